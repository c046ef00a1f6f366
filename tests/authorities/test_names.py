"""Names are found in one pass, in any case, dash and apostrophe, the longest first."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from provcite.authorities.names import NameIndex

INDEX = NameIndex(
    {
        "Kennedy Library": 1,
        "National Archives": 2,
        "National Archives and Records Administration": 3,
        "President’s Papers": 4,
        "Hyde Park, N.Y.": 5,
    }
)


def test_longest_name_wins():
    """Of two names that begin alike the longer one is found."""
    text = "See the National Archives and Records Administration."
    (found,) = INDEX.find_all(text)
    assert (found.value, found.span.of(text)) == (3, "National Archives and Records Administration")


def test_spelling_is_folded():
    """Case, dashes and apostrophes make no difference."""
    assert INDEX.get("kennedy LIBRARY") == 1
    assert INDEX.get("President's Papers") == 4


def test_a_last_stop_may_be_missing():
    """The full stop of "N.Y." may have been taken for the sentence's."""
    found = INDEX.longest_at("Hyde Park, N.Y", 0)
    assert found is not None
    assert found.value == 5


def test_a_part_of_a_name_is_none():
    """A name that the text breaks off is not found, nor one inside a word."""
    assert INDEX.longest_at("Kennedy Lib", 0) is None
    assert list(INDEX.find_all("XKennedy Libraryx")) == []


@given(st.lists(st.sampled_from(["Kennedy", "Library", "National", "Archives", "and", ",", "x"])))
def test_finds_do_not_overlap(words):
    """Finds stand in order and none overlaps another."""
    text = " ".join(words)
    spans = [found.span for found in INDEX.find_all(text)]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_many_names_in_a_long_text():
    """Ten thousand more names change nothing in what is found; `bench/notes.py` times it."""
    text = "National Archives and the Kennedy Library, " * 2000
    many = NameIndex([("Kennedy Library", 0), *((f"Library number {n}", n) for n in range(10_000))])
    assert sum(1 for _ in many.find_all(text)) == 2000
