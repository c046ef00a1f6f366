"""The classification sentence: "Secret; Niact; Limit Distribution".

The whole string is one part; its captions are parts within it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from provcite.authorities import classifications
from provcite.notes._location import part
from provcite.notes.values import Part

# What a phrase of a marking may hold besides known terms ("Eyes Only for the Secretary").
_LONGEST_PHRASE = 110
_AFTER_BRACKET = re.compile(r"\]\s+(?=[A-Z“])")
_SEMICOLON = re.compile(r"\s*;\s*")
_EXTENT = re.compile(r"\d{1,4}\s?(?:pp|p)\.(?=\s|$)")
# "For National Advisory Council Use Only": a control of one body, told by its form.
_FOR_BODY = re.compile(r"For (?:the )?(?:[A-Z][\w’.-]* (?:of |for |and |on )?){1,6}Use Only")
_LEVEL_KINDS = frozenset({"classification", "administrative control", "foreign/alliance marking"})


@lru_cache(maxsize=1)
def _first_term() -> re.Pattern[str]:
    """Return the pattern of the terms that can open a classification sentence."""
    terms = {term for term in _terms() if len(term) > 2}
    terms |= {term.upper() for term in _level_terms() if len(term) > 2}
    ordered = sorted(terms, key=lambda term: (-len(term), term))
    either = "|".join([*map(re.escape, ordered), _FOR_BODY.pattern])
    return re.compile(f"(?:{either})" + r"(?=\s*(?:[;.,]|\[|$)|\s(?:and )?[A-Z]|[/—–][A-Z])")


@lru_cache(maxsize=1)
def _level_terms() -> frozenset[str]:
    return frozenset(m.term for m in classifications.markings() if m.kind in _LEVEL_KINDS)


@lru_cache(maxsize=1)
def _folded_level_terms() -> frozenset[str]:
    return frozenset(term.casefold() for term in _level_terms())


def _terms() -> set[str]:
    skipped = {"status", "combination"}
    return {
        name for marking, names in classifications.names() if marking.kind not in skipped for name in names
    }


def read_classification(text: str, start: int, end: int) -> tuple[Part, tuple[Part, ...]] | None:
    """Read the classification that a sentence is, or opens with; return None where it has none.

    Args:
        text: The note.
        start: Where the sentence begins.
        end: Where it ends, its full stop left out.

    Returns:
        The whole marking string, and the captions in it.
    """
    if _first_term().match(text, start, end) is None:
        return None
    words = text[start:end]
    found = _kept_shape(words) if end - start <= _LONGEST_PHRASE else _shape(words)
    if found is None:
        return None
    length, captions = found
    whole = part(text, start, start + length, "classification")
    return whole, tuple(part(text, start + a, start + b, "marking") for a, b in captions)


def _shape(words: str) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    """Return how long the classification is with which *words* open, and where its captions stand in it."""
    bracket = _AFTER_BRACKET.search(words)
    end = len(words) if bracket is None else bracket.start() + 1
    if end > 4 * _LONGEST_PHRASE:
        return None
    phrases = _phrases(words, 0, end)
    if not all(_is_marking(words[a:b], first=n == 0) for n, (a, b) in enumerate(phrases)):
        return None
    captions = (
        (a, b)
        for a, b in _after_level(words, phrases)
        if words[a:b].casefold() not in _folded_level_terms()
        and words[a] != "["
        and (a > 0 or not _FOR_BODY.fullmatch(words, a, b))
    )
    return end, tuple(captions)


# The same few classifications recur through every volume.
_kept_shape = lru_cache(maxsize=1024)(_shape)


def _phrases(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out = []
    begin = start
    for mark in _SEMICOLON.finditer(text, start, end):
        out.append((begin, mark.start()))
        begin = mark.end()
    out.append((begin, end))
    return [(a, b) for a, b in out if b > a]


def _after_level(text: str, phrases: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave of "Secret/Sensitive" and of "Secret and Personal" the caption alone."""
    out = []
    for a, b in phrases:
        joint = _JOINT.search(text, a, b)
        out.append(
            (joint.end(), b)
            if joint and text[a : joint.start()].casefold() in _folded_level_terms()
            else (a, b)
        )
    return out


# "Secret/Sensitive", "Secret and Personal", "Secret—Eyes Only"
_JOINT = re.compile(r"[/—–]| and ")


def _is_marking(words: str, *, first: bool) -> bool:
    """Tell whether a phrase can be a marking: a known term, a bracket, or a few capitalised words."""
    if words[0] == "[" or classifications.find(words) is not None:
        return True
    if len(words) > _LONGEST_PHRASE:
        return False
    if first:
        match = _first_term().match(words)
        rest = words[match.end() :].strip(" ,") if match else words
        if rest.startswith("and "):
            # "Secret and Personal" is a marking, "Secret and Top Secret papers" is none.
            return classifications.find(rest[4:]) is not None
        return match is not None and (
            not rest or rest[0] in "[/—–" or rest.startswith("for ") or _few(rest, 4)
        )
    return _few(words, 12)


def _few(words: str, most: int) -> bool:
    parts = words.split()
    return len(parts) <= most and (parts[0][:1].isupper() or parts[0][0] in "[“")


def extent_end(text: str, start: int, end: int) -> int | None:
    """Return where an extent ("3 pp.") ends that begins at *start*, or None."""
    match = _EXTENT.match(text, start, end)
    return match.end() if match else None
