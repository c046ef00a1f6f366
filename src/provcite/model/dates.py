"""Dates: EDTF text as the truth, how it was stated, and the logic of intervals.

A date that a note only implies (a year taken from the context, a day decoded from a file number) says so,
and from what. Comparing two dates never guesses: the answer may be that nobody can know.
"""

from __future__ import annotations

import enum

import attrs

from provcite.model import _edtf
from provcite.model.words import not_blank, tidy

# Year (astronomical), month, day.
Day = tuple[int, int, int]

# Meteorological seasons of the northern hemisphere; the third day is beyond winter's end on purpose:
# winter may mean the months before or after the turn of the year.
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (1, 12)}


class Origin(enum.Enum):
    """How a date was come by."""

    STATED = "stated"
    INFERRED = "inferred"
    DECODED = "decoded"


class Order(enum.Enum):
    """What can be said of two dates' order."""

    BEFORE = "before"
    AFTER = "after"
    SAME = "same"
    UNKNOWN = "unknown"


@attrs.frozen
class Date:
    """A date or interval.

    Attributes:
        edtf: EDTF text of level 0 or 1, such as `1962-05-17`, `1962?` or `1962-05/1962-09`.
        stated: The words in which it was stated ("May 18"), or an empty text.
        origin: Stated, inferred from a context, or decoded from a code.
        basis: From what it was inferred or decoded; empty for a stated date.

    Raises:
        ModelError: `edtf` is not EDTF of level 0 or 1.

    Source: ISO 8601-2:2019 §4 (EDTF), levels 0 and 1.
    """

    edtf: str = attrs.field(converter=tidy, validator=not_blank)
    stated: str = attrs.field(default="", converter=tidy)
    origin: Origin = Origin.STATED
    basis: str = attrs.field(default="", converter=tidy)

    @edtf.validator
    def _is_edtf(self, attribute: attrs.Attribute[str], value: str) -> None:
        _edtf.parse(value)

    @property
    def parts(self) -> _edtf.Point | _edtf.Interval:
        """The parts of the EDTF text."""
        return _edtf.parse(self.edtf)

    @property
    def not_before(self) -> Day | None:
        """The earliest day meant, or None where the start is open or unknown."""
        first, last = self._ends
        # A misprinted interval whose ends are the wrong way round still spans what lies between them.
        both = isinstance(first, _edtf.Point) and isinstance(last, _edtf.Point)
        ends = [first, last] if both else [first]
        days = [_earliest(end) for end in ends if isinstance(end, _edtf.Point)]
        return min(days, default=None)

    @property
    def not_after(self) -> Day | None:
        """The latest day meant, or None where the end is open or unknown."""
        first, last = self._ends
        both = isinstance(first, _edtf.Point) and isinstance(last, _edtf.Point)
        ends = [first, last] if both else [last]
        days = [_latest(end) for end in ends if isinstance(end, _edtf.Point)]
        return max(days, default=None)

    @property
    def _ends(self) -> tuple[_edtf.Point | str | None, _edtf.Point | str | None]:
        parts = self.parts
        return (parts.start, parts.end) if isinstance(parts, _edtf.Interval) else (parts, parts)

    @property
    def is_interval(self) -> bool:
        """Whether it is an interval of two dates."""
        return "/" in self.edtf

    @property
    def is_qualified(self) -> bool:
        """Whether any part is uncertain (`?`), approximate (`~`) or both (`%`)."""
        return any(mark in self.edtf for mark in "?~%")

    def order(self, other: Date) -> Order:
        """Say whether this date lies wholly before or after *other*.

        `SAME` means both name one and the same day; everything that overlaps or is open is `UNKNOWN`.
        """
        mine, theirs = (self.not_before, self.not_after), (other.not_before, other.not_after)
        if mine[1] is not None and theirs[0] is not None and mine[1] < theirs[0]:
            return Order.BEFORE
        if mine[0] is not None and theirs[1] is not None and mine[0] > theirs[1]:
            return Order.AFTER
        if None not in mine and mine == theirs and mine[0] == mine[1]:
            return Order.SAME
        return Order.UNKNOWN

    def __str__(self) -> str:
        """Return the words in which it was stated, or the EDTF text."""
        return self.stated or self.edtf


def _year(point: _edtf.Point, filler: str) -> int:
    text = point.year.removeprefix("Y")
    # An unspecified digit of a negative year runs the other way: -195X reaches back to -1959.
    if text.startswith("-"):
        filler = {"0": "9", "9": "0"}[filler]
    return int(text.replace("X", filler))


def _earliest(point: _edtf.Point) -> Day:
    year = _year(point, "0")
    if point.month in (None, "XX"):
        return year, 1, 1
    month = _SEASONS[point.month][0] if point.month in _SEASONS else int(str(point.month))
    day = 1 if point.day in (None, "XX") else int(str(point.day))
    return year, month, day


def _latest(point: _edtf.Point) -> Day:
    year = _year(point, "9")
    if point.month in (None, "XX"):
        return year, 12, 31
    month = _SEASONS[point.month][1] if point.month in _SEASONS else int(str(point.month))
    if point.day in (None, "XX"):
        return year, month, _edtf.days_in_month(year, month)
    return year, month, int(str(point.day))
