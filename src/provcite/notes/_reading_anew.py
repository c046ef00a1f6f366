"""Reading the words of a citation whose place and kind a person has given."""

from __future__ import annotations

import bisect
from typing import assert_never

from provcite.errors import TextSpan
from provcite.notes._archival import read_archival
from provcite.notes._crossrefs import local_references
from provcite.notes._location import read_location
from provcite.notes._published import LONGEST_CLAUSE
from provcite.notes._raw import Raw
from provcite.notes._reference_forms import CrossReference
from provcite.notes._series_references import series_references
from provcite.notes._web_pages import read_published, urls
from provcite.notes.values import CitationKind, Target


class References:
    """The cross-references that the reader finds in a note, looked for when one is first asked for."""

    def __init__(self, text: str, volume: str | None) -> None:
        """Take the text of the note, and the id of the volume it stands in."""
        self._text = text
        self._volume = volume
        self._found: tuple[CrossReference, ...] | None = None

    def within(self, span: TextSpan) -> Target | None:
        """Return the target of the first and longest reference within *span*."""
        if self._found is None:
            every = (*series_references(self._text, volume=self._volume), *local_references(self._text))
            # Of two that begin at one place the longer comes first, and of equals the surer reader's.
            self._found = tuple(sorted(every, key=_place))
        at = bisect.bisect_left(self._found, (span.start, -len(self._text)), key=_place)
        while at < len(self._found) and self._found[at].span.start < span.end:
            if span.contains(self._found[at].span):
                return self._found[at].target
            at += 1
        return None


def _place(found: CrossReference) -> tuple[int, int]:
    return found.span.start, -found.span.end


def read_anew(text: str, kind: CitationKind, span: TextSpan, references: References) -> Raw:
    """Return a citation that the reader had not found, or had taken for another kind.

    Args:
        text: The note.
        kind: What the citation points to.
        span: Its words.
        references: The cross-references of the note.
    """
    raw = Raw(span, kind, rule="correction")
    if len(span) > LONGEST_CLAUSE:
        return raw
    match kind:
        case CitationKind.CROSS_REFERENCE:
            raw.target = references.within(span)
        case CitationKind.ARCHIVAL:
            found = read_archival(text, span.start, span.end)
            if found:
                raw.item, raw.location = found[0].item, found[-1].location
            else:
                raw.location = read_location(text, span.start, span.end)
        case CitationKind.IBID:
            location = read_location(text, span.start, span.end)
            raw.location = location if location is not None and location.ibid is not None else None
        case CitationKind.WEB:
            raw.url = next((address.of(text) for address in urls(text, span.start, span.end)), None)
        case CitationKind.PUBLISHED | CitationKind.NEWSPAPER | CitationKind.CONGRESSIONAL:
            printed = read_published(text, span.start, span.end)
            raw.item = next((each.item for each in printed), None)
            raw.publication = next((each.publication for each in printed if each.publication), None)
        case _:
            assert_never(kind)
    return raw
