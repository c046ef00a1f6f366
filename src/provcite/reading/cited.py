"""The documents that footnotes cite, as far as the words of a note describe them."""

from __future__ import annotations

import re

from provcite.model import Document, Mention
from provcite.notes import Citation, CitationItem, LocationWords
from provcite.reading import prose_dates
from provcite.reading.context import Place, date_in_context
from provcite.reading.parties import parties

# What is left of an item's words when its date goes: "…, May 18" and "… on May 3".
_DATE_LEAD = re.compile(r"[\s,]*\b(?:of|on|dated|for|and)?\s*$")
_LEADING_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_SMALL_WORDS = re.compile(r"\b(?:an?|the|from|to|of|no|number|by)\b", re.IGNORECASE)


def document_of(
    node_id: str,
    citation: Citation,
    where: LocationWords | None,
    place: Place,
    mention: Mention | None = None,
) -> Document:
    """Return the document that *citation* cites.

    Args:
        node_id: Id to give it.
        citation: The citation.
        where: Where the document is kept, which may tell the year of a date.
        place: The document in whose note it is cited.
        mention: The words that name it.
    """
    mentions = (mention,) if mention is not None else ()
    item = citation.item
    parts = item.dates if item and item.dates else citation.dates
    words = next(filter(None, (prose_dates.find(part.text) for part in parts)), None)
    date = date_in_context(words, where, place) if words else None
    if item is None:
        return Document(node_id, date=date, mentions=mentions)
    return Document(
        node_id,
        genre=item.genre,
        title=_title(item),
        authors=parties(item.sender.text) if item.sender else (),
        recipients=parties(item.recipient.text) if item.recipient else (),
        date=date,
        number=item.number.text if item.number else None,
        mentions=mentions,
    )


def without_article(words: str) -> str:
    """Return *words* without the article they begin with."""
    return _LEADING_ARTICLE.sub("", words, count=1)


def _title(item: CitationItem) -> str | None:
    """Return the item's own words without its date; None where genre, number and parties say it all."""
    words = without_article(item.text) if item.text[:1].islower() else item.text
    for date in item.dates:
        before, _, after = words.partition(date.text)
        words = _DATE_LEAD.sub("", before) + after
    said = words
    for part in (item.genre_words, item.number, item.sender, item.recipient):
        if part is not None:
            said = said.replace(part.text, "", 1)
    told = _SMALL_WORDS.sub("", said)
    words = " ".join(words.split()).strip(" ,;.")
    return words[:1].upper() + words[1:] if any(c.isalnum() for c in told) else None
