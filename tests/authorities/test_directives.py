"""Directives: a series by its names, and the numbers that belong to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.authorities import directives
from provcite.authorities._tables import cells, rows


@pytest.mark.parametrize(
    ("text", "designation"),
    [
        ("NSAM 151", "NSAM 151"),
        ("NSAM-151", "NSAM 151"),
        ("NSAM–151", "NSAM 151"),
        ("NSAM No. 151", "NSAM 151"),
        ("NSAM Nos. 151 and 152", "NSAM 151"),
        ("NSAMs 151 and 152", "NSAM 151"),
        ("NSAM #151", "NSAM 151"),
        ("National Security Action Memorandum No. 151", "NSAM 151"),
        ("NSC-68", "NSC 68"),
        ("NSC 5516/1", "NSC 5516/1"),
        ("NSC 49A", "NSC 49A"),
        ("PRM–10", "PRM 10"),
        ("PRM/NSC-10", "PRM 10"),
        ("Presidential Review Memorandum/NSC–10", "PRM 10"),
        ("PD-59", "PD 59"),
        ("PD/NSC-59", "PD 59"),
        ("NSC Action No. 1290-d", "NSC Action 1290-d"),
        ("NSC Actions Nos. 1290-d and 1290-e", "NSC Action 1290-d"),
        ("National Security Council Action No. 1550", "NSC Action 1550"),
        ("NSC Intelligence Directive No. 9", "NSCID 9"),
        ("NSSD 1-84", "NSSD 1-84"),
        ("NIE 11-3/8-82", "NIE 11-3/8-82"),
        ("NIE 14.2–63", "NIE 14.2–63"),
        ("SNIE 11-18-62", "SNIE 11-18-62"),
        ("NIO IIM 82-10005", "NIO IIM 82-10005"),
        ("PSB D-33/2", "PSB D-33/2"),
        ("E.O. 10501", "EO 10501"),
        ("J.C.S. 1992/470", "JCS 1992/470"),
    ],
)
@pytest.mark.parametrize("around", ["{}", "see {}.", "({}, April 9)"])
def test_designations(text, designation, around):
    """Dash, "No." and "/NSC" belong to the spelling; revisions, years and letters to the number."""
    words = around.format(text)
    found = directives.in_text(words)
    assert found is not None
    assert found.designation == designation
    assert words[found.span.start : found.span.end].endswith(found.number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NSAM",
        "NSC Files: Lot 63",
        "NSC 501st Meeting",
        "NSC 123456",
        # A day, and a span of months.
        "NSC 02/26/1982",
        "PD 6/77-4/78",
        "NSDM ١٦",
        "NSDM 1٦",
        "NSDM １６",
    ],
)
def test_other_texts_name_none(text):
    """A name without a number of its own is none, nor are dates, ordinals and foreign digits numbers."""
    assert directives.in_text(text) is None


def test_all_in_a_text():
    """Each directive with its series is found, from left to right."""
    text = "NSAM 151, then PD/NSC-59 and the NSC; NSC 68."
    assert [d.designation for d in directives.find_all(text)] == ["NSAM 151", "PD 59", "NSC 68"]


def test_genre_is_the_full_name():
    """The genre is the name of the series in small letters."""
    found = directives.in_text("NSAM 151")
    assert found is not None
    assert found.genre == "national security action memorandum"


@pytest.mark.parametrize("row", rows("directives"), ids=lambda row: row["abbreviation"])
def test_every_name_leads_to_its_series(row):
    """Abbreviation, full name and other names with a number lead to the row itself."""
    names = (row["abbreviation"], row["full_name"].split(" / ")[0], *cells(row["other_names"]))
    for name in names:
        found = directives.in_text(f"{name} 12")
        assert found is not None
        assert found.series.abbreviation == row["abbreviation"]
        assert found.series.confidence == row["confidence"]


@given(st.text(max_size=200))
def test_any_text_is_answered(text):
    """No text raises."""
    assert directives.in_text(text) is None or any(c in "0123456789" for c in text)
