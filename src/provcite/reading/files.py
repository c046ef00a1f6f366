"""Files in and out: bytes to a graph by whatever format they have, and a graph to a file.

The only room of the library that opens a path, and only the one it is given.
"""

from __future__ import annotations

import codecs
import os
import pathlib
import re
import tempfile
import warnings

import attrs

from provcite import formats, safexml
from provcite.errors import Finding, FormatError, ProvciteWarning, Severity, Span, shorten
from provcite.model import Graph
from provcite.notes import Corrections, read_corrections
from provcite.reading import editions, plain, sections
from provcite.reading.builder import Builder
from provcite.reading.collector import Collector
from provcite.reading.streams import Opened, Source, opened, read_all
from provcite.tei import Volume

TEI, TEXT = "tei", "text"
# How `Volume` says that no element of a file is TEI.
_NO_TEI = "in the namespace of TEI"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Names under which pages of the series are saved: volume, then document.
_PAGE_NAME = re.compile(r"(?P<volume>frus[\w-]*?)[-_](?P<document>d\d{1,5}[a-z]?)", re.IGNORECASE)


@attrs.frozen
class Reading:
    """What reading a source gave.

    Attributes:
        graph: The graph.
        findings: What was found wrong or doubtful on the way, in order.
        format: Name of the format that was read.
    """

    graph: Graph
    findings: tuple[Finding, ...]
    format: str


def read(
    source: Source,
    *,
    format: str | None = None,
    encoding: str = "utf-8",
    corrections: Corrections | str | os.PathLike[str] | None = None,
    max_bytes: int = safexml.MAX_BYTES,
) -> Graph:
    """Return the graph of a file: a TEI volume, a page of plain text, JSON, CSL-JSON, BibTeX or BibLaTeX.

    Args:
        source: A path, the bytes themselves, or an open binary or text stream, which stays open.
        format: "tei", "text" or a name of `provcite.formats.names()`; None to go by name and content.
        encoding: Encoding of text without a byte order mark.
        corrections: Readings of single notes that win over ours: as `notes.read_corrections` gives them, or
            the path of a corrections file.
        max_bytes: The most bytes read.

    Raises:
        FormatError: The file is not what its format allows, is too large, or not in that encoding; or
            *source* is nothing that can be read.
        ParseError: A part of it, or the corrections file, cannot be read.
        OSError: The path cannot be opened, or the stream not be read.

    Warns:
        ProvciteWarning: Once, where a finding is more than a note; `read_report` returns all instead.
    """
    reading = read_report(
        source, format=format, encoding=encoding, corrections=corrections, max_bytes=max_bytes
    )
    grave = [finding for finding in reading.findings if finding.severity is not Severity.NOTE]
    if grave:
        more = f"\n(+{len(grave) - 1} more: provcite.read_report returns them all)" if len(grave) > 1 else ""
        warnings.warn(f"{grave[0]}{more}", ProvciteWarning, stacklevel=2)
    return reading.graph


def read_report(
    source: Source,
    *,
    format: str | None = None,
    encoding: str = "utf-8",
    corrections: Corrections | str | os.PathLike[str] | None = None,
    max_bytes: int = safexml.MAX_BYTES,
) -> Reading:
    """Return the graph of a file together with what was found on the way.

    Args and errors are those of `read`; it warns of nothing.
    """
    mended = read_given_corrections(corrections)
    with opened(source, max_bytes=max_bytes) as given:
        name = given.name
        kind = format or _guess(given.start, name)
        if kind == TEI:
            return _read_tei(given, max_bytes, mended)
        data = read_all(given.stream, name, max_bytes=max_bytes)
    text = decode(data, encoding=given.encoding or encoding, source=name)
    if kind is None:
        kind = _guess_text(text, name)
    if kind == TEXT:
        return _read_text(text, name, mended)
    loaded = formats.load(text, kind)
    return Reading(loaded.graph, loaded.findings, kind)


def read_given_corrections(given: Corrections | str | os.PathLike[str] | None) -> Corrections | None:
    """Return corrections as they are, or those of the file at a path.

    Raises:
        ParseError: The file is no corrections file.
        FormatError: It is not UTF-8.
        OSError: The path cannot be opened.
    """
    if isinstance(given, str | os.PathLike):
        with open(given, "rb") as stream:
            text = decode(stream.read(safexml.MAX_BYTES), source=os.fspath(given))
        return read_corrections(text, source=os.fspath(given))
    return given


def _guess(start: bytes, name: str) -> str | None:
    """Return what the first bytes and the name say, or None where the whole text has to."""
    suffix = pathlib.PurePath(name).suffix.casefold()
    head = start.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    # XML's first bracket comes through in UTF-16, with a zero beside it.
    if suffix in (".xml", ".tei") or (head[:1] == b"<" and suffix != ".txt"):
        return TEI
    return TEXT if suffix in (".txt", ".text") else None


def _guess_text(text: str, name: str) -> str:
    try:
        return formats.guess(text, name)
    except FormatError:
        # What looks like no format is prose.
        return TEXT


def _by_ending(name: str) -> str | None:
    endings = ((suffix, form.name) for form in formats.names() for suffix in form.suffixes)
    fits = [(len(suffix), form) for suffix, form in endings if name.casefold().endswith(suffix)]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def decode(data: bytes, *, encoding: str = "utf-8", source: str = "<bytes>") -> str:
    """Return *data* as text: by its byte order mark, or else in *encoding*.

    Raises:
        FormatError: They are not text in that encoding; the message names the first wrong byte.
    """
    safexml.refuse_compressed(data, source)
    name = next((name for bom, name in _BOMS if data.startswith(bom)), encoding)
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        raise FormatError(
            f"Byte {error.start} (0x{data[error.start]:02x}) is not {shorten(name)}.",
            where=Span(source, line, column),
            mend='Convert the file to UTF-8, or name its encoding: encoding="latin-1".',
        ) from error
    except LookupError as error:
        raise FormatError(
            f"There is no encoding {shorten(name)!r}.", where=source, mend='Use a name such as "latin-1".'
        ) from error


def _read_tei(given: Opened, max_bytes: int, corrections: Corrections | None) -> Reading:
    _refuse_html(given)
    volume = Volume(given.stream, given.name, max_bytes=max_bytes)
    try:
        _ = volume.header
    except FormatError as error:
        # Sound XML that is no TEI has nothing to read, and that can be told; all else is refused.
        if _NO_TEI not in error.what:
            raise
        where = error.where or given.name
        return Reading(Graph(), (Finding(Severity.WARNING, "not-tei", where, error.what, error.mend),), TEI)
    collector = Collector()
    edition_id = "-".join(volume.header.id.split()) or _stem(given.name) or "volume"
    collector.node(editions.from_header(volume.header, edition_id=edition_id))
    builder = Builder(collector, edition_id, corrections=corrections)
    is_empty = True
    for document in volume:
        builder.add(document)
        is_empty = False
    sections.add(collector, edition_id, volume.sections, corrections=corrections)
    found = [_no_documents(given, has_notes=bool(volume.sections))] if is_empty else []
    return Reading(collector.graph(), (*volume.findings, *collector.findings, *found), TEI)


def _refuse_html(given: Opened) -> None:
    name = (safexml.root_tag(given.start) or "").rpartition("}")[2].casefold()
    if name == "html" or given.start.lstrip()[:14].lower() == b"<!doctype html":
        raise FormatError(
            "The file is a web page (HTML), no TEI volume.",
            where=Span(given.name, 1),
            mend="Give the volume's TEI file, or save the page as plain text under a name that ends in .txt.",
        )


def _no_documents(given: Opened, *, has_notes: bool) -> Finding:
    """Return what is to be said of a volume in which no document was found."""
    return Finding(
        Severity.NOTE if has_notes else Severity.WARNING,
        "no-documents",
        Span(given.name, 1),
        'The volume has no documents: no <div type="document"> stands in it.',
        'Mark each document so: <div type="document" xml:id="d1" n="1">.',
    )


def _read_text(text: str, name: str, corrections: Corrections | None) -> Reading:
    collector = Collector()
    match = _PAGE_NAME.fullmatch(pathlib.PurePath(name).stem)
    volume = match["volume"] if match else None
    if volume:
        collector.node(editions.from_authority(volume, consulted=True))
    document = plain.read_document(
        text, document_id=match["document"] if match else _stem(name) or "document"
    )
    Builder(collector, volume, corrections=corrections).add(document)
    return Reading(collector.graph(), tuple(collector.findings), TEXT)


def _stem(name: str) -> str:
    return re.sub(r"[^\w.-]+", "-", pathlib.PurePath(name).stem).strip("-")


def write(graph: Graph, path: str | os.PathLike[str], *, format: str | None = None) -> None:
    """Write *graph* to *path*, whole or not at all.

    Args:
        graph: The graph.
        path: Where to; a file there is replaced only when the new one is complete.
        format: A name of `provcite.formats.names()`; None to go by the path's ending.

    Raises:
        FormatError: No format has that name or ending.
        OSError: The file cannot be written.
    """
    target = pathlib.Path(path)
    kind = format or _by_ending(target.name)
    if kind is None:
        raise FormatError(
            f"No format goes by the ending {target.suffix!r}.",
            where=shorten(target.name),
            mend='Name one: format="biblatex".',
        )
    text = formats.dumps(graph, kind)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        os.replace(temporary, target)
    except BaseException:
        pathlib.Path(temporary).unlink(missing_ok=True)
        raise
