"""TEI volumes as text: what is printed, nothing interpreted."""

from __future__ import annotations

import gc
import io
import pathlib
import tracemalloc

import pytest

from provcite import tei
from provcite.errors import FormatError
from provcite.tei import PageBreak
from shared_data import SEEDS, shared

HEADER = """<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="frus0000v01"><teiHeader><fileDesc>
<titleStmt><title type="series">Series</title></titleStmt></fileDesc></teiHeader><text><body>"""
END = "</body></text></TEI>"


def volume(body: str) -> list[tei.DocumentText]:
    """Return the documents of a small volume."""
    return list(tei.read_volume((HEADER + body + END).encode()))


def test_seed() -> None:
    """The seed's head, names, dateline, subject, pages, signature and notes."""
    (memo,) = tei.read_volume(SEEDS / "frus1961-63v22-d260.xml")
    assert (memo.id, memo.number) == ("d260", "260")
    assert memo.head == "Memorandum From Secretary of State Rusk to President Kennedy"
    assert [(name.role, name.text) for name in memo.names] == [("from", "Rusk"), ("to", "Kennedy")]
    assert memo.date is not None
    assert (memo.place, memo.date.when, memo.date.text) == ("Washington", "1962-05-17", "May 17, 1962")
    assert (memo.subject, memo.signed, memo.pages) == (
        "Korean-Japanese Relations",
        ("Dean Rusk",),
        ("565", "566"),
    )
    assert [note.number for note in memo.notes] == ["0", "1", "2", "3"]
    assert [note.is_source for note in memo.notes] == [True, False, False, False]


def test_markers_keep_their_place() -> None:
    """A note stands where its marker stood, and its words are not in the running text."""
    (memo,) = tei.read_volume(SEEDS / "frus1961-63v22-d260.xml")
    note = memo.notes[1]
    assert note.paragraph is not None
    assert memo.paragraphs[note.paragraph][: note.offset].endswith(
        "(National Security Action Memorandum No. 151),"
    )
    assert all("Document 256" not in paragraph for paragraph in memo.paragraphs)
    assert [note.text[ref.span.start : ref.span.end] for ref in note.refs] == ["Document 256"]


def test_header() -> None:
    """The header's titles by their types, editors by their roles."""
    with tei.open_volume(SEEDS / "frus1961-63v22-d260.xml") as opened:
        header = opened.header
        assert header.id == "frus1961-63v22"
        assert (header.volume, header.volume_title) == ("Volume XXII", "Northeast Asia")
        assert header.general_editors == ("Glenn W. LaFantasie",)
        assert header.isbn == "9780160452062"
        assert [document.id for document in opened] == ["d260"]


def test_duplicate_ids_are_kept_apart() -> None:
    """Two documents with one id are both read, and the second is reported."""
    text = '<div type="document" xml:id="d1" n="1"><head>1. A</head></div>' * 2
    with tei.open_volume(io.BytesIO((HEADER + text + END).encode())) as opened:
        assert [document.id for document in opened] == ["d1", "d1-2"]
        assert [finding.rule for finding in opened.findings] == ["duplicate-id"]


def test_note_within_a_note() -> None:
    """Notes are a tree: the inner one says which note it belongs to, and is not in its text."""
    (document,) = volume(
        '<div type="document" xml:id="d1" n="1"><head>1. A</head><p>x<note n="1">Outer'
        '<note n="2">Inner.</note> end.</note></p></div>'
    )
    assert [(note.number, note.text, note.outer) for note in document.notes] == [
        ("1", "Outer end.", None),
        ("2", "Inner.", 0),
    ]


def test_source_note_before_the_head() -> None:
    """Until 1954 the source note stands inline before the head, without a number."""
    (document,) = volume(
        '<div type="document" xml:id="d1" n="1">'
        '<note rend="inline" type="source">724.3415/4351: Telegram</note>'
        "<head>The Secretary to the Consul</head></div>"
    )
    assert [(note.number, note.is_source, note.text) for note in document.notes] == [
        ("", True, "724.3415/4351: Telegram")
    ]


@pytest.mark.parametrize(
    ("before", "start", "pages"),
    [
        ('<pb n="10"/>', '<pb n="11"/><head>2. A</head>', ("11", "11")),
        ('<pb n="10"/>', '<head><pb n="11"/>2. A</head>', ("11", "11")),
        ('<pb n="10"/>', '<opener> <pb n="11"/></opener><head>2. A</head>', ("11", "11")),
        ("", '<pb n="11"/><head>2. A</head>', ("11", "11")),
        ('<pb n="10"/>', '<head>2. <pb n="11"/>A</head>', ("10", "11")),
        ('<pb n="10"/>', '<note rend="inline">x</note><pb n="11"/><head>2. A</head>', ("10", "11")),
        ('<pb n="10"/>', "<pb/><head>2. A</head>", None),
    ],
)
def test_break_that_opens_a_document(before: str, start: str, pages: tuple[str, str] | None) -> None:
    """A page break before the first word is that of the document's first page."""
    (document,) = volume(f'{before}<div type="document" xml:id="d2" n="2">{start}<p>x</p></div>')
    assert document.pages == pages


def test_break_that_opens_an_attachment() -> None:
    """So it is with what is printed below a document."""
    (document,) = volume(
        '<pb n="10"/><div type="document" xml:id="d2" n="2"><head>2. A</head>'
        '<frus:attachment xmlns:frus="http://history.state.gov/frus/ns/1.0"><pb n="11"/><head>Tab A</head>'
        '<p>x<pb n="12"/>y</p>'
        "</frus:attachment></div>"
    )
    assert (document.pages, document.attachments[0].pages) == (("10", "12"), ("11", "12"))


def test_ids_of_pages() -> None:
    """The ids of breaks are kept: a volume that counts its pages twice has two pages of one number."""
    documents = volume(
        '<pb n="20" xml:id="pg-seq1_20"/><div type="document" xml:id="d1"><head>A</head></div>'
        '<pb n="20" xml:id="pg_20"/><div type="document" xml:id="d2"><head>B</head><p>x<pb n="21"/>y'
        '<pb n="22" xml:id="pg_22"/>z</p></div>'
    )
    assert [document.breaks for document in documents] == [
        (PageBreak("20", "pg-seq1_20"),),
        (PageBreak("20", "pg_20"), PageBreak("22", "pg_22")),
    ]


def test_notes_to_notes_of_a_division() -> None:
    """A division's notes are counted as one list, wherever in it they stand."""
    body = '<div xml:id="c"><head>A<note n="1">a</note></head><p><note n="2">b<note>c</note></note></p></div>'
    with tei.open_volume(io.BytesIO((HEADER + body + END).encode())) as opened:
        assert list(opened) == []
    (section,) = opened.sections
    assert [(note.text, note.outer) for note in section.notes] == [("a", None), ("b", None), ("c", 1)]


def test_pages_only_where_the_first_is_known() -> None:
    """A page break inside a document does not say on which page it began."""
    documents = volume(
        '<div type="document" xml:id="d1" n="1"><head>1. A</head><p>x<pb n="7"/>y</p></div>'
        '<div type="document" xml:id="d2" n="2"><head>2. B</head><p>x</p></div>'
    )
    assert [document.pages for document in documents] == [None, ("7", "7")]


def test_names_from_the_list_of_persons() -> None:
    """A name's reference to the volume's list of persons gives the full name."""
    (document,) = volume(
        '<div xml:id="persons"><list><item><persName xml:id="p_KJF1">Kennedy, John F.,</persName></item>'
        '</list></div><div type="document" xml:id="d1" n="1"><head>1. Memorandum to <persName type="to" '
        'corresp="#p_KJF1">Kennedy</persName></head></div>'
    )
    assert [name.full for name in document.names] == ["Kennedy, John F."]


def test_names_spelled_out_before() -> None:
    """A signature in an earlier document gives the full name of the person it refers to."""
    documents = volume(
        '<div type="document" xml:id="d1" n="1"><head>1. A</head><closer><signed>'
        '<persName corresp="#p_KJF1">John F. Kennedy</persName></signed></closer></div>'
        '<div type="document" xml:id="d2" n="2"><head>2. Memorandum to <persName type="to" '
        'corresp="#p_KJF1">Kennedy</persName></head></div>'
    )
    assert [name.full for name in documents[1].names] == ["John F. Kennedy"]


@pytest.mark.parametrize(
    ("start", "end", "root"),
    [
        ("<html><body>", "", "'html'"),
        ('<html xmlns="http://www.w3.org/1999/xhtml">', "</html>", "'{http://www.w3.org/1999/xhtml}html'"),
        ('<TEI xmlns="http://example.org/"><text>', "</text></TEI>", "'{http://example.org/}TEI'"),
        ("<TEI><text>", "</text></TEI>", "'TEI'"),
    ],
)
def test_no_tei(start: str, end: str, root: str) -> None:
    """A page of the web, or TEI names in another namespace or none, are refused with what they are."""
    data = f"{start}<div type='document'><p>x</p></div>{end}".encode()
    with pytest.raises(FormatError) as caught:
        list(tei.read_volume(data))
    assert str(caught.value) == (
        f"<stream>:1: The root element {root} is not in the namespace of TEI.\n"
        'Give a TEI P5 file, whose root is <TEI xmlns="http://www.tei-c.org/ns/1.0">.'
    )


def test_no_tei_far_down() -> None:
    """So it is where the root stands so far down that only the whole file shows it."""
    with pytest.raises(FormatError, match="No element of the file is in the namespace of TEI"):
        list(tei.read_volume(b"<!--" + b"x" * 100_000 + b"--><html/>"))
    data = b"<!--" + b"x" * 100_000 + b"-->" + HEADER.encode().partition(b"?>")[2] + END.encode()
    assert list(tei.read_volume(data)) == []


def test_two_volumes_in_one_file() -> None:
    """The second volume is refused: its documents would be given the first one's edition."""
    one = HEADER.partition("?>")[2] + '<div type="document" xml:id="d1"><head>A</head></div>' + END
    corpus = '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>{}</teiCorpus>'
    assert [each.id for each in tei.read_volume(corpus.format(one).encode())] == ["d1"]
    with pytest.raises(FormatError) as caught:
        list(tei.read_volume(corpus.format(one + one).encode()))
    assert str(caught.value) == (
        "<stream>:4: The file holds more than one volume: a second TEI element begins here.\n"
        "Split it: one file for each TEI element with its teiHeader."
    )


def test_path_that_is_not_there() -> None:
    """It fails at the call, not at the first document."""
    with pytest.raises(FileNotFoundError):
        tei.read_volume("/nonexistent/volume.xml")


def test_file_is_closed(tmp_path: pathlib.Path) -> None:
    """A path that nobody reads from is closed with its reader; a leak would warn."""
    path = tmp_path / "volume.xml"
    path.write_text(HEADER + END, encoding="utf-8")
    documents = tei.read_volume(path)
    del documents
    gc.collect()


@pytest.mark.parametrize(
    "piece",
    [
        "<p>word word word</p>",
        "<pb/>",
        '<div type="document"><head>A</head><p>word</p></div>',
        '<pb n="1"/><head>A</head>',
        "<div><p>word</p></div>",
        "<list/>",
    ],
)
@pytest.mark.parametrize("around", ["{}", "<div>{}</div>", "<div><div>{}</div></div>"])
def test_memory_outside_the_documents(piece: str, around: str) -> None:
    """What stands outside the documents is forgotten as they are: no more than a piece is there."""

    def elements(count: int) -> int:
        most = 0

        class Reader(io.BytesIO):
            def read(self, size: int | None = -1) -> bytes:
                nonlocal most
                root = opened._root
                most = max(most, sum(1 for _ in root.iter()) if root is not None else 0)
                return super().read(size)

        opened = tei.Volume(Reader((HEADER + around.format(piece * count) + END).encode()), "test")
        assert sum(1 for _ in opened) in (0, count)
        return most

    once = elements(10_000)
    assert 0 < elements(30_000) < 1.5 * once


def test_notes_after_what_has_been_forgotten() -> None:
    """A note far below its division's heading still has it, and the page of the document before it."""
    filler = "<p>word word</p>" * 10_000
    body = (
        f'<pb n="1"/><div xml:id="ch1"><head>Japan<note n="4">A</note></head>{filler}<div type="document" '
        f'xml:id="d1"><head>A</head><pb n="2"/><p>x</p></div>{filler}<p>No.<note n="5">Ibid.</note></p></div>'
    )
    with tei.open_volume(io.BytesIO((HEADER + body + END).encode())) as opened:
        assert [document.pages for document in opened] == [("1", "2")]
        (section,) = opened.sections
    assert (section.id, section.head, section.pages) == ("ch1", "Japan", ("1", "1"))
    assert [note.number for note in section.notes] == ["4", "5"]


def test_memory_does_not_grow_with_the_volume() -> None:
    """More documents need little more memory while they are read: their ids."""

    def peak(count: int) -> int:
        body = "".join(
            f'<div type="document" xml:id="d{n}" n="{n}"><head>{n}. A</head><p>{"word " * 200}</p></div>'
            for n in range(count)
        )
        stream = io.BytesIO((HEADER + body + END).encode())
        gc.collect()
        tracemalloc.start()
        for _ in tei.read_volume(stream):
            pass
        high = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return high

    # Each document has a thousand bytes; its id is remembered.
    assert peak(3000) - peak(1000) < 2000 * 300


def test_shared_volumes_read_whole() -> None:
    """Every small volume of the corpus gives each of its documents."""
    for path in sorted(shared("corpus", "tei").glob("*.xml")):
        count = path.read_text(encoding="utf-8").count('<div type="document"')
        documents = list(tei.read_volume(path))
        assert len(documents) == count, path.name
        assert all(document.head for document in documents), path.name
