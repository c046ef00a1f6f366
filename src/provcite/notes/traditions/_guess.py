"""Guessing the tradition of a citation from its holders, its script, its level words and codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from provcite.authorities import traditions as facts
from provcite.notes.traditions._levels import code_marks, level_marks
from provcite.notes.traditions._marks import Mark

# Letters that only one tradition of the tables is written in.
_SCRIPTS = (
    ("ukrainian", re.compile(r"[іїєґІЇЄҐ]"), 8.0),
    ("russian", re.compile(r"[а-яА-ЯёЁ]"), 5.0),
    ("korean", re.compile(r"[가-힣]"), 8.0),
    ("japanese", re.compile(r"[぀-ヿ「『]"), 5.0),
    ("japanese", re.compile(r"[一-鿿]"), 2.0),
    ("polish", re.compile(r"[łśźżęąŁŚŹŻ]"), 2.0),
    ("czech", re.compile(r"[řěůŘ]"), 2.0),
    ("german", re.compile(r"[äöüß]"), 0.7),
)
# Traditions whose codes look like other things, and say nothing by themselves.
_LOOSE = frozenset(
    {
        "european-union",
        "french",
        "german",
        "australian",
        "canadian",
        "korean",
        "polish",
        "spanish",
        "russian",
        "ukrainian",
    }
)
_BODIES = facts.words("body")
_KNOWN, _SHARED, _FORM = 6.0, 4.5, 2.5


def guess(text: str, found: Sequence[Mark]) -> str:
    """Return the key of the tradition that speaks loudest; `us` where nothing speaks.

    Args:
        text: The citation.
        found: The holders found in it.
    """
    scores = dict.fromkeys(facts.traditions(), 0.0)
    for position, mark in enumerate(found):
        of = {h.tradition for h in mark.holders}
        weight = _FORM if mark.rule == "form-of-holder" else _KNOWN if len(of) == 1 else _SHARED
        for tradition in of:
            # The first holder named is rather the one that keeps the paper.
            scores[tradition] = scores.get(tradition, 0.0) + weight + (2.0 if position == 0 else 0.0)
    for tradition, script, weight in _SCRIPTS:
        if script.search(text):
            scores[tradition] += weight
    held = {h.tradition for m in found for h in m.holders}
    for words, (tradition, sign, weight) in zip(facts.sign_words(), facts.signs(), strict=True):
        # Most words are not there at all, which is found out sooner without a pattern.
        if words in text and sign.search(text) and (words not in _BODIES or tradition in held):
            # A body without its holder is a section of another archive: "AMAE, NATO, vol. 12".
            scores[tradition] += weight
    best = max(scores.values())
    if best < _KNOWN or sum(score == best for score in scores.values()) > 1:
        _add_forms(text, scores)
    if not found and _SIGLUM.match(text):
        _add_languages(text, scores)
    best = max(scores.values())
    if best <= 0:
        return "us"
    return next(t for t in facts.traditions() if scores[t] == best)


# "ARNAD, Ministerio del Interior, vol. 10234": an archive's letters that no table has.
_SIGLUM = re.compile(r"[A-ZÀ-Þ]{2,8}, (?=[A-ZÀ-Þ])")
_LANGUAGE_WORDS = {t: facts.words(f"language-{t}") for t in facts.traditions()}
_WORD = re.compile(r"[^\W\d_]+")


def _add_languages(text: str, scores: dict[str, float]) -> None:
    """Add what the languages of the words and months say."""
    words = {word.casefold() for word in _WORD.findall(text)}
    for tradition, listed in _LANGUAGE_WORDS.items():
        scores[tradition] += sum(word in words for word in listed)


@cache
def _own_words(tradition: str) -> frozenset[str]:
    return frozenset(w.text for w in facts.level_words(tradition) if w.own)


def _add_forms(text: str, scores: dict[str, float]) -> None:
    """Add what the forms of level words and codes say, where no holder is named for certain."""
    found: dict[str, list[str]] = {}
    for tradition in scores:
        listed = _own_words(tradition)
        words = {m.word for m in level_marks(text, tradition)}
        found[tradition] = [w for w in sorted(words) if w in listed or w.rstrip(".") in listed]
    shared = Counter(word for several in found.values() for word in several)
    for tradition, own in found.items():
        # A word of many traditions ("vol.") says little.
        scores[tradition] += sum(0.6 if shared[word] < 4 else 0.2 for word in own)
        if tradition not in _LOOSE:
            scores[tradition] += sum(0.8 for _ in code_marks(text, tradition))
