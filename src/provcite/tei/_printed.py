"""What one text of a document's page has been found to print, on its way to a `DocumentText`."""

from __future__ import annotations

from lxml import etree

from provcite.tei._elements import dated_by_attributes, local_name
from provcite.tei._heads import NumberedHead, share_notes, take_number_off
from provcite.tei._notes import note_texts
from provcite.tei._open import Heading, OpenText, read_date
from provcite.tei.labels import Label, is_remark, is_untitled, read_label
from provcite.tei.values import BodyRef, DateText, DocumentText, NameText, PageBreak

# Which field the items of a list in the heading of a memorandum fill.
LIST_BEARERS = {"subject": "subject", "to": "addressees", "from": "senders"}


class Printed:
    """What a document, or an attachment, prints; the attributes are those of a `DocumentText`."""

    def __init__(self, *, within: Printed | None) -> None:
        """Begin with nothing.

        Args:
            within: What it is printed below, or None for the document itself.
        """
        self.within = within
        self.id = ""
        self.kind = ""
        # Whether mark-up names the kind, so that the label need not.
        self.is_typed = False
        # Whether it is what is enclosed in the enclosure before it.
        self.is_inner = False
        self.number = ""
        self.label = ""
        self.line = 0
        self.pages: tuple[str, str] | None = None
        # The break that its first page begins with, and those within it.
        self.breaks: list[PageBreak] = []
        self.has_words = False
        self.head = ""
        self.names: list[NameText] = []
        # Items of lists in the heading, by what bears them.
        self.listed: dict[str, list[str]] = {}
        self.place = ""
        self.date: DateText | None = None
        self.has_dated_line = False
        self.opener: list[str] = []
        self.paragraphs: list[str] = []
        self.signed: list[str] = []
        # In the order in which they begin.
        self.notes: list[OpenText] = []
        self.refs: list[BodyRef] = []

    @property
    def is_headless(self) -> bool:
        """Whether this is an attachment of which neither head nor text has been seen."""
        return self.within is not None and not self.head and not self.paragraphs

    def numbered(self) -> NumberedHead:
        """Return the head and the number that it prints or the mark-up gives."""
        # An attachment's number stands in its label.
        return (
            take_number_off(self.head, self.number)
            if self.within is None
            else NumberedHead(self.number, self.head)
        )

    def text(self) -> DocumentText:
        """Return what has been collected, without what is printed below it."""
        head = self.numbered()
        return DocumentText(
            id=self.id,
            number=head.number,
            kind=self.kind,
            label=self.label,
            within=self.within.id if self.within is not None else "",
            head=head.words,
            names=tuple(self.names),
            addressees=tuple(self.listed.get("addressees", ())),
            subject="; ".join(self.listed.get("subject", ())),
            place=self.place.strip(" ,[]"),
            date=self.date,
            opener=tuple(self.opener),
            paragraphs=tuple(self.paragraphs),
            signed=tuple(self.signed),
            notes=note_texts(self.notes, taken=head.taken),
            pages=self.pages,
            line=self.line,
            senders=tuple(self.listed.get("senders", ())),
            breaks=tuple(each for each in self.breaks if each.id),
            refs=tuple(self.refs),
        )

    def infer_date(self, element: etree._Element) -> None:
        """Take the date that the attributes of its *element* give, where nothing that is printed does.

        Editorial notes have none of their own: there the attributes tell what time a note is about.
        """
        if self.date is None and self.numbered().words.strip(" .").casefold() != "editorial note":
            self.date = dated_by_attributes(element)

    def end_on(self, last: PageBreak) -> None:
        """Take *last* as the page that is current where this ends."""
        first = self.breaks[0].number
        self.pages = (first, last.number or first) if first else None

    def take_label(self, heading: Heading, before: Printed) -> None:
        """Take as this attachment's label the text *heading*, which *before* ends with."""
        before.drop_last_paragraph(heading.index)
        self.set_label(heading.words, heading.label, before.notes, heading.notes_before)

    def drop_last_paragraph(self, index: int) -> None:
        """Forget the paragraph *index*, the last one, with the references in it."""
        del self.paragraphs[index]
        while self.refs and self.refs[-1].paragraph == index:
            self.refs.pop()

    def set_label(self, words: str, label: Label | None, notes: list[OpenText], first: int) -> None:
        """Say that *words* are the label over this attachment, and bear *notes* from *first* on."""
        borne = notes[first:]
        del notes[first:]
        for note in borne:
            if note.outer is None:
                note.bearer, note.paragraph = "label", None
        self.notes += borne
        self.label = words
        if label is not None:
            self.kind = self.kind if self.is_typed else label.kind
            self.number = label.number or self.number
            self.is_inner = label.is_inner

    def set_head(self, head: OpenText, words: str) -> None:
        """Take *words* as the head, without the label that they may begin with."""
        if head.cut:
            words = self._take_label_off(head, words)
        self.head = "" if self.within is not None and is_untitled(words) else words

    def _take_label_off(self, head: OpenText, words: str) -> str:
        """Take the label off the *words* of *head*, with the notes to it, and return the title."""
        title, label = words[head.cut :].lstrip(), read_label(words[: head.cut])
        if is_remark(title):
            title, head.cut = "", len(words)
        borne, start = self.notes[head.notes_before :], len(words) - len(title)
        del self.notes[head.notes_before :]
        to_label, to_title = share_notes(borne, head.cut, start)
        self.set_label(words[: head.cut], label, list(to_label), 0)
        self.notes += to_title
        return title

    def set_title(self, text: OpenText, index: int, words: str) -> None:
        """Take the last paragraph, *text*, as the head."""
        self.head = words
        self.drop_last_paragraph(index)
        for note in self.notes[text.notes_before :]:
            if note.paragraph == index:
                note.bearer, note.paragraph = "head", None

    def take_date(self, element: etree._Element, top: OpenText, count: int) -> None:
        """Take the first date of a dateline, or else the first anywhere that the mark-up explains."""
        in_dateline = top.name == "dateline"
        if self.date is not None and not in_dateline:
            return
        date = read_date(element, top.words.since(count))
        if date.when or date.until or (in_dateline and any(map(str.isdigit, date.text))):
            self.date = date
            self.has_dated_line = in_dateline
            top.taken += ((count, len(top.words.pieces)),)

    def take_dateline(self, line: OpenText) -> None:
        """Keep what *line* prints beside place and date, and the whole of one that has no mark-up.

        What stands below a text goes on there.
        """
        self.has_words = self.has_words or bool(line.taken or line.words.end)
        parent = line.element.getparent()
        if self.date is None and not line.taken and any(map(str.isdigit, line.words.text())):
            self.date = DateText(line.words.text())
            self.has_dated_line = True
        elif parent is not None and local_name(parent) == "closer":
            self.paragraphs += line.not_taken()
        else:
            self.opener += line.not_taken()
