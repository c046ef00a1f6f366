"""Pictures of graphs and chains, and what notebooks show of them."""

import xml.etree.ElementTree as ET

import attrs

from provcite.drawing import ShapeKind, mermaid, svg, tree
from provcite.model import (
    Certainty,
    Container,
    Document,
    Edition,
    Graph,
    Level,
    Location,
    Locator,
    LocatorKind,
    Relation,
    RelationKind,
)
from seed_graph import MEMO, NSAM, VOLUME, seed_graph


def test_the_seed_is_drawn_as_in_the_design():
    """A volume shows its documents; what a note cites hangs under the note's document, with its number."""
    assert tree(seed_graph().picture()).splitlines() == [
        "Foreign Relations of the United States, 1961–1963, Volume XXII, Northeast Asia"
        " (Washington, 1996; consulted)",
        "├─ doc. 260, pp. 565–566 ▶ Memorandum From Secretary of State Rusk to President Kennedy"
        " (Washington, May 17, 1962; Confidential)",
        "│  ├─ held in ▶ NSAM 151 ◁ National Security Files ◁ Kennedy Library",
        "│  ├─ reply to ▶ NSAM 151 (April 24, 1962)",
        "│  ├─ n. 2 quotes ▶ memorandum of conversation of the Kennedy-Yoshida meeting"
        " (May 3 [1962-05-03, inferred])",
        "│  │  └─ held in ▶ 611.94/5-362 ◁ Central Files ◁ Department of State",
        "│  └─ n. 3 cites, quotes ▶ Memorandum of White House Daily Staff Meeting"
        " (May 18 [1962-05-18, inferred])",
        "│     └─ held in ▶ Daily Staff Meetings ◁ Taylor Papers ◁ National Defense University",
        "└─ doc. 256 ▶ NSAM 151 (April 24, 1962)",
    ]


def test_a_chain_names_the_document_it_has_no_shape_for():
    """The way to a source of a note leads through the note, whose document is not on the path."""
    assert tree(seed_graph().chain(f"{MEMO}#n2").picture()).splitlines()[1:] == [
        "└─ doc. 260, n. 2 quotes ▶ memorandum of conversation of the Kennedy-Yoshida meeting"
        " (May 3 [1962-05-03, inferred])",
        "   └─ held in ▶ 611.94/5-362 ◁ Central Files ◁ Department of State",
    ]


def test_the_note_tells_the_document_where_no_locator_does():
    """The note that asserts a relation belongs to a document of the volume."""
    graph = seed_graph()
    bare = [attrs.evolve(relation, derived_locators=()) for relation in graph.relations]
    assert "│  ├─ quotes ▶ memorandum of conv" in tree(attrs.evolve(graph, relations=bare).picture())


def test_a_container_that_was_not_consulted_stands_behind_what_it_contains():
    """An article was read; the journal is where it was published."""
    graph = Graph(
        (Document("a", title="Article", consulted=True), Edition("j", title="Journal")),
        (Relation(RelationKind.PUBLISHED_IN, "a", "j", base_locators=(Locator(LocatorKind.PAGE, "7"),)),),
    )
    assert tree(graph.picture()) == "Article (consulted)\n└─ published in (p. 7) ▶ Journal"


def test_parts_of_what_was_consulted_open_too():
    """Volume, compilation, document: each shows its parts."""
    graph = Graph(
        (Edition("v", title="V", consulted=True), Document("c", title="C"), Document("d", title="D")),
        (Relation(RelationKind.PART_OF, "d", "c"), Relation(RelationKind.PUBLISHED_IN, "c", "v")),
    )
    assert tree(graph.picture()) == "V (consulted)\n└─ publishes ▶ C\n   └─ has part ▶ D"


def test_doubt_drafts_today_s_place_and_missing_ends_are_shown():
    """A draft stands behind the final text; an id that no node has is a shape of its own."""
    graph = Graph(
        (
            Document("f", title="Final", consulted=True),
            Document("d", title="Draft"),
            Location("l", (Container(Level.BOX, "1"),), current="m"),
        ),
        (
            Relation(RelationKind.DRAFT_OF, "d", "f"),
            Relation(RelationKind.HELD_IN, "f", "l", certainty=Certainty.POSSIBLE),
        ),
    )
    assert tree(graph.picture()) == (
        "Final (consulted)\n├─ final of ▶ Draft\n└─ possibly held in ▶ Box 1\n   └─ today in ▶ m (missing)"
    )
    assert graph.picture().shapes[-1].kind is ShapeKind.MISSING


def test_a_volume_inside_itself_is_drawn():
    """Containment in a ring ends."""
    graph = Graph(
        (Edition("v", title="V", consulted=True), Document("d", title="D")),
        (Relation(RelationKind.PART_OF, "v", "d"), Relation(RelationKind.PART_OF, "d", "v")),
    )
    assert tree(graph.picture()).count("has part") == 2


def test_notebooks_get_text_html_markdown_and_latex():
    """A graph and a chain are shown in whatever form the notebook can."""
    graph = seed_graph()
    for value in (graph, graph.chain(f"{MEMO}#n3")):
        shown = value._repr_mimebundle_()
        assert list(shown) == ["text/plain", "text/html", "text/markdown", "text/latex"]
        assert shown["text/plain"] == tree(value.picture())
        assert shown["text/html"] == svg(value.picture(), inline=True)
        assert shown["text/markdown"] == f"```mermaid\n{mermaid(value.picture())}\n```"
        assert r"\noindent\hspace*{1.5em}\textit{" in shown["text/latex"]
        assert r"$\triangleleft$ Taylor Papers $\triangleleft$" in shown["text/latex"]
    assert list(graph._repr_mimebundle_(include={"text/html"})) == ["text/html"]
    assert "text/html" not in graph._repr_mimebundle_(exclude={"text/html"})


def test_notebooks_get_the_beginning_of_what_is_too_large():
    """Ten thousand links fill no page, and code blocks stay closed."""
    nodes = [Document(str(n), title=f"<{n}> ``` & $", consulted=n == 0) for n in range(10_000)]
    links = [Relation(RelationKind.QUOTES, str(n), str(n + 1)) for n in range(9_999)]
    shown = Graph(nodes, links)._repr_mimebundle_()
    assert shown["text/plain"].splitlines()[-1].endswith("lines more")
    assert all(len(value) < 60_000 for value in shown.values())
    ET.fromstring(shown["text/html"])
    assert all(line.startswith("    ") for line in shown["text/markdown"].splitlines())


def test_equal_graphs_in_another_order_show_the_same_things():
    """The order of nodes and relations is a matter of display only."""
    graph = seed_graph()
    turned = Graph(graph.nodes[::-1], graph.relations[::-1], graph.notes[::-1])
    shapes, arrows = set(graph.picture().shapes), {(a.source, a.target) for a in graph.picture().arrows}
    assert set(turned.picture().shapes) == shapes
    assert {(a.source, a.target) for a in turned.picture().arrows} == arrows
    assert {(VOLUME, MEMO), (VOLUME, NSAM), (MEMO, NSAM)} <= arrows
