"""The seed, trap by trap, on both of its texts: the memorandum as TEI and as plain text of a web page."""

from __future__ import annotations

import functools
import io

import pytest

import provcite
from provcite.model import (
    Certainty,
    Document,
    Edition,
    Graph,
    Level,
    Location,
    NoteKind,
    Order,
    Origin,
    Relation,
    RelationKind,
    Status,
)
from shared_data import SEEDS, shared

VOLUME = "frus1961-63v22"
MEMO, NSAM = f"{VOLUME}/d260", f"{VOLUME}/d256"
TEXTS = {"tei": "frus1961-63v22-d260.xml", "plain": "frus1961-63v22-d260.txt"}


@functools.cache
def graph_of(name: str) -> Graph:
    """Return the graph of one of the texts, read without a finding."""
    reading = provcite.read_report(SEEDS / TEXTS[name])
    assert reading.findings == ()
    return reading.graph


@pytest.fixture(params=list(TEXTS))
def graph(request: pytest.FixtureRequest) -> Graph:
    """The graph of each text in turn."""
    return graph_of(request.param)


def only(graph: Graph, kind: RelationKind, derived: str) -> Relation:
    """Return the one relation of *kind* from *derived*."""
    (found,) = [relation for relation in graph.relations_from(derived) if relation.kind is kind]
    return found


def document(graph: Graph, node_id: str) -> Document:
    """Return a node that is a document."""
    node = graph[node_id]
    assert isinstance(node, Document)
    return node


def labels(graph: Graph, node_id: str) -> tuple[str, ...]:
    """Return the labels of the one place that keeps a document."""
    (place,) = graph.held_in(node_id)
    return place.labels


def test_source_note_is_note_0(graph: Graph) -> None:
    """The item that begins "Source:" is note 0, the others follow; the list's own labels are kept."""
    notes = [note for note in graph.notes if note.kind is not NoteKind.BODY]
    assert [note.id for note in notes] == [f"{MEMO}#n{number}" for number in range(4)]
    assert [note.number for note in notes] == ["0", "1", "2", "3"]
    assert [note.kind for note in notes] == [NoteKind.SOURCE, *[NoteKind.FOOTNOTE] * 3]
    listed = [note.listed for note in notes]
    assert listed == (["1", "2", "3", "4"] if graph is graph_of("plain") else [""] * 4)


def test_trailing_digits_are_markers_only_in_turn(graph: Graph) -> None:
    """ "President Kennedy0" and "No. 151),1" lose their markers; 151 and 1962 keep their figures."""
    memo = document(graph, MEMO)
    assert memo.title == "Memorandum From Secretary of State Rusk to President Kennedy"
    (body,) = [note for note in graph.notes if note.kind is NoteKind.BODY]
    assert body.text.startswith(
        "Your memorandum to me of April 24, 1962 (National Security Action Memorandum No. 151), asks for"
    )


def test_absent_date_stays_absent() -> None:
    """The plain text has lost the dateline: nothing invents it. The TEI states it."""
    assert document(graph_of("plain"), MEMO).date is None
    assert document(graph_of("plain"), MEMO).place is None
    date = document(graph_of("tei"), MEMO).date
    assert date is not None
    assert (date.edtf, date.stated, date.origin) == ("1962-05-17", "May 17, 1962", Origin.STATED)
    assert document(graph_of("tei"), MEMO).place == "Washington"


def test_folder_is_not_the_document(graph: Graph) -> None:
    """ "NSAM 151" in the source note is a folder; NSAM 151 the directive is Document 256, another node."""
    (folder,) = graph.held_in(MEMO)
    assert folder.containers[-1].level is Level.FOLDER
    assert folder.containers[-1].label == "NSAM 151"
    directive = document(graph, NSAM)
    assert directive.number == "NSAM 151"
    assert directive.date is not None
    assert directive.date.edtf == "1962-04-24"
    assert folder.id != directive.id
    assert graph.held_in(NSAM) == ()
    published = only(graph, RelationKind.PUBLISHED_IN, NSAM)
    assert [str(locator) for locator in published.base_locators] == ["document 256"]


def test_excerpt_holds_the_directive_elsewhere() -> None:
    """Where the volume prints NSAM 151 too, it lies in another repository than the folder of its name."""
    graph = provcite.read_report(SEEDS / "frus1961-63v22-excerpt.xml").graph
    assert labels(graph, NSAM) == (
        "Department of State",
        "FE Files",
        "Lot 65 D 25",
        "National Security Action Memorandum",
    )
    assert labels(graph, MEMO)[0] == "Kennedy Library"
    assert only(graph, RelationKind.REPLY_TO, MEMO).base == NSAM


def test_memo_answers_the_directive(graph: Graph) -> None:
    """ "Your memorandum to me of April 24, 1962 (…),¹": the memorandum replies to what note 1 names."""
    reply = only(graph, RelationKind.REPLY_TO, MEMO)
    assert reply.base == NSAM
    assert reply.certainty is Certainty.PROBABLE
    assert reply.mention is not None
    assert reply.mention.text.startswith("Your memorandum to me of April 24, 1962")


def test_memcon_of_note_2(graph: Graph) -> None:
    """Note 2 quotes a memorandum of conversation filed as 611.94/5-362 in the Central Files."""
    chain = graph.chain(f"{MEMO}#n2")
    assert chain.path == (VOLUME, f"{MEMO}#n2.1")
    (relation,) = chain.relations
    assert relation.kind is RelationKind.QUOTES
    assert [str(locator) for locator in relation.derived_locators] == ["document 260", "note 2"]
    assert [passage.text[:13] for passage in relation.passages] == ["The President"]
    assert [passage.text[-10:] for passage in relation.passages] == ["her share."]
    memcon = document(graph, chain.path[-1])
    assert memcon.genre == "memorandum of conversation"
    assert labels(graph, memcon.id) == ("Department of State", "Central Files", "611.94/5-362")


def test_year_of_the_memcon_is_inferred(graph: Graph) -> None:
    """ "May 3" has no year: the file number's hint agrees in day and month, and is named as the basis."""
    date = document(graph, f"{MEMO}#n2.1").date
    assert date is not None
    assert (date.edtf, date.stated, date.origin) == ("1962-05-03", "May 3", Origin.INFERRED)
    assert "611.94/5-362" in date.basis


def test_minutes_of_note_3(graph: Graph) -> None:
    """Note 3 cites and quotes a memorandum in the Taylor Papers; "May 18;" takes its year from the folder."""
    node_id = f"{MEMO}#n3.1"
    kinds = {relation.kind for relation in graph.asserted_in(f"{MEMO}#n3") if relation.base == node_id}
    assert kinds == {RelationKind.CITES, RelationKind.QUOTES}
    (quotes,) = [relation for relation in graph.relations_to(node_id) if relation.kind is RelationKind.QUOTES]
    assert [passage.text[:14] for passage in quotes.passages] == ["the ROK/Japane", "we need a poli"]
    assert labels(graph, node_id) == (
        "National Defense University",
        "Taylor Papers",
        "Daily Staff Meetings",
        "May-September 1962",
    )
    minutes = document(graph, node_id)
    assert minutes.title == "Memorandum of White House Daily Staff Meeting"
    assert minutes.date is not None
    assert (minutes.date.edtf, minutes.date.origin) == ("1962-05-18", Origin.INFERRED)
    assert "May-September 1962" in minutes.date.basis


def test_span_of_dates_belongs_to_the_folder(graph: Graph) -> None:
    """ "May–September 1962" is the folder's span, and the minutes' date lies within it."""
    (folder,) = graph.held_in(f"{MEMO}#n3.1")
    dates = folder.containers[-1].dates
    assert dates is not None
    assert dates.edtf == "1962-05/1962-09"
    minutes = document(graph, f"{MEMO}#n3.1")
    assert minutes.date is not None
    assert minutes.date.order(dates) is Order.UNKNOWN


def test_classification_is_the_documents(graph: Graph) -> None:
    """ "Confidential." says something of the memorandum, and is no container."""
    assert document(graph, MEMO).classification == "Confidential"
    assert all("Confidential" not in label for place in graph.locations for label in place.labels)


def test_custody_as_cited(graph: Graph) -> None:
    """ "Department of State, Central Files" stays as cited; today's place is another, absent here."""
    (place,) = graph.held_in(f"{MEMO}#n2.1")
    assert place.as_cited == "Department of State, Central Files, 611.94/5-362"
    assert place.current is None


def test_everything_read_from_a_note_points_into_it(graph: Graph) -> None:
    """Every node and relation that came from a note keeps note, exact words and span."""
    mentions = [mention for node in graph for mention in node.mentions]
    mentions += [relation.mention for relation in graph.relations if relation.mention is not None]
    mentions += [p.mention for r in graph.relations for p in r.passages if p.mention is not None]
    assert len(mentions) >= 12
    for mention in mentions:
        assert mention.span.of(graph.note(mention.note).text) == mention.text
    from_notes = [node for node in graph if not (isinstance(node, Edition) or node.id == MEMO)]
    assert from_notes
    assert all(node.mentions for node in from_notes)


def test_both_readings_agree() -> None:
    """What both texts say is read alike: only dateline, pages, given header and list labels differ."""
    tei, plain = graph_of("tei"), graph_of("plain")
    assert {node.id for node in tei} == {node.id for node in plain}
    assert [place.labels for place in tei.locations] == [place.labels for place in plain.locations]
    for node in tei:
        other = plain[node.id]
        if isinstance(node, Document) and isinstance(other, Document) and node.id != MEMO:
            assert (node.title, node.genre, node.date, node.number) == (
                other.title,
                other.genre,
                other.date,
                other.number,
            )
    ends = [{(r.kind, r.derived, r.base) for r in graph.relations} for graph in (tei, plain)]
    assert ends[0] == ends[1]


def test_four_chains_from_the_volume(graph: Graph) -> None:
    """From the volume consulted, a path leads to each of the four documents."""
    assert {chain.path for chain in graph.chains()} == {
        (VOLUME, MEMO),
        (VOLUME, NSAM),
        (VOLUME, f"{MEMO}#n2.1"),
        (VOLUME, f"{MEMO}#n3.1"),
    }
    assert graph.chain(f"{MEMO}#n0").path == (VOLUME, MEMO)
    assert graph.chain(f"{MEMO}#n1").path == (VOLUME, NSAM)


def read_text(head: str, *notes: str) -> Graph:
    """Return the graph of a page with these notes, the first of them the source note."""
    body = " ".join(f"word{number}.{number}" for number in range(1, len(notes)))
    text = f"{head}0\n\n{body}\n\n" + "\n".join(f"  {i}. {note}" for i, note in enumerate(notes, start=1))
    stream = io.BytesIO(text.encode())
    stream.name = "frus1961-63v22-d255.txt"
    return provcite.read(stream)


SOURCE = "Source: Department of State, Central Files, 794.00/4-2162. Secret."


def test_ibid_inherits_the_last_location() -> None:
    """ "Ibid., 611.95B7/5-2962" stands in the same files as the note before it."""
    graph = read_text(
        "255. Memorandum From A to B",
        SOURCE,
        "Telegram 10, May 3. (Department of State, Central Files, 611.94/5-362)",
        "Telegram 11, May 29. (Ibid., 611.95B7/5-2962)",
    )
    note = f"{VOLUME}/d255#n2"
    assert labels(graph, graph.chain(note).path[-1]) == (
        "Department of State",
        "Central Files",
        "611.95B7/5-2962",
    )


def test_respectively_pairs_up() -> None:
    """Five telegrams, five file numbers, one location; each was not found attached."""
    graph = read_text(
        "255. Memorandum From A to B",
        SOURCE,
        "Telegrams 2617, 2901, and 2933 from Tokyo, March 20, April 18 and 21, telegram 966 to Seoul, "
        "April 12, and airgram A-321 from Seoul, March 29, were indicated as attachments, none found "
        "attached. (All in Department of State, Central Files, 294.9541/3-2062, 294.9541/4-1862, "
        "294.9541/4-2162, 294.9541/4-562, and 794.56211/3-2962, respectively)",
    )
    cited = [chain.path[-1] for chain in graph.chains(f"{VOLUME}/d255#n1")]
    assert [labels(graph, node_id)[-1] for node_id in cited] == [
        "294.9541/3-2062",
        "294.9541/4-1862",
        "294.9541/4-2162",
        "294.9541/4-562",
        "794.56211/3-2962",
    ]
    papers = [document(graph, node_id) for node_id in cited]
    assert {paper.status for paper in papers} == {Status.NOT_FOUND_ATTACHED}
    assert [(paper.genre, paper.number) for paper in papers] == [
        ("telegram", "2617"),
        ("telegram", "2901"),
        ("telegram", "2933"),
        ("telegram", "966"),
        ("airgram", "A-321"),
    ]
    # The telegram of April 12 was filed under April 5: the year still fits.
    assert [paper.date.edtf for paper in papers if paper.date] == [
        "1962-03-20",
        "1962-04-18",
        "1962-04-21",
        "1962-04-12",
        "1962-03-29",
    ]


def test_year_from_a_filing_date_nearby() -> None:
    """A paper filed three days before its date, or a year turned since, takes the year that fits."""
    graph = read_text(
        "255. Memorandum From A to B",
        SOURCE,
        "Telegram 523, August 11, stated that. (Department of State, Central Files, 886B.2614/8–859)",
    )
    date = document(graph, graph.chain(f"{VOLUME}/d255#n1").path[-1]).date
    assert date is not None
    assert (date.edtf, date.basis) == ("1959-08-11", "the file number 886B.2614/8–859")


def test_year_nearest_to_the_document() -> None:
    """In January "December 28" is last year's, and "February 2" this year's."""
    text = "255. Letter From A to B\n\nWashington, January 7, 1960.\n\nOne.1 Two.2\n\n  1. {}\n  2. {}"
    notes = [
        f"Telegram {n}, {day}. (Kennedy Library, A Papers)"
        for n, day in ((1, "December 28"), (2, "February 2"))
    ]
    stream = io.BytesIO(text.format(*notes).encode())
    stream.name = "frus1961-63v22-d255.txt"
    graph = provcite.read(stream)
    dates = [document(graph, graph.chain(f"{VOLUME}/d255#n{n}").path[-1]).date for n in (1, 2)]
    assert [date.edtf for date in dates if date] == ["1959-12-28", "1960-02-02"]


def test_not_printed_is_a_status() -> None:
    """ "Not printed" says something of the paper cited."""
    graph = read_text(
        "255. Memorandum From A to B",
        SOURCE,
        "Telegram 10, May 3, not printed. (Department of State, Central Files, 611.94/5-362)",
    )
    assert document(graph, graph.chain(f"{VOLUME}/d255#n1").path[-1]).status is Status.NOT_PRINTED


def test_every_small_volume_builds_a_sound_graph() -> None:
    """The corpus's volumes of every era give graphs whose mentions all stand in their notes."""
    for path in sorted(shared("corpus", "tei").glob("*.xml")):
        graph = provcite.read_report(path).graph
        for node in graph:
            for mention in node.mentions:
                assert mention.span.of(graph.note(mention.note).text) == mention.text
        assert all(isinstance(node, Document | Edition | Location) for node in graph)
