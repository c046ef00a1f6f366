"""A volume's documents and notes to a graph."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs

from provcite.errors import ModelError, Severity, shorten
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
    Corrections,
    Footnote,
    NoteContext,
    RelationToPrevious,
    SourceNote,
    parse_footnote,
    parse_source_note,
)
from provcite.reading import attachments, footnotes, prose_dates, running_text, source_notes
from provcite.reading.collector import Collector, mention_of
from provcite.reading.contents import plain_number
from provcite.reading.context import Place
from provcite.reading.covers import add_cover
from provcite.reading.heads import read_heading
from provcite.reading.replies import add_reply
from provcite.reading.speaker import Speaker
from provcite.reading.targets import resolve_all
from provcite.tei import DateText, DocumentText, NoteText

# An abstract tells how long the paper is: "2 pp."
_EXTENT = re.compile(r"\d\s?pp?\.\s")
# What the marker of a source note may be.
_SOURCE_NUMBERS = frozenset({"0", "1", ""})
# Length of "1962-05-17": the hour of a telegram stays in the words.
_DATE_LENGTH = 10


@attrs.frozen
class _Source:
    """A source note and what it says; `others` are further ones of the same text."""

    note: NoteText
    read: SourceNote
    others: tuple[tuple[NoteText, SourceNote], ...] = ()

    @property
    def all(self) -> tuple[tuple[NoteText, SourceNote], ...]:
        """All source notes of the text, in order."""
        return ((self.note, self.read), *self.others)


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
        self._contents = collector.contents(volume) if volume else None
        self._above: str | None = None
        self._taken: set[str] = set()

    def add(self, text: DocumentText) -> None:
        """Add a document with its source note and footnotes, and what is printed below it."""
        ids = {part.id: self._node_id(part) for part in (text, *text.attachments)}
        text = self._with_source(text)
        source = self._source(text)
        place, document = self._describe(text, source, ids)
        self._publish(text, place)
        context = self._add(text, source, place, document, ids, NoteContext(volume=self._volume))
        for part in text.attachments:
            source = self._source(part)
            inner, attached = self._describe(part, source, ids, cover=place)
            self._publish(part, inner)
            attachments.attach(self._collector, inner, part, ids.get(part.within, document.id))
            # Notes go on counting below a document, and "Ibid." reaches back into it.
            context = self._add(part, source, inner, attached, ids, context)
        self._above = document.id

    def _add(
        self,
        text: DocumentText,
        source: _Source | None,
        place: Place,
        document: Document,
        ids: Mapping[str, str],
        context: NoteContext,
    ) -> NoteContext:
        """Add one text with its notes; return what the notes after them can refer back to."""
        self._collector.node(document)
        notes = self._notes(text, place, source)
        for footnote, read in source.all if source is not None else ():
            source_notes.add(self._collector, place, notes[id(footnote)], read, resolve_all(footnote.refs))
        for footnote in text.notes:
            if not footnote.is_source:
                context = self._footnote(text, place, footnote, notes[id(footnote)], ids, context)
        running_text.add(self._collector, place, text, corrections=self._corrections)
        return context

    def _describe(
        self,
        text: DocumentText,
        source: _Source | None,
        ids: Mapping[str, str],
        cover: Place | None = None,
    ) -> tuple[Place, Document]:
        heading = read_heading(text)
        classification, handling = heading.classification, heading.handling
        if source is not None:
            # The first one's classification wins.
            for _, read in reversed(source.all):
                classification, handling = source_notes.marks(read, classification, handling)
        elif text.kind:
            classification = attachments.classification(text, self._corrections) or classification
        document_id = ids[text.id]
        date = self._date(text.date, document_id) if text.date else None
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

    def _date(self, text: DateText, document_id: str) -> Date | None:
        """Return the date of a document: the mark-up's, or what its words say; report one that cannot be."""
        what = ""
        try:
            date = _marked_date(text)
        except ModelError:
            # The mark-up is wrong; the words may still be right.
            date, what = None, "is no date of the calendar: the words were read instead"
        if date is not None and _ends_first(date):
            what = "ends before it begins"
        if what:
            written = "/".join(filter(None, (text.when, text.until)))
            self._collector.remark(
                "malformed-date",
                document_id,
                f"The date {shorten(written)!r} of the mark-up {what}.",
                'Write a day as "1962-05-17", and of a span the earlier day first.',
                severity=Severity.WARNING,
            )
        return date or _date_of_words(text)

    def _node_id(self, text: DocumentText) -> str:
        """Return the id of a text's node: its own id, in which blanks become hyphens, within the volume."""
        name = "-".join(text.id.split()) or "d"
        prefix = f"{self._volume}/" if self._volume else ""
        unique, count = f"{prefix}{name}", 1
        while unique in self._taken:
            count += 1
            unique = f"{prefix}{name}-{count}"
        self._taken.add(unique)
        if unique != f"{prefix}{text.id}":
            self._collector.remark(
                "malformed-id",
                unique,
                f"The id {shorten(text.id)!r} in line {text.line} holds a blank, or is another's without it.",
                "Give each document an xml:id of its own, without blanks.",
                severity=Severity.WARNING,
            )
        return unique

    def _publish(self, text: DocumentText, place: Place) -> None:
        if self._volume is None or self._contents is None:
            return
        # A file that begins with the first document is taken for the whole volume; a page alone has no lines.
        from_start = bool(text.line) and ("1" in (plain_number(text.number), text.id.removeprefix("d")))
        self._contents.add(place.document, text.number, cover=place.cover, from_start=from_start)
        if place.cover is None:
            for each in text.breaks:
                self._contents.begins_at(each.id, place.document)
        locators = [Locator(LocatorKind.DOCUMENT, place.number)] if place.number else []
        locators += attachments.locators(text)
        if text.pages:
            first, last = text.pages
            locators.append(Locator(LocatorKind.PAGE, first if first == last else f"{first}–{last}"))
            if place.cover is None:
                # A page number in a note means the document, with all that is printed below it.
                self._contents.printed_on(first, last, place.document)
        self._collector.relate(
            Relation(RelationKind.PUBLISHED_IN, place.document, self._volume, base_locators=tuple(locators))
        )

    def _with_source(self, text: DocumentText) -> DocumentText:
        """Return *text* with the first note on its heading as its source note, if that says where it is kept.

        Volumes of 1955–63 may print the source as note 1, and without the word "Source".
        """
        index = next((i for i, each in enumerate(text.notes) if each.bearer == "head"), None)
        if index is None or text.notes[index].number not in _SOURCE_NUMBERS:
            return text
        if text.notes[index].outer is not None or any(each.is_source for each in text.notes):
            return text
        note = text.notes[index]
        location = parse_source_note(note.text, corrections=self._corrections).location
        if location is None or note.text[: location.span.start].strip() or location.ibid is not None:
            return text
        if location.repository is None and not location.identifiers:
            return text
        notes = (*text.notes[:index], attrs.evolve(note, is_source=True), *text.notes[index + 1 :])
        return attrs.evolve(text, notes=notes)

    def _source(self, text: DocumentText) -> _Source | None:
        """Return the source notes and what they say; an abstract in the head serves where there is none."""
        found = [
            (note, parse_source_note(note.text, corrections=self._corrections))
            for note in text.notes
            if note.is_source
        ]
        if found:
            return _Source(*found[0], tuple(found[1:]))
        if text.notes or text.kind or _EXTENT.search(text.head) is None:
            return None
        read = parse_source_note(text.head, corrections=self._corrections)
        if read.title is None or read.location is None:
            return None
        return _Source(NoteText("", "head", text.head, is_source=True, bearer="head"), read)

    def _notes(self, text: DocumentText, place: Place, source: _Source | None) -> Mapping[int, Note]:
        """Keep the notes of a text, and return each by the identity of its words; equal ones are several."""
        made: list[Note] = []
        for each in text.notes:
            # A note to a note follows it.
            outer = made[each.outer].id if each.outer is not None and each.outer < len(made) else None
            made.append(self._collector.note(self._note(place, each, outer)))
            if self._contents is not None:
                self._contents.add_note(place.document, each.id, each.number)
        found = {id(each): note for each, note in zip(text.notes, made, strict=True)}
        if source is not None and id(source.note) not in found:
            # The abstract in a head, which serves as one.
            found[id(source.note)] = self._collector.note(self._note(place, source.note, None))
        return found

    def _note(self, place: Place, note: NoteText, within: str | None) -> Note:
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
            within=within,
        )

    def _footnote(
        self,
        text: DocumentText,
        place: Place,
        footnote: NoteText,
        note: Note,
        ids: Mapping[str, str],
        context: NoteContext,
    ) -> NoteContext:
        read = parse_footnote(footnote.text, context=context, corrections=self._corrections)
        cited = footnotes.add(self._collector, place, note, read, resolve_all(footnote.refs))
        below = None if read.citations else attachments.printed_below(text, footnote)
        if below is not None:
            mention = mention_of(note, below[1], rule="printed-below", confidence=1.0)
            Speaker(self._collector, place, note).relate(RelationKind.CITES, ids[below[0]], mention)
        target = self._sole_target(read, cited, place)
        if target and footnote.paragraph is not None and footnote.paragraph < len(text.paragraphs):
            paragraph = text.paragraphs[footnote.paragraph]
            where = (paragraph, footnote.paragraph + 1, footnote.offset, target)
            replies = add_reply(self._collector, place, *where)
            # "See Document 5" sends the reader to something else than the paper itself.
            if not replies and read.citations[0].relation_to_previous is not RelationToPrevious.SEE:
                add_cover(self._collector, place, *where)
        return read.context

    def _sole_target(self, read: Footnote, cited: Sequence[str | None], place: Place) -> str | None:
        """Return the one other document of this volume that a note is a bare reference to."""
        pointer = self._collector.pointer(cited[0]) if len(cited) == 1 and cited[0] else None
        if pointer is None or pointer.volume != self._volume:
            return None
        target = read.citations[0].target
        is_sole = target is not None and len(target.documents) == 1 and not target.documents_to
        ref = pointer.ref
        is_own = pointer.number == plain_number(place.number)
        if ref is not None:
            is_own = place.document == f"{self._volume}/{ref.anchor}"
            is_sole = is_sole and ref.note is None
        return cited[0] if is_sole and not (is_own or pointer.notes or pointer.part) else None


def _marked_date(text: DateText) -> Date | None:
    """Return the date that the mark-up gives, or None; raise ModelError where it is none."""
    edtf = text.when[:_DATE_LENGTH]
    until = text.until[:_DATE_LENGTH]
    if until and until != edtf:
        edtf = f"{edtf or '..'}/{until}"
    if not edtf:
        return None
    origin = Origin.INFERRED if text.inferred_from else Origin.STATED
    return Date(edtf, stated=_bare(text), origin=origin, basis=text.inferred_from)


def _date_of_words(text: DateText) -> Date | None:
    found = prose_dates.find(_bare(text))
    return prose_dates.to_date(found) if found and found.years else None


def _bare(text: DateText) -> str:
    return text.text.strip(" .,[]")


def _ends_first(date: Date) -> bool:
    """Tell whether it is an interval with both ends, of which the end lies before the beginning."""
    first, _, last = date.edtf.partition("/")
    return first[:1].isdigit() and last[:1].isdigit() and last < first[: len(last)]
