"""What a note says, as values: parts with their place in the text, the rule that read them, and how surely.

Every text here is an exact piece of the note; nothing is expanded or corrected. Levels of containers are
the values of `provcite.model`'s `Level`, as text.
"""

from __future__ import annotations

import bisect
import enum
from collections.abc import Iterator

import attrs

from provcite.errors import TextSpan
from provcite.notes.parts import ContainerPart, LocationWords, NoteLocation, Part, Segment, cover

__all__ = [
    "Citation",
    "CitationItem",
    "CitationKind",
    "ContainerPart",
    "DraftingStep",
    "Footnote",
    "ItemRelation",
    "LocationWords",
    "NoteContext",
    "NoteLocation",
    "NoteRelation",
    "Pair",
    "Part",
    "Quotation",
    "RelationToPrevious",
    "Segment",
    "SourceNote",
    "Status",
    "StatusKind",
    "Target",
    "Transmission",
]


@attrs.frozen
class DraftingStep:
    """What someone did to a paper before it went out.

    Attributes:
        role: drafted, cleared, approved, signed, initialed, prepared or concurred.
        names: People and offices, as written, with titles and bracketed offices.
        span: The whole clause.
        also: Further roles of the same people ("approved and signed by Dillon").
    """

    role: str
    names: tuple[Part, ...]
    span: TextSpan
    also: tuple[str, ...] = ()

    @property
    def roles(self) -> tuple[str, ...]:
        """All roles of the people named."""
        return (self.role, *self.also)


@attrs.frozen
class Transmission:
    """Where a paper was sent.

    Attributes:
        kind: sent, repeated, pouched, copied or through.
        destinations: Places, offices and people, as written.
        span: The whole clause.
    """

    kind: str
    destinations: tuple[Part, ...]
    span: TextSpan


@attrs.frozen
class NoteRelation:
    """A relation of the paper to another that a remark tells of; its span lies within that remark.

    Attributes:
        kind: attachment-to, attached, not-printed, printed-in, quoted-from, reply-to or cited.
        target: The words that tell it.
        location: Where the other paper is, or None.
    """

    kind: str
    target: Part
    location: NoteLocation | None = None


@attrs.frozen
class SourceNote:
    """A source note, read.

    Attributes:
        text: The note as given.
        label: The opening label ("Source:", "File No."), or None.
        location: Where the document is kept or printed, or None.
        classification: The whole marking string ("Secret; Niact"), or None.
        markings: Captions within it, and captions of later transmission sentences.
        drafting: Who drafted, cleared, approved, signed it.
        transmission: Where it was sent.
        other_locations: Places of other copies.
        relations: Relations told in the remarks, with spans inside them.
        remarks: The sentences that say anything else, adjacent ones as one.
        extent: "3 pp.", or None.
        title: The short title before the classification in the microfiche supplements, or None.
        connectives: Words and marks between parts ("Drafted by ", ", and ").
    """

    text: str
    label: Part | None = None
    location: NoteLocation | None = None
    classification: Part | None = None
    markings: tuple[Part, ...] = ()
    drafting: tuple[DraftingStep, ...] = ()
    transmission: tuple[Transmission, ...] = ()
    other_locations: tuple[NoteLocation, ...] = ()
    relations: tuple[NoteRelation, ...] = ()
    remarks: tuple[Part, ...] = ()
    extent: Part | None = None
    title: Part | None = None
    connectives: tuple[Part, ...] = ()

    def segments(self) -> tuple[Segment, ...]:
        """Return the text cut into pieces: they never overlap and together are the text again."""
        return cover(self.text, self._leaves())

    @property
    def remainder(self) -> tuple[TextSpan, ...]:
        """The stretches that no rule explains, marks and blanks between parts left out."""
        return tuple(s.span for s in self.segments() if s.kind == "remainder")

    def texts(self) -> Iterator[tuple[TextSpan, str]]:
        """Yield the place of each part and its words, which a correction may have changed."""
        for name in ("label", "classification", "extent", "title"):
            part = getattr(self, name)
            if part is not None:
                yield part.span, part.text
        if self.location is not None:
            for _, piece in self.location.parts():
                yield piece.span, piece.text

    def _leaves(self) -> list[Segment]:
        found: list[Segment] = []
        for name in ("label", "classification", "extent", "title"):
            part = getattr(self, name)
            if part is not None:
                found.append(Segment(name, part.span, part.rule, part.confidence))
        if self.location is not None:
            found.extend(Segment(n, p.span, p.rule, p.confidence) for n, p in self.location.parts())
        for step in self.drafting:
            found.extend(Segment(step.role, p.span, p.rule, p.confidence) for p in step.names)
        for sent in self.transmission:
            found.extend(Segment(sent.kind, p.span, p.rule, p.confidence) for p in sent.destinations)
        found.extend(Segment("remark", p.span, p.rule, p.confidence) for p in self.remarks)
        found.extend(Segment("connective", p.span, p.rule, p.confidence) for p in self.connectives)
        return found


class CitationKind(enum.StrEnum):
    """What a citation points to."""

    ARCHIVAL = "archival"
    PUBLISHED = "published"
    CROSS_REFERENCE = "cross-reference"
    NEWSPAPER = "newspaper"
    CONGRESSIONAL = "congressional"
    WEB = "web"
    IBID = "ibid"


class RelationToPrevious(enum.StrEnum):
    """How a citation stands to the one before it, or to the words that lead to it."""

    NONE = "none"
    IN = "in"
    ATTACHED_TO = "attached-to"
    QUOTED_IN = "quoted-in"
    PRINTED_IN = "printed-in"
    SEE = "see"
    SEE_ALSO = "see-also"
    COPY_IN = "copy-in"
    CITED_IN = "cited-in"
    AT = "at"


@attrs.frozen
class CitationItem:
    """The document that a citation cites, as the note describes it.

    Attributes:
        text: The whole description.
        span: Where it stands.
        genre: Genre of `provcite.authorities.genres`, or None ("memorandum of conversation").
        genre_words: The words that name the genre, or None.
        number: Number of a telegram, airgram or directive, or None.
        sender: From whom, or None.
        recipient: To whom, or None.
        dates: Dates as written, often without a year.
        attached: An inner "with attached …", or None.
        rule: The rule that found it.
        confidence: From 0 to 1.
    """

    text: str
    span: TextSpan
    genre: str | None = None
    genre_words: Part | None = None
    number: Part | None = None
    sender: Part | None = None
    recipient: Part | None = None
    dates: tuple[Part, ...] = ()
    attached: Part | None = None
    rule: str = "item"
    confidence: float = 0.7


@attrs.frozen
class ItemRelation:
    """A relation of the cited item to another paper that the prose names.

    Attributes:
        kind: attached-to or enclosed-in.
        text: The other paper, as written.
        span: Where its words stand.
    """

    kind: str
    text: str
    span: TextSpan


@attrs.frozen
class Target:
    """What a cross-reference points to; absent fields are not said.

    Attributes:
        volume: Id of a FRUS volume (`frus1961-63v22`), where the wording decides it.
        volume_as_written: The wording that names the volume.
        documents: Document numbers, as printed; in a list a range too long to count out is one ("1–300").
        documents_to: Last number of a range, or None.
        footnotes: Footnote labels.
        footnotes_to: Last label of a range, or None.
        pages: Pages as written ("541–547").
        paragraph: Paragraph number.
        attachment: Tab, enclosure or the like of the document, as written ("Tab A", "enclosure"); its words
            stand beside the citation's span.
        chapters: Chapter labels.
        appendix: Appendix label.
        supra: The document just above (*supra*).
        infra: The document just below (*infra*).
        ante: Earlier in the volume (*ante*).
        post: Later in the volume (*post*).
        same_document: A footnote above or below, in the same document.
        and_following: "ff.".
    """

    volume: str | None = None
    volume_as_written: str | None = None
    documents: tuple[str, ...] = ()
    documents_to: str | None = None
    footnotes: tuple[str, ...] = ()
    footnotes_to: str | None = None
    pages: str | None = None
    paragraph: str | None = None
    attachment: str | None = None
    chapters: tuple[str, ...] = ()
    appendix: str | None = None
    supra: bool = False
    infra: bool = False
    ante: bool = False
    post: bool = False
    same_document: bool = False
    and_following: bool = False


@attrs.frozen
class Pair:
    """One document of a list and its file number ("A, B, and C, respectively").

    Attributes:
        item: Words and place of the document.
        identifier: Its file number.
        genre: Genre that the list names for it, or None.
        date: Its date in words, the month supplied where days share one ("April 21"), or None.
    """

    item: Part
    identifier: Part
    genre: str | None = None
    date: str | None = None


@attrs.frozen
class Citation:
    """One citation of a footnote.

    Attributes:
        kind: What it points to.
        text: The citation's words.
        span: Where they stand.
        relation_to_previous: How it stands to the citation before.
        item: The document cited, where the note names it.
        item_relation: What that document is attached to, where the prose says so.
        location: Where the document is kept or printed, with spans; None where none is written here.
        resolved: The location in words, with what *Ibid.* or a shared location lends; None if unknown.
        pairs: Documents and file numbers of a list with "respectively".
        target: For cross-references, and for links to the Office's own edition on the web.
        dates: Dates of the item or publication, as written.
        shares_location_with_next: The location written at the next citation also belongs to this one.
        publication: Title of a printed source or newspaper.
        locator: Pages or another pinpoint.
        url: Web address.
        rule: The rule that found the citation.
        confidence: From 0 to 1.
    """

    kind: CitationKind
    text: str
    span: TextSpan
    relation_to_previous: RelationToPrevious = RelationToPrevious.NONE
    item: CitationItem | None = None
    item_relation: ItemRelation | None = None
    location: NoteLocation | None = None
    resolved: LocationWords | None = None
    pairs: tuple[Pair, ...] = ()
    target: Target | None = None
    dates: tuple[Part, ...] = ()
    shares_location_with_next: bool = False
    publication: Part | None = None
    locator: Part | None = None
    url: str | None = None
    rule: str = "citation"
    confidence: float = 0.8


@attrs.frozen
class Quotation:
    """Words quoted in a footnote.

    Attributes:
        text: The words, without the quotation marks.
        span: Where they stand.
        citation: Index of the citation they are quoted from, or None.
    """

    text: str
    span: TextSpan
    citation: int | None = None


class StatusKind(enum.StrEnum):
    """What a note says of a paper that cannot be given.

    "Not further identified" is none: it is said of people and things that a text names, and of no paper.
    """

    NOT_PRINTED = "not-printed"
    NOT_FOUND = "not-found"
    NOT_FOUND_ATTACHED = "not-found-attached"
    ATTACHED_NOT_PRINTED = "attached-not-printed"
    NOT_DECLASSIFIED = "not-declassified"


@attrs.frozen
class Status:
    """Words that tell the state of a paper.

    Attributes:
        kind: What they say.
        text: The words.
        span: Where they stand.
    """

    kind: StatusKind
    text: str
    span: TextSpan


@attrs.frozen
class NoteContext:
    """What the earlier notes of the same document have cited: what *Ibid.* may lean on.

    Attributes:
        locations: Locations and publications cited so far, the last one last. Begin every document with an
            empty context: *Ibid.* never crosses from one document to the next.
        volume: Id of the volume the note stands in, which lends its subseries to "vol. XI"; or None.
        document: Number of the document the note stands in ("188"), or None. All digits, it lets *supra* mean
            the document before it and *infra* the one after, unless the words name a document or page.

    Source: the volumes' own usage: *supra* and *infra* stand for the document next to the note's own, *ante*
    and *post* with a page for those further off. Where a volume skips a number the count is wrong; who has
    the volume at hand reads the order of its documents instead.
    """

    locations: tuple[LocationWords, ...] = ()
    volume: str | None = None
    document: str | None = None


@attrs.frozen
class Footnote:
    """A footnote, read.

    Attributes:
        text: The note as given.
        citations: Its citations, in order.
        quotations: Quoted words.
        statuses: Status words ("not printed", "not found"), also those within a citation: a paper "by [name
            not declassified]" is cited and yet not wholly given.
        context: The context for the next note of the same document.
    """

    text: str
    citations: tuple[Citation, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    statuses: tuple[Status, ...] = ()
    context: NoteContext = NoteContext()

    def segments(self) -> tuple[Segment, ...]:
        """Return the text cut into pieces: citations, status words, and narrative between them.

        A citation that holds status words is several pieces: its words before them, they, its words after.
        """
        leaves = [Segment("status", s.span, "status", 0.9) for s in self.statuses]
        places = [status.span.start for status in self.statuses]
        for citation in self.citations:
            begin, end = citation.span.start, citation.span.end
            inside = self.statuses[bisect.bisect_left(places, begin) : bisect.bisect_left(places, end)]
            cuts = [begin, *(at for s in inside for at in (s.span.start, s.span.end)), end]
            leaves += [
                Segment("citation", TextSpan(a, max(a, b)), citation.rule, citation.confidence)
                for a, b in zip(cuts[::2], cuts[1::2], strict=True)
            ]
        return cover(self.text, leaves)

    @property
    def remainder(self) -> tuple[TextSpan, ...]:
        """The stretches outside citations and status words: the note's narrative."""
        return tuple(s.span for s in self.segments() if s.kind == "remainder")
