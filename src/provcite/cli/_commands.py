"""The commands: a table of names, so that choosing one imports only its own module."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from types import MappingProxyType, ModuleType

SUMMARIES: Mapping[str, str] = MappingProxyType(
    {
        "read": "read sources and show what derives from what, as a tree",
        "cite": "cite a source, or all, through what was consulted",
        "bib": "print a bibliography",
        "convert": "carry sources into another format, and say what it loses",
        "check": "prove sources: references, dates, quotations, custody",
        "graph": "draw sources as SVG, Mermaid, DOT or a tree",
        "styles": "list citation styles",
        "formats": "list formats",
        "demo": "read a memorandum that comes along, and cite its sources",
        "completion": "print a script that completes commands in your shell",
    }
)


def module(command: str) -> ModuleType:
    """Return the module of *command*: it has `DESCRIPTION`, `OPTIONS` and `run(options, console)`."""
    return importlib.import_module(f"provcite.cli.{command}")
