"""Running text from mark-up: white space collapsed, places kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provcite import tei
from provcite.tei._words import Words

PIECES = st.lists(st.text(alphabet="ab \n", max_size=4))


@given(PIECES, PIECES)
def test_since_a_mark(before: list[str], after: list[str]) -> None:
    """What came since a mark is the end of the text from there on."""
    words = Words()
    for piece in before:
        words.add(piece)
    mark = words.mark
    for piece in after:
        words.add(piece)
    since = words.since(mark)
    assert since == words.text()[mark:]
    assert words.text() == " ".join("".join([*before, *after]).split())


def test_many_names_in_one_paragraph() -> None:
    """A paragraph that marks a hundred thousand names is read: time growing with their square would hang."""
    names = "".join(f'<persName corresp="#p_{n}">Ab Cd</persName> said so, ' for n in range(100_000))
    data = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="document" xml:id="d1">'
        f"<head>1. A</head><p>{names}</p></div></body></text></TEI>"
    ).encode()
    (document,) = tei.read_volume(data)
    assert document.paragraphs[0].count("Ab Cd") == 100_000
