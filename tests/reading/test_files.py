"""Files in and out: formats by name and content, encodings, streams, whole writes."""

from __future__ import annotations

import io
import os
import pathlib

import pytest

import provcite
from provcite.errors import FormatError, ProvciteWarning
from provcite.reading import decode, read_report
from shared_data import SEEDS

NOTE = "Source: Kennedy Library, National Security Files, Countries Series, Japan. Secret."


def test_format_is_guessed() -> None:
    """By ending, or by content where the name says nothing."""
    assert read_report(SEEDS / "frus1961-63v22-d260.xml").format == "tei"
    assert read_report(SEEDS / "frus1961-63v22-d260.txt").format == "text"
    assert read_report(io.BytesIO((SEEDS / "frus1961-63v22-d260.xml").read_bytes())).format == "tei"
    assert read_report(io.StringIO(NOTE)).format == "text"
    assert (
        read_report(
            io.BytesIO((SEEDS / "frus1961-63v22-d260.xml").read_text("utf-8").encode("utf-16"))
        ).format
        == "tei"
    )


@pytest.mark.parametrize("form", ["json", "csl-json", "bibtex", "biblatex"])
def test_written_graphs_are_read_again(form: str, tmp_path: pathlib.Path) -> None:
    """What is written to a file is read back as the same graph."""
    graph = provcite.read(SEEDS / "frus1961-63v22-d260.xml")
    path = tmp_path / "sources.out"
    provcite.write(graph, path, format=form)
    assert provcite.read(path, format=form) == graph
    assert os.listdir(tmp_path) == ["sources.out"]


def test_text_in_any_encoding() -> None:
    """A byte order mark decides, or else the encoding named."""
    assert decode(NOTE.encode("utf-8-sig")) == NOTE
    assert decode(NOTE.encode("utf-16")) == NOTE
    assert decode("Chargé".encode("latin-1"), encoding="latin-1") == "Chargé"


def test_wrong_encoding_names_the_byte() -> None:
    """The message has place, byte and remedy."""
    with pytest.raises(FormatError) as caught:
        decode(b"Source:\nCharg\xe9 in", source="note.txt")
    assert str(caught.value) == (
        "note.txt:2:6: Byte 13 (0xe9) is not utf-8.\n"
        'Convert the file to UTF-8, or name its encoding: encoding="latin-1".'
    )


def test_unknown_encoding() -> None:
    """An encoding that does not exist is a clear error."""
    with pytest.raises(FormatError, match="no encoding 'latin-x'"):
        decode(b"\xe9", encoding="latin-x")


def test_text_and_binary_streams_stay_open() -> None:
    """Streams are the caller's to close, and text streams do as well as binary ones."""
    streams: list[io.StringIO | io.BytesIO] = [io.StringIO(NOTE), io.BytesIO(NOTE.encode())]
    graphs = [provcite.read(stream, format="text") for stream in streams]
    assert graphs[0] == graphs[1]
    assert not any(stream.closed for stream in streams)


def test_compressed_files_are_refused(tmp_path: pathlib.Path) -> None:
    """Nothing is unpacked silently, whatever the file is called."""
    path = tmp_path / "note.txt"
    path.write_bytes(b"\x1f\x8b\x08\x00rest")
    with pytest.raises(FormatError, match="compressed"):
        provcite.read(path)


def test_size_is_capped() -> None:
    """More bytes than the cap are refused."""
    with pytest.raises(FormatError, match="larger than the cap"):
        provcite.read(io.BytesIO(NOTE.encode() * 10), format="text", max_bytes=100)


def test_a_page_without_a_volume_stands_alone() -> None:
    """A text whose name says no volume is a document by itself, the one consulted."""
    graph = provcite.read(io.StringIO(NOTE))
    (document,) = graph.documents
    assert document.consulted
    assert document.classification == "Secret"
    assert [place.labels[-1] for place in graph.held_in(document.id)] == ["Japan"]


def test_one_warning_for_all_findings() -> None:
    """`read` warns once and says how to have the rest."""
    text = "5. Letter From A to B0\n\nOne.1 Two.2\n\n  1. Source: X Library, Y.\n  2. (Ibid.)\n  3. (Ibid.)"
    stream = io.BytesIO(text.encode())
    stream.name = "frus1961-63v22-d5.txt"
    with pytest.warns(ProvciteWarning, match="back-reference") as caught:
        provcite.read(stream)
    assert len(caught) == 1


def test_failed_write_leaves_the_old_file(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that fails half-way changes nothing and leaves no litter."""
    graph = provcite.read(io.StringIO(NOTE))
    path = tmp_path / "a.json"
    path.write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        provcite.write(graph, path)
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["a.json"]


def test_unknown_ending() -> None:
    """A path whose ending no format has needs a format's name."""
    with pytest.raises(FormatError, match=r"No format goes by the ending '\.docx'"):
        provcite.write(provcite.Graph(), "sources.docx")


CORRECTION = """
[[correction]]
note = "Source: Kennedy Library, National Security Files, Countries Series, Japan. Secret."
containers = [
    {level = "collection", text = "National Security Files"},
    {level = "series", text = "Countries Series, Japan"},
]
"""


def test_corrections_win_on_every_reading(tmp_path: pathlib.Path) -> None:
    """What a person has mended once is read so, whether given as a value or as a file."""
    path = tmp_path / "mended.toml"
    path.write_text(CORRECTION, encoding="utf-8")
    for corrections in (path, str(path), provcite.notes.read_corrections(CORRECTION)):
        graph = provcite.read(io.StringIO(NOTE), corrections=corrections)
        assert graph.locations[0].labels == (
            "Kennedy Library",
            "National Security Files",
            "Countries Series, Japan",
        )
        (mention,) = graph.locations[0].mentions
        assert mention.span.of(graph.note(mention.note).text) == mention.text


def test_wrong_corrections_are_a_clear_error(tmp_path: pathlib.Path) -> None:
    """A corrections file that is no TOML is named with its place."""
    path = tmp_path / "mended.toml"
    path.write_text("[[correction", encoding="utf-8")
    with pytest.raises(provcite.ParseError, match="not TOML"):
        provcite.read(io.StringIO(NOTE), corrections=path)


WEB_PAGES = [
    "<html><body>Hello</body></html>",
    '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
    "<!DOCTYPE html>\n<html><body><p>Never closed<br></body></html>",
    "  <!doctype HTML><p>No root",
    '<?xml version="1.0"?><!-- page --><html><body/></html>',
]


@pytest.mark.parametrize("page", WEB_PAGES)
def test_web_pages_are_no_volumes(page: str) -> None:
    """HTML is refused by its name, well-formed or not."""
    with pytest.raises(FormatError) as caught:
        provcite.read(io.StringIO(page))
    assert str(caught.value) == (
        "<stream>:1: The file is a web page (HTML), no TEI volume.\n"
        "Give the volume's TEI file, or save the page as plain text under a name that ends in .txt."
    )


@pytest.mark.parametrize("root", ["TEI", "rss", "{http://example.org/x}TEI"])
def test_xml_that_is_no_tei(root: str) -> None:
    """Without the namespace of TEI nothing is found, and that is said."""
    space, _, name = root.rpartition("}")
    xmlns = f' xmlns="{space[1:]}"' if space else ""
    data = f'<{name}{xmlns}><text><div type="document"/></text></{name}>'.encode()
    reading = read_report(data)
    (finding,) = reading.findings
    assert (finding.severity, finding.rule, str(finding.where)) == (
        provcite.Severity.WARNING,
        "not-tei",
        "<stream>:1",
    )
    assert finding.reason == f"The root element {root!r} is not in the namespace of TEI."
    assert 'xmlns="http://www.tei-c.org/ns/1.0"' in (finding.remedy or "")
    assert len(reading.graph) == 0
    with pytest.warns(ProvciteWarning, match="not in the namespace of TEI"):
        provcite.read(data)
    with pytest.raises(FormatError, match="no well-formed XML"):
        provcite.read(data[:-3])


def test_tei_in_a_wrapper_is_read() -> None:
    """A volume inside another root, as harvesting delivers it, is a volume."""
    volume = (SEEDS / "frus1961-63v22-d260.xml").read_text(encoding="utf-8").partition("?>")[2]
    assert len(provcite.read(f"<record>{volume}</record>".encode()).documents) > 0


def test_volume_without_documents() -> None:
    """A volume in which no document was found says so, with place and remedy."""
    data = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>%s</body></text></TEI>'
    (finding,) = read_report(data % b"<div><p>Text</p></div>").findings
    assert (finding.severity, finding.rule) == (provcite.Severity.WARNING, "no-documents")
    assert str(finding.where) == "<stream>:1"
    assert "no documents" in finding.reason
    assert 'type="document"' in (finding.remedy or "")
    preface = b'<div xml:id="preface"><p>Text<note n="1">Kennedy Library, Papers.</note></p></div>'
    (finding,) = read_report(data % preface).findings
    assert finding.severity is provcite.Severity.NOTE
    with pytest.warns(ProvciteWarning, match="no documents"):
        provcite.read(data % b"")
