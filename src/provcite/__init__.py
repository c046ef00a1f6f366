"""provcite: nested archival sourcing, read, kept as a graph, proved, cited and carried without loss.

The public names, loaded when they are first used: `import provcite` costs next to nothing, and a program
that only reads BibTeX never loads a citation processor. See `docs/explanation/decisions/lazy-imports.md`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provcite import (
        authorities,
        checking,
        citing,
        csl,
        drawing,
        formats,
        model,
        notes,
        reading,
        tei,
        text,
    )
    from provcite.checking import check
    from provcite.citing import bibliography, cite
    from provcite.errors import (
        CiteError,
        Finding,
        FormatError,
        ModelError,
        ParseError,
        ProvciteError,
        ProvciteErrors,
        ProvciteWarning,
        Severity,
        Span,
        StyleError,
        TextSpan,
    )
    from provcite.formats import dumps, loads, loss
    from provcite.model import Chain, Graph
    from provcite.reading import read, read_report, write

__version__ = "0.1.0"

__all__ = [
    "Chain",
    "CiteError",
    "Finding",
    "FormatError",
    "Graph",
    "ModelError",
    "ParseError",
    "ProvciteError",
    "ProvciteErrors",
    "ProvciteWarning",
    "Severity",
    "Span",
    "StyleError",
    "TextSpan",
    "__version__",
    "authorities",
    "bibliography",
    "check",
    "checking",
    "cite",
    "citing",
    "csl",
    "drawing",
    "dumps",
    "formats",
    "loads",
    "loss",
    "model",
    "notes",
    "read",
    "read_report",
    "reading",
    "tei",
    "text",
    "write",
]

_ROOMS = {
    "provcite.checking": ("check",),
    "provcite.citing": ("bibliography", "cite"),
    "provcite.errors": (
        "CiteError",
        "Finding",
        "FormatError",
        "ModelError",
        "ParseError",
        "ProvciteError",
        "ProvciteErrors",
        "ProvciteWarning",
        "Severity",
        "Span",
        "StyleError",
        "TextSpan",
    ),
    "provcite.formats": ("dumps", "loads", "loss"),
    "provcite.model": ("Chain", "Graph"),
    "provcite.reading": ("read", "read_report", "write"),
}
_NAMES = {name: room for room, names in _ROOMS.items() for name in names}
_PACKAGES = frozenset(
    {
        "authorities",
        "checking",
        "citing",
        "csl",
        "drawing",
        "formats",
        "model",
        "notes",
        "reading",
        "tei",
        "text",
    }
)


def __getattr__(name: str) -> object:
    if name in _PACKAGES:
        return importlib.import_module(f"provcite.{name}")
    if name in _NAMES:
        value = getattr(importlib.import_module(_NAMES[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'provcite' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
