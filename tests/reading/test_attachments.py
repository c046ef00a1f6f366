"""Attachments and enclosures in the graph: documents of their own, joined to what they are printed below."""

from __future__ import annotations

import io
import pathlib

import pytest

import provcite
from provcite.errors import TextSpan
from provcite.model import Document, Graph, LocatorKind
from provcite.reading import Reading
from provcite.reading.attachments import PartName, documents_of, named

VOLUME = pathlib.Path(__file__).parents[1] / "data" / "tei" / "attachments.xml"
V = "frus1961-63v22"


@pytest.fixture(scope="module", name="eras")
def read_eras() -> Graph:
    """Return the graph of documents with attachments, 1861 to 1985."""
    return provcite.read(VOLUME)


def read(*bodies: str) -> Reading:
    """Return what reading a volume of documents 1, 2 … with these texts gives."""
    documents = "".join(
        f'<div type="document" xml:id="d{n}" n="{n}"><head>{n}. Letter From A to B</head>{body}</div>'
        for n, body in enumerate(bodies, start=1)
    )
    text = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0"'
        f' xml:id="{V}"><text><body>{documents}</body></text></TEI>'
    )
    return provcite.read_report(io.BytesIO(text.encode()), format="tei")


def note(text: str, number: int = 1) -> str:
    """Return a paragraph with a footnote."""
    return f'<p>Word<note n="{number}">{text}</note>.</p>'


def tab(letter: str, body: str = "<p>x</p>", identifier: str = "") -> str:
    """Return an attachment labelled as a tab."""
    given = f' xml:id="{identifier}"' if identifier else ""
    return f"<frus:attachment{given}><head>Tab {letter}</head>{body}</frus:attachment>"


def cited(reading: Reading, number: int = 1) -> list[tuple[str, list[str]]]:
    """Return what the first footnote of document *number* cites, with the locators there."""
    asserted = reading.graph.asserted_in(f"{V}/d{number}#n1")
    return [(r.base, [str(place) for place in r.base_locators]) for r in asserted if r.kind.value == "cites"]


def document(graph: Graph, node_id: str) -> Document:
    """Return the document with that id."""
    found = graph[node_id]
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize(
    ("part", "kind", "cover"),
    [
        ("d72at1", "attached-to", "d72"),
        ("d72at2", "attached-to", "d72"),
        ("d152at1", "enclosed-in", "d152"),
        ("d152at2", "enclosed-in", "d152at1"),
        ("d239at1", "enclosed-in", "d239"),
        ("d63at1", "attached-to", "d63"),
        ("d10at1", "attached-to", "d10"),
    ],
)
def test_joined_to_their_covers(eras: Graph, part: str, kind: str, cover: str) -> None:
    """An enclosure is enclosed in its cover, whatever else is attached to it."""
    volume = "frus1900v01"
    (relation,) = [r for r in eras.relations_from(f"{volume}/{part}") if r.base.startswith(f"{volume}/")]
    assert (relation.kind.value, relation.base) == (kind, f"{volume}/{cover}")


def test_label_is_kept_as_printed(eras: Graph) -> None:
    """The label says that it is an enclosure, and stands in the graph word for word."""
    (relation,) = eras.asserted_in("frus1900v01/d152at1#label")
    assert relation.mention is not None
    assert relation.mention.text == "[Inclosure 2.]"
    assert [r for r in eras.relations_from("frus1900v01/d72at1") if r.mention] == []


def test_own_facts(eras: Graph) -> None:
    """An attachment has its own genre, parties, date and place; its cover's are not borrowed."""
    letter = document(eras, "frus1900v01/d10at1")
    assert letter.date is not None
    assert (letter.genre, letter.place, letter.date.edtf, letter.classification) == (
        "letter",
        "Moscow",
        "1985-03-24",
        "No classification marking",
    )
    assert [agent.name for agent in letter.recipients] == ["Reagan"]
    draft = document(eras, "frus1900v01/d72at2")
    assert (draft.date, draft.place, draft.authors) == (None, None, ())
    untitled = document(eras, "frus1900v01/d72at1")
    assert (untitled.title, [agent.name for agent in untitled.authors]) == (None, ["Russell"])


def test_published_at_the_number_of_the_cover(eras: Graph) -> None:
    """An attachment is printed in the same edition, at its cover's number and its own label and pages."""
    ((relation, edition),) = eras.published_in("frus1900v01/d152at1")
    assert edition.id == "frus1900v01"
    assert [str(place) for place in relation.base_locators] == ["document 152", "enclosure 2", "page 176–177"]


def test_notes_keep_their_printed_numbers(eras: Graph) -> None:
    """Notes go on counting below a document: their ids do too, and each belongs to what bears it."""
    note = eras.note("frus1900v01/d63#n5")
    assert (note.number, note.document) == ("5", "frus1900v01/d63at2")


def test_nothing_is_wrong_with_the_graph(eras: Graph) -> None:
    """Checks find nothing but absent dates."""
    assert {finding.rule for finding in provcite.check(eras)} == {"no-date"}


@pytest.mark.parametrize("form", ["json", "biblatex", "bibtex", "csl-json"])
def test_no_format_loses_them(eras: Graph, form: str) -> None:
    """Every format brings attachments and their relations back."""
    assert provcite.loads(provcite.dumps(eras, form), form) == eras


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("See Tab A, Document 2.", (f"{V}/d2at1", [])),
        ("See Document 2, Tab B.", (f"{V}/d2at2", [])),
        ("See Tab C, Document 2.", (f"{V}/d2", ["tab C"])),
        ("Printed as tab B to Document 2.", (f"{V}/d2at2", [])),
        ("See the enclosure to Document 3.", (f"{V}/d3at1", [])),
        ("See enclosure 4 to Document 3.", (f"{V}/d3", ["enclosure 4"])),
        ("See the attachment to Document 3.", (f"{V}/d3at1", [])),
        ("See the attachment to Document 2.", (f"{V}/d2", [])),
        ("See Document 2.", (f"{V}/d2", [])),
    ],
)
def test_named_by_label(words: str, expected: tuple[str, list[str]]) -> None:
    """A label beside a document's number leads to what is printed under it, before or after; else into it."""
    enclosure = "<frus:attachment><opener><seg>[Enclosure]</seg></opener><p>x</p></frus:attachment>"
    reading = read(note(words), tab("A") + tab("B"), enclosure)
    assert cited(reading) == [expected]
    assert reading.findings == ()


def test_label_in_a_volume_that_was_not_read() -> None:
    """What another volume prints stays a place in a stub."""
    reading = read(note('See Tab A, <ref target="frus1964-68v29p1#d5">Document 5</ref>.'))
    assert cited(reading) == [("frus1964-68v29p1/d5", ["tab A"])]


def test_references_of_the_mark_up() -> None:
    """A reference may point at an attachment's id, in the usual form or another."""
    reading = read(
        note('See <ref target="#d2at1">Tab A, Document 2</ref>, and <ref target="#paper">Tab B</ref>.'),
        tab("A") + tab("B", identifier="paper"),
    )
    assert {base for base, _ in cited(reading)} == {f"{V}/d2at1", f"{V}/paper"}
    assert reading.findings == ()
    assert reading.graph[f"{V}/d2at1"] in reading.graph.documents


def test_unknown_references_are_reported() -> None:
    """A reference to an id that nothing has is reported, after the volume has been read."""
    reading = read(note('See <ref target="#nowhere">this</ref>.'), tab("A"))
    assert [finding.rule for finding in reading.findings] == ["broken-reference"]


def test_years_come_from_the_cover_where_an_attachment_has_no_date() -> None:
    """The cover's date, named as its source, gives the year to words in an undated attachment's notes."""
    graph = read(
        "<opener><dateline>W, <date when='1962-05-17'>May 17, 1962</date></dateline></opener>"
        + tab("A", note("Telegram 12, May 3. (Department of State, Central Files, 1.1)"))
    ).graph
    (relation,) = [r for r in graph.asserted_in(f"{V}/d1#n1") if r.kind.value == "cites"]
    date = document(graph, relation.base).date
    assert date is not None
    assert (date.edtf, date.basis) == ("1962-05-03", f"the date of {V}/d1")


def test_ibid_reaches_back_into_the_cover() -> None:
    """ "Ibid." in a tab's note takes up the place that its cover's note names, in explanations too."""
    place = "Telegram 12, May 3, 1962. (Department of State, Central Files, 611.94/5-362)"
    reading = read(
        note(place) + tab("A", tab("1", note("Telegram 13, May 4, 1962. (Ibid., 611.95/5-462)", 2)))
    )
    (relation,) = [r for r in reading.graph.asserted_in(f"{V}/d1#n2") if r.kind.value == "cites"]
    (held,) = reading.graph.held_in(relation.base)
    assert held.labels == ("Department of State", "Central Files", "611.95/5-462")
    assert reading.findings == ()
    assert documents_of(reading.graph) == {f"{V}/d1at1": f"{V}/d1", f"{V}/d1at2": f"{V}/d1"}
    explained = {each.note.id: each for each in provcite.reading.explain_notes(reading.graph)}
    assert [part.text for part in explained[f"{V}/d1#n2"].parts if part.kind == "citation"]


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("The paper", "Attached and printed below.", []),
        ("The paper at Tab B", "Printed below.", [f"{V}/d1at2"]),
        ("The paper", "Tab A is printed below.", [f"{V}/d1at1"]),
        ("The paper at Tab B", "Attached but not printed.", []),
        ("The paper at Tab C", "Printed below.", []),
    ],
)
def test_printed_below(text: str, said: str, expected: list[str]) -> None:
    """A note that says of a paper that it follows leads to it, if only one can be meant."""
    reading = read(f'<p>{text},<note n="1">{said}</note> is good.</p>' + tab("A") + tab("B"))
    assert [base for base, _ in cited(reading)] == expected


def test_printed_below_alone() -> None:
    """The only attachment needs no name."""
    reading = read(f'<p>The paper<note n="1">Attached and printed below.</note></p>{tab("A")}')
    assert [base for base, _ in cited(reading)] == [f"{V}/d1at1"]


def test_page_references_mean_the_document() -> None:
    """A page on which an attachment begins is its document's page, once."""
    graph = read(
        '<pb n="7"/>' + note('See <ref target="#pg_9">p. 9</ref>.'), '<pb n="8"/>' + tab("A", '<pb n="9"/>')
    ).graph
    assert {r.base for r in graph.asserted_in(f"{V}/d1#n1")} <= {f"{V}/d2", V}


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("Tab A, Document 12", "Document 12", PartName("tab", "A")),
        ("enclosure No. 4 to Document 167", "Document 167", PartName("enclosure", "4")),
        ("the annex to Document 9", "Document 9", PartName("annex")),
        ("Document 9, attachment 2", "Document 9", PartName("attachment", "2")),
        ("footnote 2, Document 5", "Document 5", None),
        ("Attached to Document 2", "Document 2", None),
        ("Document 9, and tabs", "Document 9", None),
    ],
)
def test_named(text: str, number: str, expected: PartName | None) -> None:
    """Only the words that stand over attachments name one."""
    start = text.index(number)
    assert named(text, TextSpan(start, start + len(number))) == expected


def test_locators() -> None:
    """Tabs and enclosures can be said by a locator, where they have a number."""
    assert [place.kind for place in PartName("tab", "A").locators] == [LocatorKind.TAB]
    assert PartName("tab").locators == PartName("annex", "1").locators == ()
