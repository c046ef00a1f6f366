"""`provcite convert`: sources in another format, and what that format loses."""

from __future__ import annotations

import argparse

import provcite
from provcite import formats
from provcite.cli import _options, _sources
from provcite.cli._console import Console
from provcite.errors import FormatError, printable
from provcite.formats import Loss, Part

DESCRIPTION = (
    "Carry sources into another format; what it cannot show travels hidden, unless --no-slot is given."
)
_USAGE = 2
OPTIONS = (
    _options.INPUTS,
    _options.FROM,
    _options.ENCODING,
    _options.CORRECTIONS,
    _options.PREFER,
    _options.Option(
        ("--to",),
        "format of the output; by the ending of the output file if not given",
        "FORMAT",
        _options.written,
    ),
    _options.OUTPUT,
    _options.Option(("--no-slot",), "leave out the hidden field, and lose what only it carries"),
    _options.Option(("--loss",), "list what would be hidden or lost, and convert nothing"),
    _options.Option(("--strict",), "exit with 1 where anything is lost"),
    _options.JSON,
)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; see `OPTIONS`."""
    kind = options.to or _by_ending(options.output)
    if kind is None:
        console.say("No format was named. Name one with --to, or a file with --output.")
        return _USAGE
    sources = _sources.read(options, console)
    loss = provcite.loss(sources.graph, kind, slot=not options.no_slot)
    if options.loss:
        _list(loss, options, console)
    else:
        console.print(formats.dumps(sources.graph, kind, slot=not options.no_slot), options.output)
        if loss.lost:
            parts = "1 part" if len(loss.lost) == 1 else f"{len(loss.lost)} parts"
            console.say(f"{kind} loses {parts}; --loss lists them.")
    return _sources.tell(sources, console) or int(bool(loss.lost) and options.strict)


def _by_ending(path: str | None) -> str | None:
    try:
        return formats.guess("", path) if path else None
    except FormatError:
        return None


def _list(loss: Loss, options: argparse.Namespace, console: Console) -> None:
    if options.json:
        found = {"hidden": [_data(part) for part in loss.hidden], "lost": [_data(part) for part in loss.lost]}
        console.print_json(found, options.output)
        return
    rows = [f"hidden  {printable(str(part))}" for part in loss.hidden]
    rows += [f"lost    {printable(str(part))}" for part in loss.lost]
    console.print("\n".join(rows), options.output)


def _data(part: Part) -> dict[str, object]:
    relation = str(part.relation) if part.relation else None
    owner = {"node": part.node, "relation": relation, "note": part.note}
    return {**{key: value for key, value in owner.items() if value}, "path": part.path, "value": part.value}
