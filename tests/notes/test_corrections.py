"""What a caller has mended wins on every later reading."""

from __future__ import annotations

import pytest

from provcite.errors import ParseError
from provcite.notes import (
    CitationKind,
    RelationToPrevious,
    parse_footnote,
    parse_source_note,
    read_corrections,
)

NOTE = "Source: Kennedy Library, National Security Files, Meetings, NSAM 151. Confidential."
FILE = f'''
[[correction]]
note = "{NOTE}"
containers = [
    {{level = "collection", text = "National Security Files"}},
    {{level = "series", text = "Meetings"}},
    {{level = "item", text = "NSAM 151"}},
]
classification = ""

[[correction]]
note = "See Document 3 and p. 4."
citations = [
    {{words = "Document 3", kind = "cross-reference", relation = "see"}},
    {{words = "p. 4", kind = "published"}},
]
'''


def test_corrected_parts_win_and_others_stay():
    """Containers are as given, the classification is absent, the holder as read."""
    note = parse_source_note(NOTE, corrections=read_corrections(FILE))
    assert note.location is not None
    assert [(c.level, c.text, c.rule) for c in note.location.containers] == [
        ("collection", "National Security Files", "correction"),
        ("series", "Meetings", "correction"),
        ("item", "NSAM 151", "correction"),
    ]
    assert note.classification is None
    assert note.location.repository is not None
    assert note.location.repository.text == "Kennedy Library"
    assert "".join(s.span.of(NOTE) for s in note.segments()) == NOTE


def test_corrected_citations_are_exactly_those_given():
    """Citations not given are dropped, new ones added, what was read of the others kept."""
    note = parse_footnote("See Document 3 and p. 4.", corrections=read_corrections(FILE))
    first, second = note.citations
    assert first.target is not None
    assert first.target.documents == ("3",)
    assert (second.kind, second.text) == (CitationKind.PUBLISHED, "p. 4")
    assert first.relation_to_previous is RelationToPrevious.SEE


def test_other_notes_are_read_as_ever():
    """A note without a correction is the same with and without the file."""
    text = "Source: Johnson Library, National Security File. Secret."
    assert parse_source_note(text, corrections=read_corrections(FILE)) == parse_source_note(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[[correction]]\nrepository = 'X'",
            'c.toml: correction 1: A correction does not name its note.\nAdd note = "…".',
        ),
        (
            "[[correction]]\nnote = 'N'\nbox = '1'",
            "c.toml: correction 1: Unknown key 'box' in a correction.\nUse citations, "
            "classification, containers, identifier, note, repository.",
        ),
        (
            "[[correction]]\nnote = 'N'\nrepository = 1",
            "c.toml: correction 1: `repository` is 1, not a text.\nPut it in quotation marks.",
        ),
        ("correction = 1", "c.toml: `correction` is not a list of tables.\nBegin each with [[correction]]."),
    ],
)
def test_a_bad_file_says_where_and_how_to_mend_it(text, message):
    """Errors of the file name the entry and the cure."""
    with pytest.raises(ParseError) as caught:
        read_corrections(text, source="c.toml")
    assert str(caught.value) == message


def test_words_that_do_not_stand_in_the_note():
    """A correction whose words are not the note's is refused when it is used."""
    corrections = read_corrections(f'[[correction]]\nnote = "{NOTE}"\nrepository = "Truman Library"')
    with pytest.raises(ParseError, match="do not stand in the note"):
        parse_source_note(NOTE, corrections=corrections)
