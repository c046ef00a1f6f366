"""What a caller has mended wins on every later reading."""

from __future__ import annotations

import pytest

from provcite.errors import ParseError, ProvciteErrors
from provcite.notes import (
    CitationKind,
    Correction,
    Corrections,
    RelationToPrevious,
    Target,
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


def test_every_part_can_be_given():
    """The whole form of the file, as its values."""
    text = """
    [[correction]]
    note = "Kennedy Library, Box 3, 611.94. Secret; Niact. Drafted by Rusk. Sent to Tokyo and Bonn."
    repository = "Kennedy Library"
    containers = [{level = "box", text = "Box 3"}]
    identifier = "611.94"
    classification = "Secret; Niact"
    markings = ["Niact"]
    drafting = [{role = "drafted", also = ["signed"], names = ["Rusk"]}]
    transmission = [{kind = "sent", destinations = ["Tokyo", "Bonn"]}]
    [[correction]]
    note = "See his memorandum in Document 3."
    [[correction.citations]]
    words = "Document 3"
    kind = "cross-reference"
    relation = "in"
    item = "his memorandum"
    target = {volume = "frus1961-63v22", documents = ["3"], pages = "4–5", supra = true}
    """
    source, footnote = read_corrections(text, source="c.toml").by_note.values()
    assert source == Correction(
        note=source.note,
        repository="Kennedy Library",
        containers=(("box", "Box 3"),),
        identifier="611.94",
        classification="Secret; Niact",
        markings=("Niact",),
        drafting=((("drafted", "signed"), ("Rusk",)),),
        transmission=(("sent", ("Tokyo", "Bonn")),),
    )
    assert source.where == "c.toml:2: correction 1"
    assert footnote.citations is not None
    (citation,) = footnote.citations
    assert citation.item == "his memorandum"
    assert citation.target == Target("frus1961-63v22", documents=("3",), pages="4–5", supra=True)
    assert citation.relation_to_previous is RelationToPrevious.IN


ENTRY = "[[correction]]\nnote = 'N, O, P'\n"
AT = "c.toml:1: correction 1: "


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[correction]]\nrepository = 'X'", AT + 'A correction does not name its note.\nAdd note = "…".'),
        ("[[correction]]\nnote = ''", AT + 'A correction does not name its note.\nAdd note = "…".'),
        (
            ENTRY + "box = '1'",
            AT + "Unknown key 'box' in a correction.\nUse one of note, repository, containers, identifier, "
            "classification, markings, drafting, transmission, citations.",
        ),
        (
            ENTRY + "Repositry = 'N'",
            AT + "Unknown key 'Repositry' in a correction.\nDid you mean 'repository'?",
        ),
        (ENTRY + "repository = 1", AT + "`repository` is 1, not a text.\nPut it in quotation marks."),
        (
            "correction = 1",
            "c.toml: `correction` is not a list of tables.\nBegin each with [[correction]].",
        ),
        (
            "[[corrections]]\nnote = 'N'",
            "c.toml: Unknown key 'corrections' outside the corrections.\nDid you mean [[correction]]?",
        ),
        (
            "x = 1",
            "c.toml: Unknown key 'x' outside the corrections.\n"
            "Take it out: the file holds [[correction]] entries and nothing else.",
        ),
        (
            "note = 'N'",
            "c.toml: Unknown key 'note' outside the corrections.\n"
            "Write it below the [[correction]] that it belongs to.",
        ),
        (
            ENTRY + "citations = [{words = 'N', kind = 'ibid', relaton = 'see'}]",
            AT + "citations 1: Unknown key 'relaton' in a citation.\nDid you mean 'relation'?",
        ),
        (
            ENTRY + "citations = [{words = 'N', kind = 'archive'}]",
            AT + "citations 1: There is no kind 'archive'.\nDid you mean 'archival'?",
        ),
        (
            ENTRY + "citations = [{words = 'N', kind = 'ibid', target = {docs = ['1']}}]",
            AT + "citations 1: target: Unknown key 'docs' in a target.\nDid you mean 'documents'?",
        ),
        (
            ENTRY + "citations = [{words = 'N', kind = 'ibid', target = {volume = 'vol. 3'}}]",
            AT + "citations 1: target: 'vol. 3' is no value of `volume`.\n"
            'Write its id, such as "frus1961-63v22".',
        ),
        (
            ENTRY + "citations = [{words = 'N', kind = 'ibid', target = {documents = ['3 and 5']}}]",
            AT + "citations 1: target: '3 and 5' is no value of `documents`.\n"
            'Write each number by itself: ["3", "5"].',
        ),
        (
            ENTRY + "citations = [{words = 'N', kind = 'ibid', target = {pages = ' '}}]",
            AT + "citations 1: target: ' ' is no value of `pages`.\n"
            "Write it as printed, without blanks around it, or leave it out.",
        ),
        (
            ENTRY + "containers = [{level = 'box', text = 'N', x = 1}]",
            AT + "containers 1: Unknown key 'x' in a container.\nUse one of level, text.",
        ),
        (
            ENTRY + "containers = [{level = 'record_group', text = 'N'}]",
            AT + "containers 1: There is no level 'record_group'.\nDid you mean 'record-group'?",
        ),
        (
            ENTRY + "drafting = [{role = 'drafted', names = []}]",
            AT + 'drafting 1: `names` is missing or empty in a drafting step.\nAdd names = ["…"].',
        ),
        (
            ENTRY + "drafting = [{role = 'drafted', also = ['cleard'], names = ['N']}]",
            AT + "drafting 1: There is no role 'cleard'.\nDid you mean 'cleared'?",
        ),
        (ENTRY + "markings = ['']", AT + '`markings` holds an empty text.\nWrite ["…", "…"].'),
        (ENTRY + "markings = ['N', 2]", AT + '`markings` holds 2, not only texts.\nWrite ["…", "…"].'),
        (
            ENTRY + "repository = 'N'\ncitations = []",
            AT + "A correction has both `citations` and `repository`.\n"
            "A footnote has citations, a source note the other parts: take out what its note is not.",
        ),
        (
            ENTRY + ENTRY,
            "c.toml:3: correction 2: The note 'N, O, P' is corrected by correction 1 already.\n"
            "Put all of one note into one correction.",
        ),
        (
            ENTRY + "repository = 'Q'",
            AT + "The words 'Q' of `repository` do not stand in the note 'N, O, P'.\n"
            "Copy the words from the note.",
        ),
        (
            ENTRY + "containers = [{level = 'box', text = 'P'}, {level = 'folder', text = 'O'}]",
            AT + "The words 'O' of `containers` do not stand in the note 'N, O, P' after those before them.\n"
            "Give each stretch of the note once, in the note's order.",
        ),
        (
            ENTRY + "repository = 'N, O'\nidentifier = 'O'",
            AT
            + "The words 'O' of `identifier` do not stand in the note 'N, O, P' apart from the other parts."
            "\nGive each stretch of the note once, in the note's order.",
        ),
    ],
)
def test_a_bad_file_says_where_and_how_to_mend_it(text, message):
    """Errors of the file name the line, the entry and the cure."""
    with pytest.raises(ParseError) as caught:
        read_corrections(text, source="c.toml")
    assert str(caught.value) == message


def test_all_problems_come_together():
    """Two bad entries give two problems."""
    text = f"{ENTRY}repository = 'Q'\n[[correction]]\nnote = 'M'\nbox = '1'\nmarkings = 'M'"
    with pytest.raises(ProvciteErrors) as caught:
        read_corrections(text, source="c.toml")
    assert str(caught.value).splitlines()[::2] == [
        "The corrections in c.toml cannot be used. (3)",
        "Copy the words from the note.",
        "Use one of note, repository, containers, identifier, classification, markings, drafting, "
        "transmission, citations.",
        'Write ["…", "…"].',
    ]


def test_so_many_problems_are_enough():
    """The person mends them and reads again."""
    with pytest.raises(ProvciteErrors) as caught:
        read_corrections("[[correction]]\n" * 1000)
    assert len(caught.value.exceptions) == 100


def test_parts_that_the_kind_of_note_has_not():
    """A footnote has no holder of its own; a note labelled as a source note has no citations."""
    given = Corrections({"See A.": Correction("See A.", repository="A", where="c.toml:1: correction 1")})
    with pytest.raises(ParseError) as caught:
        parse_footnote("See A.", corrections=given)
    assert str(caught.value) == (
        "c.toml:1: correction 1: The correction gives `repository` to the footnote 'See A.'.\n"
        "Give its citations: only a source note has other parts."
    )
    with pytest.raises(ParseError) as caught:
        parse_source_note("Source: A.", corrections=Corrections({"Source: A.": Correction("", citations=())}))
    assert str(caught.value) == (
        "correction: The correction gives `citations` to the source note 'Source: A.'.\n"
        "Give repository, containers, identifier and the like: a footnote has citations."
    )


def test_a_note_that_is_read_both_ways():
    """The note to an attachment's heading is a footnote that may begin with a classification."""
    text = "Secret. See Document 3."
    either = Corrections({text: Correction(text, classification="")})
    assert parse_source_note(text, corrections=either).classification is None
    assert parse_footnote(text, corrections=either) == parse_footnote(text)
    either = Corrections({text: Correction(text, citations=())})
    assert parse_source_note(text, corrections=either) == parse_source_note(text)
    assert parse_footnote(text, corrections=either).citations == ()


def test_words_that_do_not_stand_in_the_note():
    """A correction that was made by hand is refused when it is used."""
    given = Corrections({NOTE: Correction(NOTE, repository="Truman Library", identifier="X")})
    with pytest.raises(ProvciteErrors) as caught:
        parse_source_note(NOTE, corrections=given)
    assert [str(problem).split(" do not")[0] for problem in caught.value.exceptions] == [
        "correction: The words 'Truman Library' of `repository`",
        "correction: The words 'X' of `identifier`",
    ]
