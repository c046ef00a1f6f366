"""Names of countries."""

from __future__ import annotations

import pytest

from provcite.authorities import countries
from provcite.authorities._tables import rows


@pytest.mark.parametrize(
    "words", ["British Guiana", "British Guiana (Brit. G.)", "USSR", "Japan", "South Vietnam"]
)
def test_countries(words):
    """Names of every scheme and short ones, with a bracket or without."""
    assert countries.is_country(words)


@pytest.mark.parametrize("words", ["", "Country File", "japan", "(Japan)", " " * 100_000 + "Japan"])
def test_other_words(words):
    """Other words are no country, however long."""
    assert not countries.is_country(words)


def test_short_names_have_their_source():
    """The names that no scheme has say where they are from."""
    assert all(row["source"] and row["confidence"] for row in rows("country-names"))
    assert {row["name"] for row in rows("country-names")} <= countries.names()
