"""A volume's documents and notes to a graph."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from provcite.errors import ModelError
from provcite.model import (
    Date,
    Document,
    Locator,
    LocatorKind,
    Note,
    NoteKind,
    Origin,
    Relation,
    RelationKind,
)
from provcite.notes import (
    CitationKind,
    Corrections,
    Footnote,
    NoteContext,
    RelationToPrevious,
    SourceNote,
    parse_footnote,
    parse_source_note,
)
from provcite.reading import attachments, footnotes, prose_dates, source_notes
from provcite.reading.collector import Collector, mention_of
from provcite.reading.context import Place
from provcite.reading.covers import add_cover
from provcite.reading.heads import read_heading
from provcite.reading.replies import add_reply
from provcite.reading.speaker import Speaker
from provcite.reading.targets import RefTarget, resolve
from provcite.tei import DateText, DocumentText, NoteText

# Length of "1962-05-17": the hour of a telegram stays in the words.
_DATE_LENGTH = 10


@attrs.frozen
class _Source:
    """A source note and what it says."""

    note: NoteText
    read: SourceNote


class Builder:
    """Reads one volume's documents, in order, into a graph in the making."""

    def __init__(
        self, collector: Collector, volume: str | None, *, corrections: Corrections | None = None
    ) -> None:
        """Begin a volume.

        Args:
            collector: Takes nodes and relations.
            volume: Id of the volume, whose edition the collector has; None for a document by itself.
            corrections: Readings of single notes that win over ours.
        """
        self._collector = collector
        self._volume = volume
        self._corrections = corrections
        self._above: str | None = None

    def add(self, text: DocumentText) -> None:
        """Add a document with its source note and footnotes, and what is printed below it."""
        source = self._source(text)
        place, document = self._describe(text, source)
        self._publish(text, place)
        context = self._add(text, source, place, document, NoteContext(volume=self._volume))
        ids = {text.id: document.id}
        for part in text.attachments:
            source = self._source(part)
            inner, attached = self._describe(part, source, cover=place)
            ids[part.id] = attached.id
            self._publish(part, inner)
            attachments.attach(self._collector, inner, part, ids.get(part.within, document.id))
            # Notes go on counting below a document, and "Ibid." reaches back into it.
            context = self._add(part, source, inner, attached, context)
        self._above = document.id

    def _add(
        self,
        text: DocumentText,
        source: _Source | None,
        place: Place,
        document: Document,
        context: NoteContext,
    ) -> NoteContext:
        """Add one text with its notes; return what the notes after them can refer back to."""
        self._collector.node(document)
        if source is not None:
            note = self._collector.note(self._note(place, source.note))
            refs = tuple(map(resolve, source.note.refs))
            source_notes.add(self._collector, place, note, source.read, refs)
        for footnote in text.notes:
            if source is None or footnote is not source.note:
                context = self._footnote(text, place, footnote, context)
        return context

    def _describe(
        self, text: DocumentText, source: _Source | None, cover: Place | None = None
    ) -> tuple[Place, Document]:
        heading = read_heading(text)
        classification, handling = heading.classification, heading.handling
        if source is not None:
            classification, handling = source_notes.marks(source.read, classification, handling)
        elif text.kind:
            classification = attachments.classification(text, self._corrections) or classification
        document_id = f"{self._volume}/{text.id}" if self._volume else text.id
        date = date_of(text.date) if text.date else None
        document = Document(
            document_id,
            genre=heading.genre,
            title=text.head,
            subject=text.subject,
            authors=heading.authors,
            recipients=heading.recipients,
            date=date,
            place=text.place,
            number=heading.number,
            classification=classification,
            handling=handling,
            consulted=self._volume is None,
        )
        place = Place(
            self._volume,
            document_id,
            cover.number if cover else text.number,
            date or (cover.date if cover else None),
            heading.authors,
            heading.recipients,
            cover=cover.document if cover else None,
            dated=cover.document if cover and not date else None,
            above=self._above,
        )
        return place, document

    def _publish(self, text: DocumentText, place: Place) -> None:
        if self._volume is None:
            return
        locators = [Locator(LocatorKind.DOCUMENT, place.number)] if place.number else []
        locators += attachments.locators(text)
        if text.pages:
            first, last = text.pages
            locators.append(Locator(LocatorKind.PAGE, first if first == last else f"{first}–{last}"))
            if place.cover is None:
                # A page number in a note means the document, with all that is printed below it.
                self._collector.printed_on(self._volume, first, last, place.document)
        self._collector.relate(
            Relation(RelationKind.PUBLISHED_IN, place.document, self._volume, base_locators=tuple(locators))
        )

    def _source(self, text: DocumentText) -> _Source | None:
        """Return the source note and what it says; an abstract in the head serves where there is none."""
        for note in text.notes:
            if note.is_source:
                return _Source(note, parse_source_note(note.text, corrections=self._corrections))
        if text.notes or text.kind or ". " not in text.head:
            return None
        read = parse_source_note(text.head, corrections=self._corrections)
        if read.title is None or read.location is None:
            return None
        return _Source(NoteText("", "head", text.head, is_source=True, bearer="head"), read)

    def _note(self, place: Place, note: NoteText) -> Note:
        kind = NoteKind.SOURCE if note.is_source else NoteKind.FOOTNOTE
        if note.number:
            note_id = place.note_id(note.number)
        else:
            note_id = f"{place.document}#{'source' if note.is_source else 'x'}"
        return Note(
            note_id,
            place.document,
            number=note.number,
            listed=note.listed,
            kind=kind,
            text=note.text,
            within=place.note_id(note.within) if note.within else None,
        )

    def _footnote(
        self, text: DocumentText, place: Place, footnote: NoteText, context: NoteContext
    ) -> NoteContext:
        note = self._collector.note(self._note(place, footnote))
        read = parse_footnote(footnote.text, context=context, corrections=self._corrections)
        refs = tuple(map(resolve, footnote.refs))
        footnotes.add(self._collector, place, note, read, refs)
        below = None if read.citations else attachments.printed_below(text, footnote)
        if below is not None:
            attached = f"{self._volume}/{below[0]}" if self._volume else below[0]
            mention = mention_of(note, below[1], rule="printed-below", confidence=1.0)
            Speaker(self._collector, place, note).relate(RelationKind.CITES, attached, mention)
        target = self._sole_target(read, refs)
        if target and footnote.paragraph is not None and footnote.paragraph < len(text.paragraphs):
            paragraph = text.paragraphs[footnote.paragraph]
            where = (paragraph, footnote.paragraph + 1, footnote.offset, target)
            replies = add_reply(self._collector, place, *where)
            # "See Document 5" sends the reader to something else than the paper itself.
            if not replies and read.citations[0].relation_to_previous is not RelationToPrevious.SEE:
                add_cover(self._collector, place, *where)
        return read.context

    def _sole_target(self, read: Footnote, refs: Iterable[RefTarget]) -> str | None:
        """Return the one document of this volume that a note is a bare reference to."""
        targets = [c.target for c in read.citations if c.kind is CitationKind.CROSS_REFERENCE and c.target]
        if self._volume is None or len(read.citations) != 1 or len(targets) != 1:
            return None
        target = targets[0]
        if target.volume not in (None, self._volume) or len(target.documents) != 1 or target.footnotes:
            return None
        if attachments.named(read.text, read.citations[0].span):
            return None
        number = target.documents[0]
        document = next((ref.document for ref in refs if ref.number == number and ref.document), f"d{number}")
        return f"{self._volume}/{document}"


def date_of(text: DateText) -> Date | None:
    """Return the date that a volume gives: the mark-up's, or what its words say; None where neither does."""
    edtf = text.when[:_DATE_LENGTH]
    until = text.until[:_DATE_LENGTH]
    if until and until != edtf:
        edtf = f"{edtf or '..'}/{until}"
    words = text.text.strip(" .,[]")
    if edtf:
        try:
            origin = Origin.INFERRED if text.inferred_from else Origin.STATED
            return Date(edtf, stated=words, origin=origin, basis=text.inferred_from)
        except ModelError:
            # The mark-up is wrong; the words may still be right.
            pass
    found = prose_dates.find(words)
    return prose_dates.to_date(found) if found and found.years else None
