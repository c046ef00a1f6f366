"""`provcite demo`: the memorandum that comes along, as a tree and as finished citations."""

from __future__ import annotations

import argparse
import textwrap

import provcite
from provcite.cli import _options, _sources
from provcite.cli._console import Console
from provcite.drawing import tree
from provcite.model import NoteKind

DESCRIPTION = "Read a memorandum of 1962 that comes along with provcite, and cite its sources in two styles."
OPTIONS = (_options.COLOR,)
_SEED = "frus1961-63v22-d260.xml"
_WIDTH = 110
_STYLES = ("chicago-notes-bibliography", "frus-source-note")


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; see `OPTIONS`."""
    with _sources.seed(_SEED) as stream:
        graph = provcite.read(stream, format="tei")
    width = console.width() or _WIDTH
    console.print(tree(graph.picture(), color=console.has_color(options.color), width=width))
    for style in _STYLES:
        console.print(f"\nIn the style {style}:")
        for note in graph.notes:
            if note.kind is not NoteKind.BODY:
                console.print(_note(note.number, provcite.cite(graph.chains(note.id), style=style), width))
    return 0


def _note(number: str, citation: str, width: int) -> str:
    return textwrap.fill(
        citation,
        width,
        initial_indent=f"  {number}. ",
        subsequent_indent="     ",
        break_long_words=False,
        break_on_hyphens=False,
    )
