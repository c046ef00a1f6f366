"""Reading what follows an American holder as the American series of documents write it.

Their grammar, made from thousands of source notes, knows the collections of the presidential libraries and
the files of the Department of State: it is asked first, and this reader's own rules only where it declines.
"""

from __future__ import annotations

from provcite.authorities import traditions as facts
from provcite.notes._location import read_location
from provcite.notes.traditions._draft import LEAVES, Draft
from provcite.notes.traditions._marks import Mark

# Holders that the series cite from the large to the small, by the ends and beginnings of their names.
_HOLDERS = tuple(sorted(facts.words("series-holder")))


def read_as_series(draft: Draft, row: list[Mark]) -> bool:
    """Read the containers after the holder as a source note would, and tell whether that was possible.

    Args:
        draft: The citation, with its holder.
        row: The elements after the holder.
    """
    holder = draft.repository
    if draft.tradition != "us" or holder is None or not row or not _is_of_series(holder):
        return False
    if any(m.quote or m.level in LEAVES for m in row):
        # A series names neither titles of papers nor pages.
        return False
    read = read_location(draft.text, holder.start, row[-1].end)
    if read is None or read.repository is None or read.repository.span.end != holder.end:
        return False
    if not read.containers:
        return False
    for part in read.containers:
        span = part.span
        draft.containers.append(
            Mark(span.start, span.end, "container", part.rule, part.confidence, level=part.level)
        )
    for number in read.identifiers[:1]:
        draft.identifier = Mark(
            number.span.start, number.span.end, "identifier", number.rule, number.confidence
        )
    return True


def _is_of_series(holder: Mark) -> bool:
    return any(word in h.name for h in holder.holders for word in _HOLDERS)
