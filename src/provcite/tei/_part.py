"""One text of a document's page: the document itself, or an attachment printed below it.

Takes start and end events of the elements within it and collects what they print; which part an element
belongs to is decided in `provcite.tei._document`.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping

import attrs
from lxml import etree

from provcite.errors import TextSpan
from provcite.tei._elements import (
    BREAKS,
    CAPTIONED,
    CHOSEN,
    HEADING_LISTS,
    INLINE,
    MEANT,
    NAMES,
    RUNNING,
    TEXTS,
    XML_ID,
    is_centred,
    is_in_choice,
    is_set_apart,
    is_tei,
    local_name,
)
from provcite.tei._heads import (
    NumberedHead,
    can_be_label,
    on_label,
    share_notes,
    shifted,
    take_number_off,
)
from provcite.tei._open import LOOSE, Heading, OpenText, opens, read_date
from provcite.tei.labels import Label, is_remark, is_title, is_untitled, read_label
from provcite.tei.values import DateText, DocumentText, NameText, NoteText, Ref

_BEARERS = {"head": "head", "dateline": "dateline", "seg": "opener", "signed": "signature"}
# Which field the items of a list in the heading of a memorandum fill.
_LIST_BEARERS = {"subject": "subject", "to": "addressees", "from": "senders"}
# Given names and family name, no title, no possessive.
_FULL_NAME = re.compile(r"(?!(?:Mr|Mrs|Miss|Dr|Sir)\b)[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,4}(?<!['’]s)")


class Part:
    """Collects one document's, or one attachment's, text."""

    def __init__(
        self, element: etree._Element, persons: MutableMapping[str, str], *, around: Part | None
    ) -> None:
        """Begin a part.

        Args:
            element: Its element; for an attachment without one, that of its label.
            persons: Full names by the id that the mark-up gives a person; those spelled out here are added.
            around: What it is printed below, or None for the document itself.
        """
        self.around = around
        self.element = element
        self.id = ""
        self.kind = ""
        # Whether mark-up names the kind, so that the label need not.
        self.is_typed = False
        # Whether it is what is enclosed in the enclosure before it.
        self.is_inner = False
        self.number = ""
        self.label = ""
        # For an attachment without an element: what it ends with.
        self.container: etree._Element | None = None
        self.pages: tuple[str, str] | None = None
        self.pending: Heading | None = None
        self._persons = persons
        self._open: list[OpenText] = []
        self._marks: list[int] = []
        self._lists: list[str] = []
        self._head = ""
        self._names: list[NameText] = []
        # Items of lists in the heading, by what bears them.
        self._listed: dict[str, list[str]] = {bearer: [] for bearer in _LIST_BEARERS.values()}
        self._place = ""
        self._date: DateText | None = None
        self._has_dated_line = False
        self._opener: list[str] = []
        self._paragraphs: list[str] = []
        self._signed: list[str] = []
        self._notes: list[NoteText] = []

    @property
    def is_open(self) -> bool:
        """Whether a text is being collected."""
        return bool(self._open)

    @property
    def line(self) -> int:
        """Line in the file, or 0."""
        return self.element.sourceline or 0

    def printed_number(self) -> str:
        """Return the number that the head prints or the mark-up gives."""
        return self._numbered().number

    def _numbered(self) -> NumberedHead:
        # An attachment's number stands in its label.
        return (
            take_number_off(self._head, self.number)
            if self.around is None
            else NumberedHead(self.number, self._head)
        )

    def text(self) -> DocumentText:
        """Return what has been collected, without what is printed below it."""
        head = self._numbered()
        return DocumentText(
            id=self.id,
            number=head.number,
            kind=self.kind,
            label=self.label,
            within=self.around.id if self.around is not None else "",
            head=head.words,
            names=tuple(self._names),
            addressees=tuple(self._listed["addressees"]),
            subject="; ".join(self._listed["subject"]),
            place=self._place.strip(" ,[]"),
            date=self._date,
            opener=tuple(self._opener),
            paragraphs=tuple(self._paragraphs),
            signed=tuple(self._signed),
            notes=shifted(self._notes, head.shift),
            pages=self.pages,
            line=self.line,
            senders=tuple(self._listed["senders"]),
        )

    def take_label(self, heading: Heading, before: Part) -> None:
        """Take as this attachment's label the text *heading*, which *before* ends with."""
        del before._paragraphs[heading.index]
        before.pending = None
        self._set_label(heading.words, heading.label, before._notes, heading.notes_before)

    def _set_label(self, words: str, label: Label | None, notes: list[NoteText], first: int) -> None:
        """Say that *words* are the label over this attachment, and bear *notes* from *first* on."""
        borne = [on_label(note) for note in notes[first:]]
        del notes[first:]
        self._notes += borne
        self.label = words
        if label is not None:
            self.kind = self.kind if self.is_typed else label.kind
            self.number = label.number or self.number
            self.is_inner = label.is_inner

    def begin(self, element: etree._Element) -> None:
        """Take the words that the part's own *element* begins with, if there are any."""
        if element.text and not element.text.isspace():
            self.loose(element.text, element)

    def start(self, name: str, element: etree._Element) -> None:
        """Take the start of an element."""
        around = self._open[-1] if self._open else None
        if around is not None and around.name == LOOSE and name not in INLINE:
            self.finish(element.getparent())
            around = self._open[-1] if self._open else None
        if name == "list":
            self._lists.append(element.get("type") or "")
        text = element.text
        if around is None:
            if name in TEXTS:
                self._open.append(self._begin(name, element, None))
            elif text and not text.isspace():
                self._begin_loose(name, element)
            else:
                return
        else:
            if around.name == "head" and name in ("lb", "hi"):
                self._cut(around)
            if name in BREAKS:
                around.words.space()
            if name in TEXTS and opens(name, around):
                self._open.append(self._begin(name, element, around))
        if self._open:
            top = self._open[-1]
            # What holds loose words has no text of its own that its end would close.
            if top.name != LOOSE or top.element is not element:
                self._marks.append(top.words.mark)
            # Before the readings of a choice stand only blanks of the file.
            if text and name != "choice":
                top.words.add(text)

    def _begin(self, name: str, element: etree._Element, around: OpenText | None) -> OpenText:
        opened = OpenText(name, element, notes_before=len(self._notes), names_before=len(self._names))
        if name == "note":
            self._place_note(opened, around)
        elif (name in RUNNING or (name == "head" and not self._is_heading(element))) and (
            not self._in_heading_list()
        ):
            # Reserved now: an inner paragraph ends before the one around it.
            opened.index = len(self._paragraphs)
            opened.can_be_title = (
                self._is_headless() and name == "p" and not self._open and is_centred(element)
            )
            self._paragraphs.append("")
        return opened

    def _cut(self, head: OpenText) -> None:
        """Note that *head* has a label so far: "Tab A", and on the next line the title."""
        if self._is_headless() and not self.label and not head.cut and read_label(head.words.text()):
            head.cut = head.words.end

    def _place_note(self, note: OpenText, around: OpenText | None) -> None:
        """Say what bears the marker of *note*."""
        if around is not None and around.name != "table":
            note.paragraph = around.index
            note.bearer = self._bearer(around)
            # A note to "SUBJECT" is to what follows it.
            note.offset = 0 if around.name == "head" and self._in_heading_list() else around.words.end
        elif self._paragraphs and note.element.get("n") and note.element.get("rend") != "inline":
            # A footnote between paragraphs, items or rows: what it is a note to ends there.
            note.paragraph = len(self._paragraphs) - 1
            note.bearer = "paragraph"
            note.offset = len(self._paragraphs[-1])

    def _is_heading(self, head: etree._Element) -> bool:
        """Tell whether *head* is that of this text, not of a list or of a piece within it."""
        parent = head.getparent()
        return not self._head and (parent is None or local_name(parent) not in CAPTIONED)

    def _begin_loose(self, name: str, element: etree._Element) -> None:
        """Begin a text that is only part of what an element holds: "Very truly yours," in a `closer`."""
        holder = element.getparent() if name in INLINE else element
        self.loose("", element if holder is None else holder)

    def loose(self, words: str, holder: etree._Element) -> None:
        """Take *words* that stand in *holder* beside texts that have elements of their own."""
        if not is_tei(holder):
            return
        opened = OpenText(LOOSE, holder, notes_before=len(self._notes), names_before=len(self._names))
        if local_name(holder) != "opener":
            opened.index = len(self._paragraphs)
            self._paragraphs.append("")
        opened.words.add(words)
        self._open.append(opened)

    def finish(self, holder: etree._Element | None = None) -> None:
        """End the words that stand in *holder*, or wherever, beside texts with elements of their own."""
        if not self._open or self._open[-1].name != LOOSE:
            return
        if holder is None or self._open[-1].element is holder:
            self._close(self._open.pop())

    def _is_headless(self) -> bool:
        """Tell whether this is an attachment of which neither head nor text has been seen."""
        return self.around is not None and not self._head and not self._paragraphs

    def end(self, name: str, element: etree._Element) -> None:
        """Take the end of an element."""
        if name == "list" and self._lists:
            self._lists.pop()
        if self._marks:
            mark = self._marks.pop()
            top = self._open[-1]
            if top.element is element:
                self._open.pop()
                self._close(top)
            else:
                self._inner(name, element, top, mark)
        else:
            self.finish(element)
        if self._open:
            words = self._open[-1].words
            if name in BREAKS:
                words.space()
            # Between the readings of a choice stand only blanks of the file.
            if name not in CHOSEN or not is_in_choice(element):
                words.add(element.tail)
        else:
            self._tail(element)

    def resume(self, element: etree._Element) -> None:
        """Go on with the text around an attachment's *element*, which has ended."""
        if self._open:
            self._open[-1].words.space()
            self._open[-1].words.add(element.tail)
        else:
            self._tail(element)

    def _tail(self, element: etree._Element) -> None:
        """Take the words after *element*, where no text is open."""
        words = element.tail
        if words and not words.isspace() and (holder := element.getparent()) is not None:
            self.loose(words, holder)

    def _inner(self, name: str, element: etree._Element, top: OpenText, mark: int) -> None:
        """Take in an element that ends inside the text *top*, begun at *mark*."""
        if name not in MEANT:
            return
        if name == "persName":
            self._learn(element, top, mark)
        if name == "ref" and top.name == "note":
            end = max(mark, top.words.end)
            top.refs.append(Ref(element.get("target") or "", TextSpan(mark, end)))
        elif name in NAMES and ((top.name == "head" and top.index is None) or top.can_be_title):
            self._take_name(name, element, top.words.since(mark))
        elif name == "placeName" and top.name == "dateline" and not self._place:
            self._place = top.words.since(mark)
            top.taken += ((mark, top.words.end),)
        elif name == "date" and top.name != "note" and not self._has_dated_line:
            self._take_date(element, top, mark)

    def _take_name(self, name: str, element: etree._Element, words: str) -> None:
        """Keep a name in the heading: of a person always, of an office or body where it says which side."""
        role = element.get("type") or ""
        if role in ("from", "to") or (name == "persName" and not role and words):
            full = self._persons.get((element.get("corresp") or "").lstrip("#"), "")
            self._names.append(NameText(role, words, full, name == "persName"))

    def _learn(self, element: etree._Element, top: OpenText, mark: int) -> None:
        """Keep the full name that a text gives for a person ("John F. Kennedy" in a signature)."""
        key = (element.get("corresp") or "").lstrip("#")
        if key and key not in self._persons:
            words = top.words.since(mark)
            if _FULL_NAME.fullmatch(words):
                self._persons[key] = words

    def _bearer(self, around: OpenText) -> str:
        if around.index is not None:
            return "paragraph"
        if around.name in ("item", "head") and self._in_heading_list():
            return _LIST_BEARERS[self._lists[-1]]
        return "opener" if around.name == LOOSE else _BEARERS.get(around.name, "")

    def _in_heading_list(self) -> bool:
        return bool(self._lists) and self._lists[-1] in HEADING_LISTS

    def _take_date(self, element: etree._Element, top: OpenText, mark: int) -> None:
        """Take the first date of a dateline, or else the first anywhere that the mark-up explains."""
        in_dateline = top.name == "dateline"
        if self._date is not None and not in_dateline:
            return
        date = read_date(element, top.words.since(mark))
        if date.when or date.until or (in_dateline and any(map(str.isdigit, date.text))):
            self._date = date
            self._has_dated_line = in_dateline
            top.taken += ((mark, max(mark, top.words.end)),)

    def _close(self, text: OpenText) -> None:
        words = text.words.text()
        if self._close_label(text, words):
            return
        if text.name == "note":
            self._close_note(text, words)
        elif text.name == "head" and text.index is None:
            self._close_head(text, words)
        elif text.name == "signed":
            self._signed.append(words)
        elif text.name == "dateline":
            self._close_dateline(text)
        elif text.name in ("seg", LOOSE) and text.index is None and words:
            self._opener.append(words)
        elif text.name == "item" and self._in_heading_list():
            self._listed[_LIST_BEARERS[self._lists[-1]]].append(words)
        elif text.index is not None:
            self._close_paragraph(text, text.index, words)

    def _close_dateline(self, text: OpenText) -> None:
        """Keep what a dateline prints beside place and date, and the whole of one that has no mark-up."""
        parent = text.element.getparent()
        if self._date is None and not text.taken and any(map(str.isdigit, text.words.text())):
            self._date = DateText(text.words.text())
            self._has_dated_line = True
        elif parent is not None and local_name(parent) == "closer":
            self._paragraphs += text.not_taken()
        else:
            self._opener += text.not_taken()

    def _close_label(self, text: OpenText, words: str) -> bool:
        """Take *text* as the label over this attachment, if that is what stands above its head."""
        if self.label or self._open or self._lists or not words or not self._is_headless():
            return False
        if not can_be_label(text, words):
            return False
        label = read_label(words)
        is_label = label is not None or text.element.get("type") == "label" or text.name == "note"
        if not is_label and not is_remark(words):
            return False
        self._set_label(words, label, self._notes, text.notes_before)
        return True

    def _close_head(self, head: OpenText, words: str) -> None:
        # Over a list in the heading stands what it lists: "SUBJECT", "MEMORANDUM FOR".
        if self._in_heading_list():
            return
        if head.cut:
            words = self._take_label_off(head, words)
        self._head = "" if self.around is not None and is_untitled(words) else words

    def _take_label_off(self, head: OpenText, words: str) -> str:
        """Take the label off the *words* of *head*, with the notes to it, and return the title."""
        title, label = words[head.cut :].lstrip(), read_label(words[: head.cut])
        if is_remark(title):
            title, head.cut = "", len(words)
        borne, start = self._notes[head.notes_before :], len(words) - len(title)
        del self._notes[head.notes_before :]
        to_label, to_title = share_notes(borne, head.cut, start)
        self._set_label(words[: head.cut], label, list(to_label), 0)
        self._notes += to_title
        return title

    def _close_paragraph(self, text: OpenText, index: int, words: str) -> None:
        if text.can_be_title:
            if is_title(words) and index + 1 == len(self._paragraphs):
                self._head = words
                del self._paragraphs[index]
                self._notes[text.notes_before :] = [
                    attrs.evolve(note, bearer="head", paragraph=None) if note.paragraph == index else note
                    for note in self._notes[text.notes_before :]
                ]
                return
            del self._names[text.names_before :]
        self._paragraphs[index] = words
        if self._open or text.name not in ("p", "head"):
            return
        if text.name == "head" or is_set_apart(text.element):
            label = read_label(words)
            if label is not None and label.stands_alone:
                self.pending = Heading(words, label, text.element, index, text.notes_before)

    def _close_note(self, note: OpenText, words: str) -> None:
        element = note.element
        outer = next((text for text in reversed(self._open) if text.name == "note"), None)
        number = element.get("n") or ""
        source = element.get("type") == "source" or number == "0" or words.startswith("Source:")
        self._notes.append(
            NoteText(
                id=element.get(XML_ID) or "",
                number=number,
                text=words,
                is_source=source and outer is None,
                refs=tuple(note.refs),
                bearer=note.bearer,
                paragraph=note.paragraph,
                offset=note.offset,
                within=(outer.element.get("n") or "") if outer else None,
            )
        )
