"""Hypothesis strategies for every value of the model, for tests of whatever reads or writes it.

They reach what breaks citation software: particles, bodies whose names hold "and", TeX's special characters,
unbalanced braces, quotation marks, right-to-left text, combining marks, uncertain and negative dates, twelve
levels of containers, several holders, every kind of relation, ids that differ only in case.

Installed with the extra `provcite[testing]`; Hypothesis finds this module by its entry point, so that
`st.from_type(provcite.model.Graph)` and `st.builds` over our classes work by themselves.

>>> from hypothesis import given
>>> @given(graphs())
... def test_my_writer(graph):
...     assert my_reader(my_writer(graph)) == graph
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from provcite.errors import TextSpan
from provcite.model import (
    Agent,
    AgentKind,
    Certainty,
    Chain,
    Container,
    Date,
    Document,
    Edition,
    Extent,
    Graph,
    Level,
    Location,
    Locator,
    LocatorKind,
    Mention,
    Node,
    Note,
    NoteKind,
    Origin,
    Passage,
    Relation,
    RelationKind,
    Status,
)
from provcite.model.words import tidy

__all__ = [
    "agents",
    "chains",
    "containers",
    "dates",
    "documents",
    "editions",
    "edtf",
    "exact_texts",
    "graphs",
    "ids",
    "locations",
    "locators",
    "mentions",
    "notes",
    "passages",
    "relations",
    "texts",
]

# What TeX, BibTeX, HTML, Markdown, CSL and JSON each take for their own.
_SIGNS = "\\{}$&%#_^~`'\",;:@=()[]<>|*+-/!?.–—“”‘’«»…"
_LETTERS = "aAbBzZéÉñßøŁİıΣςдЖ中文한日עבאبكع"
_MARKS = "\u0301\u0308\u0323\u0327\u200d\u200f\u202e\u05b0\u0650"
_HARD_TEXTS = (
    "Alpha and Omega",
    "A, B and C",
    "and",
    "others",
    "AND",
    "100 % of A & B_c #1 ~ $x^2$",
    "{unbalanced",
    "unbalanced}",
    "}{",
    "a \\ b",
    "\\input{/etc/passwd}",
    "\\'e",
    "-- --- '' `` ?` <<",
    '"quoted" “quoted” ‘so’',
    "<i>Emile</i> & <script>",
    "مذكرة إلى الرئيس",
    "מזכר אל הנשיא",
    "e\u0301 a\u0308\u0323",
    "대통령 각서",
    "Foreign Relations, 1961–1963",
    "family=x, given=y",
    "% comment",
    "@misc{x, a = {b}}",
    "1962",
    "ca. 1962?",
    "Part 2",
    "x, Part 2",
    "consulted",
    "location",
    "n.d.",
    "{}",
    "😀",
)
_PARTICLES = ("van", "de la", "von und zu", "al-", "Van", "'t", "d'", "ibn", "and", "de La")


def texts(*, min_size: int = 1) -> st.SearchStrategy[str]:
    """Return tidy texts: NFC, single blanks, no control characters.

    Args:
        min_size: 1 for texts that are not empty, 0 for any.
    """
    alphabet = st.sampled_from(_SIGNS + _LETTERS + _MARKS + " ")
    drawn = st.one_of(
        st.sampled_from(_HARD_TEXTS),
        st.text(alphabet, min_size=1, max_size=10),
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=4),
    ).map(tidy)
    return drawn.map(lambda text: text or "x") if min_size else drawn


def exact_texts() -> st.SearchStrategy[str]:
    """Return texts as a note holds them: line feeds, tabs and doubled blanks included."""
    return st.one_of(
        st.sampled_from(_HARD_TEXTS),
        st.text(st.sampled_from(_SIGNS + _LETTERS + _MARKS + " \n\t\0\u2028"), max_size=12),
    )


def ids() -> st.SearchStrategy[str]:
    """Return ids of nodes and notes, some of which differ only in case."""
    return st.one_of(
        st.sampled_from(
            ("a", "A", "b", "d260", "D260", "d260#n2", "frus1961-63v22/d260", "a+23+", "+a#", "É", "é", "ß")
        ),
        st.text(st.sampled_from(_SIGNS + _LETTERS + _MARKS + "019"), min_size=1, max_size=6).map(_as_id),
    )


def _as_id(text: str) -> str:
    return tidy(text).replace(" ", "") or "x"


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


def _blank_or(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), strategy)


@st.composite
def agents(draw: st.DrawFn) -> Agent:
    """Draw persons by parts, persons and bodies by one name, and offices."""
    office = draw(_blank_or(texts()))
    kind = draw(st.sampled_from(AgentKind))
    match draw(st.integers(0, 3)):
        case 0:
            return Agent(literal=draw(texts()), office=office, kind=kind)
        case 1:
            return Agent(office=draw(texts()), kind=AgentKind.OFFICE)
        case 2:
            return Agent(given=draw(texts()), office=office, kind=kind)
    particle = _blank_or(st.sampled_from(_PARTICLES))
    return Agent(
        family=draw(st.one_of(st.sampled_from(("Rusk", "Kennedy", "van Gogh", "O’Neill")), texts())),
        given=draw(_blank_or(st.one_of(st.sampled_from(("Dean", "John F.")), texts()))),
        particle=draw(particle),
        dropping_particle=draw(particle),
        suffix=draw(_blank_or(st.sampled_from(("Jr.", "III", "S.J., Sr.")))),
        office=office,
        kind=kind,
    )


@st.composite
def _edtf_points(draw: st.DrawFn, *, in_interval: bool) -> str:
    mark = draw(st.sampled_from(("", "", "?", "~", "%")))
    match draw(st.integers(0, 4)):
        case 0:
            return f"Y{draw(st.integers(10000, 10**15))}{mark}"
        case 1:
            return draw(st.sampled_from(("196X", "19XX", "-00XX"))) + mark
    year = draw(st.sampled_from((1962, 1962, 1945, 2000, 1900, 1, 0, -43, -999, 9999)))
    text = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    precision = draw(st.integers(0, 4))
    if precision == 0:
        return text + mark
    if precision == 1:
        return f"{text}-{draw(st.integers(21, 24))}{mark}"
    month = draw(st.integers(1, 12))
    if precision == 2:
        return f"{text}-{draw(st.sampled_from((f'{month:02d}', 'XX')))}{mark}"
    day = f"{text}-{month:02d}-{draw(st.integers(1, 28)):02d}"
    if precision == 4 and not in_interval:
        return day + draw(st.sampled_from(("T23:59:59", "T00:00:00Z", "T12:30:00+05:30")))
    return day + mark


@st.composite
def edtf(draw: st.DrawFn) -> str:
    """Draw EDTF texts of levels 0 and 1: qualified, unspecified, negative, seasons, intervals, open ends."""
    if draw(st.integers(0, 3)):
        return draw(_edtf_points(in_interval=False))
    ends = st.one_of(_edtf_points(in_interval=True), st.sampled_from(("", "..")))
    start, end = draw(ends), draw(ends)
    if start in ("", "..") and end in ("", ".."):
        start = "1962"
    return f"{start}/{end}"


def dates() -> st.SearchStrategy[Date]:
    """Return dates: stated, inferred and decoded."""
    stated = _blank_or(st.sampled_from(("May 18", "undated", "1960s", "May–September 1962")))
    return st.builds(
        Date,
        edtf(),
        stated=stated,
        origin=st.sampled_from(Origin),
        basis=_blank_or(st.sampled_from(("the next note", "611.94/5-362"))),
    )


def locators() -> st.SearchStrategy[Locator]:
    """Return locators of every kind."""
    values = st.one_of(st.sampled_from(("260", "565–566", "565-566", "12A", "1, 3--5")), texts())
    return st.builds(Locator, st.sampled_from(LocatorKind), values)


@st.composite
def mentions(draw: st.DrawFn, note: str | None = None) -> Mention:
    """Draw mentions.

    Args:
        draw: Given by Hypothesis.
        note: Id of the note; a drawn one if None.
    """
    start = draw(st.integers(0, 50))
    return Mention(
        note or draw(ids()),
        TextSpan(start, start + draw(st.integers(0, 9))),
        draw(exact_texts()),
        draw(st.sampled_from(("", "held", "ibid"))),
        draw(st.sampled_from(Certainty)),
    )


def _few(strategy: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=most).map(tuple)


def passages() -> st.SearchStrategy[Passage]:
    """Return passages of at least one character."""
    return st.builds(Passage, exact_texts().map(lambda text: text or " "), mention=_maybe(mentions()))


@st.composite
def containers(draw: st.DrawFn) -> Container:
    """Draw containers of every level, with number, title or both."""
    number = draw(_blank_or(st.one_of(st.sampled_from(("12A", "65 D 25", "611.94/5-362")), texts())))
    title = draw(_blank_or(texts())) if number else draw(texts())
    return Container(
        draw(st.sampled_from(Level)),
        number,
        title,
        draw(_maybe(st.sampled_from(("", "Box", "Lot File", "Bd.")))),
        draw(_maybe(dates())) if draw(st.booleans()) else None,
    )


@st.composite
def locations(draw: st.DrawFn, node_id: str | None = None) -> Location:
    """Draw locations of one to twelve containers.

    Args:
        draw: Given by Hypothesis.
        node_id: Id of the node; a drawn one if None.
    """
    depth = draw(st.sampled_from((1, 1, 2, 3, 4, 12)))
    return Location(
        node_id or draw(ids()),
        draw(st.lists(containers(), min_size=depth, max_size=depth)),
        as_cited=draw(exact_texts()),
        current=draw(_maybe(ids())),
        place=draw(_maybe(texts())),
        mentions=draw(_few(mentions(), 1)),
    )


@st.composite
def documents(draw: st.DrawFn, node_id: str | None = None) -> Document:
    """Draw documents.

    Args:
        draw: Given by Hypothesis.
        node_id: Id of the node; a drawn one if None.
    """
    genres = ("memorandum", "telegram", "letter", "report", "memorandum of conversation", "map", "article")
    return Document(
        node_id or draw(ids()),
        genre=draw(_maybe(st.one_of(st.sampled_from(genres), texts()))),
        title=draw(_maybe(texts())),
        subject=draw(_maybe(texts())) if draw(st.booleans()) else None,
        authors=draw(_few(agents())),
        recipients=draw(_few(agents(), 1)),
        date=draw(_maybe(dates())),
        place=draw(_maybe(texts())),
        number=draw(_maybe(st.one_of(st.sampled_from(("NSAM 151", "1041")), texts()))),
        classification=draw(_maybe(st.sampled_from(("Confidential", "Top Secret")))),
        handling=draw(_few(texts(), 1)),
        language=draw(_maybe(st.sampled_from(("en", "ko-KR", "de", "no language")))),
        status=draw(_maybe(st.sampled_from(Status))),
        consulted=draw(st.booleans()),
        url=draw(_maybe(st.one_of(st.sampled_from(_URLS), texts()))),
        mentions=draw(_few(mentions(), 1)),
    )


_URLS = (
    "https://history.state.gov/historicaldocuments/frus1961-63v22/d260",
    "https://example.org/a_b%20c?d=e&f=~g#h",
    "javascript:alert(1)",
)


@st.composite
def editions(draw: st.DrawFn, node_id: str | None = None) -> Edition:
    """Draw editions: documentary ones, books, journals.

    Args:
        draw: Given by Hypothesis.
        node_id: Id of the node; a drawn one if None.
    """
    genres = ("documentary edition", "book", "journal", "newspaper", "website", "report")
    rest: dict[str, Any] = {}
    for name in ("issue", "edition", "isbn", "doi", "language", "part"):
        if draw(st.integers(0, 3)) == 0:
            rest[name] = draw(st.one_of(st.sampled_from(("2", "2nd", "10.1000/x_(1)", "fr")), texts()))
    return Edition(
        node_id or draw(ids()),
        genre=draw(_maybe(st.one_of(st.sampled_from(genres), texts()))),
        series=draw(_maybe(st.one_of(st.just("Foreign Relations of the United States"), texts()))),
        subseries=draw(_maybe(st.sampled_from(("1961–1963", "1958-60", "Second Series")))),
        volume=draw(_maybe(st.one_of(st.sampled_from(("XXII", "22")), texts()))),
        title=draw(_maybe(texts())),
        authors=draw(_few(agents(), 1)),
        editors=draw(_few(agents(), 1)),
        general_editors=draw(_few(agents(), 1)),
        place=draw(_maybe(texts())),
        publisher=draw(_maybe(texts())),
        date=draw(_maybe(dates())),
        url=draw(_maybe(st.sampled_from(_URLS))),
        accessed=draw(_maybe(dates())) if draw(st.booleans()) else None,
        consulted=draw(st.booleans()),
        mentions=draw(_few(mentions(), 1)),
        **rest,
    )


@st.composite
def notes(draw: st.DrawFn, note_id: str | None = None, document: str | None = None) -> Note:
    """Draw notes.

    Args:
        draw: Given by Hypothesis.
        note_id: Id of the note; a drawn one if None.
        document: Id of its document; a drawn one if None.
    """
    return Note(
        note_id or draw(ids()),
        document or draw(ids()),
        draw(st.sampled_from(("", "0", "2", "†"))),
        draw(st.sampled_from(("", "1", "3"))),
        draw(st.sampled_from(NoteKind)),
        draw(exact_texts()),
        draw(_maybe(ids())),
    )


@st.composite
def relations(draw: st.DrawFn, among: Sequence[str] = ()) -> Relation:
    """Draw relations of every kind.

    Args:
        draw: Given by Hypothesis.
        among: Ids that the ends are mostly taken from.
    """
    end = st.one_of(st.sampled_from(among), st.sampled_from(among), ids()) if among else ids()
    kind = draw(st.sampled_from((*RelationKind, RelationKind.PUBLISHED_IN, RelationKind.HELD_IN)))
    return Relation(
        kind,
        draw(end),
        draw(end),
        derived_locators=draw(_few(locators(), 1)),
        base_locators=draw(_few(locators())),
        extent=draw(_maybe(st.sampled_from(Extent))),
        passages=draw(_few(passages(), 1)),
        certainty=draw(st.sampled_from(Certainty)),
        mention=draw(_maybe(mentions())),
        asserted_by=draw(_maybe(texts())) if draw(st.booleans()) else None,
        phrase=draw(_maybe(st.sampled_from(("as quoted by", "cited in", "{in}")))),
    )


@st.composite
def graphs(draw: st.DrawFn, *, max_nodes: int = 4, max_relations: int = 5) -> Graph:
    """Draw graphs, dangling relations, loops and notes without a document included.

    Args:
        draw: Given by Hypothesis.
        max_nodes: Most nodes.
        max_relations: Most relations.
    """
    node_ids = draw(st.lists(ids(), max_size=max_nodes, unique=True))
    nodes = [draw(_node(node_id)) for node_id in node_ids]
    edges = draw(st.lists(relations(among=node_ids), max_size=max_relations)) if node_ids else []
    if not node_ids and draw(st.booleans()):
        edges = [draw(relations())]
    note_ids = draw(st.lists(ids(), max_size=2, unique=True))
    # A note belongs to a node, mostly.
    owners = st.one_of(st.sampled_from(node_ids), ids()) if node_ids else ids()
    told = [draw(notes(note_id, draw(owners))) for note_id in note_ids]
    return Graph(nodes, edges, told)


def _node(node_id: str) -> st.SearchStrategy[Node]:
    return st.one_of(documents(node_id), editions(node_id), locations(node_id))


@st.composite
def chains(draw: st.DrawFn, *, max_links: int = 4) -> Chain:
    """Draw chains of documents, each quoted, copied or cited by the one before.

    Args:
        draw: Given by Hypothesis.
        max_links: Most relations on the path.
    """
    path = draw(st.lists(ids(), min_size=1, max_size=max_links + 1, unique=True))
    kinds = st.sampled_from(
        (RelationKind.QUOTES, RelationKind.CITES, RelationKind.COPY_OF, RelationKind.TRANSLATION_OF)
    )
    edges = tuple(Relation(draw(kinds), a, b) for a, b in zip(path, path[1:], strict=False))
    return Chain(tuple(path), edges, tuple(draw(documents(node_id)) for node_id in path))


def _register() -> None:
    """Tell Hypothesis how to draw each of our classes."""
    for value, strategy in (
        (Agent, agents()),
        (Chain, chains()),
        (Container, containers()),
        (Date, dates()),
        (Document, documents()),
        (Edition, editions()),
        (Graph, graphs()),
        (Location, locations()),
        (Locator, locators()),
        (Mention, mentions()),
        (Note, notes()),
        (Passage, passages()),
        (Relation, relations()),
    ):
        st.register_type_strategy(value, strategy)


_register()
