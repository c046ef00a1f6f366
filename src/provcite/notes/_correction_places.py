"""Where the words of a correction stand in its note: each found once, none overlapping another.

Places that the reader took for a part are preferred to others, and whole words to pieces of words.
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable

import attrs

from provcite.errors import ParseError, TextSpan, shorten
from provcite.notes._correction_values import Correction

# As for a footnote: no person wrote a longer note.
LONGEST_NOTE = 200_000
# So many words that are not found are told for one note.
_MOST_MISSED = 20
# So many places of the same words are tried for one where they are whole and free.
_MOST_TRIES = 64


class Finder:
    """Finds words of one correction in its note, and gathers those that it does not find."""

    def __init__(self, text: str, where: str, *, read: Collection[TextSpan] = frozenset()) -> None:
        """Begin with a note.

        Args:
            text: Its text.
            where: The place of its correction, for messages.
            read: Where the parts stand that the reader found.
        """
        self.text = text
        self._read = read
        self.where = where or "correction"
        self.problems: list[ParseError] = []
        self._taken: list[tuple[int, int]] = []

    @property
    def taken(self) -> tuple[TextSpan, ...]:
        """The places found, in the order of the note."""
        return tuple(TextSpan(*each) for each in self._taken)

    def one(self, key: str, words: str | None, *, after: int = 0) -> TextSpan | None:
        """Take the place of *words*: after *after* if they stand there, else before; None for no words."""
        if not words:
            return None
        span = self._find(words, after, len(self.text)) or self._find(words, 0, len(self.text))
        return self._took(key, words, span)

    def look(self, key: str, words: str, *, after: int = 0) -> TextSpan | None:
        """Return the place of *words* as `one` does, but leave it to others too."""
        at = self.text.find(words, after)
        at = self.text.find(words) if at < 0 else at
        if at < 0:
            self._miss(key, words)
            return None
        return TextSpan(at, at + len(words))

    def within(self, key: str, words: str, span: TextSpan) -> TextSpan | None:
        """Return the last place of *words* in *span*; it may be part of what is taken."""
        at = self.text.rfind(words, span.start, span.end)
        if at < 0:
            self._miss(key, words)
            return None
        return TextSpan(at, at + len(words))

    def in_order(self, key: str, words: Iterable[str], *, after: int = 0) -> tuple[TextSpan, ...]:
        """Take the places of *words* in their order, all of them after *after* if they stand there."""
        listed = tuple(words)
        found: list[TextSpan] = []
        for at, whole in ((after, True), (0, True), (0, False)):
            found = []
            for each in listed:
                span = self._find(each, at, len(self.text), whole=whole)
                if span is None:
                    break
                found.append(span)
                at = span.end
            if len(found) == len(listed):
                for span in found:
                    bisect.insort(self._taken, (span.start, span.end))
                return tuple(found)
        self._miss(key, listed[len(found)], follows=bool(found))
        return ()

    def _find(self, words: str, start: int, end: int, *, whole: bool = True) -> TextSpan | None:
        """Return the first free place of *words* that the reader took for a part, else where they are whole.

        Without *whole*, and where they are nowhere whole, it is the first free place of all.
        """
        free: TextSpan | None = None
        entire: TextSpan | None = None
        at = self.text.find(words, start, end)
        for _ in range(_MOST_TRIES):
            if at < 0:
                break
            span = TextSpan(at, at + len(words))
            if self._is_free(span):
                if not whole or span in self._read:
                    return span
                free = free or span
                entire = entire or (span if self._is_whole(span) else None)
            at = self.text.find(words, at + 1, end)
        return entire or free

    def _is_free(self, span: TextSpan) -> bool:
        place = bisect.bisect_left(self._taken, (span.end, 0))
        return not place or self._taken[place - 1][1] <= span.start

    def _is_whole(self, span: TextSpan) -> bool:
        def joins(at: int) -> bool:
            return 0 < at < len(self.text) and self.text[at - 1].isalnum() and self.text[at].isalnum()

        return not joins(span.start) and not joins(span.end)

    def _took(self, key: str, words: str, span: TextSpan | None) -> TextSpan | None:
        if span is None:
            self._miss(key, words)
        else:
            bisect.insort(self._taken, (span.start, span.end))
        return span

    def _miss(self, key: str, words: str, *, follows: bool = False) -> None:
        if len(self.problems) >= _MOST_MISSED:
            return
        stands = words in self.text
        taken = "after those before them" if follows else "apart from the other parts"
        self.problems.append(
            ParseError(
                f"The words {shorten(words)!r} of `{key}` do not stand in the note {shorten(self.text)!r}"
                + (f" {taken}." if stands else "."),
                where=self.where,
                mend="Give each stretch of the note once, in the note's order."
                if stands
                else "Copy the words from the note.",
            )
        )


@attrs.frozen
class SourcePlaces:
    """Where the parts of a corrected source note stand; None and () for what is not given."""

    repository: TextSpan | None
    containers: tuple[TextSpan, ...]
    identifier: TextSpan | None
    classification: TextSpan | None
    markings: tuple[TextSpan, ...]
    drafting: tuple[tuple[TextSpan, ...], ...]
    transmission: tuple[tuple[TextSpan, ...], ...]


def place_source(finder: Finder, correction: Correction, *, holder: TextSpan | None = None) -> SourcePlaces:
    """Find the parts of a source note.

    Args:
        finder: Finds them, and gathers what it does not find.
        correction: The correction.
        holder: Where the holder stands that was read: containers follow it if they can.
    """
    repository = finder.one("repository", correction.repository)
    identifier = finder.one("identifier", correction.identifier)
    before = repository if correction.repository is not None else holder
    containers = finder.in_order(
        "containers", (words for _, words in correction.containers or ()), after=before.end if before else 0
    )
    placed = [span.end for span in (repository, *containers, identifier) if span is not None]
    after = max(placed, default=0)
    classification = finder.one("classification", correction.classification, after=after)
    markings = tuple(
        span
        for words in correction.markings or ()
        if (span := _marking(finder, words, classification, after)) is not None
    )
    return SourcePlaces(
        repository=repository,
        containers=containers,
        identifier=identifier,
        classification=classification,
        markings=markings,
        drafting=tuple(
            finder.in_order("drafting", names, after=after) for _, names in correction.drafting or ()
        ),
        transmission=tuple(
            finder.in_order("transmission", names, after=after) for _, names in correction.transmission or ()
        ),
    )


def _marking(finder: Finder, words: str, classification: TextSpan | None, after: int) -> TextSpan | None:
    """Find a caption: within the classification or elsewhere; it is a part of what it stands in."""
    if classification is not None and words in classification.of(finder.text):
        return finder.within("markings", words, classification)
    return finder.look("markings", words, after=after)


@attrs.frozen
class CitationPlaces:
    """Where the citations of a corrected footnote and the papers they cite stand."""

    citations: tuple[TextSpan, ...]
    items: tuple[TextSpan | None, ...]


def place_citations(finder: Finder, correction: Correction) -> CitationPlaces:
    """Find the citations of a footnote, and the words of the papers they cite: in each or before it."""
    wanted = correction.citations or ()
    spans = finder.in_order("citations", (each.words for each in wanted))
    items = []
    previous = 0
    for each, span in zip(wanted, spans, strict=False):
        item = finder.within("item", each.item, TextSpan(previous, span.end)) if each.item else None
        items.append(item)
        previous = span.end
    return CitationPlaces(spans, tuple(items))


def places_of(correction: Correction) -> tuple[ParseError, ...]:
    """Return what is wrong with the words of *correction*: those that do not stand in its note."""
    finder = Finder(correction.note, correction.where)
    place_source(finder, correction)
    place_citations(finder, correction)
    return tuple(finder.problems)
