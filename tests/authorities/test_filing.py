"""Lots, jobs, accessions and film numbers, each in its own key space."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.authorities import filing


@pytest.mark.parametrize(
    ("text", "kind", "key", "record_group"),
    [
        ("Lot 64 D 563", "lot", "64D563", "59"),
        ("Lot 64D563", "lot", "64D563", "59"),
        ("Lot File 83D222", "lot", "83D222", "59"),
        ("Lot 54–D270", "lot", "54D270", "59"),
        ("Lot M–88", "lot", "M88", "59"),
        ("Lot 2015D608", "lot", "2015D608", "59"),
        ("61 D 282A", "lot", "61D282A", "59"),
        ("Lot 68 F 101", "post-lot", "68F101", "84"),
        ("Job 79–R01012A", "job", "79R01012A", "263"),
        ("Job 78 T02549A", "job", "78T02549A", "263"),
        ("FRC 330-78-0011", "FRC", "330-78-0011", "330"),
        ("FRC 60 A 133", "FRC", "60-A-133", None),
        ("D740218-0840", "film", "D740218-0840", "59"),
        ("P870103–1398 through 1404", "film", "P870103-1398", "59"),
        ("23700/20", "case", "23700/20", "59"),
        ("File No. 1166/344–349", "case", "1166/344-349", "59"),
        ("Numerical File 5315/17½", "case", "5315/17½", "59"),
    ],
)
def test_keys_fold_spelling(text, kind, key, record_group):
    """Blanks, dashes and the word make no difference; F-lots are post files."""
    number = filing.parse(text)
    assert number is not None
    assert (number.kind, number.key, number.record_group) == (kind, key, record_group)


@pytest.mark.parametrize(
    ("text", "year"), [("Lot 64 D 563", 1964), ("Lot 04D114", 2004), ("Lot 2015D608", 2015)]
)
def test_years_of_lots(text, year):
    """Two digits below 40 are of this century."""
    number = filing.parse(text)
    assert number is not None
    assert number.year == year


@pytest.mark.parametrize(
    "text", ["", "Job Corps records, 1965", "Box 12", "Lot", "611.94/5-362", "5/18/62", "1949/50"]
)
def test_other_texts_are_none(text):
    """What has not the form gives None."""
    assert filing.parse(text) is None


@given(st.text(max_size=120))
def test_any_text_is_answered(text):
    """No text raises; reading a key again gives the key."""
    number = filing.parse(text)
    if number is not None and number.kind in {"lot", "post-lot"}:
        again = filing.lot(number.key)
        assert again is None or again.key == number.key
