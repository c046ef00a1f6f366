"""What may be a name in a list of people or places, and what ends one: dates, clauses, stories."""

from __future__ import annotations

import re

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ON_DATE = re.compile(
    rf"(?:\s*on)?\s*(?:(?:{MONTHS})\s\d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} (?:{MONTHS}))(?=[\s,;.]|$)"
)

# "…; Christopher did not initial the memorandum" tells a story of its own.
_LONGER_THAN_NAMES = 16
_STORY = re.compile(r"\s(?:did not|drafted|initialed|signed|wrote)\s")


def is_story(text: str, start: int, stop: int) -> bool:
    """Tell whether the words between are a sentence of their own, not a name."""
    return stop - start > _LONGER_THAN_NAMES and _STORY.search(text, start, stop) is not None


def cut_outside_brackets(pattern: re.Pattern[str], text: str, start: int, stop: int) -> int | None:
    """Return where *pattern* first matches outside brackets, or None."""
    depth = 0
    position = start
    for match in pattern.finditer(text, start, stop):
        between = text[position : match.start()]
        depth += between.count("(") + between.count("[") - between.count(")") - between.count("]")
        position = match.start()
        if depth <= 0 and match.start() > start:
            return match.start()
    return None


def may_be_name(words: str) -> bool:
    """Tell whether *words* may be the name of a person, an office or a place."""
    first = words[0]
    return (
        first.isupper()
        or first in "[“"
        or words.startswith(_NAME_OPENERS)
        or _COUNTED.match(words) is not None
        or _INNER_CAPITAL.match(words) is not None
    )


_NAME_OPENERS = (
    "the ",
    "de ",
    "von ",
    "van ",
    "an ",
    "a ",
    "other ",
    "all ",
    "various ",
    "certain ",
    "several ",
)
# "deMartino", "d’Estaing"
_INNER_CAPITAL = re.compile(r"[a-z]{1,4}[’'-]?[A-Z][a-z]")
# "2d Air Division", "78 missions"
_COUNTED = re.compile(r"\d{1,3}(?:st|n?d|rd|th)? [A-Za-z]{3}")
