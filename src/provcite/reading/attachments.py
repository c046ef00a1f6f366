"""What is printed below a document: how it is joined to it, and how notes name it.

An enclosure is *enclosed in* its cover, everything else *attached to* it. "Tab A, Document 12" and "enclosure
4 to Document 167" mean what is printed below those documents under these labels, where it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from provcite.errors import TextSpan
from provcite.model import Graph, Locator, LocatorKind, Mention, Note, NoteKind, Relation, RelationKind
from provcite.notes import Corrections, parse_source_note
from provcite.reading.collector import Collector
from provcite.reading.context import Place
from provcite.tei import DocumentText, NoteText, read_label

_KINDS = {"enclosure": RelationKind.ENCLOSED_IN}
_LOCATORS = {"tab": LocatorKind.TAB, "enclosure": LocatorKind.ENCLOSURE}
_RULE = "attachment-label"
_COUNT = r"(?:\s(?:[Nn]o\.\s?)?[“\"]?(?:\d{1,3}[A-Za-z]?|[A-Z](?:[-–]\d{1,3})?|[IVX]{1,5})[”\"]?)"
# "Tab A, " and "enclosure 4 to " before a document's number, ", Tab A" after it.
_BEFORE = re.compile(rf"\b(?P<label>[A-Za-z]{{3,12}}{_COUNT}?)(?:,\s|\s(?:to|of|in|with)\s)(?:the\s)?$")
_AFTER = re.compile(rf",\s(?P<label>[A-Za-z]{{3,12}}{_COUNT})\b")
# "Attached and printed below.": the note says of what it is a note to that it follows.
_BELOW = re.compile(r"\b(?:printed|attached|reproduced|given)\s+below\b", re.IGNORECASE)
_LABEL_AT_END = re.compile(rf"\b(?P<label>[A-Za-z]{{3,12}}{_COUNT}?)\W{{0,3}}$")
_LABEL_AT_START = re.compile(rf"\W{{0,3}}(?:The\s)?(?P<label>[A-Za-z]{{3,12}}{_COUNT}?)\b")
# The longest of these.
_AROUND = 40


@attrs.frozen
class PartName:
    """How a note names something printed below a document.

    Attributes:
        kind: "attachment", "enclosure", "tab" …
        number: Its number or letter, or an empty text.
    """

    kind: str
    number: str = ""

    @property
    def locators(self) -> tuple[Locator, ...]:
        """Where it stands in its document, where that can be said by a locator."""
        kind = _LOCATORS.get(self.kind)
        return (Locator(kind, self.number),) if kind and self.number else ()


def locators(text: DocumentText) -> tuple[Locator, ...]:
    """Return where an attachment stands below its document; nothing for the document itself."""
    return PartName(text.kind, text.number).locators


def attach(collector: Collector, place: Place, text: DocumentText, cover: str) -> None:
    """Say that the attachment *text* is enclosed in or attached to the node *cover*.

    The label, where one is printed, is kept as words of the page that say so.
    """
    mention = None
    if text.label:
        note = Note(f"{place.document}#label", place.document, kind=NoteKind.BODY, text=text.label)
        note = collector.note(note)
        mention = Mention.in_note(note, TextSpan(0, len(note.text)), rule=_RULE)
    kind = _KINDS.get(text.kind, RelationKind.ATTACHED_TO)
    collector.relate(Relation(kind, place.document, cover, mention=mention))
    collector.printed_below(place.cover or cover, text.kind, text.number, place.document)


def documents_of(graph: Graph) -> Mapping[str, str]:
    """Return for each attachment in *graph* that a page prints the document that it is printed below."""
    covers = {
        relation.derived: relation.base
        for relation in graph.relations
        if relation.kind in (RelationKind.ENCLOSED_IN, RelationKind.ATTACHED_TO)
        # Whatever a note says of other papers has a mention of its own.
        and (relation.mention is None or relation.mention.rule == _RULE)
    }
    found: dict[str, str] = {}
    # Covers come before what they cover, so that each is known when it is asked for.
    for attached, cover in covers.items():
        found[attached] = found.get(cover, cover)
    return found


def classification(text: DocumentText, corrections: Corrections | None) -> str | None:
    """Return the classification that the note on an attachment's heading begins with, or None.

    An attachment has no source note: its cover's serves both. What is special to it stands in such a note.
    """
    note = next((note for note in text.notes if note.bearer in ("head", "label")), None)
    if note is None:
        return None
    read = parse_source_note(note.text, corrections=corrections).classification
    return read.text if read is not None and read.span.start == 0 else None


def printed_below(text: DocumentText, note: NoteText) -> tuple[str, TextSpan] | None:
    """Return the id of the attachment that *note* says is printed below, and the words that say so.

    It is the one that the note names, or the words before its marker do, or else the only one.

    Args:
        text: The document with its attachments.
        note: One of its notes.
    """
    said = _BELOW.search(note.text) if text.attachments else None
    if said is None:
        return None
    before = ""
    if note.paragraph is not None and note.paragraph < len(text.paragraphs):
        before = text.paragraphs[note.paragraph][max(0, note.offset - _AROUND) : note.offset]
    for match in (_LABEL_AT_START.match(note.text), _LABEL_AT_END.search(before)):
        label = read_label(match["label"]) if match else None
        fits = [
            part.id
            for part in text.attachments
            if label and part.kind == label.kind and label.number in ("", part.number)
        ]
        if len(fits) == 1:
            return fits[0], TextSpan(*said.span())
    return (text.attachments[0].id, TextSpan(*said.span())) if len(text.attachments) == 1 else None


def named(text: str, span: TextSpan) -> PartName | None:
    """Return what is named beside a document's number: "Tab A, Document 12", "Document 12, Tab A".

    Args:
        text: The note.
        span: Where in it the document's number stands.
    """
    match = _BEFORE.search(text, max(0, span.start - _AROUND), span.start)
    match = match or _AFTER.match(text, span.end)
    label = read_label(match["label"]) if match else None
    return PartName(label.kind, label.number) if label else None
