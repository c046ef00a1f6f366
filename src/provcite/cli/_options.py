"""Options as data: the parser and the shells' completion are both made from them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

import attrs

import provcite

Choices = Callable[[], tuple[str, ...]]


def none() -> tuple[str, ...]:
    """Return no choices: any value goes."""
    return ()


def one_of(*values: str) -> Choices:
    """Return the choices *values*."""
    return lambda: values


@attrs.frozen
class Option:
    """One argument of a command.

    Attributes:
        names: Its flags ("--from"), or the one name of an argument without flag ("input").
        help: What it does, without a full stop.
        metavar: What stands for its value in the help; an empty text makes an option a switch.
        choices: The values allowed, looked up when they are needed; none where any goes.
        default: Its value where it is not given.
        count: "?" or "*" or "+" for arguments without flag, as in argparse.
        is_file: Whether its value is the name of a file.
    """

    names: tuple[str, ...]
    help: str
    metavar: str = ""
    choices: Choices = none
    default: str | None = None
    count: str = ""
    is_file: bool = False

    @property
    def is_flag(self) -> bool:
        """Whether it begins with a hyphen."""
        return self.names[0].startswith("-")

    @property
    def is_switch(self) -> bool:
        """Whether it has no value."""
        return self.is_flag and not self.metavar


# What can be read besides the formats that can be written.
READ_ONLY = {
    "tei": "TEI volumes of documentary editions, such as Foreign Relations of the United States",
    "text": "pages of such editions saved as plain text",
}


def written() -> tuple[str, ...]:
    """Return the names of the formats that can be written."""
    return tuple(each.name for each in provcite.formats.names())


def readable() -> tuple[str, ...]:
    """Return the names of the formats that can be read."""
    return (*READ_ONLY, *written())


INPUT = Option(("input",), 'a file, or "-" for standard input', "FILE", is_file=True)
INPUTS = attrs.evolve(INPUT, names=("inputs",), help='files, or "-" for standard input', count="+")
TARGETS = Option(
    ("targets",), "ids of sources or notes, or their endings (d260#n2); all if none is given", "ID", count="*"
)
FROM = Option(("--from",), "format of the input; guessed if not given", "FORMAT", readable)
ENCODING = Option(("--encoding",), "encoding of text without a byte order mark", "NAME", default="utf-8")
CORRECTIONS = Option(
    ("--corrections",), "a file of readings of single notes that win over ours", "FILE", is_file=True
)
PREFER = Option(
    ("--prefer",),
    "whose word counts where several inputs contradict each other; neither's if not given",
    "WHICH",
    one_of("first", "last"),
)
OUTPUT = Option(("--output", "-o"), "write to this file instead of standard output", "FILE", is_file=True)
JSON = Option(("--json",), "print JSON, for programs")
COLOR = Option(
    ("--color",),
    "colour: auto obeys the terminal and NO_COLOR",
    "WHEN",
    one_of("auto", "always", "never"),
    "auto",
)
STYLE = Option(("--style", "-s"), "name or path of a CSL style", "STYLE")
LOCALE = Option(
    ("--locale",), "language of terms and dates, such as de-DE; the style's own if not given", "TAG"
)
MARKUP = Option(
    ("--format", "-f"), "form of the text", "FORM", one_of("text", "html", "markdown", "latex"), "text"
)


def parser(command: str, description: str, options: Sequence[Option]) -> argparse.ArgumentParser:
    """Return the parser of one command."""
    made = argparse.ArgumentParser(
        prog=f"provcite {command}", description=description, allow_abbrev=False, add_help=True
    )
    for option in options:
        _add(made, option)
    return made


def _add(made: argparse.ArgumentParser, option: Option) -> None:
    if option.is_switch:
        made.add_argument(*option.names, help=option.help, action="store_true")
        return
    choices = option.choices() or None
    if option.is_flag:
        made.add_argument(
            *option.names, help=option.help, metavar=option.metavar, choices=choices, default=option.default
        )
    elif option.count:
        made.add_argument(*option.names, help=option.help, metavar=option.metavar, nargs=option.count)
    else:
        made.add_argument(*option.names, help=option.help, metavar=option.metavar, choices=choices)
