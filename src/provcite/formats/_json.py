"""JSON, strictly: the guard through which every JSON text is read.

Refuses what Python's own reader lets pass or breaks on: NaN, infinities, doubled keys, lone surrogates,
numbers without bound, nesting without bound.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from provcite.errors import FormatError, Span, shorten

MAX_CHARACTERS = 64 * 2**20
MAX_DEPTH = 64
MAX_DIGITS = 18

# A text is passed over whole, so that brackets in it do not count; possessive, hence linear.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)


def loads(text: str, *, source: str = "<text>") -> Any:
    """Return the data that *text* holds.

    Args:
        text: JSON; a byte-order mark at the start is passed over.
        source: Name of the text, for messages.

    Raises:
        FormatError: *text* is no JSON, or breaks one of the guards.

    Source: RFC 8259, and RFC 7493 (I-JSON) for doubled keys and surrogates.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > MAX_CHARACTERS:
        raise FormatError(
            f"The text has {len(text)} characters; at most {MAX_CHARACTERS} are read.",
            where=source,
            mend="Split the file.",
        )
    _check_depth(text, source)
    _check_surrogates(text, source)
    try:
        return json.loads(
            text,
            object_pairs_hook=lambda pairs: _object(pairs, source),
            parse_constant=lambda name: _refuse(f"{name} is no JSON number.", source),
            parse_int=lambda digits: _integer(digits, source),
            parse_float=lambda digits: _float(digits, source),
        )
    except json.JSONDecodeError as error:
        raise FormatError(
            f"The JSON is broken: {error.msg}.", where=Span.at(text, error.pos, source=source)
        ) from error


def _check_depth(text: str, source: str) -> None:
    depth = 0
    for found in _TOKEN.finditer(text):
        token = found.group()
        if token in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise FormatError(
                    f"Lists and objects nest deeper than {MAX_DEPTH}.",
                    where=Span.at(text, found.start(), source=source),
                    mend="Keep the data flat: nodes and relations refer to each other by id.",
                )
        elif token in "]}":
            depth -= 1


def _check_surrogates(text: str, source: str) -> None:
    if "\\u" not in text:
        return
    high_end = -1
    for found in _ESCAPE.finditer(text):
        code = int(found[1], 16) if found[1] else 0
        follows_high = high_end == found.start()
        is_low = 0xDC00 <= code <= 0xDFFF
        if (high_end >= 0 and not (follows_high and is_low)) or (is_low and not follows_high):
            raise _lone(text, found.start(), source)
        high_end = found.end() if 0xD800 <= code <= 0xDBFF else -1
    if high_end >= 0:
        raise _lone(text, high_end, source)


def _lone(text: str, offset: int, source: str) -> FormatError:
    return FormatError(
        "An escape stands for half a character (a lone surrogate).",
        where=Span.at(text, offset, source=source),
        mend="Write the character itself.",
    )


def _refuse(what: str, source: str) -> NoReturn:
    raise FormatError(what, where=source, mend="Write it as text, or leave it out.")


def _object(pairs: list[tuple[str, Any]], source: str) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        _refuse(f"An object has the key {shorten(twice)!r} twice.", source)
    return found


def _integer(digits: str, source: str) -> int:
    if len(digits) > MAX_DIGITS:
        _refuse(f"A number has more than {MAX_DIGITS} digits.", source)
    return int(digits)


def _float(digits: str, source: str) -> float:
    value = float(digits) if len(digits) <= 40 else math.inf
    if not math.isfinite(value):
        _refuse(f"The number {shorten(digits)} is too large or too long.", source)
    return value


def compact(data: Any) -> str:
    """Return *data* as JSON on one line, keys in the order they have."""
    return json.dumps(data, ensure_ascii=False, separators=(", ", ": "))
