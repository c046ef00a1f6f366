"""Footnotes: citations in order, what they quote, and silence where there is nothing to cite."""

from __future__ import annotations

import itertools
import json
import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.notes import RULES, NoteContext, StatusKind, parse_footnote
from shared_data import hostile_cases, shared

CASES = [
    json.loads(line)
    for line in (pathlib.Path(__file__).parents[1] / "data" / "notes" / "footnotes.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
PIECES = (
    "See ",
    "see also ",
    "Document 3",
    "footnote 2, ",
    "ibid., ",
    "Ibid.",
    "(",
    ")",
    "; ",
    ", ",
    " and ",
    ". ",
    "A to B, May 3, 1950",
    "NARA, RG 59, Box 3, Folder",
    "Department of State, Central Files, 611.94/5-362",
    "Foreign Relations, 1961–1963, vol. V",
    "pp. 3–4",
    "“quoted words”",
    "“",
    "”",
    "New York Times, May 3, 1950",
    "attached to ",
    "both in ",
    "https://example.org/x",
    "Cong., 1st Sess.",
    " in ",
    "not printed",
    "½",
    "\n",
)
notes = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_forms_of_citation(case):
    """Each form gives its citations with kind, exact words and relation; the last cases give none."""
    found = parse_footnote(case["text"]).citations
    assert [[c.kind.value, c.text, c.relation_to_previous.value] for c in found] == case["expected"]


@given(notes)
def test_any_text_is_answered_and_covered(text):
    """Citations stand in order, none overlaps another, and with the rest they are the text again."""
    note = parse_footnote(text)
    assert "".join(s.span.of(text) for s in note.segments()) == text
    spans = [c.span for c in note.citations]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(c.span.of(text) == c.text and c.rule in RULES for c in note.citations)
    assert all(q.span.of(text) == q.text for q in note.quotations)


def test_seed_note_two():
    """The location in brackets belongs to the memorandum named before it, and to the words quoted."""
    text = (
        "According to the memorandum of conversation of the Kennedy-Yoshida meeting on May 3: “The President "
        "underlined the importance he placed on the settlement.” (Department of State, Central "
        "Files, 611.94/5-362)"
    )
    note = parse_footnote(text)
    (citation,) = note.citations
    assert citation.item is not None
    assert citation.item.text == "memorandum of conversation of the Kennedy-Yoshida meeting on May 3"
    assert citation.item.genre == "memorandum of conversation"
    assert [d.text for d in citation.item.dates] == ["May 3"]
    assert citation.location is not None
    assert citation.location.identifier is not None
    assert citation.location.identifier.text == "611.94/5-362"
    (quotation,) = note.quotations
    assert quotation.text == "The President underlined the importance he placed on the settlement."
    assert quotation.citation == 0


def test_seed_note_three():
    """In brackets the document stands before the semicolon, its place after; the quotations stay outside."""
    text = (
        "At the meeting of May 18, Komer stated that “the problem was still hung up.” Komer remarked "
        "that “we need a "
        "policy.” Bundy hoped he could do something. (Memorandum of White House Daily Staff Meeting, "
        "May 18; National "
        "Defense University, Taylor Papers, Daily Staff Meetings, May-September 1962)"
    )
    note = parse_footnote(text)
    (citation,) = note.citations
    assert citation.item is not None
    assert citation.item.text == "Memorandum of White House Daily Staff Meeting, May 18"
    assert citation.location is not None
    assert citation.location.repository is not None
    assert citation.location.repository.text == "National Defense University"
    assert [c.text for c in citation.location.containers] == [
        "Taylor Papers",
        "Daily Staff Meetings",
        "May-September 1962",
    ]
    assert [q.text for q in note.quotations] == ["the problem was still hung up.", "we need a policy."]


def test_respectively_pairs_documents_with_numbers():
    """ "(All in …, A, B, and C, respectively)" pairs in order; unequal counts pair nothing."""
    text = (
        "Telegrams 2617 and 2901 from Tokyo, March 20 and April 18, and airgram A-321 from Seoul, "
        "March 29, were "
        "indicated as attachments, none found attached. (All in Department of State, Central Files, "
        "294.9541/3-2062, "
        "294.9541/4-1862, and 794.56211/3-2962, respectively)"
    )
    note = parse_footnote(text)
    (citation,) = note.citations
    assert [(p.item.text, p.identifier.text) for p in citation.pairs] == [
        ("2617", "294.9541/3-2062"),
        ("2901", "294.9541/4-1862"),
        ("A-321", "794.56211/3-2962"),
    ]
    assert [s.kind for s in note.statuses] == [StatusKind.NOT_FOUND_ATTACHED]


def test_shared_location_is_lent():
    """Documents of a list have the location that is written once at its end."""
    note = parse_footnote("A to B, May 1, 1950 and C to D, May 2, 1950 in NARA, RG 59, Box 6, Folder X.")
    first, second = note.citations
    assert first.shares_location_with_next
    assert first.location is None
    assert first.resolved == second.resolved
    assert first.resolved is not None
    assert first.resolved.repository == "NARA"


def test_attached_documents_within_an_item():
    """ "(with attached …)" stays inside the item, and its date is not the item's."""
    note = parse_footnote(
        "Slany to Kennedy (with attached Morefield to Slany, September 20, 1990), September 21, "
        "1990, Department of "
        "State, PA Lot File 93D287, Box 1, PA—Foreign Relations Series 1990."
    )
    (citation,) = note.citations
    assert citation.item is not None
    assert [d.text for d in citation.item.dates] == ["September 21, 1990"]
    assert citation.item.attached is not None
    assert citation.item.attached.text == "with attached Morefield to Slany, September 20, 1990"
    assert citation.item.sender is not None
    assert citation.item.recipient is not None
    assert (citation.item.sender.text, citation.item.recipient.text) == ("Slany", "Kennedy")


def test_ibid_without_anything_before():
    """*Ibid.* with nothing before it is a citation whose place is unknown."""
    (citation,) = parse_footnote("(Ibid.)").citations
    assert citation.kind.value == "ibid"
    assert citation.resolved is None


def test_context_goes_from_note_to_note():
    """The place cited last is what the next note's *Ibid.* means."""
    first = parse_footnote(
        "Dated May 3. (Department of State, Central Files, 611.94/5-362)", context=NoteContext()
    )
    second = parse_footnote("Dated May 4. (Ibid., 611.94/5-462)", context=first.context)
    (citation,) = second.citations
    assert citation.resolved is not None
    assert citation.resolved.repository == "Department of State"
    assert citation.resolved.containers == (("collection", "Central Files"),)
    assert citation.resolved.identifier == "611.94/5-462"


@pytest.mark.parametrize("row", hostile_cases("note"), ids=lambda row: row["file"])
def test_hostile_notes_are_bounded(row):
    """Notes made to hang, overflow or confuse are answered within seconds."""
    text = shared("hostile", row["file"]).read_bytes().decode("utf-8", "surrogateescape")
    note = parse_footnote(text)
    assert "".join(s.span.of(text) for s in note.segments()) == text


@pytest.mark.parametrize(
    "piece", ["(Ibid.) ", "; ", "A to B, NARA, Box 1; ", "“", "See Document 3. ", "a and b ", "is in "]
)
def test_long_notes_are_answered(piece):
    """One piece over and over is answered, and covered to its end; `bench/notes.py` times it."""
    text = piece * (400_000 // len(piece))
    assert "".join(s.span.of(text) for s in parse_footnote(text).segments()) == text


@pytest.mark.parametrize(
    ("text", "item", "relation"),
    [
        (
            "A copy of this memorandum is in the Carter Library, National Security Affairs, Box 3.",
            "A copy of this memorandum",
            "copy-in",
        ),
        ("The letter is in the Carter Library, Staff Material, Box 3.", "The letter", "in"),
        (
            "A copy of the letter is in the Carter Library, Staff Material, Box 3.",
            "A copy of the letter",
            "in",
        ),
        ("Another copy is in the Carter Library, Staff Material, Box 3.", "Another copy", "copy-in"),
    ],
)
def test_what_a_sentence_says_is_in_a_place_is_the_item(text, item, relation):
    """The item ends before "is in", copy or not."""
    (citation,) = parse_footnote(text).citations
    assert (citation.item.text, citation.relation_to_previous.value) == (item, relation)


def test_a_sentence_may_begin_with_where_a_thing_is_cited():
    """Its relation is the same as in the middle of one."""
    (citation,) = parse_footnote("Cited in footnote 3 above.").citations
    assert citation.relation_to_previous.value == "cited-in"


def test_a_bracket_may_add_a_reference_to_a_place():
    """The place ends before "; see", and the reference is a citation of its own."""
    text = (
        "Telegram 534 from Taipei, February 15, reported his reaction. "
        "(Department of State, Central Files, 793.00/2–1555; see vol. II, Document 112)"
    )
    first, second = parse_footnote(text).citations
    assert first.text == "Department of State, Central Files, 793.00/2–1555"
    assert (second.text, second.relation_to_previous.value) == ("vol. II, Document 112", "see")


def test_a_bracket_that_opens_with_a_holder_holds_no_item():
    """Its files of telegrams are no item, though telegrams are elsewhere."""
    text = "(Department of State, Central Foreign Policy File, Electronic Telegrams, D830123–0456)"
    (citation,) = parse_footnote(text).citations
    assert citation.item is None
    assert citation.location.repository.text == "Department of State"


def test_a_month_cut_short_does_not_end_an_item():
    """The stop of "Dec." is no full stop."""
    text = "Memorandum from Bundy to Kennedy, Dec. 1, 1962 (Kennedy Library, National Security Files, Box 3)"
    (citation,) = parse_footnote(text).citations
    assert citation.item.text == "Memorandum from Bundy to Kennedy, Dec. 1, 1962"


@pytest.mark.parametrize(
    ("text", "number", "item", "relation"),
    [
        (
            "A memorandum by Sullivan is in file 611.90/6–361.",
            "611.90/6–361",
            "A memorandum by Sullivan",
            "in",
        ),
        (
            "It was sent as telegram 456, not printed, file 793.00/4–555.",
            "793.00/4–555",
            "telegram 456",
            "none",
        ),
        ("Not printed (file 740.00119 EW/5–345).", "740.00119 EW/5–345", None, "none"),
        ("File No. 812.00/1234; not printed.", "812.00/1234", None, "none"),
    ],
)
def test_prose_may_lead_to_a_file_number(text, number, item, relation):
    """The word "file" stands for the central files of the Department."""
    (citation,) = parse_footnote(text).citations
    assert citation.location.identifier.text == number
    assert (citation.item.text if citation.item else None) == item
    assert citation.relation_to_previous.value == relation


def test_a_bracket_may_name_a_paper_without_a_genre():
    """Capitals and figures before a semicolon are a name, and no sentence."""
    text = "(NSC Action No. 1314; Department of State, S/S–NSC (Miscellaneous) Files: Lot 66 D 95)"
    (citation,) = parse_footnote(text).citations
    assert citation.item.text == "NSC Action No. 1314"
    assert [c.level for c in citation.location.containers] == ["collection", "lot"]


def test_papers_in_two_places_are_no_copies():
    """What *passim* stands for in one box is not what it stands for in the next."""
    note = parse_footnote("See passim, NARA, RG 59, Box 5, January 1954 and NARA, RG 59, Box 6, May 1955.")
    assert [c.relation_to_previous.value for c in note.citations] == ["see", "none"]
    note = parse_footnote(
        "Kane to Hunt, May 3, 1954, NARA, RG 59, Box 5, May 1954 and NARA, RG 84, Box 6, May 1955."
    )
    assert [c.relation_to_previous.value for c in note.citations] == ["none", "copy-in"]


def test_a_box_and_the_next_holder_are_two_places():
    """A level before "and" is no part of the next holder's name."""
    note = parse_footnote(
        "Kane to Hunt, May 3, 1954, Truman Library, Acheson Papers, Box 5 and Kennedy Library, Kane Papers, "
        "Box 6."
    )
    assert [c.text for c in note.citations] == [
        "Kane to Hunt, May 3, 1954, Truman Library, Acheson Papers, Box 5",
        "Kennedy Library, Kane Papers, Box 6",
    ]


@pytest.mark.parametrize(
    "words",
    ["extract printed in", "text printed in", "excerpts are printed in", "for text, see", "full text in"],
)
def test_a_paper_before_its_print_is_told_and_not_cited(words):
    """What stands before "; extract printed in X" says of what X has the text."""
    note = parse_footnote(
        f"Report to the Chairmen, June 2, 1962; {words} New York Times, June 3, 1962, p. 5."
    )
    assert [c.text for c in note.citations] == ["New York Times, June 3, 1962, p. 5"]
    alone = parse_footnote("Report to the Chairmen, June 2, 1962; New York Times, June 3, 1962, p. 5.")
    assert len(alone.citations) == 2
