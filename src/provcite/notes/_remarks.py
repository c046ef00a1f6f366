"""The remarks of a source note: what they say of other copies and other papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from provcite.authorities import repositories
from provcite.errors import TextSpan
from provcite.notes._location import part, read_location
from provcite.notes.values import NoteLocation, NoteRelation, Part

_BRACKET = re.compile(r"\(([^()]{3,500})\)")
_COPY = re.compile(
    r"\b(?:[Aa]nother|[Aa]|[Tt]he|[Oo]ther|[Aa]n?\s[a-z]+)\s(?:\w+\s){0,3}cop(?:y|ies)\s(?:[^.;]{0,60}\s)?(?:is|are)\s"
    r"(?:also\s)?(?:in|at)\s(?:the\s)?(?=[A-Z]|ibid)"
)
# Kind of relation, a word without which the pattern cannot match, and the pattern.
_WORDS = (
    (
        "attachment-to",
        "ttached",
        re.compile(r"\battached (?:as [^.;]{1,30} )?to (?:an?|the)\s(?!source text|original)"),
    ),
    ("not-printed", "not printed", re.compile(r"\bnot printed\b")),
    (
        "printed-in",
        "",
        re.compile(r"\b(?:[Pp]rinted|[Pp]ublished|publication) (?:in full |in part |as |in |with )"),
    ),
    ("reply-to", "in re", re.compile(r"\bin (?:response|reply) to\b")),
    ("attached", "ttached", re.compile(r"\b[Aa]ttached\b(?! to the (?:source text|original))")),
    ("cited", "Document", re.compile(r"\b[Ss]ee (?:also )?(?:footnote \d+, )?Documents? \d")),
)
# Pieces of the words below: a remark without any of them tells no relation.
_TELLING = ("rinted", "ublish", "publication", "response", "reply", "ttached", "Document", "ibid")
_IS_IBID = re.compile(r"\b(?:is|are)\s(?:also\s)?(?=ibid\b)")
_ITEM_PLACE = re.compile(r";\s+")
_STOP = re.compile(r"[.!?](?=\s+[A-Z“(]|\s*$)")


@attrs.frozen
class Remarks:
    """The remarks of a note and what they tell."""

    remarks: tuple[Part, ...]
    relations: tuple[NoteRelation, ...]
    other_locations: tuple[NoteLocation, ...]


def read_remarks(text: str, left: Sequence[TextSpan]) -> Remarks:
    """Join the stretches left over into remarks and read the relations they tell.

    Args:
        text: The note.
        left: The stretches no other rule has read, in any order.
    """
    joined = _joined(text, left)
    relations: list[NoteRelation] = []
    others: list[NoteLocation] = []
    for span in joined:
        _relations(text, span, relations, others)
    return Remarks(
        tuple(part(text, span.start, span.end, "remark") for span in joined), tuple(relations), tuple(others)
    )


def _joined(text: str, left: Sequence[TextSpan]) -> list[TextSpan]:
    out: list[TextSpan] = []
    for span in sorted(left, key=lambda s: s.start):
        if not len(span):
            continue
        gap = text[out[-1].end : span.start] if out else ""
        if out and (not gap or gap == " " or not any(c.isalnum() for c in gap)):
            out[-1] = TextSpan(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _relations(text: str, span: TextSpan, relations: list[NoteRelation], others: list[NoteLocation]) -> None:
    """Read what one remark tells; plain words are looked for first, since most remarks tell nothing."""
    words = span.of(text)
    if "(" in words:
        for match in _BRACKET.finditer(text, span.start, span.end):
            location = _bracketed(text, match.start(1), match.end(1))
            if location is not None:
                target = part(text, match.start(1), match.end(1), "parenthesis")
                relations.append(NoteRelation("cited", target, location))
    if "cop" in words:
        others.extend(_copies(text, span))
    for word in _TELLING:
        if word in words:
            break
    else:
        return
    position = span.start
    while position < span.end:
        stop = _STOP.search(text, position, span.end)
        end = stop.end() if stop else span.end
        _ibids(text, position, end, relations)
        _words(text, position, end, relations)
        position = end
        while position < span.end and text[position].isspace():
            position += 1


def _copies(text: str, span: TextSpan) -> Iterator[NoteLocation]:
    """Yield the places of other copies: "Another copy is in the Department of State, …"."""
    done = span.start
    for match in _COPY.finditer(text, span.start, span.end):
        if match.start() < done:
            continue
        stop = _STOP.search(text, match.end(), span.end)
        done = stop.start() if stop else span.end
        location = read_location(text, match.end(), done, holder=True)
        if location is not None:
            yield location


def _ibids(text: str, start: int, end: int, relations: list[NoteRelation]) -> None:
    """Read a sentence that says of another paper that it "is ibid."."""
    match = _IS_IBID.search(text, start, end)
    if match is None:
        return
    stop = end
    while stop > match.end() and text[stop - 1] in ".!?" and not text.startswith("ibid.", stop - 5):
        stop -= 1
    location = read_location(text, match.end(), stop, holder=False)
    relations.append(NoteRelation("cited", part(text, start, end, "relation-words"), location))


def _bracketed(text: str, start: int, end: int) -> NoteLocation | None:
    """Read a bracket that holds a location: "(Ibid., …)", "(holder, …)" or "(item; holder, …)"."""
    while end > start and text[end - 1] == "." and not text.startswith("bid.", end - 4):
        end -= 1
    for mark in _ITEM_PLACE.finditer(text, start, end):
        if _opens_place(text, mark.end(), end):
            start = mark.end()
            break
    return read_location(text, start, end, holder=False) if _opens_place(text, start, end) else None


def _opens_place(text: str, start: int, end: int) -> bool:
    return text[start : start + 4].casefold() == "ibid" or bool(
        repositories.holders().longest_at(text, start, end)
    )


def _words(text: str, start: int, end: int, relations: list[NoteRelation]) -> None:
    for kind, word, pattern in _WORDS:
        if text.find(word, start, end) >= 0 and pattern.search(text, start, end):
            relations.append(NoteRelation(kind, part(text, start, end, "relation-words")))
            return
