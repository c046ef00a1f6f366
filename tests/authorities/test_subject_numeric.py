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
        ("INCO–SUGAR 17 US", "INCO", "17", None, ("United States",)),
        ("POL ARAB-ISR", "POL", None, None, ("Arab-Israeli dispute",)),
        ("POL ARAB–ISR", "POL", None, None, ("Arab-Israeli dispute",)),
        ("POL 27 ARAB—ISR", "POL", "27", None, ("Arab-Israeli dispute",)),
        ("POL 27–14 VIET S", "POL", "27-14", None, ("South Vietnam",)),
        ("POL 27, VIET S", "POL", "27", None, ("South Vietnam",)),
        ("POL  27  VIET  S.", "POL", "27", None, ("South Vietnam",)),
        ("DEF 18-3 SWITZ (GE)", "DEF", "18-3", None, ("Switzerland", "")),
        ("POL 15-1 US/Nixon", "POL", "15-1", None, ("United States", "")),
        ("AID (US) 15-4 UAR", "AID", "15-4", "US", ("United Arab Republic (Egypt)",)),
        ("UN 6 CHICOM", "UN", "6", None, ("Communist China",)),
        # Letters that are no category, but a known area: a misprint perhaps.
        ("PXL 27 VIET S", None, "27", None, ("South Vietnam",)),
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


def test_letters_stay_as_written():
    """What was printed is kept beside the category."""
    found = subject_numeric.parse("INCO–SUGAR 17 US")
    assert found is not None
    assert (found.category, found.category_as_written, found.areas) == ("INCO", "INCO–SUGAR", ("US",))


def test_editions_differ():
    """POL 24 is subversion in the edition of 1963 and sanctions afterwards."""
    assert "subversion" in str(subject_numeric.title_of("POL", "24", year=1963))
    assert subject_numeric.title_of("POL", "24", year=1967) == "sanctions"


def test_without_a_year_no_edition_is_preferred():
    """Where the editions differ and no year chooses, there is no title; both are told."""
    assert subject_numeric.title_of("POL", "24") is None
    found = subject_numeric.parse("POL 24")
    assert found is not None
    assert found.title is None
    assert found.alternatives == ("subversion, espionage, sabotage", "sanctions")
    assert found.alternatives == subject_numeric.titles_of("POL", "24")
    chosen = subject_numeric.parse("POL 24", year=1967)
    assert chosen is not None
    assert (chosen.title, chosen.alternatives) == ("sanctions", ())


@pytest.mark.parametrize(
    ("category", "number", "title"),
    [
        ("POL", "27–14", "truce, cease-fire, armistice"),
        ("pol", "27-14", "truce, cease-fire, armistice"),
        # Only the edition of 1963 has it.
        ("POL", "36", "travel control, observation"),
        # Numbers that hold for every category, and those of organizations.
        ("ECIN", "3", "organizations and conferences"),
        ("UN", "3", "meetings, sessions"),
        # What varies is no meaning.
        ("ORG", "6", None),
        ("POL", "99", None),
        ("POL", "", None),
    ],
)
def test_titles_both_editions_agree_on(category, number, title):
    """A title without a year is one that no edition contradicts."""
    assert subject_numeric.title_of(category, number) == title


@pytest.mark.parametrize(
    "text",
    [
        "",
        "JAPAN–KOR S",
        "Secret",
        "May 3",
        "I 5 have",
        "E 5 have",
        "POL is here",
        "POL 27 VIET S Confidential",
        "POL 27 VIET S, 5",
        "POL (US) /",
        "aid us",
        "BOX 5",
        "NSAM 151",
        "D 25",
        "POL ٢٧",
        "POL ２７ VIET S",
        "POL 27 " + "X" * 300,
    ],
)
def test_other_texts_are_none(text):
    """Prose, boxes and directives are no designators, nor are letters that are no category."""
    assert subject_numeric.parse(text) is None


def test_categories_say_how_sure_they_are():
    """The confidence of the row goes with the category."""
    assert {c.confidence for c in subject_numeric.categories()} <= {"high", "medium", "low"}


@given(st.text(max_size=300) | st.text(alphabet="POLUS 27-–/(),", max_size=30))
def test_any_text_is_answered(text):
    """No text raises; the text is kept without the blanks around it."""
    found = subject_numeric.parse(text)
    assert found is None or found.text == text.strip()
    assert found is None or len(found.areas) == len(found.area_names)
