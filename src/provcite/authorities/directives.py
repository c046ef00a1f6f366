"""Numbered series of directives, studies and estimates: "… Memorandum No. 151" is NSAM 151.

Source: `data/directives.csv`, whose rows say where they are from and how sure they are.
"""

from __future__ import annotations

import functools
import re

import attrs

from provcite.authorities._tables import rows
from provcite.authorities.names import NameIndex
from provcite.errors import TextSpan

# "No. 151", "151", "59", "1-84", "11-82", "/NSC-10".
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\s*(?:No\.?|Number)?\s*(?P<number>\d{1,5}(?:[-/–]\d{1,4})*)")


@attrs.frozen
class Series:
    """A series of directives.

    Attributes:
        abbreviation: "NSAM".
        name: "National Security Action Memorandum".
        year_start: First year, or None.
        year_end: Last year, or None.
    """

    abbreviation: str
    name: str
    year_start: int | None
    year_end: int | None


@attrs.frozen
class Directive:
    """One directive named in a text.

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
        """Abbreviation and number ("NSAM 151")."""
        return f"{self.series.abbreviation} {self.number}"

    @property
    def genre(self) -> str:
        """The full name of the series, lower case, as a genre."""
        return self.series.name.casefold()


def _year(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


@functools.cache
def series() -> tuple[Series, ...]:
    """Return all series, in the table's order."""
    return tuple(
        Series(
            r["abbreviation"], r["full_name"].split(" / ")[0], _year(r["year_start"]), _year(r["year_end"])
        )
        for r in rows("directives")
    )


@functools.cache
def _index() -> NameIndex[Series]:
    by_abbreviation = [(one.abbreviation, one) for one in series()]
    return NameIndex([*((one.name, one) for one in series()), *by_abbreviation])


def in_text(text: str) -> Directive | None:
    """Return the first directive that *text* names with its number, or None."""
    if _DIGIT.search(text) is None:
        return None
    for found in _index().find_all(text):
        match = _NUMBER.match(text, found.span.end)
        if match:
            return Directive(found.value, match["number"], TextSpan(found.span.start, match.end()))
    return None
