"""The grammar of EDTF levels 0 and 1: text to parts, nothing about meaning.

Source: ISO 8601-2:2019 §4 as summarised in the Library of Congress's EDTF specification, levels 0 and 1.
"""

from __future__ import annotations

import functools
import re

import attrs

from provcite.errors import ModelError, shorten

# R9 of the reliability notes: a year of more digits means nothing and costs time.
YEAR_DIGITS = 18
LENGTH = 120

_DATE = re.compile(
    r"""(?:
        (?P<long>Y-?[1-9]\d{4,})
        | (?P<year>-?(?:\d{4}|\d{3}X|\d{2}XX))
          (?: -(?P<month>\d{2}|XX)
              (?: -(?P<day>\d{2}|XX)
                  (?: T(?P<time>\d{2}:\d{2}:\d{2})(?P<zone>Z|[+-]\d{2}(?::\d{2})?)? )?
              )?
          )?
      )(?P<mark>[?~%])?""",
    re.VERBOSE | re.ASCII,
)
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FIRST_SEASON, LAST_SEASON = 21, 24


@attrs.frozen
class Point:
    """One date of EDTF level 0 or 1.

    Attributes:
        year: The year as written, `196X` and `Y17000` included, without the sign's meaning worked out.
        month: `01`–`12`, `21`–`24` for a season, `XX` for unspecified, or None.
        day: `01`–`31`, `XX`, or None.
        time: `hh:mm:ss` with its zone, or None.
        mark: `?` uncertain, `~` approximate, `%` both, or an empty text.
    """

    year: str
    month: str | None = None
    day: str | None = None
    time: str | None = None
    mark: str = ""


@attrs.frozen
class Interval:
    """Two ends of an interval; None is unknown (blank), `..` open."""

    start: Point | str | None
    end: Point | str | None


# A volume names the same few hundred days, and each is asked for again when dates are compared.
@functools.lru_cache(maxsize=4096)
def parse(text: str) -> Point | Interval:
    """Return the parts of the EDTF *text*.

    Raises:
        ModelError: *text* is not EDTF of level 0 or 1.
    """
    if len(text) > LENGTH:
        raise _refused(text, "is too long")
    if "/" not in text:
        return _point(text, text)
    start, _, end = text.partition("/")
    interval = Interval(_end(start, text), _end(end, text))
    if not isinstance(interval.start, Point) and not isinstance(interval.end, Point):
        raise _refused(text, "has no date at either end")
    return interval


def _end(part: str, whole: str) -> Point | str | None:
    if part == "":
        return None
    return part if part == ".." else _point(part, whole)


def _point(part: str, whole: str) -> Point:
    match = _DATE.fullmatch(part)
    if not match:
        raise _refused(whole, f"has {shorten(part)!r} where a date should stand")
    year = match["long"] or match["year"]
    if len(year) > YEAR_DIGITS + 2:
        raise _refused(whole, f"has a year of more than {YEAR_DIGITS} digits")
    if match["long"] is None and match["year"] == "-0000":
        raise _refused(whole, "has the year -0000, which does not exist")
    month, day, time = match["month"], match["day"], match["time"]
    _check_month(month, day, whole)
    if "X" in year and (month or "XX") != "XX":
        raise _refused(whole, "has a month although its year is not fully given")
    _check_day(year, month, day, whole)
    if time:
        _check_time(time, match["zone"], month, day, whole)
        if match["mark"]:
            raise _refused(whole, "qualifies a date with a time of day")
    zone = match["zone"] or ""
    return Point(year, month, day, time + zone if time else None, match["mark"] or "")


def _check_month(month: str | None, day: str | None, whole: str) -> None:
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise _refused(whole, "has a day although its month is not given")
        return
    season = FIRST_SEASON <= int(month) <= LAST_SEASON
    if not 1 <= int(month) <= len(_MONTH_DAYS) and not season:
        raise _refused(whole, f"has no month {month}")
    if season and day:
        raise _refused(whole, "has a day in a season")


def _check_day(year: str, month: str | None, day: str | None, whole: str) -> None:
    if day is None or day == "XX" or month is None:
        return
    if not 1 <= int(day) <= days_in_month(int(year), int(month)):
        raise _refused(whole, f"has no day {day} in that month")


def _check_time(time: str, zone: str | None, month: str | None, day: str | None, whole: str) -> None:
    if "XX" in (month, day):
        raise _refused(whole, "has a time of day although its day is not given")
    hours, minutes, seconds = (int(part) for part in time.split(":"))
    if (hours, minutes, seconds) != (24, 0, 0) and (hours > 23 or minutes > 59 or seconds > 59):
        raise _refused(whole, f"has no time {time}")
    if zone and zone != "Z":
        shift = [int(part) for part in zone[1:].split(":")]
        if shift[0] > 14 or (len(shift) > 1 and shift[1] > 59):
            raise _refused(whole, f"has no time zone {zone}")


def days_in_month(year: int, month: int) -> int:
    """Return the days of *month* (1–12) in the proleptic Gregorian *year* (astronomical: 0 is 1 BC)."""
    if month == 2 and (year % 4 or (year % 100 == 0 and year % 400)):
        return 28
    return _MONTH_DAYS[month - 1]


def _refused(text: str, why: str) -> ModelError:
    return ModelError(
        f"{shorten(text)!r} is no EDTF date of level 0 or 1: it {why}.",
        where="edtf",
        mend='Write "1962-05-17", "1962-05", "1962", "1962?", "196X" or "1962-05/1962-09".',
    )
