"""Sentences and clauses: abbreviations, brackets and quotation marks do not end them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.notes._scan import sentences, split


def _sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Country File, China, Vol. 6B. Secret. Rice was in Washington.",
            ["Country File, China, Vol. 6B.", "Secret.", "Rice was in Washington."],
        ),
        ("May 19-Aug. 23, 1961. Secret.", ["May 19-Aug. 23, 1961.", "Secret."]),
        (
            "Papers of Samuel I. Rosenman, 1946. Confidential.",
            ["Papers of Samuel I. Rosenman, 1946.", "Confidential."],
        ),
        ("Box 17, 1944 Oct. No more was found.", ["Box 17, 1944 Oct.", "No more was found."]),
        ("(He said so. Twice.) Then he left.", ["(He said so. Twice.)", "Then he left."]),
        ("He wrote, “Yes. Go.” Then he left.", ["He wrote, “Yes. Go.”", "Then he left."]),
        (
            "Awards . . . 8 vols. (Washington, 1906), p. 3.",
            ["Awards . . . 8 vols. (Washington, 1906), p. 3."],
        ),
        ("756. D.00/5–258. Secret.", ["756. D.00/5–258.", "Secret."]),
        ("no stop at all", ["no stop at all"]),
        ("", []),
    ],
)
def test_sentences(text, expected):
    """A stop ends a sentence unless an abbreviation, a bracket or a quotation holds it."""
    assert _sentences(text) == expected


def test_a_bracket_that_never_closes_hides_nothing():
    """An open bracket without its partner is an ordinary character."""
    assert _sentences("An (open one. Then more.") == ["An (open one.", "Then more."]


def test_commas_in_brackets_do_not_split():
    """Commas within brackets, quotations and numbers stay."""
    text = "Board (RFE, RL, VOA): 5/79, 1,000 “a, b”; c"
    assert [(text[a:b], mark) for a, b, mark in split(text, 0, len(text))] == [
        ("Board (RFE, RL, VOA): 5/79", ""),
        ("1,000 “a, b”", ","),
        ("c", ";"),
    ]


def test_a_title_in_brackets_after_an_abbreviation_goes_on():
    """ "Jr." ends no sentence before an office in brackets."""
    assert _sentences("Drafted by Leo F. Cecchini, Jr. (INR); approved by Ghiardi. Secret.") == [
        "Drafted by Leo F. Cecchini, Jr. (INR); approved by Ghiardi.",
        "Secret.",
    ]


@given(
    st.lists(st.sampled_from(("Box 3", " ", ",", ", ", "30,000", "\u00a0", "A")), max_size=12).map("".join)
)
def test_commas_part_the_same_with_brackets_and_without(text):
    """A pair of brackets elsewhere in the clause changes no cut."""
    plain = split(text, 0, len(text))
    closed = split(text + ", (x)", 0, len(text) + 5)
    assert closed[: len(plain)] == plain
