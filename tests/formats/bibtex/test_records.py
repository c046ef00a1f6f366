"""Entries as a person would write them, and graphs from anybody's entries."""

from __future__ import annotations

import pytest

from provcite import formats
from provcite.formats import bibtex
from provcite.formats.bibtex.dialects import related_types
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
    kinds,
)
from seed_graph import MEMO, VOLUME, seed_graph

TYPES = {"unpublished", "letter", "misc", "book", "collection", "incollection", "article"}
CLASSIC = {"unpublished", "misc", "book", "incollection", "article"}


def entry(graph: Graph, node_id: str, dialect: str = "biblatex"):
    """Return the entry of one node."""
    return next(e for e in bibtex.from_graph(graph, dialect) if e.id == node_id)


@pytest.mark.parametrize(("dialect", "types"), [("bibtex", CLASSIC), ("biblatex", TYPES)])
def test_one_entry_a_node_of_a_type_that_styles_know(dialect, types):
    """No type of our own: pybtex's styles and biblatex print them all."""
    graph = seed_graph()
    entries = bibtex.from_graph(graph, dialect)
    assert [e.id for e in entries] == [node.id for node in graph.nodes]
    assert {e.entry_type for e in entries} <= types


def test_the_seed():
    """A printed document names its volume, its own day, its holder; the volume is a collection."""
    memo = entry(seed_graph(), MEMO)
    assert memo.entry_type == "incollection"
    assert memo.fields["xref"] == VOLUME
    assert memo.fields["library"].startswith("Kennedy Library, National Security Files")
    assert memo.fields["origdate"] == "1962-05-17"
    volume = entry(seed_graph(), VOLUME)
    assert volume.entry_type == "collection"
    assert volume.fields["series"] == "Foreign Relations of the United States, 1961–1963"
    assert volume.fields["keywords"] == "consulted"


def test_a_chain_cascades():
    """The entry of an origin leads through `related` to what was consulted."""
    chain = [Document("head", consulted=True), Document("middle"), Document("origin")]
    steps = [
        Relation(RelationKind.QUOTES, "head", "middle"),
        Relation(RelationKind.TRANSLATION_OF, "middle", "origin"),
    ]
    graph = Graph(chain, steps)
    assert dict(entry(graph, "origin").fields) == {"related": "middle", "relatedtype": "translationas"}
    assert dict(entry(graph, "middle").fields) == {"related": "head", "relatedtype": "quotedin"}
    assert "related" not in entry(graph, "head").fields


def test_types_that_biblatex_has_no_words_for_bring_their_own():
    """`relatedstring` is plain English where biblatex has no string, or what was printed."""
    graph = Graph([Document("a"), Document("b")], [Relation(RelationKind.ENCLOSED_IN, "a", "b")])
    fields = entry(graph, "a").fields
    assert (fields["relatedtype"], fields["relatedstring"]) == ("enclosedin", "enclosed in")
    said = Graph(
        [Document("a"), Document("b")], [Relation(RelationKind.REPRINT_OF, "a", "b", phrase="réimpr. de")]
    )
    assert entry(said, "a").fields["relatedstring"] == "réimpr. de"
    assert bibtex.to_graph(bibtex.from_graph(said)).relations == said.relations


def test_dialects():
    """biblatex: EDTF, `location`, recipients by role; BibTeX: year and month, `address`, and a note."""
    letter = Document(
        "d",
        genre="letter",
        date=Date("1962-05-17~"),
        place="Seoul",
        title="On Rice",
        authors=[Agent("Lee")],
    )
    graph = Graph(
        [letter, Location("l", [Container(Level.REPOSITORY, title="NARA")], place="College Park")],
        [Relation(RelationKind.HELD_IN, "d", "l")],
    )
    classic, modern = entry(graph, "d", "bibtex"), entry(graph, "d")
    assert (classic.entry_type, modern.entry_type) == ("unpublished", "letter")
    assert dict(classic.fields) == {
        "author": "Lee",
        "title": "{On Rice}",
        "type": "letter",
        "address": "Seoul",
        "year": "ca. 1962",
        "month": "17 May",
        "library": "NARA",
        "note": "NARA, College Park",
    }
    assert (modern.fields["date"], modern.fields["location"]) == ("1962-05-17~", "Seoul")


def test_what_has_no_author():
    """BibTeX asks authors of an unpublished work; styles sort by `key` where there are none."""
    alone = entry(Graph([Document("d", genre="minutes", title="Daily Staff Meeting")]), "d", "bibtex")
    assert alone.entry_type == "misc"
    assert alone.fields["key"] == "Daily"
    assert "key" not in entry(Graph([Document("d", genre="minutes")]), "d").fields


def test_shelves_are_no_works():
    """biblatex lists no location in a bibliography of everything."""
    graph = Graph([Location("l", [Container(Level.BOX, "1")])])
    assert entry(graph, "l").fields["options"] == "dataonly=true"


def test_an_article():
    """A part of an issue, with the issue's number and its own pages."""
    graph = Graph(
        [
            Document("a", title="T"),
            Edition("j", genre="journal", title="Poetry", volume="37", issue="5", date=Date("1931")),
        ],
        [Relation(RelationKind.PUBLISHED_IN, "a", "j", base_locators=[Locator(LocatorKind.PAGE, "1–2")])],
    )
    fields = entry(graph, "a", "bibtex").fields
    assert {k: fields[k] for k in ("journal", "volume", "number", "pages", "year")} == {
        "journal": "Poetry",
        "volume": "37",
        "number": "5",
        "pages": "1--2",
        "year": "1931",
    }


def test_every_kind_has_its_two_names():
    """Each kind of relation and its inverse is a `relatedtype`, and no name means two things."""
    told = related_types()
    for kind, facts in kinds().items():
        assert told[kind.value.replace("-", "")].kind is kind
        assert told[facts.inverse.replace("-", "")].kind is kind


@pytest.mark.parametrize(
    "kind", [k for k in RelationKind if k.facts.category.value in ("derivation", "context")]
)
def test_every_kind_comes_back(kind):
    """Seen from either end, for every kind that `related` may show."""
    for consulted in ("a", "b", ""):
        nodes = [Document(node_id, consulted=node_id == consulted) for node_id in ("a", "b")]
        graph = Graph(nodes, [Relation(kind, "a", "b")])
        for dialect in ("bibtex", "biblatex"):
            shown = formats.project(graph, dialect).relations
            assert shown in (graph.relations, ())
            if not consulted:
                assert shown == graph.relations


FOREIGN = r"""
@article{zukofsky, author = {Zukofsky, Louis}, title = {Sincerity}, journal = {Poetry}, volume = 37,
  number = 5, month = feb, year = 1931, pages = {269--281}}
@inbook{part, crossref = {whole}, title = {A Part}, pages = {1}}
@book{whole, editor = {A. B. and others}, title = {The Whole}, subtitle = {A Book}, publisher = {P},
  year = 1999, language = {ngerman}, keywords = {x, consulted}}
@unpublished{memo, author = {{Department of State}}, title = {Memo}, library = {NARA, RG 59}, note = {x}}
@phdthesis{thesis, author = {C. D.}, title = {T}, school = {S}, year = {n.d.}}
@book{reprint, title = {Old}, related = {whole}, relatedtype = {reprintof}}
@online{site, title = {S}, url = {http://x.org/a\_b}, urldate = {2020-01-02}}
"""


def test_anybodys_entries():
    """Parts and wholes, places of keeping, reprints, languages, theses, pages of the web."""
    loaded = formats.load(FOREIGN, "bibtex")
    graph = loaded.graph
    assert [str(f).split(":")[0] for f in loaded.findings] == ["thesis.year"]
    ((where, journal),) = graph.published_in("zukofsky")
    assert isinstance(journal, Edition)
    assert (journal.genre, journal.title, journal.issue, str(journal.date)) == (
        "journal",
        "Poetry",
        "5",
        "1931-02",
    )
    assert where.base_locators == (Locator(LocatorKind.PAGE, "269–281"),)
    assert [node.id for _, node in graph.published_in("part")] == ["whole"]
    whole = graph["whole"]
    assert isinstance(whole, Edition)
    assert (whole.title, whole.language, whole.consulted) == ("The Whole: A Book", "de", True)
    assert [str(place) for place in graph.held_in("memo")] == ["NARA, RG 59"]
    assert [str(r) for r in graph.relations_from("reprint")] == ["reprint —reprint-of→ whole"]
    site, thesis = graph["site"], graph["thesis"]
    assert isinstance(site, Edition)
    assert isinstance(thesis, Edition)
    assert (site.genre, site.url, str(site.accessed)) == ("website", "http://x.org/a_b", "2020-01-02")
    assert (thesis.genre, thesis.publisher, thesis.date) == ("thesis", "S", None)


def test_fields_without_a_place_are_told_once():
    """One finding a file; a note of our own, which repeats other fields, does not count."""
    text = "@misc{a, abstract = {x}, note = {y}} @misc{b, abstract = {z}} @misc{c, library = {L}, note = {L}}"
    (finding,) = formats.load(text, "bibtex").findings
    assert finding.reason == (
        "Fields that a graph of sources has no place for were left out: abstract (2), note (1)."
    )
    many = "@misc{a, " + ", ".join(f"f{i:02} = {{x}}" for i in range(20)) + "}"
    assert formats.load(many, "bibtex").findings[0].reason.endswith("f11 (1) and 8 more.")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("@misc{a, related = {b}} @misc{b}", "related-type"),
        ("@misc{a, related = {b}, relatedtype = {nope}} @misc{b}", "related-type"),
        ("@misc{a, related = {c}, relatedtype = {quotedin}}", "related-missing"),
        ("@misc{a, author = {A, B, C, D}}", "names"),
        ("@misc{a, date = {soon}}", "bad-date"),
        ("@misc{a, abstract = {x}}", "fields-left-out"),
    ],
)
def test_what_is_not_understood_is_said(text, rule):
    """Nothing is dropped without a word."""
    assert [f.rule for f in formats.load(text, "biblatex").findings] == [rule]
