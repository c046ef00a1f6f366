"""Lists of names."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from provcite.formats.bibtex import names
from provcite.model import Agent
from strategies import agents

Person = pytest.importorskip("pybtex.database").Person


@example([Agent("A B"), Agent.body("A and B"), Agent("and"), Agent("others")])
@example([Agent("AND"), Agent("Others"), Agent("Kennedy", "A, B", "van", suffix="S.J., Sr.")])
@example([Agent("Gogh", "V.", "van"), Agent("Gogh", "V.", "Van"), Agent("van Gogh")])
@given(st.lists(agents(), max_size=4))
def test_as_many_come_back_and_say_the_same(people):
    """Each by its own name; what BibTeX cannot tell (a dropped particle, an office) is not invented."""
    remarks: list[str] = []
    back = names.decode(names.encode(people), remarks)
    assert remarks == []
    assert len(back) == len(people)
    for mine, theirs in zip(people, back, strict=True):
        assert theirs.office == ""
        assert (theirs.name or "").replace(",", "") == str(mine).replace(",", "")
    assert names.encode(back) == names.encode(people)


@pytest.mark.parametrize(
    ("agent", "written"),
    [
        (Agent("Rusk", "Dean"), "Rusk, Dean"),
        (Agent("Rusk"), "Rusk"),
        (Agent("Gogh", "Vincent", "van"), "van Gogh, Vincent"),
        (Agent("Cruz", "J.", "de la", suffix="Jr."), "de la Cruz, Jr., J."),
        (Agent("Cruz", suffix="III"), "Cruz, III, {}"),
        (Agent("van Gogh", "V."), "{van Gogh}, V."),
        (Agent("Gogh", "V.", "Van"), "{Van Gogh}, V."),
        (Agent("O’Neill", "Thomas P."), "O’Neill, Thomas P."),
        (Agent("Smith Jones"), "{Smith Jones}, {}"),
        (Agent.body("Alpha, Beta and Co."), "{Alpha, Beta and Co.}"),
        (Agent(office="Secretary of State"), "{Secretary of State}"),
        (Agent("毛", "泽东"), "{毛}, 泽东"),
        (Agent("others"), "{others}, {}"),
        (Agent("AND"), "{AND}, {}"),
        (Agent("Kennedy", "J.", "de", suffix="S.J., Sr."), "{de Kennedy}, {S.J., Sr.}, {J.}"),
        (Agent("A&B_"), r"{A\&B\_}, {}"),
    ],
)
def test_written(agent, written):
    """Plain where BibTeX takes it right, in braces where it would not."""
    assert names.encode([agent]) == written


@pytest.mark.parametrize(
    ("written", "agent"),
    [
        ("Vincent van Gogh", Agent("Gogh", "Vincent", "van")),
        ("van Gogh, Vincent", Agent("Gogh", "Vincent", "van")),
        ("Jean de la Fontaine du Bois", Agent("Bois", "Jean", "de la Fontaine du")),
        ("King, Jr., Martin Luther", Agent("King", "Martin Luther", suffix="Jr.")),
        ("{National Archives}", Agent.body("National Archives")),
        ("{\\'E}mile Zola", Agent("Zola", "Émile")),
        ("{\\o}re Smith", Agent("Smith", particle="øre")),
        ('G{\\"o}del, Kurt', Agent("Gödel", "Kurt")),
        ("Knuth", Agent("Knuth")),
        (
            "family=Gogh, given=Vincent, prefix=van, useprefix=true",
            Agent("Gogh", "Vincent", "van"),
        ),
        (
            "given=Alexander, prefix={von}, useprefix=false, family={Humboldt}, suffix=Jr.",
            Agent("Humboldt", "Alexander", dropping_particle="von", suffix="Jr."),
        ),
    ],
)
def test_read(written, agent):
    """BibTeX's three forms, and biblatex's extended one."""
    remarks: list[str] = []
    assert names.decode(written, remarks) == (agent,)
    assert remarks == []


def test_lists():
    """Names are parted by "and" outside braces, in any case; "others" is nobody."""
    found = names.decode("A B AND {C and D}\n and\tE, F and others", [])
    assert [str(agent) for agent in found] == ["A B", "C and D", "F E"]


@pytest.mark.parametrize(
    ("written", "remark", "count"),
    [
        ("A and and B", "A name in the list is empty.", 2),
        ("A, B, C, D", "A name in the list has too many commas; it was taken whole.", 1),
        ("{}", "A name in the list has no letter.", 0),
    ],
)
def test_faulty_lists(written, remark, count):
    """What is wrong is said once; all other names are read."""
    remarks: list[str] = []
    assert len(names.decode(written, remarks)) == count
    assert set(remarks) == {remark}


# Without the letters that are commands: BibTeX takes `{\\o}re` for a particle, pybtex for a given name.
WORDS = st.sampled_from(("Jean", "de", "la", "Fontaine", "{von X}", "Jr.", "du", "B.", "{\\'E}mile"))


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=3))
def test_agrees_with_pybtex(parts):
    """The oracle for classic names: the same words in the same parts."""
    name = ", ".join(parts)
    theirs = Person(name)
    ours = names.decode(name, [])[0]
    if ours.literal:
        assert len(parts) == 1
        assert theirs.last_names == [name]
        return
    expected = {
        "family": theirs.last_names,
        "given": theirs.first_names + theirs.middle_names,
        "particle": theirs.prelast_names,
        "suffix": theirs.lineage_names,
    }
    for field, tokens in expected.items():
        assert getattr(ours, field) == names.tex.decode(" ".join(tokens)), (name, field)


def test_many_names_take_little_time():
    """A hundred thousand empty ones, fifty thousand commas, ten thousand people."""
    names.decode("and " * 100_000, [])
    names.decode("," * 50_000, [])
    assert len(names.decode(" and ".join(["Doe, Jane"] * 10_000), [])) == 10_000
