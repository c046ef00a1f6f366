"""Printed works that prose names: books with their imprint, articles, newspapers with their day."""

from __future__ import annotations

import pytest

from provcite.notes import parse_footnote
from provcite.notes._works_in_prose import articles, books, known_titles


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "A useful overview is David Healy, James G. Blaine and Latin America (Columbia: University of "
            "Missouri Press, 2001), pp. 54–119.",
            "David Healy, James G. Blaine and Latin America (Columbia: University of Missouri Press, 2001), "
            "pp. 54–119",
        ),
        (
            "He released Nazi-Soviet Relations, 1939–1941: Documents (Washington: GPO, 1948) alone.",
            "Nazi-Soviet Relations, 1939–1941: Documents (Washington: GPO, 1948)",
        ),
        (
            "Knox to Washington, March 30, 1792, The Papers of Washington, Vol. 10 (London: UVA, 2002)",
            "The Papers of Washington, Vol. 10 (London: UVA, 2002)",
        ),
    ],
)
def test_a_book_begins_with_its_words_in_capitals(text, words):
    """Small words stand within a title; a verb, a closed bracket or a date ends the prose before it."""
    assert [raw.span.of(text) for raw in books(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The party (Prime Minister: Smith, 1950) fell.",
        "the talks in Paris (see telegram 5: not printed, 1950)",
        "of the (Boston: Houghton, 1913)",
    ],
)
def test_no_title_no_book(text):
    """Brackets of another form, or without a title before them, name none."""
    assert list(books(text)) == []


def test_articles_are_told_from_speech_by_their_capitals():
    """ "Hunt, “The History of the Department,”" cites; what someone said does not."""
    text = "Both rely on Hunt, “The History of the Department,” and on what he said, “We must go on,” later."
    assert [raw.span.of(text) for raw in articles(text)] == ["Hunt, “The History of the Department,”"]
    spoken = "According to Rusk, “We must Not give up now,” the talks failed."
    assert list(articles(spoken)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was printed by the New York Times (December 9, 1861).", "New York Times (December 9, 1861)"),
        ("The New York Times of March 2, 1925 has it.", "The New York Times of March 2, 1925"),
        (
            "See American Historical Review (April 1939), pp. 665–666.",
            "American Historical Review (April 1939), pp. 665–666",
        ),
    ],
)
def test_a_known_title_goes_with_its_day_and_pages(text, words):
    """The day may stand in brackets or after "of"."""
    assert [raw.span.of(text) for raw in known_titles(text)] == [words]


def test_newspapers_with_their_day_in_brackets():
    """Each list of one day is a citation; a day without a year needs a newspaper before it."""
    text = (
        "It was summarized by the Hartford Daily Courant (December 9, 1861); the New York Herald, "
        "Public Ledger (Philadelphia), Boston Daily Advertiser (all December 11); and the Cincinnati "
        "Daily Enquirer (December 14)."
    )
    found = parse_footnote(text).citations
    assert [(c.text, c.publication and c.publication.text, c.locator.text) for c in found] == [
        ("Hartford Daily Courant (December 9, 1861)", "Hartford Daily Courant", "December 9, 1861"),
        (
            "New York Herald, Public Ledger (Philadelphia), Boston Daily Advertiser (all December 11)",
            None,
            "December 11",
        ),
        ("Cincinnati Daily Enquirer (December 14)", "Cincinnati Daily Enquirer", "December 14"),
    ]
    for text in (
        "He went to the Soviet Union (April 19).",
        "To Sudan (April 13), Soviet Union (April 19–23).",
    ):
        assert parse_footnote(text).citations == ()
