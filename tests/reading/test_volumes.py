"""Whole volumes: references inside resolved, those outside stubs that meet when volumes are merged."""

from __future__ import annotations

import io

import provcite
from provcite.model import Document, Edition, Graph, RelationKind
from provcite.reading import Reading

HEAD = """<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}"><teiHeader><fileDesc><titleStmt>
<title type="series">Foreign Relations of the United States</title><title type="sub-series">1961–1963</title>
</titleStmt></fileDesc></teiHeader><text><body>"""


def read(volume: str, *documents: str) -> Reading:
    """Return what reading a small volume gives."""
    text = HEAD.format(id=volume) + "".join(documents) + "</body></text></TEI>"
    return provcite.read_report(io.BytesIO(text.encode()), format="tei")


def document(number: int, *notes: str, pages: str = "") -> str:
    """Return a document with footnotes."""
    source = '<note n="0">Source: Kennedy Library, Papers of A. Secret.</note>'
    marked = "".join(f'word<note n="{n}">{note}</note> ' for n, note in enumerate(notes, start=1))
    return (
        f'<div type="document" xml:id="d{number}" n="{number}">'
        f"<head>{number}. Letter From A to B{source}</head>"
        f"<p>{pages}{marked}</p></div>"
    )


def kinds(graph: Graph, derived: str, base: str) -> list[str]:
    """Return the kinds of relation between two nodes."""
    return sorted(r.kind.value for r in graph.relations_from(derived) if r.base == base)


def test_references_inside_are_resolved() -> None:
    """A document cited before it is read, and one cited after, are the documents themselves."""
    graph = read(
        "frus1961-63v22",
        document(1, 'See <ref target="#d2">Document 2</ref>.'),
        document(2, 'See <ref target="#d1">Document 1</ref>.'),
    ).graph
    assert [node.id for node in graph.documents] == ["frus1961-63v22/d1", "frus1961-63v22/d2"]
    for number in (1, 2):
        assert kinds(graph, f"frus1961-63v22/d{number}", "frus1961-63v22") == ["published-in"]


def test_supra_is_the_document_above() -> None:
    """*Supra* without mark-up means the document printed before; before the first one there is none."""
    reading = read(
        "frus1961-63v22",
        document(1, "See supra."),
        document(2, "See supra.", "See footnote 1, supra."),
    )
    cited = [r for r in reading.graph.relations if r.kind is RelationKind.CITES]
    assert [(r.base, [str(lo) for lo in r.base_locators]) for r in cited] == [
        ("frus1961-63v22/d1", []),
        ("frus1961-63v22/d1", ["note 1"]),
    ]
    assert [f.rule for f in reading.findings] == ["unresolved-back-reference"]


def test_references_outside_are_stubs() -> None:
    """A document of another volume is a stub in an edition of which the authority file knows the title."""
    graph = read(
        "frus1961-63v22", document(1, 'See <ref target="frus1964-68v29p1#d5">Document 5</ref>.')
    ).graph
    stub = graph["frus1964-68v29p1/d5"]
    assert isinstance(stub, Document)
    assert stub.title is None
    edition = graph["frus1964-68v29p1"]
    assert isinstance(edition, Edition)
    assert (edition.subseries, edition.volume, edition.consulted) == ("1964–1968", "XXIX", False)


def test_stubs_meet_when_volumes_are_merged() -> None:
    """Merged with its own volume, the stub is the document, once, with all that its volume says."""
    citing = read(
        "frus1961-63v22", document(1, 'See <ref target="frus1961-63v23#d5">Document 5</ref>.')
    ).graph
    cited = read("frus1961-63v23", '<pb n="7"/>', document(5)).graph
    merged = citing | cited
    found = merged["frus1961-63v23/d5"]
    assert isinstance(found, Document)
    assert found.title == "Letter From A to B"
    assert merged == cited | citing
    assert kinds(merged, found.id, "frus1961-63v23") == ["published-in"]
    assert kinds(merged, "frus1961-63v22", found.id) == ["cites"]
    (published,) = [r for r in merged.relations_from(found.id) if r.kind is RelationKind.PUBLISHED_IN]
    assert [str(locator) for locator in published.base_locators] == ["document 5", "page 7"]


def test_pages_of_the_same_volume_are_documents() -> None:
    """A page reference leads to the document that stands there; where none does it is reported."""
    reading = read(
        "frus1961-63v22",
        '<pb n="10"/>',
        document(1, 'See <ref target="#pg_12">p. 12</ref>.', pages='<pb n="11"/>'),
        '<pb n="12"/>',
        document(2, 'See <ref target="#pg_99">p. 99</ref>.'),
    )
    assert kinds(reading.graph, "frus1961-63v22", "frus1961-63v22/d2") == ["cites"]
    assert [finding.rule for finding in reading.findings] == ["broken-reference"]


def test_broken_references_are_reported() -> None:
    """A target that names nothing is reported with its note, and opened by nobody."""
    reading = read("frus1961-63v22", document(1, 'See <ref target="../../x">this</ref>.'))
    assert [(finding.rule, finding.where) for finding in reading.findings] == [
        ("broken-reference", "frus1961-63v22/d1#n1")
    ]


def test_many_notes_without_a_number() -> None:
    """Thousands of notes of one id are told apart."""
    marked = "<p>" + "x<note>Not found.</note>" * 5000 + "</p>"
    graph = read(
        "frus1961-63v22", f'<div type="document" xml:id="d1" n="1"><head>1. A</head>{marked}</div>'
    ).graph
    assert [note.id for note in graph.notes][:3] == [
        "frus1961-63v22/d1#x",
        "frus1961-63v22/d1#x-2",
        "frus1961-63v22/d1#x-3",
    ]
    assert len(graph.notes) == 5000


def test_source_note_before_1955() -> None:
    """An inline source note gives the file number; the note is called source."""
    graph = read(
        "frus1934v04",
        '<div type="document" xml:id="d1" n="1">'
        '<note rend="inline" type="source">724.3415/4351: Telegram</note>'
        "<head>The Secretary of State to the Consul at Geneva</head></div>",
    ).graph
    (place,) = graph.held_in("frus1934v04/d1")
    assert place.labels == ("724.3415/4351",)
    assert graph.note("frus1934v04/d1#source").number == ""


def test_microfiche_abstract() -> None:
    """Where the heading is an abstract with its citation, the document has place and classification."""
    graph = read(
        "frus1961-63v10-12mSupp",
        '<div type="document" xml:id="d9" n="9"><head>9. Telegram 51 to Tegucigalpa, September 11, 1962. '
        "Instructions for a meeting. Confidential. 3 pp. DOS, CF, 815.16/9–1062.</head></div>",
    ).graph
    memo = graph["frus1961-63v10-12mSupp/d9"]
    assert isinstance(memo, Document)
    assert memo.classification == "Confidential"
    (place,) = graph.held_in(memo.id)
    assert place.labels == ("DOS", "CF", "815.16/9–1062")


def test_notes_to_notes_whose_labels_repeat() -> None:
    """A note to a note belongs to that very note, whatever others bear its label."""
    marked = (
        "<p>a<note n='†'>One.</note> b<note n='†'>Two.<note n='a'>Inner.</note></note> "
        "c<note n='1'>x</note></p>"
    )
    graph = read(
        "frus1961-63v22", f'<div type="document" xml:id="d1" n="1"><head>1. A</head>{marked}</div>'
    ).graph
    within = {note.text: note.within for note in graph.notes}
    (two,) = [note.id for note in graph.notes if note.text.startswith("Two.")]
    assert {text: outer for text, outer in within.items() if outer is not None} == {"Inner.": two}
