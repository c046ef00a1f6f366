"""One of two graphs that are merged: what it has read, what it knows from notes, what stands on a page."""

from __future__ import annotations

import enum
import functools
from collections.abc import Iterable, Mapping

import attrs

from provcite.model._paths import Links
from provcite.model._printed import Pages, ends, wider
from provcite.model.chain import Node
from provcite.model.editions import Edition
from provcite.model.locations import Location
from provcite.model.mentions import Note, NoteKind
from provcite.model.passages import LocatorKind
from provcite.model.relations import Category, Relation, RelationKind

_BELOW = (RelationKind.ENCLOSED_IN, RelationKind.ATTACHED_TO)


class Voice(enum.Enum):
    """On what a graph's description of a node rests."""

    CONSULTED = "it was held in hands"
    READ = "its page was read"
    TOLD = "somebody says so"
    CITED = "notes of other pages cite it"


@attrs.frozen
class Side:
    """A graph as one side of a merge.

    Attributes:
        nodes: Its nodes by id.
        notes: Its notes by id.
        relations: Its relations.
    """

    nodes: Mapping[str, Node]
    notes: Mapping[str, Note]
    relations: tuple[Relation, ...]

    @functools.cached_property
    def links(self) -> Links:
        """Its relations, laid out."""
        return Links.of(tuple(self.nodes.values()), self.relations)

    @functools.cached_property
    def _with_notes(self) -> frozenset[str]:
        return frozenset(note.document for note in self.notes.values())

    def voice(self, node_id: str) -> Voice:
        """Return on what the description of a node rests.

        A document was read where it has notes of its own, or pages: only its volume knows them. A document
        that notes name, of which its volume says no more than that it is there, is only cited; and so is a
        volume that notes name, or a document of which they name.
        """
        node = self.nodes.get(node_id)
        if node is None or isinstance(node, Location):
            return Voice.TOLD
        if node.consulted:
            return Voice.CONSULTED
        if isinstance(node, Edition):
            printed = (r.derived for r in self.links.by_base.get(node_id, ()) if is_place(r))
            is_cited = self._is_named(node_id) or any(map(self._is_named, printed))
            return Voice.CITED if is_cited else Voice.TOLD
        places = [relation for relation in self.links.by_derived.get(node_id, ()) if is_place(relation)]
        if node_id in self._with_notes or any(map(pages_of, places)):
            return Voice.READ
        return Voice.CITED if places and self._is_named(node_id) else Voice.TOLD

    def _is_named(self, node_id: str) -> bool:
        node = self.nodes.get(node_id)
        relations = (*self.links.by_derived.get(node_id, ()), *self.links.by_base.get(node_id, ()))
        return bool(node and node.mentions) or any(relation.mention is not None for relation in relations)

    @functools.cached_property
    def stretches(self) -> Mapping[str, Mapping[str, tuple[str, str]]]:
        """For each volume the first and last pages of its documents, without what is printed below them."""
        found: dict[str, dict[str, tuple[str, str]]] = {}
        for relations in self.links.by_derived.values():
            for relation in relations:
                pages = pages_of(relation) if is_place(relation) else None
                if pages and not self._is_below(relation.derived):
                    found.setdefault(relation.base, {})[relation.derived] = pages
        return found

    def _is_below(self, node_id: str) -> bool:
        """Tell whether a document is printed below another, as its attachment."""
        return any(
            relation.kind in _BELOW and (relation.mention is None or self._is_label(relation.mention.note))
            for relation in self.links.by_derived.get(node_id, ())
        )

    def _is_label(self, note_id: str) -> bool:
        # What a footnote calls attached need not be printed below; a label is a note of the page's body.
        note = self.notes.get(note_id)
        return note is not None and note.kind is NoteKind.BODY

    @functools.cached_property
    def _pages(self) -> dict[str, Pages]:
        return {}

    def prints_on(self, volume_id: str, page: str) -> bool:
        """Tell whether any document that was read stands on a page of a volume."""
        if volume_id not in self._pages:
            self._pages[volume_id] = Pages.of(self.stretches.get(volume_id, {}))
        return self._pages[volume_id].count(page) > 0


def is_place(relation: Relation) -> bool:
    """Tell whether *relation* says where something is printed, by its volume's own word and no note's."""
    return relation.mention is None and relation.kind.facts.category is Category.CONTAINMENT


def pages_of(relation: Relation) -> tuple[str, str] | None:
    """Return the first and last page that a relation names at its base, or None."""
    page = next((lo.value for lo in relation.base_locators if lo.kind is LocatorKind.PAGE), None)
    return None if page is None else ends(page)


def pages_of_both(sides: Iterable[Side], volume_id: str) -> Pages:
    """Return the pages of a volume with the documents that any of *sides* has read."""
    found: dict[str, tuple[str, str]] = {}
    for side in sides:
        for node_id, pages in side.stretches.get(volume_id, {}).items():
            found[node_id] = wider(found[node_id], pages) if node_id in found else pages
    return Pages.of(found)
