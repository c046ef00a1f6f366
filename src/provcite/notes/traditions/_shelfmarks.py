"""Finding shelfmarks of libraries: a piece that holds a word of shelfmarks and a number or code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from provcite.authorities import traditions as facts
from provcite.notes.traditions._marks import Mark
from provcite.notes.traditions._spans import Piece, trim

# Where a shelfmark ends: a leaf or page, a bracket, or the words of a part of it.
_LEAF = re.compile(
    r"[ ,.](?:f|ff|fol|fols|fo|fos|p|pp|Bl|k|folio|folios|ºf|[Ff]°|art|nos?|nr)\b[.°º]? ?\d|\s?[(（\[]"
)
_CODE = re.compile(r"\d|(?:^|[ .])[IVXLC]{1,6}(?:$|[ .,])|[A-Z]\.? ?[ivxlc]+$")
# "c. 491" is a leaf in Italy, a part of a shelfmark in Oxford.
_CARTA = re.compile(r" cc?\. ?\d")
_CARTE = frozenset({"italian", "vatican"})
# A collection with a number of its own is no shelfmark.
_PAPERS = re.compile(r"(?i:papers|collection|records|fonds|archive)\s*$")
_COLLECTION = re.compile(
    r"(?:(?i:papers|collection|records|fonds|archives?)(?:,? \d{4}(?:[–-]\d{2,4})?)?"
    r"|^\d{4}(?:[–-]\d{2,4})?)\s*$"
)
_PART = re.compile(r" \(\d{1,3}[a-z]?\)")
_NUMBER = re.compile(r", ?\d[\w.-]{0,8}(?: ?\(=? ?\d{1,6}\))?(?=[,;]|\s*$)")
_YEAR = re.compile(r", ?1[4-9]\d\d$")
_STOP_NUMBER = re.compile(r"(?<=\d)(?:\. \d{1,4}[a-z]?){1,3}(?=[,;)]|\s*$)")
_CLASS = re.compile(r" [IVXLC]{1,6}$")
# A bare leaf after a shelfmark: 7r, 46v-47r.
_BARE_LEAF = re.compile(r"\d{1,4}(?:[rv]°?|bis)(?:[–-]\d{0,4}[A-Z]?[rv]?°?){0,3}$")


# "Interview with George Cotton, 1987"
_PAPER = tuple(sorted(facts.words("paper-start")))


@cache
def _words(tradition: str) -> re.Pattern[str]:
    found = sorted(
        {w.text for w in facts.level_words(tradition) if w.place == "shelf"},
        key=lambda w: (-len(w), w),
    )
    return re.compile(
        r"(?<![\w/])(?:"
        + "|".join(re.escape(w) + (r"(?!\w)" if w[-1].isalnum() else "") for w in found)
        + ")"
    )


def find(text: str, regions: Sequence[Piece], tradition: str) -> Iterator[Mark]:
    """Yield the shelfmarks among *regions*: pieces between separators, holders' names left out."""
    words = _words(tradition)
    for region in regions:
        found = words.search(text, region.start, region.end)
        if (
            found is None
            or text.startswith(_PAPER, region.start)
            or found.start() - region.start > 40
            or _PAPERS.search(text[region.start : region.end])
        ):
            continue
        end = region.end
        leaf = _LEAF.search(text, found.end(), region.end)
        if leaf is None and tradition in _CARTE:
            leaf = _CARTA.search(text, found.end(), region.end)
        if leaf is not None:
            end = leaf.start()
        start, end = trim(text, region.start, end)
        part = _PART.match(text, end, region.end)
        if part is not None:
            # "MS Am 1094 (123)"
            end = part.end()
        bracket = text.find("(", start, found.start())
        if bracket >= 0 and _COLLECTION.search(text[region.start : bracket]):
            # "Edward Mandell House Papers (MS 466)": the number is the collection's.
            continue
        if bracket >= 0:
            closing = text.find(")", found.end(), region.end)
            start, end = trim(text, found.start(), closing if closing >= 0 else end)
        if not _CODE.search(text[start:end]):
            # "Ms. Court, 15": the number stands after a comma.
            number = _NUMBER.match(text, end)
            if number is not None and found.start() > region.start and _YEAR.match(number[0]):
                # "Harley to Cotton, 1705"
                continue
            end = number.end() if number is not None else end
        elif _CLASS.search(text[start:end]) and (number := _NUMBER.match(text, end)) is not None:
            # "It. VII, 1234 (7890)": class and number.
            end = number.end()
        elif end == region.end and (number := _STOP_NUMBER.match(text, end)) is not None:
            # "Auct. F. 4. 32": the shelfmark's own stops.
            end = number.end()
        # "2nd Bn Royal Welch Fusiliers": the number stands after the shelfmark's word.
        if (
            start < end
            and _CODE.search(text[max(start, found.start()) : end])
            and text[start:end].count(" ") < 8
        ):
            yield Mark(start, end, "container", "shelfmark", 0.9, level="reference-code")


def is_bare_leaf(words: str) -> bool:
    """Tell whether *words* are a leaf without its word: "7r", "46v-47r"."""
    return _BARE_LEAF.match(words) is not None
