"""Straight quotation marks: a note that has them in plain pairs is read as if they were curly.

Each mark is one character in either form, so that every place stays where it is. Where a mark opens or
closes is told by what stands around it; a note in which that leaves a doubt is read as it stands.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from typing import Any

import attrs

from provcite.errors import TextSpan
from provcite.notes.values import Footnote, LocationWords

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


def restored(note: Footnote, keep: tuple[LocationWords, ...]) -> Footnote:
    """Return what was read of a curled note with straight marks in all its words again.

    Args:
        note: What was read.
        keep: What earlier notes have cited: their words stay as they are.
    """
    changes = {field.name: _restored(getattr(note, field.name), keep) for field in attrs.fields(Footnote)}
    return attrs.evolve(note, **changes)


def _restored(value: Any, keep: tuple[LocationWords, ...]) -> Any:
    """Return any part of a reading with straight marks; what holds none is returned as it is."""
    if isinstance(value, enum.Enum | TextSpan) or (isinstance(value, LocationWords) and value in keep):
        return value
    if isinstance(value, str):
        return value.translate(_BACK)
    if isinstance(value, tuple):
        return tuple(_restored(item, keep) for item in value)
    if not attrs.has(type(value)):
        return value
    fields = {field.name: _restored(getattr(value, field.name), keep) for field in attrs.fields(type(value))}
    return attrs.evolve(value, **fields)
