"""Sources: a node of a chain as a citation sees it, with its surroundings, place in the text and class.

The class ("letter-in-series", "book", "case") decides which form of a recipe is used; which genre means which
class is the data of `classes.toml`.
"""

from __future__ import annotations

import functools
import pkgutil
import tomllib
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attrs

from provcite.authorities import directives
from provcite.model import (
    Agent,
    Container,
    Document,
    Edition,
    Level,
    Location,
    Locator,
    LocatorKind,
    Relation,
)
from provcite.model.chain import Node, Surroundings

Details = Mapping[str, Mapping[str, str]]
NO_DETAILS: Details = MappingProxyType({})


@functools.cache
def _directive_genres() -> frozenset[str]:
    return frozenset(series.name.casefold() for series in directives.series())


@attrs.frozen(eq=False)
class Source:
    """One node on the way, as it is to be cited.

    Attributes:
        node: The document, edition or location.
        surroundings: Graph or chain that knows what keeps and publishes it.
        locators: Where in the source the words cited stand.
        container: What it is published in or part of and cited from, as a source; None where it stands alone.
        details: Facts beyond the model, by slot name, that the person citing gives for this node.
        via: The relation that leads from this source toward the reader, or None for what was consulted.
        prefers: "publication" or "location": where a document is cited from, if it has both.
        shortened: Containers in place of those it is kept in, where a short form stands for some; or None.
    """

    node: Node
    surroundings: Surroundings
    locators: tuple[Locator, ...] = ()
    container: Source | None = None
    details: Mapping[str, str] = MappingProxyType({})
    via: Relation | None = None
    prefers: str = "publication"
    shortened: tuple[Container, ...] | None = None

    @property
    def locations(self) -> tuple[Location, ...]:
        """Where the node is kept; a location is kept where it is."""
        if isinstance(self.node, Location):
            return (self.node,)
        return self.surroundings.held_in(self.node.id)

    @property
    def containers(self) -> tuple[Container, ...]:
        """The containers of the first place it is kept in, largest first."""
        if self.shortened is not None:
            return self.shortened
        return self.locations[0].containers if self.locations else ()

    def at(self, *levels: Level) -> tuple[Container, ...]:
        """Return its containers at one of *levels*, largest first."""
        return tuple(container for container in self.containers if container.level in levels)

    def locator(self, kind: LocatorKind) -> str:
        """Return the number of the first locator of *kind*, or an empty text."""
        return next((locator.value for locator in self.locators if locator.kind is kind), "")

    @property
    def recipients(self) -> tuple[Agent, ...]:
        """Whom it is to; a numbered directive with a title is cited by that, whomever it was sent to."""
        return () if not isinstance(self.node, Document) or self.is_directive else self.node.recipients

    @property
    def number(self) -> str | None:
        """Its number or designation, unless its title says that: "… Memorandum No. 151" is NSAM 151."""
        return None if not isinstance(self.node, Document) or self.is_directive else self.node.number

    @property
    def is_directive(self) -> bool:
        """Whether it is one of a numbered series of directives, and has its title."""
        node = self.node
        return isinstance(node, Document) and bool(node.title) and node.genre in _directive_genres()

    @property
    def is_letter(self) -> bool:
        """Whether it is known both who wrote it and to whom."""
        return isinstance(self.node, Document) and bool(self.node.authors and self.recipients)

    @functools.cached_property
    def classes(self) -> tuple[str, ...]:
        """The classes of the source, most special first; a recipe's form for the first it knows is used."""
        match self.node:
            case Location():
                return ("location", "document")
            case Edition():
                own = (*_genre_classes(self.node.genre, "edition-genres"), _shape(self.node), "edition")
                return tuple(dict.fromkeys(own))
            case Document():
                return self._document_classes(self.node)

    def _document_classes(self, node: Document) -> tuple[str, ...]:
        own = (*_genre_classes(node.genre, "document-genres"), "letter" if self.is_letter else "document")
        own = tuple(dict.fromkeys((*own, "document")))
        if self.container is None:
            return own
        within = self.container.classes
        return tuple(f"{mine}-in-{outer}" for outer in within for mine in own)


def _shape(edition: Edition) -> str:
    """Tell a volume of a series of documents from a book on its own."""
    return "series" if edition.series and (edition.volume or edition.general_editors) else "book"


@functools.cache
def _classes() -> Mapping[str, Mapping[str, str]]:
    raw = pkgutil.get_data("provcite.citing", "classes.toml")
    assert raw is not None, "classes.toml is part of the package"
    return tomllib.loads(raw.decode())


def _genre_classes(genre: str | None, table: str) -> tuple[str, ...]:
    found = _classes()[table].get((genre or "").casefold())
    return (found,) if found else ()


def bands() -> Mapping[str, tuple[Level, ...]]:
    """Return which levels are the holder, the collection, and the shelf."""
    return _bands()


@functools.cache
def _bands() -> Mapping[str, tuple[Level, ...]]:
    return MappingProxyType(
        {name: tuple(Level(level) for level in levels) for name, levels in _classes()["bands"].items()}
    )


def source_of(
    node: Node,
    surroundings: Surroundings,
    *,
    locators: Iterable[Locator] = (),
    publication: tuple[Relation, Document | Edition] | None = None,
    details: Details = NO_DETAILS,
    via: Relation | None = None,
    prefers: str = "publication",
) -> Source:
    """Return *node* as a source.

    Args:
        node: The node to cite.
        surroundings: The graph or chain it belongs to.
        locators: Where in it the words stand.
        publication: The publication it is cited from, with the relation; None lets the surroundings tell.
        details: Facts beyond the model, by node id and slot name.
        via: The relation that leads from it toward the reader.
        prefers: Where a document is cited from, if it is both kept and published.
    """
    container = None
    kept = prefers == "location" and not isinstance(node, Location) and surroundings.held_in(node.id)
    chosen = None if kept else publication or _publication(node, surroundings, prefers)
    if chosen is not None:
        relation, outer = chosen
        if outer.id != node.id:
            # The outer one's own container (an issue of a journal in its run) adds nothing to a citation.
            container = Source(
                outer,
                surroundings,
                locators=relation.base_locators,
                details=details.get(outer.id, MappingProxyType({})),
                prefers=prefers,
            )
    own = details.get(node.id, MappingProxyType({}))
    return Source(node, surroundings, tuple(locators), container, own, via, prefers)


def _publication(
    node: Node, surroundings: Surroundings, prefers: str
) -> tuple[Relation, Document | Edition] | None:
    if not isinstance(node, Document):
        return None
    if prefers == "location" and surroundings.held_in(node.id):
        return None
    found = surroundings.published_in(node.id)
    if not found:
        return None
    consulted = [pair for pair in found if pair[1].consulted]
    # What is kept somewhere is cited from there, unless it was a print that was consulted.
    if not consulted and surroundings.held_in(node.id):
        return None
    return (consulted or list(found))[0]
