"""Descriptions of documents: genre, number, parties, dates, what is attached."""

from __future__ import annotations

import pytest

from provcite.errors import TextSpan
from provcite.notes._items import read_item


@pytest.mark.parametrize(
    ("text", "genre", "number", "sender", "recipient", "dates"),
    [
        ("Telegram 1218 to Buenos Aires, January 5", "telegram", "1218", None, "Buenos Aires", ["January 5"]),
        ("telegram 264, July 28, from Tokyo", "telegram", "264", "Tokyo", None, ["July 28"]),
        (
            "a letter of January 2 from Frondizi to Kennedy",
            "letter",
            None,
            "Frondizi",
            "Kennedy",
            ["January 2"],
        ),
        ("Sickles to Fish, January 28, 1873", None, None, "Sickles", "Fish", ["January 28, 1873"]),
        (
            "Chester Bowles (Acting) to U.S. Embassy Moscow, May 10, 1961",
            None,
            None,
            "Chester Bowles (Acting)",
            "U.S. Embassy Moscow",
            ["May 10, 1961"],
        ),
        ("Minutes of January 1988 HAC meeting", "minutes", None, None, None, ["January 1988"]),
        ("Machak to Johnson, [no date]", None, None, "Machak", "Johnson", []),
        (
            "Draft Bouchard to Spiers, [no date - drafted May 15, 1987]",
            None,
            None,
            "Bouchard",
            "Spiers",
            ["May 15, 1987"],
        ),
        ("circular airgram 715, December 22", "airgram", None, None, None, ["December 22"]),
    ],
)
def test_items(text, genre, number, sender, recipient, dates):
    """What the words say, and nothing more."""
    item = read_item(text, TextSpan(0, len(text)))
    assert (item.genre, [d.text for d in item.dates]) == (genre, dates)
    assert (item.sender.text if item.sender else None) == sender
    assert (item.recipient.text if item.recipient else None) == recipient
    assert number is None or (item.number is not None and item.number.text == number)
