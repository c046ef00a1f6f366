"""Cross-references of a whole volume: what they lead to, and what is said of those that lead nowhere."""

from __future__ import annotations

import io
import sys
from types import FrameType

import pytest

import provcite
from provcite.model import Certainty, Document, Edition, RelationKind
from provcite.reading import Reading

V = "frus1961-63v22"
HEAD = f"""<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{V}"><teiHeader><fileDesc><titleStmt>
<title type="series">Foreign Relations of the United States</title><title type="sub-series">1961–1963</title>
</titleStmt></fileDesc></teiHeader><text><body>"""
SITE = "https://history.state.gov/historicaldocuments"


def read(*documents: str) -> Reading:
    """Return what reading a small volume gives."""
    text = HEAD + "".join(documents) + "</body></text></TEI>"
    return provcite.read_report(io.BytesIO(text.encode()), format="tei")


def document(doc_id: str, number: str, *notes: str, source: str = "", with_ids: bool = True) -> str:
    """Return a document with footnotes."""
    source = source or "Source: Kennedy Library, Papers of A. Secret."
    ids = [f' xml:id="{doc_id}fn{n}"' if with_ids else "" for n in range(1, len(notes) + 1)]
    marked = "".join(
        f'word<note n="{n}"{note_id}>{note}</note> '
        for n, (note_id, note) in enumerate(zip(ids, notes, strict=True), start=1)
    )
    return (
        f'<div type="document" xml:id="{doc_id}" n="{number}">'
        f'<head>{number}. Letter From A to B<note n="0" type="source">{source}</note></head>'
        f"<p>{marked}</p></div>"
    )


def first(*notes: str, source: str = "") -> str:
    """Return the first document of the volume."""
    return document("d1", "1", *notes, source=source)


def cited(reading: Reading, note: str = f"{V}/d1#n1") -> list[tuple[str, list[str]]]:
    """Return what a note cites, without the volume's id, and where in it."""
    return [
        (r.base.removeprefix(f"{V}/"), [str(locator) for locator in r.base_locators])
        for r in reading.graph.asserted_in(note)
        if r.kind is RelationKind.CITES
    ]


def rules(reading: Reading) -> list[str]:
    """Return the rules of the findings."""
    return [finding.rule for finding in reading.findings]


@pytest.mark.parametrize(
    ("words", "other", "expected"),
    [
        ('See <ref target="#d552">Document 550</ref>.', ("d552", "550"), "d552"),
        ('See <ref target="#ch1d2">Document 2</ref>.', ("ch1d2", "2"), "ch1d2"),
        ('See <ref target="#appA">Document 5</ref>.', ("appA", "5"), "appA"),
        ('<ref target="#d7">See the text in Document 7</ref>.', ("d7", "7"), "d7"),
        ("See Document 550.", ("d552", "550"), "d552"),
        ("See Document 2.", ("ch1d2", "2"), "ch1d2"),
        ("See Document 1a.", ("d1a", "1a"), "d1a"),
        ("See infra.", ("d2", "2"), "d2"),
        ('<ref target="#appA">App</ref>', ("appA", "A"), "appA"),
        ('See <ref target="#d2"/>.', ("d2", "2"), "d2"),
        (f'See <ref target="{V}.xml#d2">this</ref>.', ("d2", "2"), "d2"),
        (f'See <ref target="{SITE}/{V}/d2">this</ref>.', ("d2", "2"), "d2"),
    ],
)
def test_mark_up_says_what_the_words_mean(words: str, other: tuple[str, str], expected: str) -> None:
    """The target's id, else the printed number, finds the document, though ids and numbers differ."""
    for reading in (
        read(first(words), document(*other)),
        read(first(words), document(*other), document("d9", "9")),
    ):
        assert cited(reading) == [(expected, [])]
        assert reading.findings == ()


def test_mark_up_wins_over_another_number() -> None:
    """Where the words give the number of another document, the target is followed, and that is remarked."""
    reading = read(first('See <ref target="#d3">Document 2</ref>.'), document("d2", "2"), document("d3", "3"))
    assert cited(reading) == [("d3", [])]
    assert rules(reading) == ["reference-mismatch"]


def test_volume_of_the_mark_up_wins() -> None:
    """A link's volume id wins over the words, and that is remarked."""
    reading = read(
        first('See <ref target="frus1964-68v20#d3">vol. XX, Document 3</ref>.'), document("d3", "3")
    )
    assert cited(reading) == [("frus1964-68v20/d3", [])]
    assert rules(reading) == ["reference-mismatch"]
    alike = read(first('See <ref target="frus1961-63v20#d3">vol. XX, Document 3</ref>.'))
    assert (cited(alike), rules(alike)) == ([("frus1961-63v20/d3", [])], [])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('<ref target="frus1961-63v20">vol. XX</ref>, Document 3', [("frus1961-63v20/d3", [])]),
        ('<ref target="frus1961-63v20">vol. XX, p. 7</ref>', [("frus1961-63v20", ["page 7"])]),
        ('<ref target="frus1961-63v20">vol. XX</ref>', [("frus1961-63v20", [])]),
    ],
)
def test_reference_to_a_volume(words: str, expected: list[tuple[str, list[str]]]) -> None:
    """A reference to a volume as a whole says of which one documents and pages are, no more."""
    reading = read(first(f"See {words}."))
    assert (cited(reading), rules(reading)) == (expected, [])


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Foreign Relations, 1961–1963, vol. XCIX, Document 3", "Foreign Relations, 1961–1963, vol. XCIX"),
        ("Foreign Relations, 1958–1960, vol. XX, Document 3", "Foreign Relations, 1958–1960, vol. XX"),
        ("vol. XCIX, Document 3", "vol. XCIX"),
        (
            "Documents on Canadian External Relations, vol. 12, Document 3",
            "Documents on Canadian External Relations, vol. 12",
        ),
        ("Document 3, vol. XCIX", "vol. XCIX"),
    ],
)
def test_unknown_volume_is_never_this_one(words: str, title: str) -> None:
    """A volume of which nothing is known stays what the words name, with the place in it, and is reported."""
    reading = read(first(f"See {words}."), document("d3", "3"))
    assert cited(reading) == [("d1#n1.1", ["document 3"])]
    edition = reading.graph[f"{V}/d1#n1.1"]
    assert isinstance(edition, Edition)
    assert edition.title == title
    assert rules(reading) == ["unknown-volume"]


def test_volume_after_the_number() -> None:
    """ "Document 3, vol. XX" is of that volume of the subseries."""
    assert cited(read(first("See Document 3, vol. XX."), document("d3", "3"))) == [("frus1961-63v20/d3", [])]


def test_documents_that_the_volume_lacks() -> None:
    """A document that the whole volume does not have is cited, but not said to be published in it."""
    reading = read(
        first(
            'See <ref target="#d999">Document 999</ref>.',
            "See Document 998.",
            'See <ref target="#d3at1">Tab A</ref>.',
            "See Document 552.",
        ),
        document("d3", "3"),
        document("d552", "550"),
    )
    assert [cited(reading, f"{V}/d1#n{n}") for n in (1, 2, 3, 4)] == [
        [("d999", [])],
        [("d998", [])],
        [("d3at1", [])],
        [],
    ]
    for name in ("d999", "d998", "d3at1"):
        node = reading.graph[f"{V}/{name}"]
        assert isinstance(node, Document)
        assert reading.graph.relations_from(node.id) == ()
    assert rules(reading) == ["broken-reference"] * 4


def test_references_out_of_an_excerpt() -> None:
    """An excerpt's references lead out of it: a note says so, and the words are believed."""
    reading = read(
        document("d5", "5", 'See <ref target="#d3fn1">footnote 1, Document 3</ref>.'), document("d6", "6")
    )
    assert cited(reading, f"{V}/d5#n1") == [("d3", ["note 1"])]
    assert [(f.rule, f.severity.value) for f in reading.findings] == [("unread-reference", "note")]
    (published,) = reading.graph.relations_from(f"{V}/d3")
    assert [str(locator) for locator in published.base_locators] == ["document 3"]


def test_a_page_alone_is_no_finding() -> None:
    """A page by itself sends its readers to others, of which nothing is to be said."""
    reading = read(document("d5", "5", 'See <ref target="#d3">Document 3</ref>.'))
    assert (cited(reading, f"{V}/d5#n1"), reading.findings) == ([("d3", [])], ())


@pytest.mark.parametrize(
    ("words", "expected", "found"),
    [
        ('<ref target="#d2fn1">footnote 1, Document 2</ref>', [("d2", ["note 1"])], []),
        ('<ref target="#d2fn9">footnote 9, Document 2</ref>', [("d2", ["note 9"])], ["broken-reference"]),
        ("footnote 9, Document 2", [("d2", ["note 9"])], ["broken-reference"]),
        ('<ref target="#d2fn9">that note</ref>', [("d2", [])], ["broken-reference"]),
        ('<ref target="#d588fn6">footnote 5, Document 588</ref>', [("d588", ["note 5"])], []),
        ('<ref target="#d588fn6">that note</ref>', [("d588", ["note 5"])], []),
        (
            '<ref target="#d588fn6">footnote 6, Document 588</ref>',
            [("d588", ["note 5"])],
            ["reference-mismatch"],
        ),
        ("footnotes 1–9, Document 2", [("d2", ["note 1–9"])], ["broken-reference"]),
        ('<ref target="#fn99">that note</ref>', [], ["broken-reference"]),
        ('<ref target="#fn1">that note</ref>', [], []),
        ('<ref target="#d1fn1">footnote 1 above</ref>', [], []),
        ("See footnote 1 above.", [], []),
        ("See footnote 7 above.", [], ["broken-reference"]),
    ],
)
def test_notes(words: str, expected: list[tuple[str, list[str]]], found: list[str]) -> None:
    """A note is found by its id and named by its printed label; one of the same document is no new source."""
    reading = read(
        first(words),
        document("d2", "2", "x"),
        document("d588", "588", "x").replace('n="1" xml:id="d588fn1"', 'n="5" xml:id="d588fn6"'),
    )
    assert cited(reading) == expected
    assert rules(reading) == found


def test_notes_without_ids_go_by_label() -> None:
    """Where the mark-up gives notes no ids, the number in the target is their label."""
    other = document("d2", "2", "x", with_ids=False)
    reading = read(
        first('See <ref target="#d2fn1">this</ref>.', 'See <ref target="#d2fn2">this</ref>.'), other
    )
    assert cited(reading) == [("d2", ["note 1"])]
    assert rules(reading) == ["broken-reference"]


@pytest.mark.parametrize(
    "words", ['See <ref target="#pg_1">p. 1</ref>.', "See p. 1.", '<ref target="#pg_1">x</ref>']
)
def test_page_of_several_documents(words: str) -> None:
    """Where several documents stand on a page, the reference may mean each."""
    reading = read('<pb n="1"/>', first(), document("d2", "2"), '<pb n="2"/>', document("d3", "3", words))
    assert cited(reading, f"{V}/d3#n1") == [("d1", ["page 1"]), ("d2", ["page 1"])]
    relations = [r for r in reading.graph.asserted_in(f"{V}/d3#n1") if r.kind is RelationKind.CITES]
    assert {relation.certainty for relation in relations} == {Certainty.POSSIBLE}
    assert reading.findings == ()


def test_pages_that_are_counted_twice() -> None:
    """A break's id finds the page where several bear its number."""
    reading = read(
        '<pb n="1" xml:id="pg-seq1_1"/>',
        first(),
        '<pb n="1" xml:id="pg-seq2_1"/>',
        document(
            "d2", "2", 'See <ref target="#pg-seq1_1">p. 1</ref>.', 'See <ref target="#pg_1">p. 1</ref>.'
        ),
    )
    assert cited(reading, f"{V}/d2#n1") == [("d1", ["page 1"])]
    assert [base for base, _ in cited(reading, f"{V}/d2#n2")] == ["d1", "d2"]


def test_page_of_the_mark_up_wins() -> None:
    """The page that the target names is taken where the words give another, and that is remarked."""
    reading = read(
        '<pb n="1"/>', first('See <ref target="#pg_2">p. 1</ref>.'), '<pb n="2"/>', document("d2", "2")
    )
    assert cited(reading) == [("d2", ["page 2"])]
    assert rules(reading) == ["reference-mismatch"]


@pytest.mark.parametrize(
    ("target", "expected", "found"),
    [
        ("#pg_3", [("d2", ["page 3"])], []),
        ("#pg_77", [], ["broken-reference"]),
        ("#pg_XIV", [], ["unread-reference"]),
        ("frus1951v06p1#pg_1396", [("frus1951v06p1", ["page 1396"])], []),
        ("frus1951v06p1", [("frus1951v06p1", [])], []),
        ("frus1951v06p1#fig1", [("frus1951v06p1", [])], []),
        ("#ch3", [], ["unread-reference"]),
        ("#fig1", [], ["unread-reference"]),
        ("#appA", [], ["unread-reference"]),
        ("#d1", [], []),
        ("#nowhere", [], ["broken-reference"]),
        ("elsewhere.html", [], ["broken-reference"]),
        ("", [], ["broken-reference"]),
    ],
)
def test_words_that_no_rule_reads(
    target: str, expected: list[tuple[str, list[str]]], found: list[str]
) -> None:
    """A reference whose words say nothing goes where its target does, or is reported."""
    reading = read(
        '<pb n="1"/>',
        first(f'See <ref target="{target}">the telegram printed earlier</ref>.'),
        '<pb n="3"/>',
        document("d2", "2"),
    )
    assert cited(reading) == expected
    assert rules(reading) == found


def test_addresses() -> None:
    """An address that only the mark-up gives is a page that the note cites; its words name it."""
    reading = read(first('See the <ref target="https://example.org/a">site</ref>.'))
    ((node_id, _),) = cited(reading)
    edition = reading.graph[f"{V}/{node_id}"]
    assert isinstance(edition, Edition)
    assert (edition.genre, edition.title, edition.url) == ("website", "site", "https://example.org/a")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('<ref target="#d5">Documents 5</ref>–<ref target="#d8">8</ref>', ["d5", "d6", "d7", "d8"]),
        ("See Documents 1–3.", ["d1", "d2", "d3"]),
        ("See Documents 2, 4, and 6–8.", ["d2", "d4", "d6", "d7", "d8"]),
        (
            '<ref target="#d2">Documents 2</ref>, 4, and <ref target="#d6">6-8</ref>',
            ["d2", "d4", "d6", "d7", "d8"],
        ),
        # Both ends are linked to the first.
        ('<ref target="#d5">Documents 5</ref>–<ref target="#d5">7</ref>', ["d5", "d6", "d7"]),
        ("See vol. XX, Documents 1–3.", ["frus1961-63v20/d1", "frus1961-63v20/d3"]),
        ('<ref target="#d2">Documents 2</ref> and <ref target="#d4">4</ref>', ["d2", "d4"]),
        ('<ref target="#d2 #d4">Documents 2 and 4</ref>', ["d2", "d4"]),
        ('<ref target="#d2 #d4">these papers</ref>', ["d2", "d4"]),
        ("See Documents 8–2.", ["d8", "d2"]),
    ],
)
def test_lists_and_ranges(words: str, expected: list[str]) -> None:
    """A range has both ends and what the volume prints between."""
    reading = read(first(words), *(document(f"d{n}", str(n)) for n in range(2, 9)))
    assert [base for base, _ in cited(reading)] == expected
    assert reading.findings == ()


def test_long_ranges_are_bounded() -> None:
    """A range that says nothing has no more than its ends."""
    for words in ("See Documents 1–9999.", "See Documents 1–9999, and 1."):
        reading = read(first(words), document("d2", "2"))
        assert list(dict.fromkeys(base for base, _ in cited(reading))) == ["d1", "d9999"]
        assert rules(reading) == ["broken-reference"]


def test_what_the_words_say_is_not_said_twice() -> None:
    """A reference of the mark-up beside words that name the same document adds nothing."""
    reading = read(first('Document 2 (<ref target="#d2">see there</ref>).'), document("d2", "2"))
    assert cited(reading) == [("d2", [])]


def test_ids_with_blanks() -> None:
    """Ids with blanks are mended with a hyphen, apart from ids that have it, and references find them."""
    reading = read(
        first('See <ref target="#d 4">Document 4</ref>.'), document("d 4", "4"), document("d-4", "5")
    )
    assert cited(reading) == [("d-4", [])]
    assert [node.id for node in reading.graph.documents] == [f"{V}/d1", f"{V}/d-4", f"{V}/d-4-2"]
    assert rules(reading) == ["malformed-id", "malformed-id"]
    assert "line 4" in reading.findings[0].reason


def test_source_notes() -> None:
    """What a source note sends its readers to, the volume cites."""
    words = 'Source: Kennedy Library, X. Secret. Another paper. See <ref target="#d2">Document 2</ref>.'
    reading = read(first(source=words), document("d2", "2"))
    assert [
        (r.derived, r.base) for r in reading.graph.asserted_in(f"{V}/d1#n0") if r.base.endswith("/d2")
    ] == [(V, f"{V}/d2")]


def test_second_source_note() -> None:
    """Both source notes are read; the first one's classification wins, the markings of both stay."""
    second = (
        "Source: Department of State, Central Files, 611.94/5–362. Top Secret; Niact. "
        'See <ref target="#d2">Document 2</ref>.'
    )
    text = first().replace("</head>", f'<note n="1" type="source">{second}</note></head>')
    graph = read(text, document("d2", "2")).graph
    assert [place.labels[0] for place in graph.held_in(f"{V}/d1")] == [
        "Kennedy Library",
        "Department of State",
    ]
    node = graph[f"{V}/d1"]
    assert isinstance(node, Document)
    assert (node.classification, node.handling) == ("Secret", ("Niact",))
    assert [note.kind.value for note in graph.notes if note.document == node.id] == ["source", "source"]


def test_ranges_of_notes() -> None:
    """Of a range of notes both ends are looked for."""
    reading = read(first("x", "x", "See footnotes 1–2 above.", "See footnotes 1–9 above."))
    assert [(finding.rule, finding.where) for finding in reading.findings] == [
        ("broken-reference", f"{V}/d1#n4")
    ]


def test_notes_before_an_excerpt() -> None:
    """Where notes count on through a chapter, what comes before an excerpt is not missing."""
    text = document("d6", "6", "See footnote 1 above.").replace('<note n="1"', '<note n="2"')
    reading = read(document("d5", "5"), text)
    assert [(f.rule, f.severity.value) for f in reading.findings] == [("unread-reference", "note")]


def test_volume_that_nothing_is_known_of() -> None:
    """A volume's id in the mark-up is believed, and a note says that it is not among those known."""
    reading = read(first('See <ref target="frus1873p2v2#d3">Document 3</ref>.'))
    assert cited(reading) == [("frus1873p2v2/d3", [])]
    assert [(f.rule, f.severity.value) for f in reading.findings] == [("unknown-volume", "note")]


def test_several_documents_of_one_number() -> None:
    """Where several documents bear the number, the first is taken as possible, and that is said."""
    reading = read(first("See Document 2."), document("ch1d2", "2"), document("ch2d2", "2"))
    (relation,) = [r for r in reading.graph.asserted_in(f"{V}/d1#n1") if r.kind is RelationKind.CITES]
    assert (relation.base, relation.certainty) == (f"{V}/ch1d2", Certainty.POSSIBLE)
    assert rules(reading) == ["ambiguous-reference"]


def test_notes_that_count_on_through_a_chapter() -> None:
    """ "Footnote 1 above" is of the document above where the notes of this one count from a later number."""
    text = document("d2", "2", "See footnote 1 above.").replace('<note n="1"', '<note n="2"')
    reading = read(first("x"), text)
    assert cited(reading, f"{V}/d2#n2") == [("d1", ["note 1"])]
    assert reading.findings == ()


def _calls(text: str) -> int:
    """Return how many functions are called while a small volume is read."""
    count = 0

    def see(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(see)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    ("piece", "is_source"),
    [
        ("Attached to <ref target='#d2'>Document 2</ref>. ", True),
        ("See <ref target='#d{n}'>Document {n}</ref>. ", False),
        ("<ref target='#d{n}'>The paper</ref>. ", False),
        ("Kennedy Library, NSF, Box {n}. Not printed. ", False),
        ("Ibid., Box {n}. Not found. ", False),
    ],
)
def test_work_grows_with_the_note(piece: str, is_source: bool) -> None:
    """A note of twice the length needs about twice the work, whatever it repeats."""

    def volume(count: int) -> str:
        words = "Source: Kennedy Library, X. Secret. " if is_source else ""
        words += "".join(piece.format(n=n) for n in range(count))
        return first(source=words) if is_source else first(words)

    read(volume(2))
    few, more = _calls(volume(200)), _calls(volume(400))
    assert more < 2.3 * few
