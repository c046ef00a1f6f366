"""Dates as CSL-JSON dates and back.

CSL knows years, months and days, ranges of them, a season and one mark for "about"; what it does not know is
written as a literal. Years before 1 AD count from -1 in CSL and from 0 in EDTF.
"""

from __future__ import annotations

import re
from typing import Any

from provcite.errors import ModelError
from provcite.model import Date
from provcite.model._edtf import FIRST_SEASON, LAST_SEASON, Interval, Point

CslDate = dict[str, Any]
_INTEGER = re.compile(r"-?\d{1,18}")
# Seasons of a range stand in the month's place; citeproc-js numbers them 13–16, the schema's readers 21–24.
_SEASONS = {**{n: n for n in range(21, 25)}, **{n + 12: n + 20 for n in range(1, 5)}}


def from_date(date: Date) -> CslDate:
    """Return *date* as a CSL date.

    Source: CSL-JSON 1.0.2 schema, `date-variable`; CSL 1.0.2 §Date Variables.
    """
    parts = date.parts
    points = (parts.start, parts.end) if isinstance(parts, Interval) else (parts,)
    numbers = [_numbers(point, is_range=len(points) > 1) for point in points]
    if any(number is None for number in numbers):
        return {"literal": date.stated or date.edtf}
    result: CslDate = {"date-parts": numbers}
    if len(points) == 1 and isinstance(parts, Point) and _season(parts):
        result["season"] = _season(parts)
    if date.is_qualified:
        result["circa"] = True
    return result


def _season(point: Point) -> int:
    month = int(point.month) if point.month not in (None, "XX") else 0
    return month - FIRST_SEASON + 1 if FIRST_SEASON <= month <= LAST_SEASON else 0


def _numbers(point: Point | str | None, *, is_range: bool) -> list[int] | None:
    """Return year, month and day as far as they are given; None where CSL has no number for them."""
    if not isinstance(point, Point) or "X" in point.year or "Y" in point.year:
        return None
    year = int(point.year)
    numbers = [year if year > 0 else year - 1]
    if point.month in (None, "XX"):
        return numbers
    if not _season(point) or is_range:
        numbers.append(int(str(point.month)))
    if point.day not in (None, "XX"):
        numbers.append(int(str(point.day)))
    return numbers


def to_date(value: CslDate) -> Date | None:
    """Return the date that the CSL *value* gives, or None where it gives none that can be read.

    Raises:
        ModelError: The date parts name no date.
    """
    if value.get("date-parts"):
        return Date(_edtf(value))
    for key in ("raw", "literal"):
        text = value.get(key)
        if isinstance(text, str):
            try:
                return Date(text)
            except ModelError:
                continue
    return None


def _edtf(value: CslDate) -> str:
    rows = value["date-parts"]
    if not isinstance(rows, list) or not 1 <= len(rows) <= 2:
        raise _bad(value)
    mark = "~" if _is_true(value.get("circa")) else ""
    points = [_point(row, value) for row in rows]
    season = _integer(value.get("season"))
    if len(points) == 1 and season is not None and 1 <= season <= 4 and "-" not in points[0][1:]:
        points = [f"{points[0]}-{FIRST_SEASON + season - 1}"]
    return "/".join(point + mark for point in points)


def _point(row: Any, value: CslDate) -> str:
    if not isinstance(row, list) or not 1 <= len(row) <= 3:
        raise _bad(value)
    # Zotero pads with zeros and nulls: [1962, 5, 0].
    given = list(row)
    while len(given) > 1 and given[-1] in (0, "0", "", None):
        given.pop()
    numbers = [_integer(number) for number in given]
    year, *rest = numbers
    if not year or None in rest:
        raise _bad(value)
    year = year if year > 0 else year + 1
    if len(str(abs(year))) > 4:
        sign = "-" if year < 0 else ""
        return f"Y{sign}{abs(year)}"
    text = f"{'-' if year < 0 else ''}{abs(year):04d}"
    month = rest[0] if rest else None
    if month is not None and len(rest) == 1:
        month = _SEASONS.get(month, month)
    return "-".join([text, *(f"{number:02d}" for number in (month, *rest[1:]) if number is not None)])


def _integer(value: Any) -> int | None:
    if type(value) is int:
        return value
    if isinstance(value, str) and _INTEGER.fullmatch(value.strip()):
        return int(value)
    return None


def _is_true(value: Any) -> bool:
    return value not in (None, False, 0, "", "0", "false")


def _bad(value: CslDate) -> ModelError:
    return ModelError(f"{value!r} names no date.", where="date-parts", mend="Write [[1962, 5, 17]].")
