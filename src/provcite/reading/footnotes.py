"""Footnotes: citations to documents, places, publications and the relations between them.

What speaks in a footnote of a volume is the volume: each source it cites is what the volume, at this
document and note, quotes or cites.
"""

from __future__ import annotations

import re

import attrs

from provcite.errors import Severity, TextSpan, shorten
from provcite.model import (
    Certainty,
    Document,
    Edition,
    Locator,
    LocatorKind,
    Mention,
    Note,
    Passage,
    Relation,
    RelationKind,
    Status,
)
from provcite.notes import (
    Citation,
    CitationItem,
    CitationKind,
    Footnote,
    LocationWords,
    RelationToPrevious,
    StatusKind,
    Target,
)
from provcite.reading import prose_dates
from provcite.reading.collector import Collector, mention_of
from provcite.reading.context import Place, date_in_context
from provcite.reading.heads import party
from provcite.reading.publications import edition_of, pages_of
from provcite.reading.targets import RefTarget

_STATUS = {
    StatusKind.NOT_PRINTED: Status.NOT_PRINTED,
    StatusKind.ATTACHED_NOT_PRINTED: Status.NOT_PRINTED,
    StatusKind.NOT_FOUND: Status.NOT_FOUND,
    StatusKind.NOT_FOUND_ATTACHED: Status.NOT_FOUND_ATTACHED,
}
_PUBLISHED = (
    CitationKind.PUBLISHED,
    CitationKind.NEWSPAPER,
    CitationKind.CONGRESSIONAL,
    CitationKind.WEB,
)
# What is left of an item's words when its date goes: "…, May 18" and "… on May 3".
_DATE_LEAD = re.compile(r"[\s,]*\b(?:of|on|dated|for)?\s*$")
_LEADING_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)


@attrs.define
class FootnoteReader:
    """Adds what one footnote says to a graph.

    Attributes:
        collector: Takes nodes and relations.
        place: The document the note belongs to.
        note: The note.
        read: What it says.
        refs: References that the mark-up makes in it.
    """

    collector: Collector
    place: Place
    note: Note
    read: Footnote
    refs: tuple[RefTarget, ...] = ()
    _used: set[int] = attrs.field(factory=set)
    _nodes: list[str | None] = attrs.field(factory=list)
    _last_document: str | None = None

    def add(self) -> None:
        """Add all citations, then the references that no citation used, then status words."""
        for index, citation in enumerate(self.read.citations):
            self._nodes.append(self._cite(index, citation))
        for number, ref in enumerate(self.refs):
            if number not in self._used:
                self._cite_ref(ref)
        self._add_statuses()

    def _cite(self, index: int, citation: Citation) -> str | None:
        mention = mention_of(self.note, citation.span, rule=citation.rule, confidence=citation.confidence)
        if citation.kind is CitationKind.CROSS_REFERENCE:
            return self._cross_reference(index, citation, mention)
        is_printed = citation.kind in _PUBLISHED or bool(citation.resolved and citation.resolved.publication)
        if citation.pairs:
            return self._respectively(index, citation, mention)
        if is_printed:
            return self._publication(index, citation, mention)
        return self._archival(index, citation, mention)

    # Archival documents

    def _archival(self, index: int, citation: Citation, mention: Mention) -> str:
        previous = self._nodes[-1] if self._nodes else None
        where = citation.resolved or (citation.location.words() if citation.location else None)
        if citation.kind is CitationKind.IBID and citation.resolved is None:
            self._unresolved(citation)
        if citation.relation_to_previous is RelationToPrevious.COPY_IN and previous and citation.item is None:
            self._hold(previous, where, mention)
            return previous
        node_id = f"{self.note.id}.{index + 1}"
        document = self._document(node_id, citation.item, citation, where)
        self._keep(document, where, mention)
        self._assert(index, citation, node_id, mention)
        self._to_previous(citation, node_id, previous, mention)
        if citation.item_relation is not None:
            self._item_relation(node_id, citation, mention)
        return node_id

    def _document(
        self, node_id: str, item: CitationItem | None, citation: Citation, where: LocationWords | None
    ) -> Document:
        parts = item.dates if item and item.dates else citation.dates
        words = next(filter(None, (prose_dates.find(part.text) for part in parts)), None)
        date = date_in_context(words, where, self.place) if words else None
        if item is None:
            return Document(node_id, date=date)
        sender = party(item.sender.text) if item.sender else None
        recipient = party(item.recipient.text) if item.recipient else None
        return Document(
            node_id,
            genre=item.genre,
            title=_title(item),
            authors=(sender,) if sender else (),
            recipients=(recipient,) if recipient else (),
            date=date,
            number=item.number.text if item.number else None,
        )

    def _keep(self, document: Document, where: LocationWords | None, mention: Mention) -> None:
        self.collector.node(document)
        self.collector.mention(document.id, mention)
        self._hold(document.id, where, mention)

    def _hold(self, document_id: str, where: LocationWords | None, mention: Mention) -> None:
        if where is not None:
            self.collector.hold(document_id, attrs.evolve(where, publication=None), mention)

    def _respectively(self, index: int, citation: Citation, mention: Mention) -> str:
        """A list of documents and one of file numbers: the first with the first, and so on."""
        where = citation.resolved or LocationWords()
        first = f"{self.note.id}.{index + 1}"
        for number, pair in enumerate(citation.pairs, start=1):
            node_id = first if number == 1 else f"{first}.{number}"
            own = attrs.evolve(where, identifier=pair.identifier.text)
            words = prose_dates.find(pair.item.text)
            document = Document(
                node_id,
                title=pair.item.text.strip(" .,;"),
                date=date_in_context(words, own, self.place) if words else None,
            )
            paired = mention_of(
                self.note, pair.item.span, rule=pair.item.rule, confidence=pair.item.confidence
            )
            self.collector.node(document)
            self.collector.mention(node_id, paired)
            self._hold(node_id, own, mention)
            self._relate(RelationKind.CITES, node_id, paired)
        return first

    def _item_relation(self, node_id: str, citation: Citation, mention: Mention) -> None:
        told = citation.item_relation
        assert told is not None
        other = f"{node_id}.a"
        where = mention_of(self.note, told.span, rule="item-relation", confidence=citation.confidence)
        words = prose_dates.find(told.text)
        resolved = citation.resolved
        self.collector.node(
            Document(
                other,
                title=_LEADING_ARTICLE.sub("", told.text, count=1).strip(" .,;"),
                date=date_in_context(words, resolved, self.place) if words else None,
            )
        )
        self.collector.mention(other, where)
        self._hold(other, resolved, mention)
        kind = RelationKind.ENCLOSED_IN if told.kind == "enclosed-in" else RelationKind.ATTACHED_TO
        self.collector.relate(Relation(kind, node_id, other, mention=where))

    # Publications

    def _publication(self, index: int, citation: Citation, mention: Mention) -> str:
        node_id = f"{self.note.id}.{index + 1}"
        previous = self._nodes[-1] if self._nodes else None
        resolved = citation.resolved
        edition = edition_of(citation, node_id)
        if citation.publication is None and resolved and resolved.publication:
            edition = attrs.evolve(edition, title=resolved.publication)
        locators = pages_of(citation.locator.text if citation.locator else citation.text)
        if citation.relation_to_previous is RelationToPrevious.AT and previous and citation.url:
            self._address(previous, citation.url)
            return previous
        self.collector.node(edition)
        self.collector.mention(edition.id, mention)
        inside = (RelationToPrevious.IN, RelationToPrevious.PRINTED_IN)
        if citation.item is not None:
            document_id = f"{node_id}.d"
            self.collector.node(self._document(document_id, citation.item, citation, None))
            self.collector.mention(document_id, mention)
            self._publish(document_id, edition.id, locators, mention)
            self._assert(index, citation, document_id, mention)
        elif previous and citation.relation_to_previous in inside:
            self._publish(previous, edition.id, locators, mention)
        else:
            self._assert(index, citation, edition.id, mention, locators)
        return node_id

    def _publish(
        self, document_id: str, edition_id: str, locators: tuple[Locator, ...], mention: Mention
    ) -> None:
        self.collector.relate(
            Relation(
                RelationKind.PUBLISHED_IN,
                document_id,
                edition_id,
                base_locators=locators,
                certainty=mention.certainty,
                mention=mention,
            )
        )

    def _address(self, node_id: str, url: str) -> None:
        node = self.collector.get(node_id)
        if isinstance(node, Document | Edition) and node.url is None:
            self.collector.replace(attrs.evolve(node, url=url))

    # Cross-references

    def _cross_reference(self, index: int, citation: Citation, mention: Mention) -> str | None:
        target = citation.target or Target()
        refs = [(n, r) for n, r in enumerate(self.refs) if citation.span.contains(r.span)]
        self._used.update(n for n, _ in refs)
        if refs:
            # The editors' mark-up says what the words mean.
            mention = attrs.evolve(mention, certainty=Certainty.CERTAIN)
        volume = target.volume or next((r.volume for _, r in refs if r.volume), None) or self.place.volume
        by_number = {r.number: r.document for _, r in refs if r.document}
        documents = [(n, by_number.get(n)) for n in target.documents] or [
            (r.number, r.document) for _, r in refs if r.document
        ]
        note_locators = tuple(Locator(LocatorKind.NOTE, label) for label in target.footnotes)
        if volume is None:
            self._unresolved(citation)
            return None
        if documents:
            found = [self.collector.volume_document(volume, n, document_id=d) for n, d in documents]
            for node_id in found:
                self._assert(index, citation, node_id, mention, note_locators)
            self._item_in(citation, found[0], volume, mention)
            return found[0]
        page = target.pages or next((r.page for _, r in refs if r.page), None)
        if page:
            return self._page(citation, volume, page, mention)
        if target.same_document or note_locators:
            # A footnote of this very document: nothing new is cited.
            return None
        if volume != self.place.volume:
            self.collector.edition(volume)
            self._assert(index, citation, volume, mention)
            return volume
        self._unresolved(citation)
        return None

    def _page(self, citation: Citation, volume: str, page: str, mention: Mention) -> str | None:
        locators = (Locator(LocatorKind.PAGE, page),)
        relation = Relation(
            RelationKind.CITES,
            self.place.voice,
            volume,
            derived_locators=self.place.locators(self.note),
            base_locators=locators,
            certainty=mention.certainty,
            mention=mention,
        )
        if citation.item is not None and volume != self.place.volume:
            document_id = f"{self.note.id}.{len(self._nodes) + 1}"
            self.collector.edition(volume)
            self.collector.node(self._document(document_id, citation.item, citation, None))
            self.collector.mention(document_id, mention)
            self._publish(document_id, volume, locators, mention)
            self._relate(RelationKind.CITES, document_id, mention)
            return document_id
        self.collector.cite_page(volume, re.split(r"\s?[-–,]", page)[0], relation)
        return None

    def _item_in(self, citation: Citation, node_id: str, volume: str, mention: Mention) -> None:
        """An item that a cross-reference names ("the letter cited in footnote 3, Document 113")."""
        previous = self._nodes[-1] if self._nodes else None
        inside = (RelationToPrevious.IN, RelationToPrevious.PRINTED_IN)
        if previous and previous != node_id and citation.relation_to_previous in inside:
            self.collector.relate(
                Relation(
                    RelationKind.VERSION_OF, previous, node_id, certainty=mention.certainty, mention=mention
                )
            )

    def _unresolved(self, citation: Citation) -> None:
        self.collector.remark(
            "unresolved-back-reference",
            self.note.id,
            f"An unresolved back-reference: {shorten(citation.text)!r} names no document that can be found.",
            "Read the whole volume, or name the document.",
            severity=Severity.WARNING,
        )

    def _cite_ref(self, ref: RefTarget) -> None:
        if ref.broken:
            self.collector.remark(
                "broken-reference",
                self.note.id,
                f"The reference {shorten(ref.target)!r} leads to nothing that can be named.",
                "Give it the id of a document, note or page.",
                severity=Severity.WARNING,
            )
        volume = ref.volume or self.place.volume
        if ref.document is None or volume is None or not len(ref.span):
            return
        node_id = self.collector.volume_document(volume, ref.number, document_id=ref.document)
        if node_id in self._nodes or node_id == self.place.document:
            return
        mention = mention_of(self.note, ref.span, rule="ref", confidence=1.0)
        locators = (Locator(LocatorKind.NOTE, ref.note),) if ref.note else ()
        self._relate(RelationKind.CITES, node_id, mention, base_locators=locators)
        self._nodes.append(node_id)

    # What the note does with its sources

    def _assert(
        self,
        index: int,
        citation: Citation,
        node_id: str,
        mention: Mention,
        locators: tuple[Locator, ...] = (),
    ) -> None:
        """Say that the note quotes the source, cites it, or both."""
        quoted = tuple(
            Passage(q.text, Mention.in_note(self.note, q.span, rule="quotation"))
            for q in self.read.quotations
            if q.citation == index and q.text
        )
        if quoted:
            self._relate(RelationKind.QUOTES, node_id, mention, base_locators=locators, passages=quoted)
        if not quoted or citation.relation_to_previous is not RelationToPrevious.QUOTED_IN:
            self._relate(RelationKind.CITES, node_id, mention, base_locators=locators)

    def _relate(
        self,
        kind: RelationKind,
        node_id: str,
        mention: Mention,
        *,
        base_locators: tuple[Locator, ...] = (),
        passages: tuple[Passage, ...] = (),
    ) -> None:
        self.collector.relate(
            Relation(
                kind,
                self.place.voice,
                node_id,
                derived_locators=self.place.locators(self.note),
                base_locators=base_locators,
                passages=passages,
                certainty=mention.certainty,
                mention=mention,
            )
        )

    def _to_previous(self, citation: Citation, node_id: str, previous: str | None, mention: Mention) -> None:
        if previous is None or previous == node_id:
            return
        if citation.relation_to_previous is RelationToPrevious.ATTACHED_TO:
            self.collector.relate(Relation(RelationKind.ATTACHED_TO, previous, node_id, mention=mention))
        elif citation.relation_to_previous is RelationToPrevious.CITED_IN:
            self.collector.relate(Relation(RelationKind.CITES, node_id, previous, mention=mention))
        elif citation.relation_to_previous is RelationToPrevious.COPY_IN:
            self.collector.relate(Relation(RelationKind.COPY_OF, node_id, previous, mention=mention))

    def _add_statuses(self) -> None:
        for status in self.read.statuses:
            kind = _STATUS.get(status.kind)
            node_id = self._nearest(status.span)
            node = self.collector.get(node_id) if node_id else None
            if kind is None or node is None or not isinstance(node, Document):
                continue
            for other in self._same_citation(node.id):
                document = self.collector.get(other)
                if isinstance(document, Document) and document.status is None:
                    self.collector.replace(attrs.evolve(document, status=kind))

    def _nearest(self, span: TextSpan) -> str | None:
        """Return the archival document whose citation stands nearest to *span*."""
        pairs = [
            (min(abs(c.span.start - span.end), abs(span.start - c.span.end)), node)
            for c, node in zip(self.read.citations, self._nodes, strict=False)
            if node and c.kind in (CitationKind.ARCHIVAL, CitationKind.IBID)
        ]
        return min(pairs)[1] if pairs else None

    def _same_citation(self, node_id: str) -> list[str]:
        index = self._nodes.index(node_id)
        citation = self.read.citations[index]
        return [node_id, *(f"{node_id}.{n}" for n in range(2, len(citation.pairs) + 1))]


def _title(item: CitationItem) -> str | None:
    """Return the item's own words without its date; None where genre, number and parties say it all."""
    words = _LEADING_ARTICLE.sub("", item.text, count=1) if item.text[:1].islower() else item.text
    for date in item.dates:
        before, _, after = words.partition(date.text)
        words = _DATE_LEAD.sub("", before) + after
    said = words
    for part in (item.genre_words, item.number, item.sender, item.recipient):
        if part is not None:
            said = said.replace(part.text, "", 1)
    told = re.sub(r"\b(?:an?|the|from|to|of|no|number|by)\b", "", said, flags=re.IGNORECASE)
    words = " ".join(words.split()).strip(" ,;.")
    return words[:1].upper() + words[1:] if any(c.isalnum() for c in told) else None
