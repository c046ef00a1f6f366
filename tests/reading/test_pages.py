"""Attachments in pages of plain text."""

from __future__ import annotations

import io

import attrs
from hypothesis import given
from hypothesis import strategies as st

import provcite
from provcite.reading.pages import read_dateline, split_attachments
from provcite.reading.plain import read_document
from provcite.tei import DocumentText

PAGE = """10. Memorandum From Secretary of State Shultz to President Reagan1

Washington, March 25, 1985

I send you two papers that were delivered to us today.2

Attachment

Letter From Soviet General Secretary Gorbachev to President Reagan3

Moscow, March 24, 1985

Let me first of all express gratitude for the sympathy shown by you.4

Tab A

These are the views of the bureau, as they were prepared.

George Shultz

  1. Source: Reagan Library, Executive Secretariat. Secret.
  2. Not found.
  3. No classification marking.
  4. See Document 9.
"""


def test_page() -> None:
    """Label, heading, dateline and text of each, and the notes that it bears."""
    document = read_document(PAGE, document_id="d10")
    assert document.paragraphs == ("I send you two papers that were delivered to us today.",)
    assert [note.number for note in document.notes] == ["1", "2"]
    letter, tab = document.attachments
    assert (letter.id, letter.kind, letter.label, letter.within) == (
        "d10at1",
        "attachment",
        "Attachment",
        "d10",
    )
    assert letter.head == "Letter From Soviet General Secretary Gorbachev to President Reagan"
    assert letter.date is not None
    assert (letter.place, letter.date.text) == ("Moscow", "March 24, 1985")
    assert letter.paragraphs == ("Let me first of all express gratitude for the sympathy shown by you.",)
    assert [(note.number, note.bearer, note.paragraph) for note in letter.notes] == [
        ("3", "head", None),
        ("4", "paragraph", 0),
    ]
    assert (tab.number, tab.head, tab.signed) == ("A", "", ("George Shultz",))


def test_graph_of_a_page() -> None:
    """The page gives the same nodes as mark-up would."""
    graph = provcite.read_report(io.StringIO(PAGE), format="text").graph
    kinds = {(r.derived.partition("at")[2], r.kind.value) for r in graph.relations if "at" in r.derived}
    assert {("1", "attached-to"), ("2", "attached-to")} <= kinds


def test_lists_are_no_attachments() -> None:
    """Names of attachments, or of who got a copy, have no text below them."""
    document = DocumentText(
        "d", paragraphs=("Text of the letter.", "Enclosure", "cc: Mr. Smith", "Tab A", "Tab B")
    )
    assert split_attachments(document) == document


def test_dateline() -> None:
    """A line of place and date, and nothing else."""
    assert read_dateline("Moscow, March 24, 1985") == ("Moscow", "March 24, 1985")
    assert read_dateline("In Moscow we met on March 24, 1985.") is None


LINES = st.sampled_from(
    ("Tab A", "[Enclosure]", "Telegram 5", "Washington, May 1, 1962", "one two three four five", "x")
)


@given(st.lists(LINES, max_size=9))
def test_no_line_is_lost(lines: list[str]) -> None:
    """Each line is text, label, head or dateline of one of the parts, in order."""
    document = split_attachments(DocumentText("d", paragraphs=tuple(lines)))
    found = list(document.paragraphs)
    for part in document.attachments:
        dateline = [f"{part.place}, {part.date.text}"] if part.date else []
        found += [part.label, *([part.head] if part.head else []), *dateline, *part.paragraphs]
    assert found == lines
    assert all(attrs.evolve(part).within == "d" for part in document.attachments)
