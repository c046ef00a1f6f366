"""Citations of other traditions in a note: archives of other countries, and the order from small to large.

The series' own notes go from the repository down; "Memo, Lipshutz to Carter, 3/23/79, Box 14, Staff Offices,
Jimmy Carter Library" goes up, and "TNA, FO 371/170757, f. 3" has codes and level words of its own. The
stretches of a note that may hold such a citation are cut out here; `traditions` reads them.
"""

from __future__ import annotations

import bisect
import re
from functools import cache

import attrs

from provcite.authorities import repositories
from provcite.authorities import traditions as facts
from provcite.errors import TextSpan
from provcite.notes._clauses import Clause, read_clause
from provcite.notes._location import part
from provcite.notes._prose import has_verb
from provcite.notes._raw import Raw, trimmed
from provcite.notes._scan import ABBREVIATIONS, sentences
from provcite.notes.parts import LocationWords, NoteLocation, Part
from provcite.notes.traditions import ArchivalCitation, parse_citation
from provcite.notes.traditions._spans import Enclosed, enclosed, trim
from provcite.notes.traditions.evidence import evidence, is_ascending, is_convincing
from provcite.notes.values import CitationKind, NoteContext

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


def foreign(text: str, context: NoteContext) -> list[Raw]:
    """Return the citations of foreign archives in the note *text*, in order.

    Args:
        text: The note.
        context: What was cited before it: *Ibid.* after a foreign archive goes on in that tradition.
    """
    found = evidence(text)
    out = _named(text, found) if found else []
    last = context.locations[-1].repository if context.locations else None
    if out or is_foreign(last):
        out += _ibids(text, out, last)
        out.sort(key=lambda raw: raw.span.start)
    return out


def is_foreign(repository: str | None) -> bool:
    """Tell whether a name is a foreign holder's."""
    return repository is not None and facts.foreign_index().get(repository) is not None


def _ibids(text: str, out: list[Raw], last: str | None) -> list[Raw]:
    """Return the places that go on with *Ibid.* from a foreign holder: "Ibid., f. 12"."""
    added: list[Raw] = []
    region: _Region | None = None
    waiting = iter(out)
    raw = next(waiting, None)
    holder = last
    for match in _IBID.finditer(text):
        while raw is not None and raw.span.end <= match.start():
            if raw.location is not None and raw.location.repository is not None:
                holder = raw.location.repository.text
            raw = next(waiting, None)
        if holder is None or (raw is not None and raw.span.start <= match.start()):
            continue
        region = region or _region(text, 0, len(text), enclosed(text))
        end = region.clause_around(match.start())[1]
        # Read as if the holder were written out; its parts then stand that much further to the right.
        lead = f"{holder}, "
        citation = parse_citation(lead + text[match.end() : trim(text, match.start(), end)[1]])
        inside = all(p.span.start >= len(lead) for kind, p in citation.parts() if kind != "repository")
        if inside and citation.containers and not citation.remainder and not _is_prose(citation):
            added.append(_raw(text, match.end() - len(lead), citation, None, ibid=match))
    return added


def _named(text: str, found: list[TextSpan]) -> list[Raw]:
    brackets = enclosed(text)
    whole = _region(text, 0, len(text), brackets)
    starts = [b.start for b in brackets]
    inner: dict[int, _Region] = {}
    out: list[Raw] = []
    done = 0
    for number, span in enumerate(found):
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
        # What lies further off is no part of one citation.
        start, end = max(start, span.start - _LONGEST), min(end, span.start + _LONGEST)
        end = _end_before_next(text, found, number, end)
        done = end
        own, rest = _before_american(text, span, end)
        raw = _read(text, max(start, out[-1].span.end if out else 0), own, span)
        if raw is None and not out and len(text) <= _LONGEST_ITEM:
            # "Simon Fraser University Archives. Halpern fonds, F-58-2. Kirby to Halpern. 22 July 1954."
            raw = _read(text, 0, len(text), span)
        if raw is not None:
            if region is not whole and raw.item is None:
                raw.rule = "parenthesis"
            out.append(raw)
            done = max(raw.span.end, span.end)
            american = ascending(text, trimmed(text, rest, end)) if rest < end else None
            if american is not None:
                out.append(american)
    return out


# "…, PREM 11/3689, and the minutes in CAB 128/36": a second place with a holder or class of its own.
_AND = re.compile(r",?\s(?:and|und|et|y|e|en|и)\s(?!.*\sand\s)", re.DOTALL)


def _before_american(text: str, span: TextSpan, end: int) -> tuple[int, int]:
    """Return where the foreign place ends, and where an American one begins after "and"; else *end* twice."""
    joined = _AND.search(text, span.end, end)
    if joined is None or next(repositories.holders().find_all(text[joined.end() : end]), None) is None:
        return end, end
    return joined.start(), joined.end()


def _end_before_next(text: str, found: list[TextSpan], number: int, end: int) -> int:
    """Return where the clause of name *number* ends, if it goes on to a second place after "and"."""
    while number + 1 < len(found) and found[number + 1].start < end:
        joined = _AND.search(text, found[number].end, found[number + 1].start)
        if joined is not None:
            return joined.start()
        number += 1
    return end


def _is_short_form(bracket: Enclosed, span: TextSpan) -> bool:
    """Tell whether the bracket holds the name alone: "The National Archives (TNA)"."""
    return span.end >= bracket.end - 1


def with_last_holder(words: LocationWords, context: NoteContext) -> LocationWords:
    """Return *words* with the foreign holder cited last, where they name none: "TNA, FO 371/1; CAB 128/3"."""
    last = context.locations[-1].repository if context.locations else None
    if words.repository is not None or not is_foreign(last):
        return words
    return attrs.evolve(words, repository=last)


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
    if before[-1:].isdigit() and _month().match(text, stop.end()):
        # "3. Mai 1962"
        return False
    if _ENDS.search(before):
        return True
    word = before.rpartition(" ")[2].casefold()
    if text[stop.end()].islower() or word in ABBREVIATIONS:
        return False
    if text[stop.end()].isdigit() and word in _level_words():
        return False
    return _ABBREVIATED.search(before) is None


@cache
def _month() -> re.Pattern[str]:
    return re.compile(facts.month_pattern())


@cache
def _level_words() -> frozenset[str]:
    """Return the level words of all traditions, and the first words of those of several."""
    listed = {w.text.casefold() for t in facts.traditions() for w in facts.level_words(t)}
    return frozenset(part.rstrip(".") for word in listed for part in (word, word.partition(" ")[0]))


def _read(text: str, start: int, end: int, holder: TextSpan) -> Raw | None:
    """Return the citation of the clause around a holder's name, with the paper before it or without.

    Where the whole clause is none, what comes before the name may be prose ("is recorded in TNA, …"), and
    what comes after the place as well ("…, and was sent to Washington").
    """
    clause = read_clause(text, start, end)
    first = clause.span.start if clause.span.start <= holder.start else start
    ibid = _IBID.match(text, first, end)
    if ibid is not None:
        citation = _citation(text, ibid.end(), end)
        return _raw(text, ibid.end(), citation, clause, ibid=ibid) if citation else None
    prose = _PROSE.search(text, holder.end, end)
    ends = (end, prose.start()) if prose is not None else (end,)
    lead = _IN.search(text, first, holder.start)
    starts = (holder.start,) if lead is not None else dict.fromkeys((first, holder.start))
    for begin, stop in ((b, e) for b in starts for e in ends):
        citation = _citation(text, begin, stop)
        if citation is not None:
            raw = _raw(text, begin, citation, clause if begin == first else None)
            if lead is not None and raw.item is None:
                raw.item = _item_before(text, first, lead.start())
            return raw
    return None


# "the minutes in CAB 128/36", "is recorded in TNA, …"
_IN = re.compile(r"\s(?:(?:is|are|was|were)\s(?:also\s)?)?(?:in|at)\s(?:the\s)?$")


_AND_FIRST = re.compile(r"[\s,]*and\s")


def _item_before(text: str, start: int, end: int) -> TextSpan | None:
    """Return the words for a paper that "in" joins to its place, or None where they are a sentence."""
    joined = _AND_FIRST.match(text, start, end)
    span = trimmed(text, joined.end() if joined else start, end)
    return None if len(span) > _LONGEST_ITEM or has_verb(text, span.start, span.end) else span


_IBID = re.compile(r"(?<!\w)[Ii]bid\.?,\s")
_PROSE = re.compile(
    r",?\s(?:and|which|who|where|that|but|as|is|was|are|were|has|had|et|und|y|e|en|и)\s(?=[^\W\d])"
)


def _citation(text: str, start: int, end: int) -> ArchivalCitation | None:
    """Return the citation that the words between two offsets are, or None."""
    if not 0 < end - start <= _LONGEST:
        return None
    citation = parse_citation(text[start : trim(text, start, end)[1]])
    return None if not is_convincing(citation) or _is_prose(citation) else citation


def _is_prose(citation: ArchivalCitation) -> bool:
    """Tell whether the words for the paper or the containers' names are sentences."""
    item = citation.item
    if item is not None and len(item) > _LONGEST_ITEM:
        return True
    names = [c.text for c in citation.containers if c.rule in _GUESSED]
    return any(
        has_verb(words, 0, len(words)) or _FOREIGN_VERB.search(words) for words in (item or "", *names)
    )


# Rules that take words for a container because of their place alone.
_GUESSED = frozenset(
    {"place-in-path", "place-before-holder", "after-number", "bare-number", "number-of-name", "section-name"}
)
_FOREIGN_VERB = re.compile(r"(?<!\w)(?:" + "|".join(sorted(facts.words("verb"))) + r")(?!\w)")


@attrs.frozen
class Opening:
    """A source note's location in another tradition.

    Attributes:
        location: The place.
        left: What its clause says besides: the paper, its date, an extent.
        end: Where the clause ends.
    """

    location: NoteLocation
    left: tuple[TextSpan, ...]
    end: int


def opening(text: str, start: int) -> Opening | None:
    """Return the location with which a source note opens, where another tradition's grammar reads it.

    Args:
        text: The note.
        start: Where its location begins, after the label.
    """
    while start < len(text) and text[start].isspace():
        start += 1
    holder = repositories.holders().longest_at(text, start)
    if holder is not None and holder.value.country == "US":
        return None
    stop = min(len(text), start + _LONGEST)
    whole = text[:stop]
    spans = evidence(text[start:stop])
    if spans:
        region = _region(whole, start, stop, enclosed(whole))
        place = start + spans[0].start
        first, end = region.clause_around(place)
        raw = _read(whole, start, end, TextSpan(place, start + spans[0].end)) if first <= start else None
    else:
        begin, end = next(iter(sentences(whole, start)), (start, start))
        raw = ascending(whole, trimmed(whole, begin, end))
    if raw is None or raw.location is None or raw.span.start > start:
        return None
    where = raw.location.span
    left = [TextSpan(start, where.start), trimmed(text, where.end, end)]
    return Opening(raw.location, tuple(span for span in left if len(span)), end)


def whole_ascending(text: str) -> Raw | None:
    """Return the citation that a whole note is, cut into sentences, going up to an American holder.

    "A to B, July 7, 1973. J. William Fulbright Papers, box 42. Special Collections, University of Arkansas
    Libraries, Fayetteville."

    Args:
        text: The note.
    """
    if len(text) > _LONGEST or _HOLDER_LAST.search(text, max(0, len(text) - 100)) is None:
        return None
    span = trimmed(text, 0, len(text))
    if not len(span) or _PARTED.search(text, span.start, span.end) is None:
        return None
    return ascending(text, read_clause(text, span.start, span.end).span)


_PARTED = re.compile(r"(?=[.;]\s)(?<=[\w)”\"’])[.;]\s(?=[\w“\"])")


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
    r"(?=[LAUSIMNC])(?:Librar(?:y|ies)|Archives?|Universit(?:y|ies)|Society|Institut(?:e|ion)|Museum|Center|NARA|USNA|Collections)\b"
    r"(?:[^;\d]{0,50})$"
)
_BELOW = re.compile(
    r"\b(?:[Bb]ox|[Ff]older|[Rr]eel|[Rr]oll|RG|Record Group|[Ee]ntry|Papers|Collection|Records|Files?"
    r"|Series|[Ff]onds|[Ii]nterview)\b"
)


def _raw(
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
    span = trimmed(text, start, offset + max(span.end for span in parts))
    item = None
    if citation.item is not None:
        begin = offset + citation.items[0].span.start
        item = TextSpan(begin, begin + len(citation.item))
    location = _location(text, offset, citation, with_holder=ibid is None)
    if ibid is not None:
        word = part(text, ibid.start(), ibid.end() - len(", "), "ibid")
        location = attrs.evolve(location, ibid=word, span=span, text=span.of(text))
    return Raw(
        span,
        CitationKind.ARCHIVAL if ibid is None else CitationKind.IBID,
        relation=clause.relation if clause else None,
        item=item,
        location=location,
        rule="other-tradition",
    )


def _location(
    text: str, offset: int, citation: ArchivalCitation, *, with_holder: bool = True
) -> NoteLocation:
    def moved(span: TextSpan) -> TextSpan:
        return TextSpan(span.start + offset, span.end + offset)

    containers = tuple(attrs.evolve(c, span=moved(c.span)) for c in citation.containers)
    holder, number = citation.repository, citation.file_number
    repository = (
        Part(holder.text, moved(holder.span), holder.rule, holder.confidence)
        if holder is not None and with_holder
        else None
    )
    identifiers = (attrs.evolve(number, span=moved(number.span)),) if number is not None else ()
    spans = [c.span for c in (*containers, *identifiers, *((repository,) if repository else ()))]
    whole = TextSpan(min(s.start for s in spans), max(s.end for s in spans))
    return NoteLocation(whole.of(text), whole, repository, containers, identifiers, order=citation.order)
