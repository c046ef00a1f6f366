"""Notes outside the documents of a volume: they speak for the volume, at their page."""

from __future__ import annotations

import io
import pathlib
import re

import provcite
from provcite.model import LocatorKind, RelationKind
from provcite.reading import explain_notes

SHAPES = pathlib.Path(__file__).parents[1] / "data" / "tei" / "shapes.xml"


def test_every_note_is_in_the_graph() -> None:
    """As many notes as the volume has, wherever they stand."""
    graph = provcite.read(SHAPES)
    # One of them is within another.
    assert len([note for note in graph.notes if note.kind.value != "body"]) == len(
        re.findall("<note", SHAPES.read_text(encoding="utf-8"))
    )


def test_the_volume_speaks_at_a_page() -> None:
    """What a note to a heading cites, the volume cites at page and note; "Ibid." goes on from it."""
    graph = provcite.read(SHAPES)
    cited, again = (graph.asserted_in(f"frus1950v01/ch1#n{number}")[-1] for number in (81, 82))
    assert (cited.kind, cited.derived) == (RelationKind.CITES, "frus1950v01")
    assert [(place.kind, place.value) for place in cited.derived_locators] == [
        (LocatorKind.PAGE, "2"),
        (LocatorKind.NOTE, "81"),
    ]
    places = [
        relation.base
        for each in (cited, again)
        for relation in graph.relations_from(each.base)
        if relation.kind is RelationKind.HELD_IN
    ]
    assert len(places) == 2
    assert len(set(places)) == 1


def test_earlier_volume() -> None:
    """A note to the heading of a compilation leads to the volume that it continues."""
    graph = provcite.read(SHAPES)
    assert [relation.base for relation in graph.asserted_in("frus1950v01/comp1#n80")] == ["frus1937v03"]
    assert [relation.base for relation in graph.asserted_in("frus1950v01/preface#n1")] == ["frus1950v01/d300"]


def test_explained_as_read() -> None:
    """An explanation reads such a note with what stands before it in its division."""
    explained = {each.note.id: each for each in explain_notes(provcite.read(SHAPES))}
    parts = explained["frus1950v01/ch1#n82"].parts
    assert [part.detail.partition(",")[0] for part in parts if part.kind == "citation"] == ["ibid"]


def test_notes_to_notes_with_one_label() -> None:
    """A note to the second of two notes with one label lies within that very one."""
    body = '<p>x<note n="*">A.</note> y<note n="*">B.<note n="*">See Document 1.</note></note></p>'
    data = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="frus1934v04"><text><body><div xml:id="ch3">'
        f'{body}<div type="document" xml:id="d1" n="1"><head>1. A</head></div></div></body></text></TEI>'
    )
    graph = provcite.read_report(io.BytesIO(data.encode())).graph
    assert [(note.id, note.within) for note in graph.notes] == [
        ("frus1934v04/ch3#*", None),
        ("frus1934v04/ch3#*-2", None),
        ("frus1934v04/ch3#*-3", "frus1934v04/ch3#*-2"),
    ]
