"""Writing TEI: reading it again gives the same documents."""

from __future__ import annotations

import io
import pathlib

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite import tei
from provcite.errors import TextSpan
from provcite.tei import DateText, DocumentText, NameText, NoteText, Ref, VolumeText
from shared_data import SEEDS, shared

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
TAIL = "</body></text></TEI>"
DATA = pathlib.Path(__file__).parents[1] / "data"


def again(volume: VolumeText, documents: list[DocumentText]) -> tuple[VolumeText, list[DocumentText]]:
    """Return what reading the written volume gives, the lines in the file left out."""
    data = "".join(tei.write_volume(volume, documents)).encode()
    with tei.open_volume(io.BytesIO(data)) as opened:
        return opened.header, [without_line(document) for document in opened]


def without_line(document: DocumentText) -> DocumentText:
    """Return *document* as if it stood nowhere."""
    return attrs.evolve(
        document,
        line=0,
        attachments=tuple(map(without_line, document.attachments)),
    )


@pytest.mark.parametrize("name", ["frus1961-63v22-d260.xml", "frus1961-63v22-excerpt.xml"])
def test_seeds(name: str) -> None:
    """The seeds' documents and header survive."""
    with tei.open_volume(SEEDS / name) as opened:
        header = opened.header
        documents = [without_line(document) for document in opened]
    assert again(header, documents) == (header, documents)


def test_attachments_of_every_era() -> None:
    """What is printed below a document is written within it, with its label, notes and pages."""
    with tei.open_volume(DATA / "tei" / "attachments.xml") as opened:
        header = opened.header
        documents = [without_line(document) for document in opened]
    assert again(header, documents) == (header, documents)


def test_shapes() -> None:
    """So it is with shapes of mark-up that whole volumes have."""
    path = pathlib.Path(__file__).parents[1] / "data" / "tei" / "shapes.xml"
    with tei.open_volume(path) as opened:
        header, documents = opened.header, list(opened)
    _, found = again(header, documents)
    assert list(map(in_order, found)) == list(map(in_order, documents))


def in_order(document: DocumentText) -> DocumentText:
    """Return *document* with its notes by their places, as those of a list within a paragraph are written."""
    document = without_line(document)
    notes = sorted(document.notes, key=lambda note: (note.bearer, note.paragraph or 0, note.offset))
    return attrs.evolve(document, notes=tuple(notes))


def test_corpus() -> None:
    """So do the corpus's small volumes, of every era."""
    for path in sorted(shared("corpus", "tei").glob("*.xml")):
        with tei.open_volume(path) as opened:
            header = opened.header
            documents = [without_line(document) for document in opened]
        assert again(header, documents) == (header, documents), path.name


@pytest.mark.parametrize(
    "body",
    [
        '<head>Memorandum From A<note n="1">q</note> to B</head>',
        '<head>Memorandum From <persName type="from">A</persName><note n="1">q</note> to B</head>',
        '<head>3. Memo<note n="2">q</note> to B</head>',
        '<head>No. 1. Memo<note n="2">q</note> to B</head>',
        '<head>Memo <persName type="from"/>to <gloss type="to">the <persName>B</persName></gloss></head>',
        '<head>B to <persName type="from"><persName>A</persName></persName> <persName>B</persName></head>',
        '<head>1. A</head><dateline>Paris,<date when="1950-05-01"> May  1</date></dateline><p>x</p>',
        '<head>1. A</head><dateline><date when="1950-05-01"> </date></dateline><p>x</p>',
        '<head>1. A</head><p>See <ref target="#d2">Document <hi>2</hi></ref><note n="1">x</note>.</p>',
        '<head>1. A</head><p>x<note n="*">a</note> y<note n="*">b<note n="*">c</note></note></p>',
        '<head>1. A</head><p>x<pb n="7" xml:id="pg_7"/>y<pb n="8"/>z</p>',
        '<pb n="7" xml:id="pg-seq1_7"/><head>1. A</head><p>x<pb n="7" xml:id="pg_7"/>y<pb n="8"/>z</p>',
        '<head>1. A</head><p>x<pb n="7" xml:id="pg_7"/>y</p><div type="enclosure"><p>w'
        '<pb n="8" xml:id="pg_8"/>v</p></div><div type="enclosure"><pb n="9" xml:id="pg_9"/><p>w</p></div>',
        '<head>1. A</head><p>x<note n="1">Outer<note n="1">Inner.</note> end.</note></p>',
        '<head>1. A</head><p>x<note n="2">a<note n="1">b<note n="†">c</note></note></note></p>',
        "<head>1. A</head><p>x<note>Outer<note n='1'>Inner.</note> end.</note></p>",
        '<head>1. A</head><p>x<note n="1">See <ref target="#d2"/>here.</note></p>',
        "<head>1. A</head><opener><seg><note n='1'>Only a note.</note></seg></opener><p>x</p>",
        "<head>1. A</head><dateline><note n='1'>Only a note.</note></dateline><p>x</p>",
        "<head>1. A</head><p>[Enclosure]</p><closer><signed>B</signed></closer>",
    ],
)
def test_hard_places(body: str) -> None:
    """Notes in notes of one number, without a number, where no words stand; empty references; lost labels."""
    text = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
        f'<div type="document" n="1">{body}</div></body></text></TEI>'
    )
    documents = [without_line(document) for document in tei.read_volume(text.encode())]
    assert again(VolumeText(), documents) == (VolumeText(), documents)


def test_words_are_not_broken() -> None:
    """A note stands behind the word that bears it, whether or not the head prints the document's number."""
    note = '<note n="1">q</note>'
    for head in ("Memorandum From A{} to B", "3. Memo{} to B", "1. Memo{} to B", "No. 1. Memo{}"):
        text = f'{HEAD}<div type="document" n="1"><head>{head.format(note)}</head></div>{TAIL}'
        (document,) = tei.read_volume(text.encode())
        written = "".join(tei.write_volume(VolumeText(), [document]))
        assert head.partition("{")[0].removeprefix("No. ") + note in written


def test_full_names_are_written() -> None:
    """The full name of a person stands in a list before the first document that names it."""
    names = (NameText("from", "Rusk", "Rusk, Dean"), NameText("to", "B&C", "", is_person=False))
    documents = [
        DocumentText("d1", head="From Rusk to B&C", names=names),
        DocumentText("d2", head="Rusk", names=(NameText("", "Rusk", "Rusk, Dean"),)),
    ]
    assert again(VolumeText(), documents) == (VolumeText(), documents)
    assert "".join(tei.write_volume(VolumeText(), documents)).count("Rusk, Dean") == 1


def test_many_notes() -> None:
    """Time grows with the notes, not with their square; notes in notes need no deep calls."""
    count = 5000
    notes = [NoteText("", str(n), "x", paragraph=n, offset=1) for n in range(count)]
    notes += [NoteText("", f"i{n}", "y", outer=count + n - 1 if n else None, bearer="") for n in range(count)]
    document = DocumentText("d1", paragraphs=("word",) * count, notes=tuple(notes))
    assert "".join(tei.write_volume(VolumeText(), [document])).count("<note") == 2 * count


WORDS = st.text(alphabet="abc<>&\"'é“”", min_size=1, max_size=6)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


LABELS = st.sampled_from(("", "Tab A", "[Enclosure 1—Translation]", "[Annex]", "Paper of the second day"))
KINDS = {"Tab A": ("tab", "A"), "[Enclosure 1—Translation]": ("enclosure", "1"), "[Annex]": ("annex", "")}


@st.composite
def attached(draw: st.DrawFn) -> tuple[DocumentText, ...]:
    """Draw what is printed below a document, some of it below other attachments."""
    found: list[DocumentText] = []
    # What may still be printed below: the last one drawn and what it is printed below.
    open_ids = ["d7"]
    for number in range(1, draw(st.integers(0, 4)) + 1):
        del open_ids[draw(st.integers(1, len(open_ids))) :]
        label = draw(LABELS)
        kind, count = KINDS.get(label, (draw(st.sampled_from(("attachment", "exhibit"))), ""))
        part = draw(documents())
        notes = [attrs.evolve(n, number=f"{n.number}{number}") if n.number else n for n in part.notes]
        if label:
            notes.append(NoteText("", f"9{number}", draw(TEXTS), bearer="label", offset=3))
        part = attrs.evolve(
            part,
            id=f"d7at{number}",
            kind=kind,
            label=label,
            number=count,
            within=open_ids[-1],
            notes=tuple(sorted(notes, key=lambda note: note.bearer != "" and note.bearer != "label")),
            pages=None,
        )
        found.append(part)
        open_ids.append(part.id)
    return tuple(found)


@given(attached())
def test_attachments_are_read_again(parts: tuple[DocumentText, ...]) -> None:
    """A document with attachments in attachments reads back as it was."""
    document = DocumentText(
        "d7", number="7", head="Letter", paragraphs=("[Enclosure]", "x"), attachments=parts
    )
    _, (found,) = again(VolumeText("frus0000"), [document])
    assert found == document


@st.composite
def documents(draw: st.DrawFn) -> DocumentText:
    """Draw a document with notes at places in its paragraphs, its head, and before it."""
    paragraphs = draw(st.lists(TEXTS, max_size=3))
    head = draw(TEXTS)
    notes = []
    if draw(st.booleans()):
        notes.append(NoteText("", "", draw(TEXTS), is_source=True, bearer=""))
    for index, paragraph in enumerate(paragraphs):
        ends = [len(word) for word in paragraph.split(" ")]
        place = sum(ends[:1])
        text = draw(TEXTS)
        refs = (Ref("#d2", TextSpan(0, len(text.split(" ")[0]))),) if draw(st.booleans()) else ()
        notes.append(NoteText("", str(index + 1), text, refs=refs, paragraph=index, offset=place))
    return DocumentText(
        "d7",
        number=draw(st.sampled_from(["7", ""])),
        head=head,
        names=(NameText("from", head.split(" ")[0]),) if draw(st.booleans()) else (),
        senders=tuple(draw(st.lists(TEXTS, max_size=2))),
        subject=draw(st.just("") | TEXTS),
        place=draw(st.just("") | WORDS),
        date=draw(st.none() | st.builds(DateText, TEXTS, st.just("1962-05-17"))),
        opener=tuple(draw(st.lists(TEXTS, max_size=1))),
        paragraphs=tuple(paragraphs),
        signed=tuple(draw(st.lists(TEXTS, max_size=2))),
        notes=tuple(notes),
        pages=draw(st.none() | st.just(("5", "6"))),
    )


@given(documents())
def test_written_documents_are_read_again(document: DocumentText) -> None:
    """Whatever the words, mark-up characters among them, a document reads back as it was."""
    _, (found,) = again(VolumeText("frus0000"), [document])
    assert found == document
