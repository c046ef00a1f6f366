"""Source notes of every era, read into parts whose spans are the text again."""

from __future__ import annotations

import itertools
import json
import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.notes import RULES, SourceNote, parse_source_note
from shared_data import hostile_cases, shared

CASES = [
    json.loads(line)
    for line in (pathlib.Path(__file__).parents[1] / "data" / "notes" / "source-notes.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
# Pieces notes are made of, so that drawn texts reach the grammar and not only its first test.
PIECES = (
    "Source: ",
    "File No. ",
    "Kennedy Library, ",
    "Department of State, ",
    "Central Files, ",
    "RG 59, ",
    "Box 3, ",
    "Lot 64 D 563, ",
    "611.94/5-362",
    "POL 27 VIET S",
    "Secret",
    "; ",
    ". ",
    ", ",
    "Drafted by ",
    "cleared by ",
    "Repeated to ",
    "Rusk",
    " and ",
    "(Ibid., ",
    ")",
    "“",
    "”",
    "May 3",
    "5/18/62-8/3/62",
    "3 pp. ",
    "Papers",
    ": ",
    "NSC: Records",
    "Jr.",
    "[",
    "]",
    "Vol. 6B",
    "\n",
    "’",
    "½",
    "🗂",
    "\u202e",
)
notes = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


def _seen(note: SourceNote) -> dict[str, object]:
    """Return what a note says, without spans, leaving out what is absent."""
    out: dict[str, object] = {}
    if note.location is not None:
        for name in ("repository", "identifier", "form", "publication"):
            part = getattr(note.location, name)
            if part is not None:
                out[name] = part.text
        if note.location.containers:
            out["containers"] = [c.text for c in note.location.containers]
    for name in ("classification", "extent"):
        part = getattr(note, name)
        if part is not None:
            out[name] = part.text
    if note.drafting:
        out["drafting"] = {step.role: [n.text for n in step.names] for step in note.drafting}
    if note.transmission:
        out["transmission"] = {sent.kind: [d.text for d in sent.destinations] for sent in note.transmission}
    return out


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_hard_notes(case):
    """Hard notes of the series, and texts that are no citation, read as those who know them read them."""
    assert _seen(parse_source_note(case["text"])) == case["expected"]


@given(notes)
def test_any_text_is_answered_and_covered(text):
    """Segments never overlap and together are the text again, byte for byte."""
    note = parse_source_note(text)
    segments = note.segments()
    assert "".join(s.span.of(text) for s in segments) == text
    assert all(a.span.end == b.span.start for a, b in itertools.pairwise(segments))


@given(notes)
def test_parts_are_pieces_of_the_text(text):
    """Each part's words stand where its span says, no two overlap, and its rule is a known one."""
    note = parse_source_note(text)
    places = sorted((span.start, span.end) for span, _ in note.texts())
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(places))
    assert all(span.of(text) == words for span, words in note.texts())
    assert all(s.rule in RULES for s in note.segments() if s.kind != "remainder")


def test_levels_follow_words_and_place():
    """A level word decides; else the place in the path: collection, series, folder."""
    note = parse_source_note(
        "Source: National Archives, Nixon Presidential Materials, NSC Files, Box 292, Agency Files, "
        "Rogers Bilateral Talks at UN, 9/15/69–10/7/69. Secret."
    )
    assert note.location is not None
    assert [(c.level, c.text) for c in note.location.containers] == [
        ("collection", "Nixon Presidential Materials"),
        ("subcollection", "NSC Files"),
        ("box", "Box 292"),
        ("series", "Agency Files"),
        ("folder", "Rogers Bilateral Talks at UN, 9/15/69–10/7/69"),
    ]


def test_a_later_sentence_does_not_set_the_repository():
    """Only the citation sentence sets the location; another copy's place stands apart."""
    note = parse_source_note(
        "Source: National Archives and Records Administration, RG 59, Central Files 1960–63, 110.10/5–1062. "
        "No classification marking. Another copy is in the Department of State, S/S Files: Lot 63 D 351."
    )
    assert note.location is not None
    assert note.location.repository is not None
    assert note.location.repository.text == "National Archives and Records Administration"
    (other,) = note.other_locations
    assert other.repository is not None
    assert other.repository.text == "Department of State"
    assert [c.text for c in other.containers] == ["S/S Files", "Lot 63 D 351"]


def test_one_clause_may_give_two_roles():
    """ "Approved and signed by X" names X once, with both roles."""
    note = parse_source_note(
        "Source: Department of State, Central Files, 1. Drafted by A; approved and signed by B."
    )
    assert [(step.roles, [n.text for n in step.names]) for step in note.drafting] == [
        (("drafted",), ["A"]),
        (("approved", "signed"), ["B"]),
    ]


def test_captions_before_places_are_markings():
    """A precedence before a destination is a marking, and no part of the place."""
    note = parse_source_note(
        "Source: Department of State, Central Files, 886B.2614/1–660. Secret. Repeated to Cairo and "
        "priority to London."
    )
    assert [m.text for m in note.markings] == ["priority"]
    assert [d.text for d in note.transmission[0].destinations] == ["Cairo", "London"]


@pytest.mark.parametrize("row", hostile_cases("note"), ids=lambda row: row["file"])
def test_hostile_notes_are_bounded(row):
    """Notes made to hang, overflow or confuse are answered within seconds."""
    text = shared("hostile", row["file"]).read_bytes().decode("utf-8", "surrogateescape")
    note = parse_source_note(text)
    assert "".join(s.span.of(text) for s in note.segments()) == text


@pytest.mark.parametrize(
    "piece", [", ", "; ", "(", "1 ", "Box 1, ", "Drafted by A; ", "Secret. ", "“x” ", "a. "]
)
def test_long_notes_are_answered(piece):
    """One piece over and over is answered, and covered to its end; `bench/notes.py` times it."""
    text = "Source: Kennedy Library, " + piece * (1_000_000 // len(piece))
    assert "".join(s.span.of(text) for s in parse_source_note(text).segments()) == text


@pytest.mark.parametrize("verb", ["Drafted by ", "Repeated to "])
@pytest.mark.parametrize(
    "piece",
    ["Chief, Department of the Army, ", "Smith, Director of State, ", "A exclusive for B, C, and D, "],
)
def test_long_lists_of_titles_are_answered(verb, piece):
    """A title that never ends is cut: a list is read in time that grows with its length."""
    text = f"Source: Kennedy Library, Box 1. Secret. {verb}" + piece * 20_000
    assert "".join(s.span.of(text) for s in parse_source_note(text).segments()) == text


@pytest.mark.parametrize(
    "text",
    [
        "Box#,:: 000.0/: 0: 0",  # a number between two words of a folder
        "Source: Kennedy Library, A, and , respectively",  # a list word with nothing after it
        "“quoted words”Papers, Kennedy Library, Jr.“quoted words”not printed",  # a holder inside a name
    ],
)
def test_parts_met_by_chance_stay_apart(text):
    """Texts that drawing found: no part reaches over another, and all are answered."""
    note = parse_source_note(text)
    places = sorted((span.start, span.end) for span, _ in note.texts())
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(places))
    assert "".join(s.span.of(text) for s in note.segments()) == text


def test_titles_may_hold_stops():
    """A title of several sentences is one folder, when a classification follows it."""
    note = parse_source_note(
        "Source: Department of State, NEA Files: Lot 59 D 518, Alpha—Anderson Talks w/BG & Nasser. Incoming "
        "Telegrams—Jan.–March 1956. Part I. Secret. Drafted by Troxel."
    )
    assert note.location is not None
    assert [c.text for c in note.location.containers] == [
        "NEA Files",
        "Lot 59 D 518",
        "Alpha—Anderson Talks w/BG & Nasser. Incoming Telegrams—Jan.–March 1956. Part I",
    ]
    assert note.classification is not None
    assert note.classification.text == "Secret"
    note = parse_source_note(
        "Source: Department of State, Rusk Files: Lot 72 D 192. Correspondence—L. Secret."
    )
    assert note.location is not None
    assert [c.text for c in note.location.containers] == ["Rusk Files", "Lot 72 D 192", "Correspondence—L"]


def test_a_missing_stop_after_the_classification():
    """Drafting is read also where no stop parts it from the classification."""
    note = parse_source_note(
        "Source: Eisenhower Library, Whitman File, NSC Records. Top Secret; Eyes Only Drafted by Gleason."
    )
    assert note.classification is not None
    assert note.classification.text == "Top Secret; Eyes Only"
    assert [n.text for step in note.drafting for n in step.names] == ["Gleason"]


def test_missing_blanks_after_the_number():
    """A stop without a blank still ends the number, where a classification follows it."""
    note = parse_source_note("Source: Department of State, Central Files, 770G.00/4-2661.Secret;Priority.")
    assert note.location is not None
    assert [part.text for part in note.location.identifiers] == ["770G.00/4-2661"]
    assert note.classification is not None
    assert note.classification.text == "Secret;Priority"
    assert [part.text for part in note.markings] == ["Priority"]


def test_a_university_and_its_library():
    """A named library or archives of a university belongs to the holder."""
    note = parse_source_note(
        "Source: University of Montana, Mansfield Library, Mansfield Papers, Series 13, Box 69, Vietnam."
    )
    assert note.location is not None
    assert note.location.repository is not None
    assert note.location.repository.text == "University of Montana, Mansfield Library"
    assert [c.text for c in note.location.containers] == [
        "Mansfield Papers",
        "Series 13",
        "Box 69",
        "Vietnam",
    ]


def test_an_office_of_one_letter_ends_its_sentence():
    """The stop after "approved in S" is the sentence's; that of a person's initial is not."""
    note = parse_source_note(
        "Source: Department of State, Central Files, 611.94/5-362. Secret. Drafted by F.O. Smith and S. "
        "Jones; approved in S. Sent Priority to Paris."
    )
    assert [[n.text for n in step.names] for step in note.drafting] == [["F.O. Smith", "S. Jones"], ["S"]]
    assert [d.text for step in note.transmission for d in step.destinations] == ["Paris"]


@pytest.mark.parametrize(
    ("text", "last", "level"),
    [
        ("Department of State, INRNIE Files, Secret. An estimate.", "INRNIE Files", "Secret"),
        (
            "Department of State, FE Files: Lot 60 D 1, Japan, Top Secret; Sensitive. Drafted by Rusk.",
            "Japan",
            "Top Secret; Sensitive",
        ),
        # A classification of its own follows: the word names the folder.
        ("Eisenhower Library, Whitman File, Box 5, Confidential. Secret.", "Confidential", "Secret"),
    ],
)
def test_a_classification_may_follow_a_comma(text, last, level):
    """A comma stands for the stop before the classification, unless one follows the stop."""
    note = parse_source_note(f"Source: {text}")
    assert note.location is not None
    assert note.location.containers[-1].text == last
    assert note.classification is not None
    assert note.classification.text == level


def test_a_classification_may_follow_a_number():
    """ "Central Files, 611.94/5-362, Secret." too."""
    note = parse_source_note("Source: Department of State, Central Files, 611.94/5-362, Secret.")
    assert note.location is not None
    assert [c.text for c in note.location.containers] == ["Central Files"]
    assert [i.text for i in note.location.identifiers] == ["611.94/5-362"]
    assert note.classification is not None


@pytest.mark.parametrize(
    ("text", "repository"),
    [
        (
            "Source: Hoover Institution Archives, Stanford University, Friedman Papers, Box 3, Cuba.",
            "Hoover Institution Archives, Stanford University",
        ),
        ("Source: Kennedy Library, Sorensen Papers, Box 3, University of Paris.", "Kennedy Library"),
        ("Source: Kennedy Library, University Lectures, Box 3.", "Kennedy Library"),
    ],
)
def test_university_of_a_known_holder_belongs_to_it(text, repository):
    """The university right after a holder's name is where the holder is, and no collection of its own."""
    location = parse_source_note(text).location
    assert location is not None
    assert location.repository is not None
    assert location.repository.text == repository
