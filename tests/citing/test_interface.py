"""The public names of citing."""

import provcite
import provcite.citing as citing
from citing.seed_chain import MEMCON, seed_graph
from provcite.model import Document, Edition, Graph, Locator, LocatorKind, Relation, RelationKind
from provcite.text import write


def test_public_names() -> None:
    """The names that documents and programs rely on."""
    assert sorted(citing.__all__) == [
        "Engine",
        "Entry",
        "Group",
        "NoteCite",
        "NoteSequence",
        "POSITIONS",
        "Recipe",
        "Unshown",
        "bibliography",
        "cite",
        "cite_rich",
        "coins",
        "engine_names",
        "entries",
        "explain",
        "flat_bibtex",
        "grouped",
        "load_recipe",
        "loss",
        "recipe_names",
        "related_biblatex",
        "schema_org",
        "style_names",
    ]


def test_the_package_gives_the_same() -> None:
    """`provcite.cite` is ours."""
    assert provcite.cite is citing.cite
    assert provcite.bibliography is citing.bibliography


def test_rich_text_writes_to_the_same() -> None:
    """Rich text and text agree."""
    rich = citing.cite_rich(seed_graph(), of=MEMCON)
    assert write(rich, "latex") == citing.cite(seed_graph(), of=MEMCON, output="latex")


def test_details_win() -> None:
    """What the person citing knows besides stands in place of what the model has."""
    details = {MEMCON: {"genre": "summary of a talk"}}
    assert citing.cite(seed_graph(), of=MEMCON, details=details).startswith(
        "Summary of a talk, Kennedy-Yoshida"
    )


def test_dates_on_request() -> None:
    """A date format may be named."""
    assert "3 May 1962" in citing.cite(seed_graph(), of=MEMCON, dates="day-first")


def test_html_is_safe() -> None:
    """Mark-up in data is text, and a link leads only where links may lead."""
    title = '<script>alert(1)</script> & <i>Émile</i> "x"'
    source = Edition("b", genre="website", title=title, url="javascript:alert(1)", consulted=True)
    for style in ("chicago-note", "chicago-archival-note"):
        text = citing.cite(source, style=style, output="html")
        assert "<script" not in text
        assert "<i>Émile</i>" in text or "Émile" in text
        assert "href" not in text


def test_an_attachment_is_cited_below_its_cover() -> None:
    """The cover's number finds the page, the tab what is below it; a heading's stop is no title's."""
    edition = Edition("v", title="Foreign Relations of the United States", consulted=True)
    nodes = (
        edition,
        Document("d", title="Draft of Declaration.", consulted=False),
        Document("e", title="Memorandum on the O.A.S.", consulted=False),
    )
    tab = (Locator(LocatorKind.DOCUMENT, "63"), Locator(LocatorKind.TAB, "B"))
    graph = Graph(
        nodes, [Relation(RelationKind.PUBLISHED_IN, name, "v", base_locators=tab) for name in ("d", "e")]
    )
    assert provcite.cite(graph.chain("d")) == (
        "“Draft of Declaration,” in Foreign Relations of the United States, no. 63, tab B."
    )
    assert provcite.cite(graph.chain("e")).startswith("“Memorandum on the O.A.S.,”")
