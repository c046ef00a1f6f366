"""Pieces joined: marks give way, data stays, punctuation slips inside quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.citing._line import Line, Piece, data, from_rich, mark, plain, quoted, styled
from provcite.text import Link, Quoted, Style, Styled, Text

QUOTES = ("“", "”", "‘", "’")


def joined(*parts: str | tuple[Piece, ...], end: str = ".", closing: str = "”") -> str:
    """Return the parts joined: texts are marks, pieces are what they are."""
    line = Line(closing=closing)
    for part in parts:
        line.add(mark(part) if isinstance(part, str) else part)
    return plain(line.end(end).pieces)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((data("A"), ", ", data("B")), "A, B."),
        ((", ", data("B")), "B."),
        ((data("A"), ", "), "A."),
        ((data("A"), ": ", ", ", data("1996")), "A, 1996."),
        ((data("A"), " (", ": ", data("B"), ", ", ")"), "A (B)."),
        ((data("Jr."), ". ", data("B")), "Jr. B."),
        ((data("Jr."), ", ", data("B")), "Jr., B."),
        ((data("A?"), ". ", data("B")), "A? B."),
        ((data("A"), ", in ", ", ", data("B")), "A, in B."),
        ((quoted(data("A"), QUOTES), ", ", data("B")), "“A,” B."),
        ((quoted(data("A"), QUOTES),), "“A.”"),
        ((quoted(data("A?"), QUOTES), ". ", data("B")), "“A?” B."),
        ((quoted(quoted(data("A"), ("‘", "’", "", "")), QUOTES), ", ", data("B")), "“‘A,’” B."),
        ((data("the Trustees’"), ", ", data("B")), "the Trustees’, B."),
        ((quoted(data("A"), QUOTES), "; ", data("B")), "“A”; B."),
    ],
)
def test_joints(parts: tuple[str | tuple[Piece, ...], ...], expected: str) -> None:
    """American punctuation: commas and stops inside, semicolons outside, nothing doubled."""
    assert joined(*parts) == expected


def test_stops_stay_outside_where_the_language_wants_it() -> None:
    """British punctuation follows the closing mark."""
    assert joined(quoted(data("A"), QUOTES), ", ", data("B"), closing="") == "“A”, B."


def test_marks_inside_titles_turn_inner() -> None:
    """A title within a title takes the inner marks."""
    assert plain(quoted(data("On “A”"), QUOTES)) == "“On ‘A’”"


def test_italics_within_italics_are_set_back() -> None:
    """A title within an italic title stands upright."""
    inner = styled((*data("On "), Piece("Emile", styles=(Style.ITALIC,))), Style.ITALIC)
    assert [piece.styles for piece in inner] == [(Style.ITALIC,), ()]


def test_capital_spares_names() -> None:
    """The first letter of a name stays as its bearer writes it."""
    assert plain(Line().add(data("memorandum")).capitalised().pieces) == "Memorandum"
    assert plain(Line().add(data("bell hooks", fixed=True)).capitalised().pieces) == "bell hooks"


def test_rich_text_there_and_back() -> None:
    """What an engine gives comes out the same."""
    rich = (Text("a "), Styled(Style.ITALIC, (Text("b"),)), Link("https://example.org", (Text("c"),)))
    assert Line().add(from_rich(rich)).rich() == rich
    assert plain(from_rich((Quoted((Text("q"),)),))) == "“q”"


@given(st.lists(st.tuples(st.booleans(), st.text("ab,.;: ()“”", max_size=4)), max_size=12))
def test_total_and_nothing_lost(parts: list[tuple[bool, str]]) -> None:
    """Any pieces join; no letter of data is lost."""
    pieces = [Piece(text, mark=is_mark) for is_mark, text in parts]
    text = plain(Line(closing="”").add(pieces).end(".").pieces)
    letters = "".join(c for piece in pieces for c in piece.text if c in "ab")
    assert "".join(c for c in text if c in "ab") == letters
