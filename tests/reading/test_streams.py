"""What can be read: paths, bytes, streams of bytes and of text, whole or in drops."""

from __future__ import annotations

import io
import pathlib

import pytest

import provcite
from provcite.errors import FormatError
from provcite.reading.streams import opened
from shared_data import SEEDS

NOTE = "Source: Kennedy Library, Mémoires. Secret."
VOLUME = (
    '<?xml version="1.0"{declared}?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="frus1961-63v22">'
    '<text><body><div type="document" xml:id="d1" n="1"><head>1. Mémo</head></div></body></text></TEI>'
)


def title(graph: provcite.Graph) -> str | None:
    """Return the title of the only document."""
    (document,) = graph.documents
    return document.title


@pytest.mark.parametrize("encoding", ["", "ISO-8859-1", "UTF-16", "windows-1252", "KOI8-R"])
def test_text_streams_are_decoded_already(encoding: str) -> None:
    """Whatever the declaration of a decoded text says, its signs are what they are."""
    declared = f' encoding="{encoding}"' if encoding else ""
    text = VOLUME.format(declared=declared)
    assert title(provcite.read(io.StringIO(text))) == "Mémo"
    assert title(provcite.read(io.StringIO("\ufeff" + text))) == "Mémo"


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "UTF-16", "windows-1252", "UTF-8"])
def test_bytes_go_by_their_declaration(encoding: str) -> None:
    """Bytes have the encoding that they declare."""
    data = VOLUME.format(declared=f' encoding="{encoding}"').encode(encoding)
    assert title(provcite.read(io.BytesIO(data))) == "Mémo"


def test_encoding_is_for_bytes() -> None:
    """An encoding that is named does not decode a text once more."""
    graph = provcite.read(io.StringIO(NOTE), encoding="latin-1")
    assert graph.locations[0].labels == ("Kennedy Library", "Mémoires")
    assert provcite.read(io.BytesIO(NOTE.encode("latin-1")), encoding="latin-1") == graph


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_bytes(kind: type) -> None:
    """Bytes are read as a file of them would be."""
    for data in ((SEEDS / "frus1961-63v22-d260.xml").read_bytes(), NOTE.encode()):
        assert provcite.read(kind(data)) == provcite.read(io.BytesIO(data))


@pytest.mark.parametrize("source", [None, 5, ["a.xml"], provcite.Graph()])
def test_nothing_to_read(source: object) -> None:
    """What is no source is one clear error."""
    with pytest.raises(FormatError, match=r"Nothing can be read from .*\nGive a path, an open stream or"):
        provcite.read(source)  # type: ignore[arg-type]


class Drops(io.BytesIO):
    """A stream that gives a few bytes at a time."""

    def read(self, size: int | None = -1) -> bytes:
        """Return up to three bytes."""
        return super().read(3 if size is None or size < 0 else min(size, 3))


@pytest.mark.parametrize("name", ["frus1961-63v22-d260.xml", "frus1961-63v22-d260.txt"])
def test_drops(name: str) -> None:
    """A stream may give as few bytes as it likes."""
    data = (SEEDS / name).read_bytes()
    assert provcite.read_report(Drops(data)) == provcite.read_report(io.BytesIO(data))


@pytest.mark.parametrize("size", [5000, 70_000])
def test_blank_lines_first(size: int) -> None:
    """Blank lines before the root do not hide that it is XML."""
    data = b"\n" * size + VOLUME.format(declared="").partition("\n")[2].encode()
    reading = provcite.read_report(io.BytesIO(data))
    assert reading.format == "tei"
    assert title(reading.graph) == "Mémo"


def test_only_blanks_are_read_up_to_the_cap() -> None:
    """Reading ahead ends at the cap."""
    with opened(io.BytesIO(b" " * 100_000), max_bytes=10_000) as given:
        assert len(given.start) < 20_000
    with pytest.raises(FormatError, match="larger than the cap"):
        provcite.read(b" " * 100_000, max_bytes=10_000)
    with pytest.raises(FormatError, match="larger than the cap"):
        provcite.read(io.StringIO(" " * 100_000), max_bytes=10_000)


class Broken(io.BytesIO):
    """A stream that fails when it has given what it holds."""

    def read(self, size: int | None = -1) -> bytes:
        """Return bytes, or fail."""
        piece = super().read(size)
        if size and not piece:
            raise OSError(5, "Input/output error")
        return piece


@pytest.mark.parametrize("text", [NOTE, VOLUME.format(declared="")])
def test_a_stream_that_fails(text: str) -> None:
    """The error of the stream is let through, and blames no file."""
    with pytest.raises(OSError, match="Input/output error") as caught:
        provcite.read(Broken(text.encode() + b" " * 200_000))
    assert not isinstance(caught.value, FormatError)


def test_paths_are_closed(tmp_path: pathlib.Path) -> None:
    """A path is opened and closed again; its name serves in messages."""
    path = tmp_path / "a.txt"
    path.write_text(NOTE, encoding="utf-8")
    with opened(path, max_bytes=1000) as given:
        assert (given.name, given.start) == (str(path), NOTE.encode())
