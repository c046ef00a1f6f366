"""What a citation does not show, and what is never done."""

import warnings

import pytest

import provcite.citing as citing
from citing.seed_chain import MEMCON, MEMO, VOLUME, book, held, place, quoted, seed_graph
from provcite.errors import CiteError, ProvciteWarning
from provcite.model import Agent, Document, Graph, Level


def test_a_style_that_hides_the_collection_warns() -> None:
    """The warning names the part and a style that shows it."""
    with pytest.warns(ProvciteWarning) as caught:
        citing.cite(seed_graph(), of=MEMCON, style="apa-7")
    assert str(caught[0].message) == (
        "The style 'apa-7' does not show archive 'Department of State', archive_collection 'Central Files', "
        f"archive_location '611.94/5-362' of {MEMCON}; the style 'chicago-notes-bibliography' does."
    )


@pytest.mark.parametrize("style", ["chicago-note", "frus-source-note", "office-of-the-historian", "mhra"])
def test_a_style_that_shows_it_does_not(style: str) -> None:
    """No warning where everything is shown, or left out on purpose."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        citing.cite(seed_graph(), of=MEMCON, style=style)


def test_loss_is_data() -> None:
    """Part by part, what is not shown; what a recipe leaves out by design says so."""
    lost = citing.loss(seed_graph(), of=MEMO, style="frus-source-note")
    parts = {part.part: part for part in lost}
    assert parts["author"].on_purpose
    assert "archive" not in parts
    assert f"event-place 'Washington' of {MEMO}" in [str(part) for part in lost]


def test_nothing_lost_where_all_is_shown() -> None:
    """A chain whose every fact stands in the note loses nothing."""
    letter = Document("l", genre="letter", authors=(Agent(literal="Burton"),), consulted=True)
    chain = held(letter, place("p", (Level.REPOSITORY, "Library"), (Level.COLLECTION, "Merriam Papers")))
    assert [part.part for part in citing.loss(chain)] == ["genre"]


def test_nobody_consulted_it() -> None:
    """A source that nobody consulted is refused, not cited bare."""
    with pytest.raises(CiteError, match="was not consulted"):
        citing.cite(quoted(book("b", "Butler", "Acts"), book("a", "Beauvoir", "The Second Sex")))
    with pytest.raises(CiteError, match="Nothing in the graph was consulted"):
        citing.cite(Graph((book("b", "Butler", "Acts"),)))


def test_explain_names_the_rule_of_each_piece() -> None:
    """Every piece of text has the recipe, form and slot that printed it."""
    traces = citing.explain(seed_graph(), of=MEMCON)
    shown = [(trace.rule, trace.slot, trace.text) for trace in traces if trace.node == MEMCON]
    assert ("chicago-note: macros.where", "{holder|up}", "Department of State") in shown
    assert any(trace.node == VOLUME and trace.text == "1996" for trace in traces)
