"""How a citation stands to the words before it."""

from __future__ import annotations

import pytest

from provcite.notes import parse_footnote


@pytest.mark.parametrize(
    ("text", "words", "relation"),
    [
        (
            "See letter from the Secretary (signed by Francis B. Sayre) to the Ambassador, May 24, p. 558.",
            "p. 558",
            "see",
        ),
        (
            "For mention of exports, see letter of August 31 from the Ambassador in Mexico to the Assistant "
            "Chief of the Division of the American Republics and instruction No. 4606, October 23, to the "
            "Ambassador in Mexico, pp. 463 and 465, respectively.",
            "pp. 463 and 465",
            "see",
        ),
        ("See the despatch. It was sent on May 3. Dated May 4, p. 558.", "p. 558", "none"),
    ],
)
def test_see_reaches_over_the_words_that_describe_a_paper(text, words, relation):
    """ "See" reaches over brackets and initials, and never into the next sentence."""
    (citation,) = parse_footnote(text).citations
    assert (citation.text, citation.relation_to_previous.value) == (words, relation)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "It is outlined in the enclosure to Document 232 and footnote 3 thereto.",
            "Document 232 and footnote 3 thereto",
        ),
        ("They were paragraphs 5 and 6 in the text of Enclosure 1 to Document 169.", "Document 169"),
        ("Not found, but see reference to his request in memorandum of August 16, infra.", "infra"),
    ],
)
def test_what_a_paper_or_its_enclosure_holds_is_in_it(text, words):
    """ "In the enclosure to Document 232", "see reference to it in the memorandum": the nearest word wins."""
    (citation,) = parse_footnote(text).citations
    assert (citation.text, citation.relation_to_previous.value) == (words, "in")


def test_a_sentence_may_open_with_in():
    """ "In A to B, date and C to D, date in place, he asked …": what he asked stands in the first."""
    note = parse_footnote(
        "In Dulles to Dillon, April 6, 1955 and Dulles to Dillon, April 15, 1955 in Eisenhower Library, "
        "Dulles Papers, Subject Series, Box 8, Yalta, Dulles solicited information."
    )
    assert [c.relation_to_previous.value for c in note.citations] == ["in", "none"]
