"""Look-up of many names in a text, in one pass.

The names are kept as a tree of words; a look-up walks the text once and, at each word, as far as the
longest name goes. The time grows with the text (times the words of the longest name), not with the
number of names.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

import attrs

from provcite.errors import TextSpan

V = TypeVar("V")

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
# Characters that older print and its transcriptions use for one another.
_SAME = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "−": "-"})

_MARKS = tuple((chr(mark), plain) for mark, plain in _SAME.items())

# The word that nearly every text has.
_ARTICLE = "the"
# The one mark that folding turns into a letter.
_IOTA_BELOW = "\u0345"


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and marks of *text*, in one spelling of apostrophes and dashes, case folded."""
    return tuple(_WORD.findall(text.translate(_SAME).casefold()))


def _key(word: str) -> str:
    """Return one word as the tree keeps it."""
    return word.lower() if word.isascii() else word.translate(_SAME).casefold()


def _keys(text: str) -> list[str]:
    """Return the words and marks of *text* as the tree keeps them, one for each in the text."""
    folded = text.lower() if text.isascii() else _fold(text)
    if len(folded) == len(text) and _IOTA_BELOW not in text:
        return _WORD.findall(folded)
    # Letters that fold to several would part words otherwise than the text does.
    return list(map(_key, _WORD.findall(text)))


def _fold(text: str) -> str:
    for mark, plain in _MARKS:
        # To look for each is quicker than to translate every character.
        text = text.replace(mark, plain)
    return text.casefold()


class _Step(Generic[V]):
    """One word of the tree: what may follow, and the value of the name that ends here."""

    __slots__ = ("after", "value")

    def __init__(self) -> None:
        self.after: dict[str, _Step[V]] = {}
        self.value: V | None = None


@attrs.frozen
class Found(Generic[V]):
    """A name found in a text.

    Attributes:
        span: Where the name stands.
        value: What the index keeps for it.
    """

    span: TextSpan
    value: V


class NameIndex(Generic[V]):
    """Names with a value each, to be found in texts whatever their case, dashes and apostrophes."""

    __slots__ = ("_exact", "_root", "_signs")

    def __init__(self, names: Mapping[str, V] | Iterable[tuple[str, V]]) -> None:
        """Build the index; of two values for one name the first is kept.

        Args:
            names: Names with their values, as a mapping or as pairs in order of preference.
        """
        self._root: _Step[V] = _Step()
        self._exact: dict[str, V] = {}
        pairs = names.items() if isinstance(names, Mapping) else names
        for name, value in pairs:
            step = self._root
            words = words_of(name)
            for number, word in enumerate(words):
                step = step.after.setdefault(word, _Step())
                # The full stop of "N.Y." may be the sentence's, and left out.
                is_last = number == len(words) - 1 or (number == len(words) - 2 and words[-1] == ".")
                if is_last and step.value is None:
                    step.value = value
            self._exact.setdefault(name, value)
        article = self._root.after.get(_ARTICLE)
        self._signs = frozenset(self._root.after)
        if article is not None and article.value is None:
            # Of "The Times" the second word tells that it may be a name.
            self._signs = self._signs - {_ARTICLE} | article.after.keys()

    def get(self, name: str) -> V | None:
        """Return the value of *name* written as a whole, or None."""
        value = self._exact.get(name)
        if value is not None:
            return value
        step = self._root
        for match in _WORD.finditer(name):
            following = step.after.get(_key(match[0]))
            if following is None:
                return None
            step = following
        return step.value

    def can_start(self, word: str) -> bool:
        """Tell whether some name begins with *word*, which stands as a text has it."""
        return word.casefold() in self._root.after

    def longest_at(self, text: str, start: int = 0, end: int | None = None) -> Found[V] | None:
        """Return the longest name that begins at *start* and ends not after *end*, or None."""
        stop = len(text) if end is None else end
        first = _WORD.match(text, start, stop)
        if first is None:
            return None
        word = first[0]
        step = self._root.after.get(word.lower() if word.isascii() else _key(word))
        # Most places are the beginning of no name: they are left without a further look.
        if step is None:
            return None
        best, value = first.end(), step.value
        for match in _WORD.finditer(text, best, stop):
            step = step.after.get(_key(match[0]))
            if step is None:
                break
            if step.value is not None:
                best, value = match.end(), step.value
        return None if value is None else Found(TextSpan(start, best), value)

    def find_all(self, text: str) -> Iterator[Found[V]]:
        """Yield the names of *text* from left to right, longest first, none overlapping another."""
        words = _keys(text)
        # Most texts have no word that tells a name.
        if self._signs.isdisjoint(words):
            return
        firsts = self._root.after
        found: list[tuple[int, int, V]] = []
        at = 0
        for position in [number for number, word in enumerate(words) if word in firsts]:
            if position >= at:
                length, value = self._longest(words, position)
                if value is not None:
                    at = position + length
                    found.append((position, at - 1, value))
        if not found:
            return
        until = found[-1][1] + 1
        places = [match.span() for match in itertools.islice(_WORD.finditer(text), until)]
        for first, last, value in found:
            yield Found(TextSpan(places[first][0], places[last][1]), value)

    def _longest(self, words: list[str], at: int) -> tuple[int, V | None]:
        """Return how many of *words* the longest name that begins at the word *at* has, and its value."""
        step = self._root.after[words[at]]
        length, value = 1, step.value
        for count in range(at + 1, len(words)):
            following = step.after.get(words[count])
            if following is None:
                break
            step = following
            if step.value is not None:
                length, value = count - at + 1, step.value
        return length, value
