"""Several volumes as one graph: what was read from each, however they are merged."""

from __future__ import annotations

import functools
import io
import itertools

import pytest

import provcite
from provcite.model import Document, Graph, RelationKind
from shared_data import SEEDS, shared

HEAD = """<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}"><teiHeader><fileDesc><titleStmt>{titles}
</titleStmt></fileDesc></teiHeader><text><body>"""


def read(volume: str, *documents: str, titles: str = "") -> Graph:
    """Return the graph of a small volume."""
    text = HEAD.format(id=volume, titles=titles) + "".join(documents) + "</body></text></TEI>"
    return provcite.read_report(io.BytesIO(text.encode()), format="tei").graph


def document(number: int, note: str = "Not printed.") -> str:
    """Return a document with a footnote."""
    return (
        f'<div type="document" xml:id="d{number}" n="{number}"><head>{number}. Letter From A to B</head>'
        f'<p>word<note n="1">{note}</note> word</p></div>'
    )


def test_a_guess_yields_to_the_page() -> None:
    """What Document 260 says of the memorandum that it answers gives way to the page of that one."""
    excerpt, memo = (
        provcite.read_report(SEEDS / name).graph
        for name in ("frus1961-63v22-excerpt.xml", "frus1961-63v22-d260.xml")
    )
    merged = excerpt | memo
    assert merged == memo | excerpt
    read_, found = excerpt["frus1961-63v22/d256"], merged["frus1961-63v22/d256"]
    assert isinstance(read_, Document)
    assert isinstance(found, Document)
    assert (found.title, found.authors, found.recipients) == (read_.title, read_.authors, read_.recipients)
    guessed = memo["frus1961-63v22/d256"]
    assert isinstance(guessed, Document)
    assert guessed.mentions
    assert set(guessed.mentions) <= set(found.mentions)
    # The excerpt has the list of persons, and with it the given names.
    (kennedy,) = merged["frus1961-63v22/d260"].recipients  # type: ignore[union-attr]  # a document
    assert kennedy.given == "John F."


def test_every_two_files_meet() -> None:
    """All files of corpus and seeds merge, two by two and all together, in whatever order."""
    paths = sorted(path for folder in (shared("corpus", "tei"), SEEDS) for path in folder.glob("frus*"))
    graphs = [provcite.read_report(path).graph for path in paths]
    assert len(graphs) > 10
    for one, other in itertools.combinations(graphs, 2):
        assert one | other == other | one
    whole = functools.reduce(Graph.merge, graphs)
    assert whole == functools.reduce(Graph.merge, graphs[::-1])
    assert whole == functools.reduce(Graph.merge, graphs[1::2]) | functools.reduce(Graph.merge, graphs[::2])


SUPPLEMENT = (
    '<title type="series">Foreign Relations of the United States</title>'
    '<title type="volume-number">Volumes X-XII</title>'
)
COMPLETE = '<title type="complete">Foreign Relations of the United States, Korea</title>'
DASH = '<title type="series">FRUS</title><title type="sub-series">1964-1968</title>'


@pytest.mark.parametrize(
    ("volume", "titles"),
    [("frus1961-63v10-12mSupp", SUPPLEMENT), ("frus1961-63v22", COMPLETE), ("frus1964-68v30", DASH)],
)
def test_the_header_wins_over_the_authority(volume: str, titles: str) -> None:
    """What a citing volume knows of another from the authority file gives way to that one's own header."""
    cited = read(volume, document(1), titles=titles)
    citing = read("frus1958-60v18", document(2, f'See <ref target="{volume}#d1">Document 1</ref>.'))
    assert citing[volume] != cited[volume]
    merged = cited | citing
    assert merged == citing | cited
    told = {name: getattr(cited[volume], name) for name in ("series", "subseries", "volume", "title")}
    assert {name: getattr(merged[volume], name) for name in told if told[name]} == {
        name: value for name, value in told.items() if value
    }


def test_page_references_between_volumes() -> None:
    """A page of another volume is the document that stands there, as it is within one volume."""
    citing = read("frus1952-54v15", document(2, 'See <ref target="frus1951v06p1#pg_1396">p. 1396</ref>.'))
    cited = read("frus1951v06p1", '<pb n="1396"/>', document(7), '<pb n="1397"/>')

    def bases(graph: Graph) -> list[str]:
        return [r.base for r in graph.relations_from("frus1952-54v15") if r.kind is RelationKind.CITES]

    assert "frus1951v06p1" in bases(citing)
    merged = citing | cited
    assert merged == cited | citing
    assert "frus1951v06p1/d7" in bases(merged)
    assert "frus1951v06p1" not in bases(merged)
    chain = merged.chain("frus1952-54v15/d2#n1")
    assert chain.path[-1] == "frus1951v06p1/d7"
