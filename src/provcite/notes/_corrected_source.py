"""A source note with what a person has mended: what the correction takes, no other part keeps."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from provcite.errors import ParseError, TextSpan, raise_all, shorten
from provcite.notes._classification import read_classification
from provcite.notes._correction_places import Finder, SourcePlaces, place_source
from provcite.notes._correction_values import Correction
from provcite.notes._cutting import Cutter
from provcite.notes._rules import CONFIDENCE
from provcite.notes.values import (
    ContainerPart,
    DraftingStep,
    NoteLocation,
    Part,
    SourceNote,
    Transmission,
)

RULE = "correction"
_LABELLED = re.compile(r"\s*\[?Sources?:")


def corrected_source_note(note: SourceNote, correction: Correction) -> SourceNote:
    """Return *note* with the parts that *correction* gives in place of those read.

    Words that the correction gives to one part are taken from all others; what is left of a part stays a
    part of its own. No two parts overlap.

    Raises:
        ParseError: Words of the correction do not stand in the note, or it gives citations to a note that
            its label makes a source note.
        ProvciteErrors: Several of its words do not.
    """
    given = correction.given()
    if given == ("citations",):
        if _LABELLED.match(note.text):
            raise ParseError(
                f"The correction gives `citations` to the source note {shorten(note.text)!r}.",
                where=correction.where or "correction",
                mend="Give repository, containers, identifier and the like: a footnote has citations.",
            )
        # The note to the heading of an attachment is read both ways.
        return note
    read = frozenset(segment.span for segment in note.segments() if segment.kind != "connective")
    finder = Finder(note.text, correction.where, read=read)
    holder = note.location.repository if note.location is not None else None
    places = place_source(finder, correction, holder=holder.span if holder is not None else None)
    raise_all("The correction does not fit its note.", finder.problems)
    left = _without(note, finder.taken)
    return attrs.evolve(
        left,
        location=_location(left, correction, places),
        classification=_classification(left, correction, places),
        markings=_markings(note, left, correction, places),
        drafting=_drafting(left, correction, places),
        transmission=_transmission(left, correction, places),
    )


def _without(note: SourceNote, taken: Sequence[TextSpan]) -> SourceNote:
    """Return the parts of *note* with what is left of them when *taken* is gone."""
    if not taken:
        return note
    cutter = Cutter(note.text, taken)
    others = (cutter.location(other) for other in note.other_locations)
    return attrs.evolve(
        note,
        label=cutter.one(note.label),
        location=cutter.location(note.location),
        classification=cutter.one(note.classification),
        markings=cutter.whole(note.markings),
        drafting=cutter.steps(note.drafting),
        transmission=cutter.sendings(note.transmission),
        other_locations=tuple(other for other in others if other is not None),
        relations=cutter.relations(note.relations),
        remarks=cutter.all(note.remarks),
        extent=cutter.one(note.extent),
        title=cutter.one(note.title),
        connectives=cutter.all(note.connectives),
    )


def _location(note: SourceNote, correction: Correction, places: SourcePlaces) -> NoteLocation | None:
    if correction.repository is None and correction.containers is None and correction.identifier is None:
        return note.location
    text = note.text
    location = note.location or NoteLocation("", TextSpan(0, 0))
    if correction.repository is not None:
        location = attrs.evolve(location, repository=_part(text, places.repository))
    if correction.containers is not None:
        levels = (level for level, _ in correction.containers)
        location = attrs.evolve(
            location,
            containers=tuple(
                ContainerPart(level, span.of(text), span, RULE, CONFIDENCE[RULE])
                for level, span in zip(levels, places.containers, strict=True)
            ),
        )
    if correction.identifier is not None:
        found = _part(text, places.identifier)
        location = attrs.evolve(location, identifiers=(found,) if found else ())
    spans = [part.span for _, part in location.parts()]
    if not spans:
        return None
    # The clause is what its parts take up: a mended one may reach further than the one that was read.
    whole = TextSpan(min(span.start for span in spans), max(span.end for span in spans))
    return attrs.evolve(location, text=whole.of(text), span=whole)


def _classification(note: SourceNote, correction: Correction, places: SourcePlaces) -> Part | None:
    if correction.classification is None:
        return note.classification
    return _part(note.text, places.classification)


def _markings(
    note: SourceNote, left: SourceNote, correction: Correction, places: SourcePlaces
) -> tuple[Part, ...]:
    """Return the captions: those given, else those read, where the classification changed in the new one."""
    text = note.text
    if correction.markings is not None:
        return tuple(Part(span.of(text), span, RULE, CONFIDENCE[RULE]) for span in places.markings)
    if correction.classification is None:
        return left.markings
    old, new = note.classification, places.classification
    apart = tuple(marking for marking in left.markings if old is None or not old.span.contains(marking.span))
    read = read_classification(text, new.start, new.end) if new is not None else None
    return (*read[1], *apart) if read is not None else apart


def _drafting(note: SourceNote, correction: Correction, places: SourcePlaces) -> tuple[DraftingStep, ...]:
    if correction.drafting is None:
        return note.drafting
    return tuple(
        DraftingStep(roles[0], _parts(note.text, spans), _around(spans), also=roles[1:])
        for (roles, _), spans in zip(correction.drafting, places.drafting, strict=True)
        if spans
    )


def _transmission(note: SourceNote, correction: Correction, places: SourcePlaces) -> tuple[Transmission, ...]:
    if correction.transmission is None:
        return note.transmission
    return tuple(
        Transmission(kind, _parts(note.text, spans), _around(spans))
        for (kind, _), spans in zip(correction.transmission, places.transmission, strict=True)
        if spans
    )


def _part(text: str, span: TextSpan | None) -> Part | None:
    return None if span is None else Part(span.of(text), span, RULE, CONFIDENCE[RULE])


def _parts(text: str, spans: Sequence[TextSpan]) -> tuple[Part, ...]:
    return tuple(Part(span.of(text), span, RULE, CONFIDENCE[RULE]) for span in spans)


def _around(spans: Sequence[TextSpan]) -> TextSpan:
    return TextSpan(spans[0].start, spans[-1].end)
