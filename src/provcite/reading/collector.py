"""Collecting a graph while a volume is read: nodes once, places joined, stubs that a later page may fill."""

from __future__ import annotations

import attrs

from provcite.errors import Finding, Severity, TextSpan, shorten
from provcite.model import (
    Certainty,
    Document,
    Graph,
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
from provcite.reading.editions import from_authority
from provcite.reading.places import location
from provcite.reading.printed_pages import only_documents

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
        self._pages: dict[str, list[tuple[str, str, str]]] = {}
        self._page_references: list[tuple[str, str, Relation]] = []
        # What is printed below a document, by kind and number, each of which may be left open; and what notes
        # call by kind and number.
        self._below: dict[tuple[str, str | None, str | None], list[str]] = {}
        self._parts: dict[str, tuple[str, str, str, tuple[Locator, ...]]] = {}
        self._unknown: list[tuple[Relation, Finding]] = []
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
        place = location(words, as_cited=mention.text)
        if place is None:
            return
        self.node(place)
        self.mention(place.id, mention)
        self.relate(
            Relation(
                RelationKind.HELD_IN, document_id, place.id, certainty=mention.certainty, mention=mention
            )
        )

    def volume_document(self, volume_id: str, number: str, *, document_id: str | None = None) -> str:
        """Return the id of a document that a volume prints, known so far or only cited.

        Args:
            volume_id: Id of the volume.
            number: The document's number as printed.
            document_id: Its id in the volume, where the mark-up gives it.
        """
        node_id = f"{volume_id}/{document_id or f'd{number}'}"
        if self.get(node_id) is None:
            self.edition(volume_id)
            self.stub(Document(node_id))
            locators = (Locator(LocatorKind.DOCUMENT, number),) if number else ()
            self._stub_places[node_id] = Relation(
                RelationKind.PUBLISHED_IN, node_id, volume_id, base_locators=locators
            )
        return node_id

    def edition(self, volume_id: str) -> str:
        """Return the id of a volume of the series, known so far or only cited."""
        if self.get(volume_id) is None:
            self.stub(from_authority(volume_id))
        return volume_id

    def printed_on(self, volume_id: str, first: str, last: str, document_id: str) -> None:
        """Note which pages of a volume a document stands on."""
        self._pages.setdefault(volume_id, []).append((first, last, document_id))

    def cite_page(self, volume_id: str, page: str, relation: Relation) -> None:
        """Keep a reference to a page of a volume until it is known which document stands there."""
        self._page_references.append((volume_id, page, relation))

    def printed_below(self, document_id: str, kind: str, number: str, node_id: str) -> None:
        """Note that *node_id* is printed below a document, as an attachment of *kind* with *number*."""
        for key in ((kind, number), (kind, None), (None, None)):
            self._below.setdefault((document_id, *key), []).append(node_id)

    def part(self, document_id: str, kind: str, number: str, locators: tuple[Locator, ...]) -> str:
        """Return an id that stands for what is printed below a document, until the volume has been read.

        Args:
            document_id: Id of the document.
            kind: Kind of the attachment.
            number: Its number or letter, or an empty text.
            locators: Where in the document it is, for the case that it is not printed by itself.
        """
        stand_in = f"{document_id}@{kind}{number}"
        self._parts[stand_in] = (document_id, kind, number, locators)
        return stand_in

    def unknown(self, relation: Relation, finding: Finding) -> None:
        """Keep *relation* in case that its base will be read; *finding* is what to say if not."""
        self._unknown.append((relation, finding))

    def remark(self, rule: str, where: str, reason: str, remedy: str, *, severity: Severity) -> None:
        """Keep a remark."""
        self.findings.append(Finding(severity, rule, where, reason, remedy))

    def graph(self) -> Graph:
        """Return what has been collected."""
        self._settle_pages()
        self._settle_parts()
        self._settle_unknown()
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
        return attrs.evolve(node, mentions=tuple(dict.fromkeys((*node.mentions, *found)))) if found else node

    def _settle_pages(self) -> None:
        wanted: dict[str, list[str]] = {}
        for volume_id, page, _ in self._page_references:
            wanted.setdefault(volume_id, []).append(page)
        on = {v: only_documents(self._pages.get(v, ()), pages) for v, pages in wanted.items()}
        for volume_id, page, relation in self._page_references:
            here = on[volume_id].get(page)
            if here is not None and here != relation.derived:
                self.relate(attrs.evolve(relation, base=here))
            elif volume_id != relation.derived:
                self.relate(attrs.evolve(relation, base=self.edition(volume_id)))
            else:
                self.remark(
                    "page-reference",
                    relation.mention.note if relation.mention else relation.derived,
                    f"Page {shorten(page)} of the same volume belongs to no single document that was read.",
                    "Read the whole volume, with its page breaks.",
                    severity=Severity.NOTE,
                )
        self._page_references.clear()

    def _settle_parts(self) -> None:
        if not self._parts:
            return
        self._relations = [
            self._settled(relation)
            if relation.base in self._parts or relation.derived in self._parts
            else relation
            for relation in self._relations
        ]
        self._parts.clear()

    def _settled(self, relation: Relation) -> Relation:
        """Return *relation* with what is really printed in the place of what stood in for it."""
        derived = self._parts.get(relation.derived)
        if derived is not None:
            relation = attrs.evolve(relation, derived=self._meant(*derived[:3]) or derived[0])
        base = self._parts.get(relation.base)
        if base is None:
            return relation
        document_id, kind, number, locators = base
        found = self._meant(document_id, kind, number)
        if found:
            return attrs.evolve(relation, base=found)
        return attrs.evolve(relation, base=document_id, base_locators=(*locators, *relation.base_locators))

    def _meant(self, document_id: str, kind: str, number: str) -> str | None:
        """Return the id of the one attachment of that kind and number, or None where none or several are."""
        found = self._below.get((document_id, kind, number or None), [])
        if not found and not number:
            # "The attachment to Document 12", which the page calls its tab.
            found = self._below.get((document_id, None, None), [])
        return found[0] if len(found) == 1 else None

    def _settle_unknown(self) -> None:
        for relation, finding in self._unknown:
            if relation.base in self._nodes:
                self.relate(relation)
            else:
                self.findings.append(finding)
        self._unknown.clear()


def _filled(node: Node) -> int:
    return sum(bool(getattr(node, field.name)) for field in attrs.fields(type(node)))


def mention_of(note: Note, span: TextSpan, *, rule: str, confidence: float) -> Mention:
    """Return the mention of *span* in *note*, read by *rule* with *confidence* (0–1)."""
    return Mention.in_note(note, span, rule=rule, certainty=certainty(confidence))
