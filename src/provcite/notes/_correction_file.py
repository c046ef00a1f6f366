"""A corrections file as tables: TOML, refused before it is parsed where no person wrote it.

The standard library's parser takes a frame of the stack for each bracket within another, and time for each
dot of a key times the dots before it. Both are counted first, in one pass over the text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import NoReturn

import attrs

from provcite.errors import ParseError, Span, printable

# Corrections of whole series of volumes are not longer, in characters.
LONGEST_FILE = 4_000_000
# Lists within tables within lists; keys within keys.
_DEEPEST = 16

_TOKEN = re.compile(
    # Strings, of several lines first; one that does not end goes on to the end of the line or text.
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|\\?\Z)'
    r"|'''(?:[^']|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*+"
    r"|[\[\]{}.,=\n]",
    re.DOTALL,
)
_HEADER = re.compile(r"\[\[[ \t]*(?:correction|\"correction\"|'correction')[ \t]*\]\]")
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


@attrs.frozen
class Tables:
    """What a corrections file holds.

    Attributes:
        top: The top-level table.
        lines: The line of each [[correction]], from 1; empty where the list is written in another way.
    """

    top: Mapping[str, object]
    lines: tuple[int, ...]


def read_tables(text: str, source: str) -> Tables:
    """Return the tables of a corrections file.

    Args:
        text: The text of the file.
        source: Its name, for messages only.

    Raises:
        ParseError: It is too long or nested too deep, or not TOML.
    """
    if len(text) > LONGEST_FILE:
        raise ParseError(
            f"The corrections are {len(text):,} characters long; no more than {LONGEST_FILE:,} are read.",
            where=printable(source),
            mend="Split them into a file for each volume.",
        )
    lines = _scan(text, source)
    try:
        return Tables(tomllib.loads(text), lines)
    except tomllib.TOMLDecodeError as error:
        _refuse(text, source, error)
    except (ValueError, RecursionError, OverflowError) as error:
        # A number of thousands of digits, or a caller's stack that is all but used up.
        raise ParseError(
            "The corrections cannot be read as TOML: a value is too large, or nested too deep.",
            where=printable(source),
            mend="Write [[correction]] entries with texts in quotation marks, and nothing else.",
        ) from error


def _refuse(text: str, source: str, error: tomllib.TOMLDecodeError) -> NoReturn:
    """Raise what the parser says as an error of ours, with the line itself."""
    what = str(error)
    place = _PLACE.search(what)
    # The parser counts lines and columns with one sign for the end of a line.
    plain = text.replace("\r\n", "\n")
    where = Span.at(plain, len(plain.rstrip()), source=source)
    if place is not None and place["line"] is not None:
        number, column = int(place["line"]), int(place["column"])
        where = Span(source, number, column, plain.split("\n")[number - 1])
    what = printable(what[: place.start()] if place is not None else what)
    at_end = place is not None and place["line"] is None
    raise ParseError(
        f"The corrections are not TOML: {what[:200]}.",
        where=where,
        mend="Close what was opened last: a bracket, a brace or a quotation mark."
        if at_end
        else "Mend this line, or the one before it; a table {…} stands on one line.",
    ) from error


def _scan(text: str, source: str) -> tuple[int, ...]:
    """Return the lines of the [[correction]] headers.

    Raises:
        ParseError: Brackets stand within brackets, or keys within keys, deeper than any correction needs.
    """
    headers: list[int] = []
    line, depth, dots = 1, 0, 0
    fresh = True  # whether only blanks were passed since the line began
    for match in _TOKEN.finditer(text):
        sign = match[0]
        if sign in ("[", "{"):
            begun = match.start()
            if fresh and not depth and _HEADER.match(text, begun) and _is_first(text, begun):
                headers.append(line)
            depth, dots = depth + 1, 0
        elif sign in ("]", "}"):
            depth, dots = max(0, depth - 1), 0
        elif sign == ".":
            dots += 1
        elif sign in (",", "=", "\n"):
            dots = 0
        if depth > _DEEPEST or dots > _DEEPEST:
            _too_deep(text, match.start(), source, "Brackets" if depth > _DEEPEST else "Keys")
        line += sign.count("\n")
        fresh = sign == "\n"
    return tuple(headers)


def _is_first(text: str, at: int) -> bool:
    """Tell whether only blanks stand before *at* in its line."""
    begin = text.rfind("\n", 0, at) + 1
    return at - begin < 80 and not text[begin:at].strip(" \t")


def _too_deep(text: str, at: int, source: str, what: str) -> NoReturn:
    raise ParseError(
        f"{what} are nested more than {_DEEPEST} deep.",
        where=Span.at(text, at, source=source),
        mend="Write [[correction]] entries; nothing in them is nested deeper than a list of tables of lists.",
    )
