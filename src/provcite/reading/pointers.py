"""What the words of a cross-reference and its mark-up mean together.

The target that the editors marked says what the words mean: `<ref target="#d552">Document 550</ref>` is the
document with that id, whatever number it bears. Numbers without mark-up are looked up as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from provcite.authorities import frus_volumes
from provcite.errors import TextSpan
from provcite.model import Locator, LocatorKind
from provcite.notes import Target
from provcite.reading import attachments
from provcite.reading.references import Pointer
from provcite.reading.targets import RefTarget

_NUMBERS = re.compile(r"\d{1,5}[a-z]?(?:-\d{1,3}(?!\d))?")
# A range among the numbers of a list.
_RANGE_IN_LIST = re.compile(r"(\d{1,5}[a-z]?)\s?–\s?(\d{1,5}[a-z]?)")
_FIRST_PAGE = re.compile(r"\s?[-–,]")
# "Documents on Canadian External Relations, vol. 12, Document 3" and "Document 3, vol. XCIX": a volume that
# no rule has read as one of the series.
_BEFORE = re.compile(
    r"\b(?:[Vv]ol(?:ume|s)?|[Bb]d|[Tt]om[eo]|[Ss]er(?:ies)?)\b\.?\s[\dIVXLCDM][\w–-]{0,8}"
    r"(?:,\s(?:[Pp]art|[Pp]t\.|[Bb]ook)\s\w{1,4})?,\s$"
)
_AFTER = re.compile(r",\s(?:(?:in|of)\s)?((?:[Vv]ol\.|[Vv]olume)\s[\dIVXLCDM][\w–-]{0,8})")
_BREAK = re.compile(r"[.;:]\s(?=[A-Z“])|[()]|\b(?:[Ss]ee(?:\s[Aa]lso)?|[Ii]n|[Cc]f\.?|[Aa]nd)\s")
# How far before a number the name of a work may begin, and its volume, in characters.
_WORK, _VOLUME = 160, 40


@attrs.frozen
class Aim:
    """What a cross-reference points at.

    Attributes:
        pointers: Into volumes, in the order of the words.
        spare: References of the mark-up that none of its words stand for.
        differs: What the mark-up means where the words name another volume or page, or None.
        work: The words that name a volume of which nothing is known, or None; then there are no pointers.
    """

    pointers: tuple[Pointer, ...] = ()
    spare: tuple[RefTarget, ...] = ()
    differs: str | None = None
    work: str | None = None


@attrs.frozen
class _Reference:
    """A cross-reference with its mark-up: references bound to the numbers of its words, and the others."""

    text: str
    span: TextSpan
    target: Target
    own: str | None
    home: str
    bound: Mapping[str, RefTarget]
    others: tuple[RefTarget, ...]

    def pointer(self, volume: str) -> Pointer:
        """Return a pointer into *volume* with what the words tell of the place there."""
        paragraph = self.target.paragraph
        locators = (Locator(LocatorKind.PARAGRAPH, paragraph),) if paragraph else ()
        notes = _range(self.target.footnotes, self.target.footnotes_to)
        return Pointer(volume, self.span.of(self.text), self.home, notes=notes, locators=locators)


def aim(
    text: str, span: TextSpan, target: Target, refs: Sequence[RefTarget], *, own: str | None, home: str
) -> Aim:
    """Return what a cross-reference points at.

    Args:
        text: The note.
        span: Where in it the reference stands.
        target: What its words say.
        refs: References of the mark-up at those words.
        own: Id of the volume that the note stands in, or None.
        home: Id of its document.
    """
    target = _with_volume_after(text, span, target, own)
    bound, others = _bind(text, target, refs)
    marked = dict.fromkeys(
        ref.volume or own for ref in (*bound.values(), *others) if ref.volume or ref.anchor
    )
    work = None if marked else _unknown_work(text, span, target)
    if work is not None:
        return Aim(work=work, spare=others)
    # The volume that the mark-up names wins over the words'; where it names several, each has its own.
    volume = next(iter(marked)) if len(marked) == 1 else target.volume or own
    if volume is None:
        return Aim(spare=others)
    reference = _Reference(text, span, target, own, home, bound, others)
    found = _documents(reference, volume) or _pages(reference, volume) or _other(reference, volume)
    # A reference to a volume says which one its documents and pages are of, and no more.
    volumes = {pointer.volume for pointer in found.pointers}
    spare = tuple(ref for ref in found.spare if ref.anchor or ref.volume not in volumes)
    found = attrs.evolve(found, spare=spare)
    if target.volume_as_written is not None and volume != (target.volume or volume):
        return attrs.evolve(found, differs=volume)
    return found


def loose(ref: RefTarget, words: str, *, own: str | None, home: str) -> Pointer | None:
    """Return where a reference of the mark-up points that no words of its note explain, or None.

    Args:
        ref: The reference.
        words: Its words.
        own: Id of the volume that the note stands in, or None.
        home: Id of its document.
    """
    volume = ref.volume or own
    if volume is None or ref.broken or ref.url is not None or not (ref.volume or ref.anchor):
        return None
    locators = (Locator(LocatorKind.PAGE, ref.page),) if ref.page else ()
    page = ref.page or ""
    return Pointer(volume, words or ref.target, home, ref, page=page, locators=locators, is_loose=True)


def _bind(
    text: str, target: Target, refs: Sequence[RefTarget]
) -> tuple[dict[str, RefTarget], tuple[RefTarget, ...]]:
    """Return for each number of the words the reference that it stands in, and the other references."""
    free = {end: None for ends in _numbers(target) for end in ends if end}
    bound: dict[str, RefTarget] = {}
    others = []
    for ref in refs:
        is_place = ref.anchor and ref.page is None and not ref.broken
        # "710a-1" is one number, "5-8" two.
        words = _NUMBERS.findall(ref.span.of(text)) if is_place else []
        said = [n for word in words for n in (word, *word.split("-")) if n in free]
        number = ref.number if ref.number in said or (is_place and not said and ref.number in free) else None
        number = number or next(iter(said), None)
        if number is None:
            others.append(ref)
        else:
            bound[number] = ref
            del free[number]
    return bound, tuple(others)


def _documents(reference: _Reference, volume: str) -> Aim | None:
    """Return pointers to documents, by the numbers of the words and by what is marked."""
    target, bound = reference.target, reference.bound
    marked = [ref for ref in reference.others if ref.anchor and ref.page is None and not ref.broken]
    pointers = []
    for number, until in dict.fromkeys(_numbers(target)):
        ref = bound.get(number)
        inside = (ref.volume or reference.own) if ref is not None else volume
        if inside is None:
            continue
        pointer = reference.pointer(inside)
        pointers.append(
            attrs.evolve(pointer, ref=ref, number=number, until=until, until_ref=bound.get(until))
        )
    pages = target.pages if not target.documents else None
    for ref in marked:
        inside = ref.volume or reference.own
        if inside is not None:
            more = (Locator(LocatorKind.PAGE, pages),) if pages else ()
            pointer = reference.pointer(inside)
            pointers.append(attrs.evolve(pointer, ref=ref, locators=(*more, *pointer.locators)))
    if not pointers:
        return None
    if len(pointers) == 1:
        pointers = [_with_part(reference, pointers[0])]
    used = set(map(id, marked))
    return Aim(tuple(pointers), tuple(ref for ref in reference.others if id(ref) not in used))


def _with_part(reference: _Reference, pointer: Pointer) -> Pointer:
    """Return *pointer* with what is named below its document: "Tab A, Document 12"."""
    part = attachments.named(reference.text, reference.span)
    if part is None or (pointer.ref is not None and pointer.ref.is_part):
        return pointer
    return attrs.evolve(pointer, part=(part.kind, part.number), part_locators=part.locators)


def _pages(reference: _Reference, volume: str) -> Aim | None:
    """Return a pointer to a page: of several marked, and of a range, the first says which document it is."""
    written = reference.target.pages
    marked = next((ref for ref in reference.others if ref.page), None)
    spare = tuple(ref for ref in reference.others if not ref.page)
    said = _FIRST_PAGE.split(written, maxsplit=1)[0] if written else ""
    if marked is not None and marked.page:
        inside = marked.volume or reference.own or volume
        differs = bool(said) and said.casefold() != marked.page.casefold()
        shown = marked.page if differs or not written else written
        pointer = attrs.evolve(_on_page(reference.pointer(inside), marked.page, shown), ref=marked)
        return Aim((pointer,), spare, f"page {marked.page}" if differs else None)
    return Aim((_on_page(reference.pointer(volume), said, written),), spare) if written else None


def _on_page(pointer: Pointer, page: str, written: str) -> Pointer:
    return attrs.evolve(pointer, page=page, locators=(Locator(LocatorKind.PAGE, written), *pointer.locators))


def _other(reference: _Reference, volume: str) -> Aim:
    """Return a pointer to the document below, to notes of the same count, or to another volume as a whole."""
    target = reference.target
    here = volume == reference.own and target.volume_as_written is None
    if here and target.supra:
        return Aim(spare=reference.others)
    if here and target.infra:
        return Aim((attrs.evolve(reference.pointer(volume), is_next=True),), reference.others)
    if volume != reference.own or target.same_document or target.footnotes:
        return Aim((reference.pointer(volume),), reference.others)
    return Aim(spare=reference.others)


def _with_volume_after(text: str, span: TextSpan, target: Target, own: str | None) -> Target:
    """Return *target* with the volume that the words after it name: "Document 3, vol. XX"."""
    if target.volume_as_written is not None or target.volume is not None or not target.documents:
        return target
    after = _AFTER.match(text, span.end)
    if after is None:
        return target
    volume = frus_volumes.in_subseries_of(own, after[1]) if own else None
    return attrs.evolve(target, volume=volume, volume_as_written=after[1])


def _unknown_work(text: str, span: TextSpan, target: Target) -> str | None:
    """Return the words that name a volume of which nothing is known, or None."""
    if target.volume is not None:
        return None
    if target.volume_as_written is not None:
        return target.volume_as_written
    if not (target.documents or target.pages):
        return None
    if not text.endswith(", ", 0, span.start) or not _BEFORE.search(
        text, max(0, span.start - _VOLUME), span.start
    ):
        return None
    start = max(0, span.start - _WORK)
    start = max((m.end() for m in _BREAK.finditer(text, start, span.start)), default=start)
    return text[start : span.start].strip(" ,") or None


def _numbers(target: Target) -> Iterator[tuple[str, str]]:
    """Yield the numbers of documents, each with the end of its range or an empty text."""
    for number in target.documents:
        ends = _RANGE_IN_LIST.fullmatch(number)
        yield (ends[1], ends[2]) if ends else (number, target.documents_to or "")


def _range(labels: Sequence[str], last: str | None) -> tuple[str, ...]:
    return (f"{labels[0]}–{last}",) if labels and last else tuple(labels)
