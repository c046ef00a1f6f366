"""The volumes of *Foreign Relations of the United States*: ids, subseries, volume and part numbers."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from provcite.authorities._spelling import with_hyphens
from provcite.authorities._tables import Row, rows

__all__ = [
    "SERIES",
    "FrusVolume",
    "by_id",
    "find",
    "find_named",
    "in_subseries_of",
    "microfiche_of",
    "number",
    "short_years",
    "sibling",
    "volumes",
]

SERIES = "Foreign Relations of the United States"

# No subseries has a thousand volumes; a Roman number is well formed or none.
_ARABIC = re.compile(r"[0-9]{1,3}")
_ROMAN = re.compile(r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", re.IGNORECASE | re.ASCII)
_FIGURES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Volumes of 1969-76 that exist on the web alone: "E–7".
_ELECTRONIC = re.compile(r"E-(?=[0-9])", re.IGNORECASE)
# "frus1918Russiav03", not "frus1961-63v22".
_NAMED = re.compile(r"(frus[0-9]{4}(?:-[0-9]{2})?[A-Z][A-Za-z0-9]*?)v[0-9]{2}(?:p[0-9])?")
_NAME_WORD = re.compile(r"[A-Z][a-z]{3,}")


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
        year_confidence: As for the title, or in words where sources disagree; empty where there is no year.
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
    """Return every volume we know, in the order of the data file.

    Source: `data/frus-volumes.csv`; each title and year says how sure it is.
    """
    return tuple(map(_volume, rows("frus-volumes")))


@lru_cache(maxsize=1)
def _ids() -> dict[str, FrusVolume]:
    return {volume.id: volume for volume in volumes()}


def by_id(volume_id: str) -> FrusVolume | None:
    """Return the volume with *volume_id*, or None.

    Args:
        volume_id: The Office's id, such as `frus1961-63v22`.

    Source: the ids of the Office of the Historian's website.
    """
    return _ids().get(volume_id)


def number(text: str) -> int | None:
    """Return a volume number as an integer from 1 to 999, or None where *text* is none.

    Args:
        text: The number in Roman ("XXII", "iv") or Arabic figures; that of "E–7" is 7. Roman figures that are
            not well formed ("VX") are no number.

    Source: the volumes' title pages.
    """
    text = _ELECTRONIC.sub("", with_hyphens(text.strip()), count=1)
    if _ARABIC.fullmatch(text):
        return int(text) or None
    if len(text) > len("CCCLXXXVIII") or not _ROMAN.fullmatch(text):
        return None
    values = [_FIGURES[letter] for letter in text.upper()]
    # A figure before a greater one is taken away.
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def short_years(years: str) -> str:
    """Return the years of a subseries as ids write them: "1977–1980" becomes `1977-80`.

    Args:
        years: One year, or two with a dash between, each of four figures or the second of two.

    Source: the ids of the Office of the Historian's website.
    """
    first, _, last = re.sub(r"\s?-\s?", "-", with_hyphens(years)).partition("-")
    return f"{first}-{last[-2:]}" if last else first


def find(
    years: str, volume: str | None, part: str | None = None, supplement: str | None = None
) -> str | None:
    """Return the id of the volume that a citation names, or None where no such volume is known.

    Args:
        years: Years as written ("1977–1980").
        volume: Volume number as written ("XIII", "E–7"; of "X–XII" the first counts), or None.
        part: Part number as written, or None.
        supplement: Number of a supplement, or None.

    Source: the ids of the Office of the Historian's website.
    """
    base = "frus" + short_years(years)
    if supplement and _ARABIC.fullmatch(supplement):
        base += f"Supp{int(supplement):02d}"
    elif supplement:
        base += "Supp"
    if volume:
        parsed = number(_first_of(volume))
        if parsed is None:
            return None
        base += f"v{'e' if _is_electronic(volume) else ''}{parsed:02d}"
    candidates = [base]
    if part:
        parsed = number(part)
        candidates = [f"{base}p{parsed}", *candidates]
    elif supplement and not volume:
        # "1917, Supplement 1" when it has one volume only.
        candidates.extend(name for name in (f"{base}v01",) if f"{base}v02" not in _ids())
    return next((name for name in candidates if name in _ids()), None)


def _is_electronic(volume: str) -> bool:
    return _ELECTRONIC.match(with_hyphens(volume.strip())) is not None


def _first_of(volume: str) -> str:
    """Return the first number of a volume that has several: "X" of "X–XII" and of "X/XI/XII"."""
    return volume if _is_electronic(volume) else re.split(r"[-/]", with_hyphens(volume))[0].strip()


def microfiche_of(years: str, volume: str) -> str | None:
    """Return the id of the microfiche supplement to a volume, or None where it has none.

    Args:
        years: Years as written ("1961–1963").
        volume: Volume number as written; of "X/XI/XII" the first counts.

    Source: `data/frus-volumes.csv`, whose rows of supplements say to which volumes they belong ("X-XII").
    """
    wanted = number(_first_of(volume))
    subseries = short_years(years)
    for row in volumes():
        if row.kind == "microfiche supplement" and row.subseries == subseries and wanted is not None:
            first, _, last = row.volume.partition("-")
            if (number(first) or 0) <= wanted <= (number(last or first) or 0):
                return row.id
    return None


def find_named(years: str, name: str, volume: str | None = None) -> str | None:
    """Return the id of a special volume that a citation names by its title, or None.

    Args:
        years: Years as written ("1945").
        name: The words around the years: "The Conferences at Malta and Yalta".
        volume: Volume number as written, or None.

    Source: the titles of `data/frus-volumes.csv`: the volume whose title shares most words with the name.
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
    """Return the id of another volume of the same subseries, or None where no such volume is known.

    Volumes of one name go together: "vol. I" in one on Russia is the first on Russia.

    Args:
        volume_id: Id of the volume that cites the other, such as `frus1961-63v22`.
        volume: The other's number as written ("XIX"), or an empty text.
        part: The other's part number as written, or None.

    Source: usage of FRUS, which names the other volumes of a subseries without its years.
    """
    named = _NAMED.fullmatch(volume_id)
    if named is not None:
        of_name = by_id(f"{named[1]}v{number(volume) or 0:02}" + (f"p{number(part) or 0}" if part else ""))
        if of_name is not None:
            return of_name.id
    here = by_id(volume_id)
    years = here.subseries if here else _years_of(volume_id)
    return find(years, volume, part) if years else None


def in_subseries_of(citation: str, volume_words: str) -> str | None:
    """Return the id of "vol. XIX" in the subseries that an earlier citation names, or None.

    Args:
        citation: The earlier citation ("Foreign Relations, 1955–1957, vol. II").
        volume_words: The volume as written ("vol. XIX, Part 2").

    Source: usage of FRUS ("*ibid.*, vol. XIX").
    """
    years = re.search(r"[0-9]{4}(?:\s?[–—-]\s?[0-9]{2,4})?", citation)
    volume = re.search(r"[Vv]ol(?:ume|s)?\.?\s([IVXLCivxlc]+|[0-9]{1,2})\b", volume_words)
    part = re.search(r"(?:[Pp]art|[Pp]t\.)\s([0-9]|[IVX]+)", volume_words)
    if years is None or volume is None:
        return None
    return find(years[0], volume[1], part[1] if part else None)


def _years_of(volume_id: str) -> str:
    match = re.match(r"frus([0-9]{4}(?:-[0-9]{2})?)", volume_id)
    return match[1] if match else ""
