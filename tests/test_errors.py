"""Spans and errors: what, where, how to mend."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.errors import (
    CiteError,
    Finding,
    FormatError,
    ModelError,
    ParseError,
    ProvciteError,
    ProvciteErrors,
    Severity,
    Span,
    StyleError,
    TextSpan,
    printable,
    raise_all,
    shorten,
)


def test_message_has_place_picture_and_remedy() -> None:
    """The house's shape of a message, whole."""
    text = "one\nJohnson Library, Country File, Box 12,\n"
    error = ParseError(
        "Expected a folder, found the end of the text.",
        where=Span.at(text, 42, source="notes.txt"),
        mend='Add one ("Folder 3") or drop the comma.',
    )
    assert str(error) == (
        "notes.txt:2:39: Expected a folder, found the end of the text.\n"
        "    Johnson Library, Country File, Box 12,\n"
        "                                          ^\n"
        'Add one ("Folder 3") or drop the comma.'
    )


def test_long_lines_are_cut_around_the_place() -> None:
    """A line of a megabyte shows what stands around the column."""
    picture = Span.at("x" * 10**6 + "!" + "y" * 10**6, 10**6).picture()
    assert len(picture) < 200
    shown, caret = picture.split("\n")
    assert shown[caret.index("^")] == "!"


@pytest.mark.parametrize("kind", [CiteError, FormatError, ModelError, ParseError, StyleError])
def test_pickling_keeps_all_parts(kind: type[ProvciteError]) -> None:
    """What, where and mend survive pickling, in every kind."""
    error = pickle.loads(pickle.dumps(kind("What.", where=Span("a", 1, 2, "text"), mend="Mend.")))
    assert type(error) is kind
    assert (error.what, error.where, error.mend) == ("What.", Span("a", 1, 2, "text"), "Mend.")


def test_errors_are_what_callers_expect() -> None:
    """Bad values are ValueErrors, missing things LookupErrors."""
    assert issubclass(ModelError, ValueError)
    assert issubclass(FormatError, ValueError)
    assert issubclass(CiteError, LookupError)


def test_problems_come_together() -> None:
    """None raises nothing, one raises itself, several a group that is a ProvciteError."""
    raise_all("Bad.", [])
    with pytest.raises(ModelError):
        raise_all("Bad.", [ModelError("One.")])
    with pytest.raises(ProvciteError) as caught:
        raise_all("Bad.", [ModelError("One."), ModelError("Two.")])
    assert str(caught.value) == "Bad. (2)\nOne.\nTwo."
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    assert isinstance(caught.value, ProvciteErrors)
    matched, _ = caught.value.split(ModelError)
    assert matched is not None


def test_quoted_text_cannot_forge_a_log() -> None:
    """Control, bidi and line-separating characters are written as escapes."""
    assert printable("a\nb\u202ec\u2028\ud800") == "a\\u{a}b\\u{202e}c\\u{2028}\\u{d800}"
    assert shorten("x" * 200) == "x" * 79 + "…"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_impossible_spans(start: int, end: int) -> None:
    """A span neither begins before the text nor ends before its start."""
    with pytest.raises(ModelError):
        TextSpan(start, end)


def test_finding_on_two_lines() -> None:
    """A finding says where, how grave, why and by which rule; the remedy follows."""
    finding = Finding(Severity.WARNING, "no-date", "d1", "d1 has no date.", "Give one.")
    assert str(finding) == "d1: warning: d1 has no date. [no-date]\n    Give one."


@given(st.text(), st.integers(min_value=-5, max_value=200))
def test_places_are_total(text: str, offset: int) -> None:
    """Any offset in any text has a place, and its picture is safe to print."""
    span = Span.at(text, offset)
    assert span.line >= 1
    assert span.column >= 1
    lines = span.picture().split("\n")
    assert [printable(line) for line in lines] == lines
