"""Citations of other traditions in a note: archives of other countries, and the order from small to large.

The series' own notes go from the repository down; "Memo, Lipshutz to Carter, 3/23/79, Box 14, Staff Offices,
Jimmy Carter Library" goes up, and "TNA, FO 371/170757, f. 3" has codes and level words of its own. The
stretches of a note that may hold such a citation are cut out here; `traditions` reads them.
"""

from __future__ import annotations

import bisect
import re

import attrs

from provcite.authorities import repositories
from provcite.authorities import traditions as facts
from provcite.errors import TextSpan
from provcite.notes import _joints as joints
from provcite.notes._books_beside import works
from provcite.notes._clauses import read_clause
from provcite.notes._foreign import (
    BELOW,
    FIGURE,
    LONGEST,
    LONGEST_ITEM,
    ends,
    is_prose,
    is_sentence,
    item_before,
    read_citation,
    to_raw,
)
from provcite.notes._named_holders import named_places, parent_before
from provcite.notes._prose import has_verb
from provcite.notes._raw import Raw, trimmed
from provcite.notes._regions import Region, cut
from provcite.notes._repeated import ibids
from provcite.notes._scan import sentences
from provcite.notes._taken import Taken
from provcite.notes.parts import LocationWords, NoteLocation
from provcite.notes.traditions import parse_citation
from provcite.notes.traditions._spans import Enclosed, enclosed
from provcite.notes.traditions.evidence import evidence, is_ascending
from provcite.notes.values import NoteContext


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
        out += ibids(text, out, last)
        out.sort(key=lambda raw: raw.span.start)
    return sorted([*out, *works(text, out)], key=lambda raw: raw.span.start) if out else out


def is_foreign(repository: str | None) -> bool:
    """Tell whether a name is a foreign holder's."""
    return repository is not None and facts.foreign_index().get(repository) is not None


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
        if bracket is not None and not _is_short_form(text, bracket, span):
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
        if _keeps(text, first, following):
            number += 1
            continue
        joined = _AND.search(text, found[number].end, following.start)
        if joined is not None:
            return joined.start()
        numbered = FIGURE.search(text, first.end, following.start)
        is_holder = FIGURE.search(first.of(text)) is None
        if is_holder and numbered is not None and FIGURE.search(following.of(text)) is None:
            # "TNA, FO 371/3456 with BArch, R 58/123": a second holder after a place of the first.
            joined = _WITH.search(text, numbered.end(), following.start)
            return joined.start() if joined is not None else following.start
        number += 1
    return end


def _keeps(text: str, first: TextSpan, following: TextSpan) -> bool:
    """Tell whether a portal shows what the holder beside it keeps: "JACAR Ref. …（外交史料館）"."""
    if text[following.start - 1] not in "（( 、，":
        return False
    names = facts.holder_index()
    found = (names.longest_at(text, span.start) for span in (first, following))
    return any(holder.is_portal for one in found if one is not None for holder in one.value)


_WITH = re.compile(r",?\s(?:and|with|as well as|sowie|und|mit|et|avec|y|con|e|en|met|и|с)[\s,]")


# "held by", after a holder's name in brackets.
_HELD = frozenset({"", "所蔵", "蔵", "所藏", " 소장"})


def _is_short_form(text: str, bracket: Enclosed, span: TextSpan) -> bool:
    """Tell whether the bracket holds the name alone: "The National Archives (TNA)"."""
    return text[span.end : bracket.end - 1] in _HELD


def with_last_holder(words: LocationWords, context: NoteContext) -> LocationWords:
    """Return *words* with the foreign holder cited last, where they name none: "TNA, FO 371/1; CAB 128/3"."""
    last = context.locations[-1].repository if context.locations else None
    if words.repository is not None or not is_foreign(last):
        return words
    return attrs.evolve(words, repository=last)


def _read(text: str, start: int, end: int, holder: TextSpan) -> Raw | None:
    """Return the citation of the clause around a holder's name, with the paper before it or without."""
    clause = read_clause(text, start, end)
    first = clause.span.start if clause.span.start <= holder.start else start
    lead_in = _FOR.match(text, first, holder.start)
    first = lead_in.end() if lead_in is not None else first
    led = joints.lead(text, first, holder.start)
    if led is not None:
        first = led.end
        clause = attrs.evolve(clause, span=TextSpan(first, end), relation=led.relation or clause.relation)
    ibid = joints.ibid().match(text, first, end)
    if ibid is not None:
        citation = read_citation(text, ibid.end(), end)
        return to_raw(text, ibid.end(), citation, clause, ibid=ibid) if citation else None
    within = joints.within().search(text, first, holder.start)
    if within is not None and _is_joined(text, first, within):
        within = None
    starts = (holder.start,) if within is not None else _starts(text, first, holder)
    parent = parent_before(text, first, holder.start) if within is None else None
    if parent is not None:
        within, starts = parent, (parent.end(),)
    for begin, stop in ((b, e) for b in starts for e in ends(text, holder, end)):
        citation = read_citation(text, begin, stop)
        if citation is not None:
            raw = to_raw(text, begin, citation, clause if begin == first else None)
            _take_article(text, first, raw)
            if within is not None and raw.item is None:
                raw.item = item_before(text, first, within.start())
            return raw
    return None


def _starts(text: str, first: int, holder: TextSpan) -> tuple[int, ...]:
    """Return where the citation may begin: with the paper, after a colon, or with the holder's name.

    Where the whole clause is no citation, what comes before the name may be prose.
    """
    said = max(text.rfind(": ", first, holder.start), first - 2) + 2
    if said > first and (_PAST.search(text, first, said) or has_verb(text, first, said)):
        # "The governor complained of this: AGI, Guatemala, leg. 415"
        return said, holder.start
    return tuple(dict.fromkeys((first, said, holder.start)))


def _is_joined(text: str, first: int, within: re.Match[str]) -> bool:
    """Tell whether "in" stands between a paper with its date and its place, with no verb: one citation.

    "la relazione del prefetto di Bari, 3 luglio 1920, in ACS, MI, DGPS, b. 87"
    """
    before = text[first : within.start()].rstrip()
    if not before.endswith(",") or len(before) > LONGEST_ITEM or is_sentence(within[0]):
        return False
    return _DATED.search(before) is not None and not is_sentence(before)


_DATED = re.compile(r"\d{4}(?:\s?[гр]\.)?,$")
_ARTICLE = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, facts.words('article')), key=len))})\s?$")


def _take_article(text: str, first: int, raw: Raw) -> None:
    """Let *raw*, which begins with its paper, begin with the article before it: "la lettre de Clémentel"."""
    if raw.item is None or raw.item.start != raw.span.start:
        return
    article = _ARTICLE.search(text, max(first, raw.span.start - 6), raw.span.start)
    if article is not None and (article[0][-1].isspace() or article[0][-1] in "’'"):
        raw.span = TextSpan(article.start(), raw.span.end)
        raw.item = TextSpan(article.start(), raw.item.end)


_PAST = re.compile(r"\b[a-z]{3,}ed\b")
# "…, and, for the German version, PA AA, R 28895"
_FOR = re.compile(
    r"[\s,]*(?:(?:and|with|sowie|und|et|y|e|en|и)[\s,]+)?(?:for\s(?:the\s|an?\s)?[^,;:]{1,60},\s)?"
    # この点については、
    r"(?:[^、。，；;]{1,30}(?:については|に関しては|について|に関して)、|(?:詳細|詳しく|原本)は、?)?"
)


def bracketed_american(text: str, taken: Taken) -> list[Raw]:
    """Return the places in brackets and sentences that name a holder no table has.

    Args:
        text: The note.
        taken: What has been read in it.
    """
    return named_places(text, taken)


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
    if BELOW.search(text, span.start, span.end) is None:
        return None
    # "Hershberg, James B. Conant (New York, 1993), 234–35, citing Lilienthal Diary, Box 197, …"
    for at in joints.parts(text, span.start, span.end) if said else ():
        led = joints.lead(text, at, span.end)
        span = TextSpan(led.end if led is not None else at, span.end)
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
