"""The citations of a note as they are found: what a surer reader has taken no later one may take again."""

from __future__ import annotations

import bisect
import re

from provcite.errors import TextSpan
from provcite.notes._paper_words import has_parties, lone_item
from provcite.notes._prose import has_verb
from provcite.notes._raw import Raw

_NEXT_ITEM = re.compile(r"\sand\s(?=passim,|[A-Z][\w.\[\]]*(?:\s[A-Z][\w.\[\]]*){0,3}\sto\s[A-Z])")
_BETWEEN_FOLDERS = re.compile(r";\s(?:and\s)?")


def _is_folder(text: str, span: TextSpan) -> bool:
    """Tell whether a clause may be a folder's title: short, without a verb, and no document of its own."""
    return (
        len(span) < 120
        and (text[span.start].isupper() or text[span.start].isdigit())
        and not has_verb(text, span.start, span.end)
        and not lone_item(text, span.start, span.end)
        and not has_parties(text, span.start, span.end)
    )


class Taken:
    """The citations found so far, in order, none overlapping another."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.raws: list[Raw] = []

    def is_free(self, span: TextSpan) -> bool:
        place = bisect.bisect_right(self.starts, span.start)
        if place and self.raws[place - 1].span.end > span.start:
            return False
        return place == len(self.raws) or self.raws[place].span.start >= span.end

    def add(self, raw: Raw) -> bool:
        if not len(raw.span) or not self.is_free(raw.span):
            return False
        place = bisect.bisect_right(self.starts, raw.span.start)
        self.starts.insert(place, raw.span.start)
        self.raws.insert(place, raw)
        return True

    def goes_on(self, text: str, span: TextSpan) -> bool:
        """Take *span* as a further folder of the box that the citation before it names; tell whether it was.

        "NARA, RG 59, WTC Lot File 83D222, Box 5, 1947–1948; 1949–1950; and 1951–1952" is one citation.
        """
        place = bisect.bisect_right(self.starts, span.start)
        last = self.raws[place - 1] if place else None
        if (
            last is None
            or last.location is None
            or _BETWEEN_FOLDERS.fullmatch(text, last.span.end, span.start) is None
        ):
            return False
        levels = [container.level for container in last.location.containers[-2:]]
        if levels != ["box", "folder"] or not _is_folder(text, span):
            return False
        last.span = TextSpan(last.span.start, span.end)
        return True

    def without_folder(self, text: str, span: TextSpan) -> TextSpan:
        """Take a folder that opens *span* before "and" and the next item; return what is left of it.

        "…, Box 5, March 1954; June 1954; and July 1954 and passim, NARA, …"
        """
        place = bisect.bisect_right(self.starts, span.start)
        if not place or _BETWEEN_FOLDERS.fullmatch(text, self.raws[place - 1].span.end, span.start) is None:
            return span
        joint = _NEXT_ITEM.search(text, span.start, min(span.end, span.start + 120))
        if joint is None or not self.goes_on(text, TextSpan(span.start, joint.start())):
            return span
        return TextSpan(joint.end(), span.end)

    def before(self, at: int) -> Raw | None:
        """Return the last citation that begins before *at*, or None."""
        place = bisect.bisect_left(self.starts, at)
        return self.raws[place - 1] if place else None

    def first_within(self, start: int, end: int) -> Raw | None:
        place = bisect.bisect_left(self.starts, start)
        return self.raws[place] if place < len(self.raws) and self.raws[place].span.start < end else None
