"""Hand-edited visible fields win over the slot, and each difference is a finding."""

from __future__ import annotations

import json

import pytest

from provcite import formats
from provcite.errors import ProvciteWarning
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
from seed_graph import MEMO, VOLUME, seed_graph

GRAPH = seed_graph()


def edited(fmt: str, *changes: tuple[str, str]) -> formats.Loaded:
    """Return the seed's graph as *fmt*, with some of its text changed by hand, and read again."""
    text = formats.dumps(GRAPH, fmt)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return formats.load(text, fmt)


def rules(loaded: formats.Loaded) -> list[str]:
    """Return the rules of the findings."""
    return [finding.rule for finding in loaded.findings]


AUTHORED = Graph(
    [
        Document(
            "d",
            title="Old",
            authors=[Agent("Rusk", "Dean", office="Secretary of State")],
            date=Date("1962-05", "May 1962"),
            classification="Secret",
        )
    ]
)


@pytest.mark.parametrize(
    ("fmt", "old", "new"),
    [
        ("biblatex", "author = {Rusk, Dean}", "author = {Rusk, David Dean}"),
        ("bibtex", "author = {Rusk, Dean}", "author = {David Dean Rusk}"),
        ("csl-json", '"author": [{"family": "Rusk", "given": "Dean"}]', None),
    ],
)
def test_an_edit_goes_no_further_than_it_must(fmt, old, new):
    """The given name is edited; the office, which no field shows, stays."""
    new = new or old.replace("Dean", "David Dean")
    text = formats.dumps(AUTHORED, fmt)
    assert old in text
    loaded = formats.load(text.replace(old, new, 1), fmt)
    document = loaded.graph["d"]
    assert isinstance(document, Document)
    assert document.authors == (Agent("Rusk", "David Dean", office="Secretary of State"),)
    assert document.classification == "Secret"
    assert [str(f) for f in loaded.findings] == [
        "d.authors[0].given: note: authors[0].given was edited: 'David Dean'. [edited-by-hand]\n"
        "    The visible field was taken; write the file again to bring the two together."
    ]


def test_loads_warns_of_an_edit():
    """The same finding, as a warning."""
    text = formats.dumps(AUTHORED, "biblatex").replace("title = {{Old}}", "title = {Old}")
    assert formats.loads(text, "biblatex") == AUTHORED
    text = formats.dumps(AUTHORED, "biblatex").replace("Old", "New")
    with pytest.warns(ProvciteWarning, match="title was edited: 'New'"):
        graph = formats.loads(text, "biblatex")
    assert str(graph["d"]) == "New"


def test_a_field_that_was_deleted_is_gone():
    """Taking a field out is an edit too."""
    text = formats.dumps(AUTHORED, "biblatex").replace("  title = {Old},\n", "")
    document = formats.load(text, "biblatex").graph["d"]
    assert isinstance(document, Document)
    assert document.title is None


def test_a_date_that_was_edited_wins_whole():
    """A new date is no longer the one that was stated in other words."""
    text = formats.dumps(AUTHORED, "biblatex").replace("1962-05", "1963")
    document = formats.load(text, "biblatex").graph["d"]
    assert isinstance(document, Document)
    assert document.date is not None
    assert document.date.edtf == "1963"


@pytest.mark.parametrize("fmt", ["bibtex", "biblatex"])
def test_pages_of_a_relation(fmt):
    """Pages stand with the relation: the document number, which no field shows, stays."""
    loaded = edited(fmt, ("pages = {565--566}", "pages = {565--567}"))
    (relation,) = (r for r in loaded.graph.relations_from(MEMO) if r.base == VOLUME)
    assert Locator(LocatorKind.PAGE, "565–567") in relation.base_locators
    assert rules(loaded) == ["edited-by-hand"]


@pytest.mark.parametrize("fmt", ["csl-json", "bibtex", "biblatex"])
def test_an_edition_edited_in_its_own_record_stays_one(fmt):
    """Its parts still tell of it as it was: they are not torn away from it."""
    text = formats.dumps(GRAPH, fmt)
    if fmt == "csl-json":
        items = json.loads(text)
        (own,) = (item for item in items if item["id"] == VOLUME)
        own["volume-title"] = "North-East Asia"
        text = json.dumps(items)
    else:
        head, mark, tail = text.partition(f"{{{VOLUME},")
        text = head + mark + tail.replace("Northeast Asia", "North-East Asia", 1)
    loaded = formats.load(text, fmt)
    edition = loaded.graph[VOLUME]
    assert isinstance(edition, Edition)
    assert edition.title == "North-East Asia"
    assert len(loaded.graph) == len(GRAPH)
    assert set(map(str, loaded.graph.relations)) == set(map(str, GRAPH.relations))


def test_a_document_moved_to_another_place():
    """A new text in `library` is a new location; the old one stays for whom it still holds."""
    old = next(
        line for line in formats.dumps(GRAPH, "biblatex").splitlines() if line.startswith("  library =")
    )
    loaded = edited("biblatex", (old, "  library = {Private collection},"))
    assert [str(place) for place in loaded.graph.held_in(MEMO)] == ["Private collection"]
    assert set(rules(loaded)) == {"edited-by-hand"}


def test_a_record_renamed():
    """A new key is the node's new id, wherever it is named."""
    text = formats.dumps(GRAPH, "biblatex").replace(f"{{{VOLUME},", "{frus22,")
    text = text.replace(f"{{{VOLUME}}}", "{frus22}")
    loaded = formats.load(text, "biblatex")
    assert VOLUME not in loaded.graph
    assert {str(node.id) for _, node in loaded.graph.published_in(MEMO)} == {"frus22"}
    assert rules(loaded) == ["edited-by-hand"]


def test_a_record_copied():
    """A copy under a second key is a node of its own; the first keeps its relations."""
    text = formats.dumps(AUTHORED, "biblatex")
    loaded = formats.load(text + "\n" + text.replace("{d,", "{e,"), "biblatex")
    assert [node.id for node in loaded.graph] == ["d", "e"]


def test_a_record_added_and_one_deleted():
    """What has no slot is read by its fields; what is gone is gone, with what derives from it."""
    entries = formats.dumps(GRAPH, "biblatex").split("\n\n")
    kept = [entry for entry in entries if not entry.startswith(f"@collection{{{VOLUME},")]
    loaded = formats.load("\n\n".join([*kept, "@misc{new, title = {Added}}"]), "biblatex")
    assert "new" in loaded.graph
    assert VOLUME not in loaded.graph


def test_a_relation_taken_out_and_one_added():
    """`related` is the visible form of one relation."""
    graph = Graph([Document("a", consulted=True), Document("b"), Document("c")])
    quoting = graph.with_relations(Relation(RelationKind.QUOTES, "a", "b"))
    text = formats.dumps(quoting, "biblatex")
    gone = text.replace("  related = {a},\n  relatedtype = {quotedin},\n", "")
    assert formats.load(gone, "biblatex").graph.relations == ()
    other = text.replace("@misc{c,\n", "@misc{c,\n  related = {a},\n  relatedtype = {translationas},\n")
    kinds = [(r.kind, r.derived, r.base) for r in formats.load(other, "biblatex").graph.relations]
    assert kinds == [(RelationKind.QUOTES, "a", "b"), (RelationKind.TRANSLATION_OF, "a", "c")]


@pytest.mark.parametrize(
    "damage", ["", "????", "eyJ2ZXJzaW9uIjogMX0=", "bm8ganNvbg==", "eyJ2ZXJzaW9uIjogOX0="]
)
def test_a_damaged_slot_is_reported_and_passed_over(damage):
    """The visible fields are read as if there were none."""
    text = formats.dumps(AUTHORED, "biblatex")
    head, _, tail = text.partition("provcite = {")
    loaded = formats.load(f"{head}provcite = {{{damage}}}{tail[tail.index('}') + 1 :]}", "biblatex")
    assert loaded.graph == formats.project(AUTHORED, "biblatex")
    assert rules(loaded) == ["slot-damaged"]


def test_a_damaged_slot_in_csl_json():
    """As for BibTeX; what else `custom` holds is nobody's business."""
    items = json.loads(formats.dumps(AUTHORED, "csl-json"))
    items[0]["custom"] = {"provcite": {"version": 1, "at": 0, "node": {"type": "document"}}, "mine": 1}
    loaded = formats.load(json.dumps(items), "csl-json")
    assert loaded.graph == formats.project(AUTHORED, "csl-json")
    assert rules(loaded) == ["slot-damaged"]


def test_an_edit_that_does_not_fit_beneath():
    """A given name alone shows as a literal; edited, it is a literal, and not both."""
    graph = Graph([Document("d", authors=[Agent(given="Plato", office="Philosopher")])])
    text = formats.dumps(graph, "csl-json").replace('{"literal": "Plato"}', '{"literal": "Aristotle"}')
    document = formats.load(text, "csl-json").graph["d"]
    assert isinstance(document, Document)
    assert document.authors == (Agent.body("Aristotle"),)


def test_a_list_made_longer():
    """A second author is added: the list is taken as it stands."""
    text = formats.dumps(AUTHORED, "biblatex").replace("Rusk, Dean", "Rusk, Dean and {NSC}")
    document = formats.load(text, "biblatex").graph["d"]
    assert isinstance(document, Document)
    assert document.authors == (Agent("Rusk", "Dean"), Agent.body("NSC"))


def test_a_location_renamed():
    """Where the records lie today is named by its new id too."""
    shelf = Container(Level.BOX, "1")
    graph = Graph([Location("old", [shelf], current="new"), Location("new", [shelf])])
    text = formats.dumps(graph, "biblatex").replace("@misc{new,", "@misc{today,")
    location = formats.load(text, "biblatex").graph["old"]
    assert isinstance(location, Location)
    assert location.current == "today"


@pytest.mark.parametrize("table", [5, [5], [[0]], [["x", {}]], [[0, {"kind": "nope"}]]])
def test_slots_of_a_wrong_shape(table):
    """Whatever stands in a slot, the record is read."""
    items = json.loads(formats.dumps(AUTHORED, "csl-json"))
    items[0]["custom"]["provcite"]["relations"] = table
    loaded = formats.load(json.dumps(items), "csl-json")
    assert loaded.graph == formats.project(AUTHORED, "csl-json")
    assert rules(loaded) == ["slot-damaged"]


def test_a_slot_that_repeats_itself():
    """What a slot says twice counts once, under a new name too."""
    items = json.loads(formats.dumps(GRAPH, "csl-json"))
    for item in items:
        slot = item["custom"]["provcite"]
        for table in ("relations", "notes"):
            slot[table] = slot.get(table, []) * 2
    assert formats.load(json.dumps(items), "csl-json").graph == GRAPH
    (memo,) = (item for item in items if item["id"] == MEMO)
    memo["id"] = "renamed"
    loaded = formats.load(json.dumps(items), "csl-json")
    assert len(loaded.graph) == len(GRAPH)
    assert {note.document for note in loaded.graph.notes} == {"renamed"}


def test_an_entry_of_another_kind():
    """A document made a book is a book."""
    text = formats.dumps(AUTHORED, "biblatex").replace("@misc{", "@book{")
    loaded = formats.load(text, "biblatex")
    assert isinstance(loaded.graph["d"], Edition)
    assert rules(loaded) == ["edited-by-hand"]
