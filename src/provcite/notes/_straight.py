"""Straight quotation marks: a note that has them in plain pairs is read as if they were curly.

Each mark is one character in either form, so that every place stays where it is. Where a mark opens or
closes is told by what stands around it; a note in which that leaves a doubt is read as it stands.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from typing import TypeVar

import attrs

from provcite.errors import TextSpan
from provcite.notes.values import LocationWords

T = TypeVar("T")

_CURLY = re.compile(r"[“”]")
# Before an opening mark no letter, after a closing one none: 'the 5" gun' has neither form.
_OPENS = re.compile(r"(?<![^\s(\[—–‘'/])\"(?=[^\s\")\],.;:])")
_CLOSES = re.compile(r"(?<=[^\s\"(\[])\"(?![\w\"])")
_BACK = str.maketrans("“”", '""')


def curled(text: str) -> str | None:
    """Return *text* with curly marks for its straight ones, or None where they do not pair without doubt.

    A note that has curly marks too is left alone: its straight ones are strays.
    """
    if '"' not in text or _CURLY.search(text):
        return None
    opening = {match.start() for match in _OPENS.finditer(text)}
    closing = {match.start() for match in _CLOSES.finditer(text)}
    out: list[str] = []
    position = 0
    is_open = False
    for at in _places(text):
        wanted, other = (closing, opening) if is_open else (opening, closing)
        if at not in wanted or at in other:
            return None
        out += (text[position:at], "”" if is_open else "“")
        position = at + 1
        is_open = not is_open
    return None if is_open else "".join((*out, text[position:]))


def _places(text: str) -> Iterator[int]:
    at = text.find('"')
    while at >= 0:
        yield at
        at = text.find('"', at + 1)


def restored(value: T, keep: tuple[LocationWords, ...]) -> T:
    """Return what was read of a curled note with straight marks in all its words again.

    Args:
        value: What was read: a value of `provcite.notes`.
        keep: What earlier notes have cited: their words stay as they are.
    """
    if isinstance(value, LocationWords) and value in keep:
        return value  # type: ignore[return-value]  # it is narrowed to a subclass of T
    changes = {}
    for field in attrs.fields(type(value)):
        old = getattr(value, field.name)
        new = _restored(old, keep)
        if new != old:
            changes[field.name] = new
    return attrs.evolve(value, **changes) if changes else value  # type: ignore[misc]


def _restored(value: object, keep: tuple[LocationWords, ...]) -> object:
    if isinstance(value, enum.Enum | TextSpan):
        return value
    if isinstance(value, str):
        return value.translate(_BACK)
    if isinstance(value, tuple):
        return tuple(_restored(item, keep) for item in value)
    return restored(value, keep) if attrs.has(type(value)) else value
