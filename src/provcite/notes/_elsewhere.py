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
from provcite.notes._clauses import read_clause
from provcite.notes._foreign import LONGEST, LONGEST_ITEM, is_prose, read_citation, to_raw
from provcite.notes._prose import has_verb
from provcite.notes._raw import Raw, trimmed
from provcite.notes._regions import Region, cut
from provcite.notes._scan import sentences
from provcite.notes._taken import Taken
from provcite.notes.parts import LocationWords, NoteLocation
from provcite.notes.traditions import parse_citation
from provcite.notes.traditions._spans import Enclosed, enclosed, trim
from provcite.notes.traditions.evidence import evidence, is_ascending
from provcite.notes.values import NoteContext, RelationToPrevious


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
    whole: Region | None = None
    waiting = iter(out)
    raw = next(waiting, None)
    holder = last
    for match in _ibid().finditer(text):
        while raw is not None and raw.span.end <= match.start():
            if raw.location is not None and raw.location.repository is not None:
                holder = raw.location.repository.text
            raw = next(waiting, None)
        if holder is None or (raw is not None and raw.span.start <= match.start()):
            continue
        whole = whole or cut(text, 0, len(text), enclosed(text))
        end = whole.clause_around(match.end())[1]
        # Read as if the holder were written out; its parts then stand that much further to the right.
        lead = f"{holder}, "
        prose = _PROSE.search(text, match.end(), end)
        for stop in (end, prose.start()) if prose is not None else (end,):
            citation = parse_citation(lead + text[match.end() : trim(text, match.start(), stop)[1]])
            inside = all(p.span.start >= len(lead) for kind, p in citation.parts() if kind != "repository")
            if inside and citation.containers and not citation.remainder and not is_prose(citation):
                added.append(to_raw(text, match.end() - len(lead), citation, None, ibid=match))
                break
    return added


def _named(text: str, found: list[TextSpan]) -> list[Raw]:
    brackets = enclosed(text)
    whole = cut(text, 0, len(text), brackets)
    starts = [b.start for b in brackets]
    inner: dict[int, Region] = {}
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
            region = inner.setdefault(bracket.start, cut(text, bracket.start + 1, bracket.end - 1, ()))
        start, end = region.clause_around(span.start)
        # What lies further off is no part of one citation.
        start, end = max(start, span.start - LONGEST), min(end, span.start + LONGEST)
        end = _end_before_next(text, found, number, end)
        done = end
        own, rest = _before_american(text, span, end)
        raw = _read(text, max(start, out[-1].span.end if out else 0), own, span)
        if raw is None and not out and len(text) <= LONGEST_ITEM:
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
_AND = re.compile(r",?\s(?:and|und|et|y|e|en|и)[,\s](?!.*\sand\s)", re.DOTALL)


def _before_american(text: str, span: TextSpan, end: int) -> tuple[int, int]:
    """Return where the foreign place ends, and where an American one begins after "and"; else *end* twice."""
    joined = _AND.search(text, span.end, end)
    if joined is None or next(repositories.holders().find_all(text[joined.end() : end]), None) is None:
        return end, end
    return joined.start(), joined.end()


def _end_before_next(text: str, found: list[TextSpan], number: int, end: int) -> int:
    """Return where the clause of name *number* ends, if it goes on to a second place after "and"."""
    first = found[number]
    while number + 1 < len(found) and found[number + 1].start < end:
        following = found[number + 1]
        joined = _AND.search(text, found[number].end, following.start)
        if joined is not None:
            return joined.start()
        numbered = _FIGURE.search(text, first.end, following.start)
        is_holder = _FIGURE.search(first.of(text)) is None
        if is_holder and numbered is not None and _FIGURE.search(following.of(text)) is None:
            # "TNA, FO 371/3456 with BArch, R 58/123": a second holder after a place of the first.
            joined = _WITH.search(text, numbered.end(), following.start)
            return joined.start() if joined is not None else following.start
        number += 1
    return end


_FIGURE = re.compile(r"\d")
_WITH = re.compile(r",?\s(?:and|with|as well as|sowie|und|mit|et|avec|y|con|e|en|met|и|с)[\s,]")


def _is_short_form(bracket: Enclosed, span: TextSpan) -> bool:
    """Tell whether the bracket holds the name alone: "The National Archives (TNA)"."""
    return span.end >= bracket.end - 1


def with_last_holder(words: LocationWords, context: NoteContext) -> LocationWords:
    """Return *words* with the foreign holder cited last, where they name none: "TNA, FO 371/1; CAB 128/3"."""
    last = context.locations[-1].repository if context.locations else None
    if words.repository is not None or not is_foreign(last):
        return words
    return attrs.evolve(words, repository=last)


def _read(text: str, start: int, end: int, holder: TextSpan) -> Raw | None:
    """Return the citation of the clause around a holder's name, with the paper before it or without.

    Where the whole clause is none, what comes before the name may be prose ("is recorded in TNA, …"), and
    what comes after the place as well ("…, and was sent to Washington").
    """
    clause = read_clause(text, start, end)
    first = clause.span.start if clause.span.start <= holder.start else start
    lead_in = _FOR.match(text, first, holder.start)
    first = lead_in.end() if lead_in is not None else first
    signal = _signal().match(text, first, holder.start)
    if signal is not None:
        also = signal["also"] is not None
        relation = RelationToPrevious.SEE_ALSO if also else RelationToPrevious.SEE
        clause = attrs.evolve(clause, span=TextSpan(signal.end(), end), relation=relation)
        first = signal.end()
    ibid = _ibid().match(text, first, end)
    if ibid is not None:
        citation = read_citation(text, ibid.end(), end)
        return to_raw(text, ibid.end(), citation, clause, ibid=ibid) if citation else None
    figure = _FIGURE.search(text, holder.start, end)
    prose = _PROSE.search(text, max(holder.end, figure.end() if figure else 0), end)
    ends = (prose.start(), end) if prose is not None else (end,)
    lead = _IN.search(text, first, holder.start)
    said = max(text.rfind(": ", first, holder.start), first - 2) + 2
    if lead is not None:
        starts: tuple[int, ...] = (holder.start,)
    elif said > first and (_PAST.search(text, first, said) or has_verb(text, first, said)):
        # "The governor complained of this: AGI, Guatemala, leg. 415"
        starts = (said, holder.start)
    else:
        starts = (first, said, holder.start)
    for begin, stop in ((b, e) for b in dict.fromkeys(starts) for e in ends):
        citation = read_citation(text, begin, stop)
        if citation is not None:
            raw = to_raw(text, begin, citation, clause if begin == first else None)
            if lead is not None and raw.item is None:
                raw.item = _item_before(text, first, lead.start())
            return raw
    return None


# "the minutes in CAB 128/36", "is recorded in TNA, …"
_IN = re.compile(r"\s(?:(?:is|are|was|were)\s(?:also\s)?)?(?:in|at)\s(?:the\s)?$")


_PAST = re.compile(r"\b[a-z]{3,}ed\b")
_AND_FIRST = re.compile(r"[\s,]*and\s")


def _item_before(text: str, start: int, end: int) -> TextSpan | None:
    """Return the words for a paper that "in" joins to its place, or None where they are a sentence."""
    joined = _AND_FIRST.match(text, start, end)
    span = trimmed(text, joined.end() if joined else start, end)
    return None if len(span) > LONGEST_ITEM or has_verb(text, span.start, span.end) else span


@cache
def _ibid() -> re.Pattern[str]:
    """Return the pattern of *Ibid.* in the languages of the traditions, and the mark after it."""
    words = "|".join(sorted(map(re.escape, facts.words("ibid")), key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<!\w)(?:[Ii]bid\.?|{words})[.,]?\s(?=\S)|(?<!\w)同上[、，]")


@cache
def _signal() -> re.Pattern[str]:
    """Return the pattern of what leads to a citation in other languages ("Vgl. auch", "Cfr.")."""
    see, also = (
        "|".join(sorted(map(re.escape, facts.words(name)), key=lambda w: (-len(w), w)))
        for name in ("see", "see-also")
    )
    return re.compile(rf"(?:{see})\s(?:(?P<also>{also})[,:]?\s)?(?:[,:]\s)?", re.IGNORECASE)


# "…, and, for the German version, PA AA, R 28895"
_FOR = re.compile(
    r"[\s,]*(?:(?:and|with|sowie|und|et|y|e|en|и)[\s,]+)?(?:for\s(?:the\s|an?\s)?[^,;:]{1,60},\s)?"
)
_PROSE = re.compile(
    r",\s(?:though|although|while|whereas|since|because|so|yet|when|if|until|unless|quoted|cited|printed|reprinted"
    r"|reproduced|published|translated)\s"
    r"|,?\s(?:and|which|who|where|that|but|as|is|was|are|were|has|had|et|und|y|e|en|и)\s(?=[a-zà-ÿа-яёіїє])"
)


def bracketed_american(text: str, taken: Taken) -> list[Raw]:
    """Return the places in brackets that name an American holder no table has.

    "(Western Reserve Historical Society, Cleveland, Ohio, Myron T. Herrick Papers, Container 15)"

    Args:
        text: The note.
        taken: What has been read in it.
    """
    if "(" not in text or _HOLDER_WORD.search(text) is None:
        return []
    out: list[Raw] = []
    for bracket in enclosed(text):
        start, end = bracket.start + 1, bracket.end - 1
        if (
            bracket.sign != "("
            or not 20 < end - start <= LONGEST
            or _HOLDER_WORD.search(text, start, end) is None
            or _BELOW.search(text, start, end) is None
            or not taken.is_free(TextSpan(start, end))
        ):
            continue
        citation = read_citation(text, start, end)
        if citation is not None and citation.repository is not None:
            raw = to_raw(text, start, citation, None)
            raw.rule = "parenthesis" if raw.item is None else raw.rule
            out.append(raw)
    return out


_HOLDER_WORD = re.compile(
    r"\b(?:Librar(?:y|ies)|Archives?|Universit(?:y|ies)|College|Society|Institut(?:e|ion)|Museum)\b"
)


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
    stop = min(len(text), start + LONGEST)
    whole = text[:stop]
    spans = evidence(text[start:stop])
    if spans:
        region = cut(whole, start, stop, enclosed(whole))
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
    if len(text) > LONGEST or _HOLDER_LAST.search(text, max(0, len(text) - 100)) is None:
        return None
    span = trimmed(text, 0, len(text))
    if not len(span) or _PARTED.search(text, span.start, span.end) is None:
        return None
    return ascending(text, read_clause(text, span.start, span.end).span, said=False)


_PARTED = re.compile(r"(?=[.;]\s)(?<=[\w)”\"’])[.;]\s(?=[\w“\"])")


def ascending(text: str, span: TextSpan, *, said: bool = True) -> Raw | None:
    """Return the citation that a clause is, where it goes from the paper up to an American holder.

    Args:
        text: The note.
        span: The clause, without the words that lead to it.
        said: Whether a sentence with a colon may stand before the citation.
    """
    if len(span) > LONGEST or not _ends_in_holder(text, span):
        return None
    if _BELOW.search(text, span.start, span.end) is None:
        return None
    colon = text.rfind(": ", span.start, span.end) if said else -1
    starts = (span.start, colon + 2) if colon >= 0 else (span.start,)
    if colon >= 0 and (_PAST.search(text, span.start, colon) or has_verb(text, span.start, colon)):
        starts = (colon + 2,)
    for start in starts:
        citation = parse_citation(text[start : span.end])
        if is_ascending(citation) and not is_prose(citation):
            return to_raw(text, start, citation, None)
    return None


def _ends_in_holder(text: str, span: TextSpan) -> bool:
    """Tell whether a clause ends in an American holder: by a word of its name, or a short form ("LBJL")."""
    if _HOLDER_LAST.search(text, max(span.start, span.end - 90), span.end) is not None:
        return True
    last = text[text.rfind(",", span.start, span.end) + 1 : span.end].strip()
    if not 2 < len(last) < 12 or not last.isupper():
        return False
    return any(holder.tradition == "us" for holder in facts.holder_index().get(last) or ())


# A holder's name, and at most its seat after it.
_HOLDER_LAST = re.compile(
    r"(?=[LAUSIMNC])(?:Librar(?:y|ies)|Archives?|Universit(?:y|ies)|Society|Institut(?:e|ion)|Museum|Center|NARA|USNA|Collections)\b"
    r"(?:[^;\d]{0,50})$"
)
_BELOW = re.compile(
    r"\b(?:[Bb]ox|[Ff]older|[Rr]eel|[Rr]oll|RG|Record Group|[Ee]ntry|Papers|Collection|Records|Files?"
    r"|Series|[Ff]onds|[Ii]nterview)\b"
)
