"""Dates as prose writes them: words to EDTF, and what a missing year can be taken from.

English in all its orders, and a day with its month in the languages of the traditions. Nothing is guessed: a
day without a year stays one, until a context gives the year, and then says so.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from provcite.authorities import traditions
from provcite.errors import ModelError
from provcite.model import Date, Origin

_MONTHS: Mapping[str, int] = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                ("january", "jan"),
                ("february", "feb"),
                ("march", "mar"),
                ("april", "apr"),
                ("may",),
                ("june", "jun"),
                ("july", "jul"),
                ("august", "aug"),
                ("september", "sept", "sep"),
                ("october", "oct"),
                ("november", "nov"),
                ("december", "dec"),
            ),
            start=1,
        )
        for name in names
    }
)
_MONTH = "(?P<{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DASH = r"\s?[-–—]\s?"
_YEAR = r"(?P<{0}>1[5-9]\d\d|20\d\d)"
_ANY_MONTH = re.compile("|".join(_MONTHS), re.IGNORECASE)
# American order, then the day-first order of older and British print, then month and year, then figures.
# With each what it cannot do without, so that a text without it need not be searched.
_FORMS = tuple(
    (
        re.compile(rf"(?<!\w){form}(?!\w)", re.IGNORECASE),
        "month" if "<month>" in form else ("/" if "month_no" in form else ""),
    )
    for form in (
        rf"{_MONTH.format('month')}\s(?P<day>\d\d?)(?:,?\s{_YEAR.format('year')})?"
        rf"{_DASH}{_MONTH.format('month2')}\s(?P<day2>\d\d?)(?:,?\s{_YEAR.format('year2')})?",
        rf"{_MONTH.format('month')}\s(?P<day>\d\d?){_DASH}(?P<day2>\d\d?)(?:,?\s{_YEAR.format('year')})?",
        rf"{_MONTH.format('month')}\s(?P<day>\d\d?)(?:,?\s{_YEAR.format('year')})?",
        rf"(?P<day>\d\d?)(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH.format('month')}(?:,?\s{_YEAR.format('year')})?",
        rf"{_MONTH.format('month')}(?:,?\s{_YEAR.format('year')})?"
        rf"{_DASH}{_MONTH.format('month2')},?\s{_YEAR.format('year2')}",
        rf"{_MONTH.format('month')},?\s{_YEAR.format('year')}",
        r"(?P<month_no>\d\d?)/(?P<day>\d\d?)/(?P<short_year>\d\d)"
        rf"{_DASH}(?P<month_no2>\d\d?)/(?P<day2>\d\d?)/(?P<short_year2>\d\d)",
        r"(?P<month_no>\d\d?)/(?P<day>\d\d?)/(?P<short_year>\d\d)",
        _YEAR.format("year") + _DASH + _YEAR.format("year2"),
        _YEAR.format("year"),
    )
)


@attrs.frozen
class DateWords:
    """A date in prose, taken apart; what is not said is None.

    Attributes:
        text: The words.
        start: Offset of the words.
        year: Four figures.
        month: 1–12.
        day: 1–31.
        until: Year, month and day of the end of a range, or None.
    """

    text: str
    start: int
    year: int | None
    month: int | None
    day: int | None
    until: tuple[int | None, int | None, int | None] | None = None

    @property
    def years(self) -> frozenset[int]:
        """The years that the words name."""
        ends = (self.year, self.until[0] if self.until else None)
        return frozenset(year for year in ends if year is not None)

    def edtf(self, year: int | None = None) -> str | None:
        """Return EDTF text, or None where the words do not say enough.

        Args:
            year: The year to take where the words give none.
        """
        start = _edtf(self.year or (self.until[0] if self.until else None) or year, self.month, self.day)
        if start is None or self.until is None:
            return start
        end = _edtf(self.until[0] or self.year or year, self.until[1] or self.month, self.until[2])
        return None if end is None else f"{start}/{end}"


def _edtf(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is None:
        return None
    parts = [f"{year:04d}"]
    if month is not None:
        parts.append(f"{month:02d}")
        if day is not None:
            parts.append(f"{day:02d}")
    return "-".join(parts)


# Notes of a volume name the same few hundred days again and again.
@functools.lru_cache(maxsize=4096)
def find(text: str) -> DateWords | None:
    """Return the first date in *text*, the longest reading of it, or None."""
    best: re.Match[str] | None = None
    has_month, has_stroke = _ANY_MONTH.search(text) is not None, "/" in text
    for form, needs in _FORMS:
        if (needs == "month" and not has_month) or (needs == "/" and not has_stroke):
            continue
        match = form.search(text)
        if match and (best is None or (match.start(), -match.end()) < (best.start(), -best.end())):
            best = match
    foreign = _foreign().search(text) if any(c.isdigit() for c in text) else None
    # "3. August" without a year may be a note's number and a sentence.
    if foreign is not None and not foreign["year"] and foreign["month"].casefold() in _MONTHS:
        foreign = None
    if foreign and (best is None or (foreign.start(), -foreign.end()) < (best.start(), -best.end())):
        best = foreign
    return None if best is None else _words(best)


@functools.cache
def _foreign() -> re.Pattern[str]:
    """Return the form of dates in other languages: "3. Mai 1962", "17 de septiembre de 1765", "1er mars"."""
    names = "|".join(sorted(map(re.escape, traditions.months()), key=lambda name: (-len(name), name)))
    form = (
        rf"(?P<day>\d\d?)(?:\.|er|º|°)?\s(?:de\s)?(?P<month>{names})\.?"
        rf"(?:,?\s(?:de\s|del\s)?{_YEAR.format('year')})?"
    )
    return re.compile(rf"(?<!\w){form}(?!\w)", re.IGNORECASE)


def _words(match: re.Match[str]) -> DateWords:
    found = match.groupdict()

    def number(name: str) -> int | None:
        return int(found[name]) if found.get(name) else None

    def month(name: str) -> int | None:
        if not found.get(name):
            return None
        word = found[name].casefold()
        return _MONTHS.get(word) or traditions.months()[word]

    def full_year(name: str) -> int | None:
        short = number(f"short_{name}")
        return number(name) if short is None else 1900 + short

    until = (full_year("year2"), month("month2") or number("month_no2"), number("day2"))
    return DateWords(
        text=match[0],
        start=match.start(),
        year=full_year("year"),
        month=month("month") or number("month_no"),
        day=number("day"),
        until=until if any(until) else None,
    )


def to_date(words: DateWords, *, year: int | None = None, basis: str = "") -> Date | None:
    """Return *words* as a date, or None where they are no date.

    Args:
        words: The date in prose.
        year: A year to infer where the words have none.
        basis: From what that year is taken.
    """
    missing = not words.years
    edtf = words.edtf(year if missing else None)
    if edtf is None:
        return None
    origin = Origin.INFERRED if missing else Origin.STATED
    try:
        return Date(edtf, stated=words.text, origin=origin, basis=basis if missing else "")
    except ModelError:
        # "April 31" is a misprint: it stays in the words, and is no date.
        return None
