"""A page after a paper that the note names is a page of the volume itself."""

from __future__ import annotations

import pytest

from provcite.notes._paper_pages import page_of_paper, pages_of_papers


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("Dated April 4, p. 1619.", "1619"),
        ("Telegrams Nos. 150 and 189, p. 310.", "310"),
        (
            "See letter of August 31 from the Ambassador and instruction No. 6, October 23, to the Minister, "
            "pp. 463 and 465, respectively.",
            "463 and 465",
        ),
        # Prose may lead to the paper.
        (
            "It was like the chart sent with the Dean’s letter of Oct. 25, 1918, to Lansing, p. 112.",
            "112",
        ),
        ("He repeated what he had said in telegram No. 45, May 3, 6 p. m., from Paris, p. 33.", "33"),
        ("This refers to the memorandum by the Under Secretary, dated May 3, p. 8.", "8"),
    ],
)
def test_pages_of_papers(text, pages):
    """Dates, numbers and parties say that the paper is of this volume."""
    assert [found.target.pages for found in pages_of_papers(text)] == [pages]


@pytest.mark.parametrize(
    "text",
    [
        "Report of the Committee, May 8, 1991, pp. 60–61.",
        "It has long been told, as he says in his book on the note of May 5 and its fate, p. 112.",
        "It was printed in the review of May 5, 1991, p. 112.",
        "It is not known how far he agreed with the letter of May 5 to Lansing, printed in Life, p. 112.",
    ],
)
def test_other_pages_are_not_of_this_volume(text):
    """A paper with a year and no parties may be printed anywhere; so may what prose goes on to tell."""
    assert page_of_paper(text, 0, len(text)) is None
