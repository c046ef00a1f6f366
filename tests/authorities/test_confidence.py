"""The data files: every fact says how sure it is, and no table is left out."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from provcite import authorities
from provcite.authorities import _tables

LEVELS = {"high", "medium", "low"}
TITLES = {"verified", "recalled", "descriptive"}
TABLES = sorted(
    path.name.removesuffix(".csv")
    for path in resources.files("provcite.authorities").joinpath("data").iterdir()
    if path.name.endswith(".csv")
)


@pytest.mark.parametrize("name", TABLES)
def test_every_row_says_how_sure_it_is(name):
    """A table has the column with one of three values in each row, or is named as a list of words."""
    rows = _tables.rows(name)
    if name == "frus-volumes":
        assert {row["title_confidence"] for row in rows} <= TITLES
        # Where sources disagree, the words say how.
        years = {row["year_confidence"].partition("conflict: ")[0] for row in rows}
        assert years <= TITLES | {""}
        # A year without a confidence is no year.
        assert all(row["year_confidence"] or not row["year_published"] for row in rows)
    elif name not in _tables.WORD_LISTS or "confidence" in rows[0]:
        assert {row["confidence"] for row in rows} <= LEVELS


def test_lists_of_words_are_tables():
    """No list is named that is not there, and the documentation names them all."""
    assert set(TABLES) >= _tables.WORD_LISTS
    named = re.findall(r"`([a-z-]+)`", str(authorities.__doc__))
    assert {name for name in named if name in TABLES} - {"frus-volumes"} == _tables.WORD_LISTS


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_whole(name):
    """A row has as many cells as the header, and no two rows are the same."""
    rows = _tables.rows(name)
    assert rows
    assert all(None not in row and None not in row.values() for row in rows)
    assert len({tuple(row.items()) for row in rows}) == len(rows)
