"""What sentences of a source note tell of its document: the subject decides what is attached to what."""

from __future__ import annotations

import pytest

from provcite.notes import parse_source_note

HEAD = "Source: Department of State, Central Files, 611.94/5-362. Secret. "


def _kinds(remark: str) -> list[str]:
    return [relation.kind for relation in parse_source_note(HEAD + remark).relations]


@pytest.mark.parametrize(
    "remark",
    [
        "Attached to a memorandum of May 5 from Rusk to Kennedy.",
        "Attached to Document 2.",
        "Attached as Tab B to Document 229.",
        "Also attached to Pickering’s briefing memorandum to Muskie.",
        "Found attached to a translated note from Dobrynin.",
        "The memorandum is attached to a letter from Rusk to Kennedy.",
        "The memorandum was attached as Tab I to a January 2 memorandum to Brzezinski.",
        "The talking points were attached to a note by Poindexter.",
        "Enclosed with a letter from Rusk to Kennedy.",
        "Enclosure 4 to Document 167.",
        "Tab A to a memorandum from Rusk.",
        "This is Tab B to Document 3.",
        "Transmitted as an enclosure to despatch 1169 from Rome, March 14.",
        "Printed from a copy found attached to Document 405.",
    ],
)
def test_the_document_is_attached(remark):
    """Where the document itself is the subject, said or not, it is what is attached or enclosed."""
    assert _kinds(remark) == ["attachment-to"]


@pytest.mark.parametrize(
    ("remark", "kinds"),
    [
        ("Attached to the memorandum is a note by Brzezinski.", ["attached"]),
        ("Attached is a note from Rusk.", ["attached"]),
        ("Enclosed is a letter from Rusk to Kennedy.", ["attached"]),
        ("An NSC profile attached to the memorandum shows who read it.", ["attached"]),
        ("Vance’s talking points are attached to Document 131.", ["cited"]),
        ("A briefing paper is attached to a memorandum from Christopher.", ["cited"]),
        ("Tab A to a memorandum from Rusk is not printed.", ["not-printed"]),
        ("Attached to the source text is a note.", []),
        ("Rusk wrote: “The attached paper is for you.”", []),
    ],
)
def test_another_paper_is_attached(remark, kinds):
    """Another subject is attached to this document, or to a third paper; words of others tell nothing."""
    assert _kinds(remark) == kinds


@pytest.mark.parametrize(
    ("remark", "kinds"),
    [
        ("In reply to telegram 1499.", ["reply-to"]),
        ("In reply to telegram 1499, May 3, not printed.", ["reply-to"]),
        ("Reply to telegram 1499.", ["reply-to"]),
        ("The letter is a response to Document 12.", ["reply-to"]),
        ("The memorandum was prepared in response to a request by the NSC.", ["reply-to"]),
        ("Drafted by Rusk in response to telegram 1499.", ["reply-to"]),
        ("In response to this memorandum, Clark sent a note to Weinberger.", []),
        ("In response to the request, between July 16 and 29, the Senate extended it.", []),
    ],
)
def test_replies(remark, kinds):
    """A document replies; a sentence whose verb has another subject tells of another reply."""
    assert _kinds(remark) == kinds


@pytest.mark.parametrize(
    ("remark", "kinds"),
    [
        ("Quoted from telegram 1499 from Paris, May 3.", ["quoted-from"]),
        ("Excerpt from a memorandum by Rusk.", ["quoted-from"]),
        ("The text is quoted from telegram 1499.", ["quoted-from"]),
        ("The original is an extract of the January 7 memorandum of conversation.", ["quoted-from"]),
        ("Excerpts from the address are printed in the New York Times.", ["printed-in"]),
    ],
)
def test_excerpts(remark, kinds):
    """A document may be no more than what another quotes (the guide's `quoted-from`)."""
    assert _kinds(remark) == kinds


@pytest.mark.parametrize(
    ("remark", "publication", "locator"),
    [
        (
            "Printed in Foreign Relations, 1961–1963, vol. XXI, Document 3.",
            "Foreign Relations, 1961–1963, vol. XXI",
            "Document 3",
        ),
        (
            "Also printed in Department of State Bulletin, May 5, 1962, p. 700.",
            "Department of State Bulletin",
            "May 5, 1962, p. 700",
        ),
        (
            "The conversation is printed in full in Foreign Relations, 1977–1980, vol. VI, Soviet Union.",
            "Foreign Relations, 1977–1980, vol. VI, Soviet Union",
            None,
        ),
        (
            "The document is also in Foreign Relations, 1981–1988, vol. X, Eastern Europe, Document 22.",
            "Foreign Relations, 1981–1988, vol. X, Eastern Europe",
            "Document 22",
        ),
    ],
)
def test_where_it_is_printed(remark, publication, locator):
    """The whole sentence tells it, "vol." and all, and the publication is its place."""
    (relation,) = parse_source_note(HEAD + remark).relations
    assert (relation.kind, relation.target.text) == ("printed-in", remark)
    place = relation.location
    assert place is not None
    assert place.publication is not None
    assert place.publication.text == publication
    assert (place.locator.text if place.locator else None) == locator


@pytest.mark.parametrize(
    "remark",
    [
        "The paper Kissinger asked to see is published in Department of State Bulletin, May 5, 1962.",
        "His response is printed in Foreign Relations, 1961–1963, vol. XXI, Document 3.",
        "A portion of the minutes is printed in Foreign Relations, 1961–1963, vol. XXI.",
    ],
)
def test_where_another_paper_is_printed(remark):
    """The publication of another paper is no place of this document."""
    (relation,) = parse_source_note(HEAD + remark).relations
    assert (relation.kind, relation.location) == ("printed-in", None)


def test_the_copy_that_was_printed_is_no_publication():
    """ "Printed from" a translation says which text was used."""
    assert _kinds("Printed from the U.S. translation.") == []
