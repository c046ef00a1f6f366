"""Cross-references: to documents, notes and pages of this volume and of others."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from provcite.errors import TextSpan
from provcite.model import (
    Certainty,
    Edition,
    Locator,
    LocatorKind,
    Mention,
    RelationKind,
)
from provcite.notes import Citation, Footnote, RelationToPrevious, Target
from provcite.reading import pointers
from provcite.reading.cited import document_of
from provcite.reading.collector import mention_of
from provcite.reading.pointers import Aim
from provcite.reading.references import Pointer
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
        refs: The references of the mark-up at it.
        previous: Id of what the citation before cites, or None.
    """
    citation = read.citations[index]
    target = citation.target or Target()
    if refs:
        # The editors' mark-up says what the words mean.
        mention = attrs.evolve(mention, certainty=Certainty.CERTAIN)
    place = speaker.place
    found = pointers.aim(
        speaker.note.text, citation.span, target, refs, own=place.volume, home=place.document
    )
    if found.differs is not None:
        speaker.report_differing(citation.text, found.differs)
    first = _cite(speaker, read, index, found, mention, previous)
    for ref in found.spare:
        add_ref(speaker, ref)
    return first


def _cite(
    speaker: Speaker, read: Footnote, index: int, found: Aim, mention: Mention, previous: str | None
) -> str | None:
    citation = read.citations[index]
    if found.work is not None:
        return _work(speaker, citation, index, found.work, mention)
    if len(found.pointers) == 1 and _is_page_of_other_volume(speaker, citation, found.pointers[0]):
        return _paper_on_page(speaker, citation, index, found.pointers[0], mention)
    cited = [speaker.point(pointer) for pointer in found.pointers]
    for node_id in cited:
        speaker.cite(read, index, node_id, mention)
    if cited:
        if previous and citation.relation_to_previous in _INSIDE:
            speaker.join(RelationKind.VERSION_OF, previous, cited[0], mention)
        return cited[0]
    target, above = citation.target or Target(), speaker.place.above
    if target.supra and above is not None and target.volume_as_written is None:
        notes = tuple(Locator(LocatorKind.NOTE, label) for label in target.footnotes)
        speaker.cite(read, index, above, mention, base_locators=notes)
        return above
    if not found.spare:
        speaker.report_unresolved(citation.text)
    return None


def _work(speaker: Speaker, citation: Citation, index: int, work: str, mention: Mention) -> str:
    """Cite a volume that the words name and that nothing is known of, never this one."""
    target = citation.target or Target()
    node_id = f"{speaker.note.id}.{index + 1}"
    speaker.collector.node(Edition(node_id, title=work))
    speaker.collector.mention(node_id, mention)
    told = [(LocatorKind.DOCUMENT, number) for number in target.documents]
    told += [(LocatorKind.PAGE, target.pages)] if target.pages else []
    told += [(LocatorKind.NOTE, label) for label in target.footnotes]
    locators = tuple(Locator(kind, value) for kind, value in told)
    speaker.relate(RelationKind.CITES, node_id, mention, base_locators=locators)
    speaker.report_unknown_volume(work)
    return node_id


def _is_page_of_other_volume(speaker: Speaker, citation: Citation, pointer: Pointer) -> bool:
    return bool(pointer.page) and citation.item is not None and pointer.volume != speaker.place.volume


def _paper_on_page(
    speaker: Speaker, citation: Citation, index: int, pointer: Pointer, mention: Mention
) -> str:
    """Cite the paper that the words name, printed on a page of another volume."""
    document_id = f"{speaker.note.id}.{index + 1}"
    speaker.collector.edition(pointer.volume)
    speaker.collector.node(document_of(document_id, citation, None, speaker.place))
    speaker.collector.mention(document_id, mention)
    speaker.publish(document_id, pointer.volume, pointer.locators, mention)
    speaker.relate(RelationKind.CITES, document_id, mention)
    return document_id


def add_ref(speaker: Speaker, ref: RefTarget) -> None:
    """Add a reference of the mark-up that no citation of the note covers.

    Args:
        speaker: The note.
        ref: The reference.
    """
    place, text = speaker.place, speaker.note.text
    # A reference without words stands for the note.
    span = ref.span if len(ref.span) else TextSpan(0, len(text))
    if ref.url is not None:
        _address(speaker, ref.url, span)
        return
    pointer = pointers.loose(ref, ref.span.of(text), own=place.volume, home=place.document)
    if pointer is None:
        if ref.broken or place.volume is None:
            speaker.report_broken(ref)
        return
    speaker.relate(
        RelationKind.CITES, speaker.point(pointer), mention_of(speaker.note, span, rule="ref", confidence=1.0)
    )


def _address(speaker: Speaker, url: str, span: TextSpan) -> None:
    """Cite the page of an address that only the mark-up gives."""
    node_id = f"{speaker.note.id}.at{span.start}"
    mention = mention_of(speaker.note, span, rule="ref", confidence=1.0)
    speaker.collector.node(Edition(node_id, genre="website", title=mention.text or None, url=url))
    speaker.collector.mention(node_id, mention)
    speaker.relate(RelationKind.CITES, node_id, mention)
