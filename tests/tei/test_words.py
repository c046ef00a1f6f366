"""Running text from mark-up: white space collapsed, places kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite import tei
from provcite.tei._words import Words, collapse

PIECES = st.lists(st.text(alphabet="ab \n", max_size=4))


@given(PIECES, PIECES)
def test_since(before: list[str], after: list[str]) -> None:
    """What came since some piece is the end of the text, and its span says where that begins."""
    words = Words()
    for piece in before:
        words.add(piece)
    mark, count = words.mark, len(words.pieces)
    for piece in after:
        words.add(piece)
    since = words.since(count)
    start, end = words.span(since)
    assert (
        words.text() == collapse("".join([*before, *after])) == " ".join("".join([*before, *after]).split())
    )
    assert words.text()[start:end] == since
    assert start >= mark or not since


@pytest.mark.parametrize("blank", ["\n", "\t", "\xa0", "\u2003", "\u3000", "\x85", "\u2028", "\x1f"])
def test_white_space_of_every_kind(blank: str) -> None:
    """Whatever counts as white space becomes a blank."""
    assert collapse(f"{blank}a{blank}b {blank}") == "a b"


def test_many_names_in_one_paragraph() -> None:
    """A paragraph that marks a hundred thousand names is read: time growing with their square would hang."""
    names = "".join(f'<persName corresp="#p_{n}">Ab Cd</persName> said so, ' for n in range(100_000))
    data = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="document" xml:id="d1">'
        f"<head>1. A</head><p>{names}</p></div></body></text></TEI>"
    ).encode()
    (document,) = tei.read_volume(data)
    assert document.paragraphs[0].count("Ab Cd") == 100_000
