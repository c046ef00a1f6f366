"""Source notes: what one says of its document, as fields, places and relations."""

from __future__ import annotations

from provcite.errors import TextSpan
from provcite.model import Document, Mention, Note, Relation, RelationKind
from provcite.notes import LocationWords, NoteLocation, NoteRelation, SourceNote
from provcite.reading.collector import Collector, mention_of
from provcite.reading.context import Place
from provcite.reading.publications import publish
from provcite.reading.speaker import Speaker
from provcite.reading.targets import RefTarget

_KINDS = {
    "attachment-to": RelationKind.ATTACHED_TO,
    "reply-to": RelationKind.REPLY_TO,
    "quoted-from": RelationKind.EXCERPT_OF,
    "cited": RelationKind.CITES,
}


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
    used: set[int] = set()
    for number, told in enumerate(read.relations, start=len(read.other_locations) + 1):
        used |= _relate(collector, place, note, told, number, refs)
    for index, ref in enumerate(refs):
        if index not in used:
            _relate_ref(collector, place, note, ref)


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
    collector: Collector,
    place: Place,
    note: Note,
    told: NoteRelation,
    number: int,
    refs: tuple[RefTarget, ...],
) -> set[int]:
    """Add one told relation; return which of *refs* it used."""
    span = told.target.span
    mention = mention_of(note, span, rule=told.target.rule, confidence=told.target.confidence)
    inside = [(i, ref) for i, ref in enumerate(refs) if span.contains(ref.span) or ref.span.contains(span)]
    kind = _KINDS.get(told.kind)
    if told.kind == "printed-in" and told.location is not None and told.location.publication is not None:
        _publish(collector, place, note, told.location, mention)
        return set()
    if told.kind == "attached":
        # The other paper is attached to this one.
        other = _other(collector, place, note, told, number, inside)
        collector.relate(Relation(RelationKind.ATTACHED_TO, other, place.document, mention=mention))
        return {i for i, _ in inside}
    if kind is None:
        return set()
    other = _other(collector, place, note, told, number, inside)
    collector.relate(Relation(kind, place.document, other, certainty=mention.certainty, mention=mention))
    return {i for i, _ in inside}


def _other(
    collector: Collector,
    place: Place,
    note: Note,
    told: NoteRelation,
    number: int,
    inside: list[tuple[int, RefTarget]],
) -> str:
    for _, ref in inside:
        if ref.document is not None:
            return collector.volume_document(
                ref.volume or place.volume or "", ref.number, document_id=ref.document
            )
    other = f"{note.id}.{number}"
    mention = mention_of(note, told.target.span, rule=told.target.rule, confidence=told.target.confidence)
    collector.node(Document(other, title=told.target.text.strip(" .,;")))
    collector.mention(other, mention)
    if told.location is not None:
        collector.hold(other, told.location.words(), mention)
    return other


def _relate_ref(collector: Collector, place: Place, note: Note, ref: RefTarget) -> None:
    """A reference of the mark-up that no rule read: attached where the words before say so, else cited."""
    if ref.document is None or (ref.volume or place.volume) is None:
        if ref.broken:
            Speaker(collector, place, note).report_broken(ref)
        return
    other = collector.volume_document(ref.volume or place.volume or "", ref.number, document_id=ref.document)
    before = note.text[max(0, ref.span.start - 16) : ref.span.start].casefold()
    attached = before.rstrip().endswith(("attached to", "enclosed with", "enclosure to"))
    span = TextSpan(ref.span.start, ref.span.end)
    mention = mention_of(note, span, rule="ref", confidence=1.0)
    kind = RelationKind.ATTACHED_TO if attached else RelationKind.CITES
    derived = place.document if attached else place.voice
    locators = () if attached else place.locators(note)
    collector.relate(Relation(kind, derived, other, derived_locators=locators, mention=mention))
