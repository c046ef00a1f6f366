"""Places whose holder is known by a word of its name alone: in brackets, or in a sentence that says where.

They are looked for last, in what nothing else has read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from provcite.authorities import traditions as facts
from provcite.errors import TextSpan
from provcite.notes._foreign import BELOW, LONGEST, ends, guessed, item_before, read_citation, to_raw
from provcite.notes._location import part
from provcite.notes._raw import Raw
from provcite.notes._regions import Region, cut
from provcite.notes._taken import Taken
from provcite.notes.parts import ContainerPart, NoteLocation
from provcite.notes.traditions import ArchivalCitation
from provcite.notes.traditions._spans import enclosed
from provcite.notes.values import CitationKind


def named_places(text: str, taken: Taken) -> list[Raw]:
    """Return the places in brackets that name an American holder no table has, and those of sentences.

    "(Western Reserve Historical Society, Cleveland, Ohio, Myron T. Herrick Papers, Container 15)", and
    "Keynes’s reply is in King’s College, Cambridge, Keynes Papers, L/43/112".

    Args:
        text: The note.
        taken: What has been read in it.
    """
    if "bid" in text:
        _keep_pages(text, taken)
    is_named = _HOLDER_WORD.search(text) is not None
    out: list[Raw] = []
    if "(" in text and (is_named or _LETTERS_LAST.search(text) is not None):
        out += _bracketed(text, taken)
    return [*out, *_lying(text, taken)] if is_named else out


def _bracketed(text: str, taken: Taken) -> Iterator[Raw]:
    for bracket in enclosed(text):
        start, end = bracket.start + 1, bracket.end - 1
        if (
            bracket.sign != "("
            or not 20 < end - start <= LONGEST
            or not _names_holder(text, start, end)
            or BELOW.search(text, start, end) is None
            or not taken.is_free(TextSpan(start, end))
        ):
            continue
        citation = read_citation(text, start, end)
        if citation is not None and citation.repository is not None:
            raw = to_raw(text, start, citation, None)
            raw.rule = "parenthesis" if raw.item is None else raw.rule
            yield raw


_HOLDER_WORD = re.compile(
    r"\b(?:Librar(?:y|ies)|Archives?|Universit(?:y|ies)|College|Society|Institut(?:e|ion)|Museum)\b"
)
# "RG 280, NACP)": the letters of a holder end the bracket.
_LETTERS_LAST = re.compile(r",\s([A-Z]{3,7})\)")


def _names_holder(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket has a word of a holder's name, or ends with an American holder's letters."""
    if _HOLDER_WORD.search(text, start, end) is not None:
        return True
    last = _LETTERS_LAST.match(text, max(start, text.rfind(",", start, end)), end + 1)
    return last is not None and any(h.tradition == "us" for h in facts.holder_index().get(last[1]) or ())


def _lying(text: str, taken: Taken) -> Iterator[Raw]:
    """Yield the places in sentences that say where a paper is, of holders told by a word of their name."""
    region: Region | None = None
    matches = list(_LIES.finditer(text))
    for match, following in zip_longest(matches, matches[1:]):
        named = _HOLDER.match(text, match.end())
        if named is None or not taken.is_free(TextSpan(match.end(), named.end())):
            continue
        region = region or cut(text, 0, len(text), enclosed(text))
        start, end = region.clause_around(match.end())
        # No place goes on over the next one.
        end = end if following is None else min(end, following.start())
        for stop in ends(text, TextSpan(match.end(), named.end()), min(end, match.end() + LONGEST)):
            citation = read_citation(text, match.end(), stop)
            if citation is not None and _is_placed(citation):
                break
        else:
            continue
        raw = to_raw(text, match.end(), citation, None)
        if raw.item is None and raw.span.start == match.end() and taken.is_free(raw.span):
            raw.item = item_before(text, start, match.start())
            yield raw


def _is_placed(citation: ArchivalCitation) -> bool:
    """Tell whether a holder is parted from a container that more than its place tells."""
    holder = citation.repository
    return (
        holder is not None
        and citation.text[holder.span.end : holder.span.end + 1] in {",", ":", ";"}
        and any(not guessed(c) and c.rule != "code-of-collection" for c in citation.containers)
    )


_LIES = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(facts.words('lies')))})\s(?:(?:now|also|still|held|kept|preserved)\s){{0,2}}"
    r"(?:in|at)\s(?:the\s)?(?=[A-Z])"
)
_HOLDER = re.compile(rf"[^,;.()\d]{{0,60}}{_HOLDER_WORD.pattern}")


def parent_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the words that lead to the parent institution right before a holder, which ends them, or None.

    "is in the University of Birmingham, " before "Cadbury Research Library"
    """
    lies = _LIES.search(text, start, end)
    return lies if lies is not None and _PARENT.fullmatch(text, lies.end(), end) is not None else None


_PARENT = re.compile(rf"[^,;.()\d]{{0,60}}{_HOLDER_WORD.pattern}[^,;.()\d]{{0,40}},\s")


def _keep_pages(text: str, taken: Taken) -> None:
    """Give *ibid.* its page where it goes on from a place of another tradition: "Ibid., p. 31"."""
    last: Raw | None = None
    for raw in taken.raws:
        if raw.kind is not CitationKind.IBID:
            last = raw
        elif last is not None and last.kind is CitationKind.ARCHIVAL and last.rule == "other-tradition":
            page = _PAGE.fullmatch(text, raw.span.start, raw.span.end)
            if page is not None and (raw.location is None or not raw.location.containers):
                word = part(text, *page.span("word"), "ibid")
                leaf = ContainerPart("page", page["page"], TextSpan(*page.span("page")), "level-word", 0.9)
                raw.location = NoteLocation(raw.span.of(text), raw.span, containers=(leaf,), ibid=word)


_PAGE = re.compile(r"(?P<word>[Ii]bid\.?),\s(?P<page>pp?\.\s?\d{1,5}(?:[–-]\d{1,5})?)")
