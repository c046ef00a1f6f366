"""Shapes of mark-up that whole volumes have: no word or note is lost, and each stands where it belongs."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator

import pytest
from lxml import etree

from provcite import tei
from provcite.tei import DocumentText, NoteText
from shared_data import shared

SHAPES = pathlib.Path(__file__).parents[1] / "data" / "tei" / "shapes.xml"
_DOCUMENTS = ".//{http://www.tei-c.org/ns/1.0}div[@type='document']"
_NOTE = "{http://www.tei-c.org/ns/1.0}note"
# Words that a field's name says: what a list of the heading lists. And what stands for another reading.
LEFT_OUT = {
    "No",
    "SUBJECT",
    "FROM",
    "TO",
    "MEMORANDUM",
    "FOR",
    "Untitled",
    "Goverment",
    "Historical",
    "Office",
}


def of(name: str) -> DocumentText:
    """Return a document of the volume of shapes."""
    return next(document for document in tei.read_volume(SHAPES) if document.id == name)


def note(document: DocumentText, number: str) -> NoteText:
    """Return a note of *document*."""
    return next(note for note in document.notes if note.number == number)


def fields(document: DocumentText) -> Iterator[str]:
    """Yield all that a document gives as text."""
    yield from (document.number, document.head, document.label, document.subject, document.place)
    yield from (*document.senders, *document.addressees, *document.opener, *document.signed)
    yield from (*document.paragraphs, *(each.text for each in document.notes))
    if document.date is not None:
        yield document.date.text
    for part in document.attachments:
        yield from fields(part)


def volumes() -> list[pathlib.Path]:
    """Return the volume of shapes, and those of the corpus where it is there."""
    return [SHAPES, *sorted(SHAPES.parent.glob("attach*.xml"))]


@pytest.mark.parametrize("path", volumes(), ids=lambda path: path.stem)
def test_no_word_is_lost(path: pathlib.Path) -> None:
    """Whatever a document prints stands in one of its fields."""
    check(path)


def test_no_word_of_the_corpus_is_lost() -> None:
    """So it is with the documents of the corpus."""
    for path in sorted(shared("corpus", "tei").glob("*.xml")):
        check(path)


def check(path: pathlib.Path) -> None:
    """Assert that no word and no note of the documents of *path* is missing."""
    root = etree.parse(path).getroot()
    for document, div in zip(tei.read_volume(path), root.iterfind(_DOCUMENTS), strict=True):
        for own in div.iter("{http://history.state.gov/frus/ns/1.0}*"):
            # How many pages a microfiche has is no text of the document.
            own.text = None if "page-count" in own.tag else own.text
        printed = set(re.findall(r"\w+", " ".join(div.itertext()))) - LEFT_OUT
        assert printed <= set(re.findall(r"\w+", " ".join(fields(document)))), document.id
        parts = (document, *document.attachments)
        # An inline note over an attachment is its label.
        labels = sum(bool(part.label) for part in parts)
        notes = sum(len(part.notes) for part in parts)
        assert notes <= len(list(div.iter(_NOTE))) <= notes + labels, document.id


def test_notes_of_several_paragraphs() -> None:
    """What stands in a note is the note's, with its references, and not the document's."""
    document = of("d300")
    assert document.paragraphs == ("The Department may wish to make addition. And more.",)
    assert document.signed == ("Moose",)
    assert note(document, "1").text == (
        "Source: Department of State, Central Files, 783.00/7–855. Secret. Repeated to Beirut."
    )
    ninth = note(document, "9")
    assert ninth.text == (
        "On July 9, the Department directed Moose to make these points: “1. USG has noted: A. "
        "“2. USG: a) regrets.” (Telegram 15 to Damascus; see Document 301)"
    )
    assert [(ref.target, ref.span.of(ninth.text)) for ref in ninth.refs] == [("#d301", "Document 301")]


def test_lists_tables_and_letters_in_notes() -> None:
    """A note's list, table and quoted signature are words of the note."""
    document = of("d301")
    assert [each.text for each in document.notes] == [
        "The list reads: 1. Copper 2. Tin 1969 12",
        "The letter reads: “Dear Mr. President: Nkrumah",
    ]
    assert (document.paragraphs, document.signed) == (("Text.",), ())


def test_lists_of_the_heading() -> None:
    """Sender, addressee and subject are lists with a head that only says so; participants are text."""
    document = of("d84")
    assert (document.senders, document.addressees, document.subject) == (
        ("Mr. Komer",),
        ("Mr. Bundy",),
        "Vienna Meeting",
    )
    assert document.paragraphs[:2] == ("PARTICIPANTS:", "Listed on Page 4")
    assert [note(document, number).bearer for number in ("0", "1", "2")] == ["head", "senders", "subject"]


def test_heads_of_lists_tables_and_figures() -> None:
    """Captions are text, never the document's heading, and bear their notes."""
    document = of("d84")
    assert document.head == "Memorandum of Conversation"
    for number, caption in (("3", "PARTICIPANTS:"), ("6", "Recommendations:"), ("7", "TABLE ONE")):
        borne = note(document, number)
        assert borne.paragraph is not None
        assert document.paragraphs[borne.paragraph] == caption
        assert (borne.bearer, borne.offset) == ("paragraph", len(caption))
    assert [each for each in document.paragraphs if each in ("Map of Laos", "A map")] == [
        "Map of Laos",
        "A map",
    ]


def test_notes_between_items() -> None:
    """A note between a label and its item belongs to the paragraph with the list."""
    document = of("d84")
    between = note(document, "5")
    assert between.paragraph is not None
    assert document.paragraphs[between.paragraph].startswith("During lunch:")
    assert between.text == "A notation in the margin."


def test_words_beside_elements() -> None:
    """What a closer prints before and after the signature, and a quotation without paragraphs, is text."""
    document = of("d85")
    assert document.paragraphs == (
        "Quoted words here. More.",
        "Very truly yours,",
        "Director, Historical Office Bureau of Public Affairs",
        "Hon. William H. Seward, Secretary of State.",
        "Annex II",
        "The end.",
    )
    assert document.signed == ("William M. Franklin",)
    assert note(document, "1").bearer == "signature"
    assert (note(document, "2").paragraph, note(document, "2").offset) == (2, 52)


def test_datelines() -> None:
    """What a dateline prints beside the first place and date goes with the opener."""
    document = of("d35")
    assert document.date is not None
    assert (document.place, document.date.when) == ("Bogotá", "1934-09-24T22:00:00-05:00")
    assert document.opener == (
        "Confidential",
        "Legation of the United States",
        "September 24, 1934—10 p.m. [Received September 25—3:17 a.m.]",
        "No. 12",
    )
    assert of("d84").opener == ("3 p.m.",)


def test_dateline_goes_before_other_dates() -> None:
    """A date that the heading names is not the document's where a dateline has one."""
    date = of("d36").date
    assert date is not None
    assert date.when == "1950-03-04"


def test_dateline_without_mark_up() -> None:
    """The words of a dateline without mark-up are the date; a later one is text."""
    document = of("d37")
    assert document.date == tei.DateText("Washington, May 2, 1950.")
    assert document.paragraphs == ("Text.", "Approved May 3, 1950.")


def test_choices() -> None:
    """Of two readings the corrected one is read, and the abbreviation that is printed."""
    assert of("d38").paragraphs == ("The Government, by misteak, wrote to HO.",)


def test_notes_outside_the_documents() -> None:
    """Notes to headings of chapters and in the front stand with their division and its page."""
    with tei.open_volume(SHAPES) as volume:
        ids = [document.id for document in volume]
    assert ids == ["d300", "d301", "d84", "d85", "d35", "d36", "d37", "d38", "d112", "d113", "d114"]
    assert volume.findings == []
    assert [
        (section.id, section.head, section.pages, [each.number for each in section.notes])
        for section in volume.sections
    ] == [
        ("preface", "Preface", ("III", "III"), ["1"]),
        ("names", "List of Persons", ("III", "III"), ["1"]),
        ("comp1", "THE FAR EAST", ("1", "1"), ["80"]),
        ("ch1", "Japan", ("2", "2"), ["81", "82"]),
    ]
    compilation = volume.sections[2].notes[0]
    assert compilation.text == "Continued from Foreign Relations, 1937, vol. iii, pp. 1–10."


def test_header_has_the_date_of_publication() -> None:
    """What time the papers are of is another date."""
    with tei.open_volume(SHAPES) as volume:
        assert volume.header.date == "1977"


def test_pages_without_a_printed_number() -> None:
    """A number in brackets is the page's where its id says so; else it is one of another count."""
    text = "".join(
        f'<pb n="{number}" xml:id="{key}"/><div type="document" xml:id="d{key}"><head>A</head></div>'
        for number, key in (("[31]", "pg_31"), ("[3]", "pg-seq-3"), ("[IV]", "pg_IV"), ("20", "pg-seq1_20"))
    )
    data = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{text}</body></text></TEI>'
    assert [document.pages for document in tei.read_volume(data.encode())] == [
        ("31", "31"),
        ("[3]", "[3]"),
        ("IV", "IV"),
        ("20", "20"),
    ]


def test_persons_of_any_list() -> None:
    """Full names stand in lists of whatever name."""
    data = SHAPES.read_text(encoding="utf-8").replace(
        '<persName type="from">Washington', '<persName type="from" corresp="#p_KOM1">Komer'
    )
    found = next(each for each in tei.read_volume(data.encode()) if each.id == "d35")
    assert [name.full for name in found.names if name.is_person] == ["Komer, Robert W."]


def test_labels_and_titles_in_one_head() -> None:
    """A label on a line of its own before the title is the label, with the notes to it."""
    parts = of("d112").attachments
    assert [(part.kind, part.number, part.label, part.head) for part in parts] == [
        ("attachment", "", "Attachment", "Telegram From the Department of State to the Embassy in Laos"),
        ("tab", "B", "Tab B", "Paper Prepared by Smith"),
        ("enclosure", "1", "Enclosure 1", "Talking Points"),
        ("attachment", "", "[Translation.]", ""),
        ("enclosure", "", "[Enclosure] [Translation]", ""),
    ]
    assert [(each.number, each.bearer, each.offset) for part in parts for each in part.notes] == [
        ("3", "head", 60),
        ("4", "label", 11),
        ("5", "head", 14),
    ]


def test_number_with_its_word() -> None:
    """ "No. 113." is the document's number where the mark-up says so, and its notes stay in place."""
    letter, other = of("d113"), of("d114")
    assert (letter.number, letter.head) == ("113", "Mr. Gresham to Mr. Baker.")
    assert note(letter, "1").offset == len("Mr. Gresham to Mr. Baker.")
    assert letter.place == "Department of State, Washington"
    assert (other.number, other.head) == ("114", "No. 12 Memorandum")


def test_number_in_brackets() -> None:
    """Documents outside the count have numbers in brackets, in the mark-up and in the head."""
    data = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="document" xml:id="d3" n="[3]">'
        "<head>[3]. Message</head></div></body></text></TEI>"
    )
    (document,) = tei.read_volume(data.encode())
    assert (document.number, document.head) == ("[3]", "Message")
