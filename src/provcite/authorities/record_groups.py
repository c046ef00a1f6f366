"""Record groups of the National Archives: numbers and titles."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from provcite.authorities._tables import rows

_NUMBER = re.compile(r"(?:Record Group|RG)?,?\s?(\d{1,3})(?!\d)")


@attrs.frozen
class RecordGroup:
    """A record group.

    Attributes:
        number: Its number, as text.
        title: Its common short title.
        cited_for: What FRUS cites it for, or an empty text.
        confidence: high, medium or low.
    """

    number: str
    title: str
    cited_for: str
    confidence: str


@lru_cache(maxsize=1)
def record_groups() -> tuple[RecordGroup, ...]:
    """Return the record groups of the data file, in its order."""
    return tuple(
        RecordGroup(row["number"], row["title"], row["cited_for"], row["confidence"])
        for row in rows("record-groups")
    )


@lru_cache(maxsize=1)
def _by_number() -> dict[str, RecordGroup]:
    return {group.number: group for group in record_groups()}


def find(text: str) -> RecordGroup | None:
    """Return the record group that *text* names ("RG 59", "Record Group 59", "59"), or None."""
    match = _NUMBER.match(text.strip())
    return _by_number().get(match[1].lstrip("0")) if match else None
