"""The hard source notes of the domain notes, each with its label and without."""

from __future__ import annotations

import pytest

from provcite.notes import parse_source_note

# Text without label, holder, identifier, names of the containers.
HARD = [
    ("740.0011 EW/8–2045", None, "740.0011 EW/8–2045", []),
    ("462.00 R 29/828–1224", None, "462.00 R 29/828–1224", []),
    ("793.94/1183–½", None, "793.94/1183–½", []),
    ("740.00/119 Council/9–3045", None, "740.00/119 Council/9–3045", []),
    ("811.612 Oranges/Spain/—", None, "811.612 Oranges/Spain/—", []),
    ("412.11–Catron, Hiram/Orig.: Telegram", None, "412.11–Catron, Hiram/Orig.", []),
    (
        "Department of State, Central Files, AID (US) S VIET Confidential. Drafted by Walter G. Stoneman.",
        "Department of State",
        "AID (US) S VIET",
        ["Central Files"],
    ),
    (
        "National Archives, RG 59, Central Files, 1970–1973, POL 15–1 JAM. Confidential. (Ibid., Central "
        "Foreign Policy File, [no film number])",
        "National Archives",
        "POL 15–1 JAM",
        ["RG 59", "Central Files, 1970–1973"],
    ),
    (
        "Kennedy Library, Crockett Papers, MS 75–45, Lot 68 D 323. No classification marking.",
        "Kennedy Library",
        None,
        ["Crockett Papers", "MS 75–45", "Lot 68 D 323"],
    ),
    (
        "Anatomy of the revolution in Ecuador. Secret. 2 pp. WNRC, RG 59, S/P Files: Lot 67 D 548, Ecuador.",
        "WNRC",
        None,
        ["RG 59", "S/P Files", "Lot 67 D 548", "Ecuador"],
    ),
    (
        "Status report on Chamizal negotiations. Confidential. 3 pp. DOS, CF, POL 32–1 MEX–US.",
        "DOS",
        "POL 32–1 MEX–US",
        ["CF"],
    ),
    (
        "Washington National Records Center, RG, 330, OSD Files: FRC 70 A 5127, 381 Vietnam Sensitive. "
        "Top Secret.",
        "Washington National Records Center",
        None,
        ["RG, 330", "OSD Files", "FRC 70 A 5127", "381 Vietnam Sensitive"],
    ),
    (
        "Copy of telegram obtained from the Franklin D. Roosevelt Library, Hyde Park, N.Y.",
        "Franklin D. Roosevelt Library, Hyde Park, N.Y.",
        None,
        [],
    ),
    ("CFM Flies: Lot M–88: Box 140", None, None, ["CFM Flies", "Lot M–88", "Box 140"]),
]


@pytest.mark.parametrize("label", ["", "Source: "])
@pytest.mark.parametrize(
    ("text", "holder", "identifier", "containers"), HARD, ids=[row[0][:30] for row in HARD]
)
def test_same_place_with_a_label_and_without(label, text, holder, identifier, containers):
    """A label changes nothing in where a document lies."""
    location = parse_source_note(label + text).location
    assert location is not None
    words = location.words()
    assert (words.repository, words.identifier) == (holder, identifier)
    assert [container.text for container in location.containers] == containers


def test_a_labelled_abstract_has_all_its_parts():
    """Title, classification, extent, and the location last."""
    note = parse_source_note(
        "Source: Anatomy of the revolution in Ecuador. Secret. 2 pp. WNRC, RG 59, S/P Files: Lot 67 D 548."
    )
    assert note.title is not None
    assert note.title.text == "Anatomy of the revolution in Ecuador."
    assert note.extent is not None
    assert note.extent.text == "2 pp."
    assert note.classification is not None
    assert note.remainder == ()


def test_a_place_before_an_extent_is_no_title():
    """A shelf mark before the classification is the location, whatever follows the extent."""
    note = parse_source_note(
        "Source: Lodge Papers, Reel 5. Secret. 3 pp. A copy is in the Kennedy Library, NSF, Box 5."
    )
    assert note.title is None
    assert note.location is not None
    assert note.location.text == "Lodge Papers, Reel 5"
