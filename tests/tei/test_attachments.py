"""What is printed below a document: attachments, enclosures and tabs of every era, each a text of its own."""

from __future__ import annotations

import io
import pathlib
import re

import attrs
import pytest

from provcite import tei
from provcite.errors import FormatError
from provcite.tei import DocumentText

VOLUME = pathlib.Path(__file__).parents[1] / "data" / "tei" / "attachments.xml"
HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0"><text><body>'
    '<div type="document" xml:id="d1" n="1"><head>1. Letter</head>'
)
TAIL = "</div></body></text></TEI>"
CENTRED = '<p rend="center"><hi rend="strong">{}</hi></p>'


def by_id() -> dict[str, DocumentText]:
    """Return the documents of the volume and their attachments."""
    return {part.id: part for each in tei.read_volume(VOLUME) for part in (each, *each.attachments)}


def only(body: str) -> DocumentText:
    """Return the document with *body* below its head."""
    (document,) = tei.read_volume((HEAD + body + TAIL).encode())
    return document


def shape(document: DocumentText) -> list[tuple[str, str, str, str]]:
    """Return kind, label, head and running text of what is printed below *document*."""
    return [(part.kind, part.label, part.head, "|".join(part.paragraphs)) for part in document.attachments]


def test_documents_are_counted_as_before() -> None:
    """The stream has one value for each document of the edition's own count."""
    documents = list(tei.read_volume(VOLUME))
    assert [document.id for document in documents] == ["d72", "d152", "d239", "d63", "d10"]
    assert [len(document.attachments) for document in documents] == [2, 2, 1, 2, 1]
    assert all(not part.attachments for document in documents for part in document.attachments)


@pytest.mark.parametrize(
    ("part", "kind", "number", "label", "head"),
    [
        ("d72at1", "attachment", "", "", ""),
        ("d72at2", "attachment", "", "", "Draft of Declaration."),
        ("d152at1", "enclosure", "2", "[Inclosure 2.]", "Mr. Murphy to Mr. Hill."),
        (
            "d152at2",
            "enclosure",
            "",
            "[Subinclosure.]",
            "translation from the frankfort kleine presse of march 20, 1901.",
        ),
        (
            "d239at1",
            "enclosure",
            "",
            "[Enclosure]",
            "Translations of Reports in the Italian Press of Interviews of Ambassador Long",
        ),
        (
            "d63at1",
            "tab",
            "A",
            "Tab A",
            "UNITED STATES VIEWS REGARDING POSSIBLE UN CORPS FOR OBSERVATION, PATROL AND RELATED FUNCTIONS",
        ),
        (
            "d63at2",
            "tab",
            "B",
            "Tab B",
            "Draft Resolution Prepared in the Bureau of International Organization Affairs",
        ),
        (
            "d10at1",
            "attachment",
            "",
            "Attachment",
            "Letter From Soviet General Secretary Gorbachev to President Reagan",
        ),
    ],
)
def test_eras(part: str, kind: str, number: str, label: str, head: str) -> None:
    """Label, kind, number and head of 1861, 1901, 1936, 1957 and 1985; what the page lacks stays empty."""
    found = by_id()[part]
    assert (found.kind, found.number, found.label, found.head) == (kind, number, label, head)


def test_own_dateline_names_and_pages() -> None:
    """An enclosure has its own place, date, parties, signature and pages, and its cover keeps its own."""
    parts = by_id()
    cover, letter = parts["d152"], parts["d152at1"]
    assert letter.date is not None
    assert cover.date is not None
    assert (letter.date.when, cover.date.when) == ("1901-03-21", "1901-04-15")
    assert letter.place.endswith("Frankfort on the Main")
    assert [(name.role, name.text) for name in letter.names] == [("from", "Murphy"), ("to", "Hill")]
    assert letter.signed == ("George H. Murphy, Consular Clerk.",)
    assert (cover.pages, letter.pages, parts["d152at2"].pages) == (
        ("176", "177"),
        ("176", "177"),
        ("177", "177"),
    )


def test_text_stands_once() -> None:
    """A document's own text does not repeat what is printed below it, nor lose what follows that."""
    cover = by_id()["d72"]
    assert cover.paragraphs[-1] == "C. F. Adams, Esq., &c., &c., &c."
    text = "\n".join(paragraph for part in by_id().values() for paragraph in part.paragraphs)
    assert text.count("enclose a copy of a declaration") == 1
    assert not any("declaration" in paragraph.casefold() for paragraph in cover.paragraphs)


def test_notes_belong_to_what_bears_them() -> None:
    """Notes go on counting, and each keeps its place in the text that bears its marker."""
    parts = by_id()
    assert {name: [note.number for note in parts[name].notes] for name in ("d63", "d63at1", "d63at2")} == {
        "d63": ["1", "3"],
        "d63at1": ["4"],
        "d63at2": ["5", "6"],
    }
    (drafted,) = parts["d63at1"].notes
    assert (drafted.bearer, drafted.offset) == ("label", len("Tab A"))
    resolution = parts["d63at2"]
    bearer = resolution.notes[1]
    assert bearer.paragraph is not None
    assert resolution.paragraphs[bearer.paragraph][: bearer.offset].endswith("consisting of [ ]")
    (printed_from,) = parts["d10at1"].notes
    assert (printed_from.bearer, printed_from.offset) == ("head", len(parts["d10at1"].head))


def test_subenclosure_lies_in_the_enclosure_before_it() -> None:
    """ "[Subinclosure.]" is in the inclosure above it, though the mark-up puts them side by side."""
    parts = by_id()
    assert [parts[name].within for name in ("d152", "d152at1", "d152at2")] == ["", "d152", "d152at1"]


def test_elements_within_each_other() -> None:
    """An attachment in an attachment says so; ids that the mark-up gives are kept."""
    document = only(
        '<frus:attachment xml:id="d1a"><head>Tab A</head><p>x</p><frus:attachment><head>Tab 1</head><p>y</p>'
        "</frus:attachment><p>z</p></frus:attachment><p>w</p>"
    )
    assert [(part.id, part.within, part.paragraphs) for part in document.attachments] == [
        ("d1a", "d1", ("x", "z")),
        ("d1at2", "d1a", ("y",)),
    ]
    assert document.paragraphs == ("w",)


@pytest.mark.parametrize("holder", ['div type="enclosure"', 'floatingText type="enclosure"'])
def test_other_elements(holder: str) -> None:
    """A `div` or `floatingText` whose type says so is an attachment too."""
    document = only(f"<{holder}><head>Note</head><p>x</p></{holder.split()[0]}>")
    assert shape(document) == [("enclosure", "", "Note", "x")]


@pytest.mark.parametrize("label", ["[Enclosure 1—Translation]", "Tab A", "[Annex]", "Attachment"])
@pytest.mark.parametrize(
    "form", [CENTRED, '<p rend="center">{}</p>', "<p><hi rend='strong'>{}</hi></p>", "<head>{}</head>"]
)
def test_labels_that_stand_in_the_text(label: str, form: str) -> None:
    """In older encodings an attachment begins below its label and reaches to the next, or to the end."""
    document = only(
        "<p>Cover.</p>" + form.format(label) + CENTRED.format("Memorandum From A to B") + "<p>One.</p>"
        "<closer><signed>A</signed></closer>" + form.format("[Enclosure 2]") + "<p>Two.</p>"
    )
    assert document.paragraphs == ("Cover.",)
    first, second = document.attachments
    assert (first.label, first.head, first.paragraphs, first.signed) == (
        label,
        "Memorandum From A to B",
        ("One.",),
        ("A",),
    )
    assert (second.label, second.number, second.within) == ("[Enclosure 2]", "2", "d1")


@pytest.mark.parametrize(
    "text",
    [
        "<p>Attachment</p><p>x</p>",
        "<p>Enclosed is a letter.</p><p>x</p>",
        '<p rend="center">Attachments:</p><p>x</p>',
        '<p rend="center">Annex II</p><p>x</p>',
        '<p rend="center">[Enclosure]</p>',
        "<p>[Enclosure not printed.]</p><p>x</p>",
    ],
)
def test_what_is_no_label(text: str) -> None:
    """A plain word, a list, a treaty's own annex, or a label with nothing below it stays text."""
    document = only("<p>Cover.</p>" + text)
    assert document.attachments == ()
    assert document.paragraphs == ("Cover.", *re.findall(r">([^<]+)</p>", text))


def test_classification_is_no_title() -> None:
    """Only a heading becomes the title of a text without a head."""
    (tab,) = only(
        '<frus:attachment><head>Tab A</head><p rend="center">TOP SECRET</p><p>x</p></frus:attachment>'
    ).attachments
    assert (tab.head, tab.paragraphs) == ("", ("TOP SECRET", "x"))


def test_label_before_its_element() -> None:
    """A label just before the element is the label of what the element holds, with its note."""
    document = only(
        CENTRED.format('Tab B<note n="2">Drafted by C.</note>')
        + "<frus:attachment><p>x</p></frus:attachment>"
    )
    (tab,) = document.attachments
    assert (tab.label, tab.number, [note.bearer for note in tab.notes]) == ("Tab B", "B", ["label"])
    assert (document.paragraphs, document.notes) == ((), ())


def test_duplicate_ids_are_reported() -> None:
    """Two attachments with one id are kept apart and reported; ids that we make are never doubled."""
    body = (
        '<frus:attachment xml:id="x"><p>1</p></frus:attachment>' * 2
        + "<frus:attachment><p>3</p></frus:attachment>"
    )
    with tei.open_volume(io.BytesIO((HEAD + body + TAIL).encode())) as opened:
        (document,) = opened
        assert [part.id for part in document.attachments] == ["x", "x-2", "d1at3"]
        assert [finding.rule for finding in opened.findings] == ["duplicate-id"]


def test_depth() -> None:
    """As deep as XML may be nested here is read as flat values; deeper is refused with a clear error."""
    document = only("<frus:attachment>" * 200 + "<p>x</p>" + "</frus:attachment>" * 200)
    assert len(document.attachments) == 200
    assert document.attachments[-1].within == "d1at199"
    assert document == attrs.evolve(document)
    with pytest.raises(FormatError):
        only("<frus:attachment>" * 10_000 + "<p>x</p>" + "</frus:attachment>" * 10_000)
    flat = only((CENTRED.format("[Subenclosure]") + "<p>x</p>") * 10_000)
    assert len(flat.attachments) == 10_000
