"""Printed works that a note cites in one sentence with archives of other countries.

"TNA, FO 371/5, cited in X, Y (London, 1993)", "BArch, R 3/1, und X, Y, Berlin 1989, S. 5", "vgl. auch X, Y":
where a sentence cites an archive too, or words of another language lead to it, its works are read here.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from itertools import pairwise

from provcite.notes import _joints as joints
from provcite.notes._clauses import read_clause
from provcite.notes._foreign import LONGEST
from provcite.notes._printed_clauses import read_printed
from provcite.notes._raw import Raw, trimmed
from provcite.notes._regions import cut
from provcite.notes.traditions._spans import enclosed
from provcite.notes.values import CitationKind


def works(text: str, archives: list[Raw]) -> Iterator[Raw]:
    """Yield the printed works that stand beside archives, or after a lead of another language.

    Args:
        text: The note.
        archives: The citations of archives in it, in order.
    """
    region = cut(text, 0, len(text), enclosed(text))
    joined = set(joints.parts(text, 0, len(text)))
    starts = [raw.span.start for raw in archives]
    for start, end in pairwise((region.start, *region.cuts, region.end)):
        index = bisect.bisect_left(starts, end) - 1
        if end - start > LONGEST or (index >= 0 and archives[index].span.end > start):
            continue
        yield from _work(text, start, end, is_joined=start in joined or end in joined)


def _work(text: str, start: int, end: int, *, is_joined: bool) -> Iterator[Raw]:
    """Yield the printed work that a clause cites, words before it left out."""
    start = trimmed(text, start, end).start
    first = joints.after_and(text, start, end)
    led = joints.lead(text, first, end)
    clause = read_clause(text, led.end if led is not None else first, end)
    span = trimmed(text, clause.span.start, end)
    relation = clause.relation or (led.relation if led is not None else None)
    read: list[Raw] = []
    if is_joined or led is not None:
        read = [r for r in read_printed(text, span.start, span.end) if r.kind is CitationKind.PUBLISHED]
    if not read and (is_joined or led is not None or first > start):
        book = joints.book(text, span.start, span.end)
        read = [Raw(book, CitationKind.PUBLISHED, rule="book-of-author")] if book is not None else []
    for raw in read:
        raw.relation = raw.relation or relation
        yield raw
