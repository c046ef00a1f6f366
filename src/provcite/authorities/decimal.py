"""The Department's decimal file, 1910-63: what "611.94/5-362" says.

The part before the slash is the class (6 = relations, 11 = United States, 94 = Japan); the part after it
is the paper: until about 1940 its serial number, from then on a date. Country numbers changed in 1950, so
nothing is looked up without its scheme. The date is a hint: a paper may be filed late, or misprinted.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

import attrs

from provcite.authorities._tables import Row, cells, rows

EARLY, FIFTIES, SIXTIES = "1910-1949", "1950-1959", "1960-1963"

_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-"})
_CLASS = re.compile(
    r"(?P<digit>\d)(?P<country>\d{2})(?P<letter>[A-Za-z])?(?:\s?\.\s?(?P<tail>\d*[A-Za-z]?\d*(?:[a-z]\d+)?))?(?P<infix>.*)$",
    re.DOTALL,
)
# "23700": more digits than a class has, and no point; a case of the Numerical File, 1906-10.
_CASE = re.compile(r"\d{4,}\s*$")
# "756. D.00": the printer parted the country's letter from its number.
_LETTER_APART = re.compile(r"^(\d{3})\.\s([A-Z])\.")
# "790. C11": the point stands where it cannot; whose country it is cannot be told.
_MISPLACED_POINT = re.compile(r"\d{3}\.\s[A-Z]\d")
_DATE_ITEM = re.compile(r"(?P<month>\d{1,2})-(?P<day>\d{1,2})(?P<year>\d{2})(?P<letter>[A-Za-z]?)$")
_SERIAL = re.compile(
    r"(?P<serial>\d{1,6})\s?-?(?P<fraction>[½¼¾⅓⅔])?(?P<letter>[A-Za-z])?(?:-(?P<last>\d{1,6}))?$"
)
_SECOND = re.compile(r"(?P<number>\d{2})(?P<letter>[A-Z])?(?P<rest>.*)$")


@attrs.frozen
class Country:
    """A country or area of the numbering.

    Attributes:
        code: Number with its letter ("94", "95B").
        name: Its name in that scheme; an empty text where the code is not known.
        scheme: The scheme of the code.
    """

    code: str
    name: str
    scheme: str


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
class DecimalNumber:
    """A decimal file number, taken apart.

    Attributes:
        text: As written.
        scheme: 1910-1949, 1950-1959 or 1960-1963; None where neither the number nor a year decides.
        location: The part before the item's slash ("611.94", "740.00119 Council").
        class_digit: First digit.
        class_meaning: What the class is about, in its scheme; None without a scheme.
        subject: The narrower subject, where the data have one.
        countries: The country of the class, and the second one where the class has two.
        infix: Words or letters between the number and the slash ("EW", "Council", "MSP"), or None.
        item: The part after the slash, as written; None where there is none.
        serial: Serial number of the paper, with fraction and letter ("2844½"), or None.
        date: The date of the item as a hint, or None.
    """

    text: str
    scheme: str | None
    location: str
    class_digit: str
    class_meaning: str | None
    subject: str | None
    countries: tuple[Country, ...]
    infix: str | None
    item: str | None
    serial: str | None
    date: DateHint | None


def parse(text: str, *, year: int | None = None, scheme: str | None = None) -> DecimalNumber | None:
    """Take a decimal file number apart.

    Args:
        text: The number, such as `611.94/5-362`; hyphen and en dash are one, blanks are free.
        year: Year of the document or its volume. It counts only where the number itself carries no date.
        scheme: `1910-1949`, `1950-1959` or `1960-1963`, if known; it wins over everything.

    Returns:
        The parts, or None where *text* has not the form of a decimal number.

    Source: NARA, filing manuals of 1910-63, as far as the data files have them. The form decides, not the
    year: 611.61/3-2763 is a decimal number though the file was closed in January 1963.
    """
    text = text.strip()
    if len(text) > 200:
        return None
    location, item = _split_item(text.translate(_DASHES))
    match = _CLASS.match(_LETTER_APART.sub(r"\1\2.", location))
    if match is None or (item is None and "." not in location) or _CASE.match(location):
        return None
    date = _date(item)
    serial = _serial(item) if date is None else None
    chosen = scheme or _scheme(date.year if date else year, match["digit"], serial=serial)
    written = text[: len(location)] if item is not None else text
    return DecimalNumber(
        text=text,
        scheme=chosen,
        location=written.rstrip(" /"),
        class_digit=match["digit"],
        class_meaning=_class_meaning(chosen, match["digit"]),
        subject=_subject(chosen, match["digit"] + match["country"], match["tail"] or "", match["infix"]),
        countries=() if _MISPLACED_POINT.match(location) else _countries(chosen, match),
        infix=match["infix"].strip(" -/") or None,
        item=None if item is None else text[len(text) - len(item) :].strip(),
        serial=serial,
        date=date,
    )


def _split_item(text: str) -> tuple[str, str | None]:
    """Return the class and the item, cut at the last slash; a bracket or word after it is none."""
    head, slash, item = text.rpartition("/")
    if not slash:
        return text, None
    return head, item


def _date(item: str | None) -> DateHint | None:
    """Return the date of an item, or None for a serial number, a range or a misprint.

    The last two digits are the year, those before it the day; a year outside 1940-63 makes it a range.
    """
    match = _DATE_ITEM.match((item or "").replace(" ", ""))
    if match is None:
        return None
    year, month, day = 1900 + int(match["year"]), int(match["month"]), int(match["day"])
    if not (1940 <= year <= 1963 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    try:
        datetime.date(year, month, day)
    except ValueError:
        return DateHint(year, month, day, is_calendar_date=False)
    return DateHint(year, month, day)


def _serial(item: str | None) -> str | None:
    match = _SERIAL.match((item or "").strip())
    if match is None:
        return None
    whole = match["serial"] + (match["fraction"] or "") + (match["letter"] or "")
    return f"{whole}-{match['last']}" if match["last"] else whole


def _scheme(year: int | None, digit: str, *, serial: str | None) -> str | None:
    """Return the scheme: by the paper's date, else by its serial number, which only the early one has."""
    if serial is not None and digit != "9":
        return EARLY
    if year is None:
        return "1950-1959" if digit == "9" else None
    if year < 1950:
        # The early scheme has no class 9: the number is of the later one, or misprinted.
        return EARLY if digit != "9" else FIFTIES
    return FIFTIES if year < 1960 else SIXTIES


def _class_scheme(scheme: str) -> str:
    return EARLY if scheme == EARLY else "1950-1963"


def _class_meaning(scheme: str | None, digit: str) -> str | None:
    if scheme is None:
        return None
    for row in rows("decimal-classes"):
        if row["kind"] == "class" and row["pattern"] == digit and row["scheme"] == _class_scheme(scheme):
            return row["meaning"]
    return None


@lru_cache(maxsize=1)
def _two_country_classes() -> frozenset[tuple[str, str]]:
    """Return the classes whose second number is a country too, with their scheme."""
    return frozenset(
        (row["scheme"], row["pattern"][0])
        for row in rows("decimal-classes")
        if row["kind"] == "subclass" and re.match(r"\d(?:xx\.yy|aa\.bb)", row["pattern"])
    )


@lru_cache(maxsize=1)
def _country_classes() -> frozenset[tuple[str, str]]:
    """Return the classes whose first number is a country, with their scheme."""
    return frozenset(
        (row["scheme"], row["pattern"][0])
        for row in rows("decimal-classes")
        if re.match(r"\d(?:xx|aa)", row["pattern"])
    )


@lru_cache(maxsize=1)
def _bound_classes() -> frozenset[tuple[str, str]]:
    """Return the classes of three digits of which both numbers after the point are countries ("701.aabb")."""
    return frozenset(
        (row["scheme"], row["pattern"][:3])
        for row in rows("decimal-classes")
        if re.match(r"\d{3}\.aabb", row["pattern"])
    )


def _bound(scheme: str, tail: str) -> tuple[Country, ...]:
    """Return the two countries at the start of *tail* ("6111"); 00 stands for none."""
    found = []
    for _ in range(2):
        match = _SECOND.match(tail)
        if match is None:
            break
        lettered = country(match["number"] + (match["letter"] or ""), scheme) if match["letter"] else None
        named = lettered or country(match["number"], scheme)
        tail = match["rest"] if lettered else tail[2:]
        if named and match["number"] != "00":
            found.append(named)
    return tuple(found)


@lru_cache(maxsize=1)
def _country_names() -> dict[tuple[str, str], str]:
    return {(row["scheme"], row["code"]): row["name"] for row in rows("decimal-countries")}


def country(code: str, scheme: str) -> Country | None:
    """Return the country that *code* names in *scheme*, or None.

    Args:
        code: Number with its letter, such as `94` or `95B`.
        scheme: `1910-1949`, `1950-1959` or `1960-1963`.
    """
    name = _country_names().get((scheme, code.upper()))
    return None if name is None else Country(code.upper(), name, scheme)


def _countries(scheme: str | None, match: re.Match[str]) -> tuple[Country, ...]:
    """Return the country of the class, and the second one where the class relates two."""
    if scheme is None:
        return ()
    head = match["digit"] + match["country"]
    if (_class_scheme(scheme), head) in _bound_classes():
        return _bound(scheme, (match["tail"] or "") + match["infix"])
    if (_class_scheme(scheme), match["digit"]) not in _country_classes():
        return ()
    first = country(match["country"] + (match["letter"] or ""), scheme) or country(match["country"], scheme)
    found = [first] if first else []
    second = _SECOND.match((match["tail"] or "") + match["infix"])
    related = (_class_scheme(scheme), match["digit"]) in _two_country_classes()
    if related and second is not None and second["number"] != "00":
        other = country(second["number"] + (second["letter"] or ""), scheme) or country(
            second["number"], scheme
        )
        found += [other] if other else []
    return tuple(found)


@lru_cache(maxsize=1)
def _subjects() -> tuple[tuple[str, re.Pattern[str], int, Row], ...]:
    """Return the patterns of subclasses, the longest first, with their scheme."""
    out = []
    for row in rows("decimal-classes"):
        if row["kind"] not in {"subclass", "class-8 subject"} or not row["pattern"][0].isdigit():
            continue
        for form in _forms(row["pattern"]):
            pattern = re.escape(form)
            for letters in ("xx", "aa", "yy", "bb", "NN"):
                pattern = pattern.replace(letters, r"\d\d[A-Z]?")
            out.append((row["scheme"], re.compile(pattern), len(form), row))
    return tuple(sorted(out, key=lambda entry: (-entry[2], entry[3]["pattern"])))


def _forms(pattern: str) -> Iterator[str]:
    """Yield the forms of a pattern cell, such as `8xx.411 / 8xx.413`."""
    for form in re.split(r"\s/\s", pattern):
        form = form.rstrip("… ").removesuffix(" etc.").removesuffix("...")
        if re.fullmatch(r"[\dxyab.A-Z-]{3,}", form) and "." in form:
            yield form


def _subject(scheme: str | None, head: str, tail: str, infix: str) -> str | None:
    if scheme is None:
        return None
    number = f"{head}.{tail}{infix.strip()}"
    for of, pattern, _, row in _subjects():
        if of == _class_scheme(scheme) and pattern.match(number):
            return row["meaning"]
    return None


def meanings_of(text: str) -> tuple[str, ...]:
    """Return the other names of a country code's area, for search; empty where none is known."""
    for row in rows("decimal-countries"):
        if row["name"] == text:
            return cells(row["other_names"])
    return ()
