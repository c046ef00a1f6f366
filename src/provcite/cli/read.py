"""`provcite read`: what sources say of each other, as a tree or as JSON."""

from __future__ import annotations

import argparse

import provcite
from provcite.cli import _options, _sources
from provcite.cli._console import Console
from provcite.cli._explanations import format_notes, notes_data
from provcite.drawing import tree
from provcite.reading import explain_notes

DESCRIPTION = "Read sources and show as a tree what derives from what, and where it is kept."
OPTIONS = (
    _options.INPUTS,
    _options.FROM,
    _options.ENCODING,
    _options.CORRECTIONS,
    _options.PREFER,
    _options.Option(
        ("--explain",), "show each note, its parts and the rules that read them, and what they became"
    ),
    _options.JSON,
    _options.COLOR,
    _options.OUTPUT,
)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; see `OPTIONS`."""
    sources = _sources.read(options, console)
    if options.explain:
        explained = explain_notes(sources.graph, corrections=options.corrections)
        if options.json:
            console.print_json(notes_data(explained), options.output)
        else:
            console.print(format_notes(explained), options.output)
    elif options.json:
        console.print(provcite.dumps(sources.graph, "json"), options.output)
    else:
        color, width = console.has_color(options.color, options.output), console.width(options.output)
        console.print(tree(sources.graph.picture(), color=color, width=width), options.output)
    return _sources.tell(sources, console)
