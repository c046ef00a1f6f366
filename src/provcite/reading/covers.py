"""What a document says of itself in its own words: that it covers another.

"The Secretary's memorandum (attached)" and "the attached letter", with a note that says only where that paper
is printed, make the paper an attachment of the document.
"""

from __future__ import annotations

import re

from provcite.errors import TextSpan
from provcite.model import Mention, Relation, RelationKind
from provcite.reading.collector import Collector, certainty
from provcite.reading.context import Place

# "Attached to my letter" says that the paper lies with another one.
_COVERED = re.compile(
    r"(?<!not )(?<!none )\b(?:(?P<attached>attached|appended)|enclosed|inclosed)\b(?!\s(?:to|in|with)\b)",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.;:!?]\s")
_RULE = "attached-here"
_CONFIDENCE = 0.6
# How far before a note's marker the word may stand, and how far back the paper may be named, in characters.
_NEAR, _BACK = 100, 80


def add_cover(
    collector: Collector, place: Place, paragraph: str, number: int, offset: int, target: str
) -> None:
    """Say that *target* is attached to the document or enclosed in it, if its words before a marker say so.

    Args:
        collector: Takes the relation.
        place: The document.
        paragraph: The paragraph that bears the marker.
        number: The paragraph's number, from 1.
        offset: Where in it the marker stands.
        target: Id of the document that the note names.
    """
    start = max(0, offset - _NEAR)
    start = max((m.end() for m in _BREAK.finditer(paragraph, start, offset)), default=start)
    match = None
    for found in _COVERED.finditer(paragraph, start, offset):
        match = found
    if match is None or target == place.document:
        return
    begin = match.start()
    if paragraph.endswith("(", 0, begin):
        begin = _named_from(paragraph, begin)
    words = paragraph[begin:offset].rstrip(" ,;:")
    note = collector.body(place.document, paragraph, number)
    kind = RelationKind.ATTACHED_TO if match["attached"] else RelationKind.ENCLOSED_IN
    mention = Mention.in_note(
        note, TextSpan(begin, begin + len(words)), rule=_RULE, certainty=certainty(_CONFIDENCE)
    )
    collector.relate(Relation(kind, target, place.document, certainty=mention.certainty, mention=mention))


def _named_from(paragraph: str, end: int) -> int:
    """Return where the words begin that name what a bracket at *end* calls attached."""
    start = max(0, end - _BACK)
    breaks = [m.end() for m in _BREAK.finditer(paragraph, start, end)]
    if breaks:
        return breaks[-1]
    # Begin with a whole word.
    return start if start == 0 else max(start, paragraph.find(" ", start - 1, end) + 1)
