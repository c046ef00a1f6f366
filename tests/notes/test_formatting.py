"""A parsed note written again is the note, up to the declared normal form."""

from __future__ import annotations

import json
import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.notes import format_source_note, normalised, parse_source_note

TEXTS = [
    json.loads(line)["text"]
    for line in (pathlib.Path(__file__).parents[1] / "data" / "notes" / "source-notes.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:50])
def test_round_trip(text):
    """Reading and writing gives the normal form, and once more the same."""
    written = format_source_note(parse_source_note(text))
    assert written == normalised(text)
    assert format_source_note(parse_source_note(written)) == written


@given(st.text())
def test_normal_form_is_stable(text):
    """Twice is the same as once."""
    assert normalised(normalised(text)) == normalised(text)


@given(st.text())
def test_any_note_round_trips(text):
    """No text is lost by reading and writing."""
    assert format_source_note(parse_source_note(text)) == normalised(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Source:  Source: X ,  Y", "Source: X, Y."),
        ("Source:American Foreign Policy, p. 3.", "Source: American Foreign Policy, p. 3."),
        ("  794.5/8–752 ", "794.5/8–752"),
        ("SOURCE : X, Y;", "Source: X, Y."),
        ("Source: X. Repeated to Bangkok, and Singapore,", "Source: X. Repeated to Bangkok, and Singapore."),
    ],
)
def test_what_is_normalised(text, expected):
    """One label, single blanks, none before a mark, a stop at a labelled note's end in place of a comma."""
    assert normalised(text) == expected
