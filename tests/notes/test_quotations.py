"""Status words, and what they say is not to be had: an absence claim is no citation."""

from __future__ import annotations

import pytest

from provcite.notes import parse_footnote

PLACE = "Department of State, Central Files, 611.94/5-362"


@pytest.mark.parametrize(
    "text",
    [
        f"No copy was found in {PLACE}.",
        "No copy of the letter has been found in the Kennedy Library, National Security Files, Box 12.",
        "None was found in the Kennedy Library, National Security Files, Box 12.",
        "None of the enclosures has been found in the Kennedy Library, National Security Files, Box 12.",
        "The telegram has not been found in Department of State files.",
        f"The letter was not found in {PLACE}.",
        f"The enclosure could not be located in {PLACE}.",
        "Neither paper was found in the Truman Library, Truman Papers, PSF.",
        f"No record was found either at the Truman Library or in file 611.94/5-362, {PLACE}.",
        f"No reply from Tokyo was found in either {PLACE} or ibid., 611.94/5-462.",
    ],
)
def test_an_absence_is_a_status_and_no_citation(text):
    """Where a paper was looked for in vain nothing is cited."""
    note = parse_footnote(text)
    assert note.citations == ()
    assert [str(status.kind) for status in note.statuses] == ["not-found"]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        (f"Not found. A copy of the letter is in {PLACE}.", "A copy of the letter"),
        (f"The letter was not found in the Truman Library, but a copy is in {PLACE}.", "a copy"),
        (f"No signed text was found in the Truman Library; a draft is in {PLACE}.", "a draft"),
        (f"The telegram, not printed, is in {PLACE}.", "The telegram, not printed"),
    ],
)
def test_what_is_there_in_its_stead_is_cited(text, item):
    """The absence ends at "but", a semicolon or a full stop; "not printed" denies no place."""
    [citation] = parse_footnote(text).citations
    assert citation.text == PLACE
    assert citation.item is not None
    assert citation.item.text == item


@pytest.mark.parametrize("subject", ["No copy of the letter", "None", "The letter, not printed, which"])
def test_the_negation_of_is_in(subject):
    """A subject that is nothing has no place; one that is only unprinted has."""
    found = parse_footnote(f"{subject} is in {PLACE}.").citations
    assert len(found) == (1 if "printed" in subject else 0)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("None found.", ["not-found"]),
        ("Not located.", ["not-found"]),
        ("Neither was found.", ["not-found"]),
        ("No record of Dulles’s decision has been located.", ["not-found"]),
        ("None found attached.", ["not-found-attached"]),
        ("No minutes were found attached.", ["not-found-attached"]),
        ("Not declassified.", ["not-declassified"]),
        ("Attached but not printed.", ["attached-not-printed"]),
        ("Neither printed.", ["not-printed"]),
        # Said of people and things, not of a paper.
        ("Not further identified.", []),
        ("No one was found to replace him.", []),
    ],
)
def test_status_words(text, kinds):
    """Each way of saying it, with a capital too."""
    assert [str(status.kind) for status in parse_footnote(text).statuses] == kinds


def test_a_status_within_a_citation_stays_one():
    """The citation is whole, its segments stand around the status words."""
    text = "[name not declassified] to Turner, May 3, 1979, NARA, RG 59, PA Files, Box 6, Clearances."
    note = parse_footnote(text)
    [citation] = note.citations
    [status] = note.statuses
    assert citation.text == text[:-1]
    assert status.text == "not declassified"
    kinds = [(segment.kind, segment.span.of(text)) for segment in note.segments()]
    assert kinds[:3] == [
        ("citation", "[name "),
        ("status", "not declassified"),
        ("citation", citation.text[len("[name not declassified") :]),
    ]
    assert "".join(words for _, words in kinds) == text


def test_status_words_before_a_citation_are_no_part_of_it():
    """Not even without a stop between them."""
    [citation] = parse_footnote("Not found Daily Picayune, December 25, 1861.").citations
    assert citation.text == "Daily Picayune, December 25, 1861"


@pytest.mark.parametrize("before", [f"({PLACE})", "Ibid.", "(Ibid.)"])
def test_the_item_of_a_copy_begins_after_the_citation_before(before):
    """A place and the sentence about another copy overlap nowhere."""
    first, second = parse_footnote(f"{before} A copy is in the Kennedy Library, NSF, Box 12.").citations
    assert second.item is not None
    assert second.item.text == "A copy"
    assert first.span.end <= second.item.span.start


def test_the_item_before_a_bracket_stays_when_nothing_follows_it():
    """The bracket tells of the letter; so does the sentence."""
    text = "The enclosure (Ibid., Box 5) is in the Kennedy Library, National Security Files, Box 12."
    assert parse_footnote(text).citations[-1].item.text == "The enclosure"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Copy in Kennedy Library, National Security Files, Box 12.", "copy-in"),
        ("(Copy in Kennedy Library, National Security Files, Box 12.)", "copy-in"),
        ("The letter was sent. Copy in Kennedy Library, National Security Files, Box 12.", "copy-in"),
        ("He kept the only copy in Kennedy Library, National Security Files, Box 12.", "in"),
    ],
)
def test_a_copy_with_and_without_brackets(text, relation):
    """ "Copy in" alone in its clause is another copy of what the note is about."""
    [citation] = parse_footnote(text).citations
    assert citation.text == "Kennedy Library, National Security Files, Box 12"
    assert citation.relation_to_previous == relation
