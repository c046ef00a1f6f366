"""What the references of the mark-up point to: `#d256`, `frus1964-68v20#d104`, `#d100fn2`, `#pg_313`.

Source: the encoding of the Foreign Relations volumes, as the domain notes describe its targets, and the
addresses under which the Office of the Historian publishes the same volumes.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

import attrs

from provcite.errors import TextSpan
from provcite.tei import Ref

_VOLUME = re.compile(r"frus\d{4}[\w.-]{0,40}")
# "d12", "d373a", "d710a-1", "d152at1", "ch1d2", "eta_d1".
_DOCUMENT = re.compile(
    r"(?P<document>(?:(?P<prefix>[a-z]{1,8}(?:\d{1,3}|_))?d(?P<number>\d{1,5}[a-z]?)(?:-\d{1,3})?)"
    r"(?P<part>at\d{1,3})?)(?:fn(?P<note>\d{1,4}))?"
)
# "pg_313"; "pg-seq1_20" in a volume that counts its pages twice.
_PAGE = re.compile(r"pg(?:-seq\d{1,2})?_(?P<page>[0-9]{1,5}|[IVXLCDMivxlcdm]{1,12})")
_NOTE_HERE = re.compile(r"fn(?P<note>\d{1,4})")
# The pages of a volume on the Office's site: volume, then document, page or division, then a place in it.
_SITE = re.compile(
    r"(?:https?:)?//(?:www\.)?history\.state\.gov/historicaldocuments/(?P<volume>frus\d{4}[\w.-]{0,40})"
    r"(?:/(?P<place>[\w.-]{1,40}))?/?(?:\?[^#]*)?(?:#(?P<inner>.*))?",
    re.IGNORECASE,
)
_NOTE_ON_SITE = re.compile(r"fn(?:ref)?[:_-]?(?P<note>\d{1,4})")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# Ids that the volumes give to what is no document: pictures, tables, terms, persons, index, divisions.
_NO_DOCUMENT = re.compile(
    r"(?:fig|tbl|table|t_|p_|in\d|app|ch|comp|part|sec|preface|sources|toc|pg)", re.IGNORECASE
)


@attrs.frozen
class RefTarget:
    """A reference, its target taken apart.

    Attributes:
        target: The target as written.
        span: Where its words stand in the note.
        volume: Id of the volume it names, or None for the one it stands in.
        anchor: The id within that volume, or an empty text for the volume itself.
        document: Id of a document, where the form of the id tells it, or None.
        number: The document's number, as its id gives it; the printed one may be another.
        note: Number of a note, as the id gives it, or None; without a document it is a note of this one.
        page: Page, or None.
        is_part: Whether the id is that of something printed below a document.
        is_named: Whether the form of the id says that it is no document's: a picture, a chapter.
        url: Address outside the series, or None.
        broken: Whether it leads to nothing that can be named by its form alone.
    """

    target: str
    span: TextSpan
    volume: str | None = None
    anchor: str = ""
    document: str | None = None
    number: str = ""
    note: str | None = None
    page: str | None = None
    is_part: bool = False
    is_named: bool = False
    url: str | None = None
    broken: bool = False


def resolve_all(refs: Iterable[Ref]) -> tuple[RefTarget, ...]:
    """Return what *refs* point to, in the order of their words; one of several pointers gives several."""
    found = [target for ref in refs for target in resolve(ref)]
    # Readers ask for them by place.
    return tuple(sorted(found, key=lambda ref: (ref.span.start, ref.span.end)))


def refs_at(
    refs: Sequence[RefTarget], span: TextSpan, *, covered: Collection[int] = (), around: bool = True
) -> tuple[int, ...]:
    """Return which of *refs* have words in *span*, or words that reach around it.

    Args:
        refs: References in the order of their words; none lies in another.
        span: A stretch of the note.
        covered: Indices of those that are not asked for.
        around: Whether those count that begin before *span* and reach into it.
    """
    if not refs:
        return ()
    first = bisect.bisect_left(refs, span.start, key=_start)
    last = bisect.bisect_left(refs, max(span.end, span.start + 1), lo=first, key=_start)
    while around and first and first - 1 not in covered and refs[first - 1].span.end > span.start:
        first -= 1
    return tuple(number for number in range(first, last) if number not in covered)


def _start(ref: RefTarget) -> int:
    return ref.span.start


def resolve(ref: Ref) -> tuple[RefTarget, ...]:
    """Return each pointer of *ref*, taken apart; nothing is opened or fetched."""
    pointers = tuple(_pointers(ref.target))
    return tuple(_resolve(pointer, ref.span) for pointer in pointers) or (
        RefTarget(ref.target, ref.span, broken=True),
    )


def _pointers(target: str) -> Iterator[str]:
    """Yield the pointers in *target*: blanks part them, but a blank within an id is a hyphen."""
    kept = ""
    for piece in target.split():
        if kept and not ("#" in piece or _ELSEWHERE.match(piece) or _VOLUME.fullmatch(piece)):
            kept = f"{kept}-{piece}"
            continue
        if kept:
            yield kept
        kept = piece
    if kept:
        yield kept


def _resolve(target: str, span: TextSpan) -> RefTarget:
    if site := _SITE.fullmatch(target):
        return _within(target, span, site["volume"], _place_on_site(site["place"] or "", site["inner"] or ""))
    if _ELSEWHERE.match(target):
        # Addresses are words for a reader, never something to follow.
        is_web = target.casefold().startswith(("http://", "https://"))
        return RefTarget(
            target,
            span,
            url=target if is_web else None,
            broken=not is_web and not target.casefold().startswith("mailto:"),
        )
    file, _, place = target.partition("#")
    # "../volumes/frus1961-63v22.xml#d2" is the volume of that name; nothing is opened.
    volume = file.rpartition("/")[2].removesuffix(".xml")
    if (file and not _VOLUME.fullmatch(volume)) or not (volume or place):
        return RefTarget(target, span, broken=True)
    return _within(target, span, volume or None, place)


def _place_on_site(place: str, inner: str) -> str:
    if inner.startswith(place) or not place:
        return inner
    note = _NOTE_ON_SITE.match(inner)
    return f"{place}fn{note['note']}" if note else place


def _within(target: str, span: TextSpan, volume: str | None, place: str) -> RefTarget:
    """Return the reference to *place* within *volume*."""
    if match := _DOCUMENT.fullmatch(place):
        return RefTarget(
            target,
            span,
            volume,
            place,
            match["document"],
            # The number in "ch1d2" counts within the chapter.
            "" if match["prefix"] else match["number"],
            match["note"],
            is_part=match["part"] is not None,
        )
    page, note = _PAGE.fullmatch(place), _NOTE_HERE.fullmatch(place)
    return RefTarget(
        target,
        span,
        volume,
        place,
        note=note["note"] if note else None,
        page=page["page"] if page else None,
        is_named=_NO_DOCUMENT.match(place) is not None,
    )
