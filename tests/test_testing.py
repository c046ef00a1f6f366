"""The strategies that users' own tests may rely on."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from provcite import model, testing
from provcite.model import Document, Edition, Graph, Location, RelationKind

SEARCH = settings(
    max_examples=20_000,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def people(graph: Graph):
    """Return all authors, recipients and editors."""
    for node in graph.nodes:
        if isinstance(node, Document):
            yield from (*node.authors, *node.recipients)
        elif isinstance(node, Edition):
            yield from (*node.authors, *node.editors, *node.general_editors)


def titles(graph: Graph) -> str:
    """Return the titles of all documents."""
    return "\n".join(node.title or "" for node in graph.documents)


def holders(graph: Graph) -> int:
    """Return the greatest number of places that hold one node."""
    return max((len(graph.held_in(node.id)) for node in graph.nodes), default=0)


HARD_CASES = {
    "a particle": lambda g: any(a.particle for a in people(g)),
    "a body whose name holds and": lambda g: any(" and " in a.literal for a in people(g)),
    "TeX's signs": lambda g: bool(set("&%_#$") & set(titles(g))),
    "an unbalanced brace": lambda g: any(
        (n.title or "").count("{") != (n.title or "").count("}") for n in g.documents
    ),
    "quotation marks": lambda g: '"' in titles(g),
    "right-to-left text": lambda g: any(
        "\u05d0" <= c <= "\u06ff" for n in g.documents for c in n.title or ""
    ),
    "combining marks": lambda g: any("\u0300" <= c <= "\u036f" for c in titles(g)),
    "an uncertain date": lambda g: any(n.date and "?" in n.date.edtf for n in g.documents),
    "a negative date": lambda g: any(n.date and n.date.edtf.startswith("-") for n in g.documents),
    "twelve levels": lambda g: any(len(n.containers) == 12 for n in g.locations),
    "several holders": lambda g: holders(g) > 1,
    "a note with a mention": lambda g: bool(g.notes) and any(n.mentions for n in g.nodes),
    "a passage": lambda g: any(r.passages for r in g.relations),
    "a dangling relation": lambda g: any(r.base not in g for r in g.relations),
    "ids that differ in case": lambda g: len({n.id.lower() for n in g.nodes}) < len(g.nodes),
    "no nodes but relations": lambda g: bool(g.relations) and not g.nodes,
}


@pytest.mark.parametrize("case", HARD_CASES)
def test_hard_cases_are_reached(case):
    """Each case that breaks citation software is drawn sooner or later."""
    assert find(testing.graphs(), HARD_CASES[case], settings=SEARCH) is not None


@pytest.mark.parametrize("kind", RelationKind)
def test_every_kind_of_relation_is_reached(kind):
    """No kind is left out."""
    assert find(testing.relations(), lambda relation: relation.kind is kind, settings=SEARCH)


@given(testing.edtf())
def test_edtf_texts_are_dates(text):
    """What is drawn is valid."""
    model.Date(text)


@given(testing.chains())
def test_chains_are_walks(chain):
    """Each relation joins a node to the next."""
    for relation, (here, there) in zip(
        chain.relations, zip(chain.path, chain.path[1:], strict=False), strict=True
    ):
        assert (relation.derived, relation.base) == (here, there)


@pytest.mark.parametrize(
    "name", [n for n in testing.__all__ if n not in ("texts", "exact_texts", "ids", "edtf")]
)
@given(data=st.data())
def test_each_draws_its_own_class(name, data):
    """`agents()` draws an `Agent`, and so on."""
    value = data.draw(getattr(testing, name)())
    assert type(value).__name__.lower() + "s" == name


def test_ids_given_are_used():
    """A graph's nodes have the ids they are asked to have."""

    @settings(max_examples=5, database=None)
    @given(testing.documents("d"), testing.editions("e"), testing.locations("l"), testing.notes("n", "d"))
    def check(document, edition, location, note):
        assert (document.id, edition.id, location.id, note.id, note.document) == ("d", "e", "l", "n", "d")
        assert isinstance(location, Location)

    check()


def test_hypothesis_finds_us_by_itself():
    """Without an import of ours in the test, `from_type` draws our classes; nothing heavy is imported."""
    program = (
        "import hypothesis, sys\n"
        "assert 'provcite.testing' in sys.modules\n"
        "print(sorted({'lxml', 'pybtex', 'citeproc', 'cattrs'} & set(sys.modules)))\n"
        "from hypothesis import strategies as st\n"
        "from provcite.model import Graph\n"
        "print(type(st.from_type(Graph).example()).__name__)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\nGraph\n"
