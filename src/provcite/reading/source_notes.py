"""Source notes: what one says of its document, as fields, places and relations."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from provcite.model import Document, Mention, Note, Relation, RelationKind
from provcite.notes import (
    CitationKind,
    LocationWords,
    NoteContext,
    NoteLocation,
    NoteRelation,
    SourceNote,
    parse_footnote,
)
from provcite.reading import cross_references, pointers
from provcite.reading.collector import Collector, mention_of
from provcite.reading.context import Place
from provcite.reading.publications import publish
from provcite.reading.references import Pointer
from provcite.reading.speaker import Speaker
from provcite.reading.targets import RefTarget, refs_at

_KINDS = {
    "attachment-to": RelationKind.ATTACHED_TO,
    "reply-to": RelationKind.REPLY_TO,
    "quoted-from": RelationKind.EXCERPT_OF,
    "cited": RelationKind.CITES,
}
_ATTACHED = "attached"


def marks(
    read: SourceNote, classification: str | None, handling: tuple[str, ...]
) -> tuple[str | None, tuple[str, ...]]:
    """Return a document's classification and handling: its source note's, with those of its heading.

    Args:
        read: What the source note says; its classification wins.
        classification: The classification that the heading gives, or None.
        handling: The markings that the heading gives.
    """
    told = tuple(part.text for part in read.markings)
    return (
        read.classification.text if read.classification else classification,
        tuple(dict.fromkeys((*handling, *told))) if told else handling,
    )


def add(
    collector: Collector, place: Place, note: Note, read: SourceNote, refs: tuple[RefTarget, ...]
) -> None:
    """Add to *collector* the places and relations that a source note tells.

    Args:
        collector: Takes them.
        place: The document whose source note it is.
        note: The note.
        read: What the note says.
        refs: References that the mark-up makes in the note.
    """
    # "Attached to Document 2" is no place: what the mark-up points at is a document.
    if read.location is not None and not any(read.location.span.contains(ref.span) for ref in refs):
        _locate(collector, place, note, read.location)
    for number, other in enumerate(read.other_locations, start=1):
        _copy(collector, place, note, other, number)
    speaker, used = Speaker(collector, place, note), set[int]()
    for number, told in enumerate(read.relations, start=len(read.other_locations) + 1):
        # A printed source is told twice, as the place the document was printed from and as a relation.
        if told.location is None or read.location is None or told.location.span != read.location.span:
            _relate(speaker, told, number, refs, used)
    for index, ref in enumerate(refs):
        if index not in used:
            _relate_ref(speaker, ref)


def _locate(collector: Collector, place: Place, note: Note, location: NoteLocation) -> None:
    mention = mention_of(note, location.span, rule="source-note-location", confidence=_confidence(location))
    words = location.words()
    if location.ibid is not None and not words.repository:
        # Ibid. never reaches back over a document's beginning.
        Speaker(collector, place, note).report_unresolved(location.text)
        return
    if words.publication:
        _publish(collector, place, note, location, mention)
    if words.repository or words.containers or words.identifier:
        collector.hold(place.document, words, mention)


def _confidence(location: NoteLocation) -> float:
    return max((part.confidence for _, part in location.parts()), default=0.5)


def _publish(
    collector: Collector, place: Place, note: Note, location: NoteLocation, mention: Mention
) -> None:
    publish(collector, place.document, f"{note.id}.p", location, mention, kind=RelationKind.PRINTED_FROM)


def _copy(collector: Collector, place: Place, note: Note, other: NoteLocation, number: int) -> None:
    """Another copy: a document of its own, since it may differ in marks and hands."""
    copy_id = f"{note.id}.{number}"
    mention = mention_of(note, other.span, rule="other-copy", confidence=_confidence(other))
    collector.node(Document(copy_id, genre="copy"))
    collector.mention(copy_id, mention)
    collector.relate(
        Relation(RelationKind.COPY_OF, copy_id, place.document, certainty=mention.certainty, mention=mention)
    )
    words = other.words()
    if other.ibid is not None and not words.repository:
        words = LocationWords(None, words.containers, words.identifier)
    collector.hold(copy_id, words, mention)


def _relate(
    speaker: Speaker, told: NoteRelation, number: int, refs: Sequence[RefTarget], used: set[int]
) -> None:
    """Add one told relation; note in *used* which of *refs* it says more of."""
    collector, place, note = speaker.collector, speaker.place, speaker.note
    span = told.target.span
    mention = mention_of(note, span, rule=told.target.rule, confidence=told.target.confidence)
    inside = refs_at(refs, span, covered=used)
    if told.kind == "printed-in" and told.location is not None and told.location.publication is not None:
        # "Also printed in the Bulletin": another print of the document.
        publish(collector, place.document, f"{note.id}.{number}", told.location, mention)
        return
    kind = RelationKind.ATTACHED_TO if told.kind == _ATTACHED else _KINDS.get(told.kind)
    if kind is None:
        return
    used.update(inside)
    for other in _others(speaker, told, number, [refs[index] for index in inside]):
        if kind is RelationKind.CITES:
            speaker.relate(kind, other, mention)
        elif told.kind == _ATTACHED:
            speaker.join(kind, other, place.document, mention)
        else:
            speaker.join(kind, place.document, other, mention)


def _others(
    speaker: Speaker, told: NoteRelation, number: int, inside: Sequence[RefTarget]
) -> tuple[str, ...]:
    """Return the ids of the papers that a relation names: those that a volume prints, or one by itself."""
    found = _pointers(speaker, told, inside)
    if found:
        return tuple(map(speaker.point, found))
    other = f"{speaker.note.id}.{number}"
    mention = mention_of(
        speaker.note, told.target.span, rule=told.target.rule, confidence=told.target.confidence
    )
    speaker.collector.node(Document(other, title=told.target.text.strip(" .,;")))
    speaker.collector.mention(other, mention)
    if told.location is not None:
        speaker.collector.hold(other, told.location.words(), mention)
    return (other,)


def _pointers(speaker: Speaker, told: NoteRelation, inside: Sequence[RefTarget]) -> list[Pointer]:
    """Return where the words of a relation and their mark-up point in volumes; nothing where nowhere."""
    place, text, span = speaker.place, speaker.note.text, told.target.span
    own, home = place.volume, place.document
    if own is None:
        return []
    found: list[Pointer] = []
    covered: set[int] = set()
    read = parse_footnote(span.of(text), context=NoteContext(volume=own))
    for citation in read.citations:
        if citation.kind is not CitationKind.CROSS_REFERENCE or citation.target is None:
            continue
        words = citation.span.shifted(span.start)
        at = refs_at(inside, words, covered=covered)
        covered.update(at)
        refs = [inside[index] for index in at]
        found += pointers.aim(text, words, citation.target, refs, own=own, home=home).pointers
    for index, ref in enumerate(inside):
        pointer = pointers.loose(ref, ref.span.of(text), own=own, home=home)
        if pointer is not None and index not in covered:
            found.append(attrs.evolve(pointer, is_loose=False))
    return found


def _relate_ref(speaker: Speaker, ref: RefTarget) -> None:
    """A reference of the mark-up that no rule read: attached where the words before say so, else cited."""
    place, text = speaker.place, speaker.note.text
    pointer = pointers.loose(ref, ref.span.of(text), own=place.volume, home=place.document)
    before = text[max(0, ref.span.start - 16) : ref.span.start].casefold()
    if pointer is None or not before.rstrip().endswith(("attached to", "enclosed with", "enclosure to")):
        cross_references.add_ref(speaker, ref)
        return
    mention = mention_of(speaker.note, ref.span, rule="ref", confidence=1.0)
    speaker.join(RelationKind.ATTACHED_TO, place.document, speaker.point(pointer), mention)
