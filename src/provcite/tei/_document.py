"""One `div` of a TEI volume to a `DocumentText`: which part of the page each element belongs to.

An attachment is what stands in a `frus:attachment`, in a `div` or `floatingText` whose `type` says so, or
below a paragraph that is nothing but a label ("[Enclosure]"), up to the next label or the end of its holder.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Protocol

import attrs
from lxml import etree

from provcite.tei._elements import MILESTONES, REPLACED, break_of, id_of, is_replaced, local_name, name_of
from provcite.tei._open import Heading
from provcite.tei._part import LEFT_OUT, OUTSIDE, Frame, Part
from provcite.tei._printed import Printed
from provcite.tei.labels import kind_of
from provcite.tei.values import DocumentText, NoteText, PageBreak

_HOLDERS = frozenset({"attachment", "div", "floatingText"})
# Elements after which another page or part begins.
_TURNS = _HOLDERS | {"pb"}
_MAY_BE_LEFT_OUT = REPLACED | {"div"}


class Names(Protocol):
    """Gives each document and attachment an id that no other in the volume has."""

    def __call__(self, wanted: str, *, line: int, is_given: bool) -> str:
        """Return *wanted*, or another id where it is taken; *is_given* where the mark-up gives it."""


class DocumentReader:
    """Walks over one document's elements and collects what it prints, and what is printed below it."""

    def __init__(self, persons: MutableMapping[str, str], names: Names) -> None:
        """Begin a document.

        Args:
            persons: Full names by the id that the mark-up gives a person: those of the volume's list, and
                those that documents so far have spelled out. This document's are added.
            names: Gives ids.
        """
        self._persons = persons
        self._names = names
        self._stack: list[Part] = []
        self._parts: list[Printed] = []
        self._page = PageBreak()

    def read(self, root: etree._Element, first: PageBreak, last: PageBreak) -> DocumentText:
        """Return what *root* prints.

        Args:
            root: Element of the document.
            first: The page that is current where it begins.
            last: That where it ends.
        """
        self._page = first
        part = self._open(Part(root, self._persons, around=None))
        document = part.printed
        document.id, document.number = id_of(root), root.get("n") or ""
        part.begin(root)
        self._walk(root)
        while self._stack:
            self._shut()
        document.end_on(last)
        if len(self._parts) > 1:
            self._put_inner_parts()
        self._name_parts()
        text, *below = (part.text() for part in self._parts)
        return attrs.evolve(text, attachments=tuple(below)) if below else text

    def _walk(self, root: etree._Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        part = self._stack[-1]
        # What the end of each open element has to know; None where it only adds words to the text around it.
        frames: list[Frame | None] = []
        for event, element in walker:
            if event == "end":
                frame = frames.pop()
                if frame is None:
                    tail = element.tail
                    if tail and part.pieces is not None:
                        part.pieces.append(tail)
                    elif tail:
                        part.after(element)
                elif element is part.element or element is part.container:
                    part = self._end(element, frame)
                elif frame is not LEFT_OUT:
                    part.end(element, frame)
                continue
            name = name_of(element.tag)  # type: ignore[arg-type]  # texts, or functions
            if name in part.passed and part.pieces is not None:
                frames.append(None)
                if name == "persName":
                    part.learn(element)
                if text := element.text:
                    part.pieces.append(text)
            elif element is root:
                frames.append(LEFT_OUT)
            elif not name or (name in _MAY_BE_LEFT_OUT and _is_left_out(name, element)):
                walker.skip_subtree()
                frames.append(LEFT_OUT)
            elif part.pending is None and name not in _TURNS:
                frames.append(part.start(name, element))
            else:
                frames.append(self._start(name, element))
                part = self._stack[-1]

    def _put_inner_parts(self) -> None:
        """Put each subenclosure within the enclosure before it."""
        before: dict[Printed | None, Printed] = {}
        for part in self._parts[1:]:
            if not part.is_inner:
                before[part.within] = part
            elif part.within in before:
                part.within = before[part.within]

    def _name_parts(self) -> None:
        document, *below = self._parts
        is_given = bool(document.id)
        number = document.numbered().number
        wanted = document.id or (f"d{number}" if number else "d")
        document.id = self._names(wanted, line=document.line, is_given=is_given)
        for count, part in enumerate(below, start=1):
            # The form that the volumes' own schema proposes for ids of attachments.
            wanted = part.id or f"{document.id}at{count}"
            part.id = self._names(wanted, line=part.line, is_given=bool(part.id))

    def _open(self, part: Part) -> Part:
        self._stack.append(part)
        self._parts.append(part.printed)
        part.printed.breaks.append(self._page)
        return part

    def _shut(self) -> None:
        part = self._stack.pop()
        part.finish()
        if part.container is None:
            part.printed.infer_date(part.element)
        part.printed.end_on(self._page)

    def _start(self, name: str, element: etree._Element) -> Frame:
        part = self._stack[-1]
        if name == "pb":
            self._page = break_of(element)
            for each in self._stack:
                each.turn(self._page)
        elif name in _HOLDERS and (kind := _kind_of(name, element)) is not None:
            self._begin_attachment(element, kind)
            return name, OUTSIDE
        if part.pending is not None and name not in MILESTONES:
            part = self._begin_below(part, part.pending)
        return part.start(name, element)

    def _begin_attachment(self, element: etree._Element, kind: str) -> None:
        around = self._stack[-1]
        around.finish()
        part = Part(element, self._persons, around=around)
        printed = part.printed
        printed.id, printed.kind = id_of(element), kind
        printed.number = element.get("n") or ""
        printed.is_typed = element.get("type") is not None
        if around.pending is not None:
            # The label stands before the element instead of in it.
            part.take_label(around.pending, around)
        self._open(part)
        part.begin(element)

    def _begin_below(self, part: Part, heading: Heading) -> Part:
        """Begin the attachment that follows the label *heading* in *part*."""
        around = part
        if part.container is not None and part.around is not None:
            around = part.around
            self._shut()
        below = Part(heading.element, self._persons, around=around)
        below.container = heading.element.getparent()
        below.take_label(heading, part)
        return self._open(below)

    def _end(self, element: etree._Element, frame: Frame) -> Part:
        """Take the end of an element, and return the part that goes on after it."""
        part = self._stack[-1]
        while part.container is element:
            self._shut()
            part = self._stack[-1]
        if part.element is element and part.container is None and len(self._stack) > 1:
            self._shut()
            part = self._stack[-1]
            part.resume(element)
        elif frame is not LEFT_OUT:
            part.end(element, frame)
        return part


def read_note(note: etree._Element) -> tuple[NoteText, ...]:
    """Return what a note outside the documents prints, after the notes within it."""
    return _read_piece(note).text().notes


def read_head(head: etree._Element) -> str:
    """Return what a head outside the documents prints, without its notes."""
    return _read_piece(head).text().head


def _read_piece(element: etree._Element) -> Printed:
    part = Part(element, {}, around=None)
    frames: list[Frame] = []
    for event, each in etree.iterwalk(element, events=("start", "end")):
        name = local_name(each)
        if event == "start":
            frames.append(part.start(name, each))
        else:
            part.end(each, frames.pop())
    return part.printed


def _is_left_out(name: str, element: etree._Element) -> bool:
    """Tell whether *element* within a document is read by itself, or not at all."""
    if name == "div":
        return element.get("type") == "document"
    return name in REPLACED and is_replaced(element)


def _kind_of(name: str, element: etree._Element) -> str | None:
    """Return the kind of attachment that *element* holds, or None where it holds none."""
    kind = kind_of(element.get("type") or "")
    return kind or ("attachment" if name == "attachment" else None)
