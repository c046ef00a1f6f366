"""Straight quotation marks: read in plain pairs as curly ones are, and given back as they stand."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.notes import NoteContext, parse_footnote
from provcite.notes._straight import curled

PLACE = "Department of State, Central Files, 611.94/5-362"
NOTES = (
    f"“The President agreed.” ({PLACE})",
    "He said “yes” and “no.” (Ibid., Box 5)",
    "Leopold, “The Foreign Relations Series,” Mississippi Valley Historical Review 49 (March 1963), p. 596.",
    "“A Paper,” May 3, 1962, NARA, RG 59, Box 3, Folder “Clearances.”",
)


def _words(value):
    """Yield all words in a reading, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _words(item)
    elif isinstance(value, dict):
        yield from _words(list(value.values()))


@pytest.mark.parametrize("curly", NOTES)
def test_both_kinds_of_marks_give_the_same_reading(curly):
    """All words and places are the same, but for the marks themselves."""
    straight = curly.replace("“", '"').replace("”", '"')
    one, other = parse_footnote(curly), parse_footnote(straight)
    assert other.text == straight
    assert [c.span for c in one.citations] == [c.span for c in other.citations]
    assert [c.relation_to_previous for c in one.citations] == [
        c.relation_to_previous for c in other.citations
    ]
    assert one.quotations == other.quotations
    assert all(c.text == c.span.of(straight) for c in other.citations)
    words = list(_words(attrs.asdict(other)))
    assert not any("“" in word or "”" in word for word in words)


@pytest.mark.parametrize(
    "text",
    [
        'The 5" gun and the 6" gun. (Ibid.)',
        'He said "yes and left. (Ibid.)',
        'December 1962-September "1963',
        'A "b" “c” (Ibid.)',
        '""',
        "no marks",
    ],
)
def test_marks_in_doubt_are_left_alone(text):
    """Inches, a single mark, an empty pair, a stray among curly marks."""
    assert curled(text) is None
    assert [q.text for q in parse_footnote(text).quotations] == (["c"] if "“" in text else [])


def test_earlier_notes_keep_their_own_marks():
    """What *Ibid.* leans on comes from a note with curly marks and stays so."""
    first = parse_footnote("A to B, May 3, 1962, NARA, RG 59, Box 3, Folder “Clearances.”")
    second = parse_footnote('He said "no." (Ibid.)', context=first.context)
    assert second.citations[0].resolved == first.citations[0].resolved
    assert second.quotations[0].text == "no."


@given(st.text(alphabet='ab ".,()“”\n', max_size=60))
def test_curled_text_keeps_its_length(text):
    """Only marks change, one for one, in pairs."""
    changed = curled(text)
    if changed is not None:
        assert changed.replace("“", '"').replace("”", '"') == text
        assert changed.count("“") == changed.count("”") > 0


@given(st.text(alphabet='aB1 ".,()', max_size=60))
def test_every_text_is_answered(text):
    """The segments are the note again."""
    note = parse_footnote(text, context=NoteContext())
    assert "".join(s.span.of(text) for s in note.segments()) == text
