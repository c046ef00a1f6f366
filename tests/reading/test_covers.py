"""A document's own words that another is attached to it, with a note that says where that one is printed."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import provcite
from provcite.model import Certainty, Graph

V = "frus1961-63v22"


def read(text: str, note: str = "Document 2.") -> Graph:
    """Return the graph of two documents, the first with *text* and a note after it."""
    documents = (
        f'<div type="document" xml:id="d1" n="1"><head>1. Letter From A to B</head><p>{text}<note n="1">'
        f"{note}</note> and more.</p></div>"
        '<div type="document" xml:id="d2" n="2"><head>2. Letter</head></div>'
    )
    data = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{V}"><text><body>{documents}</body></text></TEI>'
    )
    return provcite.read_report(io.BytesIO(data.encode()), format="tei").graph


def told(graph: Graph) -> list[tuple[str, str]]:
    """Return what relations join the second document to the first, and the words that say so."""
    found = [r for r in graph.relations_from(f"{V}/d2") if r.base == f"{V}/d1"]
    return [(r.kind.value, r.mention.text if r.mention else "") for r in found]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "I agree. The Secretary’s memorandum of May 17 (attached)",
            "attached-to",
            "The Secretary’s memorandum of May 17 (attached)",
        ),
        ("Please see the attached nudge", "attached-to", "attached nudge"),
        ("I send you enclosed a copy of the letter,", "enclosed-in", "enclosed a copy of the letter"),
    ],
)
def test_attached_here(text: str, kind: str, words: str) -> None:
    """The paper is attached to the document, probably, and the words are kept."""
    graph = read(text)
    assert told(graph) == [(kind, words)]
    (relation,) = graph.asserted_in(f"{V}/d1#p1")
    assert relation.certainty is Certainty.PROBABLE


@pytest.mark.parametrize(
    "text",
    [
        "The memorandum attached to my letter",
        "The memorandum, not attached",
        "The letter was attached. We discussed the memorandum",
        "The memorandum",
        "The draft was attached and " + "we talked at length " * 8 + "about the memorandum",
    ],
)
def test_not_attached_here(text: str) -> None:
    """Words of something else, or too far away, say nothing of it."""
    assert told(read(text)) == []


@pytest.mark.parametrize("note", ["Document 2 and Document 3.", "See Document 2.", "Tab A, Document 2."])
def test_only_where_the_note_is_a_bare_reference(note: str) -> None:
    """A note that says more, sends elsewhere, or names a part does not name the paper."""
    assert told(read("I send the attached letter", note)) == []


@given(st.text(max_size=60), st.text(max_size=30))
def test_words_stand_where_the_mention_says(before: str, after: str) -> None:
    """Whatever stands around, the words kept are those of the text."""
    clean = "".join(c for c in f"{before} (attached {after}" if c.isprintable() and c not in "<&")
    for relation in read(clean).asserted_in(f"{V}/d1#p1"):
        assert relation.mention is not None
        assert relation.mention.text in " ".join(clean.split())
