"""A citation of another tradition as one of a note: parsed, judged, and moved to its place."""

from __future__ import annotations

import re

import attrs

from provcite.authorities import traditions as facts
from provcite.errors import TextSpan
from provcite.notes import _joints as joints
from provcite.notes._clauses import Clause
from provcite.notes._location import part
from provcite.notes._prose import has_verb
from provcite.notes._raw import Raw, trimmed
from provcite.notes.parts import ContainerPart, NoteLocation, Part
from provcite.notes.traditions import ArchivalCitation, parse_citation
from provcite.notes.traditions._spans import trim
from provcite.notes.traditions.evidence import is_convincing
from provcite.notes.values import CitationKind

# A stretch longer than this is no citation that a person wrote.
LONGEST = 700
# An item longer than this is prose.
LONGEST_ITEM = 260


def read_citation(text: str, start: int, end: int) -> ArchivalCitation | None:
    """Return the citation that the words between two offsets are, or None."""
    if not 0 < end - start <= LONGEST:
        return None
    citation = parse_citation(text[start : trim(text, start, end)[1]])
    return None if not is_convincing(citation) or is_prose(citation) else citation


def is_prose(citation: ArchivalCitation) -> bool:
    """Tell whether the words for the paper or the containers' names are sentences."""
    item = citation.item
    if item is not None and len(item) > LONGEST_ITEM:
        return True
    told = [part.text for part in citation.items]
    told += [c.text for c in citation.containers if guessed(c)]
    return any(map(is_sentence, told))


def is_sentence(words: str) -> bool:
    """Tell whether *words* have a finite verb, in any of the languages of the traditions."""
    return has_verb(words, 0, len(words)) or _FOREIGN_VERB.search(words) is not None


def guessed(container: ContainerPart) -> bool:
    """Tell whether words were taken for a container because of their place alone."""
    return container.rule in _GUESSED


# Rules that take words for a container because of their place alone.
_GUESSED = frozenset(
    {"place-in-path", "place-before-holder", "after-number", "bare-number", "number-of-name", "section-name"}
)
_FOREIGN_VERB = re.compile(r"(?<!\w)(?:" + "|".join(sorted(facts.words("verb"))) + r")(?!\w)")


def to_raw(
    text: str,
    offset: int,
    citation: ArchivalCitation,
    clause: Clause | None,
    *,
    ibid: re.Match[str] | None = None,
) -> Raw:
    """Return *citation*, read from *offset* on, as a citation of the note, *ibid* before it or not."""
    parts = [part.span for kind, part in citation.parts() if kind != "remark"]
    start = ibid.start() if ibid else offset + min(span.start for span in parts)
    last = offset + max(span.end for span in parts)
    # The stop of "Bl. 12 f." is the part's own.
    span = TextSpan(trimmed(text, start, last).start, _with_holding(text, start, last))
    item = None
    if citation.item is not None:
        begin = offset + citation.items[0].span.start
        item = TextSpan(begin, begin + len(citation.item))
    location = _location(text, offset, citation, with_holder=ibid is None)
    if ibid is not None:
        word = part(text, *_word(ibid), "ibid")
        location = attrs.evolve(location, ibid=word, span=span, text=span.of(text))
    return Raw(
        span,
        CitationKind.ARCHIVAL if ibid is None else CitationKind.IBID,
        relation=clause.relation if clause else None,
        item=item,
        location=location,
        dates=tuple(attrs.evolve(d, span=_moved(d.span, offset)) for d in citation.dates),
        rule="other-tradition",
    )


_HOLDING = re.compile(r"\s?(?:所蔵|所藏|蔵|소장)?[）)]|所蔵|所藏")


def _with_holding(text: str, start: int, end: int) -> int:
    """Return the end of a citation with "held by" and the bracket after its holder: （外交史料館所蔵）."""
    match = _HOLDING.match(text, end)
    if match is None:
        return end
    opens = sum(text.count(sign, start, end) for sign in "（(") - sum(
        text.count(sign, start, end) for sign in "）)"
    )
    return match.end() if opens > 0 or match[0][-1] not in "）)" else end


def _moved(span: TextSpan, offset: int) -> TextSpan:
    return TextSpan(span.start + offset, span.end + offset)


def _word(ibid: re.Match[str]) -> tuple[int, int]:
    """Return where the word itself stands, without the mark and blank after it."""
    return ibid.start(), ibid.start() + len(ibid[0].rstrip(" ,、，\t\n"))


def _location(
    text: str, offset: int, citation: ArchivalCitation, *, with_holder: bool = True
) -> NoteLocation:
    containers = tuple(attrs.evolve(c, span=_moved(c.span, offset)) for c in citation.containers)
    holder, number = citation.repository, citation.file_number
    repository = (
        Part(holder.text, _moved(holder.span, offset), holder.rule, holder.confidence)
        if holder is not None and with_holder
        else None
    )
    identifiers = (attrs.evolve(number, span=_moved(number.span, offset)),) if number is not None else ()
    spans = [c.span for c in (*containers, *identifiers, *((repository,) if repository else ()))]
    whole = TextSpan(min(s.start for s in spans), max(s.end for s in spans))
    return NoteLocation(whole.of(text), whole, repository, containers, identifiers, order=citation.order)


FIGURE = re.compile(r"\d")
BELOW = re.compile(
    r"\b(?:[Bb]ox|[Ff]older|[Rr]eel|[Rr]oll|RG|Record Group|[Ee]ntry|Papers|Collection|Records|Files?"
    r"|Series|[Ff]onds|[Ii]nterview)\b"
)


def ends(text: str, holder: TextSpan, end: int) -> tuple[int, ...]:
    """Return where the citation may end: before prose ("…, and was sent to Bonn"), or with the clause."""
    figure = FIGURE.search(text, holder.start, end)
    going_on = joints.prose().search(text, max(holder.end, figure.end() if figure else 0), end)
    return (going_on.start(), end) if going_on is not None else (end,)


_AND_FIRST = re.compile(r"[\s,]*and\s")


def item_before(text: str, start: int, end: int) -> TextSpan | None:
    """Return the words for a paper that "in" joins to its place, or None where they are a sentence."""
    joined = _AND_FIRST.match(text, start, end)
    span = trimmed(text, joined.end() if joined else start, end)
    return span if 0 < len(span) <= LONGEST_ITEM and not is_sentence(span.of(text)) else None
