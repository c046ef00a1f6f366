"""Notes of the years before 1955 that are nothing but a location."""

from __future__ import annotations

import pytest

from provcite.notes import parse_source_note


@pytest.mark.parametrize("label", ["", "Source: "])
@pytest.mark.parametrize(
    "text",
    [
        "CFM files",
        "Department of Defense Files",
        "Department of Defense files",
        "Department of State Atomic Energy files",
        "Treaty files",
    ],
)
def test_files_of_an_agency(label, text):
    """An agency's name that runs into "Files" or "files" is a collection without a holder (guide)."""
    location = parse_source_note(label + text).location
    assert location is not None
    assert location.repository is None
    assert [(c.level, c.text) for c in location.containers] == [("collection", text)]


@pytest.mark.parametrize("text", ["Job Corps records, 1965", "Reports of these files", "The files"])
def test_other_words_alone(text):
    """Without capitals, or with another word than files, it may be anything."""
    assert parse_source_note(text).location is None


def test_central_files_in_small_letters():
    """ "central files" are the central files, and what follows is a file number."""
    location = parse_source_note("Source: Department of State central files, POL 27 VIET S. Secret.").location
    assert location is not None
    assert location.words().repository == "Department of State"
    assert location.words().identifier == "POL 27 VIET S"
