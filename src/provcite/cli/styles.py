"""`provcite styles`: the styles that can be named."""

from __future__ import annotations

import argparse

from provcite.citing import style_names
from provcite.cli import _options
from provcite.cli._console import Console

DESCRIPTION = "List citation styles by name, or those whose names hold all of some words."
OPTIONS = (
    _options.Option(("words",), "words to look for in the names", "WORD", count="*"),
    _options.JSON,
)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; see `OPTIONS`."""
    words = [word.casefold() for word in options.words]
    names = [name for name in style_names() if all(word in name.casefold() for word in words)]
    if options.json:
        console.print_json(names)
    else:
        console.print("\n".join(names))
    if not names:
        console.say("no style has that name.")
    return int(not names)
