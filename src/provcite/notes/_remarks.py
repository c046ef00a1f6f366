"""The remarks of a source note: what they say of other copies and other papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from provcite.errors import TextSpan
from provcite.notes._location import part
from provcite.notes._other_copies import LEADS, bracketed, place_alone, read_places
from provcite.notes._told import TELLING, read_told
from provcite.notes.values import NoteLocation, NoteRelation, Part

_BRACKET = re.compile(r"\(([^()]{3,500})\)")


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
        left: The stretches no other rule has read, in any order: sentences, or pieces of one.
    """
    if not left:
        return _NOTHING
    ordered = left if len(left) == 1 else sorted(left, key=lambda s: s.start)
    joined = _joined(text, ordered)
    relations: list[NoteRelation] = []
    others: list[NoteLocation] = []
    whole = text[ordered[0].start : ordered[-1].end]
    for word in _TELLING:
        if word in whole:
            for stretch in ordered:
                for span in _sentences(text, stretch):
                    _relations(text, span, relations, others)
            break
    else:
        for stretch in ordered:
            others.extend(place_alone(text, stretch.start, stretch.end))
    return Remarks(
        tuple(part(text, span.start, span.end, "remark") for span in joined), tuple(relations), tuple(others)
    )


_NOTHING = Remarks((), (), ())
# Without any of these no sentence tells a relation or a place.
_TELLING = (*TELLING, *LEADS, "(")


def _joined(text: str, left: Sequence[TextSpan]) -> list[TextSpan]:
    out: list[TextSpan] = []
    for span in left:
        if not len(span):
            continue
        gap = text[out[-1].end : span.start] if out else ""
        if out and (not gap or gap == " " or not any(c.isalnum() for c in gap)):
            out[-1] = TextSpan(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


# "… are ibid. An earlier draft …", "… page 3” The memorandum …": ends that the cutting of sentences passes.
_END = re.compile(
    r"(?:\bibid\.\s+(?=[A-Z“(])|(?<=[”)])\s+(?=(?:Also|An?|Another|Attached|Copies|For|In|It|On|See|The|This)\s))"
)


def _sentences(text: str, span: TextSpan) -> Iterator[TextSpan]:
    """Yield the sentences of a stretch that is one, or several that no full stop parts."""
    start = span.start
    if (
        text.find("ibid. ", start, span.end) < 0
        and text.find("” ", start, span.end) < 0
        and text.find(") ", start, span.end) < 0
    ):
        yield span
        return
    for match in _END.finditer(text, span.start, span.end):
        end = match.end()
        while text[end - 1].isspace():
            end -= 1
        yield TextSpan(start, end)
        start = match.end()
    yield TextSpan(start, span.end)


def _relations(text: str, span: TextSpan, relations: list[NoteRelation], others: list[NoteLocation]) -> None:
    """Read what one sentence tells; plain words are looked for first, since most tell nothing."""
    words = span.of(text)
    if "(" in words:
        for match in _BRACKET.finditer(text, span.start, span.end):
            location = bracketed(text, match.start(1), match.end(1))
            if location is not None:
                target = part(text, match.start(1), match.end(1), "parenthesis")
                relations.append(NoteRelation("cited", target, location))
            else:
                others.extend(read_places(text, match.start(1), match.end(1)).copies)
    for lead in LEADS:
        if lead in words:
            places = read_places(text, span.start, span.end)
            others.extend(places.copies)
            relations.extend(places.cited)
            if places.copies or places.cited:
                return
            break
    else:
        others.extend(place_alone(text, span.start, span.end))
    for word in TELLING:
        if word in words:
            told = read_told(text, span.start, span.end)
            if told is not None:
                relations.append(told)
            return
