"""Merging what several volumes say: pages and stubs, names that gain parts, references to pages."""

from __future__ import annotations

import functools
import itertools

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.errors import ModelError, ProvciteErrors, TextSpan
from provcite.model import (
    Agent,
    AgentKind,
    Container,
    Date,
    Document,
    Edition,
    Graph,
    Level,
    Location,
    Locator,
    LocatorKind,
    Mention,
    Note,
    NoteKind,
    Relation,
    RelationKind,
)
from provcite.model._refining import refined
from strategies import dates, documents

KENNEDY = Agent(family="Kennedy")
JOHN = Agent(family="Kennedy", given="John F.")
PRESIDENT = Agent(family="Kennedy", office="President")


def printed(document: str, number: str, pages: str = "") -> Relation:
    """Return the relation that the volume prints *document*."""
    locators = [Locator(LocatorKind.DOCUMENT, number)]
    locators += [Locator(LocatorKind.PAGE, pages)] if pages else []
    return Relation(RelationKind.PUBLISHED_IN, document, "v", base_locators=tuple(locators))


def mention(note: str) -> Mention:
    """Return a mention in *note*."""
    return Mention(note, TextSpan(0, 1), "x")


def page(document: Document, pages: str = "5") -> Graph:
    """Return the graph of a volume that prints *document*, with a source note."""
    note = Note(f"{document.id}#n0", document.id, kind=NoteKind.SOURCE, text="Source")
    return Graph([Edition("v", consulted=True), document], [printed(document.id, "1", pages)], [note])


def stub(document: Document, citing: str = "w") -> Graph:
    """Return the graph of another volume, a note of which cites *document*."""
    named = attrs.evolve(document, mentions=[mention(f"{citing}/d9#n1")])
    cited = Relation(RelationKind.CITES, citing, document.id, mention=mention(f"{citing}/d9#n1"))
    return Graph([Edition("v"), Edition(citing, consulted=True), named], [cited, printed(document.id, "1")])


def test_a_stub_yields_to_the_page() -> None:
    """What notes guess of a document gives way to the page, in either order; who mentions it stays known."""
    read = Document("v/d1", authors=[JOHN], recipients=[Agent(office="Secretary of State")], title="NSAM")
    guess = Document("v/d1", authors=[KENNEDY], recipients=[Agent(family="Rusk", given="Dean")], number="151")
    merged = page(read) | stub(guess)
    assert merged == stub(guess) | page(read)
    found = merged["v/d1"]
    assert isinstance(found, Document)
    assert attrs.evolve(found, mentions=()) == attrs.evolve(read, number="151")
    assert found.mentions == (mention("w/d9#n1"),)
    assert [str(r.base_locators[-1]) for r in merged.relations_from("v/d1")] == ["page 5"]


def test_a_stub_does_not_say_where_a_document_stands() -> None:
    """The number that a note gives is not the number that the page bears: the page's holds."""
    wrong = stub(Document("v/d1"))
    wrong = Graph(wrong.nodes, [*wrong.relations[:1], printed("v/d1", "1a")])
    merged = page(Document("v/d1", title="T")) | wrong
    assert merged == wrong | page(Document("v/d1", title="T"))
    assert merged.relations_from("v/d1") == (printed("v/d1", "1", "5"),)


def test_pages_show_that_a_document_was_read() -> None:
    """A document without notes was read where its volume knows its pages."""
    read = page(Document("v/d1", title="As printed"))
    bare = Graph(read.nodes, read.relations)
    merged = bare | stub(Document("v/d1", title="Guess"))
    assert str(merged["v/d1"]) == "As printed"


def test_two_pages_that_differ_contradict() -> None:
    """Where both sides have read the page, or a person has said it, a difference is reported."""
    one, other = Document("v/d1", title="One"), Document("v/d1", title="Other")
    for mine, theirs in [
        (page(one), page(other)),
        (page(one), Graph([other])),
        (stub(one), Graph([other])),
        (Graph([one], [printed("v/d1", "1")]), Graph([other], [printed("v/d1", "1")])),
    ]:
        for left, right in ((mine, theirs), (theirs, mine)):
            with pytest.raises(ModelError, match="differ in title"):
                left.merge(right)
            title = {"self": str(left["v/d1"]), "other": str(right["v/d1"])}
            for prefer, wanted in title.items():
                assert str(left.merge(right, prefer=prefer)["v/d1"]) == wanted


def test_a_person_who_chooses_is_obeyed() -> None:
    """`prefer` decides between equals, name for name; a guess is no equal of a page."""
    one, other = page(Document("v/d1", authors=[KENNEDY])), page(Document("v/d1", authors=[JOHN]))
    assert one.merge(other, prefer="self").documents[0].authors == (KENNEDY,)
    assert other.merge(one, prefer="other").documents[0].authors == (KENNEDY,)
    read, guess = page(Document("v/d1", title="Page")), stub(Document("v/d1", title="A longer guess"))
    assert str(read.merge(guess, prefer="other")["v/d1"]) == "Page"
    assert str(guess.merge(read, prefer="self")["v/d1"]) == "Page"
    again = stub(Document("v/d1", title="Guess"), "x")
    assert str(guess.merge(again, prefer="other")["v/d1"]) == "Guess"


def test_what_was_consulted_wins() -> None:
    """A header speaks for its volume, whatever is known of it where notes cite it; a person's word counts."""
    header = Edition("v", title="Foreign Relations, Volumes X–XII", subseries="1964–1968", consulted=True)
    known = Edition("v", title="Cuba", subseries="1964-1968", volume="X/XI/XII")
    cited = Relation(RelationKind.CITES, "w", "v", mention=mention("w/d9#n1"))
    below = attrs.evolve(cited, base="v/d1")
    for relations in ([cited], [below, printed("v/d1", "1")]):
        citing = Graph([known, Document("v/d1")], relations)
        merged = Graph([header]) | citing
        assert merged == citing | Graph([header])
        assert merged["v"] == attrs.evolve(header, volume="X/XI/XII")
    with pytest.raises(ModelError, match="differ in title"):
        Graph([header]).merge(Graph([known]))


DASHED = ("1964-1968", "1964–1968", "1964—1968")


def test_dashes_and_quotation_marks_do_not_contradict() -> None:
    """The same words set by a typewriter and by a printer are the same words; of both, the printer's stay."""
    volumes = [Graph([Edition("v", subseries=text, consulted=True)]) for text in DASHED]
    for order in itertools.permutations(volumes):
        (edition,) = functools.reduce(Graph.merge, order).editions
        assert edition.subseries == "1964—1968"
    with pytest.raises(ModelError, match="differ in subseries"):
        volumes[0].merge(Graph([Edition("v", subseries="1964–1969", consulted=True)]))


def test_names_gain_parts() -> None:
    """A given name or an office absent on one side is no contradiction; another one is."""
    read = [page(Document("v/d1", authors=[agent])) for agent in (KENNEDY, JOHN, PRESIDENT)]
    for order in itertools.permutations(read):
        (document,) = functools.reduce(Graph.merge, order).documents
        assert document.authors == (Agent(family="Kennedy", given="John F.", office="President"),)
    others = [
        [Agent(family="Kennedy", given="Robert")],
        [Agent(family="Rusk", given="John F.")],
        [Agent(literal="Kennedy", kind=AgentKind.BODY)],
        [Agent(office="President")],
        [JOHN, KENNEDY],
    ]
    for agents in others:
        with pytest.raises(ModelError, match="differ in authors"):
            read[1].merge(page(Document("v/d1", authors=agents)))


AGENTS = st.builds(
    Agent,
    family=st.just("Kennedy"),
    given=st.sampled_from(("", "John", "Robert")),
    suffix=st.sampled_from(("", "Jr.")),
    office=st.sampled_from(("", "President", "Attorney General")),
)
VALUES = st.one_of(
    st.tuples(*[AGENTS.map(lambda agent: (agent,))] * 3),
    st.tuples(*[st.sampled_from(("a-b", "a–b", "a—b", "“a”", '"a"'))] * 3),
    st.tuples(*[st.builds(Date, st.sampled_from(("1962", "1963")), st.sampled_from(("", "x", "y")))] * 3),
    st.tuples(*[dates()] * 3),
)


@given(VALUES)
def test_refining_knows_no_order(values: tuple[object, object, object]) -> None:
    """Twice is once; neither which value is first counts, nor which two are joined first."""

    def join(*several: object) -> object:
        return functools.reduce(lambda a, b: refined(a, b) if a is not None else None, several)

    a, b, c = values
    assert refined(a, a) == a
    assert refined(a, b) == refined(b, a)
    assert len({repr(join(*order)) for order in itertools.permutations((a, b, c))}) == 1


@st.composite
def pages_and_guesses(draw: st.DrawFn) -> list[Graph]:
    """Draw a page and what three other volumes guess of it, in any order: other values of what it says."""
    drawn = attrs.evolve(draw(documents("v/d1")), consulted=False, mentions=())
    told = [f.name for f in attrs.fields(Document) if getattr(drawn, f.name) and f.name != "id"]
    graphs = [page(drawn)]
    for citing in "wxy":
        other = draw(documents("v/d1"))
        guess = {name: getattr(other, name) for name in told if name not in ("consulted", "mentions")}
        graphs.append(stub(Document("v/d1", **guess), citing))
    return draw(st.permutations(graphs))


@given(pages_and_guesses())
def test_guesses_and_page_in_any_order(graphs: list[Graph]) -> None:
    """However the volumes are merged, the document is what its page says, with every mention."""
    a, b, c, d = graphs
    merged = a | b | c | d
    assert merged == d | c | b | a == (a | b) | (c | d) == a | (b | (c | d))
    assert merged | b == merged == merged | merged
    (read,) = (graph["v/d1"] for graph in graphs if graph.notes)
    mentions = merged["v/d1"].mentions
    assert merged["v/d1"] == attrs.evolve(read, mentions=mentions)
    assert {m.note for m in mentions} == {"w/d9#n1", "x/d9#n1", "y/d9#n1"}


def test_guesses_without_a_page() -> None:
    """Two guesses at a document that nobody has read meet in the fuller one, in any order."""
    guesses = [stub(Document("v/d1", authors=[who]), v) for who, v in ((KENNEDY, "w"), (JOHN, "x"))]
    merged = guesses[0] | guesses[1]
    assert merged == guesses[1] | guesses[0]
    assert merged.documents[0].authors == (JOHN,)
    assert len(merged.documents[0].mentions) == 2


def test_words_of_a_place_stay_with_their_notes() -> None:
    """Two notes name one shelf in other words: both keep theirs."""
    words = ("Kennedy Library, Box 5", "JFK Library, Box 5")
    box = [Container(Level.BOX, "5")]
    graphs = [
        Graph(
            [Location("box", box, as_cited=text, mentions=[Mention(f"n{i}", TextSpan(0, len(text)), text)])]
        )
        for i, text in enumerate(words)
    ]
    merged = graphs[0] | graphs[1]
    assert merged == graphs[1] | graphs[0]
    assert {m.text for m in merged.locations[0].mentions} == set(words)
    with pytest.raises(ModelError, match="differ in as_cited"):
        graphs[0].merge(Graph([Location("box", box, as_cited="elsewhere")]))


def citing_page(number: str, **fields: object) -> Graph:
    """Return the graph of a volume, a note of which cites a page of another."""
    relation = Relation(
        RelationKind.CITES,
        "w",
        "v",
        base_locators=[Locator(LocatorKind.PAGE, number)],
        mention=mention("w/d9#n1"),
    )
    return Graph([Edition("v"), Edition("w", consulted=True)], [attrs.evolve(relation, **fields)])


def bases(graph: Graph) -> list[str]:
    """Return what volume w cites."""
    return [relation.base for relation in graph.relations_from("w")]


@pytest.mark.parametrize(
    ("cited", "pages", "found"),
    [
        ("1396", "1396", "v/d1"),
        ("1396", "1395–1397", "v/d1"),
        ("1396", "1395-97", "v/d1"),
        ("1396–1397", "1396", "v/d1"),
        ("1396, 1400", "1396", "v/d1"),
        ("xviii", "XVIII", "v/d1"),
        ("1396", "1397", "v"),
        ("1396", "139", "v"),
        ("9" * 5000, "9" * 5000, "v/d1"),
    ],
)
def test_page_references_meet_their_documents(cited: str, pages: str, found: str) -> None:
    """A page of another volume is the one document that stands there, once its volume is merged."""
    graph, volume = citing_page(cited), page(Document("v/d1"), pages)
    merged = graph | volume
    assert bases(merged) == [found]
    assert merged == volume | graph == merged | graph == merged | volume
    # What the note said of the page stays.
    assert merged.relations_from("w")[0].base_locators == (Locator(LocatorKind.PAGE, cited),)


def test_page_with_several_documents() -> None:
    """Two documents on a page leave the reference with the volume; an attachment counts for its cover."""
    two = page(Document("v/d1")) | page(Document("v/d2"), "4–5")
    assert bases(citing_page("5") | two) == ["v"]
    assert bases(citing_page("4") | two) == ["v/d2"]
    below = Relation(RelationKind.ATTACHED_TO, "v/d2", "v/d1")
    assert bases(citing_page("5") | two.with_relations(below)) == ["v/d1"]
    label = Note("v/d2#label", "v/d2", kind=NoteKind.BODY, text="Tab A")
    labelled = Graph(two.nodes, [*two.relations, attrs.evolve(below, mention=mention(label.id))], [label])
    assert bases(citing_page("5") | labelled) == ["v/d1"]
    claimed = two.with_relations(attrs.evolve(below, mention=mention("v/d2#n0")))
    assert bases(citing_page("5") | claimed) == ["v"]


def test_references_that_are_none_to_a_page_of_a_volume() -> None:
    """A relation without a note, to a document, or to its own document stays as it is."""
    volume = page(Document("v/d1"))
    for graph in (
        citing_page("5", mention=None),
        citing_page("5", base_locators=[Locator(LocatorKind.NOTE, "5")]),
        citing_page("5", kind=RelationKind.REPLY_TO),
    ):
        assert graph.relations[0] in (graph | volume).relations
    own = citing_page("5", derived="v/d1")
    assert own.relations[0] in (own | volume).relations


def test_a_volume_settles_its_own_pages() -> None:
    """A graph that has read the page and has not settled the reference is left alone: twice is once."""
    graph = page(Document("v/d1")).with_relations(*citing_page("5").relations)
    assert graph | graph == graph
    assert bases(graph | citing_page("5")) == ["v"]


def test_contradictions_name_field_and_values() -> None:
    """All come together, each with its place and remedy."""
    mine = page(Document("v/d1", title="One", genre="letter"))
    with pytest.raises(ProvciteErrors) as caught:
        mine.merge(page(Document("v/d1", title="Two", genre="memo")))
    assert [str(error) for error in caught.value.exceptions] == [
        f"v/d1.{field}: Two descriptions of 'v/d1' differ in {field}: {values}.\n"
        'Say which one wins: graph.merge(other, prefer="self") or prefer="other".'
        for field, values in (("genre", "'letter' and 'memo'"), ("title", "'One' and 'Two'"))
    ]


def test_many() -> None:
    """Twenty thousand relations of one pair, and as many references to pages, are merged one by one."""
    count = 20_000
    spread = [
        Relation(RelationKind.CITES, "w", "v", base_locators=[Locator(LocatorKind.PAGE, str(i))])
        for i in range(count)
    ]
    cited = [attrs.evolve(relation, mention=mention(f"w/d{i}#n1")) for i, relation in enumerate(spread)]
    note = Locator(LocatorKind.NOTE, "1")
    fuller = [attrs.evolve(relation, base_locators=[*relation.base_locators, note]) for relation in spread]
    printing = [printed(f"v/d{i}", str(i), str(i)) for i in range(count)]
    one = Graph([Edition("v"), Edition("w")], [*spread, *cited])
    other = Graph([Edition("v"), *(Document(f"v/d{i}") for i in range(count))], [*fuller, *printing])
    merged = one | other
    assert len(merged.relations_from("w")) == 2 * count
    assert len(merged.relations_to("v/d77")) == 1
