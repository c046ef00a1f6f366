"""Dates: EDTF levels 0 and 1, and the logic of intervals."""

from __future__ import annotations

import contextlib
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from provcite.errors import ModelError
from provcite.model import Date, Order, Origin
from strategies import dates, edtf


@given(edtf())
def test_valid_texts_are_kept(text):
    """The EDTF text is the truth: it is kept as it is, and its bounds are in order."""
    date = Date(text)
    assert date.edtf == text
    assert date.is_interval is ("/" in text)
    assert date.is_qualified is any(mark in text for mark in "?~%")
    if not date.is_interval:
        assert date.not_before is not None
        assert date.not_after is not None
        assert date.not_before <= date.not_after


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1962-05-17", (1962, 5, 17), (1962, 5, 17)),
        ("1962-05", (1962, 5, 1), (1962, 5, 31)),
        ("1962-02", (1962, 2, 1), (1962, 2, 28)),
        ("2000-02", (2000, 2, 1), (2000, 2, 29)),
        ("1900-02", (1900, 2, 1), (1900, 2, 28)),
        ("1962", (1962, 1, 1), (1962, 12, 31)),
        ("196X", (1960, 1, 1), (1969, 12, 31)),
        ("19XX?", (1900, 1, 1), (1999, 12, 31)),
        ("-00XX", (-99, 1, 1), (0, 12, 31)),
        ("-019X", (-199, 1, 1), (-190, 12, 31)),
        ("1962-XX-XX", (1962, 1, 1), (1962, 12, 31)),
        ("1962-05-XX", (1962, 5, 1), (1962, 5, 31)),
        ("Y17000", (17000, 1, 1), (17000, 12, 31)),
        ("Y-17000", (-17000, 1, 1), (-17000, 12, 31)),
        ("0000", (0, 1, 1), (0, 12, 31)),
        ("1962-21", (1962, 3, 1), (1962, 5, 31)),
        # Winter may mean the months before or after the turn of the year.
        ("1962-24", (1962, 1, 1), (1962, 12, 31)),
        ("1962-05/1962-09", (1962, 5, 1), (1962, 9, 30)),
        ("1962/..", (1962, 1, 1), None),
        ("1962/", (1962, 1, 1), None),
        ("../1962", None, (1962, 12, 31)),
        ("/1962", None, (1962, 12, 31)),
        ("1962-05-17T24:00:00Z", (1962, 5, 17), (1962, 5, 17)),
    ],
)
def test_bounds(text, start, end):
    """The first and the last day that a date can mean; open and unknown ends have none."""
    assert (Date(text).not_before, Date(text).not_after) == (start, end)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", None),
        ("May 1962", "has 'May 1962' where a date should stand"),
        ("1962-13", "has no month 13"),
        ("1962-00", "has no month 00"),
        ("1962-02-29", "has no day 29 in that month"),
        ("1962-05-00", "has no day 00 in that month"),
        ("1962-21-01", "has a day in a season"),
        ("-0000", "has the year -0000, which does not exist"),
        ("19621", "has '19621' where a date should stand"),
        ("Y1962", "has 'Y1962' where a date should stand"),
        ("196X-05", "has a month although its year is not fully given"),
        ("1962-XX-05", "has a day although its month is not given"),
        ("../..", "has no date at either end"),
        ("/", "has no date at either end"),
        ("1962/1963/1964", "has '1963/1964' where a date should stand"),
        ("1962-05T12:00:00", "has '1962-05T12:00:00' where a date should stand"),
        ("1962-05-17T25:00:00", "has no time 25:00:00"),
        ("1962-05-17T12:00:00+15:00", "has no time zone +15:00"),
        ("1962-05-17T12:00:00?", "qualifies a date with a time of day"),
        ("1962-05-XXT12:00:00", "has a time of day although its day is not given"),
        ("Y1" + "0" * 30, "has a year of more than 18 digits"),
        ("1" * 1000, "is too long"),
        ("١٩٦٢", "has '١٩٦٢' where a date should stand"),
    ],
)
def test_refused(text, why):
    """What is no EDTF of level 0 or 1 is refused, and the message says why."""
    with pytest.raises(ModelError) as caught:
        Date(text)
    if why:
        assert caught.value.what.endswith(f"is no EDTF date of level 0 or 1: it {why}.")
        assert caught.value.where == "edtf"


# What the oracle can do: no winter, no marks on unspecified dates, no open ends, no odd intervals.
POINTS = st.tuples(
    st.sampled_from(("1962", "1945-05", "2000-02", "1900-02-28", "0001-12-31", "-0043-03", "9999-12")),
    st.sampled_from(("", "?", "~", "%")),
).map("".join)
ORACLE = st.one_of(
    POINTS,
    st.tuples(POINTS, POINTS).map(sorted).map("/".join),
    st.sampled_from(("196X", "19XX", "1962-XX", "1962-05-XX", "1962-21", "1962-22", "1962-23", "1962-XX-XX")),
)


@given(ORACLE)
def test_agrees_with_the_edtf_package(text):
    """The oracle has the same first and last day, in the proleptic Gregorian calendar."""
    package = pytest.importorskip("edtf")
    with contextlib.redirect_stdout(io.StringIO()):
        theirs = package.parse_edtf(text)
    date = Date(text)
    assert tuple(theirs.lower_strict()[:3]) == date.not_before
    assert tuple(theirs.upper_strict()[:3]) == date.not_after


@pytest.mark.parametrize(
    "text", ["1962-13", "1962-02-30", "1962-00", "62", "1962-5", "", "..", "-0000", "1962//1963"]
)
def test_refuses_what_the_edtf_package_refuses(text):
    """The two agree on what is no date."""
    package = pytest.importorskip("edtf")
    # It prints what it tried, and for some texts stumbles over its own parts.
    refusals = (package.EDTFParseException, TypeError, ValueError)
    with contextlib.redirect_stdout(io.StringIO()), pytest.raises(refusals):
        package.parse_edtf(text)
    with pytest.raises(ModelError):
        Date(text)


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        ("1962-05-17", "1962-05-18", Order.BEFORE),
        ("1962-05-17", "1962-05-17", Order.SAME),
        ("1962-05-17T01:00:00", "1962-05-17", Order.SAME),
        ("1962-05", "1962-05", Order.UNKNOWN),
        ("1962", "1962-05", Order.UNKNOWN),
        ("1963", "1962-12-31", Order.AFTER),
        ("../1961", "1962", Order.BEFORE),
        ("1962/..", "1963", Order.UNKNOWN),
        ("-0043", "0001", Order.BEFORE),
        ("196X", "1970", Order.BEFORE),
    ],
)
def test_order(one, other, order):
    """Only what cannot be otherwise is said."""
    assert Date(one).order(Date(other)) is order


OPPOSITE = {
    Order.BEFORE: Order.AFTER,
    Order.AFTER: Order.BEFORE,
    Order.SAME: Order.SAME,
    Order.UNKNOWN: Order.UNKNOWN,
}


@example(Date("1962"), Date("2000/1945"))
@given(dates(), dates())
def test_order_seen_from_the_other_side(one, other):
    """The two sides never contradict each other."""
    assert other.order(one) is OPPOSITE[one.order(other)]


@given(dates(), dates(), dates())
def test_before_is_transitive(one, two, three):
    """What lies before what lies before, lies before; unless an interval runs backwards."""
    for date in (one, two, three):
        if date.not_before and date.not_after and date.not_before > date.not_after:
            return
    if one.order(two) is two.order(three) is Order.BEFORE:
        assert one.order(three) is Order.BEFORE


def test_words_and_origin():
    """What was stated is kept beside what we make of it."""
    date = Date("1962-05-18", "May 18", Origin.INFERRED, "the year of the memorandum")
    assert str(date) == "May 18"
    assert str(Date(" 1962 ")) == "1962"
    assert date != Date("1962-05-18")
