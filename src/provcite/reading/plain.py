"""Plain text of an edited document as web pages give it: heading, text with note markers, list of notes.

Such text has lost the mark-up: a marker is a figure stuck to a word, the list of notes counts from 1
although the markers may count from 0, and page breaks stand in brackets. The reading here finds markers by
their order: a figure is one only where it is the next one expected.
"""

from __future__ import annotations

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


def find_marker(text: str, marker: str, start: int = 0) -> int | None:
    """Return the offset from *start* on where *marker* stands stuck to what precedes it, or None."""
    at = text.find(marker, max(start, 1))
    while at >= 0:
        if _is_marker(text, at, at + len(marker)):
            return at
        at = text.find(marker, at + 1)
    return None


def _is_marker(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1], text[end : end + 1]
    if before.isspace() or before.isdigit() or after.isalnum():
        return False
    if after and not after.isspace() and after not in ",.;:?!)]”’\"'":
        return False
    if before in _NOT_BEFORE:
        # "settlement.2 Therefore" and "in 1962.2 He" bear markers, "3.2 million" is a number.
        word = _LAST_DIGITS.search(text[max(0, start - 5) : start - 1])
        return before == "." and (word is None or len(word[0]) > _DECIMALS_BEFORE)
    # "May 1962,1" is a marker after a comma; "1,000" is a number.
    return not (before == "," and text[start - 2 : start - 1].isdigit() and text[end : end + 2].isdigit())


def _place_notes(
    head: str, paragraphs: list[str], items: list[str], first: int
) -> tuple[str, list[str], tuple[NoteText, ...]]:
    """Take the markers out of the text and give each note its number and place."""
    notes: list[NoteText] = []
    paragraphs = list(paragraphs)
    index, position, misses = 0, 0, 0
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
            for candidate in range(index, len(paragraphs)):
                at = find_marker(paragraphs[candidate], marker, position if candidate == index else 0)
                if at is not None:
                    text = paragraphs[candidate]
                    paragraphs[candidate] = text[:at] + text[at + len(marker) :]
                    index, position, paragraph, offset = candidate, at, candidate, at
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
    return head, paragraphs, tuple(notes)


def _drop_pages(paragraphs: list[str], notes: tuple[NoteText, ...]) -> tuple[list[str], tuple[NoteText, ...]]:
    """Take page breaks out of the running text, and move the notes behind them forward."""
    moved = list(notes)
    clean = []
    for index, paragraph in enumerate(paragraphs):
        pieces, position, shift = [], 0, 0
        for match in _PAGE.finditer(paragraph):
            joint = " " if match[0][0].isspace() or match[0][-1].isspace() else ""
            pieces += [paragraph[position : match.start()], joint]
            gone = len(match[0]) - len(joint)
            for i, note in enumerate(notes):
                if note.paragraph == index and note.offset >= match.end():
                    moved[i] = attrs.evolve(moved[i], offset=moved[i].offset - gone)
            position, shift = match.end(), shift + gone
        clean.append("".join([*pieces, paragraph[position:]]))
    return clean, tuple(moved)
