"""One `div` of a TEI volume to a `DocumentText`."""

from __future__ import annotations

import re
from collections.abc import MutableMapping

import attrs
from lxml import etree

from provcite.errors import TextSpan
from provcite.tei._words import Words
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
# Lists that belong to the heading of a memorandum, not to its text.
_HEADING_LISTS = frozenset({"subject", "to"})
# Given names and family name, no title, no possessive.
_FULL_NAME = re.compile(r"(?!(?:Mr|Mrs|Miss|Dr|Sir)\b)[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,4}(?<!['’]s)")
_NUMBER = re.compile(r"\s*\[?(\d+[a-z]?)\.\s+")


def local_name(element: etree._Element) -> str:
    """Return the tag of *element* without its namespace; an empty text for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


@attrs.define
class _Open:
    """A text that is being collected."""

    name: str
    element: etree._Element
    words: Words = attrs.field(factory=Words)
    refs: list[Ref] = attrs.field(factory=list)
    index: int | None = None
    bearer: str = ""
    paragraph: int | None = None
    offset: int = 0


class DocumentReader:
    """Walks over one document's elements and collects what it prints."""

    def __init__(self, persons: MutableMapping[str, str]) -> None:
        """Begin a document.

        Args:
            persons: Full names by the id that the mark-up gives a person: those of the volume's list, and
                those that documents so far have spelled out. This document's are added.
        """
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

    def read(self, root: etree._Element, pages: tuple[str, str] | None) -> DocumentText:
        """Return what *root* prints; *pages* are its first and last page, if the first is known."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if element is root:
                continue
            name = local_name(element)
            if event == "start":
                if name == "div" and element.get("type") == "document":
                    walker.skip_subtree()
                elif name:
                    self._start(name, element)
            elif name:
                self._end(name, element)
        head = self._head
        number = root.get("n") or ""
        match = _NUMBER.match(head)
        # The printed number is part of the head; it and @n may differ in old volumes.
        if match and (not number or match[1] == number):
            number, head = match[1], head[match.end() :]
        return DocumentText(
            id=root.get(XML_ID) or "",
            number=number,
            head=head,
            names=tuple(self._names),
            addressees=tuple(self._addressees),
            subject="; ".join(self._subject),
            place=self._place.strip(" ,[]"),
            date=self._date,
            opener=tuple(self._opener),
            paragraphs=tuple(self._paragraphs),
            signed=tuple(self._signed),
            notes=tuple(self._notes),
            pages=pages,
            line=root.sourceline or 0,
        )

    def _start(self, name: str, element: etree._Element) -> None:
        around = self._open[-1] if self._open else None
        if around and name in _BREAKS:
            around.words.space()
        if name == "list":
            self._lists.append(element.get("type") or "")
        if name in _TEXTS:
            opened = _Open(name, element)
            if name == "note" and around:
                opened.paragraph = around.index
                opened.bearer = self._bearer(around)
                opened.offset = around.words.end
            elif name in _RUNNING and not self._in_heading_list():
                # Reserved now: an inner paragraph ends before the one around it.
                opened.index = len(self._paragraphs)
                self._paragraphs.append("")
            self._open.append(opened)
        if self._open:
            self._marks.append(self._open[-1].words.mark)
            self._open[-1].words.add(element.text)

    def _end(self, name: str, element: etree._Element) -> None:
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
            if name in _BREAKS:
                self._open[-1].words.space()
            self._open[-1].words.add(element.tail)

    def _inner(self, name: str, element: etree._Element, top: _Open, mark: int) -> None:
        """Take in an element that ends inside the text *top*, begun at *mark*."""
        if name == "persName":
            self._learn(element, top.words.text()[mark:])
        if name == "ref" and top.name == "note":
            end = max(mark, top.words.end)
            top.refs.append(Ref(element.get("target") or "", TextSpan(mark, end)))
        elif (
            name in ("persName", "gloss", "orgName")
            and top.name == "head"
            and element.get("type") in ("from", "to")
        ):
            full = self._persons.get((element.get("corresp") or "").lstrip("#"), "")
            words = top.words.text()[mark:]
            self._names.append(NameText(element.get("type") or "", words, full, name == "persName"))
        elif name == "placeName" and self._in_dateline():
            self._place = self._place or top.words.text()[mark:]
        elif name == "date" and (self._in_dateline() or self._date is None) and top.name != "note":
            self._take_date(element, top.words.text()[mark:])

    def _learn(self, element: etree._Element, words: str) -> None:
        """Keep the full name that a text gives for a person ("John F. Kennedy" in a signature)."""
        key = (element.get("corresp") or "").lstrip("#")
        if key and key not in self._persons and _FULL_NAME.fullmatch(words):
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
        if text.name == "note":
            self._close_note(text, words)
        elif text.name == "head":
            if not self._head and not self._lists:
                self._head = words
        elif text.name == "signed":
            self._signed.append(words)
        elif text.name == "seg" and words:
            self._opener.append(words)
        elif text.name == "item" and kind in _HEADING_LISTS:
            (self._subject if kind == "subject" else self._addressees).append(words)
        elif text.index is not None:
            self._paragraphs[text.index] = words

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
