"""TEI volumes as text: what is printed, nothing interpreted."""

from __future__ import annotations

import io
import tracemalloc

from provcite import tei
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
    assert {note.number: (note.text, note.within) for note in document.notes} == {
        "2": ("Inner.", "1"),
        "1": ("Outer end.", None),
    }


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


def test_no_namespace_no_documents() -> None:
    """Elements of another namespace are no TEI."""
    data = (
        HEADER.replace("http://www.tei-c.org/ns/1.0", "http://example.org/") + '<div type="document"/>' + END
    )
    assert list(tei.read_volume(data.encode())) == []


def test_memory_does_not_grow_with_the_volume() -> None:
    """Ten times the documents need no more memory while they are read."""

    def peak(count: int) -> int:
        body = "".join(
            f'<div type="document" xml:id="d{n}" n="{n}"><head>{n}. A</head><p>{"word " * 200}</p></div>'
            for n in range(count)
        )
        stream = io.BytesIO((HEADER + body + END).encode())
        tracemalloc.start()
        for _ in tei.read_volume(stream):
            pass
        high = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return high

    assert peak(1000) < 2 * peak(100)


def test_shared_volumes_read_whole() -> None:
    """Every small volume of the corpus gives each of its documents."""
    for path in sorted(shared("corpus", "tei").glob("*.xml")):
        count = path.read_text(encoding="utf-8").count('<div type="document"')
        documents = list(tei.read_volume(path))
        assert len(documents) == count, path.name
        assert all(document.head for document in documents), path.name
