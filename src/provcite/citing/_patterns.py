"""The pattern language in which recipes say what a citation looks like.

A pattern is text with slots and optional groups:

    {parties}[, {genre}][, {date|long}][ ({place}: {publisher}, {year})]

`{slot}` is a fact of the source; `{a or b}` is the first of them that is there; `|` hands it to filters.
`[...]` prints only when every slot directly inside it has something to print. `[?slot: ...]` prints when that
slot has something, `[!slot: ...]` when it has nothing. A backslash makes the next character plain text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

import attrs

from provcite.citing._line import Pieces, has_data, mark
from provcite.errors import Span, StyleError

# Deeper than any citation; a hostile style file must not exhaust the stack.
MAX_NESTING = 12
MAX_LENGTH = 4000
_TEST = re.compile(r"([?!])([\w.-]+):")


@attrs.frozen
class Mark:
    """Words or punctuation that the pattern itself prints."""

    text: str


@attrs.frozen
class Slot:
    """A fact to print: the first of `names` that is there, through `filters`."""

    names: tuple[str, ...]
    filters: tuple[str, ...] = ()


@attrs.frozen
class Group:
    """What prints only under a condition.

    Attributes:
        children: The content.
        sign: `?`, `!`, or an empty text for "every slot has something".
        tested: The slot that a sign tests.
    """

    children: tuple[Part, ...]
    sign: str = ""
    tested: str = ""


Part = Mark | Slot | Group
# What a slot prints; nothing where the source lacks it.
Lookup = Callable[[Slot], Pieces]


@functools.lru_cache(maxsize=4096)
def parse(pattern: str, source: str = "<pattern>") -> tuple[Part, ...]:
    """Return the parts of *pattern*.

    Args:
        pattern: The text of the pattern.
        source: Name of the recipe and form, for messages.

    Raises:
        StyleError: A bracket or brace is not closed, or the pattern is too long or too deep.
    """
    if len(pattern) > MAX_LENGTH:
        raise _error("The pattern is too long.", pattern, 0, source)
    levels: list[list[Part]] = [[]]
    heads: list[tuple[str, str, int]] = []
    at = 0
    while at < len(pattern):
        character = pattern[at]
        if character == "\\" and at + 1 < len(pattern):
            _add_text(levels[-1], pattern[at + 1])
            at += 2
        elif character == "{":
            end = pattern.find("}", at)
            if end < 0:
                raise _error("A slot is not closed.", pattern, at, source)
            levels[-1].append(_slot(pattern[at + 1 : end]))
            at = end + 1
        elif character == "[":
            if len(levels) > MAX_NESTING:
                raise _error("The groups are nested too deep.", pattern, at, source)
            test = _TEST.match(pattern, at + 1)
            heads.append((test[1], test[2], at) if test else ("", "", at))
            levels.append([])
            at = test.end() if test else at + 1
        elif character == "]":
            if not heads:
                raise _error("A group is closed that was not opened.", pattern, at, source)
            sign, tested, _ = heads.pop()
            children = tuple(levels.pop())
            levels[-1].append(Group(children, sign, tested))
            at += 1
        else:
            _add_text(levels[-1], character)
            at += 1
    if heads:
        raise _error("A group is not closed.", pattern, heads[-1][2], source)
    return tuple(levels[0])


def _error(what: str, pattern: str, at: int, source: str) -> StyleError:
    mend = r"Groups stand in [ ], slots in { }; write \[ or \{ for the character itself."
    return StyleError(what, where=Span.at(pattern, at, source=source), mend=mend)


def _add_text(parts: list[Part], text: str) -> None:
    if parts and isinstance(parts[-1], Mark):
        parts[-1] = Mark(parts[-1].text + text)
    else:
        parts.append(Mark(text))


def _slot(inner: str) -> Slot:
    name, *filters = inner.split("|")
    names = tuple(part.strip() for part in name.split(" or "))
    return Slot(names, tuple(word.strip() for word in filters if word.strip()))


def render(parts: Sequence[Part], lookup: Lookup) -> Pieces:
    """Return what *parts* print of a source.

    Args:
        parts: A parsed pattern.
        lookup: Gives the pieces of a slot.
    """
    out: list[Pieces] = []
    for part in parts:
        match part:
            case Mark(text):
                out.append(mark(text))
            case Slot():
                out.append(lookup(part))
            case Group():
                out.append(_group(part, lookup))
    return tuple(piece for pieces in out for piece in pieces)


def _group(group: Group, lookup: Lookup) -> Pieces:
    if group.sign:
        present = has_data(lookup(Slot((group.tested,))))
        return render(group.children, lookup) if present == (group.sign == "?") else ()
    for child in group.children:
        if isinstance(child, Slot) and not has_data(lookup(child)):
            return ()
    pieces = render(group.children, lookup)
    # A group of groups that are all empty has nothing to hold together.
    return pieces if has_data(pieces) or all(isinstance(c, Mark) for c in group.children) else ()


def cost(parts: Sequence[Part], of_slot: Callable[[str], int]) -> int:
    """Return how many facts rendering *parts* asks for at most.

    Args:
        parts: A parsed pattern.
        of_slot: The cost of one slot: 1, or that of the macro it stands for.
    """
    total = 0
    for part in parts:
        match part:
            case Slot(names):
                total += sum(map(of_slot, names))
            case Group(children, _, tested):
                # A group looks at its slots before it prints them.
                total += 2 * cost(children, of_slot) + (of_slot(tested) if tested else 0)
            case Mark():
                pass
    return total


def slots(parts: Sequence[Part]) -> frozenset[str]:
    """Return the names of all slots in *parts*."""
    found: set[str] = set()
    for part in parts:
        match part:
            case Slot(names):
                found.update(names)
            case Group(children, _, tested):
                found |= slots(children)
                if tested:
                    found.add(tested)
            case Mark():
                pass
    return frozenset(found)
