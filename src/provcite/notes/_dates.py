"""Dates as notes write them: "May 3", "December 24, 1961", "July 9–12", "[no date]", "3 May 1962".

Only their words and places are found here; nothing is completed or decoded.
"""

from __future__ import annotations

import re

from provcite.notes._location import part
from provcite.notes.values import Part

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
DATE = (
    rf"(?:{MONTH}(?:\s\[[^\]]{{1,30}}\],?)?\s{_DAY}(?:\s?[–-]\s?(?:{MONTH}\s)?{_DAY})?(?:(?:,|,? "
    rf"and)\s{_DAY}(?!\s?{MONTH}))*"
    rf"(?:,\s\d{{4}}\b)?|{_DAY}\s{MONTH}(?:,?\s\d{{4}}\b)?|{MONTH},?\s\d{{4}}\b)"
)
_DATES = re.compile(rf"(?=[JFMASOND\d\[])(?:(?<![\w–-]){DATE}|\[no date[^\]]{{0,60}}\])")
DATE_AT = re.compile(DATE)
_END = re.compile(rf"(?:{DATE}|\b\d{{4}}|\]|\bpp?\.\s[A-Za-z]{{0,2}}[–-]?\d+(?:[–-]\d+)?)[,”)]*\s*$")


def find_dates(text: str, start: int, end: int) -> tuple[Part, ...]:
    """Return the dates that stand between two offsets, in order; "[no date]" alone is none."""
    out: list[Part] = []
    for match in _DATES.finditer(text, start, end):
        if match[0][0] != "[":
            out.append(part(text, match.start(), match.end(), "date"))
            continue
        inner = DATE_AT.search(text, match.start(), match.end())
        if inner is not None:
            out.append(part(text, inner.start(), inner.end(), "date-in-bracket"))
    return tuple(out)


def ends_with_date(text: str, start: int, end: int) -> bool:
    """Tell whether the words between end in a date, a year or a bracketed remark."""
    return _END.search(text, max(start, end - 60), end) is not None
