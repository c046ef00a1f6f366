"""`provcite graph`: a drawing of sources, without any other program."""

from __future__ import annotations

import argparse
import pathlib
from collections.abc import Callable

from provcite import drawing
from provcite.cli import _options, _sources
from provcite.cli._console import Console

DESCRIPTION = "Draw sources, or the chain to one of them, as SVG, Mermaid text, DOT text or a tree."
_WRITERS: dict[str, Callable[[drawing.Picture], str]] = {
    "tree": drawing.tree,
    "svg": drawing.svg,
    "mermaid": drawing.mermaid,
    "dot": drawing.dot,
}
_SUFFIXES = {".svg": "svg", ".mmd": "mermaid", ".mermaid": "mermaid", ".dot": "dot", ".gv": "dot"}
OPTIONS = (
    _options.INPUTS,
    _options.FROM,
    _options.ENCODING,
    _options.CORRECTIONS,
    _options.PREFER,
    _options.Option(
        ("--format", "-f"),
        "form of the drawing; by the ending of the output file if not given, else a tree",
        "FORM",
        _options.one_of(*_WRITERS),
    ),
    _options.Option(("--chain",), "draw only the chain to this source or note (d260#n2)", "ID"),
    _options.OUTPUT,
)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; see `OPTIONS`."""
    sources = _sources.read(options, console)
    picture = sources.graph.picture()
    if options.chain:
        picture = sources.graph.chain(_sources.resolve(sources.graph, options.chain)).picture()
    suffix = pathlib.PurePath(options.output or "").suffix.lower()
    console.print(_WRITERS[options.format or _SUFFIXES.get(suffix, "tree")](picture), options.output)
    return _sources.tell(sources, console)
