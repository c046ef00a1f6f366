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

import functools
import itertools
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from provcite import _hard_values as hard
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

T = TypeVar("T")


def _kept(make: Callable[[], SearchStrategy[T]]) -> Callable[[], SearchStrategy[T]]:
    """Build a strategy once: to build them inside other draws takes most of the time of a test."""
    return functools.cache(make)


@_kept
def texts() -> SearchStrategy[str]:
    """Return tidy texts of at least one character: NFC, single blanks, no control characters."""
    alphabet = st.sampled_from(hard.SIGNS + hard.LETTERS + hard.MARKS + " ")
    return st.one_of(
        st.sampled_from(hard.HARD_TEXTS),
        st.text(alphabet, min_size=1, max_size=8),
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=3),
    ).map(lambda text: tidy(text) or "x")


@_kept
def exact_texts() -> SearchStrategy[str]:
    """Return texts as a note holds them: line feeds, tabs and doubled blanks included."""
    return st.one_of(
        st.sampled_from(("", *hard.HARD_TEXTS)),
        st.text(st.sampled_from(hard.SIGNS + hard.LETTERS + hard.MARKS + " \n\t\0\u2028"), max_size=8),
    )


@_kept
def ids() -> SearchStrategy[str]:
    """Return ids of nodes and notes, some of which differ only in case."""
    drawn = st.text(st.sampled_from(hard.SIGNS + hard.LETTERS + hard.MARKS + "019"), min_size=1, max_size=6)
    return st.one_of(st.sampled_from(hard.IDS), drawn.map(lambda text: tidy(text).replace(" ", "") or "x"))


def _some(draw: st.DrawFn, fields: dict[str, SearchStrategy[Any]]) -> dict[str, Any]:
    """Draw which of *fields* are given, and their values."""
    names = tuple(fields)
    mask = draw(st.integers(0, 2 ** len(names) - 1))
    return {name: draw(fields[name]) for i, name in enumerate(names) if mask >> i & 1}


@_kept
def _names() -> SearchStrategy[str]:
    return st.one_of(st.sampled_from(("Rusk", "Kennedy", "van Gogh", "O’Neill", "Dean", "John F.")), texts())


@functools.cache
def _agent_fields() -> dict[str, SearchStrategy[Any]]:
    particles = st.sampled_from(hard.PARTICLES)
    return {
        "given": _names(),
        "particle": particles,
        "dropping_particle": particles,
        "suffix": st.sampled_from(("Jr.", "III", "S.J., Sr.")),
        "office": texts(),
        "kind": st.sampled_from(AgentKind),
    }


@st.composite
def _agents(draw: st.DrawFn) -> Agent:
    match draw(st.sampled_from(("literal", "office", "given", "parts", "parts"))):
        case "literal":
            return Agent(literal=draw(texts()), kind=draw(st.sampled_from(AgentKind)))
        case "office":
            return Agent(office=draw(texts()), kind=AgentKind.OFFICE)
        case "given":
            return Agent(given=draw(_names()), office=draw(texts()))
    return Agent(draw(_names()), **_some(draw, _agent_fields()))


@_kept
def agents() -> SearchStrategy[Agent]:
    """Return persons by parts, persons and bodies by one name, and offices."""
    return _agents()


@st.composite
def _points(draw: st.DrawFn) -> str:
    mark = draw(st.sampled_from(("", "", "?", "~", "%")))
    year = draw(st.sampled_from((*hard.YEARS, *hard.ODD_POINTS)))
    month = draw(st.sampled_from(("", "", "-02", "-05", "-12", "-21", "-24")))
    if not month or year in hard.ODD_POINTS:
        return year + mark
    day = "" if month[1] == "2" else draw(st.sampled_from(("", "-01", "-17", "-28")))
    return year + month + day + mark


@st.composite
def _edtf(draw: st.DrawFn) -> str:
    start = draw(_points())
    match draw(st.sampled_from(("point", "point", "point", "interval", "open", "time"))):
        case "interval":
            return f"{start}/{draw(_points())}"
        case "open":
            return draw(st.sampled_from((f"{start}/..", f"{start}/", f"../{start}", f"/{start}")))
        case "time":
            return draw(
                st.sampled_from(("1962-05-17T23:59:59", "1962-05-17T00:00:00Z", "0000-12-31T12:30:00+05:30"))
            )
    return start


@_kept
def edtf() -> SearchStrategy[str]:
    """Return EDTF texts of levels 0 and 1: qualified, unspecified, negative, seasons, intervals."""
    return _edtf()


@_kept
def dates() -> SearchStrategy[Date]:
    """Return dates: stated, inferred and decoded."""
    stated = st.sampled_from(("", "", "May 18", "undated", "1960s", "May–September 1962"))
    return st.builds(
        Date,
        edtf(),
        stated=stated,
        origin=st.sampled_from(Origin),
        basis=st.sampled_from(("", "the next note", "611.94/5-362")),
    )


@_kept
def locators() -> SearchStrategy[Locator]:
    """Return locators of every kind."""
    values = st.one_of(st.sampled_from(("260", "565–566", "565-566", "12A", "1, 3--5")), texts())
    kinds = (*LocatorKind, LocatorKind.PAGE, LocatorKind.DOCUMENT)
    return st.builds(Locator, st.sampled_from(kinds), values)


@_kept
def _spans() -> SearchStrategy[TextSpan]:
    return st.builds(lambda start, size: TextSpan(start, start + size), st.integers(0, 50), st.integers(0, 9))


@_kept
def mentions() -> SearchStrategy[Mention]:
    """Return mentions in notes that need not exist."""
    return st.builds(
        Mention,
        ids(),
        _spans(),
        exact_texts(),
        st.sampled_from(("", "held", "ibid")),
        st.sampled_from(Certainty),
    )


def _few(strategy: SearchStrategy[T], most: int = 2) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, min_size=1, max_size=most).map(tuple)


@_kept
def passages() -> SearchStrategy[Passage]:
    """Return passages of at least one character."""
    return st.builds(Passage, exact_texts().map(lambda text: text or " "), st.one_of(st.none(), mentions()))


@functools.cache
def _container_fields() -> dict[str, SearchStrategy[Any]]:
    return {"word": st.sampled_from(("", "Box", "Lot File", "Bd.")), "dates": dates()}


@st.composite
def _containers(draw: st.DrawFn) -> Container:
    level = draw(st.sampled_from(Level))
    match draw(st.sampled_from(("number", "title", "both", "rich"))):
        case "number":
            return Container(level, draw(st.sampled_from(("12A", "65 D 25", "611.94/5-362"))))
        case "title":
            return Container(level, title=draw(texts()))
        case "both":
            return Container(level, draw(texts()), draw(texts()))
    return Container(level, draw(texts()), **_some(draw, _container_fields()))


@_kept
def containers() -> SearchStrategy[Container]:
    """Return containers of every level, with number, title or both."""
    return _containers()


@functools.cache
def _location_fields() -> dict[str, SearchStrategy[Any]]:
    return {
        "as_cited": exact_texts(),
        "current": ids(),
        "place": texts(),
        "mentions": _few(mentions(), 1),
    }


@_kept
def _paths() -> SearchStrategy[list[Container]]:
    return st.one_of(
        st.lists(containers(), min_size=1, max_size=4),
        st.lists(containers(), min_size=1, max_size=2),
        # Twelve levels, of one container each: to draw twelve would say no more.
        containers().map(lambda container: [container] * 12),
    )


@st.composite
def locations(draw: st.DrawFn, node_id: str | None = None) -> Location:
    """Draw locations of one to twelve containers.

    Args:
        draw: Given by Hypothesis.
        node_id: Id of the node; a drawn one if None.
    """
    return Location(node_id or draw(ids()), draw(_paths()), **_some(draw, _location_fields()))


@functools.cache
def _document_fields() -> dict[str, SearchStrategy[Any]]:
    return {
        "genre": st.one_of(st.sampled_from(hard.GENRES), texts()),
        "title": texts(),
        "subject": texts(),
        "authors": _few(agents()),
        "recipients": _few(agents(), 1),
        "date": dates(),
        "place": texts(),
        "number": st.one_of(st.sampled_from(("NSAM 151", "1041")), texts()),
        "classification": st.sampled_from(("Confidential", "Top Secret")),
        "handling": _few(texts(), 1),
        "language": st.sampled_from(("en", "ko-KR", "de", "no language")),
        "status": st.sampled_from(Status),
        "consulted": st.booleans(),
        "url": st.one_of(st.sampled_from(hard.URLS), texts()),
        "mentions": _few(mentions(), 1),
    }


@st.composite
def documents(draw: st.DrawFn, node_id: str | None = None) -> Document:
    """Draw documents.

    Args:
        draw: Given by Hypothesis.
        node_id: Id of the node; a drawn one if None.
    """
    return Document(node_id or draw(ids()), **_some(draw, _document_fields()))


@functools.cache
def _edition_fields() -> dict[str, SearchStrategy[Any]]:
    genres = ("documentary edition", "book", "journal", "newspaper", "website", "report")
    people = _few(agents(), 1)
    short = st.one_of(st.sampled_from(("2", "2nd", "10.1000/x_(1)", "fr")), texts())
    return {
        "genre": st.one_of(st.sampled_from(genres), texts()),
        "series": st.one_of(st.just("Foreign Relations of the United States"), texts()),
        "subseries": st.sampled_from(("1961–1963", "1958-60", "Second Series")),
        "volume": st.one_of(st.sampled_from(("XXII", "22", "XXII, Part 2")), texts()),
        "title": texts(),
        "authors": people,
        "editors": people,
        "general_editors": people,
        "place": texts(),
        "publisher": texts(),
        "date": dates(),
        "part": short,
        "issue": short,
        "edition": short,
        "isbn": short,
        "doi": short,
        "url": st.sampled_from(hard.URLS),
        "accessed": dates(),
        "language": short,
        "consulted": st.booleans(),
        "mentions": _few(mentions(), 1),
    }


@st.composite
def editions(draw: st.DrawFn, node_id: str | None = None) -> Edition:
    """Draw editions: documentary ones, books, journals.

    Args:
        draw: Given by Hypothesis.
        node_id: Id of the node; a drawn one if None.
    """
    return Edition(node_id or draw(ids()), **_some(draw, _edition_fields()))


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
        draw(st.one_of(st.none(), ids())),
    )


_KINDS = (*RelationKind, *(RelationKind.PUBLISHED_IN, RelationKind.HELD_IN, RelationKind.QUOTES) * 3)


@functools.cache
def _relation_fields() -> dict[str, SearchStrategy[Any]]:
    return {
        "derived_locators": _few(locators(), 1),
        "base_locators": _few(locators()),
        "extent": st.sampled_from(Extent),
        "passages": _few(passages(), 1),
        "certainty": st.sampled_from(Certainty),
        "mention": mentions(),
        "asserted_by": texts(),
        "phrase": st.sampled_from(("as quoted by", "cited in", "{in}")),
    }


@st.composite
def relations(draw: st.DrawFn, among: Sequence[str] = ()) -> Relation:
    """Draw relations of every kind.

    Args:
        draw: Given by Hypothesis.
        among: Ids that the ends are mostly taken from.
    """
    places = draw(st.integers(0, 120)), draw(st.integers(0, 120))
    # Now and then an end that no node has.
    ends = [among[i % len(among)] if among and i < 115 else draw(ids()) for i in places]
    return Relation(draw(st.sampled_from(_KINDS)), ends[0], ends[1], **_some(draw, _relation_fields()))


@functools.cache
def _id_lists(size: int) -> SearchStrategy[list[str]]:
    return st.lists(ids(), min_size=size, max_size=size, unique=True)


@st.composite
def graphs(draw: st.DrawFn, *, max_nodes: int = 5, max_relations: int = 5) -> Graph:
    """Draw graphs, dangling relations, loops and notes without a document included.

    Args:
        draw: Given by Hypothesis.
        max_nodes: Most nodes.
        max_relations: Most relations.
    """
    size = draw(st.integers(0, max_nodes))
    node_ids = draw(_id_lists(size))
    nodes = [draw(_node(node_id)) for node_id in node_ids]
    edges = [draw(relations(node_ids)) for _ in range(draw(st.integers(0, max_relations)))]
    note_ids = draw(st.lists(ids(), max_size=2, unique=True))
    # A note belongs to a node, mostly.
    owners = [node_ids[0] if node_ids and i else None for i in range(len(note_ids))]
    return Graph(nodes, edges, [draw(notes(*pair)) for pair in zip(note_ids, owners, strict=True)])


def _node(node_id: str) -> SearchStrategy[Node]:
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
    edges = tuple(Relation(draw(kinds), a, b) for a, b in itertools.pairwise(path))
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
