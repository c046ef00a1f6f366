"""The laws of every format, on any graph (`docs/explanation/round-trips.md`)."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import example, given

from provcite import formats
from provcite.model import (
    Agent,
    Container,
    Date,
    Document,
    Edition,
    Graph,
    Level,
    Location,
    Note,
    Relation,
    RelationKind,
)
from strategies import graphs

FORMATS = [fmt.name for fmt in formats.names()]
SLOTTED = [name for name in FORMATS if name != "json"]

SHELF = Container(Level.REPOSITORY, "12A")
# What Hypothesis found on the way, one graph a fault.
FOUND = {
    # Twelve times the same container object: told apart by identity, all went at once.
    "nested holders": Graph([Location("a", [SHELF] * 12)]),
    # An empty group that is text must not look like the one that breaks a ligature.
    "empty group": Graph([Document("a", title="{} -- {")]),
    # pybtex escapes keys inside `related`; see tests/formats/bibtex/test_tools.py.
    "underscore id": Graph(
        [Document("a", consulted=True), Document("_")], [Relation(RelationKind.DERIVED_FROM, "a", "_")]
    ),
    # No node, so no record and no slot: what is lost is said.
    "no carrier": Graph(relations=[Relation(RelationKind.QUOTES, "a", "b")], notes=[Note("n", "d")]),
    "case twins": Graph([Document("a"), Document("A"), Document("+61+"), Document("+4A+"), Document("J")]),
    "two alike": Graph(
        [Location("a", [SHELF]), Location("b", [SHELF]), Document("d")],
        [Relation(RelationKind.HELD_IN, "d", "b")],
    ),
    "bare edition": Graph([Document("d"), Edition("e")], [Relation(RelationKind.PUBLISHED_IN, "d", "e")]),
    "loop": Graph([Edition("e")], [Relation(RelationKind.PUBLISHED_IN, "e", "e")]),
    "body or family": Graph(
        [Document("d", authors=[Agent("de la A B"), Agent.body("A and B"), Agent("and")])]
    ),
    "odd date": Graph([Document("d", date=Date("1962-05~/..", stated="about May"))]),
}


def with_examples(test):
    """Run *test* on every graph in `FOUND` too."""
    for graph in FOUND.values():
        test = example(graph=graph)(test)
    return test


@pytest.mark.parametrize("fmt", FORMATS)
@with_examples
@given(graph=graphs())
def test_nothing_is_lost_exactly_when_the_graph_comes_back(fmt, graph):
    """`loss` tells the truth, a second dump gives the same bytes, and nothing counts as edited."""
    text = formats.dumps(graph, fmt)
    loaded = formats.load(text, fmt)
    assert (loaded.graph == graph) is (not formats.loss(graph, fmt).lost)
    if loaded.graph == graph:
        assert formats.dumps(loaded.graph, fmt) == text
    assert [f for f in loaded.findings if f.rule in ("edited-by-hand", "slot-damaged", "syntax")] == []


@pytest.mark.parametrize("fmt", SLOTTED)
@with_examples
@given(graph=graphs())
def test_without_its_slot_a_text_says_what_the_visible_fields_say(fmt, graph):
    """`project` is what remains, twice is once, it invents nothing, and `loss` tells what it is short of."""
    bare = formats.dumps(graph, fmt, slot=False)
    seen = formats.project(graph, fmt)
    assert formats.load(bare, fmt).graph == seen
    assert (seen == graph) is (not formats.loss(graph, fmt, slot=False))
    assert formats.project(seen, fmt) == seen
    assert_nothing_invented(graph, seen)


TEXTS = ("title", "number", "place", "publisher", "series", "volume", "isbn")


def assert_nothing_invented(graph: Graph, seen: Graph) -> None:
    """Check that a text in *seen* is the graph's own, or made of what the graph has there."""
    for node in seen.nodes:
        if node.id not in graph or type(graph[node.id]) is not type(node) or isinstance(node, Location):
            continue
        whole = "\n".join(map(str, attrs.astuple(graph[node.id], recurse=False)))
        for name in TEXTS:
            shown = getattr(node, name, None)
            if shown is not None and shown != getattr(graph[node.id], name):
                # "series, subseries" and "volume, Part part" are one field in CSL and BibTeX.
                assert all(word in whole for word in shown.replace("Part ", "").split(", ")), name


@pytest.mark.parametrize("fmt", FORMATS)
def test_an_empty_graph_has_an_empty_text(fmt):
    """Nothing in, nothing out, nothing lost."""
    assert formats.loads(formats.dumps(Graph(), fmt), fmt) == Graph()
    assert not formats.loss(Graph(), fmt)
