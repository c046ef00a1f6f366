"""The guard of JSON (`reliability`: NaN, doubled keys, surrogates, bounds)."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.errors import FormatError
from provcite.formats import _json


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("NaN", "NaN is no JSON number."),
        ("[-Infinity]", "-Infinity is no JSON number."),
        ("1e999", "The number 1e999 is too large or too long."),
        ("1" * 19, "A number has more than 18 digits."),
        ('{"a": 1, "b": 2, "a": 3}', "An object has the key 'a' twice."),
        ('"\\ud800"', "An escape stands for half a character (a lone surrogate)."),
        ('"\\ud800\\ud800\\udc00"', "An escape stands for half a character (a lone surrogate)."),
        ('"\\ud800\\n\\udc00"', "An escape stands for half a character (a lone surrogate)."),
        ('"\\udc00\\ud800"', "An escape stands for half a character (a lone surrogate)."),
        ("[" * 65 + "]" * 65, "Lists and objects nest deeper than 64."),
        ("[1, 2", "The JSON is broken: Expecting ',' delimiter."),
        ("1 x", "The JSON is broken: Extra data."),
        ("", "The JSON is broken: Expecting value."),
        ('"\\', "The JSON is broken: Unterminated string starting at."),
    ],
)
def test_refused(text, what):
    """What Python's own reader lets pass or breaks on is one clear error."""
    with pytest.raises(FormatError) as caught:
        _json.loads(text)
    assert caught.value.what == what


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("\ufeff[]", []),
        ('"\\ud83d\\ude00"', "😀"),
        ('"\\\\ud800"', "\\ud800"),
        ("[" * 64 + "]" * 64, None),
        ('{"a": "[[[[{{{{"}', {"a": "[[[[{{{{"}),
        ("-1.5", -1.5),
    ],
)
def test_accepted(text, value):
    """A byte-order mark, paired surrogates, brackets in texts, and the greatest depth."""
    found = _json.loads(text)
    assert value is None or found == value


def test_place_is_told():
    """Line and column of the fault, with the line."""
    with pytest.raises(FormatError) as caught:
        _json.loads("[\n1,\n  x]", source="a.json")
    assert str(caught.value).startswith("a.json:3:3: The JSON is broken: Expecting value.\n      x]\n")


DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(DATA)
def test_agrees_with_python(data):
    """What both accept means the same."""
    text = json.dumps(data)
    assert _json.loads(text) == data
    assert json.loads(_json.compact(data)) == data


@given(st.text(st.sampled_from('[]{}",:\\u0d8cDF1eE.-+tn \n'), max_size=30))
def test_total(text):
    """Every text gives a value or a `FormatError`."""
    try:
        _json.loads(text)
    except FormatError:
        return
