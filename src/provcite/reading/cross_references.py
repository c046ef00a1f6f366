"""Cross-references: to documents, notes and pages of this volume and of others."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from provcite.model import (
    Certainty,
    Locator,
    LocatorKind,
    Mention,
    Relation,
    RelationKind,
)
from provcite.notes import Citation, Footnote, RelationToPrevious, Target
from provcite.reading import attachments
from provcite.reading.cited import document_of
from provcite.reading.collector import mention_of
from provcite.reading.speaker import Speaker
from provcite.reading.targets import RefTarget

_INSIDE = (RelationToPrevious.IN, RelationToPrevious.PRINTED_IN)


def add(
    speaker: Speaker,
    read: Footnote,
    index: int,
    mention: Mention,
    refs: Sequence[RefTarget],
    previous: str | None,
) -> str | None:
    """Add what the cross-reference *index* of a note points to, and return the id of its first document.

    Args:
        speaker: The note.
        read: What the note says.
        index: Which of its citations.
        mention: Where it stands.
        refs: The references of the mark-up within it.
        previous: Id of what the citation before cites, or None.
    """
    citation = read.citations[index]
    target = citation.target or Target()
    if refs:
        # The editors' mark-up says what the words mean.
        mention = attrs.evolve(mention, certainty=Certainty.CERTAIN)
    own = speaker.place.volume
    volume = target.volume or next((ref.volume for ref in refs if ref.volume), None) or own
    documents = _documents(target, refs)
    notes = tuple(Locator(LocatorKind.NOTE, label) for label in target.footnotes)
    page = target.pages or next((ref.page for ref in refs if ref.page), None)
    if volume is not None and documents:
        found = [speaker.collector.volume_document(volume, n, document_id=d) for n, d in documents]
        part = attachments.named(speaker.note.text, citation.span) if len(found) == 1 else None
        if part is not None and not any(ref.is_part for ref in refs):
            found = [speaker.collector.part(found[0], part.kind, part.number, part.locators)]
        for node_id in found:
            speaker.cite(read, index, node_id, mention, base_locators=notes)
        if previous and previous != found[0] and citation.relation_to_previous in _INSIDE:
            speaker.join(RelationKind.VERSION_OF, previous, found[0], mention)
        return found[0]
    if volume is not None and page:
        return _page(speaker, citation, index, volume, page, mention)
    above = speaker.place.above
    if target.supra and above is not None and volume == own and target.volume_as_written is None:
        speaker.cite(read, index, above, mention, base_locators=notes)
        return above
    if volume is not None and (target.same_document or notes):
        # A footnote of this very document: nothing new is cited.
        return None
    if volume is not None and volume != own:
        speaker.cite(read, index, speaker.collector.edition(volume), mention)
        return volume
    speaker.report_unresolved(citation.text)
    return None


def _documents(target: Target, refs: Sequence[RefTarget]) -> list[tuple[str, str | None]]:
    """Return number and id of the documents meant: the words' numbers, with the mark-up's ids."""
    by_number = {ref.number: ref.document for ref in refs if ref.document}
    told = [(number, by_number.get(number)) for number in target.documents]
    return told or [(ref.number, ref.document) for ref in refs if ref.document]


def _page(
    speaker: Speaker, citation: Citation, index: int, volume: str, page: str, mention: Mention
) -> str | None:
    locators = (Locator(LocatorKind.PAGE, page),)
    if citation.item is not None and volume != speaker.place.volume:
        document_id = f"{speaker.note.id}.{index + 1}"
        speaker.collector.edition(volume)
        speaker.collector.node(document_of(document_id, citation, None, speaker.place))
        speaker.collector.mention(document_id, mention)
        speaker.publish(document_id, volume, locators, mention)
        speaker.relate(RelationKind.CITES, document_id, mention)
        return document_id
    relation = Relation(
        RelationKind.CITES,
        speaker.place.voice,
        volume,
        derived_locators=speaker.place.locators(speaker.note),
        base_locators=locators,
        certainty=mention.certainty,
        mention=mention,
    )
    speaker.collector.cite_page(volume, re.split(r"\s?[-–,]", page)[0], relation)
    return None


def add_ref(speaker: Speaker, ref: RefTarget, cited: Sequence[str | None]) -> None:
    """Add a reference of the mark-up that no citation of the note covers.

    Args:
        speaker: The note.
        ref: The reference.
        cited: Ids of what the note cites already.
    """
    if ref.broken:
        speaker.report_broken(ref)
    volume = ref.volume or speaker.place.volume
    if ref.document is None or volume is None or not len(ref.span):
        return
    node_id = speaker.collector.volume_document(volume, ref.number, document_id=ref.document)
    if node_id in cited or node_id == speaker.place.document:
        return
    mention = mention_of(speaker.note, ref.span, rule="ref", confidence=1.0)
    locators = (Locator(LocatorKind.NOTE, ref.note),) if ref.note else ()
    speaker.relate(RelationKind.CITES, node_id, mention, base_locators=locators)
