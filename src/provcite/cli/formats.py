"""`provcite formats`: what can be read and written."""

from __future__ import annotations

import argparse

import provcite
from provcite.cli import _options
from provcite.cli._console import Console

DESCRIPTION = "List the formats that can be read and written."
OPTIONS = (_options.JSON,)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; see `OPTIONS`."""
    rows: list[tuple[str, str, str, tuple[str, ...]]] = [
        (name, "read", about, ()) for name, about in _options.READ_ONLY.items()
    ]
    rows += [(each.name, "read, write", each.description, each.suffixes) for each in provcite.formats.names()]
    if options.json:
        console.print_json(
            [
                {"name": name, "modes": modes.split(", "), "description": about, "suffixes": list(suffixes)}
                for name, modes, about, suffixes in rows
            ]
        )
    else:
        console.print("\n".join(f"{name:<10} {modes:<12} {about}" for name, modes, about, _ in rows))
    return 0
