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
