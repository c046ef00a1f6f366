"""Subject-numeric designators: category, number in its edition, areas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.authorities import subject_numeric


@pytest.mark.parametrize(
    ("text", "category", "number", "organization", "areas"),
    [
        ("POL 27 VIET S", "POL", "27", None, ("South Vietnam",)),
        ("POL CHICOM-US", "POL", None, None, ("Communist China", "United States")),
        ("DEF 18", "DEF", "18", None, ()),
        ("POL 27-14 VIET/MARIGOLD", "POL", "27-14", None, ("Vietnam", "")),
        ("Pol Port-US", "POL", None, None, ("Portugal", "United States")),
        ("INCO-WOOL 17 US-JAPAN", "INCO", "17", None, ("United States", "Japan")),
    ],
)
def test_designators(text, category, number, organization, areas):
    """Letters, number, organization and areas come apart; unknown areas have an empty name."""
    found = subject_numeric.parse(text, year=1967)
    assert found is not None
    assert (found.category, found.number, found.organization, found.area_names) == (
        category,
        number,
        organization,
        areas,
    )


def test_organization_in_brackets():
    """AID (US) S VIET: the giver in brackets, then the area."""
    found = subject_numeric.parse("AID (US) S VIET")
    assert found is not None
    assert (found.category, found.organization, found.areas) == ("AID", "US", ("S VIET",))


def test_editions_differ():
    """POL 24 is subversion in the edition of 1963 and sanctions afterwards."""
    assert "subversion" in str(subject_numeric.title_of("POL", "24", year=1963))
    assert subject_numeric.title_of("POL", "24", year=1967) == "sanctions"


@pytest.mark.parametrize("text", ["", "JAPAN–KOR S", "Secret", "May 3"])
def test_other_texts_are_none(text):
    """Letters that are no category, without a number, are no designator."""
    assert subject_numeric.parse(text) is None


@given(st.text(max_size=300))
def test_any_text_is_answered(text):
    """No text raises."""
    found = subject_numeric.parse(text)
    assert found is None or found.text == text[:200].strip() or found.text == text.strip()
