"""Places that *ibid.* repeats after an archive of another tradition: "Ibid., f. 12", "Vgl. ebd., Bl. 40"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from provcite.errors import TextSpan
from provcite.notes import _joints as joints
from provcite.notes._foreign import LONGEST_ITEM, guessed, is_prose, is_sentence, to_raw
from provcite.notes._location import part
from provcite.notes._raw import Raw, trimmed
from provcite.notes._regions import Region, cut
from provcite.notes.parts import NoteLocation, Part
from provcite.notes.traditions import ArchivalCitation, parse_citation
from provcite.notes.traditions._levels import date_marks
from provcite.notes.traditions._spans import enclosed, trim
from provcite.notes.values import CitationKind

# A book or article named since the archive: *ibid.* is rather its.
_WORK = re.compile(r"\([^();]{2,60}\s(?:1[5-9]|20)\d\d\)|(?<!\w)(?:pp?|S|С|blz)\.\s?\d")


def ibids(text: str, out: list[Raw], last: str | None) -> Iterator[Raw]:
    """Yield the places that go on with *ibid.* from a foreign holder.

    Args:
        text: The note.
        out: The citations found in it, in order.
        last: The holder cited last before the note, or None.
    """
    whole: Region | None = None
    waiting = iter(out)
    raw = next(waiting, None)
    holder, done = last, 0
    for match in joints.ibid().finditer(text):
        while raw is not None and raw.span.end <= match.start():
            if raw.location is not None and raw.location.repository is not None:
                holder = raw.location.repository.text
            done = raw.span.end
            raw = next(waiting, None)
        if holder is None or match.start() < done or (raw is not None and raw.span.start <= match.start()):
            continue
        if _WORK.search(text, done, match.start()):
            continue
        whole = whole or cut(text, 0, len(text), enclosed(text))
        start = max(done, whole.clause_around(match.start())[0])
        found = _read(text, match, whole.clause_around(match.end())[1], holder)
        if found is not None:
            done = found.span.end
            yield _with_paper(text, start, found, match)


def _read(text: str, match: re.Match[str], end: int, holder: str) -> Raw | None:
    """Return what follows *ibid.*, or None.

    It is read as if the holder were written out; its parts then stand that much further to the right.
    """
    lead = f"{holder}, "
    going_on = joints.prose().search(text, match.end(), end)
    for stop in (going_on.start(), end) if going_on is not None else (end,):
        citation = parse_citation(lead + text[match.end() : trim(text, match.start(), stop)[1]])
        if _is_paper(citation):
            return _paper_alone(text, match, citation, len(lead))
        inside = all(p.span.start >= len(lead) for kind, p in citation.parts() if kind != "repository")
        if inside and citation.containers and not citation.remainder and not is_prose(citation):
            return to_raw(text, match.end() - len(lead), citation, None, ibid=match)
    return None


def _is_paper(citation: ArchivalCitation) -> bool:
    """Tell whether only a dated paper is named: "Ibid., minute by Bridges, 10 October 1956"."""
    return (
        bool(citation.dates)
        and not citation.remainder
        and all(guessed(c) and not any(x.isdigit() for x in c.text) for c in citation.containers)
        and not is_prose(citation)
    )


def _paper_alone(text: str, match: re.Match[str], citation: ArchivalCitation, lead: int) -> Raw:
    """Return the citation of a paper that lies where the one before does."""
    offset = match.end() - lead
    ends = [p.span.end for kind, p in citation.parts() if kind != "repository"]
    item = TextSpan(match.end(), offset + max(ends))
    span = TextSpan(match.start(), item.end)
    word = part(text, match.start(), match.start() + len(match[0].rstrip(" ,:、，\t\n")), "ibid")
    return Raw(
        span,
        CitationKind.IBID,
        item=item if citation.items else None,
        location=NoteLocation(word.text, word.span, ibid=word),
        dates=_moved(citation.dates, offset),
        rule="other-tradition",
    )


def _moved(dates: tuple[Part, ...], offset: int) -> tuple[Part, ...]:
    return tuple(attrs.evolve(d, span=TextSpan(d.span.start + offset, d.span.end + offset)) for d in dates)


def _with_paper(text: str, start: int, raw: Raw, match: re.Match[str]) -> Raw:
    """Return *raw* with what stands before *ibid.* in its clause: the words that lead to it, the paper."""
    start = trimmed(text, start, match.start()).start
    led = joints.lead(text, start, match.start())
    if led is not None:
        raw.relation = led.relation
        start = led.end
    item = trimmed(text, joints.after_and(text, start, match.start()), match.start())
    named = text[item.end : match.start()].strip() == "," and raw.item is None
    if not named or not 0 < len(item) <= LONGEST_ITEM or is_sentence(item.of(text)):
        return raw
    raw.item = item
    raw.span = TextSpan(item.start, raw.span.end)
    marks = date_marks(item.of(text))
    raw.dates = (*_moved(tuple(m.part(item.of(text)) for m in marks), item.start), *raw.dates)
    return raw
