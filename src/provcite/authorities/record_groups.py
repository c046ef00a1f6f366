"""Record groups of the National Archives: numbers and titles."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from provcite.authorities._spelling import plain
from provcite.authorities._tables import rows

# The longest name of a record group with its title, in characters.
_LONGEST = 200
_NAME = re.compile(
    r"(?:(?:Record Group|R\.? ?G\.?)(?: ?(?:No\.?|Number|#))?[ ,:-]{0,3})?0{0,2}(?P<number>[1-9][0-9]{0,2})"
    r"(?:[.,:;]? ?(?P<title>\(?[A-Z].*?))?[.,:;]?",
    re.IGNORECASE | re.ASCII,
)


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
    """Return the record groups of the data file, in its order.

    Source: `data/record-groups.csv`, whose rows say where they are from and how sure they are.
    """
    return tuple(
        RecordGroup(row["number"], row["title"], row["cited_for"], row["confidence"])
        for row in rows("record-groups")
    )


@lru_cache(maxsize=1)
def _by_number() -> dict[str, RecordGroup]:
    return {group.number: group for group in record_groups()}


def find(text: str) -> RecordGroup | None:
    """Return the record group that *text* names, or None where it names none that we know.

    Args:
        text: Its number, with or without its words: "RG 59", "RG-59", "Record Group No. 59", "59"; its title
            may follow. Anything else after the number ("RG 59A", "RG 59 and RG 84") names no record group.

    Source: usage of the National Archives and of FRUS; the numbers are those of `data/record-groups.csv`.
    """
    written = plain(text, longest=_LONGEST)
    match = _NAME.fullmatch(written) if written else None
    group = _by_number().get(match["number"]) if match else None
    if match is None or group is None:
        return None
    return group if not match["title"] or _bare(match["title"]) == _bare(group.title) else None


def _bare(title: str) -> str:
    return title.casefold().strip(" .,:;()")
