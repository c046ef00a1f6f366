"""What documents lose when they are written as TEI: found by reading again what is written."""

from __future__ import annotations

import collections
import io
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import attrs

from provcite.errors import Finding, Severity, shorten
from provcite.tei.values import DocumentText, VolumeText
from provcite.tei.volume import open_volume
from provcite.tei.writing import write_volume

# A line is one of the file that was read.
_NOT_COMPARED = frozenset({"line"})


def loss(volume: VolumeText, documents: Iterable[DocumentText]) -> Iterator[Finding]:
    """Yield what does not come back when *documents* are written as TEI and read again.

    Each finding names a field by its path, such as `d7.notes[0].listed`; nothing is found where reading gives
    the same values. The documents are written and read one at a time.

    Args:
        volume: What the header says.
        documents: The documents, in order.
    """
    # Those that have been written and not yet read.
    written: collections.deque[DocumentText] = collections.deque()

    def kept() -> Iterator[DocumentText]:
        for document in documents:
            written.append(document)
            yield document

    stream: BinaryIO = _Pieces(write_volume(volume, kept()))  # type: ignore[assignment]  # it only reads
    with open_volume(stream, max_bytes=sys.maxsize) as again:
        yield from _differences(volume.id or "header", volume, again.header)
        for found in again:
            # What is printed below a document is none by itself.
            while written[0].kind:
                yield _finding(written[0].id, "is not read as a document")
                written.popleft()
            document = written.popleft()
            yield from _differences(document.id or "d", document, found)
    yield from (_finding(document.id, "is not read as a document") for document in written)


class _Pieces(io.RawIOBase):
    """A stream of the bytes of some texts."""

    def __init__(self, texts: Iterator[str]) -> None:
        super().__init__()
        self._texts = texts
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        """Return some bytes, not more than *size*; none at the end."""
        while not self._rest and (text := next(self._texts, None)) is not None:
            self._rest = text.encode()
        piece, self._rest = (self._rest[:size], self._rest[size:]) if size >= 0 else (self._rest, b"")
        return piece


def _differences(path: str, value: object, found: object) -> Iterator[Finding]:
    """Yield the fields of *value* that are others in *found*."""
    if value == found:
        return
    if isinstance(value, tuple) and isinstance(found, tuple) and len(value) == len(found):
        for index, (one, other) in enumerate(zip(value, found, strict=True)):
            yield from _differences(f"{path}[{index}]", one, other)
    elif attrs.has(kind := type(value)) and type(found) is kind:
        for name in (field.name for field in attrs.fields(kind) if field.name not in _NOT_COMPARED):
            yield from _differences(f"{path}.{name}", getattr(value, name), getattr(found, name))
    else:
        yield _finding(path, f"comes back as {shorten(repr(found))} instead of {shorten(repr(value))}")


def _finding(where: str, what: str) -> Finding:
    return Finding(
        Severity.WARNING,
        "not-in-tei",
        where,
        f"Written as TEI and read again, it {what}.",
        "Keep it in another form beside the TEI, or mend the value.",
    )
