"""The Department's subject-numeric file of 1963-73: categories, numbers and areas.

Two editions of the handbook exist (1963, and 1965 in force from 1964); a number may mean one thing in the
first and another in the second, so the year is asked for: without it such a number has no title.
"""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from provcite.authorities._spelling import has_foreign_digits, with_hyphens
from provcite.authorities._tables import Row, rows

# The longest designator we read, in characters.
_LONGEST = 200
# A year of each edition.
_EDITIONS = (1963, 1965)
# Rows of the table that hold for every category, and for every organization.
_ANY_CATEGORY, _ANY_ORGANIZATION = "*", "<ORG>"
_DESIGNATOR = re.compile(
    r"(?P<category>[A-Za-z]{1,5}(?:-[A-Z]{2,}(?![a-z])| [A-Z]{2,}(?= [0-9]))?)"
    r"(?: ?\((?P<organization>[^()]{1,20})\))?"
    r"(?:,? (?P<number>[0-9]{1,3}(?:-[0-9]{1,3})*))?(?:,? (?P<areas>[^,].*))?"
)
# "US", "CHICOM", "S VIET", "U.A.R.": areas stand in capitals, their cities and subfiles as they like.
_CAPITALS = re.compile(r"[A-Z][A-Z0-9.' ]*")


@attrs.frozen
class Category:
    """A category of the file, such as POL.

    Attributes:
        designator: Its letters.
        title: What it covers.
        era: 1963, 1964-1973 or 1963-1973.
        group: Group of categories, such as Economic.
        confidence: high, medium or low.
    """

    designator: str
    title: str
    era: str
    group: str
    confidence: str


@attrs.frozen
class Designator:
    """A subject-numeric file designator, taken apart.

    Attributes:
        text: As written.
        category: Its category or organization, such as POL or UN; None where the letters are not known.
        category_as_written: The letters as written.
        number: Number with its sub-numbers ("27-14"), or None.
        title: Meaning of the number, or of the category where there is no number; None if unknown, or where
            the editions differ and no year chooses.
        organization: Bracketed organization or country before the number ("US"), or None.
        areas: Areas as written, in order ("CHICOM", "US"), and after them their cities or subfiles.
        area_names: Their names; an empty text where one is not known.
        alternatives: Where the editions differ and no year chooses: what each of them says.
    """

    text: str
    category: str | None
    category_as_written: str
    number: str | None
    title: str | None
    organization: str | None
    areas: tuple[str, ...]
    area_names: tuple[str, ...]
    alternatives: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def categories() -> tuple[Category, ...]:
    """Return the categories of both editions.

    Source: `data/subject-numeric.csv`, whose rows say where they are from and how sure they are.
    """
    return _of_kind("category")


def _of_kind(kind: str) -> tuple[Category, ...]:
    return tuple(
        Category(row["designator"], row["title"], row["era"], row["group"], row["confidence"])
        for row in rows("subject-numeric")
        if row["kind"] == kind
    )


@lru_cache(maxsize=1)
def _known() -> dict[str, Category]:
    """Return the categories, and the organizations that are files of their own, by their letters."""
    return {c.designator: c for c in (*_of_kind("organization"), *categories())}


@lru_cache(maxsize=1)
def _organizations() -> frozenset[str]:
    return frozenset(c.designator for c in _of_kind("organization"))


@lru_cache(maxsize=1)
def _titles() -> dict[tuple[str, str], tuple[Row, ...]]:
    found: dict[tuple[str, str], tuple[Row, ...]] = {}
    for row in rows("subject-numeric"):
        # What "varies" from category to category is no meaning.
        if row["kind"].endswith("number") and not row["title"].startswith("(varies"):
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
    """Return what a number of a category means, or None where it is unknown or the editions differ.

    Args:
        category: Letters, such as `POL`.
        number: Number as written, such as `27-14`; falls back to `27`.
        year: Year of the file, which chooses between the editions of 1963 and 1964-73.

    Source: the subject-numeric handbooks of 1963 and 1965, as far as the data file has them.
    """
    found = titles_of(category, number, year=year)
    return found[0] if len(found) == 1 else None


def titles_of(category: str, number: str, *, year: int | None = None) -> tuple[str, ...]:
    """Return what a number of a category means in each edition, the earlier first; one where they agree.

    Args:
        category: Letters, such as `POL`.
        number: Number as written, such as `27-14`; falls back to `27`.
        year: Year of the file, if known: only its edition counts.

    Source: the subject-numeric handbooks of 1963 and 1965, as far as the data file has them.
    """
    years = _EDITIONS if year is None else (year,)
    found = (_title_in(category.upper(), with_hyphens(number), of) for of in years)
    return tuple(dict.fromkeys(title for title in found if title is not None))


def _title_in(category: str, number: str, year: int) -> str | None:
    common = _ANY_ORGANIZATION if category in _organizations() else _ANY_CATEGORY
    while number:
        for key in ((category, number), (common, number)):
            for row in _titles().get(key, ()):
                if _in_era(row["era"], year):
                    return row["title"]
        number = number.rpartition("-")[0]
    return None


def _in_era(era: str, year: int) -> bool:
    if not era:
        return True
    first, _, last = era.partition("-")
    return int(first[:4]) <= year <= int((last or first)[:4])


def parse(text: str, *, year: int | None = None) -> Designator | None:
    """Take a subject-numeric designator apart, or return None where *text* is none.

    Args:
        text: The designator, such as `POL 27 VIET S` or `POL CHICOM-US`; hyphen and dashes are one.
        year: Year of the file, if known; it chooses the edition.

    Source: the subject-numeric handbooks of 1963 and 1965, as far as the data file has them. Letters that
    are no category are read only with a number and a known area: "BOX 5" is no designator.
    """
    text = text.strip()
    if len(text) > _LONGEST or has_foreign_digits(text):
        return None
    written = " ".join(text.split()).rstrip(" .,;")
    match = _DESIGNATOR.fullmatch(with_hyphens(written))
    areas = _split_areas(written[match.start("areas") :] if match["areas"] else "") if match else None
    if match is None or areas is None:
        return None
    names = tuple(_areas().get(with_hyphens(area).upper(), "") for area in areas)
    category = _category(match["category"])
    number = match["number"]
    if category is None and not (number and any(names) and match["category"].isupper()):
        return None
    titles = titles_of(category.designator, number, year=year) if category and number else ()
    if category and not number:
        titles = (category.title,)
    return Designator(
        text=text,
        category=category.designator if category else None,
        category_as_written=written[: match.end("category")],
        number=number,
        title=titles[0] if len(titles) == 1 else None,
        organization=match["organization"],
        areas=areas,
        area_names=names,
        alternatives=titles if len(titles) > 1 else (),
    )


def _category(letters: str) -> Category | None:
    """Return the category that *letters* begin with ("INCO-SUGAR"); they have a capital at least."""
    if not letters[0].isupper():
        return None
    return _known().get(letters.upper()) or _known().get(re.split(r"[ -]", letters.upper())[0])


def _split_areas(text: str) -> tuple[str, ...] | None:
    """Return the areas, then the cities or subfiles after a slash or in brackets; None for other words."""
    place, slash, subfile = re.sub(r" ?\(([^()]*)\)", r"/\1", text).partition("/")
    areas = [place.strip()]
    if with_hyphens(areas[0]).upper() not in _areas():
        areas = [area.strip() for area in re.split("-", with_hyphens(place))]
    areas = [area for area in areas if area]
    if not all(_is_area(with_hyphens(area)) for area in areas) or (slash and not areas):
        return None
    return (*areas, *(part.strip() for part in subfile.split("/") if part.strip()))


def _is_area(words: str) -> bool:
    return _CAPITALS.fullmatch(words) is not None or (words[0].isupper() and words.upper() in _areas())
