"""What the references of the mark-up point to: `#d256`, `frus1964-68v20#d104`, `#d100fn2`, `#pg_313`.

Source: the encoding of the Foreign Relations volumes, as the domain notes describe its targets.
"""

from __future__ import annotations

import re

import attrs

from provcite.errors import TextSpan
from provcite.tei import Ref

_VOLUME = re.compile(r"frus\d{4}[\w.-]{0,40}")
_DOCUMENT = re.compile(
    r"(?P<document>d(?P<number>\d{1,5}[a-z]?)(?:-\d{1,3})?(?P<part>at\d{1,3})?)(?:fn(?P<note>\d{1,4}))?"
)
_PAGE = re.compile(r"pg_(?P<page>[0-9]{1,5}|[IVXLCDMivxlcdm]{1,12})")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@attrs.frozen
class RefTarget:
    """A reference, its target taken apart.

    Attributes:
        target: The target as written.
        span: Where its words stand in the note.
        volume: Id of another volume, or None for the same one.
        document: Id of a document, or None.
        number: The document's number, as its id gives it.
        note: Number of a note of that document, or None.
        page: Page, or None.
        broken: Whether it leads to nothing that can be named by its form alone.
        is_part: Whether the id is that of something printed below a document.
        anchor: An id of no form that is known, which some document or attachment may still have; or None.
    """

    target: str
    span: TextSpan
    volume: str | None = None
    document: str | None = None
    number: str = ""
    note: str | None = None
    page: str | None = None
    broken: bool = False
    is_part: bool = False
    anchor: str | None = None


def resolve(ref: Ref) -> RefTarget:
    """Return *ref* with its target taken apart; nothing is opened or fetched."""
    target = ref.target.strip()
    if _ELSEWHERE.match(target):
        # Addresses are words for a reader, never something to follow.
        return RefTarget(target, ref.span, broken=not target.startswith(("http://", "https://", "mailto:")))
    volume, hash_mark, place = target.partition("#")
    if volume and not _VOLUME.fullmatch(volume):
        return RefTarget(target, ref.span, broken=True)
    if match := _DOCUMENT.fullmatch(place):
        return RefTarget(
            target,
            ref.span,
            volume or None,
            match["document"],
            match["number"],
            match["note"],
            is_part=match["part"] is not None,
        )
    if match := _PAGE.fullmatch(place):
        return RefTarget(target, ref.span, volume or None, page=match["page"])
    known = bool(volume and not hash_mark) or place.startswith(
        ("fn", "fig", "tbl", "t_", "p_", "in", "app", "ch", "comp")
    )
    return RefTarget(target, ref.span, volume or None, broken=not known, anchor=place or None)
