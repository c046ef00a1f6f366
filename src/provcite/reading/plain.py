"""Plain text of an edited document as web pages give it: heading, text with note markers, list of notes.

Such text has lost the mark-up: a marker is a figure stuck to a word, the list of notes counts from 1
although the markers may count from 0, and page breaks stand in brackets. The reading here finds markers by
their order: a figure is one only where it is the next one expected.
"""

from __future__ import annotations

import bisect
import itertools
import re

import attrs

from provcite.reading.pages import read_dateline, split_attachments
from provcite.tei import DateText, DocumentText, NoteText

_ITEM = re.compile(r"\s{0,8}(\d{1,4})\.\s+(?=\S)")
_BULLET = re.compile(r"\s*[•*·-]\s+")
_HEADING = re.compile(r"(\d+[a-z]?)\.\s+(?=\S)")
_PAGE = re.compile(r"\s?\[Page ([0-9]{1,5}|[ivxlcdm]{1,12})\]\s?", re.IGNORECASE)
_SUBJECT = re.compile(r"SUBJECTS?:?\s*$")
_LAST_DIGITS = re.compile(r"\d+$")
# A figure of more digits before a full stop is a year or a number, and no decimal fraction follows it.
_DECIMALS_BEFORE = 3
# As many characters before a figure say whether it is a marker: a mark, and a number before it.
_BEFORE = _DECIMALS_BEFORE + 2
# A note whose marker the text does not bear has lost it; after so many, the text is no text with markers.
_MISSES = 12
# A marker is stuck to a word or mark; these marks before a figure make it part of a number instead.
_NOT_BEFORE = frozenset("/-–—$£#.(:·+=<>")
_OPENERS = ("source:", "source :")


@attrs.frozen
class _Line:
    text: str
    start: int


def read_document(text: str, *, document_id: str = "d") -> DocumentText:
    """Return the document that *text* prints.

    A text that is only a note ("Source: Kennedy Library, …") gives a document with that note alone.

    Args:
        text: The text, with line breaks between paragraphs.
        document_id: Id to give the document.
    """
    lines = _lines(text)
    body, items = _split_list(lines)
    if not items and body and body[0].text.lstrip().casefold().startswith(_OPENERS):
        return DocumentText(document_id, notes=(NoteText("", "0", text.strip(), is_source=True, bearer=""),))
    head, rest = _heading(body)
    place, date, rest = _dateline(rest)
    subject, rest = _subject(rest)
    if not date:
        place, date, rest = _dateline(rest)
    signed, rest = _signature(rest, has_notes=bool(items))
    paragraphs = [line.text.strip() for line in rest]
    first = _first_marker(head, paragraphs, items)
    head, paragraphs, notes = _place_notes(head, paragraphs, items, first)
    match = _HEADING.match(head)
    paragraphs, notes = _drop_pages(paragraphs, notes)
    document = DocumentText(
        id=document_id,
        number=match[1] if match else "",
        head=head[match.end() :] if match else head,
        subject=subject,
        paragraphs=tuple(paragraphs),
        signed=signed,
        notes=notes,
        place=place,
        date=DateText(date) if date else None,
    )
    return split_attachments(document)


def _lines(text: str) -> list[_Line]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(_Line(line.rstrip(), start))
        start += len(line)
    return found


def _split_list(lines: list[_Line]) -> tuple[list[_Line], list[str]]:
    """Return the lines before the list of notes, and its items; the list counts from 1 and ends the text."""
    starts: list[int] = []
    expected = 1
    begin = next((i for i, line in enumerate(lines) if (m := _ITEM.match(line.text)) and m[1] == "1"), None)
    # The last list that counts from 1 is the list of notes: a numbered list may stand in the text before.
    for index in range(len(lines) - 1, -1, -1):
        match = _ITEM.match(lines[index].text)
        if match and match[1] == "1" and index:
            begin = index
            break
    if begin is None or begin == 0:
        return lines, []
    for index in range(begin, len(lines)):
        match = _ITEM.match(lines[index].text)
        if match and match[1] == str(expected):
            starts.append(index)
            expected += 1
    ends = [*starts[1:], len(lines)]
    items = [
        " ".join(
            [_ITEM.sub("", lines[a].text, count=1), *(line.text.strip() for line in lines[a + 1 : b])]
        ).strip()
        for a, b in zip(starts, ends, strict=True)
    ]
    return lines[:begin], items


def _heading(lines: list[_Line]) -> tuple[str, list[_Line]]:
    return (lines[0].text.strip(), lines[1:]) if lines else ("", [])


def _dateline(lines: list[_Line]) -> tuple[str, str, list[_Line]]:
    """Take a line that is only a place and a date ("Washington, May 17, 1962, 5 p.m.") as the dateline."""
    found = read_dateline(lines[0].text) if lines else None
    return (*found, lines[1:]) if found else ("", "", lines)


def _subject(lines: list[_Line]) -> tuple[str, list[_Line]]:
    if not lines or not _SUBJECT.match(lines[0].text.strip()):
        return "", lines
    count = 1
    while count < len(lines) and _BULLET.match(lines[count].text):
        count += 1
    return "; ".join(_BULLET.sub("", line.text, count=1).strip() for line in lines[1:count]), lines[count:]


def _signature(lines: list[_Line], *, has_notes: bool) -> tuple[tuple[str, ...], list[_Line]]:
    """Take the short line after the text as the signature: a name, not a sentence."""
    if len(lines) < 2 or not has_notes:
        return (), lines
    last = lines[-1].text.strip()
    is_name = len(last) < 60 and last[:1].isupper() and not re.search(r"[.!?:;,”\"]\d{0,3}$|\d", last)
    return ((last,), lines[:-1]) if is_name and len(last.split()) <= 6 else ((), lines)


def _first_marker(head: str, paragraphs: list[str], items: list[str]) -> int:
    """Return the number of the first marker: 0 or 1, by which of the two sequences the text bears out."""
    if not items:
        return 1
    source_first = items[0].casefold().startswith(_OPENERS)
    counts = {first: _count(head, paragraphs, first, len(items), source_first) for first in (0, 1)}
    if counts[0] == counts[1]:
        return 0 if source_first and not head.endswith("1") else 1
    return max(counts, key=lambda first: counts[first])


def _count(head: str, paragraphs: list[str], first: int, size: int, source_first: bool) -> int:
    """Return how many of *size* markers from *first* on the text bears; a source note's ends the heading."""
    marker = first
    found = 0
    if source_first:
        if not head.endswith(str(first)):
            return 0
        marker, found = first + 1, 1
    for paragraph in paragraphs:
        position = 0
        while marker < first + size and (at := find_marker(paragraph, str(marker), position)) is not None:
            found, marker, position = found + 1, marker + 1, at + 1
    return found


def find_marker(text: str, marker: str, start: int = 0, *, lead: str | None = None) -> int | None:
    """Return the offset from *start* on where *marker* stands stuck to what precedes it, or None.

    Args:
        text: The text.
        marker: The figure.
        start: Where to begin.
        lead: What counts as standing before *start*, or None for what does stand there.
    """
    if lead is None:
        lead = text[max(0, start - _BEFORE) : start]
    at = text.find(marker, start)
    while at >= 0:
        before = (lead + text[max(start, at - _BEFORE) : at])[-_BEFORE:]
        if before and _is_marker(before, text[at + len(marker) : at + len(marker) + 2]):
            return at
        at = text.find(marker, at + 1)
    return None


def _is_marker(before: str, after: str) -> bool:
    """Tell whether a figure is a marker by the few characters *before* it and the two *after* it."""
    last, following = before[-1], after[:1]
    if last.isspace() or last.isdigit() or following.isalnum():
        return False
    if following and not following.isspace() and following not in ",.;:?!)]”’\"'":
        return False
    if last in _NOT_BEFORE:
        # "settlement.2 Therefore" and "in 1962.2 He" bear markers, "3.2 million" is a number.
        word = _LAST_DIGITS.search(before[:-1])
        return last == "." and (word is None or len(word[0]) > _DECIMALS_BEFORE)
    # "May 1962,1" is a marker after a comma; "1,000" is a number.
    return not (last == "," and before[-2:-1].isdigit() and after.isdigit())


@attrs.define
class _Marked:
    """A text whose markers are being taken out, from the first to the last.

    Attributes:
        text: The text with its markers.
        position: Where in it the search goes on.
        pieces: What is left of the text up to there.
        length: Length of these pieces.
        lead: The last few characters of them.
    """

    text: str
    position: int = 0
    pieces: list[str] = attrs.field(factory=list)
    length: int = 0
    lead: str = ""

    def take(self, marker: str) -> int | None:
        """Take *marker* out where it stands next, and return the offset in what is left, or None."""
        at = find_marker(self.text, marker, self.position, lead=self.lead)
        if at is None:
            return None
        piece = self.text[self.position : at]
        self.pieces.append(piece)
        self.length += len(piece)
        self.lead = (self.lead + piece[-_BEFORE:])[-_BEFORE:]
        self.position = at + len(marker)
        return self.length

    def rest(self) -> str:
        """Return the text without the markers taken out."""
        return "".join((*self.pieces, self.text[self.position :]))


def _place_notes(
    head: str, paragraphs: list[str], items: list[str], first: int
) -> tuple[str, list[str], tuple[NoteText, ...]]:
    """Take the markers out of the text and give each note its number and place."""
    notes: list[NoteText] = []
    marked = [_Marked(paragraph) for paragraph in paragraphs]
    index, misses = 0, 0
    for order, item in enumerate(items):
        marker = str(first + order)
        is_source = order == 0 and item.casefold().startswith(_OPENERS)
        paragraph: int | None = None
        offset = 0
        if order == 0 and head.endswith(marker) and len(head) > len(marker):
            head = head[: -len(marker)].rstrip()
            offset = len(head)
        elif misses < _MISSES:
            misses += 1
            for candidate in range(index, len(marked)):
                at = marked[candidate].take(marker)
                if at is not None:
                    index, paragraph, offset = candidate, candidate, at
                    misses -= 1
                    break
        listed = str(order + 1)
        notes.append(
            NoteText(
                id="",
                number=marker,
                text=item,
                listed="" if listed == marker else listed,
                is_source=is_source,
                bearer="head" if paragraph is None else "paragraph",
                paragraph=paragraph,
                offset=offset,
            )
        )
    return head, [each.rest() for each in marked], tuple(notes)


@attrs.frozen
class _Cuts:
    """The page breaks of a paragraph.

    Attributes:
        starts: Where each begins.
        ends: Where each ends.
        joints: What stands in its place: a blank, or nothing.
        gone: How many characters are gone before each, and after the last.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    joints: tuple[str, ...]
    gone: tuple[int, ...]

    @classmethod
    def of(cls, paragraph: str) -> _Cuts:
        """Return the page breaks of *paragraph*."""
        found = list(_PAGE.finditer(paragraph))
        joints = [" " if match[0][0].isspace() or match[0][-1].isspace() else "" for match in found]
        lengths = (len(match[0]) - len(joint) for match, joint in zip(found, joints, strict=True))
        return cls(
            tuple(match.start() for match in found),
            tuple(match.end() for match in found),
            tuple(joints),
            tuple(itertools.accumulate(lengths, initial=0)),
        )

    def without(self, paragraph: str) -> str:
        """Return *paragraph* without its page breaks."""
        between = zip((0, *self.ends), (*self.starts, len(paragraph)), (*self.joints, ""), strict=True)
        return "".join(paragraph[end:start] + joint for end, start, joint in between)

    def moved(self, offset: int) -> int:
        """Return what *offset* becomes when the page breaks go; within one, it is where that one began."""
        passed = bisect.bisect_right(self.ends, offset)
        if passed < len(self.starts):
            offset = min(offset, self.starts[passed])
        return offset - self.gone[passed]


def _drop_pages(paragraphs: list[str], notes: tuple[NoteText, ...]) -> tuple[list[str], tuple[NoteText, ...]]:
    """Take page breaks out of the running text, and move the notes behind them forward."""
    cuts = [_Cuts.of(paragraph) for paragraph in paragraphs]
    moved = tuple(
        note if note.paragraph is None else attrs.evolve(note, offset=cuts[note.paragraph].moved(note.offset))
        for note in notes
    )
    return [each.without(text) for each, text in zip(cuts, paragraphs, strict=True)], moved
