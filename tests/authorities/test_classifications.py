"""Classifications and markings: each wording belongs to one marking."""

from __future__ import annotations

import collections

import pytest

from provcite.authorities import classifications
from provcite.authorities._tables import cells, rows


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("NATO Secret", "NATO Secret"),
        ("nato secret", "NATO Secret"),
        ("NATO Top Secret", "Cosmic"),
        ("Cosmic Top Secret", "Cosmic"),
        ("Personal", "Personal"),
        ("Secret-Personal", "Secret-Personal"),
        ("Personal and Confidential", "Personal and Confidential"),
        ("NIACT", "Niact"),
        ("FOUO", "For Official Use Only"),
    ],
)
def test_find(words, term):
    """A level is not another level: of NATO's markings only Top Secret is Cosmic."""
    marking = classifications.find(words)
    assert marking is not None
    assert marking.term == term


@pytest.mark.parametrize("words", ["", "Secretary", "S", "no marking known"])
def test_other_words(words):
    """Other words, and single letters, are no markings."""
    assert classifications.find(words) is None


def test_no_wording_is_anothers():
    """A wording stands in one row only, and leads back to it."""
    wordings = collections.Counter(
        name.casefold()
        for row in rows("classifications")
        for name in {word.casefold() for word in (row["term"], *cells(row["variants"]))}
        if row["kind"] != "combination"
    )
    assert [name for name, count in wordings.items() if count > 1] == []


@pytest.mark.parametrize("marking", classifications.markings(), ids=lambda marking: marking.term)
def test_a_variant_keeps_the_level(marking):
    """A variant that names a level names that of its term."""
    levels = {"top secret", "secret", "confidential", "restricted"}
    wordings = dict(classifications.names())[marking]
    for words in wordings:
        named = {level for level in levels if words.casefold().endswith(level)}
        if marking.term != "Cosmic":
            assert named <= {level for level in levels if level in marking.term.casefold()}
