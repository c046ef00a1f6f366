"""CSL-JSON items: valid for the schema, and what a historian expects in each variable."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given

from provcite import formats
from provcite.errors import FormatError, ProvciteErrors
from provcite.formats import csl_json
from provcite.formats._tables import csl_variables, document_type
from provcite.model import (
    Agent,
    Container,
    Date,
    Document,
    Edition,
    Graph,
    Level,
    Location,
    Locator,
    LocatorKind,
    Relation,
    RelationKind,
)
from seed_graph import MEMO, seed_graph
from strategies import graphs

# The CSL-JSON 1.0.2 schema, put together from its list of variables; nothing else is allowed anywhere.
TEXT = {"type": "string"}
NUMBER = {"type": ["string", "number"]}
FLAG = {"type": ["string", "number", "boolean"]}
NAME = {
    "type": "object",
    "properties": {
        **dict.fromkeys(
            ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"), TEXT
        ),
        **dict.fromkeys(("comma-suffix", "static-ordering", "parse-names"), FLAG),
    },
    "additionalProperties": False,
}
POINT = {"type": "array", "items": NUMBER, "minItems": 1, "maxItems": 3}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {"type": "array", "items": POINT, "minItems": 1, "maxItems": 2},
        "season": NUMBER,
        "circa": {"type": ["string", "number", "boolean"]},
        "literal": TEXT,
        "raw": TEXT,
    },
    "additionalProperties": False,
}
KINDS = {
    "text": TEXT,
    "number": NUMBER,
    "names": {"type": "array", "items": NAME},
    "date": DATE,
    "list": {"type": "array", "items": TEXT},
    "object": {"type": "object"},
}
# CSL 1.0.2 has these variables, its JSON schema has not.
NOT_IN_SCHEMA = {"part-number", "supplement-number"}
TYPES = [
    *(
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
    ),
    *(
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "event",
        "figure",
    ),
    *(
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
    ),
    *(
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
    ),
    *(
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
    ),
    *("webpage",),
]
SCHEMA = {"part-number", "supplement-number"}
TYPES = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
]
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            **{name: KINDS[kind] for name, kind in csl_variables().items() if name not in NOT_IN_SCHEMA},
            "type": {"type": "string", "enum": TYPES},
            "id": NUMBER,
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}


VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


@given(graphs())
def test_every_text_is_valid(graph):
    """What we write is CSL-JSON to the letter, slot included."""
    VALIDATOR.validate(json.loads(formats.dumps(graph, "csl-json")))


def items(*nodes, relations=()):
    """Return the items of a small graph."""
    return csl_json.from_graph(Graph(nodes, relations))


def test_the_seed():
    """A document printed in a volume is a chapter of it, with its own day, place and holder."""
    graph = seed_graph()
    item = csl_json.from_node(graph[MEMO], graph)
    assert item["type"] == "chapter"
    assert item["container-title"] == "Foreign Relations of the United States, 1961–1963"
    assert item["volume-title"] == "Northeast Asia"
    assert item["volume"] == "XXII"
    assert item["archive"] == "Kennedy Library"
    assert item["archive_collection"] == "National Security Files"
    assert str(item["archive_location"]).startswith("NSAM 151")


def test_a_chain_will_do_for_a_graph():
    """The item is the same, whichever tells of the surroundings."""
    graph = seed_graph()
    chain = graph.chain(f"{MEMO}#n2")
    for node_id in chain.path:
        assert csl_json.from_node(chain[node_id], chain) == csl_json.from_node(graph[node_id], graph)


def test_dates_of_a_printed_document():
    """`issued` is the edition's date; the document's own stands in `event-date`, never mixed up."""
    document = Document("d", date=Date("1962-05-17"), place="Washington")
    printed = Relation(RelationKind.PUBLISHED_IN, "d", "e")
    alone = items(document)[0]
    assert (alone["issued"], alone["event-place"]) == ({"date-parts": [[1962, 5, 17]]}, "Washington")
    both = items(document, Edition("e", title="T", date=Date("1996")), relations=[printed])[0]
    assert both["issued"] == {"date-parts": [[1996]]}
    assert both["event-date"] == {"date-parts": [[1962, 5, 17]]}
    undated = items(document, Edition("e", title="T"), relations=[printed])[0]
    assert "issued" not in undated


def test_letters_need_no_genre():
    """CMOS 18 14.13: "letter" goes without saying; other genres do not."""
    letter, telegram = items(Document("a", genre="letter"), Document("b", genre="circular telegram"))
    assert letter == {"id": "a", "type": "personal_communication"}
    assert telegram == {"id": "b", "type": "personal_communication", "genre": "circular telegram"}


@pytest.mark.parametrize(
    ("genre", "csl_type"),
    [
        ("memorandum", "manuscript"),
        ("Memorandum of Conversation", "manuscript"),
        ("verbale", None),
        ("intelligence report", "report"),
        ("map of Korea", "map"),
        (None, None),
    ],
)
def test_types_by_genre(genre, csl_type):
    """The words before "of" tell the type, the last of them first."""
    row = document_type(genre)
    assert (row and row["csl_type"]) == csl_type


def test_an_article():
    """A part of a journal's issue has the journal's type and its own pages."""
    journal = Edition("j", genre="journal", title="Poetry", volume="37", issue="5", date=Date("1931-02"))
    where = Relation(
        RelationKind.PUBLISHED_IN, "a", "j", base_locators=[Locator(LocatorKind.PAGE, "269–281")]
    )
    article, own = items(
        Document("a", title="Sincerity", authors=[Agent("Zukofsky", "Louis")]), journal, relations=[where]
    )
    assert article == {
        "id": "a",
        "type": "article-journal",
        "title": "Sincerity",
        "author": [{"family": "Zukofsky", "given": "Louis"}],
        "container-title": "Poetry",
        "volume": "37",
        "issue": "5",
        "issued": {"date-parts": [[1931, 2]]},
        "page": "269–281",
    }
    assert own["type"] == "periodical"


def test_locators_fill_what_is_free():
    """Places given by the caller show in the item, unless it has something there already."""
    free, taken = Document("a"), Document("b", number="NSAM 151")
    place = [Locator(LocatorKind.DOCUMENT, "260"), Locator(LocatorKind.NOTE, "2")]
    assert csl_json.from_node(free, Graph([free]), locators=place)["number"] == "260"
    assert csl_json.from_node(taken, Graph([taken]), locators=place)["number"] == "NSAM 151"


@pytest.mark.parametrize(
    ("containers", "expected"),
    [
        ([(Level.REPOSITORY, "NARA")], {"archive": "NARA"}),
        (
            [(Level.REPOSITORY, "NARA"), (Level.FILE, "611.94/5-362")],
            {"archive": "NARA", "archive_location": "611.94/5-362"},
        ),
        (
            [(Level.REPOSITORY, "NARA"), (Level.RECORD_GROUP, "59"), (Level.BOX, "12A"), (Level.FOLDER, "3")],
            {"archive": "NARA", "archive_collection": "RG 59", "archive_location": "Folder 3, Box 12A"},
        ),
        (
            [(Level.SERIES, "Subject"), (Level.BOX, "1")],
            {"archive_collection": "Subject", "archive_location": "Box 1"},
        ),
    ],
)
def test_places(containers, expected):
    """Repository, collection, and what lies below with the smallest first."""
    location = Location("l", [Container(level, number) for level, number in containers])
    item = items(location)[0]
    assert {k: v for k, v in item.items() if k.startswith("archive")} == expected
    assert item["type"] == "collection"


def test_names():
    """Bodies and offices are literals; particles keep their sort."""
    people = [
        Agent.body("Alpha and Omega"),
        Agent(office="Secretary of State"),
        Agent("Gogh", "Vincent", "van"),
        Agent("Humboldt", "A.", dropping_particle="von", suffix="Jr."),
        Agent(given="Plato"),
    ]
    assert items(Document("d", authors=people))[0]["author"] == [
        {"literal": "Alpha and Omega"},
        {"literal": "Secretary of State"},
        {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
        {"family": "Humboldt", "given": "A.", "dropping-particle": "von", "suffix": "Jr."},
        {"literal": "Plato"},
    ]


def test_foreign_items():
    """A Zotero export: an article, a book, a letter in an archive."""
    graph = csl_json.to_graph(
        [
            {
                "id": 7,
                "type": "article-journal",
                "title": "T",
                "container-title": "J",
                "volume": 3,
                "issued": {"date-parts": [["2001", "4"]]},
            },
            {"id": "b", "type": "book", "title": "B", "author": [{"literal": "UN"}], "publisher": "P"},
            {"id": "m", "type": "manuscript", "archive": "NARA", "archive_location": "Box 1"},
        ]
    )
    assert [type(node).__name__ for node in graph] == [
        "Edition",
        "Document",
        "Edition",
        "Location",
        "Document",
    ]
    ((_, journal),) = graph.published_in("7")
    assert isinstance(journal, Edition)
    assert (journal.genre, journal.title, journal.volume, str(journal.date)) == (
        "journal",
        "J",
        "3",
        "2001-04",
    )
    assert str(graph.held_in("m")[0]) == "NARA, Box 1"


def test_made_ids_never_collide():
    """An item may have the id that we would make."""
    graph = csl_json.to_graph(
        [
            {"id": "a", "type": "chapter", "container-title": "B", "archive": "NARA"},
            {"id": "a:in", "type": "manuscript"},
            {"id": "a:held", "type": "collection", "title": "Papers"},
        ]
    )
    assert {node.id for node in graph} == {"a", "a:in", "a:in'", "a:held", "a:held'"}
    assert str(graph["a:held"]) == "Papers"


def test_one_place_of_many_documents_is_one_location():
    """What several items tell of alike is one node."""
    kept = {"type": "manuscript", "archive": "NARA"}
    graph = csl_json.to_graph([{"id": "a", **kept}, {"id": "b", **kept}])
    assert graph.held_in("a") == graph.held_in("b")
    assert len(graph) == 3


def test_wrong_shapes_come_together():
    """All faults of a text, each with its path; a doubled id and an unknown variable are findings."""
    with pytest.raises(ProvciteErrors) as caught:
        csl_json.to_graph([{"title": ["x"]}, {"id": "a", "type": "book", "author": "Doe"}])
    assert [str(e.where) for e in caught.value.exceptions] == [
        "items[0].title",
        "items[0].id",
        "items[0].type",
        "items[1].author",
    ]
    books = [{"id": node_id, "type": "book"} for node_id in (1, 1, "1-2")]
    three = formats.load(json.dumps(books), "csl-json")
    assert [node.id for node in three.graph] == ["1", "1-3", "1-2"]
    with pytest.raises(FormatError, match="Expected an item"):
        csl_json.to_graph([5])
    text = '[{"id": "a b", "type": "book"}, {"id": "a-b", "type": "book", "nope": 1}]'
    loaded = formats.load(text, "csl-json")
    assert [node.id for node in loaded.graph] == ["a-b", "a-b-2"]
    assert [finding.rule for finding in loaded.findings] == ["unknown-variable", "duplicate-id"]
