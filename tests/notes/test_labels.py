"""Labels of source notes, and how printers vary them."""

from __future__ import annotations

import pytest

from provcite.notes import format_source_note, parse_source_note

PLACE = "Department of State, Central Files, 611.94/5-362. Secret."


@pytest.mark.parametrize(
    "label", ["Source: ", "Source:", "Source : ", "SOURCE: ", "Sources: ", "Source—", "Source — ", "Source. "]
)
def test_spellings(label):
    """Whatever the printer made of the label, the location after it is read."""
    note = parse_source_note(label + PLACE)
    assert note.label is not None
    assert note.label.text == label.rstrip()
    assert note.location is not None
    assert note.location.words().identifier == "611.94/5-362"
    assert note.classification is not None
    assert note.remainder == ()


@pytest.mark.parametrize(
    "text",
    [
        "Source. The memorandum was drafted by Rusk.",
        "Source material is in the Kennedy Library.",
        "Source—unknown.",
    ],
)
def test_words_that_are_no_label(text):
    """ "Source." is a label only before a place."""
    assert parse_source_note(text).label is None


@pytest.mark.parametrize("label", ["Source : ", "SOURCE: ", "Source—", "Source: Source: "])
def test_normal_form_has_one_label(label):
    """A note written again has the usual label, once."""
    assert format_source_note(parse_source_note(label + PLACE)) == "Source: " + PLACE
