"""Volumes of FRUS: numbers and ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.authorities import frus_volumes

ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(value: int) -> str:
    """Return *value* in Roman figures, by the book."""
    out = ""
    for worth, figures in ROMAN:
        while value >= worth:
            out, value = out + figures, value - worth
    return out


@given(st.integers(1, 399))
def test_roman_numbers_come_back(value):
    """What is well formed is read, capital or small."""
    assert frus_volumes.number(roman(value)) == frus_volumes.number(roman(value).lower()) == value


@given(st.text(alphabet="IVXLC", min_size=1, max_size=8))
def test_only_well_formed_roman_numbers(text):
    """Roman figures that do not come back as themselves are no number ("VX", "IIII")."""
    value = frus_volumes.number(text)
    assert value is None or roman(value) == text


@pytest.mark.parametrize(
    ("text", "value"), [("7", 7), (" 7 ", 7), ("007", 7), ("E–7", 7), ("E-7", 7), ("e—7", 7)]
)
def test_arabic_numbers(text, value):
    """Arabic figures, and those of volumes on the web alone."""
    assert frus_volumes.number(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "0", "E", "E-", "VX", "VIIX", "IXX", "IL", "X–XII", "٧", "７", "²", "Ⅳ", "1" * 5000, "X" * 5000],
)
def test_no_numbers(text):
    """Anything else is none, whatever its length."""
    assert frus_volumes.number(text) is None


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("1961–1963", "X–XII"), "frus1961-63v10"),
        (("1961–63", "X-XII"), "frus1961-63v10"),
        (("1969–1976", "E–7"), "frus1969-76ve07"),
        (("1917", "II", None, "2"), "frus1917Supp02v02"),
        (("1961–1963", "VX"), None),
        (("1961–1963", "1" * 5000), None),
        (("1" * 5000, "V"), None),
        (("1917", None, None, "1" * 5000), None),
        (("1917", None, None, "²"), None),
    ],
)
def test_find(arguments, expected):
    """A citation gives an id, or None: never an error, however long its numbers."""
    assert frus_volumes.find(*arguments) == expected


def test_other_questions_are_answered_as_well():
    """Absurd numbers give None everywhere."""
    absurd = "1" * 5000
    assert frus_volumes.sibling("frus1961-63v22", absurd) is None
    assert frus_volumes.sibling(absurd, "V") is None
    assert frus_volumes.microfiche_of("1961–1963", absurd) is None
    assert frus_volumes.find_named("1945", "Berlin", absurd) is None
    assert frus_volumes.in_subseries_of("no years", "vol. II") is None


@pytest.mark.parametrize(
    ("years", "short"),
    [("1977–1980", "1977-80"), ("1977-80", "1977-80"), ("1977 — 1980", "1977-80"), ("1977", "1977")],
)
def test_short_years(years, short):
    """Two years have a hyphen between them in ids, and two figures for the second."""
    assert frus_volumes.short_years(years) == short


def test_microfiche_belongs_to_its_volumes():
    """The supplement to volumes X–XII is found from each of them."""
    found = {frus_volumes.microfiche_of("1961–1963", volume) for volume in ("X", "XI", "12", "X/XI/XII")}
    assert found == {"frus1961-63v10-12mSupp"}
    assert frus_volumes.microfiche_of("1961–1963", "XVI") is None
