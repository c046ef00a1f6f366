"""Dates of entries."""

from __future__ import annotations

import pytest
from hypothesis import given

from provcite.errors import ModelError
from provcite.formats.bibtex import dates
from provcite.model import Date
from strategies import dates as any_dates


@given(any_dates())
def test_year_and_month_come_back(date):
    """BibTeX's two fields hold every EDTF date, one way or the other."""
    fields = dates.to_fields(date)
    assert dates.from_fields(fields["year"], fields.get("month", "")).edtf == date.edtf


@pytest.mark.parametrize(
    ("edtf", "fields"),
    [
        ("1962-05-17", {"year": "1962", "month": "17 May"}),
        ("1962-05", {"year": "1962", "month": "May"}),
        ("1962-23?", {"year": "1962?", "month": "Autumn"}),
        ("1962~", {"year": "ca. 1962"}),
        ("1962-05%", {"year": "ca. 1962?", "month": "May"}),
        ("-0043", {"year": "-0043"}),
        ("1962/1963", {"year": "1962/1963"}),
    ],
)
def test_as_it_is_printed(edtf, fields):
    """Styles print what stands in the fields."""
    assert dates.to_fields(Date(edtf)) == fields


@pytest.mark.parametrize(
    ("year", "month", "edtf"),
    [
        ("1962", "may", "1962-05"),
        ("1962", "May 17", "1962-05-17"),
        ("1962", "17.~May", "1962-05-17"),
        ("1962", "5", "1962-05"),
        ("1962", "Fall", "1962-23"),
        ("1962", "May--June", "1962"),
        ("1962--1963", "", "1962/1963"),
        ("[1962?]", "", "1962?"),
        ("c. 1962", "", "1962~"),
    ],
)
def test_as_people_write_it(year, month, edtf):
    """Days in either place, macros put in, spans of years."""
    assert dates.from_fields(year, month).edtf == edtf


@pytest.mark.parametrize("year", ["in press", "1962a", "", "9" * 5000])
def test_no_dates(year):
    """What is no date raises; nothing is guessed."""
    with pytest.raises(ModelError):
        dates.from_fields(year, "")


@pytest.mark.parametrize(
    ("field", "edtf"),
    [
        ("1962-05~", "1962-05~"),
        (r"1962-05\textasciitilde /1963?", "1962-05~/1963?"),
        ("199u", "199X"),
        ("1999-uu-uu", "1999-XX-XX"),
        ("unknown/2006", "/2006"),
        ("1273?~", "1273%"),
        ("y17000", "Y17000"),
        (r"1962\%", "1962%"),
    ],
)
def test_edtf_fields(field, edtf):
    """biblatex's own, drafts of EDTF, and what pybtex's writer makes of it."""
    assert dates.from_edtf(field).edtf == edtf


def test_words():
    """A date in a note."""
    assert dates.words(Date("1962-05-17")) == "17 May 1962"
    assert dates.words(Date("1962/..", "since 1962")) == "since 1962"
