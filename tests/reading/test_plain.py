"""Plain text of web pages: markers by their order, lists that count otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.reading.plain import find_marker, read_document
from shared_data import SEEDS


def test_seed_markers_run_from_zero() -> None:
    """The list runs 1–4, the markers 0–3: item i is marker i−1, and both labels are kept."""
    memo = read_document((SEEDS / "frus1961-63v22-d260.txt").read_text(encoding="utf-8"))
    assert [(note.number, note.listed, note.is_source) for note in memo.notes] == [
        ("0", "1", True),
        ("1", "2", False),
        ("2", "3", False),
        ("3", "4", False),
    ]
    assert memo.head == "Memorandum From Secretary of State Rusk to President Kennedy"
    assert (memo.number, memo.subject, memo.signed) == ("260", "Korean-Japanese Relations", ("Dean Rusk",))
    assert memo.date is None


def test_seed_markers_stand_at_their_words() -> None:
    """Each marker is taken out of the text where it stood."""
    memo = read_document((SEEDS / "frus1961-63v22-d260.txt").read_text(encoding="utf-8"))
    before = [memo.paragraphs[n.paragraph][: n.offset][-11:] for n in memo.notes if n.paragraph is not None]
    assert before == ["m No. 151),", "aken place.", "red effect."]
    assert "[Page" not in " ".join(memo.paragraphs)
    assert "considerable prestige" in " ".join(memo.paragraphs)


def test_source_note_may_be_marker_one() -> None:
    """In the volumes of 1955 to 1960 the source note is marker 1: list and markers agree."""
    text = "255. Telegram From A to B1\n\nBonn’s 1253.2 You may.3\n\n  1. Source: X.\n  2. Two.\n  3. Three."
    notes = read_document(text).notes
    assert [(note.number, note.listed, note.paragraph) for note in notes] == [
        ("1", "", None),
        ("2", "", 0),
        ("3", "", 0),
    ]


def test_digit_that_ends_a_heading() -> None:
    """ "No. 1510" is number 151 with marker 0."""
    text = "256. National Security Action Memorandum No. 1510\n\nHaving read.1\n\n  1. Source: X.\n  2. See."
    document = read_document(text)
    assert document.head == "National Security Action Memorandum No. 151"
    assert [note.number for note in document.notes] == ["0", "1"]


@pytest.mark.parametrize(
    ("text", "marker", "at"),
    [
        ("elections have taken place.2 Therefore", "2", 27),
        ("No. 151),1 asks", "1", 9),
        ("of 3.2 million.2", "2", 15),
        ("cost $2 and 1/2 of it,2 he said", "2", 22),
        ("1,200 men in 1962.2", "2", 18),
        ("said “so.”2", "2", 10),
        ("room 2", "2", None),
        ("the 1962 plan", "2", None),
    ],
)
def test_markers(text: str, marker: str, at: int | None) -> None:
    """A figure is a marker where it is stuck to a word or mark, and not part of a number."""
    assert find_marker(text, marker) == at


def test_dateline() -> None:
    """A line that is only place and date is the dateline."""
    document = read_document("1. Letter From A to B\n\nWashington, May 17, 1962.\n\nText.")
    assert document.date is not None
    assert (document.place, document.date.text.strip(" .")) == ("Washington", "May 17, 1962")


def test_note_alone() -> None:
    """A text that is only a source note is a document with that note."""
    document = read_document("Source: Kennedy Library, National Security Files.")
    assert [note.text for note in document.notes] == ["Source: Kennedy Library, National Security Files."]


def test_numbered_list_in_the_text() -> None:
    """The last list is the list of notes; one in the text stays text."""
    text = (
        "5. Paper\n\nPoints:1\n\n1. First point.\n2. Second.\n\nThe end.2\n\n  1. Note one.\n  2. Note two."
    )
    document = read_document(text)
    assert [note.text for note in document.notes] == ["Note one.", "Note two."]
    assert "1. First point." in document.paragraphs


@given(st.text(alphabet="ab1 2.3,\n•[]Page“”"))
def test_total(text: str) -> None:
    """Any text is answered, and each note's place lies in its paragraph."""
    document = read_document(text)
    for note in document.notes:
        if note.paragraph is not None:
            assert 0 <= note.offset <= len(document.paragraphs[note.paragraph])


def test_marker_before_a_page_break() -> None:
    """A note whose marker stands between a page break and a blank stays where its marker stood."""
    text = "5. Letter From A to B\n\nThe end [Page 7]1 of it.2\n\n  1. Note one.\n  2. Note two."
    document = read_document(text)
    assert document.paragraphs == ("The end of it.",)
    assert [note.offset for note in document.notes] == [7, 14]


def test_many_markers_and_page_breaks() -> None:
    """Ten thousand markers and page breaks in one paragraph are placed in time linear in its length."""
    count = 9_999
    words = " ".join(f"word,{k} x [Page {k}]" for k in range(1, count + 1))
    notes = "\n".join(f"  {k}. Not printed." for k in range(1, count + 1))
    # Where each break moved every later note this would take minutes.
    document = read_document(f"5. Letter From A to B\n\n{words}\n\n{notes}")
    assert [note.offset for note in document.notes] == [8 * k - 3 for k in range(1, count + 1)]
    assert document.paragraphs == (" ".join(["word, x"] * count) + " ",)
