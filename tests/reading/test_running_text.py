"""What the running text of documents refers to, and what editorial notes cite."""

from __future__ import annotations

import io

import pytest

import provcite
from provcite.model import Graph, RelationKind
from provcite.reading import Reading

V = "frus1961-63v22"
HEAD = f"""<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{V}"><teiHeader><fileDesc><titleStmt>
<title type="series">Foreign Relations of the United States</title><title type="sub-series">1961–1963</title>
</titleStmt></fileDesc></teiHeader><text><body>"""


def read(*documents: str) -> Reading:
    """Return what reading a small volume gives."""
    text = HEAD + "".join(documents) + "</body></text></TEI>"
    return provcite.read_report(io.BytesIO(text.encode()), format="tei")


def document(number: int, *paragraphs: str, head: str = "Letter From A to B") -> str:
    """Return a document with paragraphs."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or ("Words.",))
    return f'<div type="document" xml:id="d{number}" n="{number}"><head>{number}. {head}</head>{text}</div>'


def cited(graph: Graph, note: str) -> list[tuple[str, str, list[str]]]:
    """Return who cites what in a note, and where the note stands in it."""
    return [
        (
            r.derived.removeprefix(f"{V}/"),
            r.base.removeprefix(f"{V}/"),
            [str(at) for at in r.derived_locators],
        )
        for r in graph.asserted_in(note)
        if r.kind is RelationKind.CITES
    ]


def test_a_document_speaks_in_its_own_text() -> None:
    """A reference in a document's text is the document's own."""
    reading = read(document(1, "Words.", 'See <ref target="#d2">Document 2</ref>, as I said.'), document(2))
    assert cited(reading.graph, f"{V}/d1#p2") == [("d1", "d2", [])]
    assert reading.findings == ()


@pytest.mark.parametrize("head", ["Editorial Note", "[Editorial Note]", "Editors’ Note."])
def test_the_volume_speaks_in_an_editorial_note(head: str) -> None:
    """A reference in an editorial note is the volume's, at that document."""
    reading = read(
        document(1, 'See <ref target="#d2">Document 2</ref> for the text.', head=head), document(2)
    )
    assert cited(reading.graph, f"{V}/d1#p1") == [(V, "d2", ["document 1"])]
    assert reading.findings == ()


def test_an_editorial_note_is_read_as_a_footnote_is() -> None:
    """Citations in its paragraphs have places and quotations, and "Ibid." reaches back over paragraphs."""
    graph = read(
        document(
            1,
            "On May 3 he reported that “the talks went well.” "
            "(Telegram 2805 from Tokyo, May 3, 1962; Department of State, Central Files, 611.94/5–362)",
            "He met with Ikeda on May 4. (Ibid., 611.94/5–462)",
            head="Editorial Note",
        )
    ).graph
    places = [[place.labels for place in graph.held_in(f"{V}/d1#p{n}.1")] for n in (1, 2)]
    assert places == [
        [("Department of State", "Central Files", "611.94/5–362")],
        [("Department of State", "Central Files", "611.94/5–462")],
    ]
    (quotes,) = [r for r in graph.asserted_in(f"{V}/d1#p1") if r.kind is RelationKind.QUOTES]
    assert (quotes.derived, [passage.text for passage in quotes.passages]) == (V, ["the talks went well."])


def test_paragraphs_of_other_documents_are_not_the_editors() -> None:
    """What an author puts in brackets is no citation of the volume."""
    graph = read(document(1, "I wrote (Department of State, Central Files, 611.94/5–362) to you.")).graph
    assert graph.notes == ()


def test_broken_references_are_reported() -> None:
    """What a text refers to and the volume lacks is said, with its paragraph."""
    reading = read(document(1, 'See <ref target="#d77">Document 77</ref>.'), document(2))
    assert [(finding.rule, finding.where) for finding in reading.findings] == [
        ("broken-reference", f"{V}/d1#p1")
    ]
