"""The independent gold set: notes labelled before the reader was run on them (data/README.md)."""

from __future__ import annotations

import importlib.util
import itertools
import json
import pathlib

import pytest

from provcite.notes import parse_footnote, parse_source_note

HERE = pathlib.Path(__file__).parent


def _rows(name: str) -> list[dict]:
    text = (HERE / "data" / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


SOURCE_NOTES = _rows("own-source-notes.jsonl")
FOOTNOTES = _rows("own-footnotes.jsonl")


def _tidy(words: object) -> str:
    return " ".join(str(words or "").split()).strip(" .,;:")


def _rate(pairs) -> float:
    pairs = list(pairs)
    return 100 * sum(a == b for a, b in pairs) / len(pairs)


def _people(steps) -> list[tuple[str, str]]:
    return sorted((step["role"], _tidy(name)) for step in steps for name in step["names"])


def _places(sent) -> list[tuple[str, str]]:
    return sorted((kind, _tidy(place)) for kind, places in sent.items() for place in places)


def test_source_notes_reach_their_figures():
    """Repository, number, path, classification, drafting and sending of the notes nobody tuned for."""
    spec = importlib.util.spec_from_file_location("gold_adapter", HERE / "gold_adapter.py")
    adapter = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(adapter)
    source_note = adapter.source_note
    got = [(row["gold"], source_note(row["text"])) for row in SOURCE_NOTES]
    rates = {
        name: _rate((_tidy(a.get(name)), _tidy(b.get(name))) for a, b in got if a.get(name) or b.get(name))
        for name in ("repository", "identifier", "classification")
    }
    rates["containers"] = _rate(
        (
            [_tidy(c["text"]) for c in a.get("containers", [])],
            [_tidy(c["text"]) for c in b.get("containers", [])],
        )
        for a, b in got
        if a.get("containers") or b.get("containers")
    )
    for name, shape, empty in (("drafting", _people, []), ("transmission", _places, {})):
        rates[name] = _rate(
            (shape(a.get(name, empty)), shape(b.get(name, empty)))
            for a, b in got
            if a.get(name) or b.get(name)
        )
    wanted = {
        "repository": 98,
        "identifier": 97,
        "classification": 98,
        "containers": 94,
        "drafting": 96,
        "transmission": 92,
    }
    assert {name: rate for name, rate in rates.items() if rate < wanted[name]} == {}


@pytest.mark.parametrize("row", SOURCE_NOTES + FOOTNOTES, ids=lambda row: row["id"])
def test_parts_of_a_note_never_overlap(row):
    """Whatever is read of a note, its parts stand in the text one after another."""
    read = parse_footnote if row in FOOTNOTES else parse_source_note
    note = read(row["text"])
    if row in FOOTNOTES:
        places = [(c.span.start, c.span.end) for c in note.citations]
    else:
        places = sorted((span.start, span.end) for span, _ in note.texts())
        assert "".join(s.span.of(row["text"]) for s in note.segments()) == row["text"]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(places))


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "Approved by A. Smith and Allen, who signed for Dulles.",
            [(("approved",), ["A. Smith"]), (("approved", "signed"), ["Allen"])],
        ),
        (
            "Approved by Wallner who signed for Dillon.",
            [(("approved", "signed"), ["Wallner"])],
        ),
        ("It was drafted by Boster on May 3.", [(("drafted",), ["Boster"])]),
        (
            "Cleared by Rountree, Assistant Secretary John Q. Jones in EUR, and Dulles.",
            [(("cleared",), ["Rountree", "Assistant Secretary John Q. Jones", "Dulles"])],
        ),
        (
            "Cleared by Deputy Director in the Office of Program Review Ann Chase, Warren, and Bracken.",
            [
                (
                    ("cleared",),
                    [
                        "Deputy Director in the Office of Program Review Ann Chase",
                        "Warren",
                        "Bracken",
                    ],
                )
            ],
        ),
    ],
)
def test_drafting_sentences(text, steps):
    """Who signed for whom, offices after a name, and titles that hold "in"."""
    note = parse_source_note(f"Source: Department of State, Central Files, 611.94/5-362. Secret. {text}")
    assert [(step.roles, [n.text for n in step.names]) for step in note.drafting] == steps


def test_words_about_attachments_in_an_abstract_are_remarks():
    """A sentence between marking and extent, or extent and location, hides neither."""
    note = parse_source_note(
        "No classification marking. Attached is a reply. 3 pp. Two enclosures follow. "
        "Yale University Library, Bowles Papers, Box 300, Folder 536."
    )
    assert note.classification.text == "No classification marking"
    assert note.location.repository.text == "Yale University Library"
    assert [r.text for r in note.remarks] == ["Attached is a reply.", "Two enclosures follow."]


@pytest.mark.parametrize(
    ("text", "form", "containers"),
    [
        ("CA Files: Lot 56 D 625: Telegram", "Telegram", ["CA Files", "Lot 56 D 625"]),
        ("CFM Files: Lot M–88: Minutes", None, ["CFM Files", "Lot M–88", "Minutes"]),
    ],
)
def test_a_telegram_after_the_last_colon_is_the_form(text, form, containers):
    """Only a telegram's name is a form; minutes may be a folder's title."""
    location = parse_source_note(text).location
    assert (location.form.text if location.form else None) == form
    assert [c.text for c in location.containers] == containers
