"""What an edited volume prints, as text: documents with their heads, datelines, notes and page breaks.

Nothing is interpreted here: names are the words that stand in the head, dates what the mark-up or the
dateline says. White space is collapsed, and notes are taken out of the running text; each keeps the place
of its marker.
"""

from __future__ import annotations

import attrs

from provcite.errors import TextSpan


@attrs.frozen
class Ref:
    """A reference that the mark-up makes.

    Attributes:
        target: Its target as written (`#d256`, `frus1951v06p1#pg_1396`).
        span: Where its words stand in the note's text.
    """

    target: str
    span: TextSpan


@attrs.frozen
class BodyRef:
    """A reference that the mark-up makes in the running text.

    Attributes:
        paragraph: Index of the paragraph.
        ref: The reference; its span is in that paragraph.
    """

    paragraph: int
    ref: Ref


@attrs.frozen
class NoteText:
    """A note as the volume prints it.

    Attributes:
        id: `xml:id`, or an empty text.
        number: The marker as printed ("0", "2", "†"), or an empty text for a note without one.
        listed: The label in a list of notes, where that differs from the marker.
        is_source: Whether it is the document's source note.
        text: Its words.
        refs: References that the mark-up makes in it.
        bearer: What bears its marker: "head", "paragraph", "subject", "addressees", "senders", "dateline",
            "opener", "signature", "label" (over an attachment), or an empty text for a note that stands by
            itself before the head.
        paragraph: Index of the paragraph that bears its marker, or None.
        offset: Offset of the marker in the text that bears it: for the head in `DocumentText.head`.
        outer: Index, in the notes of its text, of the note that it is a note to, or None; labels may repeat.
    """

    id: str
    number: str
    text: str
    listed: str = ""
    is_source: bool = False
    refs: tuple[Ref, ...] = ()
    bearer: str = "paragraph"
    paragraph: int | None = None
    offset: int = 0
    outer: int | None = None


@attrs.frozen
class PageBreak:
    """The beginning of a page.

    Attributes:
        number: The page's number as printed, or an empty text where that is not known.
        id: `xml:id` ("pg_20", "pg-seq1_20" where a volume counts its pages twice), or an empty text.
    """

    number: str = ""
    id: str = ""


@attrs.frozen
class NameText:
    """A name that the mark-up of a head marks.

    Attributes:
        role: "from" or "to"; an empty text for a person of whom the mark-up does not say which.
        text: The words marked ("Rusk").
        full: The full name that the volume gives the person, in its list ("Kennedy, John F.") or in a text
            before ("John F. Kennedy"); or an empty text.
        is_person: Whether it is marked as a person (else an office or body).
    """

    role: str
    text: str
    full: str = ""
    is_person: bool = True


@attrs.frozen
class DateText:
    """The date of a document as the volume gives it.

    Attributes:
        text: The words.
        when: ISO date of the mark-up, or an empty text.
        until: ISO date of the end, where the mark-up gives a range.
        inferred_from: What the editors took it from, where they say so; "the mark-up (…)" where nothing that
            is printed has a date, but attributes of the document's element do (`frus:doc-dateTime-min`).
    """

    text: str
    when: str = ""
    until: str = ""
    inferred_from: str = ""


@attrs.frozen
class DocumentText:
    """A document as the volume prints it, or an attachment printed below one.

    Attributes:
        id: `xml:id` ("d260"), unique within the volume; an attachment without one is counted in its document
            ("d260at1").
        number: Number as printed ("260"), or an empty text; of an attachment, that of its label ("2", "A").
        head: The heading without number and notes.
        names: Names that the mark-up of the head marks.
        addressees: Those listed under "MEMORANDUM FOR" or "TO".
        subject: Subject line.
        place: Place of the dateline.
        date: Date, or None where the volume gives none.
        opener: Other words of the opener, such as a number or classification ("No. 4.]", "secret").
        paragraphs: The running text.
        signed: Signatures.
        notes: Notes, in the order of their markers; a note to a note follows it.
        pages: First and last page, or None where the first is not known.
        line: Line in the file, from 1; 0 where unknown.
        kind: "attachment", "enclosure", "tab", "annex" … for an attachment; empty for a document with a
            number of its own.
        label: Label over an attachment, as printed ("[Inclosure 2 in No. 363.]", "Tab A"), or an empty text.
        within: Id of the document or attachment that it is printed below, or an empty text.
        attachments: What is printed below the document, of every depth, in order; of an attachment, nothing:
            `within` says what belongs where.
        senders: Those listed under "FROM".
        breaks: The breaks, of those that have an id, at which its pages begin: the one that its first page
            begins with, and those within it.
        refs: References in the running text.
    """

    id: str
    number: str = ""
    head: str = ""
    names: tuple[NameText, ...] = ()
    addressees: tuple[str, ...] = ()
    subject: str = ""
    place: str = ""
    date: DateText | None = None
    opener: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    notes: tuple[NoteText, ...] = ()
    pages: tuple[str, str] | None = None
    line: int = 0
    kind: str = ""
    label: str = ""
    within: str = ""
    attachments: tuple[DocumentText, ...] = ()
    senders: tuple[str, ...] = ()
    breaks: tuple[PageBreak, ...] = ()
    refs: tuple[BodyRef, ...] = ()


@attrs.frozen
class VolumeText:
    """What a volume's header says of it.

    Attributes:
        id: `xml:id` ("frus1961-63v22"), or an empty text.
        title: Full title.
        series: Title of the series.
        subseries: Subseries ("1961–1963").
        volume: Volume as printed ("Volume VII, Part 2").
        volume_title: Title of the volume ("Northeast Asia").
        editors: Editors of the volume.
        general_editors: General editors.
        publisher: Publisher.
        place: Place of publication.
        date: Date of publication.
        isbn: ISBN of thirteen digits, else of ten.
    """

    id: str = ""
    title: str = ""
    series: str = ""
    subseries: str = ""
    volume: str = ""
    volume_title: str = ""
    editors: tuple[str, ...] = ()
    general_editors: tuple[str, ...] = ()
    publisher: str = ""
    place: str = ""
    date: str = ""
    isbn: str = ""
