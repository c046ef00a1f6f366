"""The tables of other traditions: whole, consistent, and looked up whatever the writing."""

from __future__ import annotations

import pytest

from provcite.authorities import traditions as facts
from provcite.authorities._tables import rows
from provcite.model.locations import Level


@pytest.mark.parametrize(
    "table",
    [
        "grammar",
        "codes",
        "words",
        "holders",
        "names",
        "signs",
        "months",
        "lists",
        "levels",
        "countries",
        "seats",
    ],
)
def test_tables_are_whole(table):
    """No row has more or fewer cells than its header, and all but the months name their source."""
    for row in rows(f"traditions-{table}"):
        assert None not in row
        assert None not in row.values()
        if table != "months":
            assert row["source"]


def test_every_tradition_of_the_tables_has_a_grammar():
    """A word, code or holder of a tradition without grammar would never be used."""
    known = {*facts.traditions(), "any"}
    for table in ("codes", "words", "holders", "names", "signs"):
        assert {row["tradition"] for row in rows(f"traditions-{table}")} <= known
    assert {row["tradition"] for row in rows("traditions")} <= known


def test_levels_are_the_models_or_lead_to_one():
    """Every level of the tables is a value of the model's enum, by itself or by the table of levels."""
    levels = {word.level for t in facts.traditions() for word in facts.level_words(t)}
    levels |= {level for t in facts.traditions() for code in facts.codes(t) for level in code.levels}
    levels |= {level for g in facts.grammars() for level in (*g.names, g.number)}
    assert {facts.model_level(level) for level in levels} <= {level.value for level in Level}


def test_codes_name_a_level_for_each_group():
    """A code's groups and its levels are as many."""
    for tradition in facts.traditions():
        for code in facts.codes(tradition):
            assert len(code.levels) == code.pattern.groups


def test_holders_of_one_name():
    """Letters that several archives share keep all of them; a full name has one."""
    shared = facts.holder_index().get("ASV")
    assert shared is not None
    assert {h.tradition for h in shared} == {"italian", "vatican"}
    pattern, names = facts.asian_holders()
    assert pattern.search("防衛省防衛研究所所蔵")[0] == "防衛省防衛研究所"
    assert names["国立公文書館"][0].key


def test_grammar_of_a_holder_that_differs():
    """The sections of the Archivo General de Indias are series, those of other Spanish archives fonds."""
    assert facts.grammar("spanish").names[0] == "fonds"
    assert facts.grammar("spanish", "Archivo General de Indias").names[0] == "series"
    with pytest.raises(KeyError):
        facts.grammar("klingon")
