"""Notes: which are source notes, in what order they come, and where they stand."""

from __future__ import annotations

import pytest

from provcite import tei
from provcite.errors import TextSpan
from provcite.tei import BodyRef, DateText, DocumentText, Ref

FRUS = 'xmlns:frus="http://history.state.gov/frus/ns/1.0"'


def only(body: str, attributes: str = "") -> DocumentText:
    """Return the document with *body*."""
    (document,) = tei.read_volume(
        (
            f'<TEI xmlns="http://www.tei-c.org/ns/1.0" {FRUS}><text><body><div type="document" n="1" '
            f"{attributes}>{body}</div></body></text></TEI>"
        ).encode()
    )
    return document


@pytest.mark.parametrize(
    ("body", "is_source"),
    [
        ('<note rend="inline">740.00119 PW/6–749: Telegram</note><head>The Secretary</head>', True),
        ('<note rend="inline" type="source">740.00119 PW/6–749</note><head>The Secretary</head>', True),
        ('<note rend="inline">[Extracts.]</note><head>Mr. A to Mr. B</head>', False),
        ('<note rend="inline" type="source">[Extract]</note><head>Mr. A to Mr. B</head>', False),
        ('<note rend="inline">[Received July 19.]</note><head>Mr. A to Mr. B</head>', False),
        ('<note rend="inline">[Enclosure—Translation]</note><head>Mr. A to Mr. B</head>', False),
        ('<head>Mr. A to Mr. B</head><note rend="inline">By cable</note>', False),
        ('<head>1. Memo<note n="0">Department of State, Central Files.</note></head>', True),
        ('<head>1. Memo<note n="1"> Source : Department of State.</note></head>', True),
        ('<head>1. Memo<note n="1">SOURCE: Department of State.</note></head>', True),
        ('<head>1. Memo<note n="1">Source—Department of State.</note></head>', True),
        ('<head>1. Memo<note n="1">Source text not found.</note></head>', False),
        ('<head>1. Memo<note n="1">Sources close to him said so.</note></head>', False),
        ('<head>1. Memo</head><p>x<note n="2">A<note n="3">Source: B</note></note></p>', False),
    ],
)
def test_source_notes(body: str, is_source: bool) -> None:
    """Type, number, label or place make a source note; editors' words on the text are none."""
    assert only(body).notes[-1].is_source is is_source


def test_first_note_on_a_heading() -> None:
    """Whether an unlabelled note on the heading tells a location is left to who reads notes."""
    document = only(
        '<head>1. Memo<note n="1">Department of State, Central Files, 611.94/5–1762.</note></head>'
    )
    assert [(note.bearer, note.is_source) for note in document.notes] == [("head", False)]


def test_notes_to_notes_follow_them() -> None:
    """Each says which very note it is to, whatever the labels."""
    notes = only(
        '<head>A</head><p>x<note n="*">a</note> y<note n="*">b<note n="*">c<note>d</note></note></note>'
        "<note>e<note n='1'>f</note></note></p>"
    ).notes
    assert [(note.text, note.outer) for note in notes] == [
        ("a", None),
        ("b", None),
        ("c", 1),
        ("d", 2),
        ("e", None),
        ("f", 4),
    ]


def test_notes_to_the_notes_of_a_label() -> None:
    """Notes that go to the label over an attachment take the notes to them along."""
    (tab,) = only(
        '<head>A</head><p>x<note n="1">y</note></p><frus:attachment><head>Tab A'
        '<note n="2">b<note n="3">c</note></note><lb/>Title'
        '<note n="4">d</note></head><p>z<note n="5">e</note></p></frus:attachment>'
    ).attachments
    assert (tab.label, tab.head) == ("Tab A", "Title")
    assert [(note.number, note.bearer, note.offset, note.outer) for note in tab.notes] == [
        ("2", "label", 5, None),
        ("3", "", 1, 0),
        ("4", "head", 5, None),
        ("5", "paragraph", 1, None),
    ]


def test_inline_note_as_label() -> None:
    """An inline note that is the label over an attachment is no note; a note to it is the label's."""
    (tab,) = only(
        '<head>A</head><frus:attachment><note rend="inline">Tab A<note n="2">b</note></note><head>T</head>'
        "</frus:attachment>"
    ).attachments
    assert (tab.label, [(note.number, note.bearer, note.outer) for note in tab.notes]) == (
        "Tab A",
        [("2", "label", None)],
    )


def test_offsets_in_heads() -> None:
    """A note to the head stands at its place in the head as it is given, without the number."""
    for head in ("1. Memo", "Memo", "No. 1. Memo", "[1]. Memo"):
        (note,) = only(f'<head>{head}<note n="2">x</note></head>').notes
        assert note.offset == 4 + (len("[1]. ") if "[" in head else 0)


def test_ids_of_notes() -> None:
    """A note's id may count on where its number does not."""
    (note,) = only('<head>A</head><p>x<note n="5" xml:id="d588fn6">y</note></p>').notes
    assert (note.id, note.number) == ("d588fn6", "5")


def test_references_in_the_text() -> None:
    """References of paragraphs and their lists are kept with their places; those of notes are the notes'."""
    document = only(
        '<head>A</head><p>See  <ref target="#d2">Document 2</ref>.'
        '<note n="1"><ref target="#d9">9</ref></note></p>'
        '<p>And <list><item><ref target="#d3"> 3</ref></item></list> <ref target="#d4">4</ref></p>'
    )
    assert document.refs == (
        BodyRef(0, Ref("#d2", TextSpan(4, 14))),
        BodyRef(2, Ref("#d3", TextSpan(0, 1))),
        BodyRef(1, Ref("#d4", TextSpan(4, 5))),
    )
    assert [body.ref.span.of(document.paragraphs[body.paragraph]) for body in document.refs] == [
        "Document 2",
        "3",
        "4",
    ]


def test_references_of_labels_are_dropped() -> None:
    """A label over an attachment is no paragraph, so that references in it are none of the text."""
    document = only(
        '<head>A</head><p><ref target="#d1">x</ref></p>'
        '<p rend="center">[<ref target="#d2">Annex</ref>]</p><p>y</p>'
    )
    assert [body.ref.target for body in document.refs] == ["#d1"]
    assert document.attachments[0].label == "[Annex]"


DAY = 'frus:doc-dateTime-min="1945-08-06T00:00:00-05:00" frus:doc-dateTime-max="1945-08-06T23:59:59-05:00"'
BASIS = "the mark-up (frus:doc-dateTime-min and -max)"


@pytest.mark.parametrize(
    ("body", "attributes", "date"),
    [
        ('<head>Editorial Note</head><p>On <date when="1945-08-06">August 6</date> a bomb</p>', "", None),
        ("<head>Editorial Note</head><p>x</p>", DAY, None),
        ("<head>1. Editorial Note.</head><p>x</p>", DAY, None),
        ("<head>Note</head><p>x</p>", DAY + ' subtype="editorial-note"', None),
        ("<head>Letter</head><p>x</p>", DAY, DateText("", "1945-08-06", "", BASIS)),
        (
            "<head>Letter</head><p>x</p>",
            DAY.replace("08-06T23", "09-01T23"),
            DateText("", "1945-08-06", "1945-09-01", BASIS),
        ),
        ("<head>Letter</head><p>x</p>", DAY.replace("08-06T23", "07-01T23"), None),
        ("<head>Letter</head><p>x</p>", DAY.partition(" ")[0], None),
        ("<head>Letter</head><p>x</p>", DAY.replace("1945-08", "1945"), None),
        ("<head>Letter</head><dateline>August 9, 1945</dateline>", DAY, DateText("August 9, 1945")),
        ('<head>Letter, <date when="1945-01-02">Jan. 2</date></head>', "", DateText("Jan. 2", "1945-01-02")),
        (
            '<head>A</head><opener>Paris, <date when="1945-01-02">Jan. 2</date></opener>',
            "",
            DateText("Jan. 2", "1945-01-02"),
        ),
        (
            '<head>A</head><p>x</p><closer>Yours, <dateline><date when="1945">2</date></dateline></closer>',
            "",
            DateText("2", "1945"),
        ),
        ('<head>A</head><p>x</p><closer>Since <date when="1945-01-02">Jan. 2</date></closer>', "", None),
    ],
)
def test_dates(body: str, attributes: str, date: DateText | None) -> None:
    """Datelines, openers and heads date a document, then its own attributes; its text never does."""
    assert only(body, attributes).date == date


def test_words_after_a_label() -> None:
    """Words that follow a label at once leave it what it is: text."""
    document = only('<head>A</head><p rend="center">[Enclosure]</p> loose <hi>words</hi><p>x</p>')
    assert document.paragraphs == ("[Enclosure]", "loose words", "x")
