"""Bibliographies: what enters, how it is sorted and grouped."""

import pytest

import provcite.citing as citing
from citing.seed_chain import book, held, place, quoted, seed_graph
from provcite.errors import CiteError
from provcite.model import Agent, Chain, Document, Level

NESTED = quoted(book("b", "Butler", "Acts", consulted=True), book("a", "Beauvoir", "The Second Sex"))


def letter(node_id: str, library: str, papers: str) -> Chain:
    """Return a letter in a collection."""
    document = Document(node_id, genre="letter", authors=(Agent(literal="Burton"),), consulted=True)
    return held(document, place(f"p{node_id}", (Level.REPOSITORY, library), (Level.COLLECTION, papers)))


def test_the_source_consulted_is_listed_alone() -> None:
    """Chicago gives no model; most guides list what was consulted (CMOS 17 §14.260)."""
    assert citing.bibliography(NESTED) == "Butler, A. Acts. London: Press, 1999."


def test_other_ways_are_variants() -> None:
    """Both sources, apart or in one entry."""
    assert citing.bibliography(NESTED, variant="both") == (
        "Beauvoir, A. The Second Sex. London: Press, 1999.\nButler, A. Acts. London: Press, 1999."
    )
    assert citing.bibliography(NESTED, variant="merged") == (
        "Beauvoir, A. The Second Sex. London: Press, 1999. Quoted in A. Butler, Acts (London: Press, 1999)."
    )


def test_one_entry_for_a_collection() -> None:
    """Several letters of one collection make one entry, under its creator (CMOS 17 §§14.221–232)."""
    chains = [letter(i, "Yale University Library", "Edward M. House Papers") for i in ("x", "y")]
    listed = citing.entries(chains)
    assert [entry.nodes for entry in listed] == [("x", "y")]
    assert citing.bibliography(chains) == "House, Edward M. Papers. Yale University Library."


def test_groups() -> None:
    """By repository under headings; primary and secondary apart."""
    chains = [letter("x", "Yale University Library", "Edward M. House Papers"), NESTED]
    assert citing.bibliography(chains, group_by="repository") == (
        "Yale University Library\nHouse, Edward M. Papers. Yale University Library.\n\n"
        "Butler, A. Acts. London: Press, 1999."
    )
    headings = [group.heading for group in citing.grouped(citing.entries(chains), "kind")]
    assert headings == ["Primary sources", "Secondary sources"]
    with pytest.raises(CiteError, match="no grouping"):
        citing.grouped((), "colour")


def test_sorted_without_accents() -> None:
    """É sorts as e, and quotation marks count for nothing."""
    books = [book(str(i), name, "T", consulted=True) for i, name in enumerate(("Zola", "Éluard", "Adams"))]
    chains = [Chain((one.id,), (), (one,)) for one in books]
    firsts = [line.split(",")[0] for line in citing.bibliography(chains).splitlines()]
    assert firsts == ["Adams", "Éluard", "Zola"]


def test_the_seed_has_one_entry() -> None:
    """All that was consulted is the volume."""
    assert citing.bibliography(seed_graph()).count("\n") == 0
