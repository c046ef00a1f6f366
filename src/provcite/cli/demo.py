"""`provcite demo`: the memorandum that comes along, as a tree and as finished citations."""

from __future__ import annotations

import argparse

import provcite
from provcite.cli import _options, _sources
from provcite.cli._console import Console
from provcite.drawing import tree

DESCRIPTION = "Read a memorandum of 1962 that comes along with provcite, and cite its sources in two styles."
OPTIONS = (_options.COLOR,)
_SEED = "frus1961-63v22-d260.xml"
_STYLES = ("chicago-notes-bibliography", "frus-source-note")


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; see `OPTIONS`."""
    with _sources.seed(_SEED) as stream:
        graph = provcite.read(stream, format="tei")
    console.print(tree(graph.picture(), color=console.has_color(options.color)))
    for style in _STYLES:
        console.print(f"\n{style}:")
        for note in graph.notes:
            for chain in graph.chains(note.id):
                console.print(f"  n. {note.number}  {provcite.cite(chain, style=style)}")
    return 0
