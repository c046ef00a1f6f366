"""A note cut into clauses where other traditions are cited in it: their stops are of other languages.

"RGANI, f. 3, op. 16" and "3. Mai 1962" end no sentence; a semicolon outside brackets ends a clause.
"""

from __future__ import annotations

import bisect
import re
from functools import cache

import attrs

from provcite.authorities import traditions as facts
from provcite.notes import _joints as joints
from provcite.notes._scan import ABBREVIATIONS
from provcite.notes.traditions._spans import Enclosed

_STOP = re.compile(r"[;·。\n]|[.!?][”\"»)’]{0,2}\s+(?=[\wÀ-ÞА-ЯЁІЇЄҐ“«„\"(\[])")
# "Segr. Stato", "I. HA Rep. 162", "op. 3": the stop is an abbreviation's.
_ABBREVIATED = re.compile(
    r"(?:^|[\s(.,])(?:\w|[IVXLC]{1,5}|[A-ZÀ-ÞА-ЯЁІЇЄҐ][a-zà-ÿа-яёіїє]{1,4}|[a-zà-ÿа-яёіїє]{1,4}|[Ii]nv\.nr)$"
)
_NUMBERED = re.compile(r"(?P<word>[^\W\d]{1,8})\.?\s?(?:[^\W\d]{1,8}\.\s?)?(?:[^\W\d]{1,2}-?)?\d")
# "Bl. 5 ff."
_AND_NEXT = re.compile(r"\d ?ff?$")
_ENDS = re.compile(r"[\d)\]”»\"]$")


@attrs.frozen
class Region:
    """A stretch of the note with the places at which it is cut into clauses, in order."""

    start: int
    end: int
    cuts: tuple[int, ...]

    def clause_around(self, position: int) -> tuple[int, int]:
        """Return the clause that holds *position*."""
        index = bisect.bisect_right(self.cuts, position)
        start = self.cuts[index - 1] if index else self.start
        end = self.cuts[index] if index < len(self.cuts) else self.end
        return start, end


def cut(text: str, start: int, end: int, brackets: tuple[Enclosed, ...]) -> Region:
    """Return a stretch with its cuts: at semicolons, ends of sentences, and where another work begins.

    What brackets and quotation marks enclose is never cut.
    """
    cuts: list[int] = []
    walls = iter(brackets)
    wall = next(walls, None)
    for match in _STOP.finditer(text, start, end):
        while wall is not None and wall.end <= match.start():
            wall = next(walls, None)
        if wall is not None and wall.start < match.start():
            continue
        if match[0][0] not in ".!?" or _is_end(text, start, match):
            cuts.append(match.end())
    cuts += (at for at in joints.parts(text, start, end) if not _is_within(at, brackets))
    return Region(start, end, tuple(sorted(cuts)))


def _is_within(at: int, brackets: tuple[Enclosed, ...]) -> bool:
    """Tell whether a place lies within one of *brackets*, which are in order."""
    index = bisect.bisect_right(brackets, at, key=lambda b: b.start) - 1
    return index >= 0 and at < brackets[index].end


def _is_end(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether a stop ends a sentence and no abbreviation, and no level word with its number follows."""
    numbered = _NUMBERED.match(text, stop.end())
    if numbered is not None and numbered["word"].casefold() in _level_words():
        return False
    before = text[max(start, stop.start() - 12) : stop.start()]
    if before[-1:].isdigit() and _month().match(text, stop.end()):
        # "3. Mai 1962"
        return False
    if _ENDS.search(before) or _AND_NEXT.search(before):
        return True
    word = before.rpartition(" ")[2].casefold()
    if text[stop.end()].islower() or word in ABBREVIATIONS:
        return False
    if text[stop.end()].isdigit() and word in _level_words():
        return False
    return _ABBREVIATED.search(before) is None


@cache
def _month() -> re.Pattern[str]:
    return re.compile(facts.month_pattern())


@cache
def _level_words() -> frozenset[str]:
    """Return the level words of all traditions, and the first words of those of several."""
    listed = {w.text.casefold() for t in facts.traditions() for w in facts.level_words(t)}
    return frozenset(part.rstrip(".") for word in listed for part in (word, word.partition(" ")[0]))
