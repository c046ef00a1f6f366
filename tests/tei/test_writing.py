"""Writing TEI: reading it again gives the same documents."""

from __future__ import annotations

import io

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite import tei
from provcite.errors import TextSpan
from provcite.tei import DateText, DocumentText, NameText, NoteText, Ref, VolumeText
from shared_data import SEEDS, shared


def again(volume: VolumeText, documents: list[DocumentText]) -> tuple[VolumeText, list[DocumentText]]:
    """Return what reading the written volume gives, the lines in the file left out."""
    data = "".join(tei.write_volume(volume, documents)).encode()
    with tei.open_volume(io.BytesIO(data)) as opened:
        return opened.header, [without_line(document) for document in opened]


def without_line(document: DocumentText) -> DocumentText:
    """Return *document* as if it stood nowhere."""
    return attrs.evolve(document, line=0, names=tuple(attrs.evolve(name, full="") for name in document.names))


@pytest.mark.parametrize("name", ["frus1961-63v22-d260.xml", "frus1961-63v22-excerpt.xml"])
def test_seeds(name: str) -> None:
    """The seeds' documents and header survive."""
    with tei.open_volume(SEEDS / name) as opened:
        header = opened.header
        documents = [without_line(document) for document in opened]
    assert again(header, documents) == (header, documents)


def test_corpus() -> None:
    """So do the corpus's small volumes, of every era."""
    for path in sorted(shared("corpus", "tei").glob("*.xml")):
        with tei.open_volume(path) as opened:
            header = opened.header
            documents = [without_line(document) for document in opened]
        assert again(header, documents) == (header, documents), path.name


WORDS = st.text(alphabet="abc<>&\"'é“”", min_size=1, max_size=6)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


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
