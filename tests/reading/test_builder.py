"""What the builder makes of a document's own page."""

from __future__ import annotations

import io

import pytest

import provcite

VOLUME = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="frus1961-63v22"><teiHeader><fileDesc><titleStmt>
<title>Foreign Relations</title></titleStmt></fileDesc></teiHeader><text><body>
<div type="document" xml:id="d1" n="1"><head>1. Memorandum</head><opener><dateline>{date}</dateline></opener>
<p>Text.</p></div></body></text></TEI>"""


@pytest.mark.parametrize(
    ("date", "edtf", "reasons"),
    [
        ('<date when="1962-05-17">May 17, 1962</date>', "1962-05-17", []),
        ('<date when="1962-05-17T10:00:00">May 17, 1962</date>', "1962-05-17", []),
        ('<date from="1962-05-17" to="1962-05-19">May 17–19, 1962</date>', "1962-05-17/1962-05-19", []),
        (
            '<date when="1962-02-31">February 28, 1962</date>',
            "1962-02-28",
            ["The date '1962-02-31' of the mark-up is no date of the calendar: the words were read instead."],
        ),
        (
            '<date from="1962-05-17" to="1962-05-12">May 17–12, 1962</date>',
            "1962-05-17/1962-05-12",
            ["The date '1962-05-17/1962-05-12' of the mark-up ends before it begins."],
        ),
    ],
)
def test_a_date_that_cannot_be_is_reported(date, edtf, reasons):
    """A misprinted date of the mark-up is said, and the words are read in its stead."""
    report = provcite.read_report(io.BytesIO(VOLUME.format(date=date).encode()), format="tei")
    (document,) = (node for node in report.graph.nodes if node.id == "frus1961-63v22/d1")
    assert document.date is not None
    assert document.date.edtf == edtf
    assert [f.reason for f in report.findings if f.rule == "malformed-date"] == reasons


HEADED = VOLUME.replace("1. Memorandum</head>", "1. Memorandum{note}</head>").format_map(
    {"date": "<date when='1962-05-17'>May 17, 1962</date>", "note": "{note}"}
)


@pytest.mark.parametrize(
    ("words", "is_source"),
    [
        ("Department of State, Central Files, 611.94/5–1762. Secret. Drafted by Rusk.", True),
        ("611.94/5–1762. Secret.", True),
        ("Not printed.", False),
        ("See Document 2.", False),
        ("A copy was sent to the Department of Defense.", False),
        ("Ibid., Central Files, 611.94/5–1762.", False),
    ],
)
def test_first_note_on_a_heading_may_be_the_source_note(words, is_source):
    """A note 1 on the heading that says where the document is kept is its source note, label or not."""
    text = HEADED.replace("{note}", f'<note n="1">{words}</note>')
    graph = provcite.read_report(io.BytesIO(text.encode()), format="tei").graph
    (note,) = graph.notes
    assert (note.kind.value == "source") == is_source
    held = [r for r in graph.relations if r.kind.value == "held-in" and r.derived == "frus1961-63v22/d1"]
    assert bool(held) == is_source


def test_a_printed_source_and_another_print_are_two():
    """What a document was printed from is said once; where it is "also printed" is a print of its own."""
    words = (
        "Source: Department of State Bulletin, February 1978, pp. 23–26. "
        "Also printed in American Foreign Policy, 1978, p. 3."
    )
    text = HEADED.replace("{note}", f'<note n="1" type="source">{words}</note>')
    graph = provcite.read(io.BytesIO(text.encode()), format="tei")
    titles = {node.id: getattr(node, "title", None) for node in graph.nodes}
    told = [
        (r.kind.value, titles[r.base], [locator.value for locator in r.base_locators])
        for r in graph.relations
        if r.base != "frus1961-63v22"
    ]
    assert told == [
        ("printed-from", "Department of State Bulletin", ["23–26"]),
        ("published-in", "American Foreign Policy", ["3"]),
    ]
