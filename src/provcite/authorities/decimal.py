"""The Department's decimal file, 1910-63: what "611.94/5-362" says.

The part before the slash is the class (6 = relations, 11 = United States, 94 = Japan); the part after it
is the paper: until about 1940 its serial number, from then on a date. Country numbers changed in 1950, so
nothing is looked up without its scheme. The date is a hint: a paper may be filed late, or misprinted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import attrs

from provcite.authorities import _decimal_items, _spelling
from provcite.authorities._decimal_items import DateHint, ItemKind
from provcite.authorities._tables import Row, cells, rows
from provcite.errors import ModelError

__all__ = [
    "EARLY",
    "FIFTIES",
    "SCHEMES",
    "SIXTIES",
    "Country",
    "DateHint",
    "DecimalNumber",
    "ItemKind",
    "country",
    "meanings_of",
    "parse",
]

EARLY, FIFTIES, SIXTIES = "1910-1949", "1950-1959", "1960-1963"
SCHEMES = (EARLY, FIFTIES, SIXTIES)

# The longest number we read, in characters: classes of the early scheme may hold a whole title.
_LONGEST = 200
_CLASS = re.compile(
    r"(?P<digit>[0-9])(?P<country>[0-9]{2})(?P<letter>[A-Za-z])?(?![0-9]+\s?\.)"
    # "501.BB", "500.A15A4": letters at once after the point are of the class; so is one after figures
    # ("893.00B"), but not two ("740.0011EW").
    r"(?P<point>\s?\.\s?(?P<tail>[A-Z]{1,3}(?![A-Za-z])[0-9]*(?:[a-z][0-9]+|\s?[A-Z]\s?[0-9]+)*"
    r"|[0-9]*(?:[A-Za-z](?![A-Za-z])[0-9]*)?(?:[a-z][0-9]+)?))?(?P<infix>.*)$",
    re.DOTALL,
)
# "23700": more digits than a class has, and no point; a case of the Numerical File, 1906-10.
_CASE = re.compile(r"[0-9]{4,}\s*$")
# "756. D.00": the printer parted the country's letter from its number.
_LETTER_APART = re.compile(r"^([0-9]{3})\.\s([A-Z])\.")
# "790. C11": the point stands where it cannot; whose country it is cannot be told.
_MISPLACED_POINT = re.compile(r"[0-9]{3}\.\s[A-Z][0-9]")
_NEXT_CLASS = re.compile(r"(?<![0-9])[0-9]{3}[A-Z]?\.[0-9]")
# "611.94/5/362": the item has a slash of its own.
_SLASHES = re.compile(r"/\s?[0-9]{1,6}\s?$")
_SECOND = re.compile(r"(?P<number>[0-9]{2})(?P<letter>[A-Z])?(?P<rest>.*)$")


@attrs.frozen
class Country:
    """A country or area of the numbering.

    Attributes:
        code: Number with its letter ("94", "95B").
        name: Its name in that scheme.
        scheme: The scheme of the code.
        confidence: high, medium or low.
    """

    code: str
    name: str
    scheme: str
    confidence: str


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
        item_kind: What the item is, or None. Of a range or misprint its words are all we have.
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
    item_kind: ItemKind | None
    serial: str | None
    date: DateHint | None


def parse(text: str, *, year: int | None = None, scheme: str | None = None) -> DecimalNumber | None:
    """Take a decimal file number apart.

    Args:
        text: The number, such as `611.94/5-362`; hyphen and dashes are one, blanks are free.
        year: Year of the document or its volume. It counts only where the number itself carries no date.
        scheme: `1910-1949`, `1950-1959` or `1960-1963`, if known; it wins over everything.

    Returns:
        The parts, or None where *text* has not the form of one decimal number.

    Raises:
        ModelError: There is no such scheme.

    Source: NARA, filing manuals of 1910-63, as far as the data files have them. The form decides, not the
    year: 611.61/3-2763 is a decimal number though the file was closed in January 1963.
    """
    _check_scheme(scheme)
    text = text.strip()
    if len(text) > _LONGEST or _spelling.has_foreign_digits(text):
        return None
    location, item = _split_item(_spelling.with_hyphens(text))
    match = _CLASS.match(_LETTER_APART.sub(r"\1\2.", location))
    if match is None or _CASE.match(location):
        return None
    paper = None if item is None else _decimal_items.read_item(item, year=_year_of(scheme, year))
    if not _is_one_number(text, match, paper):
        return None
    date, serial = (paper.date, paper.serial) if paper else (None, None)
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
        item_kind=paper.kind if paper else None,
        serial=serial,
        date=date,
    )


def _check_scheme(scheme: str | None) -> None:
    if scheme is not None and scheme not in SCHEMES:
        raise ModelError(
            f"There is no scheme {scheme!r} of the decimal file.",
            where="scheme",
            mend=f"Give one of {', '.join(SCHEMES)}, or leave it out.",
        )


def _year_of(scheme: str | None, year: int | None) -> int | None:
    """Return the year of a paper as far as the caller knows it; a scheme begins with one."""
    return year if scheme is None or scheme == EARLY else int(scheme[:4])


def _is_one_number(text: str, match: re.Match[str], paper: _decimal_items.Item | None) -> bool:
    """Tell whether the parts are those of one number: a class has a point or a paper, and is alone."""
    if match["point"] is None and (paper is None or paper.kind is ItemKind.WORDS):
        return False
    return not _decimal_items.names_several(text) and not _NEXT_CLASS.search(text, match.start("infix"))


def _split_item(text: str) -> tuple[str, str | None]:
    """Return the class and the item, cut at the last slash, or at the one before it among figures."""
    head, slash, item = text.rpartition("/")
    if not slash:
        return text, None
    if figures := _SLASHES.search(head):
        return head[: figures.start()], text[figures.start() + 1 :]
    return head, item


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
        if row["kind"] == "subclass" and re.match(r"[0-9](?:xx\.yy|aa\.bb)", row["pattern"])
    )


@lru_cache(maxsize=1)
def _country_classes() -> frozenset[tuple[str, str]]:
    """Return the classes whose first number is a country, with their scheme."""
    return frozenset(
        (row["scheme"], row["pattern"][0])
        for row in rows("decimal-classes")
        if re.match(r"[0-9](?:xx|aa)", row["pattern"])
    )


@lru_cache(maxsize=1)
def _bound_classes() -> frozenset[tuple[str, str]]:
    """Return the classes of three digits of which both numbers after the point are countries ("701.aabb")."""
    return frozenset(
        (row["scheme"], row["pattern"][:3])
        for row in rows("decimal-classes")
        if re.match(r"[0-9]{3}\.aabb", row["pattern"])
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
def _country_codes() -> dict[tuple[str, str], Country]:
    return {
        (row["scheme"], row["code"]): Country(row["code"], row["name"], row["scheme"], row["confidence"])
        for row in rows("decimal-countries")
    }


def country(code: str, scheme: str) -> Country | None:
    """Return the country that *code* names in *scheme*, or None.

    Args:
        code: Number with its letter, such as `94` or `95B`.
        scheme: `1910-1949`, `1950-1959` or `1960-1963`.

    Raises:
        ModelError: There is no such scheme.

    Source: NARA, table of country numbers, 1910-63 (`data/decimal-countries.csv`).
    """
    _check_scheme(scheme)
    return _country_codes().get((scheme, code.upper()))


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
                pattern = pattern.replace(letters, r"[0-9]{2}[A-Z]?")
            out.append((row["scheme"], re.compile(pattern), len(form), row))
    return tuple(sorted(out, key=lambda entry: (-entry[2], entry[3]["pattern"])))


def _forms(pattern: str) -> Iterator[str]:
    """Yield the forms of a pattern cell, such as `8xx.411 / 8xx.413`."""
    for form in re.split(r"\s?/\s?(?=[0-9](?:[0-9]{2}|xx|aa))", pattern):
        form = form.rstrip("… ").removesuffix(" etc.").removesuffix("...")
        if re.fullmatch(r"[0-9]{3}", form):
            yield f"{form}."
        elif re.fullmatch(r"[0-9xyab.A-Z-]{3,}", form) and "." in form:
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
    """Return the other names of a country or area of the numbering, for search; empty where none is known.

    Args:
        text: Its name, such as `Japan`.

    Source: NARA, table of country numbers, 1910-63 (`data/decimal-countries.csv`).
    """
    for row in rows("decimal-countries"):
        if row["name"] == text:
            return cells(row["other_names"])
    return ()
