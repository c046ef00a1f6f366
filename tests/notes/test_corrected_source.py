"""Corrected source notes: what a correction takes, no other part keeps."""

from __future__ import annotations

import itertools
import json
import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.errors import ProvciteError
from provcite.notes import Correction, SourceNote, parse_source_note
from provcite.notes.corrections import corrected_source_note

NOTE = (
    "Source: Kennedy Library, National Security Files, FE Files: Lot 65 D 25, NSAM 151. Secret; Niact. "
    "Drafted by Rusk and approved by Dillon. Sent to Tokyo. Revised by Bundy. Another copy is in the "
    "Johnson Library, Country File."
)
DATA = pathlib.Path(__file__).parents[1] / "data" / "notes" / "source-notes.jsonl"
NOTES = tuple(json.loads(line)["text"] for line in DATA.read_text(encoding="utf-8").splitlines())


def corrected(text: str = NOTE, **parts: object) -> SourceNote:
    """Return a note with a correction."""
    return corrected_source_note(parse_source_note(text), Correction(text, **parts))  # type: ignore[arg-type]


def segments(note: SourceNote) -> list[tuple[str, str]]:
    """Return kind and words of each piece that is more than marks between parts."""
    return [(s.kind, s.span.of(note.text)) for s in note.segments() if s.kind != "connective"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            {"repository": "National Security Files"},
            [("remainder", " Kennedy Library, "), ("repository", "National Security Files")],
        ),
        (
            {"repository": "Kennedy Library, National"},
            [("repository", "Kennedy Library, National"), ("container", "Security Files")],
        ),
        (
            {"repository": "Library"},
            [("remainder", " Kennedy "), ("repository", "Library"), ("container", "National Security Files")],
        ),
    ],
)
def test_words_taken_by_the_repository_leave_the_others(parts, expected):
    """A container on the same words is gone; what is left of one stays; what nobody has is remainder."""
    assert segments(corrected(**parts))[1 : len(expected) + 1] == expected


def test_words_taken_by_the_identifier_leave_the_folder():
    """The file number is no container any more; of a container cut in two the rest stays."""
    note = corrected(identifier="NSAM 151")
    assert note.location is not None
    assert note.location.words().identifier == "NSAM 151"
    assert [c.text for c in note.location.containers] == [
        "National Security Files",
        "FE Files",
        "Lot 65 D 25",
    ]
    lot = corrected(identifier="65 D")
    assert lot.location is not None
    assert [c.text for c in lot.location.containers][2:] == ["Lot", "25", "NSAM 151"]


def test_the_clause_reaches_as_far_as_its_parts():
    """A container from beyond the location that was read belongs to it, and *words* reads it right."""
    note = corrected(
        repository="Johnson Library",
        containers=(("collection", "Country File"),),
    )
    assert note.location is not None
    assert note.location.text == "Johnson Library, Country File"
    assert note.location.words().containers == (("collection", "Country File"),)
    assert note.other_locations == ()


def test_a_location_without_parts_is_none():
    """Empty values say that a part is absent."""
    assert corrected(repository="", containers=()).location is None


def test_drafting_and_transmission():
    """Names come out of the remark they stood in; the names that are not given any more are remainder."""
    note = corrected(
        drafting=((("prepared", "approved"), ("Bundy",)),), transmission=(("copied", ("Rusk", "Dillon")),)
    )
    (step,) = note.drafting
    assert (step.roles, [p.text for p in step.names]) == (("prepared", "approved"), ["Bundy"])
    (sent,) = note.transmission
    assert (sent.kind, sent.span.of(NOTE)) == ("copied", "Rusk and approved by Dillon")
    assert (
        segments(note)[-7:-1]
        == [
            ("copied", "Rusk"),
            ("copied", "Dillon"),
            ("remainder", "Tokyo. "),
            ("remark", "Revised by"),
            ("prepared", "Bundy"),
            ("remark", "Another copy is in the Johnson Library, Country File."),
        ]
        or segments(note)[-6:-1]
    )


def test_markings_follow_the_classification():
    """Given captions win; else those of the mended classification are read, and none of the old one stays."""
    assert [m.text for m in corrected(classification="Secret").markings] == []
    assert [m.text for m in corrected(classification="Secret; Niact").markings] == ["Niact"]
    (marking,) = corrected(classification="Secret", markings=("Niact",)).markings
    assert (marking.text, marking.rule) == ("Niact", "correction")
    assert corrected(markings=()).markings == ()


def test_the_words_that_the_reader_took_are_preferred():
    """ "ARA" stands first in the words that lead to the names."""
    text = (
        "Source: Department of State, Central Files, 737.00/5-1061. Drafted in ARA by Devine. Cleared in ARA."
    )
    assert corrected(text, drafting=((("cleared",), ("ARA",)),)).drafting[0].span.start == text.rindex("ARA")


@pytest.mark.parametrize("text", NOTES, ids=lambda text: text[:40])
def test_saying_what_was_read_changes_no_part(text):
    """A correction that repeats the reading is the reading, its rules aside."""
    read = parse_source_note(text)
    location = read.location
    numbers = location.identifiers if location is not None else ()
    again = corrected(
        text,
        repository=location.repository.text if location is not None and location.repository else "",
        containers=tuple((c.level, c.text) for c in location.containers) if location is not None else (),
        # A correction gives one number.
        identifier=None if len(numbers) > 1 else numbers[0].text if numbers else "",
        classification=read.classification.text if read.classification else "",
        markings=tuple(m.text for m in read.markings),
        drafting=tuple((s.roles, tuple(p.text for p in s.names)) for s in read.drafting),
        transmission=tuple((t.kind, tuple(p.text for p in t.destinations)) for t in read.transmission),
    )
    assert [(s.kind, s.span) for s in again.segments()] == [(s.kind, s.span) for s in read.segments()]


WORDS = st.sampled_from([NOTE[a:b] for a, b in itertools.combinations(range(0, len(NOTE), 9), 2)])


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "repository": WORDS | st.just(""),
            "identifier": WORDS,
            "containers": st.lists(st.tuples(st.just("box"), WORDS), max_size=3).map(tuple),
            "classification": WORDS,
            "markings": st.lists(WORDS, max_size=2).map(tuple),
            "drafting": st.lists(
                st.tuples(st.just(("signed",)), st.lists(WORDS, min_size=1, max_size=2).map(tuple)),
                max_size=2,
            ).map(tuple),
        },
    )
)
def test_no_two_parts_overlap(parts):
    """Whatever is given, parts stand apart, are pieces of the note, and with the gaps are the note again."""
    try:
        note = corrected(**parts)
    except ProvciteError:
        return
    pieces = [part for _, part in note.location.parts()] if note.location is not None else []
    pieces += [p for step in note.drafting for p in step.names]
    pieces += [p for sent in note.transmission for p in sent.destinations]
    pieces += [*note.remarks, *note.connectives]
    pieces += [p for p in (note.label, note.classification, note.title, note.extent) if p is not None]
    spans = sorted((p.span.start, p.span.end) for p in pieces)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert all(p.span.of(NOTE) == p.text for p in pieces)
    assert "".join(s.span.of(NOTE) for s in note.segments()) == NOTE
    location = note.location
    assert location is None or location.span.of(NOTE) == location.text
