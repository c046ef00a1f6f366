"""The Department's subject-numeric file of 1963-73: categories, numbers and areas.

Two editions of the handbook exist (1963, and 1965 in force from 1964); a number may mean one thing in the
first and another in the second, so the edition is asked for.
"""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from provcite.authorities._tables import Row, rows

_DESIGNATOR = re.compile(
    r"\s*(?P<category>[A-Za-z]{1,5}(?:[ -][A-Z]{2,}(?= \d))?)(?:\s?\((?P<organization>[^()]{1,20})\))?"
    r"(?:\s(?P<number>\d{1,3}(?:[-–]\d{1,3})*))?(?:\s(?P<areas>.+))?\s*$"
)


@attrs.frozen
class Category:
    """A category of the file, such as POL.

    Attributes:
        designator: Its letters.
        title: What it covers.
        era: 1963, 1964-1973 or 1963-1973.
        group: Group of categories, such as Economic.
    """

    designator: str
    title: str
    era: str
    group: str


@attrs.frozen
class Designator:
    """A subject-numeric file designator, taken apart.

    Attributes:
        text: As written.
        category: Its category, such as POL; None where the letters are not known.
        category_as_written: The letters as written.
        number: Number with its sub-numbers ("27-14"), or None.
        title: Meaning of the number, or of the category where there is no number; None if unknown.
        organization: Bracketed organization or country before the number ("US"), or None.
        areas: Areas as written, in order ("CHICOM", "US").
        area_names: Their names; an empty text where one is not known.
    """

    text: str
    category: str | None
    category_as_written: str
    number: str | None
    title: str | None
    organization: str | None
    areas: tuple[str, ...]
    area_names: tuple[str, ...]


@lru_cache(maxsize=1)
def categories() -> tuple[Category, ...]:
    """Return the categories of both editions."""
    return tuple(
        Category(row["designator"], row["title"], row["era"], row["group"])
        for row in rows("subject-numeric")
        if row["kind"] == "category"
    )


@lru_cache(maxsize=1)
def _titles() -> dict[tuple[str, str], tuple[Row, ...]]:
    found: dict[tuple[str, str], tuple[Row, ...]] = {}
    for row in rows("subject-numeric"):
        if row["kind"] in {"number", "common-number"}:
            key = (row["designator"], row["number"])
            found[key] = (*found.get(key, ()), row)
    return found


@lru_cache(maxsize=1)
def _areas() -> dict[str, str]:
    return {
        row["designator"].upper(): row["title"]
        for row in rows("subject-numeric")
        if row["kind"] in {"area", "organization"}
    }


def title_of(category: str, number: str, *, year: int | None = None) -> str | None:
    """Return what a number of a category means, or None.

    Args:
        category: Letters, such as `POL`.
        number: Number as written, such as `27-14`; falls back to `27`.
        year: Year of the file, which chooses between the editions of 1963 and 1964-73.
    """
    tried = number.replace("–", "-")
    while tried:
        for key in ((category, tried), ("", tried)):
            for row in _titles().get(key, ()):
                if _in_era(row["era"], year):
                    return row["title"]
        tried = tried.rpartition("-")[0]
    return None


def _in_era(era: str, year: int | None) -> bool:
    if year is None or not era:
        return True
    first, _, last = era.partition("-")
    return int(first[:4]) <= year <= int((last or first)[:4])


def parse(text: str, *, year: int | None = None) -> Designator | None:
    """Take a subject-numeric designator apart, or return None where *text* is none.

    Args:
        text: The designator, such as `POL 27 VIET S` or `POL CHICOM-US`.
        year: Year of the file, if known; it chooses the edition.

    Source: the subject-numeric handbooks of 1963 and 1965, as far as the data file has them.
    """
    match = _DESIGNATOR.match(text[:200])
    if match is None:
        return None
    letters = match["category"].upper()
    known = {c.designator: c for c in categories()}
    category = known.get(letters) or known.get(re.split(r"[ -]", letters)[0])
    number = match["number"]
    areas = _split_areas(match["areas"] or "")
    if category is None and (not number or not match["category"].isupper()):
        return None
    title = title_of(category.designator, number, year=year) if category and number else None
    return Designator(
        text=text.strip(),
        category=category.designator if category else None,
        category_as_written=match["category"],
        number=number,
        title=title or (category.title if category and not number else None),
        organization=match["organization"],
        areas=areas,
        area_names=tuple(_areas().get(area.upper(), "") for area in areas),
    )


def _split_areas(text: str) -> tuple[str, ...]:
    text = text.strip()
    if not text:
        return ()
    if text.upper() in _areas():
        return (text,)
    parts = (part.strip() for part in re.split(r"[-–/]", text))
    return tuple(part for part in parts if part)
