"""Converters that every value shares."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.errors import ModelError
from provcite.model import Document
from provcite.model.words import exact, tidy, tidy_all, tidy_or_none

ANY = st.text(st.characters())


@given(ANY)
def test_tidy_twice_is_once(text):
    """NFC, single blanks, no control characters, nothing that no encoding can carry."""
    once = tidy(text)
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == " ".join(once.split())
    assert not {unicodedata.category(c) for c in once} & {"Cc", "Cs"}
    once.encode()


@given(ANY)
def test_exact_changes_nothing_but_half_characters(text):
    """A note's words stay as they are; twice is once."""
    kept = exact(text)
    assert exact(kept) == kept
    kept.encode()
    if not any(unicodedata.category(c) == "Cs" for c in text):
        assert kept == text


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [
        ("  A\t\n B\u00a0C ", "A B C"),
        ("e\u0301", "é"),
        ("a\u200db", "a\u200db"),
        ("\u202ea", "\u202ea"),
        ("a\x00b\x7f", "ab"),
        ("\ud800", "\ufffd"),
        ("", ""),
    ],
)
def test_tidy(raw, tidied):
    """Format characters carry meaning and stay; control characters go."""
    assert tidy(raw) == tidied


def test_absent_stays_absent():
    """Blank text is no text."""
    assert tidy_or_none(None) is None
    assert tidy_or_none(" \n") is None
    assert tidy_all(["a", " ", "b "]) == ("a", "b")


@pytest.mark.parametrize(
    ("node_id", "what"), [("", "The id of a Document is empty."), ("a b", "holds a blank")]
)
def test_ids(node_id, what):
    """An id is one word."""
    with pytest.raises(ModelError, match=what):
        Document(node_id)
