"""The day that a file number of the Department of State names, as a hint.

From 1945 to January 1963 the part after the stroke is month, day and year of the paper as filed:
`611.94/5-362` is 3 May 1962. Earlier it is a serial number and names no day.

Source: National Archives, Central Decimal File; `authorities.decimal` gives the whole number's meaning.
"""

from __future__ import annotations

import datetime
import re

_SLASH_DATE = re.compile(r"/(?P<month>1[0-2]|[1-9])[-–](?P<day>[12]\d|3[01]|[1-9])(?P<year>\d\d)")
_FIRST_YEAR, _LAST_YEAR = 45, 63


def filing_date(identifier: str) -> datetime.date | None:
    """Return the day that *identifier* names, or None where it names none."""
    match = _SLASH_DATE.search(identifier)
    if not match or match.end() != len(identifier.rstrip()):
        return None
    year = int(match["year"])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return datetime.date(1900 + year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
