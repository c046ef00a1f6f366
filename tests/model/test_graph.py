"""Graphs: order, look-up, merging, and size."""

from __future__ import annotations

import itertools
import os
import pickle
import subprocess
import sys

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from provcite import formats
from provcite.errors import CiteError, ModelError, ProvciteErrors, TextSpan
from provcite.model import (
    Container,
    Document,
    Edition,
    Graph,
    Level,
    Location,
    Locator,
    LocatorKind,
    Mention,
    Note,
    Relation,
    RelationKind,
)
from strategies import graphs


def quotes(derived: str, base: str, **fields) -> Relation:
    """Return the relation that *derived* quotes *base*."""
    return Relation(RelationKind.QUOTES, derived, base, **fields)


@given(graphs(), st.randoms(use_true_random=False))
def test_order_does_not_count(graph, random):
    """Two graphs are equal when they hold the same; a set cannot tell them apart."""
    parts = [list(part) for part in (graph.nodes, graph.relations, graph.notes)]
    for part in parts:
        random.shuffle(part)
    other = Graph(*parts)
    assert other == graph
    assert hash(other) == hash(graph)


def test_order_is_kept():
    """For display: as it was given, an equal relation once."""
    graph = Graph([Document("b"), Document("a")], [quotes("b", "a"), quotes("a", "b"), quotes("b", "a")])
    assert [node.id for node in graph] == ["b", "a"]
    assert len(graph.relations) == 2


@pytest.mark.parametrize(
    "parts", [{"nodes": [Document("a"), Edition("a")]}, {"notes": [Note("n", "a"), Note("n", "b")]}]
)
def test_ids_stand_once(parts):
    """Two nodes, or two notes, of one id are refused."""
    with pytest.raises(ModelError, match="share the id"):
        Graph(**parts)


def test_look_up():
    """By id, by what was consulted, by the ends of a relation, by note."""
    said = quotes("a", "b", mention=Mention("n", TextSpan(0, 1)))
    graph = Graph([Document("a", consulted=True), Document("b"), Edition("e")], [said], [Note("n", "a")])
    assert "a" in graph
    assert "n" not in graph
    assert len(graph) == 3
    assert graph["a"] == graph.consulted[0]
    assert (graph.relations_from("a"), graph.relations_to("b")) == ((said,), (said,))
    assert graph.relations_from("nobody") == ()
    assert graph.asserted_in("n") == (said,)
    assert graph.note("n").document == "a"
    assert [len(part) for part in (graph.documents, graph.editions, graph.locations)] == [2, 1, 0]
    for missing in (lambda: graph["x"], lambda: graph.note("x"), lambda: graph.chain("x")):
        with pytest.raises(CiteError, match="No node or note has the id 'x'"):
            missing()


def views(graph: Graph) -> st.SearchStrategy[Graph]:
    """Return parts of *graph*: some of its nodes, each with some of its fields, relations and notes."""

    @st.composite
    def draw_view(draw: st.DrawFn) -> Graph:
        nodes = []
        for node in graph.nodes:
            if draw(st.booleans()):
                names = [f.name for f in attrs.fields(type(node)) if f.default is not attrs.NOTHING]
                mask = draw(st.integers(0, 2 ** len(names) - 1))
                blank = {
                    field.name: field.default
                    for field in attrs.fields(type(node))
                    if field.name in names and mask >> names.index(field.name) & 1
                }
                nodes.append(attrs.evolve(node, **blank))
        relations = [relation for relation in graph.relations if draw(st.booleans())]
        return Graph(nodes, relations, [note for note in graph.notes if draw(st.booleans())])

    return draw_view()


AGREEING = graphs(max_nodes=3).flatmap(lambda graph: st.tuples(*[views(graph)] * 3))
BARE = quotes("a", "b")
FULL = quotes("a", "b", base_locators=(Locator(LocatorKind.PAGE, "5"),))


@example((Graph(relations=[BARE]), Graph(relations=[FULL]), Graph(relations=[BARE, FULL])))
@example((Graph(relations=[BARE, FULL]), Graph(), Graph(relations=[FULL])))
@given(AGREEING)
def test_merging_agreeing_graphs(three):
    """Commutative, associative, idempotent; nothing that either knows is gone."""
    one, two, three_ = three
    assert one | one == one
    assert one | Graph() == one == Graph() | one
    assert one | two == two | one
    assert (one | two) | three_ == one | (two | three_)
    both = one | two
    assert {node.id for node in both} == {node.id for node in one} | {node.id for node in two}
    assert set(both.notes) == set(one.notes) | set(two.notes)
    assert both | one == both


def test_merging_keeps_the_fuller_relation():
    """A volume that cites a document knows its number; the one that prints it the pages too."""
    assert (Graph(relations=[BARE]) | Graph(relations=[FULL])).relations == (FULL,)
    assert (Graph(relations=[FULL]) | Graph(relations=[BARE])).relations == (FULL,)


def test_contradictions():
    """Reported all together, or settled as asked."""
    mine = Graph([Document("a", title="X", genre="letter"), Document("b", title="Y")])
    theirs = Graph([Document("a", title="Z", genre="memo"), Edition("b")])
    with pytest.raises(ProvciteErrors) as caught:
        mine.merge(theirs)
    assert [str(e.where) for e in caught.value.exceptions] == ["a.genre", "a.title", "b.kind"]
    assert mine.merge(theirs, prefer="self") == mine
    assert mine.merge(theirs, prefer="other") == theirs


def test_adding():
    """A changed graph is another graph."""
    graph = Graph([Document("a")])
    more = graph.with_node(Document("a", title="T")).with_node(Document("b")).with_relations(BARE)
    assert (len(graph), len(more)) == (1, 2)
    assert str(more["a"]) == "T"
    assert more.relations == (BARE,)


LINKS = 10_000


@pytest.fixture(scope="module")
def long_chain() -> Graph:
    """Ten thousand documents, each quoting the next; the first was consulted."""
    nodes = [Document(f"d{i}", consulted=i == 0) for i in range(LINKS + 1)]
    return Graph(nodes, [quotes(f"d{i}", f"d{i + 1}") for i in range(LINKS)])


def test_ten_thousand_links(long_chain):
    """Nothing recurses over a chain: not equality, hash, repr, pickling, copying, finding or writing it."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(250)
    try:
        chain = long_chain.chain(f"d{LINKS}")
        assert len(chain) == LINKS + 1
        assert (chain.head.id, chain.origin.id) == ("d0", f"d{LINKS}")
        assert len(long_chain.chains()) == 1
        assert len(long_chain.ancestors("d0")) == LINKS
        again = pickle.loads(pickle.dumps(long_chain))
        assert again == long_chain
        assert hash(again) == hash(long_chain)
        assert len(repr(long_chain)) > LINKS
        assert long_chain | again == long_chain
    finally:
        sys.setrecursionlimit(limit)


@pytest.mark.parametrize("fmt", ["json", "csl-json", "bibtex", "biblatex"])
def test_ten_thousand_links_are_carried(long_chain, fmt):
    """Every format takes them there and back."""
    limit = sys.getrecursionlimit()
    # Reading a module or a table for the first time needs its own depth.
    formats.dumps(Graph([Document("a")]), fmt)
    sys.setrecursionlimit(300)
    try:
        assert formats.load(formats.dumps(long_chain, fmt), fmt).graph == long_chain
        assert formats.loss(long_chain, fmt).lost == ()
    finally:
        sys.setrecursionlimit(limit)


def test_a_lattice_does_not_explode():
    """Two nodes a step and forty steps make 2 to the 40th paths: none of them is counted."""
    pairs = [(f"a{i}", f"b{i}") for i in range(41)]
    nodes = [Document(node_id, consulted=i == 0) for i, pair in enumerate(pairs) for node_id in pair]
    steps = [
        quotes(one, other) for here, there in itertools.pairwise(pairs) for one in here for other in there
    ]
    graph = Graph(nodes, steps)
    assert len(graph.chain("a40")) == 41
    assert {chain.path[-1] for chain in graph.chains()} == {"a40", "b40"}
    assert len(graph.ancestors("a0")) == 80
    assert formats.load(formats.dumps(graph, "biblatex"), "biblatex").graph == graph


def test_loops_end():
    """A ring of quotations has chains, and is reported by `check`."""
    ring = [quotes("a", "b"), quotes("b", "c"), quotes("c", "a")]
    graph = Graph([Document("a", consulted=True), Document("b"), Document("c")], ring)
    assert graph.chain("c").path == ("a", "b", "c")
    assert graph.ancestors("a") == ("b", "c", "a")
    # Each step on from the last leads to what was passed.
    assert [chain.path for chain in graph.chains()] == [("a", "b", "c")]


def test_chains():
    """The shortest way from what was consulted; through a volume to what it prints; to where it is held."""
    graph = Graph(
        [
            Edition("volume", consulted=True),
            Document("memo"),
            Document("memcon"),
            Location("shelf", [Container(Level.BOX, "1")]),
            Document("alone"),
        ],
        [
            Relation(RelationKind.PUBLISHED_IN, "memo", "volume"),
            quotes("memo", "memcon"),
            Relation(RelationKind.HELD_IN, "memcon", "shelf"),
        ],
    )
    chain = graph.chain("memcon")
    assert chain.path == ("volume", "memo", "memcon")
    assert [place.id for place in chain.held_in("memcon")] == ["shelf"]
    assert [node.id for _, node in chain.published_in("memo")] == ["volume"]
    assert str(chain) == "volume —publishes→ memo —quotes→ memcon"
    assert graph.chain("shelf").path == ("volume", "memo", "memcon", "shelf")
    with pytest.raises(CiteError, match="Nothing that was consulted leads to 'alone'"):
        graph.chain("alone")
    with pytest.raises(CiteError, match="The chain has no node 'alone'"):
        chain["alone"]


def test_the_hash_seed_does_not_show():
    """Chains, text and order are the same in every process."""
    program = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from seed_graph import seed_graph\n"
        "graph = seed_graph()\n"
        "print(graph, *map(str, graph.chains()), *graph.ancestors(graph.nodes[0].id), graph | graph)"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(outputs) == 1


def test_many_notes_of_one_volume():
    """One volume with 30 000 notes: its chains, one by one and by note, take no longer for their number."""
    count = 30_000
    nodes = [Edition("volume", consulted=True), *(Document(f"d{i}") for i in range(count))]
    cited = [
        Relation(RelationKind.CITES, "volume", f"d{i}", mention=Mention(f"d{i}#n1", TextSpan(0, 1)))
        for i in range(count)
    ]
    graph = Graph(nodes, cited, [Note(f"d{i}#n1", "volume", text="x") for i in range(count)])
    # Where each chain walked over all relations this would take minutes.
    assert len(graph.chains()) == count
    for i in range(0, count, 10):
        assert graph.chain(f"d{i}").path == ("volume", f"d{i}")
        assert graph.chain(f"d{i}#n1") == graph.chain(f"d{i}")
