"""Footnotes: citations to documents, places, publications and the relations between them.

What speaks in a footnote of a volume is the volume: each source it cites is what the volume, at this
document and note, quotes or cites.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

import attrs

from provcite.errors import TextSpan
from provcite.model import (
    Document,
    Edition,
    Mention,
    Note,
    RelationKind,
    Status,
)
from provcite.notes import (
    Citation,
    CitationKind,
    Footnote,
    LocationWords,
    RelationToPrevious,
    StatusKind,
)
from provcite.reading import cross_references, prose_dates
from provcite.reading.cited import document_of, without_article
from provcite.reading.collector import Collector, mention_of
from provcite.reading.context import Place, date_in_context
from provcite.reading.publications import edition_of, pages_of
from provcite.reading.speaker import Speaker
from provcite.reading.targets import RefTarget, refs_at

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
_INSIDE = (RelationToPrevious.IN, RelationToPrevious.PRINTED_IN)


def add(
    collector: Collector, place: Place, note: Note, read: Footnote, refs: tuple[RefTarget, ...]
) -> tuple[str | None, ...]:
    """Add to *collector* all that a footnote says, and return what each of its citations cites.

    Args:
        collector: Takes nodes and relations.
        place: The document the note belongs to.
        note: The note.
        read: What it says.
        refs: References that the mark-up makes in it, in the order of their words.
    """
    return _Footnote(Speaker(collector, place, note), read, refs).add()


@attrs.frozen
class _Footnote:
    """One footnote on its way into the graph; `cited` has the id of what each citation cites."""

    speaker: Speaker
    read: Footnote
    refs: tuple[RefTarget, ...]
    cited: list[str | None] = attrs.field(factory=list)

    def add(self) -> tuple[str | None, ...]:
        """Add all citations, then the references that no citation covers, then status words."""
        covered: set[int] = set()
        for index, citation in enumerate(self.read.citations):
            is_reference = _is_cross_reference(citation)
            at = refs_at(self.refs, citation.span, covered=covered, around=is_reference)
            self.cited.append(self._cite(index, citation, [self.refs[number] for number in at]))
            if is_reference:
                covered.update(at)
            else:
                covered.update(n for n in at if self._has_address(self.refs[n], self.cited[-1]))
        for number, ref in enumerate(self.refs):
            if number not in covered:
                cross_references.add_ref(self.speaker, ref)
        self._add_statuses()
        return tuple(self.cited)

    def _has_address(self, ref: RefTarget, node_id: str | None) -> bool:
        """Tell whether a citation covers an address of the mark-up; a publication without one takes it."""
        if ref.url is None or node_id is None:
            return False
        if isinstance(self.speaker.collector.get(node_id), Edition):
            self._address(node_id, ref.url)
        return True

    def _cite(self, index: int, citation: Citation, inside: Sequence[RefTarget]) -> str | None:
        note = self.speaker.note
        mention = mention_of(note, citation.span, rule=citation.rule, confidence=citation.confidence)
        previous = self.cited[-1] if self.cited else None
        if _is_cross_reference(citation):
            return cross_references.add(self.speaker, self.read, index, mention, inside, previous)
        if citation.pairs:
            return self._respectively(index, citation, mention)
        if citation.kind in _PUBLISHED or (citation.resolved and citation.resolved.publication):
            return self._publication(index, citation, mention, previous)
        return self._archival(index, citation, mention, previous)

    def _keep(self, document: Document, where: LocationWords | None, mention: Mention) -> None:
        self.speaker.collector.node(document)
        self.speaker.collector.mention(document.id, mention)
        self.speaker.hold(document.id, where, mention)

    def _archival(self, index: int, citation: Citation, mention: Mention, previous: str | None) -> str:
        where = citation.resolved or (citation.location.words() if citation.location else None)
        if citation.kind is CitationKind.IBID and citation.resolved is None:
            self.speaker.report_unresolved(citation.text)
        relation = citation.relation_to_previous
        if relation is RelationToPrevious.COPY_IN and previous and citation.item is None:
            self.speaker.hold(previous, where, mention)
            return previous
        node_id = f"{self.speaker.note.id}.{index + 1}"
        self._keep(document_of(node_id, citation, where, self.speaker.place, mention), where, mention)
        self.speaker.cite(self.read, index, node_id, mention)
        if previous and previous != node_id:
            self._to_previous(relation, node_id, previous, mention)
        if citation.item_relation is not None:
            self._item_relation(node_id, citation)
        return node_id

    def _to_previous(
        self, relation: RelationToPrevious, node_id: str, previous: str, mention: Mention
    ) -> None:
        if relation is RelationToPrevious.ATTACHED_TO:
            self.speaker.join(RelationKind.ATTACHED_TO, previous, node_id, mention)
        elif relation is RelationToPrevious.CITED_IN:
            self.speaker.join(RelationKind.CITES, node_id, previous, mention)
        elif relation is RelationToPrevious.COPY_IN:
            self.speaker.join(RelationKind.COPY_OF, node_id, previous, mention)

    def _respectively(self, index: int, citation: Citation, mention: Mention) -> str:
        """A list of documents and one of file numbers: the first with the first, and so on."""
        where = citation.resolved or LocationWords()
        first = f"{self.speaker.note.id}.{index + 1}"
        for number, pair in enumerate(citation.pairs, start=1):
            node_id = first if number == 1 else f"{first}.{number}"
            own = attrs.evolve(where, identifier=pair.identifier.text)
            words = prose_dates.find(pair.date) if pair.date else None
            date = date_in_context(words, own, self.speaker.place) if words else None
            item = pair.item
            named = mention_of(self.speaker.note, item.span, rule=item.rule, confidence=item.confidence)
            self.speaker.collector.node(Document(node_id, genre=pair.genre, number=item.text, date=date))
            self.speaker.collector.mention(node_id, named)
            self.speaker.hold(node_id, own, mention)
            self.speaker.relate(RelationKind.CITES, node_id, named)
        return first

    def _item_relation(self, node_id: str, citation: Citation) -> None:
        told = citation.item_relation
        assert told is not None
        other = f"{node_id}.a"
        where = mention_of(self.speaker.note, told.span, rule="item-relation", confidence=citation.confidence)
        words = prose_dates.find(told.text)
        date = date_in_context(words, citation.resolved, self.speaker.place) if words else None
        title = without_article(told.text).strip(" .,;")
        self._keep(Document(other, title=title, date=date), citation.resolved, where)
        kind = RelationKind.ENCLOSED_IN if told.kind == "enclosed-in" else RelationKind.ATTACHED_TO
        self.speaker.join(kind, node_id, other, where)

    def _publication(self, index: int, citation: Citation, mention: Mention, previous: str | None) -> str:
        node_id = f"{self.speaker.note.id}.{index + 1}"
        if citation.relation_to_previous is RelationToPrevious.AT and previous and citation.url:
            self._address(previous, citation.url)
            return previous
        edition = edition_of(citation, node_id)
        if citation.publication is None and citation.resolved and citation.resolved.publication:
            edition = attrs.evolve(edition, title=citation.resolved.publication)
        locators = pages_of(citation.locator.text if citation.locator else citation.text)
        self.speaker.collector.node(edition)
        self.speaker.collector.mention(edition.id, mention)
        if citation.item is not None:
            document = document_of(f"{node_id}.d", citation, None, self.speaker.place)
            self._keep(document, None, mention)
            self.speaker.publish(document.id, edition.id, locators, mention)
            self.speaker.cite(self.read, index, document.id, mention)
        elif previous and citation.relation_to_previous in _INSIDE:
            self.speaker.publish(previous, edition.id, locators, mention)
        else:
            self.speaker.cite(self.read, index, edition.id, mention, base_locators=locators)
        return node_id

    def _address(self, node_id: str, url: str) -> None:
        node = self.speaker.collector.get(node_id)
        if isinstance(node, Document | Edition) and node.url is None:
            self.speaker.collector.replace(attrs.evolve(node, url=url))

    def _add_statuses(self) -> None:
        papers = [
            (citation.span, index)
            for index, (citation, node) in enumerate(zip(self.read.citations, self.cited, strict=True))
            if node and citation.kind in (CitationKind.ARCHIVAL, CitationKind.IBID)
        ]
        starts = [span.start for span, _ in papers]
        # A copy's citation has the node of the paper that it is a copy of.
        first = {self.cited[index]: index for _, index in reversed(papers)}
        for status in self.read.statuses:
            kind = _STATUS.get(status.kind)
            if kind is None or not papers:
                continue
            place = bisect.bisect_right(starts, status.span.start)
            # Citations come in order, so that the nearest is the last before or the first after.
            near = papers[max(0, place - 1) : place + 1]
            _, nearest = min(near, key=lambda paper: _distance(paper[0], status.span))
            for node_id in self._same_citation(first[self.cited[nearest]]):
                document = self.speaker.collector.get(node_id)
                if isinstance(document, Document) and document.status is None:
                    self.speaker.collector.replace(attrs.evolve(document, status=kind))

    def _same_citation(self, index: int) -> list[str]:
        """Return the documents of one citation."""
        node_id = self.cited[index] or ""
        pairs = len(self.read.citations[index].pairs)
        return [node_id, *(f"{node_id}.{number}" for number in range(2, pairs + 1))]


def _is_cross_reference(citation: Citation) -> bool:
    # "Ibid., Document 7" takes the volume last cited.
    told = citation.target
    return citation.kind is CitationKind.CROSS_REFERENCE or (told is not None and told.volume is not None)


def _distance(one: TextSpan, other: TextSpan) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
