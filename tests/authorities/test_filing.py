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
        ("Lot 64 D 563.", "lot", "64D563", "59"),
        ("Lot 015D608", "lot", "015D608", "59"),
        ("Lot No. 64D563", "lot", "64D563", "59"),
        ("LOT FILE 64 D 563", "lot", "64D563", "59"),
        ("Lot M88", "lot", "M88", "59"),
        ("Lot W 130", "lot", "W130", "59"),
        ("64 D 563", "lot", "64D563", "59"),
        ("Lot 68 F 101", "post-lot", "68F101", "84"),
        ("Lot F-79", "post-lot", "F79", "84"),
        ("Lot F 84", "post-lot", "F84", "84"),
        ("Lot F79", "post-lot", "F79", "84"),
        ("Job 79–R01012A", "job", "79R01012A", "263"),
        ("Job 78 T02549A", "job", "78T02549A", "263"),
        ("Job 79R–01012A", "job", "79R01012A", "263"),
        ("Job No. 09-00438R", "job", "0900438R", "263"),
        ("FRC 330-78-0011", "FRC", "330-78-0011", "330"),
        ("FRC: 330–78–0011", "FRC", "330-78-0011", "330"),
        ("FRC-330-87-0008", "FRC", "330-87-0008", "330"),
        ("FRC Acc. No. 330-78-0011", "FRC", "330-78-0011", "330"),
        ("Accession Number 330-78-0011", "FRC", "330-78-0011", "330"),
        ("Accession #383-98-0053", "FRC", "383-98-0053", "383"),
        ("Acc. #87–0089", "FRC", "87-0089", None),
        ("FRC 330–73A1975", "FRC", "330-73-A-1975", "330"),
        ("FRC 330 68 A 306", "FRC", "330-68-A-306", "330"),
        ("FRC 330-82-0217B", "FRC", "330-82-0217B", "330"),
        ("FRC 999-78-0011", "FRC", "999-78-0011", None),
        ("FRC 72A2468", "FRC", "72-A-2468", None),
        ("FRC 72 A 2468", "FRC", "72-A-2468", None),
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
    ("text", "year"),
    [
        ("Lot 64 D 563", 1964),
        ("Lot 04D114", 2004),
        ("Lot 2015D608", 2015),
        ("Lot 015D608", 2015),
        ("Lot M-88", None),
        ("FRC 72A2468", 1972),
        ("FRC 330–73A1975", 1973),
        ("FRC 330 68 A 306", 1968),
        ("Job 79-R01012A", 1979),
        ("D740218-0840", 1974),
        # No film is of 1900; what the figures mean is not known.
        ("N00002-0517", None),
    ],
)
def test_years(text, year):
    """Two digits below 40 are of this century; films begin in 1973."""
    number = filing.parse(text)
    assert number is not None
    assert number.year == year


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Job Corps records, 1965",
        "Box 12",
        "Lot",
        "Lotus 64 D 563",
        "Lot 164D5",
        "Lot 64 D 563 and 65 D 25",
        "Accession File 5",
        "611.94/5-362",
        "5/18/62",
        "1949/50",
        # An airgram, an accession and a lot of which only the word tells.
        "A-123",
        "60 A 133",
        "M-88",
        "D740218-0840 and P840114-1808",
        # Digits of other scripts, and wide ones.
        "Lot ١٦D5",
        "Lot 6４D563",
        "Job ٧٩-R01012A",
        "FRC 330-78-٠٠١١",
        "D74０218-0840",
        "٢٣٧٠٠/20",
    ],
)
def test_other_texts_are_none(text):
    """What has not the form gives None."""
    assert filing.parse(text) is None


def test_films_are_found_one_by_one():
    """Of two reels `film` reads neither, `films` both."""
    text = "See D740218-0840 and P840114–1808, but not AD740218-0840 or D740218-08401 2."
    assert filing.film("D740218-0840 and P840114-1808") is None
    assert [(n.key, n.year, n.text) for n in filing.films(text)] == [
        ("D740218-0840", 1974, "D740218-0840"),
        ("P840114-1808", 1984, "P840114–1808"),
        ("D740218-08401", 1974, "D740218-08401"),
    ]
    assert filing.films("no films ٧٤") == ()


@pytest.mark.parametrize("text", ["M88", "F79", "M–88"])
def test_a_lot_asked_for_needs_no_word(text):
    """Who asks for a lot has it, though the word is wanting; the key is read as the number is."""
    found = filing.lot(text)
    assert found is not None
    assert filing.lot(found.key) is not None
    assert filing.parse(text) is None


@pytest.mark.parametrize("function", [filing.lot, filing.job, filing.accession, filing.film, filing.case])
def test_long_texts_are_no_numbers(function):
    """A number has a length; blanks without end are not walked."""
    assert function("Lot 64" + " " * 100_000 + "D 563") is None


@given(
    st.text(max_size=120)
    | st.from_regex(r"(?:Lot )?[0-9]{0,4}[ -]?[A-Z]{0,2}[ -]?[0-9]{0,5}[A-Z]?", fullmatch=True)
)
def test_any_text_is_answered(text):
    """No text raises; reading a key again gives the key."""
    number = filing.parse(text)
    if number is not None and number.kind in {"lot", "post-lot"}:
        again = filing.lot(number.key)
        assert again is not None
        assert again.key == number.key
