"""Collecting a graph while a volume is read: nodes once, places joined, stubs that a later page may fill."""

from __future__ import annotations

import attrs

from provcite.errors import Finding, Severity, TextSpan
from provcite.model import (
    Certainty,
    Document,
    Graph,
    Location,
    Locator,
    LocatorKind,
    Mention,
    Node,
    Note,
    NoteKind,
    Relation,
    RelationKind,
)
from provcite.notes import LocationWords
from provcite.reading.contents import Contents
from provcite.reading.editions import from_authority
from provcite.reading.places import place_of
from provcite.reading.references import Base, Pointer, look_up
from provcite.reading.settling import Settling

# From this confidence of a rule on, its reading counts as certain, then as probable.
_CERTAIN, _PROBABLE = 0.8, 0.5


def certainty(confidence: float) -> Certainty:
    """Return the certainty that a rule's *confidence* (0–1) stands for."""
    if confidence >= _CERTAIN:
        return Certainty.CERTAIN
    return Certainty.PROBABLE if confidence >= _PROBABLE else Certainty.POSSIBLE


class Collector:
    """Nodes, relations and notes of a graph in the making.

    Attributes:
        findings: Remarks on what could not be read or resolved.
    """

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._stubs: dict[str, Node] = {}
        self._stub_places: dict[str, Relation] = {}
        self._relations: list[Relation] = []
        self._notes: dict[str, Note] = {}
        # How many notes have asked for an id.
        self._same: dict[str, int] = {}
        self._mentions: dict[str, dict[Mention, None]] = {}
        # What is printed below a document, by kind and number, each of which may be left open.
        self._below: dict[tuple[str, str | None, str | None], list[str]] = {}
        self._contents: dict[str, Contents] = {}
        # References by the id that stands for what they will lead to, with the note they stand in.
        self._pointers: dict[str, tuple[Pointer, str]] = {}
        self.findings: list[Finding] = []

    def note(self, note: Note) -> Note:
        """Keep *note*, under another id where its own is taken, and return it."""
        unique = note.id
        while unique in self._notes:
            self._same[note.id] = self._same.get(note.id, 1) + 1
            unique = f"{note.id}-{self._same[note.id]}"
        if unique != note.id:
            note = attrs.evolve(note, id=unique)
        self._notes[unique] = note
        return note

    def body(self, document_id: str, paragraph: str, number: int) -> Note:
        """Return the document's paragraph *number*, counted from 1, as words that say something of it."""
        note_id = f"{document_id}#p{number}"
        known = self._notes.get(note_id)
        if known is None:
            known = self.note(Note(note_id, document_id, kind=NoteKind.BODY, text=paragraph))
        return known

    def node(self, node: Node) -> Node:
        """Keep *node*; a node with its id that is there already stays."""
        return self._nodes.setdefault(node.id, node)

    def stub(self, node: Node) -> str:
        """Keep *node* in case that no page describes it better, and return its id."""
        known = self._stubs.get(node.id)
        if known is None or _filled(known) < _filled(node):
            self._stubs[node.id] = node
        return node.id

    def mention(self, node_id: str, mention: Mention) -> None:
        """Note that *mention* names the node *node_id*."""
        self._mentions.setdefault(node_id, {})[mention] = None

    def replace(self, node: Node) -> None:
        """Put *node* in the place of the node with its id."""
        (self._nodes if node.id in self._nodes else self._stubs)[node.id] = node

    def get(self, node_id: str) -> Node | None:
        """Return the node or stub with the id *node_id*, or None."""
        return self._nodes.get(node_id) or self._stubs.get(node_id)

    def relate(self, relation: Relation) -> None:
        """Keep *relation*."""
        self._relations.append(relation)

    def hold(self, document_id: str, words: LocationWords, mention: Mention) -> None:
        """Say that the document is held where *words* say, as *mention* tells."""
        place = place_of(words)
        if place is None:
            return
        place_id, path = place
        if place_id not in self._nodes:
            self._nodes[place_id] = Location(place_id, path, as_cited=mention.text)
        self.mention(place_id, mention)
        self.relate(
            Relation(
                RelationKind.HELD_IN, document_id, place_id, certainty=mention.certainty, mention=mention
            )
        )

    def contents(self, volume_id: str) -> Contents:
        """Return what is known so far of what a volume prints that is being read."""
        return self._contents.setdefault(volume_id, Contents(volume_id))

    def point(self, pointer: Pointer, note_id: str) -> str:
        """Return an id that stands for what *pointer* in a note leads to, until the volume has been read."""
        stand_in = f"{pointer.volume}/?{len(self._pointers)}"
        self._pointers[stand_in] = (pointer, note_id)
        return stand_in

    def pointer(self, node_id: str) -> Pointer | None:
        """Return the reference that *node_id* stands for, or None."""
        found = self._pointers.get(node_id)
        return found[0] if found else None

    def edition(self, volume_id: str) -> str:
        """Return the id of a volume of the series, known so far or only cited."""
        if self.get(volume_id) is None:
            self.stub(from_authority(volume_id))
        return volume_id

    def printed_below(self, document_id: str, kind: str, number: str, node_id: str) -> None:
        """Note that *node_id* is printed below a document, as an attachment of *kind* with *number*."""
        for key in ((kind, number), (kind, None), (None, None)):
            self._below.setdefault((document_id, *key), []).append(node_id)

    def remark(self, rule: str, where: str, reason: str, remedy: str, *, severity: Severity) -> None:
        """Keep a remark."""
        self.findings.append(Finding(severity, rule, where, reason, remedy))

    def graph(self) -> Graph:
        """Return what has been collected."""
        self._settle()
        nodes = dict(self._nodes)
        for node_id, stub in self._stubs.items():
            nodes.setdefault(node_id, stub)
        # A document that was read says itself where it stands in its volume.
        placed = [r for node_id, r in self._stub_places.items() if node_id not in self._nodes]
        return Graph(
            tuple(self._with_mentions(node) for node in nodes.values()),
            (*self._relations, *placed),
            tuple(self._notes.values()),
        )

    def _with_mentions(self, node: Node) -> Node:
        found = self._mentions.get(node.id)
        if not found:
            return node
        every = tuple(dict.fromkeys((*node.mentions, *found)))
        # Most are named once, by the note that they were made from.
        return node if every == node.mentions else attrs.evolve(node, mentions=every)

    def _settle(self) -> None:
        """Put what references really lead to in the place of what stood in for it."""
        looked_up, findings = look_up(self._pointers, self._contents)
        self.findings += findings
        found = {stand_in: self._parts(stand_in, bases) for stand_in, bases in looked_up.items()}
        for stand_in, bases in found.items():
            for base in bases:
                self._add_stub(self._pointers[stand_in][0].volume, base)
        settled = Settling(self._pointers, found)
        self._relations = list(settled.relations(self._relations))
        for stand_in in [node_id for node_id in self._stubs if node_id in found]:
            stub = self._stubs.pop(stand_in)
            for node_id in settled.ids(stand_in):
                self.stub(attrs.evolve(stub, id=node_id))
        for stand_in in [node_id for node_id in self._mentions if node_id in found]:
            mentions = self._mentions.pop(stand_in)
            for node_id in settled.ids(stand_in):
                self._mentions.setdefault(node_id, {}).update(mentions)
        self._pointers.clear()

    def _parts(self, stand_in: str, bases: tuple[Base, ...]) -> tuple[Base, ...]:
        """Return *bases* with what is printed below them, where the reference names that."""
        pointer, _ = self._pointers[stand_in]
        if pointer.part is None:
            return bases
        below = [(base, self._meant(base.node_id, *pointer.part)) for base in bases]
        return tuple(
            attrs.evolve(base, node_id=node_id)
            if node_id
            else attrs.evolve(base, locators=(*pointer.part_locators, *base.locators))
            for base, node_id in below
        )

    def _add_stub(self, volume_id: str, base: Base) -> None:
        """Keep a stub for what a reference leads to, where it was not read."""
        if base.node_id == volume_id:
            self.edition(volume_id)
        if base.number is None or self.get(base.node_id) is not None:
            return
        self.stub(Document(base.node_id))
        if base.is_claimed:
            self.edition(volume_id)
            locators = (Locator(LocatorKind.DOCUMENT, base.number),) if base.number else ()
            self._stub_places[base.node_id] = Relation(
                RelationKind.PUBLISHED_IN, base.node_id, volume_id, base_locators=locators
            )

    def _meant(self, document_id: str, kind: str, number: str) -> str | None:
        """Return the id of the one attachment of that kind and number, or None where none or several are."""
        found = self._below.get((document_id, kind, number or None), [])
        if not found and not number:
            # "The attachment to Document 12", which the page calls its tab.
            found = self._below.get((document_id, None, None), [])
        return found[0] if len(found) == 1 else None


def _filled(node: Node) -> int:
    return sum(bool(getattr(node, field.name)) for field in attrs.fields(type(node)))


def mention_of(note: Note, span: TextSpan, *, rule: str, confidence: float) -> Mention:
    """Return the mention of *span* in *note*, read by *rule* with *confidence* (0–1)."""
    return Mention.in_note(note, span, rule=rule, certainty=certainty(confidence))
