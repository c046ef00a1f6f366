"""What a source note tells, put into relations: which paper is attached to which."""

from __future__ import annotations

import pytest

from provcite.errors import TextSpan
from provcite.model import Document, Edition, Note, NoteKind, RelationKind
from provcite.notes import NoteRelation, Part, SourceNote
from provcite.reading import source_notes
from provcite.reading.collector import Collector
from provcite.reading.context import Place
from provcite.reading.targets import resolve_all
from provcite.tei import Ref

V = "frus1961-63v22"


def ends(words: str, kind: str, refs: tuple[Ref, ...] = ()) -> list[tuple[str, str, str]]:
    """Return the relations between documents that a note of Document 1 gives, whose words tell *kind*."""
    collector = Collector()
    collector.node(Edition(V, consulted=True))
    contents = collector.contents(V)
    for number in ("1", "2"):
        collector.node(Document(f"{V}/d{number}"))
        contents.add(f"{V}/d{number}", number, from_start=number == "1")
    note = collector.note(Note(f"{V}/d1#n0", f"{V}/d1", number="0", kind=NoteKind.SOURCE, text=words))
    told = NoteRelation(kind, Part(words, TextSpan(0, len(words)), "relation-words", 0.7))
    read = SourceNote(words, relations=(told,))
    source_notes.add(collector, Place(V, f"{V}/d1", "1", None), note, read, resolve_all(refs))
    return [
        (r.derived.removeprefix(f"{V}/"), r.kind.value, r.base.removeprefix(f"{V}/"))
        for r in collector.graph().relations
        if r.kind is not RelationKind.PUBLISHED_IN
    ]


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("Attached to Document 2.", "attachment-to", ("d1", "attached-to", "d2")),
        ("Document 2 is attached.", "attached", ("d2", "attached-to", "d1")),
        ("In reply to Document 2.", "reply-to", ("d1", "reply-to", "d2")),
        ("See Document 2.", "cited", (V, "cites", "d2")),
        ("Attached to a letter of May 3.", "attachment-to", ("d1", "attached-to", "d1#n0.1")),
    ],
)
def test_ends(words: str, kind: str, expected: tuple[str, str, str]) -> None:
    """The paper is attached to what the note names, or that to it; the volume cites what is only named."""
    assert ends(words, kind) == [expected]
    if "Document 2" in words:
        start = words.index("Document 2")
        marked = Ref("#d2", TextSpan(start, start + len("Document 2")))
        assert ends(words, kind, (marked,)) == [expected]


def test_what_only_the_mark_up_says() -> None:
    """Words that no rule reads are taken at their beginning: attached to what is marked, else citing it."""
    ref = Ref("#d2", TextSpan(12, 16))
    assert ends("Attached to this", "not-printed", (ref,)) == [("d1", "attached-to", "d2")]
    assert ends("Filed behind this", "not-printed", (ref,)) == [(V, "cites", "d2")]
