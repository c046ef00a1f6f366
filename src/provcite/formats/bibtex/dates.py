"""Dates of entries: biblatex's `date`, which is EDTF, and BibTeX's `year` and `month`.

BibTeX prints what stands in the two fields: a day goes before the name of the month, "ca." before a year, a
question mark behind it; what cannot be put that way stands in `year` as EDTF.
"""

from __future__ import annotations

import re

from provcite.formats.bibtex import tex
from provcite.formats.bibtex.scanner import MONTHS
from provcite.model import Date
from provcite.model._edtf import FIRST_SEASON, Point

_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_MONTH_NAMES = tuple(MONTHS.values())
_NUMBERS = {
    **{name.casefold(): i for i, name in enumerate(_MONTH_NAMES, 1)},
    **{name[:3].casefold(): i for i, name in enumerate(_MONTH_NAMES, 1)},
    **{name.casefold(): i for i, name in enumerate(_SEASONS, FIRST_SEASON)},
    "sept": 9,
    "fall": 23,
}
_UNKNOWN = re.compile(r"^unknown(?=/)|(?<=/)unknown$")
_UNSPECIFIED = re.compile(r"(?<=\d)u+|-uu\b")
_PLAIN_YEAR = re.compile(r"-?\d{4}")
_YEAR = re.compile(r"(?P<about>(?:ca?|circa)\.?\s*)?\[?(?P<year>-?\d{4})\]?(?P<doubt>\?)?\]?")
_MONTH = re.compile(
    r"(?:(?P<day>\d{1,2})[.,\s]\s*)?(?P<name>[^\W\d_]+)\.?(?:\s+(?P<day2>\d{1,2}))?|(?P<number>\d{1,2})"
)
_MARKS = {(False, False): "", (False, True): "?", (True, False): "~", (True, True): "%"}


def to_fields(date: Date) -> dict[str, str]:
    """Return `year`, and `month` where one is known, for *date*."""
    point = date.parts
    if not isinstance(point, Point) or not _PLAIN_YEAR.fullmatch(point.year) or point.time:
        return {"year": tex.encode(date.edtf)}
    if "XX" in (point.month, point.day):
        return {"year": tex.encode(date.edtf)}
    about = "ca. " if point.mark in ("~", "%") else ""
    doubt = "?" if point.mark in ("?", "%") else ""
    fields = {"year": f"{about}{point.year}{doubt}"}
    if point.month:
        name = (*_MONTH_NAMES, *("",) * 8, *_SEASONS)[int(point.month) - 1]
        fields["month"] = f"{int(point.day)} {name}" if point.day else name
    return fields


def to_edtf(date: Date) -> str:
    """Return *date* for a field of biblatex, which begins a long year with a small y."""
    return date.edtf.replace("Y", "y")


def words(date: Date) -> str:
    """Return *date* in words for a note: "17 May 1962", or as it was stated, or as EDTF."""
    fields = to_fields(date)
    return f"{fields['month']} {fields['year']}" if "month" in fields else str(date)


def from_edtf(value: str) -> Date:
    """Return the date that a field of biblatex gives.

    Args:
        value: The field, as TeX; years of more than four digits may begin with a small y.

    Raises:
        ModelError: It is no EDTF date of level 0 or 1.
    """
    # A tilde is no tie here; pybtex's writer turns it into a command.
    text = tex.decode(value.replace("~", r"\textasciitilde{}")).replace("y", "Y").replace("–", "/")
    # Drafts of EDTF, and biblatex with them, wrote u for X, "unknown" for an unknown end, ?~ for %.
    text = _UNKNOWN.sub("", text).replace("?~", "%")
    return Date(_UNSPECIFIED.sub(lambda found: found.group().upper().replace("U", "X"), text))


def from_fields(year: str, month: str) -> Date:
    """Return the date that `year` and `month` give.

    Args:
        year: The field `year`, as TeX.
        month: The field `month`, as TeX; may be blank.

    Raises:
        ModelError: They give none.
    """
    text, month_text = tex.decode(year), tex.decode(month)
    found = _YEAR.fullmatch(text)
    if not found:
        return Date(re.sub(r"\s*[–—]\s*", "/", text))
    mark = _MARKS[bool(found["about"]), bool(found["doubt"])]
    return Date(found["year"] + _month_and_day(month_text) + mark)


def _month_and_day(text: str) -> str:
    found = _MONTH.fullmatch(text)
    if not found:
        return ""
    number = int(found["number"]) if found["number"] else _NUMBERS.get(found["name"].casefold(), 0)
    if not number:
        return ""
    day = found["day"] or found["day2"]
    return f"-{number:02d}-{int(day):02d}" if day and number <= 12 else f"-{number:02d}"
