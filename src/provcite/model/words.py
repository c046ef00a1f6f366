"""The converters and validators that every value of the model shares.

Words are tidied on the way in, so that the same words typed or read in two ways make equal values; texts
that must stay exact (a note, a quotation) go through `exact` instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import attrs

from provcite.errors import ModelError, shorten

_SURROGATE = re.compile("[\ud800-\udfff]")


def tidy(value: str) -> str:
    """Return *value* in NFC, without control characters, its white space collapsed to single blanks.

    Twice is the same as once. Format characters (bidi marks, joiners) stay: they carry meaning in
    Arabic, Hebrew and Indic names. Lone surrogates become U+FFFD, since no encoding can carry them.
    """
    if not value:
        return value
    # What is printable has no blank but U+0020, and neither control, format nor surrogate characters.
    if (
        value.isprintable()
        and "  " not in value
        and (value.isascii() or unicodedata.is_normalized("NFC", value))
    ):
        return value.strip(" ")
    kept = "".join(_tidy_character(c) for c in value)
    return " ".join(unicodedata.normalize("NFC", kept).split())


def _tidy_character(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    if category == "Cc" and not character.isspace():
        return ""
    return character


def tidy_or_none(value: str | None) -> str | None:
    """Return *value* tidied; None and blank text both become None: absent stays absent."""
    return None if value is None else (tidy(value) or None)


def tidy_all(values: Iterable[str]) -> tuple[str, ...]:
    """Return each of *values* tidied, in order, without the blank ones."""
    return tuple(word for word in map(tidy, values) if word)


def exact(value: str) -> str:
    """Return *value* unchanged but for lone surrogates, which become U+FFFD."""
    if value.isascii() or _SURROGATE.search(value) is None:
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def not_blank(instance: object, attribute: attrs.Attribute[str], value: str) -> None:
    """Refuse a text without a single visible character.

    Raises:
        ModelError: *value* is empty.
    """
    if not value:
        raise ModelError(
            f"The {attribute.name} of a {type(instance).__name__} is empty.",
            where=attribute.name,
            mend=f"Give the {attribute.name} at least one character.",
        )


def identifier(instance: object, attribute: attrs.Attribute[str], value: str) -> None:
    """Refuse a node's or note's id that is empty or holds white space.

    Raises:
        ModelError: *value* is no id.
    """
    not_blank(instance, attribute, value)
    if " " in value:
        raise ModelError(
            f"The id {shorten(value)!r} holds a blank.",
            where=attribute.name,
            mend="Join its words with hyphens.",
        )
