"""Remarks of source notes: other copies and other papers, each within the remark that tells of it."""

from __future__ import annotations

import pytest

from provcite.notes import parse_source_note

HEAD = "Source: Department of State, Central Files, 611.94/5-362. Secret. "


@pytest.mark.parametrize(
    ("remark", "kinds"),
    [
        ("An attached chart showing the parties is not printed.", ["not-printed"]),
        ("The memorandum is attached to a letter from Rusk to Kennedy.", ["attachment-to"]),
        ("The paper Kissinger asked to see is published as Document 246.", ["printed-in"]),
        ("Prepared in response to NSSD 11–82.", ["reply-to"]),
        ("A briefing paper for the meeting, October 27, is ibid.", ["cited"]),
        ("For the minutes of the meeting, see Document 102.", ["cited"]),
        ("He left at noon. (Ibid., Box 11, Daily Briefs)", ["cited"]),
        ("It was withdrawn. (Memorandum from Lay, December 13; Truman Library, Truman Papers)", ["cited"]),
        ("Ambassador Reinhardt presented his credentials on March 22.", []),
    ],
)
def test_relations(remark, kinds):
    """Words of attaching, printing, answering and citing tell a relation; other prose tells none."""
    note = parse_source_note(HEAD + remark)
    assert [relation.kind for relation in note.relations] == kinds
    (whole,) = note.remarks
    assert all(whole.span.contains(relation.target.span) for relation in note.relations)
    assert whole.text == remark


def test_a_bracket_after_an_item_gives_its_place():
    """Before the semicolon the document, after it the place."""
    note = parse_source_note(
        HEAD + "It was withdrawn. (Memorandum from Lay, December 13; Truman Library, Truman Papers)"
    )
    (relation,) = note.relations
    assert relation.location is not None
    assert relation.location.words().repository == "Truman Library"
    assert relation.location.words().containers == (("collection", "Truman Papers"),)


def test_a_sentence_of_procedure_leaves_the_rest_to_the_remarks():
    """What a drafting sentence says beyond its names is a remark, joined with the sentences after it."""
    note = parse_source_note(
        HEAD + "Drafted by Macdonald for use at the meeting of May 18. The group was new."
    )
    assert [name.text for name in note.drafting[0].names] == ["Macdonald"]
    assert [remark.text for remark in note.remarks] == [
        "for use at the meeting of May 18. The group was new."
    ]
