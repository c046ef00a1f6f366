"""Patterns of many words match as the plain ones do."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from provcite.notes._patterns import Marked, any_of

_WORDS = st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=6)


@given(_WORDS, st.text("abc ", max_size=30))
def test_grouping_by_letter_changes_no_match(words, text):
    """The first of the words that fits still wins."""
    plain = re.compile("|".join(map(re.escape, words)))
    assert [m.span() for m in re.compile(any_of(words)).finditer(text)] == [
        m.span() for m in plain.finditer(text)
    ]


@given(st.text("noted pages", max_size=30))
def test_a_text_without_the_word_is_not_searched(text):
    """What holds the word is searched as before, and nothing else can match."""
    pattern = re.compile(r"\bnote[sd]?\b")
    found = Marked(("note",), pattern).finditer(text)
    assert [m.span() for m in found] == [m.span() for m in pattern.finditer(text)]
