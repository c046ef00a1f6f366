"""Engines behind one protocol, and the faults of citeproc-py that its adapter mends."""

from typing import Any

import pytest

import provcite.citing as citing
from citing.seed_chain import MEMCON, book, quoted, seed_graph
from provcite.citing.csl_styles import CslStyle, official_text, prepared
from provcite.citing.engines import Engine, engine_for
from provcite.errors import StyleError
from provcite.model import Locator, LocatorKind
from provcite.text import plain, write

ARTICLE: dict[str, Any] = {
    "id": "Case-Matters",
    "type": "article-journal",
    "title": "On <b> & Co",
    "author": [{"family": "Rusk", "given": "Dean"}],
    "container-title": "Journal",
    "volume": "3",
    "issued": {"date-parts": [[1954]], "season": 1},
}


def style(name: str) -> CslStyle:
    """Return an official style, made ready."""
    text = official_text(name)
    if text is None:
        pytest.skip("needs the official styles, which the extra `styles` installs")
    return prepared(text, name)


@pytest.fixture(params=citing.engine_names())
def engine(request: pytest.FixtureRequest) -> Engine:
    """Return each engine in turn, in Chicago notes."""
    made: Engine = engine_for(style("chicago-notes-bibliography-17th-edition"), "en-US", request.param)
    return made


def test_given_names_stay_whole(engine: Engine) -> None:
    """`initialize="false"` keeps "Dean"."""
    assert plain(engine.cite(ARTICLE)).startswith("Dean Rusk, “On")


def test_the_comma_stands_inside(engine: Engine) -> None:
    """American punctuation, whatever the engine does by itself."""
    assert ",” " in plain(engine.cite(ARTICLE))
    assert "”," not in plain(engine.cite(ARTICLE))


def test_markup_in_data_is_escaped(engine: Engine) -> None:
    """A title with an angle bracket makes no mark-up."""
    assert "&#38; Co" in write(engine.cite(ARTICLE), "html")
    assert "<b> &" not in write(engine.cite(ARTICLE), "html")


def test_a_season_makes_no_crash(engine: Engine) -> None:
    """The season is printed or left out, the year stays."""
    assert "1954" in plain(engine.cite(ARTICLE))


def test_locators_do_not_leak_into_the_entry(engine: Engine) -> None:
    """A page cited before does not stand in the bibliography."""
    assert "99" in plain(engine.cite(ARTICLE, label="page", locator="99"))
    assert "99" not in plain(engine.entry(ARTICLE))


def test_a_title_without_author_is_told_once(engine: Engine) -> None:
    """Where the title stands in for the author, it is not printed again."""
    item = {"id": "x", "type": "manuscript", "title": "Minutes of the meeting"}
    assert plain(engine.cite(item)).casefold().count("minutes of the meeting") == 1


def test_later_cites_are_short(engine: Engine) -> None:
    """A later cite takes the style's short form."""
    later = plain(engine.cite(ARTICLE, position="subsequent"))
    assert later.startswith("Rusk, “On")


def test_unknown_engine() -> None:
    """An unknown engine is refused."""
    with pytest.raises(StyleError, match="no engine"):
        citing.cite(seed_graph(), of=MEMCON, style="chicago-archival-note", engine="nothing")


def test_any_style_nests() -> None:
    """A style nobody prepared gives its own form for each source, joined by the recipe."""
    style("chicago-notes-bibliography-17th-edition")
    chain = quoted(book("b", "Butler", "Acts", consulted=True), book("a", "Beauvoir", "The Second Sex"))
    assert citing.cite(chain, style="chicago-notes-bibliography-17th-edition") == (
        "A. Beauvoir, The Second Sex (London: Press, 1999), quoted in A. Butler, Acts (London: Press, 1999)."
    )


def test_entries_of_any_style() -> None:
    """The entry is the style's own, its full stop included, number and text apart by one blank."""
    style("ieee")
    chain = quoted(book("b", "Butler", "Acts", consulted=True), book("a", "Beauvoir", "The Second Sex"))
    assert citing.bibliography(chain, style="ieee") == "[1] A. Butler, Acts. London: Press, 1999."
    assert citing.bibliography(chain, style="apa", recipe="in-text") == "Butler, A. (1999). Acts. Press."


def test_explain_names_the_csl_style() -> None:
    """What the style printed as a whole is said to be its own."""
    style("chicago-notes-bibliography-17th-edition")
    chain = quoted(book("b", "Butler", "Acts", consulted=True), book("a", "Beauvoir", "The Second Sex"))
    rules = {trace.rule for trace in citing.explain(chain, style="chicago-notes-bibliography-17th-edition")}
    assert rules == {"chicago-notes-bibliography-17th-edition"}


def test_numbers_stand_for_what_was_consulted() -> None:
    """A style that cites by number gives the number of the source in the list."""
    style("ieee")
    chain = quoted(book("b", "Butler", "Acts", consulted=True), book("a", "Beauvoir", "The Second Sex"))
    assert citing.cite(chain, style="ieee") == "[1]"


def test_locators_that_csl_does_not_know(engine: Engine) -> None:
    """The document and note of a volume stand behind what the style prints."""
    style("chicago-notes-bibliography-17th-edition")
    text = citing.cite(seed_graph(), of=MEMCON, style="chicago-notes-bibliography-17th-edition")
    assert text.endswith(", doc. 260, n. 2.")


def test_a_page_goes_to_the_engine() -> None:
    """One locator that CSL knows is the style's to print."""
    style("chicago-notes-bibliography-17th-edition")
    source = book("b", "Butler", "Acts", consulted=True)
    where = (Locator(LocatorKind.PAGE, "12"),)
    for name in citing.engine_names():
        text = citing.cite(
            source, style="chicago-notes-bibliography-17th-edition", engine=name, locators=where
        )
        assert text == "A. Butler, Acts (London: Press, 1999), 12."


def test_a_translator_reaches_the_style() -> None:
    """Details that are CSL variables go into the item."""
    style("chicago-notes-bibliography-17th-edition")
    source = book("b", "Butler", "Acts", consulted=True)
    text = citing.cite(
        source,
        style="chicago-notes-bibliography-17th-edition",
        details={"b": {"translator": "Paul Vincent", "short": "Acts"}},
    )
    assert text == "A. Butler, Acts, trans. Paul Vincent (London: Press, 1999)."


def test_author_and_date_nest_in_one_bracket() -> None:
    """The style's brackets stand once, round both sources."""
    style("chicago-author-date")
    chain = quoted(book("b", "Butler", "Acts", consulted=True), book("a", "Beauvoir", "The Second Sex"))
    assert citing.cite(chain, style="chicago-author-date") == "(Beauvoir 1999, quoted in Butler 1999)"
