"""Reading TEI volumes as a stream: one document at a time, memory that does not grow with the volume."""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import attrs
from lxml import etree

from provcite import safexml
from provcite.errors import Finding, Severity, Span, shorten
from provcite.tei._document import DocumentReader, read_head, read_note
from provcite.tei._elements import TEI, XML_ID, local_name, page_of
from provcite.tei._words import Words
from provcite.tei.values import DocumentText, VolumeText

_TAGS = tuple(f"{{{TEI}}}{name}" for name in ("TEI", "teiHeader", "div", "pb"))
_PERSON = re.compile(r"p_\w+")


class Volume:
    """A volume that is being read: what its header says, and its documents, one after the other.

    Iterate over it once; `findings` is complete when the last document has come.

    Attributes:
        header: What the header says; it is read when the first document is asked for, or `header` itself.
        findings: What was found wrong on the way: duplicate ids.
        sections: Divisions that bear notes outside their documents, with these notes: a chapter by its
            heading, a preface. Each has the page of its first note.
    """

    def __init__(self, stream: BinaryIO, source: str, *, max_bytes: int = safexml.MAX_BYTES) -> None:
        """Begin reading *stream*, which stays the caller's to close."""
        self.findings: list[Finding] = []
        self.sections: list[DocumentText] = []
        self._source = source
        self._header = VolumeText()
        self._persons: dict[str, str] = {}
        # How many have asked for an id.
        self._seen: dict[str, int] = {}
        self._documents = self._read(stream, max_bytes)
        self._next: DocumentText | None = None
        self._begun = False

    @property
    def header(self) -> VolumeText:
        """What the volume's header says."""
        if not self._begun:
            self._begun = True
            self._next = next(self._documents, None)
        return self._header

    def __iter__(self) -> Iterator[DocumentText]:
        """Yield the documents in order."""
        _ = self.header
        if self._next is not None:
            yield self._next
            self._next = None
        yield from self._documents

    def _read(self, stream: BinaryIO, max_bytes: int) -> Iterator[DocumentText]:
        page: str | None = None
        # The page at the end of what has been forgotten.
        outer: str | None = None
        starts: list[str | None] = []
        for event, element in safexml.iterparse(stream, source=self._source, max_bytes=max_bytes, tags=_TAGS):
            name = local_name(element)
            is_document = name == "div" and element.get("type") == "document"
            if event == "start":
                if is_document:
                    starts.append(page)
                elif name == "TEI":
                    self._header = VolumeText(id=element.get(XML_ID) or "")
            elif name == "pb":
                # A break without a number says that the page is not known.
                page = page_of(element)
            elif name == "teiHeader":
                self._header = read_header(element, self._header.id)
                element.clear()
            elif is_document:
                first = starts.pop()
                pages = (first, page or first) if first is not None else None
                yield DocumentReader(self._persons, self._unique).read(element, pages)
                if not starts:
                    self._take_notes(_before(element), outer)
                    _forget(element)
                    outer = page
            elif name == "div" and not starts:
                self._take_persons(element)
                self._take_notes((*_before(element), element), outer)
                _forget(element)
                outer = page

    def _unique(self, wanted: str, *, line: int, is_given: bool) -> str:
        """Return *wanted*, or another id where a document or attachment has it already."""
        unique, count = wanted, 1
        while unique in self._seen:
            count = self._seen[wanted] = self._seen[wanted] + 1
            unique = f"{wanted}-{count}"
        self._seen[unique] = 1
        if unique != wanted and is_given:
            self.findings.append(
                Finding(
                    Severity.WARNING,
                    "duplicate-id",
                    Span(self._source, line),
                    f"Duplicate id {shorten(wanted)!r}; this document is kept as {shorten(unique)!r}.",
                    "Give each document its own xml:id.",
                )
            )
        return unique

    def _take_notes(self, pieces: Iterable[etree._Element], page: str | None) -> None:
        """Keep the notes in *pieces*, which stand outside the documents; the first begins on *page*."""
        for piece in pieces:
            for each in piece.iter(f"{{{TEI}}}pb", f"{{{TEI}}}note"):
                if local_name(each) == "pb":
                    page = page_of(each)
                elif next(each.iterancestors(f"{{{TEI}}}note"), None) is None:
                    self._take_note(each, page)

    def _take_note(self, element: etree._Element, page: str | None) -> None:
        divisions = (f"{{{TEI}}}{name}" for name in ("div", "front", "body", "back"))
        division = next(element.iterancestors(*divisions), None)
        found = read_note(element)
        if division is None or not found:
            return
        section_id = division.get(XML_ID) or local_name(division)
        if not self.sections or self.sections[-1].id != section_id:
            head = next(division.iterchildren(f"{{{TEI}}}head"), None)
            self.sections.append(
                DocumentText(
                    section_id,
                    head=read_head(head) if head is not None else "",
                    pages=(page, page) if page is not None else None,
                    line=division.sourceline or 0,
                )
            )
        last = self.sections[-1]
        self.sections[-1] = attrs.evolve(last, notes=(*last.notes, *found))

    def _take_persons(self, element: etree._Element) -> None:
        for name in element.iter(f"{{{TEI}}}persName"):
            key = name.get(XML_ID) or ""
            if _PERSON.fullmatch(key):
                self._persons[key] = _text(name).strip(" ,;:")


def _before(element: etree._Element) -> Iterator[etree._Element]:
    """Yield what stands before *element* and has not been forgotten, in order."""
    for each in reversed((element, *element.iterancestors())):
        yield from reversed(tuple(each.itersiblings(preceding=True)))


def _forget(element: etree._Element) -> None:
    """Free *element* and all that came before it; a tail may still follow."""
    element.clear()
    for each in (element, *element.iterancestors()):
        parent = each.getparent()
        while parent is not None and each.getprevious() is not None:
            del parent[0]


def _text(element: etree._Element) -> str:
    words = Words()
    for piece in element.itertext():
        words.add(str(piece))
    return words.text()


def read_header(element: etree._Element, volume_id: str) -> VolumeText:
    """Return what the `teiHeader` *element* says of its volume."""
    titles: dict[str, str] = {}
    editors: list[str] = []
    general: list[str] = []
    facts: dict[str, str] = {}
    for part in element.iter(f"{{{TEI}}}titleStmt", f"{{{TEI}}}publicationStmt"):
        for child in part:
            name, kind = local_name(child), child.get("type") or ""
            if name == "title":
                titles.setdefault(kind, _text(child))
            elif name == "editor":
                (general if child.get("role") == "general" else editors).append(_text(child))
            elif name in ("publisher", "pubPlace", "date") and kind != "content-date":
                facts.setdefault(name, _text(child))
            elif name == "idno":
                facts.setdefault(kind, _text(child))
    return VolumeText(
        id=volume_id or facts.get("frus", ""),
        title=titles.get("complete") or titles.get("", ""),
        series=titles.get("series", ""),
        subseries=titles.get("sub-series", ""),
        volume=titles.get("volume-number", ""),
        volume_title=titles.get("volume", ""),
        editors=tuple(filter(None, editors)),
        general_editors=tuple(filter(None, general)),
        publisher=facts.get("publisher", ""),
        place=facts.get("pubPlace", ""),
        date=facts.get("date", ""),
        isbn=facts.get("isbn-13") or facts.get("isbn-10", ""),
    )


@contextlib.contextmanager
def open_volume(
    source: str | os.PathLike[str] | BinaryIO, *, max_bytes: int = safexml.MAX_BYTES
) -> Iterator[Volume]:
    """Open a TEI volume for streaming, and close the file afterwards if a path was given.

    Args:
        source: A path, or a binary stream, which stays open.
        max_bytes: The most bytes read.

    Raises:
        FormatError: On reading, where the file is no XML or something the guard refuses.
        OSError: The path cannot be opened.
    """
    if isinstance(source, str | os.PathLike):
        with open(source, "rb") as stream:
            yield Volume(stream, os.fspath(source), max_bytes=max_bytes)
    else:
        yield Volume(source, str(getattr(source, "name", "<stream>")), max_bytes=max_bytes)


def read_volume(
    source: str | os.PathLike[str] | BinaryIO | bytes, *, max_bytes: int = safexml.MAX_BYTES
) -> Iterator[DocumentText]:
    """Yield the documents of a TEI volume, one at a time.

    Args:
        source: A path, a binary stream (which stays open), or the bytes themselves.
        max_bytes: The most bytes read.

    Raises:
        FormatError: The file is no well-formed XML, or something the guard refuses: see `provcite.safexml`.
        OSError: The path cannot be opened.

    Source: TEI P5; the encoding of the Foreign Relations volumes.
    """
    if isinstance(source, bytes):
        source = io.BytesIO(source)
    with open_volume(source, max_bytes=max_bytes) as volume:
        yield from volume
