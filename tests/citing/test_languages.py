"""The words of a locale."""

import csv

import pytest

from provcite.citing.languages import language, tags
from provcite.errors import StyleError
from provcite.model import LocatorKind, RelationKind
from shared_data import shared


def test_every_language_has_every_word_that_is_needed() -> None:
    """Months, seasons, quotation marks, a template of parties and a word for each kind of locator."""
    for tag in tags():
        words = language(tag)
        assert (len(words.months), len(words.short_months), len(words.seasons)) == (12, 12, 4)
        assert "{from}" in words.parties
        assert "{to}" in words.parties
        for kind in LocatorKind:
            assert words.term(kind.value) is not None


def test_phrases_stand_round_the_source() -> None:
    """Every language joins two sources by a template with one place for the source."""
    for tag in tags():
        for kind in RelationKind:
            for from_base in (True, False):
                assert language(tag).phrase(kind, from_base=from_base).count("{source}") == 1


def test_phrases_of_the_table() -> None:
    """Every phrase of the table is one of the language's, and quoting and citing are told by them."""
    with shared("cite", "phrases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kinds = {"quoted-in": RelationKind.QUOTES, "cited-in": RelationKind.CITES}
    assert rows
    for row in rows:
        words = language(row["language"])
        known = {words.phrase(kind, from_base=side) for kind in RelationKind for side in (True, False)}
        known |= {term.replace("{}", "{source}") for term in words.terms.values()}
        assert row["template"] in known
        if row["relation"] in kinds:
            assert words.phrase(kinds[row["relation"]], from_base=True) == row["template"]


def test_a_region_changes_only_what_it_names() -> None:
    """British English has its own quotation marks and the months of all English."""
    assert language("en-GB").quotes[0] == "‘"
    assert language("en-GB").months == language("en-US").months
    assert language("en_GB").quotes == language("en-GB").quotes


@pytest.mark.parametrize("locale", ["xx-XX", "", "../en", "e" * 1000])
def test_unknown(locale: str) -> None:
    """An unknown language is refused, with those that are known."""
    with pytest.raises(StyleError, match="No words are known"):
        language(locale)
