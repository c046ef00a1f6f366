"""One text of a document's page: the document itself, or an attachment printed below it.

Takes start and end of the elements within it and collects what they print; which part an element belongs to
is decided in `provcite.tei._document`.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping

from lxml import etree

from provcite.errors import TextSpan
from provcite.tei._elements import (
    BREAKS,
    CAPTIONED,
    CHOSEN,
    HEADING_LISTS,
    INLINE,
    LABEL_ENDS,
    MEANT,
    NAMES,
    RUNNING,
    TEXTS,
    is_centred,
    is_in_choice,
    is_set_apart,
    is_tei,
    local_name,
    own_words,
)
from provcite.tei._heads import can_be_label
from provcite.tei._open import LOOSE, Heading, OpenText, opens, passed_by
from provcite.tei._printed import LIST_BEARERS, Printed
from provcite.tei.labels import is_remark, is_title, read_label
from provcite.tei.values import BodyRef, NameText, PageBreak, Ref

_BEARERS = {"head": "head", "dateline": "dateline", "seg": "opener", "signed": "signature"}
# Given names and family name, no title, no possessive.
_FULL_NAME = re.compile(r"(?!(?:Mr|Mrs|Miss|Dr|Sir)\b)[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,4}(?<!['’]s)")
# What an element's end has to know of its start: the text that it opened, or its tag and how many pieces of
# the text around it came before; -1 where no text was open.
Frame = OpenText | tuple[str, int]
OUTSIDE = -1
# Of an element that is not read.
LEFT_OUT: Frame = ("", OUTSIDE)
_NONE: frozenset[str] = frozenset()


class Part:
    """Collects one document's, or one attachment's, text.

    Attributes:
        printed: What has been collected.
        around: What it is printed below, or None for the document itself.
        element: Its element; for an attachment without one, that of its label.
        container: For an attachment without an element: what it ends with.
        pending: The label that the text so far ends with.
        top: The text that is being collected: the innermost, or None.
        passed: Tags of elements that only add their words to it.
        pieces: Where they add them; None where no text is open.
    """

    def __init__(
        self, element: etree._Element, persons: MutableMapping[str, str], *, around: Part | None
    ) -> None:
        """Begin a part.

        Args:
            element: Its element; for an attachment without one, that of its label.
            persons: Full names by the id that the mark-up gives a person; those spelled out here are added.
            around: What it is printed below, or None for the document itself.
        """
        self.printed: Printed = Printed(within=around.printed if around is not None else None)
        self.printed.line = element.sourceline or 0
        self.around = around
        self.element = element
        self.container: etree._Element | None = None
        self.pending: Heading | None = None
        self.top: OpenText | None = None
        self.passed = _NONE
        self.pieces: list[str] | None = None
        self._persons = persons
        self._open: list[OpenText] = []
        self._lists: list[str] = []

    def _push(self, text: OpenText) -> None:
        self._open.append(text)
        self.top, self.passed, self.pieces = text, text.passed, text.words.pieces

    def _pop(self) -> OpenText:
        text = self._open.pop()
        if self._open:
            top = self._open[-1]
            self.top, self.passed, self.pieces = top, top.passed, top.words.pieces
        else:
            self.top, self.passed, self.pieces = None, _NONE, None
        return text

    def turn(self, page: PageBreak) -> None:
        """Take the beginning of *page*: it is the first where nothing has been printed before it."""
        printed = self.printed
        printed.has_words = printed.has_words or any(text.words.end for text in self._open)
        if not printed.has_words:
            printed.breaks.clear()
        printed.breaks.append(page)

    def take_label(self, heading: Heading, before: Part) -> None:
        """Take as this attachment's label the text *heading*, which *before* ends with."""
        before.pending = None
        self.printed.take_label(heading, before.printed)

    def begin(self, element: etree._Element) -> None:
        """Take the words that the part's own *element* begins with, if there are any."""
        if element.text and not element.text.isspace():
            self.loose(element.text, element)

    def start(self, name: str, element: etree._Element) -> Frame:
        """Take the start of an element, and return what `end` has to know."""
        top = self.top
        if top is not None and top.name == LOOSE and name not in INLINE:
            self.finish(element.getparent())
            top = self.top
        if name == "list":
            self._lists.append(element.get("type") or "")
        text = element.text
        if top is None:
            if name not in TEXTS:
                if text and not text.isspace():
                    return self._begin_loose(name, element, text)
                return name, OUTSIDE
        else:
            if name in LABEL_ENDS and top.name == "head":
                self._cut(top)
            if name in BREAKS:
                top.words.space()
            if name not in TEXTS or not opens(name, top):
                count = len(top.words.pieces)
                # Before the readings of a choice stand only blanks of the file.
                if text and name != "choice":
                    top.words.pieces.append(text)
                return name, count
        opened = self._begin(name, element, top)
        if text:
            opened.words.pieces.append(text)
        return opened

    def _begin(self, name: str, element: etree._Element, around: OpenText | None) -> OpenText:
        printed = self.printed
        opened = OpenText(name, element, len(printed.notes), len(printed.names))
        if name == "note":
            self._place_note(opened, around)
            printed.notes.append(opened)
        elif name in RUNNING or name == "head":
            if name == "head" and self._is_heading(element):
                if printed.is_headless and not printed.label:
                    opened.passed = passed_by(name, first_in_head=True)
            elif not (self._lists and self._in_heading_list()):
                if printed.within is not None and self._may_be_title(name, element):
                    opened.can_be_title = True
                    opened.passed = passed_by(name, takes_names=True)
                # Reserved now: an inner paragraph ends before the one around it.
                opened.index = len(printed.paragraphs)
                printed.paragraphs.append("")
        self._push(opened)
        return opened

    def _may_be_title(self, name: str, element: etree._Element) -> bool:
        return name == "p" and self.top is None and self.printed.is_headless and is_centred(element)

    def _cut(self, head: OpenText) -> None:
        """Note that *head* has a label so far: "Tab A", and on the next line the title."""
        if self.printed.is_headless and not self.printed.label and not head.cut:
            words = head.words.text()
            if read_label(words):
                head.cut = len(words)

    def _place_note(self, note: OpenText, around: OpenText | None) -> None:
        """Say what bears the marker of *note*."""
        paragraphs = self.printed.paragraphs
        note.outer = next((text for text in reversed(self._open) if text.name == "note"), None)
        if around is not None and around.name != "table":
            note.paragraph = around.index
            note.bearer = self._bearer(around)
            # A note to "SUBJECT" is to what follows it.
            note.offset = 0 if around.name == "head" and self._in_heading_list() else around.words.end
        elif note.element.get("rend") == "inline":
            note.is_over = not paragraphs and not self.printed.head and self.around is None
        elif paragraphs and note.element.get("n"):
            # A footnote between paragraphs, items or rows: what it is a note to ends there.
            note.paragraph = len(paragraphs) - 1
            note.bearer = "paragraph"
            note.offset = len(paragraphs[-1])

    def _is_heading(self, head: etree._Element) -> bool:
        """Tell whether *head* is that of this text, not of a list or of a piece within it."""
        parent = head.getparent()
        return not self.printed.head and (parent is None or local_name(parent) not in CAPTIONED)

    def _begin_loose(self, name: str, element: etree._Element, text: str) -> Frame:
        """Begin a text that is only part of what an element holds: "Very truly yours," in a `closer`."""
        holder = element.getparent() if name in INLINE else element
        self.loose(text if name != "choice" else "", element if holder is None else holder)
        # What holds loose words has no text of its own that its end would close.
        return name, (OUTSIDE if self.top is None or self.top.element is element else 0)

    def loose(self, words: str, holder: etree._Element) -> None:
        """Take *words* that stand in *holder* beside texts that have elements of their own."""
        if not is_tei(holder):
            return
        printed = self.printed
        # A label that words follow at once is text like these.
        self.pending = None
        opened = OpenText(LOOSE, holder, len(printed.notes), len(printed.names))
        if local_name(holder) != "opener":
            opened.index = len(printed.paragraphs)
            printed.paragraphs.append("")
        opened.words.add(words)
        self._push(opened)

    def finish(self, holder: etree._Element | None = None) -> None:
        """End the words that stand in *holder*, or wherever, beside texts with elements of their own."""
        if self.top is None or self.top.name != LOOSE:
            return
        if holder is None or self.top.element is holder:
            self._close(self._pop())

    def end(self, element: etree._Element, frame: Frame) -> None:
        """Take the end of an element, of which `start` returned *frame*."""
        if isinstance(frame, OpenText):
            name = frame.name
            self._close(self._pop())
        else:
            name, count = frame
            if count == OUTSIDE:
                self.finish(element)
            elif self.top is not None and name in MEANT:
                self._inner(name, element, self.top, count)
            if name == "list" and self._lists:
                self._lists.pop()
        top, tail = self.top, element.tail
        if top is None:
            if tail and not tail.isspace():
                self.after(element)
            return
        if name in BREAKS:
            top.words.space()
        # Between the readings of a choice stand only blanks of the file.
        if tail and (name not in CHOSEN or not is_in_choice(element)):
            top.words.pieces.append(tail)

    def resume(self, element: etree._Element) -> None:
        """Go on with the text around an attachment's *element*, which has ended."""
        if self.top is not None:
            self.top.words.space()
            self.top.words.add(element.tail)
        else:
            self.after(element)

    def after(self, element: etree._Element) -> None:
        """Take the words after *element*, where no text is open."""
        words = element.tail
        if words and not words.isspace() and (holder := element.getparent()) is not None:
            self.loose(words, holder)

    def _inner(self, name: str, element: etree._Element, top: OpenText, count: int) -> None:
        """Take in an element that ends inside the text *top*, begun after *count* of its pieces."""
        if name in NAMES:
            if name == "persName":
                self.learn(element)
            if (top.name == "head" and top.index is None) or top.can_be_title:
                self._take_name(name, element, top.words.since(count))
        elif name == "ref":
            if top.name == "note":
                top.refs += (_ref(element, top, count),)
            elif top.index is not None:
                self.printed.refs.append(BodyRef(top.index, _ref(element, top, count)))
        elif name == "placeName":
            if top.name == "dateline" and not self.printed.place:
                self.printed.place = top.words.since(count)
                top.taken += ((count, len(top.words.pieces)),)
        elif name == "date" and top.index is None and not self.printed.has_dated_line:
            self.printed.take_date(element, top, count)

    def _take_name(self, name: str, element: etree._Element, words: str) -> None:
        """Keep a name in the heading: of a person always, of an office or body where it says which side."""
        role = element.get("type") or ""
        if role in ("from", "to") or (name == "persName" and not role and words):
            full = self._persons.get((element.get("corresp") or "").lstrip("#"), "")
            self.printed.names.append(NameText(role, words, full, name == "persName"))

    def learn(self, name: etree._Element) -> None:
        """Keep the full name that a text gives for a person ("John F. Kennedy" in a signature)."""
        key = name.get("corresp")
        if key and (key := key.lstrip("#")) not in self._persons:
            words = own_words(name)
            if " " in words and _FULL_NAME.fullmatch(words):
                self._persons[key] = words

    def _bearer(self, around: OpenText) -> str:
        if around.index is not None:
            return "paragraph"
        if around.name in ("item", "head") and self._in_heading_list():
            return LIST_BEARERS[self._lists[-1]]
        return "opener" if around.name == LOOSE else _BEARERS.get(around.name, "")

    def _in_heading_list(self) -> bool:
        return bool(self._lists) and self._lists[-1] in HEADING_LISTS

    def _close(self, text: OpenText) -> None:
        printed = self.printed
        if text.name == "dateline":
            printed.take_dateline(text)
            return
        words = text.words.text()
        if words:
            printed.has_words = True
        if printed.within is not None and self._close_label(text, words):
            return
        if text.index is not None:
            self._close_paragraph(text, text.index, words)
        elif text.name == "note":
            text.note = words
        elif text.name == "head":
            # Over a list in the heading stands what it lists: "SUBJECT", "MEMORANDUM FOR".
            if not self._in_heading_list():
                printed.set_head(text, words)
        elif text.name == "signed":
            printed.signed.append(words)
        elif text.name in ("seg", LOOSE) and words:
            printed.opener.append(words)
        elif text.name == "item" and self._in_heading_list():
            printed.listed.setdefault(LIST_BEARERS[self._lists[-1]], []).append(words)

    def _close_label(self, text: OpenText, words: str) -> bool:
        """Take *text* as the label over this attachment, if that is what stands above its head."""
        printed = self.printed
        if printed.label or self.top is not None or self._lists or not words or not printed.is_headless:
            return False
        if not can_be_label(text, words):
            return False
        label = read_label(words)
        is_label = label is not None or text.element.get("type") == "label" or text.name == "note"
        if not is_label and not is_remark(words):
            return False
        if text.name == "note":
            # The label is no note; a note to it is the label's.
            del printed.notes[text.notes_before]
            for note in printed.notes[text.notes_before :]:
                note.outer = None if note.outer is text else note.outer
        printed.set_label(words, label, printed.notes, text.notes_before)
        return True

    def _close_paragraph(self, text: OpenText, index: int, words: str) -> None:
        printed = self.printed
        if text.can_be_title:
            if is_title(words) and index + 1 == len(printed.paragraphs):
                printed.set_title(text, index, words)
                return
            del printed.names[text.names_before :]
        printed.paragraphs[index] = words
        if self.top is not None or text.name not in ("p", "head"):
            return
        label = read_label(words)
        if label is None or not label.stands_alone:
            return
        if text.name == "head" or is_set_apart(text.element):
            self.pending = Heading(words, label, text.element, index, text.notes_before)


def _ref(element: etree._Element, top: OpenText, count: int) -> Ref:
    span = TextSpan(*top.words.span(top.words.since(count)))
    return Ref(element.get("target") or "", span)
