"""The remarks of a source note: what they say of other copies and other papers."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from provcite.errors import TextSpan
from provcite.notes._location import part
from provcite.notes._other_copies import LEADS, bracketed, place_alone, read_places
from provcite.notes._told import OPENINGS, TELLING, read_told
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
    # Most remarks tell nothing: the words that can tell are looked for once, and then those alone.
    leads = [word for word in LEADS if word in whole]
    telling = [word for word in TELLING if word in whole]
    if leads or telling or "(" in whole or "also in F" in whole:
        for stretch in ordered:
            for span in _sentences(text, stretch):
                _relations(text, span, (leads, telling), relations, others)
    else:
        _silent(text, ordered, relations, others)
    return Remarks(
        tuple(part(text, span.start, span.end, "remark") for span in joined), tuple(relations), tuple(others)
    )


_NOTHING = Remarks((), (), ())


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


def _sentences(text: str, span: TextSpan) -> Sequence[TextSpan]:
    """Return the sentences of a stretch that is one, or several that no full stop parts."""
    start, stop = span.start, span.end
    if (
        text.find("” ", start, stop) < 0
        and text.find(") ", start, stop) < 0
        and text.find("ibid. ", start, stop) < 0
    ):
        return (span,)
    out = []
    for match in _END.finditer(text, start, stop):
        end = match.end()
        while text[end - 1].isspace():
            end -= 1
        out.append(TextSpan(start, end))
        start = match.end()
    out.append(TextSpan(start, stop))
    return out


def _silent(
    text: str, stretches: Sequence[TextSpan], relations: list[NoteRelation], others: list[NoteLocation]
) -> None:
    """Read sentences without any telling word: a place alone, or "Reply to telegram 1499."."""
    for span in stretches:
        others.extend(place_alone(text, span.start, span.end))
        if text.startswith(OPENINGS, span.start, span.end):
            told = read_told(text, span.start, span.end)
            relations.extend((told,) if told is not None else ())


def _relations(
    text: str,
    span: TextSpan,
    words: tuple[list[str], list[str]],
    relations: list[NoteRelation],
    others: list[NoteLocation],
) -> None:
    """Read what one sentence tells; only the leading and telling words of the note need to be looked for."""
    start, end = span.start, span.end
    leads, telling = words
    sentence = text[start:end]
    if "(" in sentence:
        _brackets(text, span, leads, relations, others)
    if _holds(sentence, leads):
        places = read_places(text, start, end)
        others.extend(places.copies)
        relations.extend(places.cited)
        if places.copies or places.cited:
            return
    else:
        others.extend(place_alone(text, start, end))
    if _holds(sentence, telling) or sentence.startswith(OPENINGS) or "also in F" in sentence:
        told = read_told(text, start, end)
        if told is not None:
            relations.append(told)


def _holds(sentence: str, words: list[str]) -> bool:
    for word in words:  # noqa: SIM110  # asked of every sentence: any() costs three times as much
        if word in sentence:
            return True
    return False


def _brackets(
    text: str,
    span: TextSpan,
    leads: list[str],
    relations: list[NoteRelation],
    others: list[NoteLocation],
) -> None:
    """Read the places in the brackets of a sentence."""
    for match in _BRACKET.finditer(text, span.start, span.end):
        location = bracketed(text, match.start(1), match.end(1))
        if location is not None:
            target = part(text, match.start(1), match.end(1), "parenthesis")
            relations.append(NoteRelation("cited", target, location))
        elif _holds(match[1], leads):
            others.extend(read_places(text, match.start(1), match.end(1)).copies)
