"""Reading TEI volumes as a stream: one document at a time, memory that does not grow with the volume."""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Callable, Generator, Iterator
from typing import BinaryIO

import attrs
from lxml import etree

from provcite import safexml
from provcite.errors import Finding, FormatError, Severity, Span, shorten
from provcite.tei._document import DocumentReader, read_head, read_note
from provcite.tei._elements import TEI, break_of, id_of, local_name
from provcite.tei._words import Words
from provcite.tei.values import DocumentText, PageBreak, VolumeText

_TAGS = tuple(f"{{{TEI}}}{name}" for name in ("TEI", "teiHeader", "div", "pb"))
_DIVISIONS = frozenset({"div", "front", "body", "back"})
# What documents stand in: these are looked into for what can be forgotten.
_HOLDERS = _DIVISIONS | {"teiCorpus", "TEI", "text", "group"}
_PIECE = 1 << 16
_UNKNOWN = PageBreak()
_PERSON = re.compile(r"p_\w+")


class _Watched(io.RawIOBase):
    """A stream of which the first piece has been read, and that tells when more is asked for."""

    def __init__(self, start: bytes, rest: BinaryIO, before_more: Callable[[], None]) -> None:
        super().__init__()
        self._start, self._rest, self._before_more = start, rest, before_more

    def read(self, size: int = -1) -> bytes:
        """Return up to *size* bytes."""
        if self._start:
            piece, self._start = self._start, b""
            return piece
        self._before_more()
        return self._rest.read(size)


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
        self._has_volume = False
        self._root: etree._Element | None = None
        # Documents of which the end has not come, with the pages that they begin on.
        self._open: list[tuple[etree._Element, PageBreak]] = []
        # The pages that documents end on, as long as their elements are there.
        self._ends: dict[etree._Element, PageBreak] = {}
        # The page at the end of what has been forgotten.
        self._outer = _UNKNOWN
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
        start = _beginning(stream)
        root = self._root_tag(start)
        watched: BinaryIO = _Watched(start, stream, self._forget)  # type: ignore[assignment]  # it only reads
        del start
        page = _UNKNOWN
        for event, element in safexml.iterparse(
            watched, source=self._source, max_bytes=max_bytes, tags=_TAGS
        ):
            if self._root is None:
                self._root = element.getroottree().getroot()
            name = local_name(element)
            is_document = name == "div" and element.get("type") == "document"
            if event == "start":
                if is_document:
                    self._open.append((element, page))
                elif name == "TEI":
                    self._begin_volume(element)
            elif name == "pb":
                page = break_of(element)
            elif name == "teiHeader":
                self._header = read_header(element, self._header.id)
                element.clear()
            elif is_document:
                _, first = self._open.pop()
                yield DocumentReader(self._persons, self._unique).read(element, first, page)
                if not self._open:
                    element.clear()
                    self._ends[element] = page
            elif name == "div" and not self._open:
                # Documents that follow in the same piece of the file name these persons.
                self._take_persons(element)
        if self._root is None and not (root or "").startswith(f"{{{TEI}}}"):
            raise _no_tei(root, self._source)
        if self._root is not None:
            self._take(self._root)

    def _root_tag(self, start: bytes) -> str | None:
        """Return the tag of the root element, if the first bytes show it.

        Raises:
            FormatError: The file is a page of the web.
        """
        root = safexml.root_tag(start) if isinstance(start, bytes) else None
        if root is not None and root.rpartition("}")[2].casefold() == "html":
            raise _no_tei(root, self._source)
        return root

    def _begin_volume(self, element: etree._Element) -> None:
        """Take the start of a TEI *element*.

        Raises:
            FormatError: It is the second one.
        """
        if self._has_volume:
            raise FormatError(
                "The file holds more than one volume: a second TEI element begins here.",
                where=Span(self._source, element.sourceline or 0),
                mend="Split it: one file for each TEI element with its teiHeader.",
            )
        self._has_volume = True
        self._header = VolumeText(id=id_of(element))

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

    def _forget(self) -> None:
        """Free what stands outside the documents and has ended, once its notes and persons are kept.

        Called between the pieces of the file, when all that is there has been looked at: so no more than a
        piece is ever there, besides one document, or one paragraph or list outside of documents.
        """
        around, document = self._root, self._open[0][0] if self._open else None
        while around is not None and around is not document and self._is_holder(around):
            *ended, last = around if len(around) else (None,)
            has_head = False
            for child in ended:
                self._take(child)
                # Notes that are still to come have their division's heading.
                if local_name(child) == "head" and not has_head:
                    has_head = True
                    etree.strip_elements(child, f"{{{TEI}}}note", with_tail=False)
                else:
                    around.remove(child)
            around = last

    def _is_holder(self, element: etree._Element) -> bool:
        return element is self._root or local_name(element) in _HOLDERS

    def _take(self, piece: etree._Element) -> None:
        """Keep the notes and persons of *piece*, which stands outside the documents."""
        self._take_persons(piece)
        for each in piece.iter(f"{{{TEI}}}pb", f"{{{TEI}}}note", f"{{{TEI}}}div"):
            name = local_name(each)
            if name == "pb":
                self._outer = break_of(each)
            elif name == "div":
                self._outer = self._ends.pop(each, self._outer)
            elif next(each.iterancestors(f"{{{TEI}}}note"), None) is None:
                self._take_note(each)

    def _take_note(self, element: etree._Element) -> None:
        division = next((each for each in element.iterancestors() if local_name(each) in _DIVISIONS), None)
        found = read_note(element)
        if division is None or not found:
            return
        section_id = id_of(division) or local_name(division)
        if not self.sections or self.sections[-1].id != section_id:
            head = next(division.iterchildren(f"{{{TEI}}}head"), None)
            page = self._outer
            self.sections.append(
                DocumentText(
                    section_id,
                    head=read_head(head) if head is not None else "",
                    pages=(page.number, page.number) if page.number else None,
                    line=division.sourceline or 0,
                )
            )
        last = self.sections[-1]
        before = len(last.notes)
        moved = (
            note if note.outer is None else attrs.evolve(note, outer=note.outer + before) for note in found
        )
        self.sections[-1] = attrs.evolve(last, notes=(*last.notes, *moved))

    def _take_persons(self, piece: etree._Element) -> None:
        for name in piece.iter(f"{{{TEI}}}persName"):
            key = id_of(name)
            if _PERSON.fullmatch(key):
                self._persons[key] = _text(name).strip(" ,;:")


def _beginning(stream: BinaryIO) -> bytes:
    """Return the first piece of *stream*, which may give its bytes one by one."""
    found = piece = stream.read(_PIECE)
    while isinstance(piece, bytes) and piece and len(found) < _PIECE:
        piece = stream.read(_PIECE - len(found))
        found += piece
    return found


def _no_tei(root: str | None, source: str) -> FormatError:
    return FormatError(
        f"The root element {shorten(root)!r} is not in the namespace of TEI."
        if root is not None
        else "No element of the file is in the namespace of TEI.",
        where=Span(source, 1),
        mend=f'Give a TEI P5 file, whose root is <TEI xmlns="{TEI}">.',
    )


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
            Raised at the first document that comes too late, and not at the call.
        OSError: The path cannot be opened; raised at the call.

    Source: TEI P5; the encoding of the Foreign Relations volumes.
    """
    documents = _stream(io.BytesIO(source) if isinstance(source, bytes) else source, max_bytes)
    # A path that cannot be opened fails here and not at the first document.
    next(documents)
    return documents


def _stream(source: str | os.PathLike[str] | BinaryIO, max_bytes: int) -> Generator[DocumentText, None, None]:
    """Yield nothing of worth once the path is open, then the documents."""
    with open_volume(source, max_bytes=max_bytes) as volume:
        yield DocumentText("")
        yield from volume
