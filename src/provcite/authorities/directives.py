"""Numbered series of directives, studies and estimates: "… Memorandum No. 151" is NSAM 151.

Source: `data/directives.csv`, whose rows say where they are from and how sure they are.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import attrs

from provcite.authorities._tables import cells, rows
from provcite.authorities.names import NameIndex
from provcite.errors import TextSpan

_DIGIT = re.compile(r"[0-9]")
_DASH = "[-‐‑‒–—−]"
# Between name and number: "NSAM No. 151", "NSAM Nos. 151", "NSAM #151", "NSAM-151".
_BEFORE = rf"\s{{0,3}}(?:{_DASH}\s{{0,2}})?(?:(?:[Nn]os?\.?|[Nn]umbers?|#)\s{{0,3}})?"
# "02/26/1982", "6/77-4/78": a day or a span of months, no number.
_NO_DATE = r"(?![0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4})"
# "151", "1-84", "11-18-62", "14.2-63", "49A".
_NUMBER = rf"[0-9]{{1,5}}(?:\.[0-9]{{1,2}}(?={_DASH}))?(?:{_DASH}[0-9]{{1,5}}){{0,2}}"
# "5516/1", "11-3/8-82": revisions, and halves of an estimate's number.
_SLASH = rf"(?:/[0-9]{{1,4}}(?:{_DASH}[0-9]{{1,5}})?)*"
# "1290-d": one part of an action.
_LETTER = rf"(?:{_DASH}[a-z](?!\w))?"
_END = r"(?:[A-Za-z])?(?!\w)(?!/[0-9])"


@attrs.frozen
class Series:
    """A series of directives.

    Attributes:
        abbreviation: "NSAM".
        name: "National Security Action Memorandum".
        year_start: First year, or None.
        year_end: Last year, or None.
        confidence: high, medium or low.
    """

    abbreviation: str
    name: str
    year_start: int | None
    year_end: int | None
    confidence: str


@attrs.frozen
class Directive:
    """One directive that a text names.

    Attributes:
        series: Its series.
        number: Its number as written.
        span: Where it is named.
    """

    series: Series
    number: str
    span: TextSpan

    @property
    def designation(self) -> str:
        """Abbreviation and number ("NSAM 151", "PSB D-33/2")."""
        blank = "" if self.series.abbreviation.endswith("-") else " "
        return f"{self.series.abbreviation}{blank}{self.number}"

    @property
    def genre(self) -> str:
        """The full name of the series, lower case, as a genre."""
        return self.series.name.casefold()


def _year(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


@functools.cache
def series() -> tuple[Series, ...]:
    """Return all series, in the table's order.

    Source: `data/directives.csv`, whose rows say where they are from and how sure they are.
    """
    return tuple(
        Series(
            r["abbreviation"],
            r["full_name"].split(" / ")[0],
            _year(r["year_start"]),
            _year(r["year_end"]),
            r["confidence"],
        )
        for r in rows("directives")
    )


@functools.cache
def _index() -> NameIndex[Series]:
    known = tuple(zip(series(), rows("directives"), strict=True))
    names = [(one.name, one) for one in series()]
    names += [(one.abbreviation + end, one) for end in ("", "s") for one in series()]
    return NameIndex([*names, *((name, one) for one, row in known for name in cells(row["other_names"]))])


@functools.cache
def _numbers() -> dict[str, re.Pattern[str]]:
    """Return for each series, by its abbreviation, the pattern of what follows its name."""
    return {row["abbreviation"]: _number(row["joined"], cells(row["parts"])) for row in rows("directives")}


def _number(joined: str, parts: tuple[str, ...]) -> re.Pattern[str]:
    number = _NUMBER + (_SLASH if "slash" in parts else "") + (_LETTER if "letter" in parts else "")
    return re.compile(rf"(?:{joined})?{_BEFORE}(?P<number>{_NO_DATE}{number}{_END})")


def in_text(text: str) -> Directive | None:
    """Return the first directive that *text* names with its number, or None.

    Args:
        text: Any text, such as a heading: "NSAM No. 151", "PRM/NSC–10", "NSC Action No. 1290-d".

    Source: usage of FRUS; `data/directives.csv` says which series have revisions, letters or "/NSC".
    """
    return next(find_all(text), None)


def find_all(text: str) -> Iterator[Directive]:
    """Yield the directives that *text* names with their number, from left to right.

    Args:
        text: Any text; of "NSAMs 151 and 152" the first is found: the second has no name of its own.

    Source: as for `in_text`.
    """
    if _DIGIT.search(text) is None:
        return
    end = 0
    for found in _index().find_all(text):
        match = _numbers()[found.value.abbreviation].match(text, found.span.end)
        # The "NSC" of "PD/NSC-59" names no directive besides.
        if match and found.span.start >= end:
            end = match.end()
            yield Directive(found.value, match["number"], TextSpan(found.span.start, match.end()))
