"""*Ibid.*: what it stands for, given what the document has cited before.

*Ibid.* lends the longest prefix of the last location that what follows it can go on from: with a file
number after it, holder and central files stay; with a box after it, what stands above a box stays; with
a collection after it, only the holder stays.
"""

from __future__ import annotations

import re

from provcite.authorities import repositories
from provcite.notes.values import LocationWords, NoteContext, NoteLocation

# From the greatest to the least: a container replaces those of its own rank and below.
_RANK = {
    name: rank
    for rank, names in enumerate(
        (
            ("repository",),
            ("record-group", "fonds"),
            ("collection",),
            ("subcollection", "subgroup"),
            ("lot", "FRC", "job", "accession", "series", "class", "opis", "microfilm", "entry"),
            ("subseries",),
            ("box", "reel", "volume", "bundle"),
            ("folder", "file", "piece", "delo", "reference-code"),
            ("item", "frame", "folio", "page"),
        )
    )
    for name in names
}
# Names that say by themselves at which rank a path begins anew.
_COLLECTIONS = ("Central Files", "Papers", "Presidential Materials", "National Security File")


def resolve(location: NoteLocation, context: NoteContext) -> LocationWords | None:
    """Return the words that a location with *Ibid.* means, or None where nothing was cited before.

    Args:
        location: A location; without *Ibid.* its own words are returned.
        context: What the document has cited before.
    """
    own = location.words()
    if location.ibid is None:
        return own
    if not context.locations:
        return None
    last = context.locations[-1]
    if own.repository is not None:
        return own
    if own.identifier is not None and not own.containers:
        return LocationWords(last.repository, _down_to(last.containers, _RANK["collection"]), own.identifier)
    if not own.containers:
        return last
    if not last.containers and last.publication is not None:
        return own
    for at, container in enumerate(last.containers):
        if _is_like(own.containers[0][1], container[1]):
            alike = (container[0], own.containers[0][1])
            return LocationWords(
                last.repository, (*last.containers[:at], alike, *own.containers[1:]), own.identifier
            )
    first = _first_rank(own.containers[0])
    kept = _down_to(last.containers, first - 1)
    return LocationWords(last.repository, kept + own.containers, own.identifier, None)


_RUN = ("Series", "Subseries", "File", "Files", "Papers", "Records", "Collection")


def _is_like(one: str, other: str) -> bool:
    """Tell whether one name takes the place of the other: "Subject Series", "Name Series"; "CF 1", "CF 2"."""
    first, second = one.split(), other.split()
    if not first or not second:
        return False
    if first[-1] == second[-1] and first[-1] in _RUN:
        return len(first) > 1 and len(second) > 1
    numbered = first[-1][:1].isdigit() and second[-1][:1].isdigit()
    return len(first) == len(second) == 2 and first[0] == second[0] and numbered


def another_volume(last: LocationWords | None, words: str | None) -> LocationWords | None:
    """Return what "ibid., vol. V" stands for after another volume of the series was cited.

    Args:
        last: What was cited last.
        words: The volume as written after *ibid.*, its years before it if it has some.
    """
    if words is None:
        return last
    years = _YEARS.match(words)
    head = _TITLE_AND_YEARS.match(last.publication) if last is not None and last.publication else None
    if head is None:
        return LocationWords(publication=f"Foreign Relations, {words}") if years is not None else last
    return LocationWords(publication=(head["title"] if years is not None else f"{head[0]}, ") + words)


_YEARS = re.compile(r"\d{4}")
_TITLE_AND_YEARS = re.compile(r"(?P<title>[^\d]{1,80})\d{4}(?:\s?[–-]\s?\d{2,4})?")


def _first_rank(container: tuple[str, str]) -> int:
    level, text = container
    if any(word in text for word in _COLLECTIONS):
        return _RANK["collection"]
    if level == "collection" and not text.endswith(("Files", "Papers", "Records")):
        # The first name after *Ibid.* is called a collection for want of a better sign.
        return _RANK["series"]
    return _RANK.get(level, _RANK["series"])


def _down_to(containers: tuple[tuple[str, str], ...], rank: int) -> tuple[tuple[str, str], ...]:
    return tuple(c for c in containers if _RANK.get(c[0], 9) <= rank)


def is_same_holder(one: str, other: str) -> bool:
    """Tell whether two names are names of one holder."""
    first, second = repositories.find(one), repositories.find(other)
    return one == other or (first is not None and first is second)
