"""Chains: one path from what was consulted to the origin, with all that is needed to cite it."""

from __future__ import annotations

import functools
from collections.abc import Container, Iterable, Mapping
from typing import Protocol

import attrs

from provcite.drawing import Picture
from provcite.errors import CiteError, ModelError
from provcite.model._notebook import mimebundle
from provcite.model._picture import picture
from provcite.model.documents import Document
from provcite.model.editions import Edition
from provcite.model.locations import Location
from provcite.model.relations import Relation, RelationKind

Node = Document | Edition | Location


def held_in(node_id: str, relations: Iterable[Relation], nodes: Mapping[str, Node]) -> tuple[Location, ...]:
    """Return the locations among *nodes* that *relations* say hold the node *node_id*, in order."""
    held = (r for r in relations if r.kind is RelationKind.HELD_IN and r.derived == node_id)
    found = (nodes.get(relation.base) for relation in held)
    return tuple(node for node in found if isinstance(node, Location))


def published_in(
    node_id: str, relations: Iterable[Relation], nodes: Mapping[str, Node]
) -> tuple[tuple[Relation, Document | Edition], ...]:
    """Return those of *nodes* that *relations* say publish or contain the node *node_id*, in order."""
    kinds = (RelationKind.PUBLISHED_IN, RelationKind.PART_OF)
    pairs = ((r, nodes.get(r.base)) for r in relations if r.kind in kinds and r.derived == node_id)
    return tuple((relation, node) for relation, node in pairs if isinstance(node, Document | Edition))


class Surroundings(Protocol):
    """What a graph and a chain both can tell of a node: where it is held and what it is published in."""

    def held_in(self, node_id: str, /) -> tuple[Location, ...]:
        """Return where the node is held, in order."""

    def published_in(self, node_id: str, /) -> tuple[tuple[Relation, Document | Edition], ...]:
        """Return what the node is published in or part of, with the relation that says so."""


@attrs.frozen
class Chain:
    """A path from what was consulted to the origin.

    Attributes:
        path: Ids of the nodes from the one consulted (the head) to the origin; at least one, none twice.
        relations: The relation between each node and the next; one fewer than `path`.
        nodes: The nodes of the path, and those that keep or contain them.
        context: The relations that keep or contain the nodes of the path (held-in, published-in, part-of).

    Raises:
        ModelError: The parts do not fit together.
    """

    path: tuple[str, ...]
    relations: tuple[Relation, ...]
    nodes: tuple[Node, ...]
    context: tuple[Relation, ...] = ()

    def __attrs_post_init__(self) -> None:
        known = {node.id for node in self.nodes}
        if not self.path or len(self.relations) != len(self.path) - 1 or not known.issuperset(self.path):
            raise ModelError(
                "The path, relations and nodes of a chain do not fit together.",
                where="chain",
                mend="Take the chain from a graph: graph.chain(id).",
            )

    @functools.cached_property
    def _by_id(self) -> Mapping[str, Node]:
        return {node.id: node for node in self.nodes}

    def __getitem__(self, node_id: str) -> Node:
        """Return the node with the id *node_id*.

        Raises:
            CiteError: The chain has no such node.
        """
        try:
            return self._by_id[node_id]
        except KeyError:
            raise CiteError(
                f"The chain has no node {node_id!r}.", mend=f"It has {', '.join(self.path[:5])}."
            ) from None

    def __len__(self) -> int:
        """Return the number of nodes on the path."""
        return len(self.path)

    @property
    def head(self) -> Node:
        """The node that was consulted."""
        return self[self.path[0]]

    @property
    def origin(self) -> Node:
        """The node at the end, farthest from the reader."""
        return self[self.path[-1]]

    def held_in(self, node_id: str) -> tuple[Location, ...]:
        """Return where the node *node_id* is held, in order."""
        return held_in(node_id, self.context, self._by_id)

    def published_in(self, node_id: str) -> tuple[tuple[Relation, Document | Edition], ...]:
        """Return what the node *node_id* is published in or part of, with the relation that says so."""
        return published_in(node_id, (*self.relations, *self.context), self._by_id)

    def picture(self) -> Picture:
        """Return the chain as a picture, for `provcite.drawing` to draw."""
        return picture(self.nodes, (*self.relations, *self.context))

    def _repr_mimebundle_(
        self, include: Container[str] | None = None, exclude: Container[str] | None = None
    ) -> dict[str, str]:
        """Return the chain as text, HTML, Markdown and LaTeX, for notebooks."""
        return mimebundle(self.picture(), include, exclude)

    def __str__(self) -> str:
        """Return the path as ids and kinds of relation."""
        words = [self.path[0]]
        for relation, node_id in zip(self.relations, self.path[1:], strict=True):
            name = relation.kind.value if relation.base == node_id else relation.kind.facts.inverse
            words.append(f"—{name}→ {node_id}")
        return " ".join(words)
