"""The one guard between us and XML that someone made: TEI volumes, CSL styles and locales.

Bytes in, elements out. A document type declaration that declares or fetches anything is refused, as are
compressed files, more bytes or depth than the caps, and encodings nobody uses honestly. No entity is
expanded, no XInclude followed, no file opened, no network reached.

Source: libxml2's and lxml's documentation of the parser options used here; OWASP, XML External Entity
Prevention.
"""

from __future__ import annotations

import contextlib
import html.entities
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from provcite.errors import FormatError, Span, shorten

# Documented caps; `max_bytes` may be raised by callers who know their input.
MAX_BYTES = 64 * 1024 * 1024
# lxml's own limit of nested elements without `huge_tree` is 256.
MAX_DEPTH = 250

_PIECE = 1 << 16
# An XML declaration and the marks of compressed files lie within these first bytes.
_BEGINNING = 512
# What lxml raises for bytes that it cannot take.
_WRONG = (etree.XMLSyntaxError, LookupError, ValueError, OSError)
_COMPRESSED = {
    b"\x1f\x8b": "gzip",
    b"PK\x03\x04": "zip",
    b"\xfd7zXZ": "xz",
    b"BZh": "bzip2",
    b"\x28\xb5\x2f\xfd": "zstd",
}
# What editions and styles are really written in; UTF-7 and its like only serve to hide mark-up from filters.
_ENCODINGS = {
    *("utf-8", "utf8", "utf-16", "us-ascii", "ascii", "windows-1250", "windows-1251", "windows-1252"),
    *(f"iso-8859-{number}" for number in range(1, 17)),
}
_ENCODING = re.compile(
    rb"""(?:\xef\xbb\xbf)?<\?xml\s[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']"""
)
_PLACE = re.compile(r", line \d+, column \d+(?: \(<?\w+>?, line \d+\))?$")
_UNDECLARED = re.compile(r"Entity '([^']+)' not defined")
_OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "load_dtd": False,
    "dtd_validation": False,
    "attribute_defaults": False,
    "no_network": True,
    "huge_tree": False,
    "recover": False,
    "collect_ids": False,
    "remove_comments": True,
    "remove_pis": True,
}


def check_start(data: bytes, source: str) -> None:
    """Refuse bytes that are empty or begin a compressed file.

    Raises:
        FormatError: They do.
    """
    if not data.strip():
        raise FormatError("The file is empty.", where=source, mend="Give a file with a root element.")
    declared = _ENCODING.match(data)
    if declared and declared[1].decode().lower() not in _ENCODINGS:
        raise FormatError(
            f"The file declares the encoding {declared[1].decode()!r}.",
            where=Span(source, 1),
            mend="Convert it to UTF-8.",
        )
    refuse_compressed(data, source)


def refuse_compressed(data: bytes, source: str) -> None:
    """Refuse bytes that begin a compressed file: nothing here unpacks silently.

    Raises:
        FormatError: They do.
    """
    for magic, name in _COMPRESSED.items():
        if data.startswith(magic):
            raise FormatError(f"The file is compressed ({name}).", where=source, mend="Unpack it first.")


def parse(data: bytes, *, source: str = "<xml>", max_bytes: int = MAX_BYTES) -> etree._Element:
    """Return the root element of the XML in *data*.

    Args:
        data: The document, as bytes.
        source: Its name, for messages only.
        max_bytes: The most bytes accepted.

    Raises:
        FormatError: It is no well-formed XML, or something the guard refuses.
    """
    if len(data) > max_bytes:
        raise FormatError(
            "The file is larger than the cap.", where=source, mend="Split it, or raise max_bytes."
        )
    check_start(data, source)
    parser = etree.XMLParser(**_OPTIONS)
    try:
        root: etree._Element = etree.fromstring(data, parser)
    except _WRONG as error:
        raise _refused(error, source) from error
    _check_doctype(root, source)
    return root


def root_tag(start: bytes) -> str | None:
    """Return the tag of the root element, `{namespace}name`, as far as the first bytes of a file tell it.

    Args:
        start: These bytes.
    """
    parser = etree.XMLPullParser(events=("start",), **_OPTIONS)
    # What is wrong with the file is for who reads it whole.
    with contextlib.suppress(*_WRONG):
        parser.feed(start)
    element = next((element for _, element in parser.read_events()), None)
    return None if element is None else str(element.tag)


def iterparse(
    stream: BinaryIO,
    *,
    source: str = "<xml>",
    max_bytes: int = MAX_BYTES,
    tags: tuple[str, ...] | None = None,
) -> Iterator[tuple[str, etree._Element]]:
    """Yield start and end events of the XML in *stream*, guarded like `parse`.

    Args:
        stream: A stream of bytes; it is read in pieces and not closed.
        source: Its name, for messages only.
        max_bytes: The most bytes read.
        tags: The only tags whose events are wanted, or None for all.

    Raises:
        FormatError: It is no well-formed XML, or something the guard refuses.
        OSError: The stream itself cannot be read: its own error, let through.
    """
    parser = etree.XMLPullParser(events=("start", "end"), tag=tags, **_OPTIONS)
    checked = False
    for piece in _pieces(stream, source, max_bytes):
        _feed(parser, piece, source)
        for event, element in parser.read_events():
            if not checked:
                checked = True
                _check_doctype(element, source)
            yield event, element
        _check_log(parser, source)
    try:
        root = parser.close()
    except _WRONG as error:
        raise _refused(error, source) from error
    # Where no wanted tag occurred, nothing has been checked yet.
    _check_doctype(root, source)
    yield from parser.read_events()


def _feed(parser: etree.XMLPullParser, piece: bytes, source: str) -> None:
    try:
        parser.feed(piece)
    except _WRONG as error:
        raise _refused(error, source) from error


def _check_log(parser: etree.XMLPullParser, source: str) -> None:
    """Refuse what the parser has met but does not raise: it takes no more after an undeclared entity."""
    for entry in parser.feed_error_log:
        if entry.level == etree.ErrorLevels.FATAL:
            raise _not_well_formed(entry.message, Span(source, entry.line, entry.column - 1))


def _pieces(stream: BinaryIO, source: str, max_bytes: int) -> Iterator[bytes]:
    """Yield the bytes of *stream* in pieces, the first of which is as long as what guards a file looks at."""
    left = max_bytes
    piece = _beginning(stream, source)
    checked = False
    while piece:
        left -= len(piece)
        if left < 0:
            raise FormatError(
                "The file is larger than the cap.", where=source, mend="Split it, or raise max_bytes."
            )
        if not checked and piece.strip():
            checked = True
            check_start(piece, source)
        yield piece
        piece = stream.read(_PIECE)
    if not checked:
        check_start(b"", source)


def _beginning(stream: BinaryIO, source: str) -> bytes:
    """Return the first bytes of *stream*, which may give them one by one."""
    piece = stream.read(_PIECE)
    if not isinstance(piece, bytes):
        raise FormatError("XML must be read from bytes.", where=source, mend="Open the file in mode 'rb'.")
    found = piece
    while piece and len(found) < _BEGINNING:
        piece = stream.read(_PIECE)
        found += piece or b""
    return found


def _check_doctype(element: etree._Element, source: str) -> None:
    info = element.getroottree().docinfo
    # A bare <!DOCTYPE TEI> declares nothing; one with an internal subset or an external id can.
    dtd = info.internalDTD
    if dtd is not None and (info.public_id or info.system_url or _declares(dtd)):
        raise FormatError(
            "The file has a document type declaration that declares or fetches something.",
            where=Span(source, 1),
            mend="Remove the <!DOCTYPE …> declaration; write the characters instead of entities.",
        )


def _declares(dtd: etree.DTD) -> bool:
    return any(True for _ in dtd.iterentities()) or any(True for _ in dtd.iterelements())


def _refused(error: Exception, source: str) -> FormatError:
    line = getattr(error, "lineno", None) or 0
    column = getattr(error, "offset", None) or 0
    # The place is told apart from the reason, which repeats it.
    return _not_well_formed(_PLACE.sub("", str(error)), Span(source, line, column))


def _not_well_formed(reason: str, where: Span) -> FormatError:
    entity = _UNDECLARED.match(reason)
    if entity is None:
        mend = "Mend the file at that place; an XML editor shows what is missing."
    else:
        code = html.entities.name2codepoint.get(entity[1])
        number = f"&#{code};" if code else "its number, such as &#160;"
        mend = f"Write the character itself instead of &{shorten(entity[1])};, or {number}."
    return FormatError(f"The file is no well-formed XML: {shorten(reason)}.", where=where, mend=mend)
