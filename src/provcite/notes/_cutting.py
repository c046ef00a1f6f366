"""What is left of the parts of a note when a correction has taken words of them."""

from __future__ import annotations

import bisect
from collections.abc import Iterable

import attrs

from provcite.errors import TextSpan
from provcite.notes.values import (
    ContainerPart,
    DraftingStep,
    NoteLocation,
    NoteRelation,
    Part,
    Transmission,
)

# Marks that joined what was taken to what is left, and belong to neither.
_BEFORE, _AFTER = " \t\r\n,;:.)", " \t\r\n,;:("


class Cutter:
    """Cuts taken stretches out of parts; a part that holds none of them stays as it is."""

    def __init__(self, text: str, taken: Iterable[TextSpan]) -> None:
        """Take the text of a note, and stretches of it in order that do not overlap."""
        self.text = text
        self._taken = tuple(span for span in taken if len(span))
        self._ends = [span.end for span in self._taken]

    def touches(self, span: TextSpan) -> bool:
        """Tell whether words of *span* are taken."""
        place = bisect.bisect_right(self._ends, span.start)
        return place < len(self._taken) and self._taken[place].start < span.end

    def left(self, span: TextSpan) -> tuple[TextSpan, ...]:
        """Return the stretches of *span* that are left and hold words."""
        if not self.touches(span):
            return (span,)
        out = []
        at, place = span.start, bisect.bisect_right(self._ends, span.start)
        while place < len(self._taken) and self._taken[place].start < span.end:
            taken = self._taken[place]
            out.append(self._trimmed(at, taken.start, begins=at > span.start))
            at, place = taken.end, place + 1
        out.append(self._trimmed(at, span.end, begins=True, ends=True))
        return tuple(piece for piece in out if any(sign.isalnum() for sign in piece.of(self.text)))

    def _trimmed(self, start: int, end: int, *, begins: bool, ends: bool = False) -> TextSpan:
        """Return a piece without the marks at its cut edges."""
        while begins and start < end and self.text[start] in _BEFORE:
            start += 1
        while not ends and start < end and self.text[end - 1] in _AFTER:
            end -= 1
        return TextSpan(start, max(start, end))

    def one(self, part: Part | None) -> Part | None:
        """Return the longest piece that is left of a part, or None."""
        if part is None or not self.touches(part.span):
            return part
        pieces = self.left(part.span)
        if not pieces:
            return None
        span = max(pieces, key=len)
        return attrs.evolve(part, text=span.of(self.text), span=span)

    def all(self, parts: Iterable[Part]) -> tuple[Part, ...]:
        """Return all pieces that are left of parts."""
        return tuple(
            attrs.evolve(part, text=span.of(self.text), span=span)
            for part in parts
            for span in self.left(part.span)
        )

    def whole(self, parts: Iterable[Part]) -> tuple[Part, ...]:
        """Return the parts of which nothing is taken."""
        return tuple(part for part in parts if not self.touches(part.span))

    def location(self, location: NoteLocation | None) -> NoteLocation | None:
        """Return a location with what is left of its parts; None where none is."""
        if location is None:
            return None
        containers: tuple[ContainerPart, ...] = tuple(
            attrs.evolve(part, text=span.of(self.text), span=span)
            for part in location.containers
            for span in self.left(part.span)
        )
        cut = attrs.evolve(
            location,
            repository=self.one(location.repository),
            containers=containers,
            identifiers=self.all(location.identifiers),
            form=self.one(location.form),
            ibid=self.one(location.ibid),
            publication=self.one(location.publication),
            locator=self.one(location.locator),
        )
        return cut if any(True for _ in cut.parts()) else None

    def steps(self, steps: Iterable[DraftingStep]) -> tuple[DraftingStep, ...]:
        """Return drafting steps with the names that are left, without those that have none."""
        kept = (attrs.evolve(step, names=self.all(step.names)) for step in steps)
        return tuple(step for step in kept if step.names)

    def sendings(self, sendings: Iterable[Transmission]) -> tuple[Transmission, ...]:
        """Return transmissions with the destinations that are left, without those that have none."""
        kept = (attrs.evolve(sent, destinations=self.all(sent.destinations)) for sent in sendings)
        return tuple(sent for sent in kept if sent.destinations)

    def relations(self, relations: Iterable[NoteRelation]) -> tuple[NoteRelation, ...]:
        """Return relations of whose words nothing is taken."""
        return tuple(
            attrs.evolve(relation, location=self.location(relation.location))
            for relation in relations
            if not self.touches(relation.target.span)
        )
