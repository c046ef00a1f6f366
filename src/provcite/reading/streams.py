"""What a caller gives to be read, as one kind of stream: paths, bytes, binary streams and streams of text."""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Iterator
from typing import IO, BinaryIO

import attrs

from provcite.errors import FormatError, shorten

# So many bytes show what a file is.
_BEGINNING = 4096
_PIECE = 1 << 16
# What an XML declaration says of the encoding is over once the text is decoded.
_DECLARED = re.compile(r"""(\ufeff?<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["'])[^"'<>]{0,40}(?=["'])""")
Source = str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes] | IO[str]


@attrs.frozen
class Opened:
    """A source that is open.

    Attributes:
        stream: Its bytes, from the start.
        name: Its name, for messages and for guessing a format.
        start: Its first bytes: with the first sign that is no blank, if there is one.
        encoding: The encoding that its bytes have by our own doing, or None.
    """

    stream: BinaryIO
    name: str
    start: bytes
    encoding: str | None = None


@contextlib.contextmanager
def opened(source: Source, *, max_bytes: int) -> Iterator[Opened]:
    """Open *source*, and close the file afterwards if it is a path.

    Args:
        source: A path, bytes, or an open binary or text stream.
        max_bytes: About as many bytes are read ahead at most.

    Raises:
        FormatError: It is nothing that can be read.
        OSError: The path cannot be opened, or the stream not be read.
    """
    if isinstance(source, str | os.PathLike):
        with open(source, "rb") as stream:
            yield _begun(stream, os.fspath(source), max_bytes)
        return
    if isinstance(source, bytes | bytearray | memoryview):
        yield _begun(io.BytesIO(source), "<stream>", max_bytes)
        return
    if not hasattr(source, "read"):
        raise FormatError(
            f"Nothing can be read from {shorten(repr(source))}.",
            where="source",
            mend="Give a path, an open stream or bytes; provcite.loads(text, format) reads a text.",
        )
    name = getattr(source, "name", None)
    name = name if isinstance(name, str) else "<stream>"
    if isinstance(source.read(0), str):
        # A text stream is already decoded: hand it on in the one encoding that cannot fail.
        text = _DECLARED.sub(r"\g<1>UTF-8", str(source.read(max_bytes + 1)), count=1)
        yield _begun(io.BytesIO(text.encode("utf-8", "surrogatepass")), name, max_bytes, "utf-8")
    else:
        yield _begun(source, name, max_bytes)  # type: ignore[arg-type]  # binary by now


def _begun(stream: BinaryIO, name: str, max_bytes: int, encoding: str | None = None) -> Opened:
    start = b"".join(_beginning(stream, max_bytes))
    return Opened(_Joined(start, stream), name, start, encoding)  # type: ignore[arg-type]  # it only reads


def _beginning(stream: BinaryIO, max_bytes: int) -> Iterator[bytes]:
    """Yield the first bytes of *stream*, which may give few at a time."""
    length, has_begun = 0, False
    while length < (_BEGINNING if has_begun else max_bytes):
        piece = stream.read(_BEGINNING)
        if not piece:
            return
        length += len(piece)
        has_begun = has_begun or bool(piece.strip())
        yield piece


class _Joined(io.RawIOBase):
    """Bytes that were read ahead, then the rest of their stream."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._start, self._rest = io.BytesIO(start), rest

    def read(self, size: int = -1) -> bytes:
        """Return up to *size* bytes."""
        return self._start.read(size) or self._rest.read(size)


def read_all(stream: BinaryIO, name: str, *, max_bytes: int) -> bytes:
    """Return all bytes of *stream*, which may give few at a time.

    Raises:
        FormatError: They are more than *max_bytes*.
    """
    pieces, left = [], max_bytes
    while piece := stream.read(_PIECE):
        pieces.append(piece)
        left -= len(piece)
        if left < 0:
            raise FormatError(
                "The file is larger than the cap.", where=name, mend="Split it, or raise max_bytes."
            )
    return b"".join(pieces)
