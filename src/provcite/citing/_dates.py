"""Dates as citations print them, in a language and a named format."""

from __future__ import annotations

from provcite.citing.languages import Language
from provcite.model import Date
from provcite.model._edtf import Interval, Point

_FIRST_SEASON = 21


def written(date: Date, language: Language, format_name: str = "long") -> str:
    """Return *date* in words.

    Args:
        date: The date; its words as stated play no part here.
        language: Names of months, formats, words for about and doubtful.
        format_name: A format of the language ("long", "short", "numeric", "year" …).

    A time of day is left out. An unspecified day or month (`XX`) counts as not given.
    """
    parts = date.parts
    if isinstance(parts, Interval):
        return _interval(parts, language, format_name)
    return _qualified(parts, _point(parts, language, format_name), language)


def _interval(interval: Interval, language: Language, format_name: str) -> str:
    start, end = interval.start, interval.end
    first = _point(start, language, format_name) if isinstance(start, Point) else ""
    last = _point(end, language, format_name) if isinstance(end, Point) else ""
    if first and not last:
        return language.open_end.replace("{date}", first)
    if isinstance(start, Point) and isinstance(end, Point) and format_name != "numeric":
        first = _shorter_start(start, end, first, language)
    return f"{first}–{last}" if first else f"–{last}"


def _shorter_start(start: Point, end: Point, first: str, language: Language) -> str:
    """Return the start without the year that the end repeats ("May–September 1962")."""
    same_year = start.year == end.year and start.month and start.month.isdigit()
    if same_year and not start.day and not end.day and int(start.month or 0) <= 12:
        return _month(start, language, short=False)
    return first


def _qualified(point: Point, words: str, language: Language) -> str:
    if point.mark in {"~", "%"}:
        words = language.approximate.replace("{date}", words)
    if point.mark in {"?", "%"}:
        words = language.uncertain.replace("{date}", words)
    return words


def _year(point: Point, language: Language) -> str:
    year = point.year.removeprefix("Y")
    if year.startswith("-"):
        return language.before_era.replace("{year}", year.lstrip("-0") or "0")
    if year.endswith("X") and set(year.lstrip("0123456789")) == {"X"}:
        # 196X is the decade; 19XX the century, for which a range says it without a word.
        return f"{year.replace('X', '0')}s" if year.count("X") == 1 else year.replace("X", "–")
    return year.lstrip("0") or "0"


def _point(point: Point, language: Language, format_name: str) -> str:
    formats = language.dates.get(format_name) or language.dates["long"]
    month = point.month if point.month and point.month.isdigit() else None
    day = point.day if month and point.day and point.day.isdigit() else None
    template = formats[0] if day else formats[1] if month else formats[2]
    year = _year(point, language)
    values = {
        "{year}": year,
        "{yy}": year[-2:],
        "{month}": _month(point, language, short=False) if month else "",
        "{abc}": _month(point, language, short=False)[:3] if month else "",
        "{mon}": _month(point, language, short=True) if month else "",
        "{m}": _number(month, language) if month else "",
        "{day}": str(int(day)) if day else "",
        "{d}": str(int(day)) if day else "",
    }
    for token, value in values.items():
        template = template.replace(token, value)
    return template


def _number(month: str, language: Language) -> str:
    """Return a month's number; a season has none, so its name stands in."""
    return str(int(month)) if int(month) < _FIRST_SEASON else language.seasons[int(month) - _FIRST_SEASON]


def _month(point: Point, language: Language, *, short: bool) -> str:
    number = int(point.month or 1)
    if number >= _FIRST_SEASON:
        return language.seasons[number - _FIRST_SEASON]
    return (language.short_months if short else language.months)[number - 1]
