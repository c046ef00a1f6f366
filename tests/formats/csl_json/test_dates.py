"""Dates as CSL-JSON has them."""

from __future__ import annotations

import pytest
from hypothesis import given

from provcite.errors import ModelError
from provcite.formats.csl_json.dates import from_date, to_date
from provcite.model import Date
from strategies import dates

PAIRS = [
    ("1962-05-17", {"date-parts": [[1962, 5, 17]]}),
    ("1962", {"date-parts": [[1962]]}),
    ("1962-05/1962-09", {"date-parts": [[1962, 5], [1962, 9]]}),
    ("1962-21", {"date-parts": [[1962]], "season": 1}),
    ("1962-21/1962-24", {"date-parts": [[1962, 21], [1962, 24]]}),
    ("1962-05~", {"date-parts": [[1962, 5]], "circa": True}),
    # 44 BC: EDTF counts from 0, CSL from -1.
    ("-0043-03-15", {"date-parts": [[-44, 3, 15]]}),
    ("0000", {"date-parts": [[-1]]}),
    ("1962-05/..", {"literal": "1962-05/.."}),
    ("196X", {"literal": "196X"}),
    ("Y17000", {"literal": "Y17000"}),
]


@pytest.mark.parametrize(("edtf", "csl"), PAIRS)
def test_both_ways(edtf, csl):
    """What CSL can say comes back; what it cannot is a literal."""
    assert from_date(Date(edtf)) == csl
    assert to_date(csl) == Date(edtf)


@pytest.mark.parametrize(
    ("edtf", "csl"),
    [
        ("1962?", {"date-parts": [[1962]], "circa": True}),
        ("1962-XX-XX", {"date-parts": [[1962]]}),
        ("1962-05-17T12:00:00", {"date-parts": [[1962, 5, 17]]}),
    ],
)
def test_less_exact(edtf, csl):
    """CSL has one mark for all doubt, and no time of day."""
    assert from_date(Date(edtf)) == csl


def test_stated_words_go_before_edtf_in_a_literal():
    """A style prints a literal as it is."""
    assert from_date(Date("196X", "sometime in the 1960s")) == {"literal": "sometime in the 1960s"}


@pytest.mark.parametrize(
    ("csl", "edtf"),
    [
        ({"date-parts": [["1962", "05", "0"]]}, "1962-05"),
        ({"date-parts": [[1962, 13]]}, "1962-21"),
        ({"date-parts": [[1962]], "season": "4", "circa": "1"}, "1962-24~"),
        ({"date-parts": [[12345]]}, "Y12345"),
        ({"raw": "1962-05"}, "1962-05"),
        ({"raw": "May 1962"}, None),
        ({"literal": "n.d."}, None),
        ({}, None),
    ],
)
def test_as_others_write_them(csl, edtf):
    """Numbers as texts, zeros for nothing, seasons as months 13 to 16."""
    found = to_date(csl)
    assert (found and found.edtf) == edtf


@pytest.mark.parametrize(
    "parts",
    [[[]], [["x"]], [[0]], [[1999, 13, 40]], [[1999, 2, 30]], [[1], [2], [3]], 5, [[1999, [1]]], [[10**30]]],
)
def test_no_dates(parts):
    """What names no date raises, and is left out and reported by the reader."""
    with pytest.raises(ModelError):
        to_date({"date-parts": parts})


@given(dates())
def test_what_comes_back_says_no_more(date):
    """Reading what was written gives a date that holds the one written, or none."""
    back = to_date(from_date(date))
    if back is not None and back.edtf != date.edtf:
        assert back.not_before is not None
        assert date.not_before is not None
        assert back.not_before <= date.not_before
        assert from_date(back) == {**from_date(back), **from_date(date)}
