"""Dates as English prose writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.model import Origin
from provcite.reading import prose_dates

FORMS = {
    "April 24, 1962": "1962-04-24",
    "on May 17, 1962, at noon": "1962-05-17",
    "Nov. 8, 1951": "1951-11-08",
    "February 12 1957": "1957-02-12",
    "17 May 1962": "1962-05-17",
    "9th of April 1861": "1861-04-09",
    "May–September 1962": "1962-05/1962-09",
    "May-September 1962": "1962-05/1962-09",
    "Sept. 16–20, 1988": "1988-09-16/1988-09-20",
    "May 19-Aug. 23, 1961": "1961-05-19/1961-08-23",
    "5/18/62-8/3/62": "1962-05-18/1962-08-03",
    "1/7/60": "1960-01-07",
    "June 1962": "1962-06",
    "1961": "1961",
    "December 1962-September 1963": "1962-12/1963-09",
}


@pytest.mark.parametrize(("words", "edtf"), FORMS.items())
def test_forms(words: str, edtf: str) -> None:
    """Each common form gives its EDTF text."""
    found = prose_dates.find(words)
    assert found is not None
    assert found.edtf() == edtf


def test_no_year_no_date() -> None:
    """A day without a year is no date, until a context lends the year; then it says so."""
    found = prose_dates.find("May 18")
    assert found is not None
    assert prose_dates.to_date(found) is None
    date = prose_dates.to_date(found, year=1962, basis="the folder")
    assert date is not None
    assert (date.edtf, date.stated, date.origin, date.basis) == (
        "1962-05-18",
        "May 18",
        Origin.INFERRED,
        "the folder",
    )


@pytest.mark.parametrize("words", ["April 31, 1962", "February 30, 1961", "13/40/62", "May 3-45, 1962"])
def test_misprints_are_no_dates(words: str) -> None:
    """A day that no calendar has stays words."""
    found = prose_dates.find(words)
    assert found is None or prose_dates.to_date(found) is None or found.text != words


@pytest.mark.parametrize("words", ["", "maybe", "Mayor 12", "RG 59", "Document 256", "501st"])
def test_silent(words: str) -> None:
    """No date is found where there is none."""
    assert prose_dates.find(words) is None


@given(st.text())
def test_total(words: str) -> None:
    """Any text is answered."""
    prose_dates.find(words)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("3. Mai 1962", "1962-05-03"),
        ("3. August 1962", "1962-08-03"),
        ("17 de septiembre de 1765", "1765-09-17"),
        ("1er mars 1956", "1956-03-01"),
        ("3 мая 1962 г.", "1962-05-03"),
        ("3 februari 1958", "1958-02-03"),
        ("see footnote 3. May 5, 1962", "1962-05-05"),
    ],
)
def test_days_in_other_languages(words: str, edtf: str) -> None:
    """A day before its month is read with the months' names of each tradition."""
    found = prose_dates.find(words)
    assert found is not None
    assert found.edtf() == edtf
