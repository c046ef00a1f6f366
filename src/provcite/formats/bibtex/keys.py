"""Keys of entries: a reversible rule from the ids of nodes.

Letters, digits and the signs that every tool allows in a key stay; any other character is written as its
code point between plus signs (`d260#n2` is `d260+23+n2`), and so is a plus sign that would be misread. BibTeX
does not tell `a` from `A`: of two ids that differ only in case, the later one gets its first cased letters
written as code points, as many as needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# What btparse (biber), BibTeX and pybtex all take in a key, besides letters and digits.
_SIGNS = frozenset("!$&*-./:;<>?[]^_`|")
_ESCAPE = re.compile(r"\+([0-9a-fA-F]{1,6})\+")


def _escaped(character: str) -> str:
    return f"+{ord(character):x}+"


def _is_cased(character: str) -> bool:
    return character.casefold() != character or character.upper() != character


def encode(node_id: str, *, cased: int = 0) -> str:
    """Return the key for *node_id*.

    Args:
        node_id: Id of a node.
        cased: How many of its cased letters, from the left, to write as code points.
    """
    must = [character not in _SIGNS and not character.isalnum() for character in node_id]
    for i in [i for i, character in enumerate(node_id) if _is_cased(character)][:cased]:
        must[i] = True
    key = ""
    pieces: list[str] = []
    # From the right, since whether a plus sign is misread depends on what follows it in the key.
    for character, escape in zip(reversed(node_id), reversed(must), strict=True):
        if character == "+":
            escape = _ESCAPE.match("+" + key) is not None
        piece = _escaped(character) if escape else character
        pieces.append(piece)
        key = (piece + key)[:8]
    return "".join(reversed(pieces))


def decode(key: str) -> str:
    """Return the id whose key is *key*; a code point that does not exist is left as it is written."""

    def character(found: re.Match[str]) -> str:
        code = int(found[1], 16)
        is_character = 0x20 < code < 0x110000 and not 0xD800 <= code < 0xE000
        return chr(code) if is_character else found.group()

    return _ESCAPE.sub(character, key)


def assign(ids: Iterable[str]) -> dict[str, str]:
    """Return a key for each of *ids*, all different even where case is not told apart."""
    taken: set[str] = set()
    keys: dict[str, str] = {}
    for node_id in ids:
        cased, key = 0, encode(node_id)
        while key.casefold() in taken:
            cased += 1
            key = encode(node_id, cased=cased)
        taken.add(key.casefold())
        keys[node_id] = key
    return keys
