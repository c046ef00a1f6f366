"""*Ibid.*: what it stands for, given what the document has cited before.

*Ibid.* lends the longest prefix of the last location that what follows it can go on from: with a file
number after it, holder and central files stay; with a box after it, what stands above a box stays; with
a collection after it, only the holder stays.
"""

from __future__ import annotations

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
            ("lot", "FRC", "job", "accession", "series", "microfilm", "entry"),
            ("subseries",),
            ("box", "reel", "volume", "bundle"),
            ("folder", "file"),
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
    first = _first_rank(own.containers[0])
    kept = _down_to(last.containers, first - 1)
    return LocationWords(last.repository, kept + own.containers, own.identifier, None)


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
