"""The table of relations: complete, and consistent with the names in the code."""

from __future__ import annotations

import pkgutil
import tomllib

import pytest

from provcite.errors import ModelError
from provcite.model import Category, Extent, Relation, RelationKind, kinds

TABLE = tomllib.loads((pkgutil.get_data("provcite.model", "relations.toml") or b"").decode())


def test_every_kind_has_a_row_and_every_row_a_kind():
    """In the same order, too."""
    assert list(TABLE) == [kind.value for kind in RelationKind]
    assert list(kinds()) == list(RelationKind)


def test_every_row_has_the_same_columns():
    """No fact is left out, none is misspelt."""
    columns = {
        *("inverse", "category", "toward_origin", "transitive", "symmetric", "extent"),
        *("prov", "rico", "bibframe", "biblatex", "seen_from_base", "seen_from_derived", "shipped"),
    }
    assert {frozenset(row) for row in TABLE.values()} == {frozenset(columns)}


def test_names_are_told_apart():
    """A kind and the inverse of another are never one word; a symmetric kind is its own inverse."""
    inverses = [facts.inverse for facts in kinds().values()]
    assert len(set(inverses)) == len(inverses)
    for kind, facts in kinds().items():
        assert (facts.inverse == kind.value) is facts.symmetric
        assert facts.symmetric or facts.inverse not in TABLE


@pytest.mark.parametrize("kind", RelationKind)
def test_phrases(kind):
    """English in both directions; each template has its place for the other source once."""
    facts = kind.facts
    assert {"en"} <= set(facts.seen_from_base)
    assert {"en"} <= set(facts.seen_from_derived)
    for phrases in (facts.seen_from_base, facts.seen_from_derived):
        for language, phrase in phrases.items():
            assert phrase.count("{source}") == 1, language
            assert language.islower()
    for column, languages in facts.shipped.items():
        assert set(languages) <= set(getattr(facts, column))


@pytest.mark.parametrize("kind", RelationKind)
def test_counterparts(kind):
    """Names of other vocabularies bear their prefix."""
    facts = kind.facts
    assert facts.prov == "" or facts.prov.startswith("prov:")
    assert facts.rico == "" or facts.rico.startswith("rico:")
    assert facts.bibframe == "" or facts.bibframe.startswith("bf:")
    assert facts.biblatex == facts.biblatex.lower()


def test_directions():
    """Derivation leads toward the origin, but for a draft; what contains leads back to what it holds."""
    for kind, facts in kinds().items():
        if facts.category is Category.DERIVATION:
            assert facts.toward_origin is (kind is not RelationKind.DRAFT_OF)
        else:
            assert not facts.toward_origin
        relation = Relation(kind, "d", "b")
        if facts.toward_origin:
            assert relation.toward_origin == ("d", "b")
        elif kind.leads_back:
            assert relation.toward_origin == ("b", "d")
        else:
            assert relation.toward_origin is None
    assert {kind for kind in RelationKind if kind.leads_back} == {
        RelationKind.DRAFT_OF,
        RelationKind.PUBLISHED_IN,
        RelationKind.PART_OF,
    }


def test_context_is_said_from_its_own_end():
    """An enclosure is "enclosed in" its cover; the cover is told "enclosing" it."""
    for name, from_derived, from_base in (
        ("enclosed-in", "enclosed in", "enclosing"),
        ("attached-to", "attached to", "with {source} attached"),
        ("transmitted-by", "transmitted in", "transmitting"),
        ("forwarded-as", "forwarded in", "forwarding"),
        ("reply-to", "in reply to", "answered by"),
    ):
        facts = RelationKind(name).facts
        assert facts.seen_from_derived["en"].startswith(from_derived)
        assert facts.seen_from_base["en"].startswith(from_base)


def test_the_facts_that_citing_relies_on():
    """How much of the wording survives, and what passes through."""
    assert RelationKind.QUOTES.facts.extent is Extent.PARTIAL
    assert RelationKind.CITES.facts.extent is Extent.NONE
    assert RelationKind.COPY_OF.facts.transitive
    assert not RelationKind.QUOTES.facts.transitive
    assert RelationKind.QUOTES.facts.seen_from_base["ko"] == "{source}에서 재인용"


@pytest.mark.parametrize(("derived", "base"), [("", "b"), ("a", ""), ("a b", "c")])
def test_ends_are_ids(derived, base):
    """A relation without ends is none."""
    with pytest.raises(ModelError):
        Relation(RelationKind.QUOTES, derived, base)


def test_as_text():
    """Which end stands on which."""
    assert str(Relation(RelationKind.QUOTES, "a", "b")) == "a —quotes→ b"
