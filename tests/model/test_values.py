"""Agents, documents, editions, locations, notes: valid from birth, and named well."""

from __future__ import annotations

import copy
import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import provcite.model
from provcite.errors import ModelError, TextSpan
from provcite.model import (
    Agent,
    AgentKind,
    Chain,
    Container,
    Date,
    Document,
    Edition,
    Graph,
    Level,
    Location,
    Locator,
    LocatorKind,
    Mention,
    Note,
    Passage,
    Relation,
    RelationKind,
    path_key,
)
from strategies import graphs

CLASSES = [
    Agent,
    Chain,
    Container,
    Date,
    Document,
    Edition,
    Location,
    Locator,
    Mention,
    Note,
    Passage,
    Relation,
]


@pytest.mark.parametrize("cls", CLASSES)
@given(data=st.data())
def test_values_are_frozen_hashable_and_survive_pickling(cls, data):
    """Equal by value, whatever way they went; no field can be set."""
    value = data.draw(st.from_type(cls))
    for other in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value), attrs.evolve(value)):
        assert other == value
        assert hash(other) == hash(value)
        assert repr(other) == repr(value)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, attrs.fields(cls)[0].name, None)


@given(graphs())
def test_graphs_survive_pickling(graph):
    """Caches of a graph do not count."""
    graph.relations_from("x")
    other = pickle.loads(pickle.dumps(graph))
    assert other == graph
    assert hash(other) == hash(graph)


@pytest.mark.parametrize(
    ("agent", "name", "text"),
    [
        (Agent("Rusk", "Dean", office="Secretary of State"), "Dean Rusk", "Dean Rusk"),
        (Agent("Gogh", "Vincent", "van", suffix="Jr."), "Vincent van Gogh, Jr.", "Vincent van Gogh, Jr."),
        (Agent("Humboldt", "A.", dropping_particle="von"), "A. von Humboldt", "A. von Humboldt"),
        (Agent.body("National Archives"), "National Archives", "National Archives"),
        (Agent(office="Secretary of State"), "", "Secretary of State"),
    ],
)
def test_agents(agent, name, text):
    """Names in reading order; an office stands for who is not named."""
    assert (agent.name, str(agent)) == (name, text)


@pytest.mark.parametrize("parts", [{}, {"particle": "van"}, {"literal": "A", "family": "B"}, {"family": " "}])
def test_no_agents(parts):
    """Nobody, and somebody twice, are refused."""
    with pytest.raises(ModelError):
        Agent(**parts)


def test_bodies():
    """A body's name is kept whole."""
    assert Agent.body("A and B").kind is AgentKind.BODY


@pytest.mark.parametrize(
    ("document", "text"),
    [
        (Document("d", title="T", number="1"), "T"),
        (Document("d", number="NSAM 151", genre="memorandum"), "NSAM 151"),
        (
            Document("d", genre="telegram", authors=[Agent("Rusk")], recipients=[Agent.body("Seoul")]),
            "Rusk to Seoul, telegram",
        ),
        (Document("d"), "d"),
        (Edition("e", series="FRUS", subseries="1961–1963", volume="XXII", part="2", title="T"), None),
        (Edition("e"), "e"),
    ],
)
def test_nodes_have_a_name(document, text):
    """The best name known, or the id."""
    assert str(document) == (text or "FRUS, 1961–1963, Volume XXII, Part 2, T")


@pytest.mark.parametrize(
    ("container", "label"),
    [
        (Container(Level.BOX, " 12A "), "Box 12A"),
        (Container(Level.LOT, "65 D 25", "FE Files"), "Lot 65 D 25, FE Files"),
        (Container(Level.LOT, "65 D 25", word="Lot File"), "Lot File 65 D 25"),
        (Container(Level.BOX, "12", word=""), "12"),
        (Container(Level.FOLDER, title="NSAM 151"), "NSAM 151"),
        (Container(Level.FILE, "611.94/5-362"), "611.94/5-362"),
    ],
)
def test_labels(container, label):
    """As the label prints it: word, number, title."""
    assert container.label == str(container) == label


def test_locations():
    """A path of labels, largest first; its repository, if it has one."""
    path = [Container(Level.REPOSITORY, title="NARA"), Container(Level.RECORD_GROUP, "59")]
    location = Location("l", path)
    assert str(location) == "NARA, RG 59"
    assert location.repository == path[0]
    assert Location("l", path[1:]).repository is None
    with pytest.raises(ModelError, match="has no container"):
        Location("l", [])
    with pytest.raises(ModelError, match="neither number nor title"):
        Container(Level.BOX)


@given(
    st.lists(st.from_type(Container), min_size=1, max_size=3),
    st.lists(st.from_type(Container), min_size=1, max_size=3),
)
def test_path_keys(one, other):
    """Two paths share a key exactly when they share levels and labels."""
    same = [(c.level, c.label) for c in one] == [(c.level, c.label) for c in other]
    assert (path_key(one) == path_key(other)) is same


def test_mentions_take_their_words_from_the_note():
    """The exact words stand where the span says."""
    note = Note("n", "d", text="Source: Box 12.")
    mention = Mention.in_note(note, TextSpan(8, 14))
    assert (mention.note, mention.text) == ("n", "Box 12")


def test_the_order_of_mentions_does_not_count():
    """Two readings that met the same words in another order are one."""
    first, second = (Mention("n", TextSpan(i, i + 1)) for i in (0, 1))
    assert Document("d", mentions=[first, second]) == Document("d", mentions=[second, first])
    assert hash(Document("d", mentions=[first, second])) == hash(Document("d", mentions=[second, first]))


def test_passages_and_locators():
    """A passage has words and their hash; a locator a value."""
    assert Passage("a").sha256.startswith("ca978112")
    assert str(Locator(LocatorKind.PAGE, " 565–566 ")) == "page 565–566"
    for refused in (lambda: Passage(""), lambda: Locator(LocatorKind.PAGE, " ")):
        with pytest.raises(ModelError):
            refused()


def test_chains_fit_together():
    """A chain that does not is refused."""
    step = Relation(RelationKind.QUOTES, "a", "b")
    nodes = (Document("a"), Document("b"))
    assert len(Chain(("a", "b"), (step,), nodes)) == 2
    for path, relations, held in (((), (), ()), (("a",), (step,), nodes), (("a", "c"), (step,), nodes)):
        with pytest.raises(ModelError, match="do not fit together"):
            Chain(path, relations, held)


def test_public_names():
    """What the row offers."""
    assert provcite.model.__all__ == sorted(provcite.model.__all__)
    assert all(hasattr(provcite.model, name) for name in provcite.model.__all__)
    assert Graph in (getattr(provcite.model, name) for name in provcite.model.__all__)
