"""Laws that every citation keeps, on chains that Hypothesis draws."""

import contextlib
import html
import re
import string
import warnings

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import provcite.citing as citing
from citing.seed_chain import book, quoted
from provcite.errors import CiteError, ProvciteError, ProvciteWarning
from provcite.model import (
    Agent,
    Chain,
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
from provcite.testing import chains, graphs

# Recipes whose full note shows all of a place of keeping.
SHOW_PLACES = (
    "chicago-note",
    "evidence-explained",
    "frus-source-note",
    "nara-gil17",
    "mhra",
    "archivaria",
    "historian-monograph",
    "kennedy-library",
    "carter-library",
    "arkansas-special-collections",
    "liege",
    "hart",
    "german",
)
SPEAK_AS_HOLDER = ("frus-source-note", "frus-parenthesis")
ORPHANS = re.compile(r"[,;:] ?[,;:.]|\( |\(\)|\( ?[,;:.]| [,;:.)]|[,;:] ?\)|\.\.| {2}|^[,;:. ]|\[\]|“”|‘’")
LEVELS = (Level.COLLECTION, Level.SERIES, Level.BOX, Level.ITEM)

words = st.text(string.ascii_lowercase, min_size=3, max_size=8).map(str.capitalize)


@st.composite
def places(draw: st.DrawFn) -> Location:
    """Draw a place with labels that are all different."""
    labels = draw(st.lists(words, min_size=2, max_size=5, unique_by=str.casefold))
    levels = (Level.REPOSITORY, *LEVELS[: len(labels) - 1])
    made = [
        Container(level, title=f"X{i}{label}")
        for i, (level, label) in enumerate(zip(levels, labels, strict=True))
    ]
    return Location("place", tuple(made), place=draw(st.none() | words))


@st.composite
def records(draw: st.DrawFn) -> Document:
    """Draw a document with any of its fields absent."""
    name = st.builds(lambda given, family: Agent(given=given, family=family), words, words)
    return Document(
        "origin",
        genre=draw(st.none() | st.sampled_from(("memorandum", "letter", "telegram"))),
        title=draw(st.none() | words),
        authors=draw(st.lists(name, max_size=2)),
        recipients=draw(st.lists(name, max_size=2)),
        date=draw(st.none() | st.sampled_from(("1962-05-17", "1962", "1962~", "1950/1955")).map(Date)),
        place=draw(st.none() | words),
        number=draw(st.none() | st.just("NSAM 151")),
        classification=draw(st.none() | st.just("Secret")),
    )


@st.composite
def volumes(draw: st.DrawFn) -> Edition:
    """Draw a publication with any of its fields absent but its title."""
    name = st.builds(lambda given, family: Agent(given=given, family=family), words, words)
    return Edition(
        "head",
        genre="book",
        title=draw(words) + " Volume",
        authors=draw(st.lists(name, max_size=1)),
        editors=draw(st.lists(name, max_size=2)),
        edition=draw(st.none() | st.just("2nd")),
        place=draw(st.none() | words),
        publisher=draw(st.none() | words),
        date=draw(st.none() | st.just(Date("1996"))),
        consulted=True,
    )


@st.composite
def nested(draw: st.DrawFn) -> Chain:
    """Draw a record in a place, quoted in a volume that was consulted."""
    record, place, volume = draw(records()), draw(places()), draw(volumes())
    where = draw(st.sampled_from(((), (Locator(LocatorKind.PAGE, "12"),))))
    return Chain(
        ("head", "origin"),
        (Relation(RelationKind.QUOTES, "head", "origin", derived_locators=where),),
        (volume, record, place),
        (Relation(RelationKind.HELD_IN, "origin", "place"),),
    )


def quietly(chain: Chain | Graph, **options: object) -> str:
    """Return the citation without warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ProvciteWarning)
        return citing.cite(chain, **options)  # type: ignore[arg-type]


@given(nested(), st.sampled_from(SHOW_PLACES))
def test_each_container_appears_exactly_once(chain: Chain, recipe: str) -> None:
    """A full note shows every level of the place, once."""
    note = quietly(chain, style=recipe)
    for container in chain.held_in("origin")[0].containers:
        assert note.count(container.label) == 1


@given(nested(), st.sampled_from(citing.recipe_names()))
def test_nothing_is_told_twice(chain: Chain, recipe: str) -> None:
    """Title, publisher and place of publication of what was consulted stand once, in every position."""
    volume = chain.head
    assert isinstance(volume, Edition)
    for form in ("full", "short", "bibliography"):
        with contextlib.suppress(ProvciteError):
            text = quietly(chain, style=recipe, form=form)
            assert text.count(volume.title or "-") <= 1
            assert text.count("1996") <= 1, text


@given(nested(), st.sampled_from(citing.recipe_names()))
def test_no_orphan_punctuation(chain: Chain, recipe: str) -> None:
    """Whatever is absent takes its punctuation with it."""
    for form in ("full", "short", "bibliography", "in-text"):
        with contextlib.suppress(ProvciteError):
            text = quietly(chain, style=recipe, form=form)
            assert not ORPHANS.search(text), (form, text)


@given(nested(), st.sampled_from(citing.recipe_names()))
def test_never_bare(chain: Chain, recipe: str) -> None:
    """What was not consulted is cited through what was; only an edition's own voice speaks without."""
    if recipe not in SPEAK_AS_HOLDER:
        volume = chain.head
        assert isinstance(volume, Edition)
        try:
            shown = quietly(chain, style=recipe)
        except CiteError:
            return
        names = [volume.title or "", *(a.family for a in (*volume.authors, *volume.editors))]
        assert any(name.casefold() in shown.casefold() for name in names)


@given(nested(), st.sampled_from(citing.recipe_names()))
def test_ids_do_not_matter(chain: Chain, recipe: str) -> None:
    """Renaming every node changes nothing."""
    names = {"head": "a/b#c", "origin": "Ω", "place": "p.1"}

    def renamed(relation: Relation) -> Relation:
        return attrs.evolve(relation, derived=names[relation.derived], base=names[relation.base])

    other = Chain(
        tuple(names[node] for node in chain.path),
        tuple(map(renamed, chain.relations)),
        tuple(attrs.evolve(node, id=names[node.id]) for node in chain.nodes),
        tuple(map(renamed, chain.context)),
    )
    try:
        text = quietly(chain, style=recipe)
    except CiteError:
        return
    assert text == quietly(other, style=recipe)


@given(nested(), st.sampled_from(citing.recipe_names()))
def test_an_unrelated_source_changes_nothing(chain: Chain, recipe: str) -> None:
    """What else the graph holds has no part in a citation."""
    graph = Graph(chain.nodes, (*chain.relations, *chain.context))
    other = graph.with_node(book("other", "Other", "Other Things", consulted=True))
    try:
        text = quietly(graph, of="origin", style=recipe)
    except CiteError:
        return
    assert text == quietly(other, of="origin", style=recipe)


@given(nested(), st.sampled_from(citing.recipe_names()))
def test_outputs_agree(chain: Chain, recipe: str) -> None:
    """HTML and terminal text hold the same words as plain text."""
    try:
        text = quietly(chain, style=recipe)
    except CiteError:
        return
    assert html.unescape(re.sub(r"<[^>]+>", "", quietly(chain, style=recipe, output="html"))) == text
    assert re.sub(r"\x1b\[\d+m", "", quietly(chain, style=recipe, output="ansi")) == text


@given(chains(), st.sampled_from(citing.recipe_names()), st.sampled_from(citing.POSITIONS))
def test_total(chain: Chain, recipe: str, form: str) -> None:
    """Every chain gives a text or one clear error."""
    nodes = tuple(attrs.evolve(n, consulted=True) if n.id == chain.path[0] else n for n in chain.nodes)
    whole = attrs.evolve(chain, nodes=nodes)
    with contextlib.suppress(ProvciteError):
        assert isinstance(quietly(whole, style=recipe, form=form), str)


@given(graphs(), st.sampled_from(citing.recipe_names()))
def test_graphs(graph: Graph, recipe: str) -> None:
    """Every graph gives a text or one clear error, whatever is written in it."""
    with contextlib.suppress(ProvciteError):
        assert isinstance(quietly(graph, style=recipe), str)


@pytest.mark.parametrize("recipe", ["chicago-note", "evidence-explained"])
def test_long_chains(recipe: str) -> None:
    """Ten thousand sources, each quoted in the next, do not recurse; `bench/citing.py` times it."""
    nodes = [book(f"b{i}", f"Author{i}", f"Title {i}", consulted=i == 0) for i in range(10_000)]
    text = citing.cite(quoted(*nodes), style=recipe)
    assert text.count("Title ") == 10_000
