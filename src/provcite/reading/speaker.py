"""What a note says, put into relations: the note speaks for its volume, at its document and number."""

from __future__ import annotations

import attrs

from provcite.errors import Severity, shorten
from provcite.model import (
    Locator,
    Mention,
    Note,
    Passage,
    Relation,
    RelationKind,
)
from provcite.notes import Citation, Footnote, LocationWords, RelationToPrevious
from provcite.reading.collector import Collector
from provcite.reading.context import Place
from provcite.reading.references import Pointer, differing
from provcite.reading.targets import RefTarget


@attrs.frozen
class Speaker:
    """One note, and the graph that takes what it says.

    Attributes:
        collector: Takes nodes, relations and remarks.
        place: The document the note belongs to.
        note: The note.
        in_own_words: Whether the document itself speaks, as in its own text, and not the volume.
    """

    collector: Collector
    place: Place
    note: Note
    in_own_words: bool = False

    def relate(
        self,
        kind: RelationKind,
        node_id: str,
        mention: Mention,
        *,
        base_locators: tuple[Locator, ...] = (),
        passages: tuple[Passage, ...] = (),
    ) -> None:
        """Say that the volume, at this note, stands in a relation to a source; or the document itself."""
        self.collector.relate(
            Relation(
                kind,
                self.place.document if self.in_own_words else self.place.voice,
                node_id,
                derived_locators=() if self.in_own_words else self.place.locators(self.note),
                base_locators=base_locators,
                passages=passages,
                certainty=mention.certainty,
                mention=mention,
            )
        )

    def cite(
        self,
        read: Footnote,
        index: int,
        node_id: str,
        mention: Mention,
        *,
        base_locators: tuple[Locator, ...] = (),
    ) -> None:
        """Say that the note quotes the source of its citation *index*, cites it, or both."""
        citation: Citation = read.citations[index]
        quoted = tuple(
            Passage(q.text, Mention.in_note(self.note, q.span, rule="quotation"))
            for q in read.quotations
            if q.citation == index and q.text
        )
        if quoted:
            self.relate(RelationKind.QUOTES, node_id, mention, base_locators=base_locators, passages=quoted)
        if not quoted or citation.relation_to_previous is not RelationToPrevious.QUOTED_IN:
            self.relate(RelationKind.CITES, node_id, mention, base_locators=base_locators)

    def join(self, kind: RelationKind, derived: str, base: str, mention: Mention) -> None:
        """Say that two sources of the note stand in a relation to each other."""
        self.collector.relate(Relation(kind, derived, base, certainty=mention.certainty, mention=mention))

    def publish(
        self, document_id: str, edition_id: str, locators: tuple[Locator, ...], mention: Mention
    ) -> None:
        """Say that a document is printed in a publication, at *locators*."""
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

    def hold(self, document_id: str, where: LocationWords | None, mention: Mention) -> None:
        """Say that a document is held where *where* says, if it names a place."""
        if where is not None:
            self.collector.hold(document_id, where, mention)

    def report_unresolved(self, words: str) -> None:
        """Remark that *words* point back to something that cannot be found."""
        self.collector.remark(
            "unresolved-back-reference",
            self.note.id,
            f"An unresolved back-reference: {shorten(words)!r} names no document that can be found.",
            "Read the whole volume, or name the document or place in full.",
            severity=Severity.WARNING,
        )

    def point(self, pointer: Pointer) -> str:
        """Return an id that stands for what *pointer* leads to, until the volume has been read."""
        return self.collector.point(pointer, self.note.id)

    def report_unknown_volume(self, words: str) -> None:
        """Remark that *words* name a volume of which nothing is known."""
        self.collector.remark(
            "unknown-volume",
            self.note.id,
            f"Nothing is known of the volume that {shorten(words)!r} names.",
            "Name series, years and volume as its title page has them.",
            severity=Severity.WARNING,
        )

    def report_differing(self, words: str, meant: str) -> None:
        """Remark that the mark-up of *words* means something else than they say."""
        self.collector.findings.append(differing(self.note.id, words, meant))

    def report_broken(self, ref: RefTarget) -> None:
        """Remark that a reference of the mark-up leads nowhere."""
        self.collector.remark(
            "broken-reference",
            self.note.id,
            f"The reference {shorten(ref.target)!r} leads to nothing that can be named.",
            "Give it the id of a document, note or page.",
            severity=Severity.WARNING,
        )
