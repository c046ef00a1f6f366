"""The volumes of *Foreign Relations of the United States*: ids, subseries, volume and part numbers."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from provcite.authorities._tables import Row, rows

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


SERIES = "Foreign Relations of the United States"


@attrs.frozen
class FrusVolume:
    """A volume of the series.

    Attributes:
        id: The Office's id, such as `frus1961-63v22`.
        subseries: Years of the subseries, such as `1961-63`.
        full_subseries: The years as the volumes print them, such as `1961–1963`.
        volume: Volume number in Roman figures, or an empty text.
        part: Part number, or an empty text.
        kind: regular, supplement, and so on.
        title: Title; `title_confidence` says whether it was verified, recalled or described.
        title_confidence: verified, recalled or descriptive.
        year_published: Year, or an empty text.
        year_confidence: As for the title.
        document_numbers: `print` where the printed volume numbers its documents, `web only` where only
            the web edition does.
    """

    id: str
    subseries: str
    full_subseries: str
    volume: str
    part: str
    kind: str
    title: str
    title_confidence: str
    year_published: str
    year_confidence: str
    document_numbers: str


def _volume(row: Row) -> FrusVolume:
    return FrusVolume(
        row["id"],
        row["subseries"],
        row["subseries_full"].replace("-", "–"),
        row["volume"],
        row["part"],
        row["kind"],
        row["title"],
        row["title_confidence"],
        row["year_published"],
        row["year_confidence"],
        row["document_numbers"],
    )


@lru_cache(maxsize=1)
def volumes() -> tuple[FrusVolume, ...]:
    """Return every volume we know, in the order of the data file."""
    return tuple(map(_volume, rows("frus-volumes")))


@lru_cache(maxsize=1)
def _ids() -> dict[str, FrusVolume]:
    return {volume.id: volume for volume in volumes()}


def by_id(volume_id: str) -> FrusVolume | None:
    """Return the volume with *volume_id*, or None."""
    return _ids().get(volume_id)


def number(text: str) -> int | None:
    """Return a volume number written in Roman or Arabic figures, or None; that of "E–7" is 7."""
    if text[:1] == "E" and text[1:2] in "–-":
        text = text[2:]
    if text.isascii() and text.isdigit():
        return int(text)
    total = 0
    last = 0
    for letter in reversed(text.casefold()):
        value = _ROMAN.get(letter)
        if value is None:
            return None
        total += value if value >= last else -value
        last = max(last, value)
    return total or None


def short_years(years: str) -> str:
    """Return the years of a subseries as ids write them: "1977–1980" becomes `1977-80`."""
    first, _, last = re.sub(r"\s?[–—-]\s?", "-", years).partition("-")
    return f"{first}-{last[-2:]}" if last else first


def find(
    years: str, volume: str | None, part: str | None = None, supplement: str | None = None
) -> str | None:
    """Return the id of the volume that a citation names, or None where no such volume is known.

    Args:
        years: Years as written ("1977–1980").
        volume: Volume number as written ("XIII"), or None.
        part: Part number as written, or None.
        supplement: Number of a supplement, or None.
    """
    base = "frus" + short_years(years)
    if supplement and supplement.isdigit():
        base += f"Supp{int(supplement):02d}"
    elif supplement:
        base += "Supp"
    if volume:
        electronic = volume.startswith(("E–", "E-"))
        parsed = number(volume if electronic else volume.split("–")[0].split("/")[0])
        if parsed is None:
            return None
        base += f"v{'e' if electronic else ''}{parsed:02d}"
    candidates = [base]
    if part:
        parsed = number(part)
        candidates = [f"{base}p{parsed}", *candidates]
    elif supplement and not volume:
        # "1917, Supplement 1" when it has one volume only.
        candidates.extend(name for name in (f"{base}v01",) if f"{base}v02" not in _ids())
    return next((name for name in candidates if name in _ids()), None)


def microfiche_of(years: str, volume: str) -> str | None:
    """Return the id of the microfiche supplement to a volume ("X" of "X–XII"), or None.

    Args:
        years: Years as written ("1961–1963").
        volume: Volume number as written; of "X/XI/XII" the first counts.
    """
    wanted = number(re.split(r"[–/-]", volume)[0])
    subseries = short_years(years)
    for row in volumes():
        if row.kind == "microfiche supplement" and row.subseries == subseries and wanted is not None:
            first, _, last = row.volume.partition("-")
            if (number(first) or 0) <= wanted <= (number(last or first) or 0):
                return row.id
    return None


_NAME_WORD = re.compile(r"[A-Z][a-z]{3,}")


def find_named(years: str, name: str, volume: str | None = None) -> str | None:
    """Return the id of a special volume that a citation names by its title, or None.

    Args:
        years: Years as written ("1945").
        name: The words around the years: "The Conferences at Malta and Yalta".
        volume: Volume number as written, or None.
    """
    words = set(_NAME_WORD.findall(name))
    parsed = number(volume) if volume else None
    subseries = short_years(years)
    best: list[tuple[int, str]] = []
    for row in volumes():
        suffix = row.id[4 + len(row.subseries) :]
        if row.subseries != subseries or not (suffix[:1].isupper() or row.kind == "special volume"):
            continue
        if (number(row.volume) if row.volume else None) != parsed:
            continue
        shared = len(words & set(_NAME_WORD.findall(row.title)))
        if shared:
            best.append((shared, row.id))
    best.sort(reverse=True)
    if not best or (len(best) > 1 and best[0][0] == best[1][0]):
        return None
    return best[0][1]


def sibling(volume_id: str, volume: str, part: str | None = None) -> str | None:
    """Return the id of another volume of the subseries that *volume_id* belongs to, or None.

    Volumes of one name go together: "vol. I" in one on Russia is the first on Russia.
    """
    named = _NAMED.fullmatch(volume_id)
    if named is not None:
        of_name = by_id(f"{named[1]}v{number(volume) or 0:02}" + (f"p{number(part) or 0}" if part else ""))
        if of_name is not None:
            return of_name.id
    here = by_id(volume_id)
    years = here.subseries if here else _years_of(volume_id)
    return find(years, volume, part) if years else None


# "frus1918Russiav03", not "frus1961-63v22".
_NAMED = re.compile(r"(frus\d{4}(?:-\d{2})?[A-Z][A-Za-z\d]*?)v\d{2}(?:p\d)?")


def in_subseries_of(citation: str, volume_words: str) -> str | None:
    """Return the id of "vol. XIX" in the subseries that an earlier citation names, or None.

    Args:
        citation: The earlier citation ("Foreign Relations, 1955–1957, vol. II").
        volume_words: The volume as written ("vol. XIX, Part 2").
    """
    years = re.search(r"\d{4}(?:\s?[–—-]\s?\d{2,4})?", citation)
    volume = re.search(r"[Vv]ol(?:ume|s)?\.?\s([IVXLCivxlc]+|\d{1,2})\b", volume_words)
    part = re.search(r"(?:[Pp]art|[Pp]t\.)\s(\d|[IVX]+)", volume_words)
    if years is None or volume is None:
        return None
    return find(years[0], volume[1], part[1] if part else None)


def _years_of(volume_id: str) -> str:
    match = re.match(r"frus(\d{4}(?:-\d{2})?)", volume_id)
    return match[1] if match else ""
