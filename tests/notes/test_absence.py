"""Claims that a document was not found are no citations (the domain notes' near misses)."""

from __future__ import annotations

import pytest

from provcite.notes import parse_source_note

ABSENT = [
    "Not found in Department of State files.",
    "Not found in Department of State Files",
    "Not found in Department of State files or at the Truman Library.",
    "No copy has been found in the Kennedy Library.",
    "No copy found in the Truman Library, Acheson Papers.",
    "None found.",
    "Not declassified.",
    "Not printed.",
    "Original not found in the Kennedy Library, National Security Files.",
    "The original has not been found in Department of State files.",
    "Text not found.",
]
PROSE = [
    "[Enclosure—Translation]",
    "Received through the Chinese minister, July 19, 1909.",
    "Handed to the Minister by the Secretary, May 2, 1925.",
    "Printed from an unsigned copy.",
    "See footnote 1, Document 2.",
    "Same as Document 2.",
]


@pytest.mark.parametrize("text", ABSENT + PROSE)
@pytest.mark.parametrize("label", ["", "Source: "])
def test_no_location(label, text):
    """What is absent, and how a paper came, is a remark; no holder is made of it."""
    note = parse_source_note(label + text)
    assert note.location is None
    assert note.other_locations == ()
    assert note.remainder == ()
    assert [remark.text.rstrip(".") for remark in note.remarks] == [text.rstrip(".")]


@pytest.mark.parametrize(
    ("text", "collection"),
    [
        ("Source: Notes of Meetings, Box 3. Secret.", "Notes of Meetings"),
        ("Source: Nonproliferation Files, Box 3.", "Nonproliferation Files"),
        ("Source: No Foreign Dissemination Files, Box 3.", "No Foreign Dissemination Files"),
        ("Source: Job Corps records, 1965", "Job Corps records, 1965"),
    ],
)
def test_names_that_only_begin_alike(text, collection):
    """A name of files is no claim of absence."""
    location = parse_source_note(text).location
    assert location is not None
    assert location.containers[0].text == collection


@pytest.mark.parametrize(
    "text",
    [
        "Source: The original is in the Kennedy Library, Box 3. Secret.",
        "Source: The source text is in the Kennedy Library, Box 3. Secret.",
        "Source: Printed from a copy in the Kennedy Library, Box 3. Secret.",
        "Source: Copy of telegram obtained from the Kennedy Library, Box 3. Secret.",
    ],
)
def test_prose_that_names_the_place(text):
    """Where the original lies the document is kept, with a label and without."""
    for note in (parse_source_note(text), parse_source_note(text.removeprefix("Source: "))):
        if note.label is not None or "obtained" in text:
            assert note.location is not None
            assert note.location.text == "Kennedy Library, Box 3"
            assert note.classification is not None
