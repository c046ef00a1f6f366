"""Graphs: nodes and relations, immutable and ordered, with the paths through them.

Nothing here recurses over data: a chain of ten thousand links and a lattice of many paths cost time in
proportion to nodes and relations. What is wrong with a graph's content is reported by `provcite.check`.
"""

from __future__ import annotations

import functools
from collections.abc import Container, Iterable, Iterator, Mapping

import attrs

from provcite.drawing import Picture
from provcite.errors import CiteError, ModelError, raise_all, shorten
from provcite.model import _paths
from provcite.model._merge import Joining, join_relations
from provcite.model._notebook import mimebundle
from provcite.model._picture import picture
from provcite.model._sides import Side
from provcite.model.chain import Chain, Node, held_in, published_in
from provcite.model.documents import Document
from provcite.model.editions import Edition
from provcite.model.locations import Location
from provcite.model.mentions import Note
from provcite.model.relations import Relation


def _nodes(values: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(values)


def _notes(values: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(values)


def _unique(values: Iterable[Relation]) -> tuple[Relation, ...]:
    return tuple(dict.fromkeys(values))


@attrs.frozen
class Graph:
    """Nodes by id and the relations between them, in the order they were given.

    Two graphs are equal when they hold the same nodes, relations and notes; their order is kept for display
    and does not count. A relation may point at an id that no node has: `provcite.check` reports it.

    Attributes:
        nodes: Documents, editions and locations, each id once.
        relations: Relations between them; an equal one counts once.
        notes: The notes that mentions point into, each id once.

    Raises:
        ModelError: Two nodes, or two notes, share an id.
    """

    nodes: tuple[Node, ...] = attrs.field(default=(), converter=_nodes, eq=frozenset)
    relations: tuple[Relation, ...] = attrs.field(default=(), converter=_unique, eq=frozenset)
    notes: tuple[Note, ...] = attrs.field(default=(), converter=_notes, eq=frozenset)

    @nodes.validator
    @notes.validator
    def _ids_once(self, attribute: attrs.Attribute[tuple[Node, ...]], value: tuple[Node | Note, ...]) -> None:
        seen: set[str] = set()
        for node in value:
            if node.id in seen:
                raise ModelError(
                    f"Two of the {attribute.name} share the id {shorten(node.id)!r}.",
                    where=attribute.name,
                    mend="Give each its own id, or join them with graph.merge.",
                )
            seen.add(node.id)

    @functools.cached_property
    def _by_id(self) -> Mapping[str, Node]:
        return {node.id: node for node in self.nodes}

    @functools.cached_property
    def _notes_by_id(self) -> Mapping[str, Note]:
        return {note.id: note for note in self.notes}

    @functools.cached_property
    def _links(self) -> _paths.Links:
        return self._side.links

    @functools.cached_property
    def _side(self) -> Side:
        return Side(self._by_id, self._notes_by_id, self.relations)

    @functools.cached_property
    def _asserted(self) -> Mapping[str, tuple[Relation, ...]]:
        found: dict[str, list[Relation]] = {}
        for relation in self.relations:
            if relation.mention is not None:
                found.setdefault(relation.mention.note, []).append(relation)
        return {note_id: tuple(relations) for note_id, relations in found.items()}

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, in order."""
        return tuple(node for node in self.nodes if isinstance(node, Document))

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions, in order."""
        return tuple(node for node in self.nodes if isinstance(node, Edition))

    @property
    def locations(self) -> tuple[Location, ...]:
        """The locations, in order."""
        return tuple(node for node in self.nodes if isinstance(node, Location))

    @property
    def consulted(self) -> tuple[Document | Edition, ...]:
        """The documents and editions that the person citing held in hands."""
        return tuple(node for node in self.nodes if not isinstance(node, Location) and node.consulted)

    def __contains__(self, node_id: object) -> bool:
        """Tell whether a node has the id *node_id*."""
        return node_id in self._by_id

    def __iter__(self) -> Iterator[Node]:
        """Walk over the nodes, in order."""
        return iter(self.nodes)

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self.nodes)

    def __getitem__(self, node_id: str) -> Node:
        """Return the node with the id *node_id*.

        Raises:
            CiteError: The graph has no such node.
        """
        try:
            return self._by_id[node_id]
        except KeyError:
            raise self._missing(node_id) from None

    def note(self, note_id: str) -> Note:
        """Return the note with the id *note_id*.

        Raises:
            CiteError: The graph has no such note.
        """
        try:
            return self._notes_by_id[note_id]
        except KeyError:
            raise self._missing(note_id) from None

    def relations_from(self, node_id: str) -> tuple[Relation, ...]:
        """Return the relations whose derived node is *node_id*, in order."""
        return self._links.by_derived.get(node_id, ())

    def relations_to(self, node_id: str) -> tuple[Relation, ...]:
        """Return the relations whose base is *node_id*, in order."""
        return self._links.by_base.get(node_id, ())

    def held_in(self, node_id: str) -> tuple[Location, ...]:
        """Return where the node *node_id* is held, in order."""
        return held_in(node_id, self.relations_from(node_id), self._by_id)

    def published_in(self, node_id: str) -> tuple[tuple[Relation, Document | Edition], ...]:
        """Return what the node *node_id* is published in or part of, with the relation that says so."""
        return published_in(node_id, self.relations_from(node_id), self._by_id)

    def asserted_in(self, note_id: str) -> tuple[Relation, ...]:
        """Return the relations that the note *note_id* asserts, in order."""
        return self._asserted.get(note_id, ())

    def ancestors(self, node_id: str) -> tuple[str, ...]:
        """Return every node that *node_id* derives from, near ones first; in a cycle, itself too."""
        return _paths.ancestors(self._links, node_id)

    def chain(self, target: str) -> Chain:
        """Return the shortest path from something consulted to *target*.

        Args:
            target: Id of a node, or of a note: then what the note's one citation cites.

        Raises:
            CiteError: No node or note has the id; nothing consulted reaches it; or the note cites several
                sources, which the message names.
        """
        found = self._chains_to(target)
        if len(found) > 1:
            raise CiteError(
                f"Note {shorten(target)} cites {len(found)} sources.",
                where=target,
                mend=f"Ask for one of {', '.join(chain.path[-1] for chain in found[:9])}.",
            )
        return found[0]

    def chains(self, target: str | None = None) -> tuple[Chain, ...]:
        """Return one chain for each origin, or for each source that the note or node *target* stands for.

        Origins are the nodes farthest from what was consulted: those that nothing further derives from.
        The answer holds the shortest path to each, so that its size grows with the origins and not with the
        number of paths.

        Raises:
            CiteError: As for `chain`.
        """
        if target is not None:
            return self._chains_to(target)
        return tuple(map(self._chain, _paths.to_origins(self._links)))

    def _chains_to(self, target: str) -> tuple[Chain, ...]:
        if target in self._by_id:
            return (self._chain(self._path(target)),)
        if target not in self._notes_by_id:
            raise self._missing(target)
        paths = _paths.through_note(self._links, self.asserted_in(target), self._notes_by_id[target])
        if not paths:
            raise CiteError(f"Note {shorten(target)} cites nothing that can be reached.", where=target)
        return tuple(map(self._chain, paths))

    def _path(self, target: str) -> _paths.Path:
        path = _paths.to_node(self._links, target)
        if path is None:
            raise CiteError(
                f"Nothing that was consulted leads to {shorten(target)!r}.",
                where=target,
                mend="Mark as consulted the document or edition that you held in hands.",
            )
        return path

    def _chain(self, path: _paths.Path) -> Chain:
        wanted = dict.fromkeys(path.nodes)
        context: dict[Relation, None] = {}
        # A node added for its container may itself lie in one (an article in an issue in a run): walk on.
        for node_id in (queue := list(wanted)):
            for relation in self._links.context.get(node_id, ()):
                context[relation] = None
                if relation.base not in wanted:
                    wanted[relation.base] = None
                    queue.append(relation.base)
        on_path = set(path.relations)
        return Chain(
            path.nodes,
            path.relations,
            tuple(self._by_id[node_id] for node_id in wanted),
            tuple(relation for relation in context if relation not in on_path),
        )

    def merge(self, other: Graph, *, prefer: str | None = None) -> Graph:
        """Return a graph with all nodes, relations and notes of both.

        Nodes that share an id are joined field by field: an absent field takes the other's value, lists of
        mentions are united. Where both have a value, what was consulted, and a document whose page was read
        (it has notes of its own, or pages), wins over what notes only cite; of two that are only cited, the
        fuller value. A person's given names, office or suffix, the words of a date, and
        other dashes or quotation marks in a text are no contradiction. All else that differs is one.

        Of a relation that one graph says with more locators than the other, the fuller one is kept. A note
        that cites a page of a volume is taken to cite the document that stands there, where the other graph
        has read the page and just one does.

        The order of graphs makes no difference where they do not contradict each other, nor where one has
        read what the others only cite; but of two guesses at a field that the page leaves open, the one
        merged with the page first stays.

        Args:
            other: The graph to take in.
            prefer: Whose value wins wherever the two differ and neither is only cited, or both are: "self",
                "other", or None for the rules above.

        Raises:
            ModelError: Two nodes or notes contradict each other and `prefer` is None; several contradictions
                come together as `ProvciteErrors`.
        """
        sides = (self._side, other._side)
        joining = Joining(sides, prefer)
        nodes = {**self._by_id}
        for node in other.nodes:
            mine = nodes.get(node.id)
            nodes[node.id] = node if mine is None else joining.join(mine, node)
        notes = {**self._notes_by_id}
        for note in other.notes:
            before = notes.get(note.id)
            notes[note.id] = note if before is None else joining.join(before, note)
        raise_all("The graphs contradict each other.", joining.problems)
        relations = join_relations(sides, self.relations, other.relations)
        return Graph(tuple(nodes.values()), relations, tuple(notes.values()))

    def __or__(self, other: Graph) -> Graph:
        """Return `self.merge(other)`."""
        return self.merge(other)

    def with_node(self, node: Node) -> Graph:
        """Return this graph with *node* added, or in place of the node that has its id."""
        return attrs.evolve(self, nodes=tuple({**self._by_id, node.id: node}.values()))

    def with_relations(self, *relations: Relation) -> Graph:
        """Return this graph with *relations* added at the end."""
        return attrs.evolve(self, relations=(*self.relations, *relations))

    def picture(self) -> Picture:
        """Return the graph as a picture, for `provcite.drawing` to draw.

        Arrows run from what was consulted toward origin and shelf; what a note of a volume cites hangs under
        the document that the note belongs to.
        """
        return picture(self.nodes, self.relations, self.notes)

    def _repr_mimebundle_(
        self, include: Container[str] | None = None, exclude: Container[str] | None = None
    ) -> dict[str, str]:
        """Return the graph as text, HTML, Markdown and LaTeX, for notebooks."""
        return mimebundle(self.picture(), include, exclude)

    def _missing(self, node_id: str) -> CiteError:
        near = [known for known in (*self._by_id, *self._notes_by_id) if known.endswith(str(node_id)[-12:])]
        hint = (
            f"Did you mean {near[0]!r}?" if near else "The command `provcite read` lists the ids of a graph."
        )
        return CiteError(
            f"No node or note has the id {shorten(str(node_id))!r}.", where=shorten(str(node_id)), mend=hint
        )
