"""Values that do not contradict each other, although one says more than the other or is typed otherwise."""

from __future__ import annotations

from typing import Any

import attrs

from provcite.model.agents import Agent
from provcite.model.dates import Date

# Signs that typewriters, web pages and printers set differently, and that mean the same.
_SAME = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("‘’ʼ", "'") | dict.fromkeys("“”", '"'))


def refined(a: object, b: object) -> object | None:
    """Return what *a* and *b* mean together, or None where they contradict each other.

    A person's name gains what one of them lacks (given names, an office), a date the words that stated it;
    a text that differs by its dashes and quotation marks alone is the same text. Which is *a* and which *b*
    makes no difference, nor does the order in which several values are joined.
    """
    match a, b:
        case str(), str():
            return max(a, b) if a.translate(_SAME) == b.translate(_SAME) else None
        case Date(), Date():
            return _filled(a, b, may_lack=("stated",))
        case tuple(), tuple() if len(a) == len(b):
            joined = [_agent(one, other) for one, other in zip(a, b, strict=True)]
            return None if None in joined else tuple(joined)
    return None


def _agent(a: object, b: object) -> Agent | None:
    if a == b:
        return a if isinstance(a, Agent) else None
    # Without a family name in common, two descriptions need not be of one person.
    if not (isinstance(a, Agent) and isinstance(b, Agent) and a.family):
        return None
    return _filled(a, b, may_lack=("given", "particle", "dropping_particle", "suffix", "office"))


def _filled(a: Any, b: Any, *, may_lack: tuple[str, ...]) -> Any | None:
    """Return *a* with what it lacks from *b*, or None where they differ in more."""
    found = {}
    for field in attrs.fields(type(a)):
        one, other = getattr(a, field.name), getattr(b, field.name)
        if one != other and not (field.name in may_lack and (not one or not other)):
            return None
        found[field.name] = one or other
    return attrs.evolve(a, **found)


def weight(value: object) -> tuple[int, str]:
    """Return how much *value* says, and its text: an order in which no two values are equal."""
    return _parts(value), repr(value)


def _parts(value: object) -> int:
    if isinstance(value, tuple):
        return sum(map(_parts, value))
    if isinstance(value, Agent | Date):
        return sum(bool(getattr(value, field.name)) for field in attrs.fields(type(value)))
    return 1
