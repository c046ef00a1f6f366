"""One text of a document's page: the document itself, or an attachment printed below it.

Takes start and end events of the elements within it and collects what they print; which part an element
belongs to is decided in `provcite.tei._document`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import MutableMapping

import attrs
from lxml import etree

from provcite.errors import TextSpan
from provcite.tei._words import Words
from provcite.tei.labels import Label, is_title, is_untitled, read_label
from provcite.tei.values import DateText, DocumentText, NameText, NoteText, Ref

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
# Elements that open a text of their own; everything else adds to the text around it.
_TEXTS = frozenset(
    {"head", "p", "ab", "item", "l", "cell", "label", "signed", "dateline", "seg", "salute", "note", "table"}
)
# Elements that part words without a blank being written.
_BREAKS = frozenset({"lb", "cb", "p", "item", "l", "cell", "row", "lg", "quote", "list"})
_BEARERS = {"head": "head", "dateline": "dateline", "seg": "opener", "signed": "signature"}
_RUNNING = frozenset({"p", "ab", "item", "l", "cell", "salute", "label"})
_NAMES = frozenset({"persName", "gloss", "orgName"})
# Elements inside a text that say more than its words.
_MEANT = _NAMES | {"ref", "placeName", "date"}
# Lists that belong to the heading of a memorandum, not to its text.
_HEADING_LISTS = frozenset({"subject", "to"})
# Given names and family name, no title, no possessive.
_FULL_NAME = re.compile(r"(?!(?:Mr|Mrs|Miss|Dr|Sir)\b)[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,4}(?<!['’]s)")
_NUMBER = re.compile(r"\s*\[?(\d+[a-z]?)\.\s+")
# An inline note over an attachment's head is its label, whatever its words; longer ones are remarks.
_LONGEST_INLINE_LABEL = 40


def local_name(element: etree._Element) -> str:
    """Return the tag of *element* without its namespace; an empty text for what is no element."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


# A volume has some thirty tags, a hundred thousand times.
@functools.lru_cache(maxsize=256)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


@attrs.define
class _Open:
    """A text that is being collected; the counts say how many notes and names the part had before it."""

    name: str
    element: etree._Element
    words: Words = attrs.field(factory=Words)
    refs: list[Ref] = attrs.field(factory=list)
    index: int | None = None
    bearer: str = ""
    paragraph: int | None = None
    offset: int = 0
    notes_before: int = 0
    names_before: int = 0
    can_be_title: bool = False


@attrs.frozen
class Heading:
    """A paragraph or head that is the label of an attachment, if something follows it.

    Attributes:
        words: The label as printed.
        label: What it says.
        element: Its element.
        index: Index of its paragraph, or None for a head.
        notes_before: How many notes the part had before it.
    """

    words: str
    label: Label
    element: etree._Element
    index: int | None
    notes_before: int


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
        self._open: list[_Open] = []
        self._marks: list[int] = []
        self._lists: list[str] = []
        self._head = ""
        self._names: list[NameText] = []
        self._addressees: list[str] = []
        self._subject: list[str] = []
        self._place = ""
        self._date: DateText | None = None
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
        match = self._number_in_head()
        return match[1] if match else self.number

    def _number_in_head(self) -> re.Match[str] | None:
        """Return the printed number before the head; it and @n may differ in old volumes."""
        match = _NUMBER.match(self._head) if self.around is None else None
        return match if match and (not self.number or match[1] == self.number) else None

    def text(self) -> DocumentText:
        """Return what has been collected, without what is printed below it."""
        match = self._number_in_head()
        return DocumentText(
            id=self.id,
            number=self.printed_number(),
            kind=self.kind,
            label=self.label,
            within=self.around.id if self.around is not None else "",
            head=self._head[match.end() :] if match else self._head,
            names=tuple(self._names),
            addressees=tuple(self._addressees),
            subject="; ".join(self._subject),
            place=self._place.strip(" ,[]"),
            date=self._date,
            opener=tuple(self._opener),
            paragraphs=tuple(self._paragraphs),
            signed=tuple(self._signed),
            notes=tuple(self._notes),
            pages=self.pages,
            line=self.line,
        )

    def take_label(self, heading: Heading, before: Part) -> None:
        """Take as this attachment's label the text *heading*, which *before* ends with."""
        if heading.index is not None:
            del before._paragraphs[heading.index]
        before.pending = None
        self._set_label(heading.words, heading.label, before._notes, heading.notes_before)

    def _set_label(self, words: str, label: Label | None, notes: list[NoteText], first: int) -> None:
        """Say that *words* are the label over this attachment, and bear *notes* from *first* on."""
        borne = [_on_label(note) for note in notes[first:]]
        del notes[first:]
        self._notes += borne
        self.label = words
        if label is not None:
            self.kind = self.kind if self.is_typed else label.kind
            self.number = label.number or self.number
            self.is_inner = label.is_inner

    def start(self, name: str, element: etree._Element) -> None:
        """Take the start of an element."""
        around = self._open[-1] if self._open else None
        if around and name in _BREAKS:
            around.words.space()
        if name == "list":
            self._lists.append(element.get("type") or "")
        if name in _TEXTS:
            self._open.append(self._begin(name, element, around))
        if self._open:
            words = self._open[-1].words
            self._marks.append(words.mark)
            words.add(element.text)

    def _begin(self, name: str, element: etree._Element, around: _Open | None) -> _Open:
        opened = _Open(name, element, notes_before=len(self._notes), names_before=len(self._names))
        if name == "note" and around:
            opened.paragraph = around.index
            opened.bearer = self._bearer(around)
            opened.offset = around.words.end
        elif name in _RUNNING and not self._in_heading_list():
            # Reserved now: an inner paragraph ends before the one around it.
            opened.index = len(self._paragraphs)
            opened.can_be_title = (
                self._is_headless() and name == "p" and not self._open and _is_centred(element)
            )
            self._paragraphs.append("")
        return opened

    def _is_headless(self) -> bool:
        """Tell whether this is an attachment of which neither head nor text has been seen."""
        return self.around is not None and not self._head and not self._paragraphs

    def end(self, name: str, element: etree._Element) -> None:
        """Take the end of an element."""
        if name == "list" and self._lists:
            self._lists.pop()
        if self._open:
            mark = self._marks.pop()
            top = self._open[-1]
            if top.element is element:
                self._open.pop()
                self._close(top)
            else:
                self._inner(name, element, top, mark)
        if self._open:
            self._resume(element, parts_words=name in _BREAKS)

    def resume(self, element: etree._Element) -> None:
        """Go on with the text around an attachment's *element*, which has ended."""
        if self._open:
            self._resume(element, parts_words=True)

    def _resume(self, element: etree._Element, *, parts_words: bool) -> None:
        words = self._open[-1].words
        if parts_words:
            words.space()
        words.add(element.tail)

    def _inner(self, name: str, element: etree._Element, top: _Open, mark: int) -> None:
        """Take in an element that ends inside the text *top*, begun at *mark*."""
        if name not in _MEANT:
            return
        if name == "persName":
            self._learn(element, top, mark)
        if name == "ref" and top.name == "note":
            end = max(mark, top.words.end)
            top.refs.append(Ref(element.get("target") or "", TextSpan(mark, end)))
        elif name in _NAMES and (top.name == "head" or top.can_be_title):
            self._take_name(name, element, top.words.since(mark))
        elif name == "placeName" and self._in_dateline():
            self._place = self._place or top.words.since(mark)
        elif name == "date" and (self._in_dateline() or self._date is None) and top.name != "note":
            self._take_date(element, top.words.since(mark))

    def _take_name(self, name: str, element: etree._Element, words: str) -> None:
        """Keep a name in the heading: of a person always, of an office or body where it says which side."""
        role = element.get("type") or ""
        if role in ("from", "to") or (name == "persName" and not role and words):
            full = self._persons.get((element.get("corresp") or "").lstrip("#"), "")
            self._names.append(NameText(role, words, full, name == "persName"))

    def _learn(self, element: etree._Element, top: _Open, mark: int) -> None:
        """Keep the full name that a text gives for a person ("John F. Kennedy" in a signature)."""
        key = (element.get("corresp") or "").lstrip("#")
        if key and key not in self._persons:
            words = top.words.since(mark)
            if _FULL_NAME.fullmatch(words):
                self._persons[key] = words

    def _bearer(self, around: _Open) -> str:
        if around.index is not None:
            return "paragraph"
        if around.name == "item" and self._lists:
            return {"subject": "subject", "to": "addressees"}.get(self._lists[-1], "")
        return _BEARERS.get(around.name, "")

    def _in_heading_list(self) -> bool:
        return bool(self._lists) and self._lists[-1] in _HEADING_LISTS

    def _in_dateline(self) -> bool:
        return any(text.name == "dateline" for text in self._open)

    def _take_date(self, element: etree._Element, words: str) -> None:
        when = element.get("when") or element.get("from") or element.get("notBefore") or ""
        until = element.get("to") or element.get("notAfter") or ""
        ana = element.get("ana") or ""
        inferred = ana.rpartition("_")[2].removeprefix("undated-") if "inferred" in ana else ""
        if self._date is None and (when or until):
            self._date = DateText(words, when, until, inferred)

    def _close(self, text: _Open) -> None:
        words = text.words.text()
        kind = self._lists[-1] if self._lists else ""
        if self._close_label(text, words):
            return
        if text.name == "note":
            self._close_note(text, words)
        elif text.name == "head":
            self._close_head(text, words)
        elif text.name == "signed":
            self._signed.append(words)
        elif text.name == "seg" and words:
            self._opener.append(words)
        elif text.name == "item" and kind in _HEADING_LISTS:
            (self._subject if kind == "subject" else self._addressees).append(words)
        elif text.index is not None:
            self._close_paragraph(text, text.index, words)

    def _close_label(self, text: _Open, words: str) -> bool:
        """Take *text* as the label over this attachment, if that is what stands above its head."""
        if self.label or self._open or self._lists or not words or not self._is_headless():
            return False
        if not _can_be_label(text, words):
            return False
        label = read_label(words)
        if label is None and text.element.get("type") != "label" and text.name != "note":
            return False
        self._set_label(words, label, self._notes, text.notes_before)
        return True

    def _close_head(self, text: _Open, words: str) -> None:
        if self._lists:
            return
        if not self._head:
            self._head = "" if self.around is not None and is_untitled(words) else words
        elif not self._open and (label := read_label(words)) and label.stands_alone:
            self.pending = Heading(words, label, text.element, None, text.notes_before)

    def _close_paragraph(self, text: _Open, index: int, words: str) -> None:
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
        if text.name == "p" and not self._open and _is_set_apart(text.element):
            label = read_label(words)
            if label is not None and label.stands_alone:
                self.pending = Heading(words, label, text.element, index, text.notes_before)

    def _close_note(self, note: _Open, words: str) -> None:
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


def _can_be_label(text: _Open, words: str) -> bool:
    """Tell whether *text*, over a text without a head, stands where labels do."""
    if text.name != "note":
        return text.name in ("head", "seg")
    if text.element.get("rend") != "inline":
        return False
    is_short = len(words) <= _LONGEST_INLINE_LABEL and text.element.get("type") != "source"
    return is_short or read_label(words) is not None


def _on_label(note: NoteText) -> NoteText:
    """Return *note* as borne by the label over an attachment; notes to notes stay what they are."""
    if note.within:
        return note
    return attrs.evolve(note, bearer="label", paragraph=None, within=None)


def _style(element: etree._Element) -> str:
    return f"{element.get('rend') or ''} {element.get('rendition') or ''}"


def _is_centred(element: etree._Element) -> bool:
    return "center" in _style(element)


def _is_set_apart(element: etree._Element) -> bool:
    """Tell whether a paragraph is centred, in brackets, or bold as a whole."""
    words = (element.text or "").strip()
    if _is_centred(element) or words.startswith("["):
        return True
    children = [child for child in element if local_name(child) not in ("note", "pb")]
    if words or len(children) != 1 or any((child.tail or "").strip() for child in element):
        return False
    (only,) = children
    return local_name(only) == "hi" and ("strong" in _style(only) or "bold" in _style(only))
