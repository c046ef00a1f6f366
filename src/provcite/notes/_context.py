"""*Ibid.*: what it stands for, given what the document has cited before.

*Ibid.* lends the longest prefix of the last location that what follows it can go on from: with a file
number after it, holder and central files stay; with a box after it, what stands above a box stays; with
a collection after it, only the holder stays.
"""

from __future__ import annotations

import re

import attrs

from provcite.authorities import repositories
from provcite.errors import TextSpan
from provcite.notes._dates import DATE_AT
from provcite.notes._location import read_location
from provcite.notes._rules import confidence
from provcite.notes.values import LocationWords, NoteContext, NoteLocation, Part

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
    if last.publication is not None and not last.containers and own.repository is None:
        # "Ibid., May 4, 1962" after a newspaper, "ibid., Document 5" after a volume: a place in it.
        return last if own.identifier is None and all(map(_is_place_in_print, own.containers)) else own
    if location.locator is not None:
        own = _volume_of_papers(location.locator.text, last) or own
    if own.repository is not None:
        return _within_holder(own, last) or own
    if own.identifier is not None and not own.containers:
        return LocationWords(last.repository, _above_number(last), own.identifier)
    if not own.containers:
        return last
    part_of_number = _NUMBER_AFTER_STROKE.fullmatch(own.containers[0][1])
    if part_of_number is not None and last.identifier is not None and "/" in last.identifier:
        number = f"{last.identifier.rpartition('/')[0]}/{own.containers[0][1]}"
        return LocationWords(last.repository, last.containers, number)
    return LocationWords(last.repository, _joined(last.containers, own.containers), own.identifier)


# "May 4, 1962", "Document 5", "Part II": where in a printed source something stands.
_IN_PRINT = re.compile(
    rf"{DATE_AT.pattern}|\d{{4}}|(?:[Dd]ocuments?|[Dd]ocs?\.|[Ff]ootnotes?|[Nn]otes?|[Pp]ages?|[Cc]hapters?|pp?\.|[Nn]os?\.|"
    r"[Vv]ol(?:ume|\.)|[Pp](?:ar)?t\.?|[Bb]ook)\s.{1,40}"
)
# "5–462" after "611.94/5–362": the rest of the number is the same.
_NUMBER_AFTER_STROKE = re.compile(r"\d{1,2}\s?[–-]\s?\d{3,4}")
_CENTRAL = re.compile(r"Centrals?\b.*\b[Ff]iles?\b")


def within_print(location: NoteLocation, resolved: LocationWords | None) -> NoteLocation:
    """Return *location* with its dates, pages or documents as a place in a printed source, if it is in one.

    Args:
        location: What follows *ibid.*, read as containers.
        resolved: What the whole stands for.
    """
    if location.ibid is None or not location.containers or resolved is None or resolved.publication is None:
        return location
    if resolved.containers or resolved.repository is not None:
        return location
    start, end = location.containers[0].span.start, location.containers[-1].span.end
    begin = location.span.start
    place = Part(
        location.text[start - begin : end - begin],
        TextSpan(start, end),
        "publication-locator",
        confidence("publication-locator"),
    )
    return attrs.evolve(location, containers=(), locator=place)


def _is_place_in_print(container: tuple[str, str]) -> bool:
    return _IN_PRINT.fullmatch(container[1]) is not None


def _volume_of_papers(locator: str, last: LocationWords) -> LocationWords | None:
    """Return the containers that "Vol. XXI" after *ibid.* names, where the last place has such a volume."""
    levels = [level for level, text in last.containers if text.split()[:1] == locator.split()[:1]]
    return LocationWords(containers=((levels[-1], locator),)) if levels else None


def _within_holder(own: LocationWords, last: LocationWords) -> LocationWords | None:
    """Return the place at the last holder, where what *ibid.* leads to is a part of that holder's.

    "Ibid., Nixon Presidential Materials" after "National Archives, RG 59, …" stays at the Archives.
    """
    part = repositories.find(own.repository or "")
    holder = repositories.find(last.repository or "")
    if part is None or holder is None or part.parent != holder.key or part.kind not in _COLLECTION_KINDS:
        return None
    words = ", ".join((last.repository or "", own.repository or "", *(text for _, text in own.containers)))
    read = read_location(words, 0, len(words))
    return None if read is None else attrs.evolve(read.words(), identifier=own.identifier)


_COLLECTION_KINDS = frozenset({"presidential materials"})


def _above_number(last: LocationWords) -> tuple[tuple[str, str], ...]:
    """Return the containers that a file number after *ibid.* stands in: the central files, or none.

    After a lot file or an office's own files only the holder, and its record group, is left.
    """
    kept = _down_to(last.containers, _RANK["collection"])
    if last.identifier is not None or any(_CENTRAL.search(text) for _, text in kept):
        return kept
    return tuple(c for c in kept if c[0] == "record-group")


def _joined(
    before: tuple[tuple[str, str], ...], own: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """Return *own* after as much of *before* as it leaves open; what is like a container takes its place."""
    for at, container in enumerate(before):
        if _is_like(own[0][1], container[1]):
            return (*before[:at], (container[0], own[0][1]), *own[1:])
    place = _place_of_name(before, own[0])
    if place is not None:
        return (*before[:place], (before[place][0], own[0][1]), *own[1:])
    rank = _first_rank(own[0])
    kept = _down_to(before, rank - 1)
    if own[0][0] == "collection" and rank > _RANK["collection"] and kept:
        # A name for want of a better one: below a collection it is a series.
        own = (("series", own[0][1]), *own[1:])
    return kept + own


def _place_of_name(before: tuple[tuple[str, str], ...], first: tuple[str, str]) -> int | None:
    """Return which container of *before* a bare name takes the place of: the last bare name under a series.

    "Ibid., Korea" after "…, Countries Series, Japan" is the neighbouring folder.
    """
    if not _is_bare_name(first):
        return None
    bare = [at for at, container in enumerate(before) if at > 1 and _is_bare_name(container)]
    return bare[-1] if bare else None


def _is_bare_name(container: tuple[str, str]) -> bool:
    """Tell whether a container is a name without a word or number that says what it is."""
    level, text = container
    return (
        level in _NAMED
        and not any(c.isdigit() for c in text)
        and text.split()[-1] not in _RUN
        and not any(word in text for word in _COLLECTIONS)
    )


_NAMED = frozenset({"folder", "subseries", "file", "collection", "series", "subcollection"})


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
