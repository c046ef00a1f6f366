"""What a document says of itself in its own words: that it answers another.

"Your memorandum to me of April 24, 1962 (National Security Action Memorandum No. 151)," with a note that
says where that memorandum is printed, makes the document a reply to it.
"""

from __future__ import annotations

import re

from provcite.authorities import directives, genres
from provcite.errors import TextSpan
from provcite.model import (
    Document,
    Mention,
    Relation,
    RelationKind,
)
from provcite.reading import prose_dates
from provcite.reading.collector import Collector, certainty
from provcite.reading.context import Place

_YOURS = re.compile(r"\b[Yy]our\s+(?=\w)")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z“])")
_RULE = "your-letter"
# How far back a sentence is followed, in characters.
_LONGEST_SENTENCE = 1000
_CONFIDENCE = 0.75


def add_reply(
    collector: Collector, place: Place, paragraph: str, number: int, offset: int, target: str
) -> bool:
    """Say that the document answers *target*, if its words before a note's marker do, and return whether.

    Args:
        collector: Takes the relation.
        place: The document.
        paragraph: The paragraph that bears the marker.
        number: The paragraph's number, from 1.
        offset: Where in it the marker stands.
        target: Id of the document that the note names.
    """
    start = max(0, offset - _LONGEST_SENTENCE)
    start = max((m.end() for m in _SENTENCE_END.finditer(paragraph, start, offset)), default=start)
    match = _YOURS.search(paragraph, start, offset)
    found = genres.index().longest_at(paragraph, match.end(), offset) if match else None
    if match is None or found is None or target == place.document:
        return False
    words = paragraph[match.start() : offset].rstrip(" ,;:")
    span = TextSpan(match.start(), match.start() + len(words))
    note = collector.body(place.document, paragraph, number)
    mention = Mention.in_note(note, span, rule=_RULE, certainty=certainty(_CONFIDENCE))
    collector.stub(_stub(target, words, found.value.name, place))
    collector.mention(target, mention)
    collector.relate(
        Relation(RelationKind.REPLY_TO, place.document, target, certainty=mention.certainty, mention=mention)
    )
    return True


def _stub(target: str, words: str, genre: str, place: Place) -> Document:
    """Return what the words say of the other document: genre, date, number, and that "you" wrote it."""
    directive = directives.in_text(words)
    found = prose_dates.find(words)
    return Document(
        target,
        genre=directive.genre if directive else genre,
        title=directive.span.of(words) if directive else None,
        number=directive.designation if directive else None,
        date=prose_dates.to_date(found) if found and found.years else None,
        authors=place.recipients,
        recipients=place.authors,
    )
