"""What a format hides or loses, as data."""

from __future__ import annotations

from provcite import formats
from provcite.formats import Loss, Part
from provcite.formats.losses import differences, missing
from provcite.model import Agent, Container, Document, Graph, Level, Location, Note, Relation, RelationKind
from seed_graph import seed_graph

GRAPH = Graph(
    [
        Document(
            "d", title="T", authors=[Agent("Rusk", office="Secretary of State")], classification="Secret"
        ),
        Location("l", [Container(Level.BOX, "12")]),
    ],
    [Relation(RelationKind.HELD_IN, "d", "l"), Relation(RelationKind.REPLY_TO, "d", "x")],
    [Note("n", "d", text="Source: Box 12.")],
)


def paths(parts: tuple[Part, ...]) -> list[tuple[str, str]]:
    """Return whose each part is, and its path."""
    return [(part.node or part.note or str(part.relation), part.path) for part in parts]


def test_parts_are_as_small_as_what_is_hidden():
    """Not the author is hidden but his office; not the location but its level."""
    loss = formats.loss(GRAPH, "biblatex")
    assert loss.lost == ()
    assert paths(loss.hidden) == [
        ("d", "authors[0].office"),
        ("d", "classification"),
        ("l", "containers[0].level"),
        ("l", "containers[0].number"),
        ("d —reply-to→ x", ""),
        ("n", ""),
    ]
    assert loss.hidden[1].value == "Secret"
    assert str(loss.hidden[0]) == "d: authors[0].office"
    assert str(loss.hidden[4]) == "d —reply-to→ x"


def test_without_a_slot_what_is_hidden_is_lost():
    """The same parts, under the other heading."""
    with_slot, without = (formats.loss(GRAPH, "csl-json", slot=slot) for slot in (True, False))
    assert (without.hidden, without.lost) == ((), with_slot.hidden)
    assert with_slot
    assert not Loss()


def test_the_native_format_hides_nothing():
    """Every part of any graph is its own business."""
    assert formats.loss(seed_graph(), "json") == Loss()
    assert formats.project(seed_graph(), "json") == seed_graph()


def test_what_no_record_carries_is_lost():
    """Relations and notes of a graph without nodes have nothing to travel with."""
    graph = Graph(relations=[Relation(RelationKind.QUOTES, "a", "b")], notes=[Note("n", "a")])
    for fmt in ("csl-json", "bibtex", "biblatex"):
        assert paths(formats.loss(graph, fmt).lost) == [("a —quotes→ b", ""), ("n", "")]
        assert formats.loads(formats.dumps(graph, fmt), fmt) == Graph()


def test_what_was_hidden_may_be_more_or_less_than_what_is_seen():
    """Nodes that only one side has are whole parts."""
    one, two = Graph([Document("a")]), Graph([Document("b")])
    assert [(part.node, part.value) for part in missing(one, two)] == [
        ("a", {"type": "document", "id": "a"}),
        ("b", None),
    ]


def test_differences_go_as_deep_as_they_can():
    """Lists of one length are compared by element; others stand as a whole."""
    mine = {"a": [{"x": 1, "y": 2}, {"x": 3}], "b": [1, 2], "c": 5}
    theirs = {"a": [{"x": 1, "y": 0}, {"x": 3}], "b": [1], "d": 6}
    assert list(differences(mine, theirs)) == [("a[0].y", 2), ("b", [1, 2]), ("c", 5), ("d", None)]


def test_parts_can_be_hashed_and_compared():
    """A loss is a value like any other."""
    assert len({*formats.loss(GRAPH, "bibtex").hidden, *formats.loss(GRAPH, "bibtex").hidden}) > 1
