"""Citations of other traditions in a note: archives of other countries, and the order from small to large.

The series' own notes go from the repository down; "Memo, Lipshutz to Carter, 3/23/79, Box 14, Staff Offices,
Jimmy Carter Library" goes up, and "TNA, FO 371/170757, f. 3" has codes and level words of its own. The
stretches of a note that may hold such a citation are cut out here; `traditions` reads them.
"""

from __future__ import annotations

import bisect
import re

import attrs

from provcite.authorities import traditions as facts
from provcite.errors import TextSpan
from provcite.notes._clauses import Clause, read_clause
from provcite.notes._prose import has_verb
from provcite.notes._raw import Raw, trimmed
from provcite.notes._scan import ABBREVIATIONS
from provcite.notes.parts import NoteLocation, Part
from provcite.notes.traditions import ArchivalCitation, parse_citation
from provcite.notes.traditions._spans import Enclosed, enclosed
from provcite.notes.traditions.evidence import evidence, is_ascending, is_convincing
from provcite.notes.values import CitationKind

# A stretch longer than this is no citation that a person wrote.
_LONGEST = 700
# An item longer than this is prose.
_LONGEST_ITEM = 260
_STOP = re.compile(r"[;·。\n]|[.!?][”\"»)’]{0,2}\s+(?=[\wÀ-ÞА-ЯЁІЇЄҐ“«„\"(\[])")
# "Segr. Stato", "I. HA Rep. 162", "op. 3": the stop is an abbreviation's.
_ABBREVIATED = re.compile(
    r"(?:^|[\s(.,])(?:\w|[IVXLC]{1,5}|[A-ZÀ-ÞА-ЯЁІЇЄҐ][a-zà-ÿа-яёіїє]{1,4}|[a-zà-ÿа-яёіїє]{1,4}|[Ii]nv\.nr)$"
)
_NUMBERED = re.compile(r"(?P<word>[^\W\d]{1,8})\.?\s?(?:[^\W\d]{1,8}\.\s?)?(?:[^\W\d]{1,2}-?)?\d")
_ENDS = re.compile(r"[\d)\]”»\"]$")


@attrs.frozen
class _Region:
    """A stretch of the note with the places at which it is cut into clauses, in order."""

    start: int
    end: int
    cuts: tuple[int, ...]

    def clause_around(self, position: int) -> tuple[int, int]:
        """Return the clause that holds *position*."""
        index = bisect.bisect_right(self.cuts, position)
        start = self.cuts[index - 1] if index else self.start
        end = self.cuts[index] if index < len(self.cuts) else self.end
        return start, end


def foreign(text: str) -> list[Raw]:
    """Return the citations of foreign archives in the note *text*, in order."""
    found = evidence(text)
    if not found:
        return []
    brackets = enclosed(text)
    whole = _region(text, 0, len(text), brackets)
    starts = [b.start for b in brackets]
    inner: dict[int, _Region] = {}
    out: list[Raw] = []
    done = 0
    for span in found:
        if span.start < done:
            continue
        index = bisect.bisect_right(starts, span.start) - 1
        bracket = brackets[index] if index >= 0 and span.start < brackets[index].end else None
        region = whole
        if bracket is not None and not _is_short_form(bracket, span):
            if bracket.is_quoted:
                continue
            region = inner.setdefault(bracket.start, _region(text, bracket.start + 1, bracket.end - 1, ()))
        start, end = region.clause_around(span.start)
        done = end
        raw = _read(text, max(start, out[-1].span.end if out else 0), end, span)
        if raw is not None:
            if region is not whole and raw.item is None:
                raw.rule = "parenthesis"
            out.append(raw)
            done = max(raw.span.end, span.end)
    return out


def _is_short_form(bracket: Enclosed, span: TextSpan) -> bool:
    """Tell whether the bracket holds the name alone: "The National Archives (TNA)"."""
    return span.end >= bracket.end - 1


def _region(text: str, start: int, end: int, brackets: tuple[Enclosed, ...]) -> _Region:
    """Return a stretch with its cuts: at semicolons and ends of sentences outside brackets and quotations."""
    cuts: list[int] = []
    walls = iter(brackets)
    wall = next(walls, None)
    for match in _STOP.finditer(text, start, end):
        while wall is not None and wall.end <= match.start():
            wall = next(walls, None)
        if wall is not None and wall.start < match.start():
            continue
        if match[0][0] not in ".!?" or _is_end(text, start, match):
            cuts.append(match.end())
    return _Region(start, end, tuple(cuts))


def _is_end(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether a stop ends a sentence and no abbreviation, and no level word with its number follows."""
    numbered = _NUMBERED.match(text, stop.end())
    if numbered is not None and numbered["word"].casefold() in _level_words():
        return False
    before = text[max(start, stop.start() - 12) : stop.start()]
    if _ENDS.search(before):
        return True
    word = before.rpartition(" ")[2].casefold()
    if text[stop.end()].islower() or word in ABBREVIATIONS:
        return False
    if text[stop.end()].isdigit() and word in _level_words():
        return False
    return _ABBREVIATED.search(before) is None


_WORDS: set[str] = set()


def _level_words() -> set[str]:
    if not _WORDS:
        for tradition in facts.traditions():
            listed = [w.text.casefold() for w in facts.level_words(tradition)]
            _WORDS.update(word.rstrip(".") for word in listed)
            _WORDS.update(word.partition(" ")[0].rstrip(".") for word in listed)
    return _WORDS


def _read(text: str, start: int, end: int, holder: TextSpan) -> Raw | None:
    """Return the citation of the clause around a holder's name, with the paper before it or without."""
    clause = read_clause(text, start, end)
    first = clause.span.start if clause.span.start <= holder.start else start
    for begin in dict.fromkeys((first, holder.start)):
        if end - begin > _LONGEST:
            continue
        citation = parse_citation(text[begin:end])
        if is_convincing(citation) and not _is_prose(citation):
            return _raw(text, begin, citation, clause if begin == first else None)
    return None


def _is_prose(citation: ArchivalCitation) -> bool:
    item = citation.item
    return item is not None and (len(item) > _LONGEST_ITEM or has_verb(item, 0, len(item)))


def whole_ascending(text: str) -> Raw | None:
    """Return the citation that a whole note is, cut into sentences, going up to an American holder.

    "A to B, July 7, 1973. J. William Fulbright Papers, box 42. Special Collections, University of Arkansas
    Libraries, Fayetteville."

    Args:
        text: The note.
    """
    span = trimmed(text, 0, len(text)) if len(text) <= _LONGEST else TextSpan(0, 0)
    if not len(span) or _PARTED.search(text, span.start, span.end) is None:
        return None
    return ascending(text, read_clause(text, span.start, span.end).span)


_PARTED = re.compile(r"(?<=[\w)”\"’])[.;]\s(?=[\w“\"])")


def ascending(text: str, span: TextSpan) -> Raw | None:
    """Return the citation that a clause is, where it goes from the paper up to an American holder.

    Args:
        text: The note.
        span: The clause, without the words that lead to it.
    """
    if len(span) > _LONGEST or _HOLDER_LAST.search(text, max(span.start, span.end - 90), span.end) is None:
        return None
    if _BELOW.search(text, span.start, span.end) is None:
        return None
    citation = parse_citation(text[span.start : span.end])
    if not is_ascending(citation) or _is_prose(citation):
        return None
    return _raw(text, span.start, citation, None)


# A holder's name, and at most its seat after it.
_HOLDER_LAST = re.compile(
    r"(?:Librar(?:y|ies)|Archives?|Universit(?:y|ies)|Society|Institut(?:e|ion)|Museum|Center|NARA|USNA|Collections)\b"
    r"(?:[^;\d]{0,50})$"
)
_BELOW = re.compile(
    r"\b(?:[Bb]ox|[Ff]older|[Rr]eel|[Rr]oll|RG|Record Group|[Ee]ntry|Papers|Collection|Records|Files?"
    r"|Series)\b"
)


def _raw(text: str, offset: int, citation: ArchivalCitation, clause: Clause | None) -> Raw:
    """Return *citation*, read from *offset* on, as a citation of the note."""
    parts = [part.span for kind, part in citation.parts() if kind != "remark"]
    start = offset + min(span.start for span in parts)
    span = trimmed(text, start, offset + max(span.end for span in parts))
    item = None
    if citation.item is not None:
        begin = offset + citation.items[0].span.start
        item = TextSpan(begin, begin + len(citation.item))
    return Raw(
        TextSpan(start, max(span.end, start)),
        CitationKind.ARCHIVAL,
        relation=clause.relation if clause else None,
        item=item,
        location=_location(text, offset, citation),
        rule="other-tradition",
    )


def _location(text: str, offset: int, citation: ArchivalCitation) -> NoteLocation:
    def moved(span: TextSpan) -> TextSpan:
        return TextSpan(span.start + offset, span.end + offset)

    containers = tuple(attrs.evolve(c, span=moved(c.span)) for c in citation.containers)
    holder, number = citation.repository, citation.file_number
    repository = (
        Part(holder.text, moved(holder.span), holder.rule, holder.confidence) if holder is not None else None
    )
    identifiers = (attrs.evolve(number, span=moved(number.span)),) if number is not None else ()
    spans = [c.span for c in (*containers, *identifiers, *((repository,) if repository else ()))]
    whole = TextSpan(min(s.start for s in spans), max(s.end for s in spans))
    return NoteLocation(whole.of(text), whole, repository, containers, identifiers, order=citation.order)
