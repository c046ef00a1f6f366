"""Explanations: each note with its parts, their rules, and what became of them."""

from __future__ import annotations

import pathlib

from hypothesis import given

import provcite
import strategies
from provcite.errors import Finding, Severity, TextSpan
from provcite.notes import RULES, Correction, Corrections, read_corrections
from provcite.reading import ExplainedPart, explain_notes
from provcite.reading.explanations import unused_corrections

SEED = pathlib.Path(__file__).parents[2] / "seeds" / "frus1961-63v22-d260.xml"
CORRECTED = """
[[correction]]
note = "Document 256."
citations = []
"""


def _parts(graph, note, **options):
    (found,) = [e for e in explain_notes(graph, **options) if e.note.id == note]
    return found


def test_a_source_note_shows_its_parts_in_order():
    """Every stretch that is no mere mark is there once, with the rule that read it and how surely."""
    explained = _parts(provcite.read(SEED), "frus1961-63v22/d260#n0")
    assert [(p.kind, p.detail, p.text) for p in explained.parts] == [
        ("label", "", "Source:"),
        ("repository", "", "Kennedy Library"),
        ("container", "collection", "National Security Files"),
        ("container", "series", "Meetings and Memoranda Series"),
        ("container", "folder", "NSAM 151"),
        ("classification", "", "Confidential"),
    ]
    assert all(p.rule in RULES and 0 < p.confidence <= 1 for p in explained.parts)
    assert any("—held-in→" in made for _, made in explained.readings)


def test_a_footnote_shows_narrative_and_the_parts_of_each_citation():
    """What no rule explains says so; a citation's own parts follow it, one step in."""
    text = provcite.read(SEED).note("frus1961-63v22/d260#n2").text
    parts = _parts(provcite.read(SEED), "frus1961-63v22/d260#n2").parts
    assert parts[0] == ExplainedPart("unread", "", text[:674], TextSpan(0, 674))
    assert (parts[1].kind, parts[1].detail) == ("citation", "archival, quoted-in")
    assert [(p.kind, p.text) for p in parts if p.depth][-3:] == [
        ("repository", "Department of State"),
        ("container", "Central Files"),
        ("identifier", "611.94/5-362"),
    ]


def test_corrections_are_shown_as_the_reading(tmp_path):
    """With the corrections of the reading, given as a value or as a file, what they say is explained."""
    path = tmp_path / "mended.toml"
    path.write_text(CORRECTED, encoding="utf-8")
    graph = provcite.read(SEED.with_suffix(".txt"), corrections=path)
    for given_as in (path, read_corrections(CORRECTED, source="mended.toml")):
        explained = _parts(graph, "frus1961-63v22/d260#n1", corrections=given_as)
        assert [p.kind for p in explained.parts] == ["unread"]
        assert explained.readings == ()
    assert _parts(graph, "frus1961-63v22/d260#n1").parts[0].kind == "citation"


def test_a_correction_that_no_note_has_use_for_is_told(tmp_path):
    """Its text has changed, or is none of the file's; a source note has no citations. Others are not told."""
    graph = provcite.read(SEED)
    source = graph.note("frus1961-63v22/d260#n0").text
    text = f"""{CORRECTED}
[[correction]]
note = "{source} It was not initialed."
[[correction]]
note = "Source: elsewhere."
"""
    path = tmp_path / "mended.toml"
    path.write_text(text, encoding="utf-8")
    for given_as in (path, str(path), read_corrections(text, source=str(path))):
        assert unused_corrections(graph, given_as) == (
            Finding(
                Severity.WARNING,
                "unused-correction",
                f"{path}:6: correction 2",
                "No note has the text 'Source: Kennedy Library, National Security Files, Meetings and "
                "Memoranda Series…'.",
                "The note frus1961-63v22/d260#n0 begins with the same words: copy its text anew.",
            ),
            Finding(
                Severity.WARNING,
                "unused-correction",
                f"{path}:8: correction 3",
                "No note has the text 'Source: elsewhere.'.",
                "Copy the text of the note, or take the correction out.",
            ),
        )
    (finding,) = unused_corrections(graph, Corrections({source: Correction(source, citations=())}))
    assert str(finding) == (
        "correction: warning: 'Source: Kennedy Library, National Security Files, Meetings and Memoranda "
        "Series…' is a source note, and has no `citations`. [unused-correction]\n"
        "    Give repository, containers, identifier and the like."
    )
    assert unused_corrections(graph, None) == ()


@given(strategies.graphs())
def test_any_graph_is_explained(graph):
    """Notes need not be ours: whatever stands in them is answered, each part a piece of its note."""
    for explained in explain_notes(graph):
        assert all(p.span.of(explained.note.text) == p.text for p in explained.parts)
