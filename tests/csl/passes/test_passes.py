"""Passes change no text, each alone and all together."""

from __future__ import annotations

from pathlib import Path

import pytest

from provcite import csl
from provcite.csl.engine import Engine, interpreted
from provcite.csl.ir import Constant, Group, Layout, Look
from provcite.csl.lower import children_of
from provcite.csl.passes import PASSES, run_passes
from provcite.csl.passes.decide_positions import decide_positions
from provcite.csl.passes.drop_empty import drop_empty
from provcite.csl.passes.fold_constants import fold_constants
from provcite.csl.shapes import all_nodes
from provcite.errors import Span

SPAN = Span("x", 1)
FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").glob("*.txt"))
HEAD = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>T</title>'
    "<id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>"
)
STYLE = HEAD + (
    '<macro name="m"><choose><if position="first"><text value="first. "/></if>'
    '<else-if position="ibid" type="book" match="any"><text term="ibid" text-case="capitalize-first"/>'
    "</else-if>"
    '<else-if position="subsequent" match="none"><text value="a.b." strip-periods="true"/></else-if></choose>'
    '<group><choose><if type="map"/></choose><text value=""/></group><text variable="title"/></macro>'
    '<citation><layout><text macro="m"/></layout></citation>'
    '<bibliography><layout><text macro="m"/></layout></bibliography></style>'
)
ITEMS = [{"id": name, "type": kind, "title": name} for name, kind in (("a", "book"), ("b", "map"))]


def layout(*children) -> Layout:
    """Return a program of *children*."""
    return Layout(tuple(children), {}, Look(), "")


@pytest.mark.parametrize(
    "passes", [(), *((one,) for one in PASSES), PASSES, PASSES[::-1]], ids=lambda passes: str(len(passes))
)
def test_passes_change_no_text(passes):
    """With each pass on and off a document comes out the same."""
    texts = []
    for chosen in (passes, ()):
        document = csl.Processor(csl.load_style(STYLE), ITEMS, make=interpreted, passes=chosen)
        document.extend(["a", "a", "b"])
        texts.append((dict(document.texts), str(document.bibliography())))
    assert texts[0] == texts[1]


@pytest.mark.parametrize("one", PASSES, ids=lambda one: one.__name__)
def test_twice_is_once(one):
    """A pass leaves nothing to do for itself."""
    engine = Engine(csl.load_style(STYLE), passes=())
    for part in ("citation", "bibliography"):
        before = engine.layout(part)
        assert before is not None
        assert one(one(before)) == one(before)


def test_positions_are_decided_in_a_bibliography():
    """No test of position is left there; in a citation they stay."""
    engine = Engine(csl.load_style(STYLE), passes=())
    citation, bibliography = engine.layout("citation"), engine.layout("bibliography")
    assert citation is not None
    assert bibliography is not None
    assert _positions(decide_positions(bibliography)) == 0
    assert decide_positions(citation) is citation
    assert _positions(citation) == 3


def _positions(program: Layout) -> int:
    branches = [branch for node in all_nodes(program) for branch in getattr(node, "branches", ())]
    return sum(test.kind == "position" for branch in branches for test in branch.tests)


def test_constants_are_folded():
    """Periods go and letters grow once, not in every cite."""
    folded = fold_constants(
        layout(Constant("a.b.", Look(strip_periods=True, text_case="capitalize-first"), SPAN))
    )
    assert folded.children == (Constant("Ab", Look(), SPAN),)
    kept = layout(
        Constant("ab", Look(text_case="uppercase"), SPAN), Constant(".", Look(strip_periods=True), SPAN)
    )
    assert fold_constants(kept) == kept


def test_empty_nodes_go():
    """What can never print goes, with the groups that held it."""
    nothing = Group((Constant("", Look(), SPAN),), "", Look(), SPAN)
    assert drop_empty(layout(nothing, Constant("x", Look(), SPAN))).children == (Constant("x", Look(), SPAN),)


def test_all_passes_leave_less():
    """The passes together shrink a program."""
    engine = Engine(csl.load_style(STYLE), passes=())
    before = engine.layout("bibliography")
    assert before is not None
    assert _size(run_passes(before)) < _size(before)


def _size(program: Layout) -> int:
    return sum(1 + len(children_of(node)) for node in all_nodes(program))
