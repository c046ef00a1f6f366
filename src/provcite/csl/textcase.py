"""Changes of case, on marked text: marks end a word, text shielded from case stays."""

from __future__ import annotations

import re
from collections.abc import Callable

from provcite.csl.marks import ALL, CLOSE, NO_CASE, NO_FORMAT
from provcite.csl.vocab import data_lines

STOP_WORDS = frozenset(word for line in data_lines("stop-words.txt") for word in line.split())

_SHIELDED = re.compile(f"([{NO_CASE}{NO_FORMAT}][^{CLOSE}]*{CLOSE})")
_BREAKS = f'{ALL} \t\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\\-/–—()\\[\\]{{}}:;,"“”„«»‹›‘…'
_WORD = re.compile(f"[^{_BREAKS}]+")
_FINE_WORD = re.compile(f"[^{_BREAKS}.]+")
# After these a title begins anew.
_RESTART = re.compile(f"[:?!](?:[{ALL}”’»\"')\\]]*)[ \N{NO-BREAK SPACE}]")


def is_english(language: str, default: str) -> bool:
    """Tell whether an item's *language*, or the style's *default* where it says none, is English.

    Source: CSL 1.0.2 §Title Case Conversion.
    """
    return (language or default or "en").lower().startswith("en")


def change_case(text: str, case: str, *, language: str = "", english: bool = True) -> str:
    """Return *text* in another *case*.

    Args:
        text: Marked text.
        case: One of CSL's text-case values.
        language: The item's language, for letters whose capitals differ.
        english: Whether title case applies.

    Source: CSL 1.0.2 §Text-case.
    """
    if not text:
        return text
    turkish = language[:2].lower() in {"tr", "az"}
    match case:
        case "lowercase":
            return _unshielded(text, _lower_turkish if turkish else str.lower)
        case "uppercase":
            return _unshielded(text, _upper_turkish if turkish else str.upper)
        case "capitalize-first":
            return _capitalize_first(text, only_lower=True)
        case "capitalize-all":
            return _unshielded(
                text, lambda piece: _FINE_WORD.sub(lambda word: _capitalized(word.group()), piece)
            )
        case "sentence":
            return _sentence(text)
        case "title":
            return _title(text) if english else text
        case _:
            return text


def _lower_turkish(text: str) -> str:
    return text.replace("İ", "i").replace("I", "ı").lower()


def _upper_turkish(text: str) -> str:
    return text.replace("i", "İ").replace("ı", "I").upper()


def _unshielded(text: str, change: Callable[[str], str]) -> str:
    if NO_CASE not in text and NO_FORMAT not in text:
        return change(text)
    pieces = _SHIELDED.split(text)
    return "".join(piece if index % 2 else change(piece) for index, piece in enumerate(pieces))


def upper_first(word: str) -> str:
    """Return *word* with its first letter as a capital."""
    return word[:1].upper() + word[1:]


def _capitalized(word: str) -> str:
    return upper_first(word) if word == word.lower() else word


def _first_word(text: str) -> re.Match[str] | None:
    """Return the first word, or None where there is none or it is shielded."""
    found = next((word for word in _WORD.finditer(text) if _has_letter(word)), None)
    return None if found is None or NO_CASE in text[: found.start()] else found


def _has_letter(word: re.Match[str]) -> bool:
    return any(c.isalnum() for c in word.group())


def _capitalize_first(text: str, *, only_lower: bool) -> str:
    found = _first_word(text)
    if found is None:
        return text
    word = found.group()
    changed = _capitalized(word) if only_lower else upper_first(word)
    return text[: found.start()] + changed + text[found.end() :]


def _sentence(text: str) -> str:
    found = _first_word(text)
    end = found.end() if found else 0
    return _capitalize_first(text[:end], only_lower=False) + _unshielded(text[end:], str.lower)


def _title(text: str) -> str:
    shielded = [found.span() for found in _SHIELDED.finditer(text)]
    words = [word for word in _WORD.finditer(text) if _has_letter(word)]
    out: list[str] = []
    at, guard = 0, 0
    for index, found in enumerate(words):
        start, end = found.span()
        while guard < len(shielded) and shielded[guard][1] <= start:
            guard += 1
        out.append(text[at:start])
        begins = index == 0 or bool(_RESTART.search(text, words[index - 1].end() - 1, start))
        word = found.group()
        if guard < len(shielded) and shielded[guard][0] < start:
            out.append(word)
        else:
            out.append(_title_word(word, begins=begins, is_last=index == len(words) - 1))
        at = end
    out.append(text[at:])
    return "".join(out)


def _title_word(word: str, *, begins: bool, is_last: bool) -> str:
    if word != word.lower():
        # Somebody who put a capital there knew why.
        return word
    if begins:
        return upper_first(word)
    bare = word.rstrip("?!.’'")
    has_particle = word[1:2] in {"’", "'"} and len(word) > 2
    if len(bare) == 1 or has_particle or (bare in STOP_WORDS and not is_last):
        return word
    return upper_first(word)
