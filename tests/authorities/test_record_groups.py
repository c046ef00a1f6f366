"""Record groups: a number in its many spellings, and nothing but a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.authorities import record_groups


@pytest.mark.parametrize(
    "text",
    [
        "RG 59",
        "RG-59",
        "RG–59",
        "RG59",
        "RG  59",
        "RG, 59",
        "R.G. 59",
        "rg 59",
        "RG 059",
        "Record Group 59",
        "record group 59",
        "Record Group No. 59",
        "Record  Group Number 59",
        "59",
        " 59. ",
        "RG 59,",
        "RG 59, General Records of the Department of State",
        "RG 59 (General Records of the Department of State)",
    ],
)
def test_spellings(text):
    """Blanks, dashes, stops and words make no difference; the title may follow."""
    group = record_groups.find(text)
    assert group is not None
    assert group.title == "General Records of the Department of State"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "RG",
        "RG 59A",
        "RG 0",
        "RG 9999",
        "RG 59 and RG 84",
        "RG 59, Records of the Central Intelligence Agency",
        "RG 59/84",
        "59 people",
        "330-78-0011",
        "RG ٥٩",
        "RG ５９",
        "RG 59²",
        "RG 59" + " " * 300 + "x",
    ],
)
def test_other_texts_name_none(text):
    """A letter, a second number or other words after the number: it names no group."""
    assert record_groups.find(text) is None


@pytest.mark.parametrize("group", record_groups.record_groups(), ids=lambda group: group.number)
def test_every_group_is_found(group):
    """By its number, and by its number with its title."""
    assert record_groups.find(f"RG {group.number}") is group
    assert record_groups.find(f"Record Group {group.number}: {group.title}") is group
    assert group.confidence in {"high", "medium", "low"}


@given(st.text(max_size=300))
def test_any_text_is_answered(text):
    """No text raises."""
    assert record_groups.find(text) is None or any(c in "123456789" for c in text)
