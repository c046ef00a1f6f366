"""A source note while it is being read."""

from __future__ import annotations

import attrs

from provcite.errors import TextSpan
from provcite.notes._classification import read_classification
from provcite.notes._remarks import read_remarks
from provcite.notes.values import DraftingStep, NoteLocation, NoteRelation, Part, SourceNote, Transmission


@attrs.define
class Draft:
    """What has been read of a source note so far, and the stretches left to its remarks."""

    text: str
    label: Part | None = None
    location: NoteLocation | None = None
    classification: Part | None = None
    markings: list[Part] = attrs.Factory(list)
    drafting: list[DraftingStep] = attrs.Factory(list)
    transmission: list[Transmission] = attrs.Factory(list)
    relations: list[NoteRelation] = attrs.Factory(list)
    extent: Part | None = None
    title: Part | None = None
    connectives: list[Part] = attrs.Factory(list)
    left: list[TextSpan] = attrs.Factory(list)

    def take_classification(self, start: int, end: int) -> int | None:
        """Read a classification at *start*; return where it ends, or None."""
        found = read_classification(self.text, start, end)
        if found is None:
            return None
        self.classification = found[0]
        self.markings.extend(found[1])
        return found[0].span.end

    def finished(self) -> SourceNote:
        """Return the note as a value, its remarks joined and searched for relations."""
        remarks = read_remarks(self.text, self.left)
        return SourceNote(
            text=self.text,
            label=self.label,
            location=self.location,
            classification=self.classification,
            markings=tuple(self.markings),
            drafting=tuple(self.drafting),
            transmission=tuple(self.transmission),
            other_locations=remarks.other_locations,
            relations=(*self.relations, *remarks.relations),
            remarks=remarks.remarks,
            extent=self.extent,
            title=self.title,
            connectives=tuple(self.connectives),
        )
