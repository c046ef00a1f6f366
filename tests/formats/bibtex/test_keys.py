"""Keys of entries."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from provcite.formats.bibtex import keys, lookalikes
from strategies import ids

# What btparse takes for a key, letters and digits of any script besides.
VALID = re.compile(r"[\w!$&*+\-./:;<>?\[\]^`|]+")


@example("+a#")
@example("+23+")
@example("+2b+23+")
@given(ids())
def test_there_and_back(node_id):
    """The rule is reversible, whatever is in the id, and however many letters are written as code points."""
    for cased in range(4):
        key = keys.encode(node_id, cased=cased)
        assert keys.decode(key) == node_id
        assert VALID.fullmatch(key), key


@example(["a", "A", "+61+", "+41+", "J", "+4A+", "+4a+"])
@example(["ab", "aB", "Ab", "AB"])
@given(st.lists(ids(), unique=True))
def test_keys_differ_without_regard_to_case(node_ids):
    """BibTeX does not tell `a` from `A`; every key still gives its own id back."""
    assigned = keys.assign(node_ids)
    assert {keys.decode(key) for key in assigned.values()} == set(node_ids)
    assert len({key.casefold() for key in assigned.values()}) == len(node_ids)
    assert len({key.lower() for key in assigned.values()}) == len(node_ids)


@given(st.lists(ids(), unique=True), ids())
def test_a_key_does_not_depend_on_what_comes_after(node_ids, more):
    """Adding a source changes no key that was given before."""
    if more not in node_ids:
        longer = keys.assign([*node_ids, more])
        assert {node_id: longer[node_id] for node_id in node_ids} == keys.assign(node_ids)


@pytest.mark.parametrize(
    ("node_id", "key"),
    [
        ("frus1961-63v22/d260", "frus1961-63v22/d260"),
        ("frus1961-63v22/d260#n2", "frus1961-63v22/d260+23+n2"),
        ("smith_2010", "smith_2010"),
        ("DBLP:conf/x", "DBLP:conf/x"),
        ("C++", "C++"),
        ("a+b", "a+b"),
        ("Müller", "Müller"),
        ("../x", "../x"),
    ],
)
def test_plain_ids_are_their_own_keys(node_id, key):
    """The keys of people's files stay as they are."""
    assert keys.encode(node_id) == key


def test_code_points_that_do_not_exist_are_text():
    """`+d800+` is no character, `+ffffff+` neither."""
    for key in ("+d800+", "+ffffff+", "+20+", "+1f+"):
        assert keys.decode(key) == key


@pytest.mark.parametrize(
    ("key", "other"),
    [("doe1999", "d\u043ee1999"), ("doe1999", "doe\u200b1999"), ("caf\xe9", "cafe\u0301")],
)
def test_lookalikes(key, other):
    """Mixed alphabets, what cannot be seen, and two codings of one accent."""
    assert lookalikes.skeleton(key) == lookalikes.skeleton(other)
    seen: dict[str, str] = {}
    assert not lookalikes.has_twin(key, seen)
    assert not lookalikes.has_twin(key, seen)
    assert lookalikes.has_twin(other, seen)
