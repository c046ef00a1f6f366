"""The pattern language: slots, groups, tests, escapes, errors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.citing._line import Pieces, data, plain
from provcite.citing._patterns import MAX_LENGTH, MAX_NESTING, Group, Mark, Slot, parse, render, slots
from provcite.errors import StyleError

FACTS = {"a": "A", "b": "B"}


def look_up(slot: Slot) -> Pieces:
    """Return the fact that a slot asks for."""
    return data(next((FACTS[name] for name in slot.names if name in FACTS), ""))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{a}[, {b}][, {c}]", "A, B"),
        ("{c or b}", "B"),
        ("[?a:yes][!a:no]", "yes"),
        ("[?c:yes][!c:no]", "no"),
        (r"\[{a}\]", "[A]"),
        ("[({a} {c})]", ""),
        ("[{a}[, {c}]]", "A"),
    ],
)
def test_patterns(pattern: str, expected: str) -> None:
    """A group prints only when all its own slots do; a test decides without printing."""
    assert plain(render(parse(pattern), look_up)) == expected


def test_parts() -> None:
    """A pattern is marks, slots with filters, and groups."""
    assert parse("x{a|italic}[{b}]") == (Mark("x"), Slot(("a",), ("italic",)), Group((Slot(("b",)),)))
    assert slots(parse("{a or b}[?c:{d}]")) == {"a", "b", "c", "d"}


@pytest.mark.parametrize("pattern", ["{a", "[a", "a]", "[" * (MAX_NESTING + 2), "x" * (MAX_LENGTH + 1)])
def test_faults_are_said(pattern: str) -> None:
    """A pattern that is not closed, too deep or too long is refused, with the place."""
    with pytest.raises(StyleError, match=r"closed|deep|long"):
        parse(pattern)


def test_message() -> None:
    """The message shows the pattern and what is wrong."""
    with pytest.raises(StyleError) as caught:
        parse("ab{c", "recipe: full.book")
    assert str(caught.value) == (
        "recipe: full.book:1:3: A slot is not closed.\n    ab{c\n      ^\n"
        r"Groups stand in [ ], slots in { }; write \[ or \{ for the character itself."
    )


@given(st.text("ab[]{}?!:|\\ ,", max_size=30))
def test_total(pattern: str) -> None:
    """Every text is a pattern or one clear error."""
    try:
        parts = parse(pattern)
    except StyleError:
        return
    render(parts, look_up)
