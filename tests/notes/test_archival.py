"""Papers that others tell of: "cited in", "quoted in", "referred to in", and printed works that do."""

from __future__ import annotations

import pytest

from provcite.notes import parse_footnote

SOURCE = "Smith to Jones, May 5, 1962, NARA, RG 59, Box 3"


@pytest.mark.parametrize(
    ("joint", "relation"),
    [
        ("cited in", "cited-in"),
        ("mentioned in", "cited-in"),
        ("referred to in", "cited-in"),
        ("quoted in", "quoted-in"),
        ("attached to", "attached-to"),
    ],
)
@pytest.mark.parametrize("place", ["", ", NARA, RG 59, Box 2"])
def test_a_paper_known_from_another(joint, relation, place):
    """Two citations; the first is not kept where the second is."""
    first, second = parse_footnote(f"Rusk to Kennedy, May 3, 1962{place}, {joint} {SOURCE}.").citations
    assert first.text == f"Rusk to Kennedy, May 3, 1962{place}"
    assert (first.location is not None) is bool(place)
    assert not first.shares_location_with_next
    assert first.resolved is None or first.resolved != second.resolved
    assert second.text == SOURCE
    assert second.relation_to_previous == relation


def test_two_papers_known_from_a_third():
    """Neither shares the third one's place."""
    text = f"Rusk to Kennedy, May 3, 1962, and Rusk to Smith, May 4, 1962, cited in {SOURCE}."
    found = parse_footnote(text).citations
    assert [citation.relation_to_previous for citation in found] == ["none", "none", "cited-in"]
    assert not any(citation.shares_location_with_next for citation in found)


@pytest.mark.parametrize(
    ("lead", "relation"),
    [
        ("Cited in ", "cited-in"),
        ("Quoted in ", "quoted-in"),
        ("The letter is cited in ", "cited-in"),
        ("The letter is quoted in ", "quoted-in"),
        ("The text is printed in ", "printed-in"),
        ("The letter is in ", "in"),
    ],
)
@pytest.mark.parametrize("work", ["New York Times, May 3, 1962", "13 UST 2129"])
def test_words_that_lead_to_a_printed_work_stay_outside(lead, relation, work):
    """They tell the relation."""
    [citation] = parse_footnote(f"{lead}{work}.").citations
    assert citation.text == work
    assert citation.relation_to_previous == relation


def test_a_book_that_cites_a_letter():
    """The letter is a citation of its own."""
    book = "Schlesinger, A Thousand Days (Boston: Houghton Mifflin, 1965), p. 300"
    first, second = parse_footnote(f"Rusk to Kennedy, May 3, 1962, cited in {book}.").citations
    assert first.text == "Rusk to Kennedy, May 3, 1962"
    assert second.text == book
    assert second.relation_to_previous == "cited-in"
    [alone] = parse_footnote(f"Cited in {book}.").citations
    assert alone.text == book
    assert alone.relation_to_previous == "cited-in"
