"""The papers of the decimal file: what stands after the slash, a date, a serial number, or neither.

A paper has a serial number until about 1940 and a date from then on. What has the form of a date but cannot
be one is a range of papers or a misprint: it is kept as words and proves nothing.
"""

from __future__ import annotations

import datetime
import enum
import re

import attrs

from provcite.authorities import _spelling

# Items with a date begin and end with these years; serial numbers alone were used before the first.
_FIRST_YEAR, _LAST_YEAR = 1940, 1963
# From this year on no paper had a serial number.
_SERIALS_ENDED = 1950

_DATE = re.compile(r"(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?P<year>[0-9]{2})[A-Za-z]?")
_SERIAL = re.compile(
    r"(?P<serial>[0-9]{1,6})(?:\s?-?(?P<fraction>[½¼¾⅓⅔]))?(?P<letter>[A-Za-z])?"
    r"(?:-(?:(?P<last>[0-9]{1,6})(?P<tail>[½¼¾⅓⅔]?[a-z]?)|(?P<run>[a-z])))?"
)
_WORDS = re.compile(r"[^\W\d_]{2}")
_SEVERAL = re.compile(r"(?<![0-9])[0-9]{1,2}-[0-9]{3,4}(?![0-9])")


class ItemKind(enum.Enum):
    """What the part of a decimal number after the slash is."""

    DATE = "date"
    SERIAL = "serial"
    # A date or a range that cannot be meant as printed: `0-362`, `3-1-959`.
    UNSURE = "range or misprint"
    # Words ("Orig."), or the dash of a paper without a number.
    WORDS = "words"


@attrs.frozen
class DateHint:
    """The date that an item number gives: when the paper was filed, usually its own date.

    Attributes:
        year: Year, 1940-1963.
        month: Month.
        day: Day.
        is_calendar_date: The calendar has that day; else it is a misprint.
    """

    year: int
    month: int
    day: int
    is_calendar_date: bool = True

    def __str__(self) -> str:
        """Return the date as `YYYY-MM-DD`."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


@attrs.frozen
class Item:
    """An item, read.

    Attributes:
        kind: What it is.
        date: Its date, for a date only.
        serial: Its serial number, for a serial number or a range of them only.
    """

    kind: ItemKind
    date: DateHint | None = None
    serial: str | None = None


def read_item(words: str, *, year: int | None) -> Item:
    """Return what the item *words* is.

    Args:
        words: The item as written, with hyphens for dashes; what a colon adds is the form of the document
            ("4351: Telegram").
        year: Year of the paper, if known; it tells a range of papers from a misprinted date.

    Source: NARA, filing manuals of 1910-63 (`data/decimal-classes.csv`, rows "year plausibility", "/n" and
    "/m-ddyy"): an item with the form of a date but no day of 1940-63 is a range or a misprint, not a date.
    """
    words = words.partition(":")[0].strip(" .,;")
    bare = words.replace(" ", "")
    date = _date(bare)
    if date is not None:
        return Item(ItemKind.DATE, date=date)
    serial = _serial(words, has_date_form=_DATE.fullmatch(bare) is not None, year=year)
    if serial is not None:
        return Item(ItemKind.SERIAL, serial=serial)
    has_figures = any(letter in "0123456789" for letter in words)
    return Item(ItemKind.UNSURE if has_figures and not _WORDS.search(words) else ItemKind.WORDS)


def names_several(text: str) -> bool:
    """Tell whether *text* holds the dates of two papers ("5-362 and 5-462"): two numbers, not one.

    Args:
        text: The text, whatever its dashes.
    """
    return len(_SEVERAL.findall(_spelling.with_hyphens(text))) > 1


def _date(item: str) -> DateHint | None:
    """Return the date of an item; the last two digits are the year, those before it the day."""
    match = _DATE.fullmatch(item)
    if match is None:
        return None
    year, month, day = 1900 + int(match["year"]), int(match["month"]), int(match["day"])
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    try:
        datetime.date(year, month, day)
    except ValueError:
        return DateHint(year, month, day, is_calendar_date=False)
    return DateHint(year, month, day)


def _serial(item: str, *, has_date_form: bool, year: int | None) -> str | None:
    match = _SERIAL.fullmatch(item)
    # No paper had the number 0, and none was numbered with zeros before.
    if match is None or match["serial"].startswith("0"):
        return None
    whole = match["serial"] + (match["fraction"] or "") + (match["letter"] or "")
    last = match["last"]
    if last is None:
        return f"{whole}-{match['run']}" if match["run"] else whole
    # Of "5-375" the year alone tells whether it is a range of papers or a misprinted date.
    if year is not None and year >= _SERIALS_ENDED:
        return None
    if has_date_form and (year is None or year >= _FIRST_YEAR):
        return None
    return f"{whole}-{last}{match['tail']}" if _is_range(match["serial"], last) else None


def _is_range(first: str, last: str) -> bool:
    """Tell whether two numbers are a range; "1185-6" is a short form of "1185-1186"."""
    if len(last) < len(first):
        return True
    return not last.startswith("0") and int(last) >= int(first)
