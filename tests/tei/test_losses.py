"""What is lost in TEI is told, field by field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite import tei
from provcite.tei import DateText, DocumentText, NameText, NoteText, VolumeText
from shared_data import SEEDS


def lost(*documents: DocumentText, volume: VolumeText | None = None) -> list[str]:
    """Return the paths of what is lost."""
    return [str(finding.where) for finding in tei.loss(volume or VolumeText("v"), documents)]


def test_seed_loses_nothing() -> None:
    """A volume that was read is written whole."""
    with tei.open_volume(SEEDS / "frus1961-63v22-excerpt.xml") as opened:
        header, documents = opened.header, list(opened)
    assert list(tei.loss(header, documents)) == []


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (DocumentText("d1", notes=(NoteText("", "1", "x", listed="2", bearer=""),)), "d1.notes[0].listed"),
        (DocumentText("d1", paragraphs=("a", "b\vc")), "d1.paragraphs[1]"),
        (DocumentText("d1", paragraphs=("a\ud800b",)), "d1.paragraphs[0]"),
        (DocumentText("d1", paragraphs=("a  b",)), "d1.paragraphs[0]"),
        (DocumentText("d1", date=DateText(" May 1", "1950-05-01")), "d1.date.text"),
        (DocumentText("d1", head="5. Letter"), "d1.number"),
        (DocumentText("d1", head="Letter", names=(NameText("from", "Rusk"),)), "d1.names[0].text"),
        (DocumentText("d1", kind="tab"), "d1"),
        (DocumentText("d1", notes=(NoteText("", "1", "x", outer=2, bearer=""),)), "d1.notes[0].outer"),
    ],
)
def test_what_tei_has_no_place_for(document: DocumentText, path: str) -> None:
    """Each value that does not come back is named; what follows is compared all the same."""
    assert lost(document, DocumentText("d2", head="x"))[0] == path
    assert all(found.startswith("d1") for found in lost(document, DocumentText("d2", head="x")))


def test_ids_that_two_documents_have() -> None:
    """So is an id that another document has taken, and what the header has no place for."""
    assert lost(DocumentText("d1"), DocumentText("d1")) == ["d1.id"]
    assert lost(volume=VolumeText("v", isbn="9780160452062", title=" t")) == ["v.title"]


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=10))
def test_whatever_the_text(words: str, head: str, number: str) -> None:
    """Every text can be written and encoded, and either comes back or is told."""
    document = DocumentText("d1", number, head, paragraphs=(words,))
    "".join(tei.write_volume(VolumeText(), [document])).encode()
    (found,) = tei.read_volume("".join(tei.write_volume(VolumeText(), [document])).encode())
    same = (found.number, found.head, found.paragraphs) == (number, head, (words,))
    assert same == (not lost(document))
