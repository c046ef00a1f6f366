"""The corrections file: any text is answered, quickly, and with the place of what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.errors import ParseError, ProvciteError
from provcite.notes import read_corrections
from provcite.notes._correction_file import LONGEST_FILE, read_tables

PIECES = (
    "[[correction]]",
    "[[corrections]]",
    "\n",
    "\r\n",
    "note = ",
    '"A, B."',
    "'A'",
    '"""',
    "'''",
    "\\",
    "#",
    "citations = [",
    "{words = 'A', kind = 'ibid'}",
    "{",
    "}",
    "[",
    "]",
    ",",
    "containers = [{level = 'box', text = 'B'}]",
    "repository = ",
    "a.b.c",
    "=",
    "1979-05-27",
    "0xff",
    "true",
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "x = " + "[" * 3000,
            "c.toml:1:21: Brackets are nested more than 16 deep.\n"
            f"    x = {'[' * 76}\n                        ^\n"
            "Write [[correction]] entries; nothing in them is nested deeper than a list of tables of lists.",
        ),
        (
            "\n" + "a." * 8000 + "a = 1",
            "c.toml:2:34: Keys are nested more than 16 deep.\n"
            f"    {'a.' * 40}\n                                     ^\n"
            "Write [[correction]] entries; nothing in them is nested deeper than a list of tables of lists.",
        ),
        (
            "#" * (LONGEST_FILE + 1),
            "c.toml: The corrections are 4,000,001 characters long; no more than 4,000,000 are read.\n"
            "Split them into a file for each volume.",
        ),
        (
            "x = " + "1" * 5000,
            "c.toml: The corrections cannot be read as TOML: a value is too large, or nested too deep.\n"
            "Write [[correction]] entries with texts in quotation marks, and nothing else.",
        ),
        (
            '[[correction]]\nnote = "A"\nx y',
            "c.toml:3:3: The corrections are not TOML: Expected '=' after a key in a key/value pair.\n"
            "    x y\n      ^\nMend this line, or the one before it; a table {…} stands on one line.",
        ),
        (
            '[[correction]]\nnote = "A"\ncitations = [\n\n',
            "c.toml:3:14: The corrections are not TOML: Invalid value.\n"
            "    citations = [\n                 ^\n"
            "Close what was opened last: a bracket, a brace or a quotation mark.",
        ),
    ],
    ids=["brackets", "keys", "length", "number", "line", "end"],
)
def test_what_is_no_corrections_file_is_one_clear_error(text, message):
    """What, where and how to mend it; the limits come before the parser, which has none."""
    with pytest.raises(ParseError) as caught:
        read_corrections(text, source="c.toml")
    assert str(caught.value) == message


def test_brackets_and_dots_in_texts_and_comments_are_no_nesting():
    """Only what the parser would nest is counted."""
    many = "[{." * 20
    text = f"# {many}\n[[correction]]\nnote = \"{many}\"\n'{many}' = '''\n{many}\n'''"
    assert read_tables(text, "c.toml").top == {"correction": [{"note": many, many: many + "\n"}]}


def test_lines_of_entries():
    """A header is counted where it stands, whatever strings of several lines come before it."""
    text = '#\n[[correction]]\nnote = """\n[[correction]]\n"""\n\n  [[ "correction" ]]\nnote = "B"'
    assert read_tables(text, "c.toml").lines == (2, 7)


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_is_answered(text):
    """With corrections, or with an error of ours."""
    try:
        found = read_corrections(text)
    except ProvciteError:
        return
    assert all(correction.note == note for note, correction in found.by_note.items())
