"""What may be cited."""

import pytest

import provcite.citing as citing
from citing.seed_chain import MEMCON, VOLUME, book, place, quoted, seed_graph
from provcite.errors import CiteError
from provcite.model import Agent, Chain, Document, Edition, Level, Relation, RelationKind

BUTLER = book("b", "Butler", "Acts", consulted=True)


def test_a_node_alone() -> None:
    """A book that was consulted is cited by itself."""
    alone = citing.cite(book("b", "Butler", "Acts", consulted=True))
    assert alone == "A. Butler, Acts (London: Press, 1999)."


def test_a_graph_cites_every_origin() -> None:
    """All origins of one source consulted stand in one note."""
    note = citing.cite(seed_graph())
    assert note.count("quoted in") == 2
    assert note.count(".") > 4


def test_a_graph_and_an_id() -> None:
    """The id names the node that is cited."""
    assert citing.cite(seed_graph(), of=VOLUME).startswith("Foreign Relations of the United States, 1961")


def test_branches_share_what_was_consulted() -> None:
    """Two origins of one source are joined where the source comes first."""
    head = Edition("s", genre="book", authors=(Agent(family="Settipani"),), consulted=True)
    bases = [Edition(title, genre="book", title=title) for title in ("Vita", "Testamentum")]
    chains = [quoted(head, base) for base in bases]
    assert citing.cite(chains, style="genealogical") == "Settipani, citing Vita and Testamentum."


def test_a_place_stands_for_the_document_it_keeps() -> None:
    """Asking for a folder cites what lies in it."""
    assert citing.cite(seed_graph(), of="file") == citing.cite(seed_graph(), of=MEMCON)


def test_a_copy_is_told_by_its_place() -> None:
    """The item stands once, then where the original and the copy lie."""
    facts = {"authors": (Agent(family="Rusk"),), "recipients": (Agent(family="Kennedy"),)}
    copy = Document("copy", consulted=True, **facts)
    original = Document("original", **facts)
    chain = Chain(
        ("copy", "original"),
        (Relation(RelationKind.COPY_OF, "copy", "original"),),
        (
            copy,
            original,
            place("a", (Level.REPOSITORY, "Archives")),
            place("l", (Level.REPOSITORY, "Library")),
        ),
        (Relation(RelationKind.HELD_IN, "copy", "a"), Relation(RelationKind.HELD_IN, "original", "l")),
    )
    assert citing.cite(chain) == "Rusk to Kennedy, Library, copy in Archives."


def test_details_are_texts() -> None:
    """Details that are no texts are refused."""
    with pytest.raises(CiteError, match="no texts"):
        citing.cite(seed_graph(), of=MEMCON, details={MEMCON: {"genre": 3}})  # type: ignore[dict-item]


@pytest.mark.parametrize("target", [None, 3, [], "memo", place("p", (Level.REPOSITORY, "Library"))])
def test_what_is_no_source(target: object) -> None:
    """Everything else is refused with one clear error."""
    with pytest.raises(CiteError):
        citing.cite(target)  # type: ignore[arg-type]


def test_unknown_form_and_id() -> None:
    """An unknown form or id is refused."""
    with pytest.raises(CiteError, match="no form"):
        citing.cite(seed_graph(), of=MEMCON, form="nothing")
    with pytest.raises(CiteError, match="No node or note"):
        citing.cite(seed_graph(), of="nothing")


def test_several_sources_stand_in_one_note() -> None:
    """What was consulted apart is told apart, in one note with one stop."""
    chains = [Chain((one.id,), (), (one,)) for one in (book("a", "Adams", "One", consulted=True), BUTLER)]
    assert (
        citing.cite(chains) == "A. Adams, One (London: Press, 1999); A. Butler, Acts (London: Press, 1999)."
    )
    assert citing.cite(chains, output="html") == (
        "A. Adams, <i>One</i> (London: Press, 1999); A. Butler, <i>Acts</i> (London: Press, 1999)."
    )
