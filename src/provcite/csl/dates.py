"""Dates: reading CSL-JSON dates, and rendering them part by part, with ranges and seasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import attrs

from provcite.csl.dress import dress
from provcite.csl.ir import Date, DatePartForm
from provcite.csl.locales import Locale
from provcite.csl.marks import SUFFIX_END, SUFFIX_START, clean
from provcite.csl.numbers import ordinal

_LEVELS = ("year", "month", "day")
# Seasons come as 1 to 4, or as months 13 to 16 and, in EDTF, 21 to 24.
_SEASON_MONTHS = {month: (month - 13) % 4 + 1 for month in (13, 14, 15, 16)} | {
    month: month - 20 for month in (21, 22, 23, 24)
}

Parts: TypeAlias = tuple[int, int, int]


@attrs.frozen
class DateValue:
    """A date variable of an item.

    Attributes:
        start: Year, month and day; 0 where unknown. A month of -1 to -4 is a season.
        end: The same for the end of a range; None for a single date, (0, 0, 0) for an open range.
        literal: Text to print as it is.
        circa: Whether the date is uncertain.
    """

    start: Parts = (0, 0, 0)
    end: Parts | None = None
    literal: str = ""
    circa: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to print."""
        return not self.literal and not self.start[0]


def read_date(value: object) -> DateValue | None:
    """Return the date that a CSL-JSON value means, or None where it means none.

    Source: the CSL-JSON schema, 1.0.2.
    """
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        value = {"raw": str(value)}
    if not isinstance(value, Mapping):
        return None
    circa = bool(value.get("circa")) and value.get("circa") not in {"0", "false"}
    season = _integer(value.get("season"))
    lists = value.get("date-parts")
    ranges = [_parts(one) for one in lists[:2]] if isinstance(lists, (list, tuple)) else []
    if ranges and ranges[0] is not None and ranges[0][0]:
        start = ranges[0]
        if not start[1] and 1 <= season <= 4:
            start = (start[0], -season, 0)
        end = (ranges[1] or (0, 0, 0)) if len(ranges) > 1 else None
        return DateValue(start, None if end == start else end, "", circa)
    literal = value.get("literal") or value.get("raw")
    if isinstance(literal, (str, int)) and str(literal).strip():
        text = clean(str(literal))
        parsed = _parse_raw(text) if value.get("raw") and not value.get("literal") else None
        return parsed or DateValue(literal=text, circa=circa)
    if isinstance(value.get("season"), str) and value["season"].strip() and not season:
        return DateValue(literal=clean(value["season"]), circa=circa)
    return None


def _integer(value: object) -> int:
    """Return a whole number of at most nine digits, 0 for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value if abs(value) < 10**9 else 0
    if isinstance(value, str) and len(value) <= 10:
        text = value.strip()
        digits = text.removeprefix("-")
        return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else 0
    return 0


def _parts(one: object) -> Parts | None:
    if not isinstance(one, (list, tuple)):
        return None
    numbers = [_integer(part) for part in one[:3]]
    year, month, day = (*numbers, 0, 0, 0)[:3]
    month = -_SEASON_MONTHS[month] if month in _SEASON_MONTHS else month if 1 <= month <= 12 else 0
    return (year, month, day if month > 0 and 1 <= day <= 31 else 0)


def _parse_raw(text: str) -> DateValue | None:
    """Return an ISO 8601 date or range of dates, None for anything else."""
    ends = [_iso(piece) for piece in text.split("/")]
    if not 1 <= len(ends) <= 2 or ends[0] is None or (len(ends) == 2 and ends[1] is None):
        return None
    return DateValue(ends[0], ends[1] if len(ends) == 2 else None)


def _iso(piece: str) -> Parts | None:
    bits = piece.strip().split("-")
    if (
        not 1 <= len(bits) <= 3
        or not all(bit.isascii() and bit.isdigit() for bit in bits)
        or len(bits[0]) != 4
    ):
        return None
    return _parts(bits)


def render_date(date: DateValue, node: Date, locale: Locale, suffix: str) -> str:
    """Return *date* as *node* prints it, without the node's own dress.

    Args:
        date: What to print; not a literal one.
        node: The parts, in order.
        locale: The language of months and ordinals.
        suffix: The year-suffix to print after the year, or nothing.

    Source: CSL 1.0.2 §Date, §Date Ranges.
    """
    parts = node.parts
    if date.end is None:
        return node.delimiter.join(_run(date.start, parts, locale, suffix))
    if date.end == (0, 0, 0):
        shown = _run(date.start, parts, locale, suffix)
        delimiter = next((part.range_delimiter for part in parts if part.name == "year"), "–")
        return node.delimiter.join(shown) + delimiter if shown else ""
    return _range(date.start, date.end, node, locale, suffix)


def _range(start: Parts, end: Parts, node: Date, locale: Locale, suffix: str) -> str:
    parts = node.parts
    names = [part.name for part in parts]
    level = next(
        (index for index, name in enumerate(_LEVELS) if name in names and start[index] != end[index]), None
    )
    if level is None:
        return node.delimiter.join(_run(start, parts, locale, suffix))
    inner = [i for i, name in enumerate(names) if _LEVELS.index(name) >= level]
    first, last = min(inner), max(inner) + 1
    if level == 0:
        first, last = 0, len(parts)
    delimiter = parts[names.index(_LEVELS[level])].range_delimiter
    # Two years of one era say so once, at the end.
    is_one_era = level == 0 and _era(start[0], locale) == _era(end[0], locale)
    left = _run(start, _joint(parts[first:last], last_of=start), locale, suffix, with_era=not is_one_era)
    right = _run(end, _joint(parts[first:last], first_of=end), locale, suffix if level == 0 else "")
    before = _run(start, parts[:first], locale, suffix)
    after = _run(start, parts[last:], locale, suffix)
    middle = node.delimiter.join(left) + delimiter + node.delimiter.join(right)
    return node.delimiter.join([*before, middle, *after])


def _joint(
    parts: Sequence[DatePartForm], *, last_of: Parts | None = None, first_of: Parts | None = None
) -> tuple[DatePartForm, ...]:
    """Return *parts* without the affix that meets the range delimiter."""
    shown = [
        i for i, part in enumerate(parts) if (last_of or first_of or (0, 0, 0))[_LEVELS.index(part.name)]
    ]
    if not shown:
        return tuple(parts)
    out = list(parts)
    at = shown[-1] if last_of else shown[0]
    look = out[at].look
    bare = attrs.evolve(look, suffix="") if last_of else attrs.evolve(look, prefix="")
    out[at] = attrs.evolve(out[at], look=bare)
    return tuple(out)


def _run(
    date: Parts, parts: Sequence[DatePartForm], locale: Locale, suffix: str, *, with_era: bool = True
) -> list[str]:
    """Return the parts of one date that have a value, dressed."""
    out = []
    for part in parts:
        text = _part(date, part, locale, with_era=with_era)
        if text:
            if part.name == "year" and suffix:
                text += f"{SUFFIX_START}{suffix}{SUFFIX_END}"
            out.append(_dressed(text, part))
    return out


def _dressed(text: str, part: DatePartForm) -> str:
    return dress(text, part.look)


def _part(date: Parts, part: DatePartForm, locale: Locale, *, with_era: bool = True) -> str:
    year, month, day = date
    match part.name:
        case "year":
            return _year(year, part.form) + (_era(year, locale) if with_era else "")
        case "month":
            return _month(month, part.form, locale)
        case _:
            return _day(day, month, part.form, locale)


def _year(year: int, form: str) -> str:
    if not year:
        return ""
    return f"{year % 100:02}" if form == "short" and year >= 1000 else str(abs(year))


def _era(year: int, locale: Locale) -> str:
    """Return what tells years before our era, and before 1000, from others (CSL 1.0.2 §Date)."""
    if year < 0:
        return locale.word("bc")
    return locale.word("ad") if 0 < year < 1000 else ""


def _month(month: int, form: str, locale: Locale) -> str:
    if not month:
        return ""
    if month < 0:
        return clean(locale.word(f"season-{-month:02}"))
    match form:
        case "numeric":
            return str(month)
        case "numeric-leading-zeros":
            return f"{month:02}"
        case _:
            return clean(locale.word(f"month-{month:02}", form))


def _day(day: int, month: int, form: str, locale: Locale) -> str:
    if not day:
        return ""
    if form == "numeric-leading-zeros":
        return f"{day:02}"
    if form == "ordinal" and (day == 1 or not locale.limit_day_ordinals):
        term = locale.term(f"month-{month:02}")
        return ordinal(day, locale, term.gender if term else "")
    return str(day)


def sort_text(date: DateValue, names: Sequence[str] = _LEVELS) -> str:
    """Return a text that sorts as *date* does: the parts in *names*, start and end; negative years first."""
    if date.literal or not date.start[0]:
        return date.literal
    text = _sort_parts(date.start, names)
    return text + _sort_parts(date.end, names) if date.end else text


def _sort_parts(parts: Parts, names: Sequence[str]) -> str:
    year, month, day = parts
    era = "1" if year >= 0 else "0"
    digits = f"{year if year >= 0 else 10**9 + year:010}" if "year" in names else ""
    return (
        era
        + digits
        + (f"{max(month, 0):02}" if "month" in names else "")
        + (f"{day:02}" if "day" in names else "")
    )
