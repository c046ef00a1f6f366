"""Lists of names: "Brewer", "ICA, H, Jones, and Meyer", "Cairo and priority to London"."""

from __future__ import annotations

import re

from provcite.notes._scan import split

_AND = re.compile(r"(?:^|\s+)and\s+|[()\[\]]")
_NEVER_ALONE = re.compile(r"(?:Jr|Sr|II|III|IV)\.?$")


def list_items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the items of a list between commas, semicolons and "and", outside brackets."""
    out: list[tuple[int, int]] = []
    for a, b, _ in split(text, start, end):
        if out and _NEVER_ALONE.match(text, a, b):
            out[-1] = (out[-1][0], b)
            continue
        out.extend(_at_and(text, a, b))
    return out


def _at_and(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    depth = 0
    begin = start
    for mark in _AND.finditer(text, start, end):
        sign = mark[0]
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth = max(0, depth - 1)
        elif depth == 0:
            if mark.start() > begin:
                out.append((begin, mark.start()))
            begin = mark.end()
    if end > begin:
        out.append((begin, end))
    return out
