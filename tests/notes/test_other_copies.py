"""Places named in remarks: of other copies of the document, and of other papers."""

from __future__ import annotations

import pytest

from provcite.notes import parse_source_note

HEAD = "Source: Kennedy Library, National Security Files, Box 3. Secret. "


@pytest.mark.parametrize(
    ("remark", "place"),
    [
        ("Copies are in the Johnson Library, Box 5.", "Johnson Library, Box 5"),
        ("Another copy is ibid., Box 5.", "ibid., Box 5"),
        ("Another copy is ibid.", "ibid."),
        ("A copy is also in the Johnson Library, Box 5.", "Johnson Library, Box 5"),
        ("Another copy of Rusk’s memorandum is in the Johnson Library, Box 5.", "Johnson Library, Box 5"),
        ("(Also in Department of State, Central Files, 611.94/5-362.)", None),
        ("Also in Department of State, Central Files, 611.94/5-362.", None),
        ("It is also in Department of State, Central Files, 611.94/5-362.", None),
        ("Also available in Department of State, Central Files, 611.94/5-362.", None),
        ("Also in S/S Files: Lot 63 D 351.", "S/S Files: Lot 63 D 351"),
        ("The ribbon original is in the Truman Library, Acheson Papers.", "Truman Library, Acheson Papers"),
        ("Another copy, with notes by Rusk, is in the Johnson Library, Box 5.", "Johnson Library, Box 5"),
        ("A handwritten copy in the Johnson Library, Box 5, bears a note.", "Johnson Library, Box 5"),
        ("Copy in Johnson Library, Box 5, which bears a note by Rusk.", "Johnson Library, Box 5"),
        ("Another copy is in the U.S. Army Center of Military History, Box 3.", None),
        ("Johnson Library, National Security File, Box 5.", "Johnson Library, National Security File, Box 5"),
    ],
)
def test_places_of_copies(remark, place):
    """Words of copies lead to a place; a place alone after the document's own is that of a copy."""
    note = parse_source_note(HEAD + remark)
    (other,) = note.other_locations
    if place is not None:
        assert other.text == place
    else:
        assert other.repository is not None
        assert not other.text.endswith((".", ")"))
    assert note.relations == ()
    assert [part.text for part in note.remarks] == [remark]


@pytest.mark.parametrize(
    ("remark", "places"),
    [
        (
            "Copies are in the National Archives, RG 59, Box 15, and ibid., Box 16.",
            ["National Archives, RG 59, Box 15", "ibid., Box 16"],
        ),
        (
            "The original is in the Truman Library, Box 5, and a copy is in the Johnson Library, Box 5.",
            ["Truman Library, Box 5", "Johnson Library, Box 5"],
        ),
        (
            "Copies are in the Carter Library, Box 5; Reagan Library, Box 2; and in the Ford Library, Box 1.",
            ["Carter Library, Box 5", "Reagan Library, Box 2", "Ford Library, Box 1"],
        ),
    ],
)
def test_several_copies(remark, places):
    """Each place that "and" or a semicolon joins is one of its own."""
    assert [other.text for other in parse_source_note(HEAD + remark).other_locations] == places


@pytest.mark.parametrize(
    ("remark", "place"),
    [
        ("A copy of Reinhardt’s speech is in the National Archives, RG 306, Box 24.", "National Archives"),
        ("A copy of a letter from Rusk is in the National Archives, RG 59.", "National Archives"),
        ("The minutes of the meeting are in the Carter Library, Box 71.", "Carter Library"),
    ],
)
def test_places_of_other_papers(remark, place):
    """A copy of another paper is no other copy of the document: the paper is cited with its place."""
    note = parse_source_note(HEAD + remark)
    assert note.other_locations == ()
    (relation,) = note.relations
    assert (relation.kind, relation.target.text) == ("cited", remark)
    assert relation.location is not None
    assert relation.location.words().repository == place


@pytest.mark.parametrize(
    "remark",
    [
        "No other copy is in the Johnson Library, Box 5.",
        "No copy was found in the Johnson Library.",
        "Also in Washington, Rusk met Dobrynin.",
        "Also in the folder is a memorandum from Thornton.",
        "A copy is in Rusk’s handwriting.",
        "Johnson Library, in Austin, was opened in 1971.",
    ],
)
def test_no_place(remark):
    """An absent copy, a town and a sentence with a verb are no places of copies."""
    note = parse_source_note(HEAD + remark)
    assert (note.other_locations, note.relations) == ((), ())


def test_a_second_place_before_the_classification():
    """A sentence that opens with a holder is no part of the title before it."""
    note = parse_source_note("Source: Kennedy Library, NSF, Box 3. Johnson Library, NSF, Box 5. Secret.")
    assert note.location is not None
    assert note.location.text == "Kennedy Library, NSF, Box 3"
    assert [other.text for other in note.other_locations] == ["Johnson Library, NSF, Box 5"]
    assert note.classification is not None


@pytest.mark.parametrize("joint", ["; ", " and ", ", and in the "])
def test_two_places_in_one_sentence(joint):
    """What a known holder opens after a semicolon or "and" is a second place, and no folder of the first."""
    note = parse_source_note(
        f"Source: Kennedy Library, NSF, Box 3{joint}Johnson Library, NSF, Box 5. Secret."
    )
    assert note.location is not None
    assert note.location.text == "Kennedy Library, NSF, Box 3"
    assert [other.text for other in note.other_locations] == ["Johnson Library, NSF, Box 5"]
    assert note.classification is not None
    assert note.remainder == ()


def test_a_sentence_after_ibid():
    """ "ibid." ends a sentence before a capital, so that what follows is no part of the place."""
    note = parse_source_note(HEAD + "The draft is ibid. A profile, attached to the memorandum, shows it.")
    assert [(r.kind, r.target.text) for r in note.relations] == [
        ("cited", "The draft is ibid."),
        ("attached", "A profile, attached to the memorandum, shows it."),
    ]
