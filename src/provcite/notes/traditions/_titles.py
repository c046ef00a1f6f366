"""Titles of American records that have commas in them: lists joined by "and", titles of films."""

from __future__ import annotations

import re

import attrs

from provcite.authorities import traditions as facts
from provcite.notes.traditions._marks import Mark

_AND = re.compile(r",? (?:and|&) $")
# A list that is part of a longer name has few and short members: "Refugees, Freedmen, and Abandoned Lands".
_LONGEST_LIST = 6
_MEMBER = re.compile(r"[A-Z][\w'’.-]*(?: (?:of |the |and )?[\w'’.-]+){0,2}$")
_HEAD = re.compile(r" (?:of|on|for|by) (?:the )?[A-Z]")
SPAN_AT_END = re.compile(r"(?:1[5-9]\d\d|20[0-2]\d)[–—-](?:(?:1[5-9]|20)?\d\d)?$")
_YEARS = re.compile(r",? " + SPAN_AT_END.pattern)
# Collections and series of other names end such a list: "Subject Files, and Office Files".
_OTHER = re.compile(r"\b(?:Papers|Records|Files?|Series|Collection)\b")


def with_lists(text: str, tradition: str, row: list[Mark]) -> list[Mark]:
    """Return *row* with a list in a name as one: "Records of the Bureau of Ordnance, Gunnery, and Supply".

    The list begins with the name that has "of" in it, or at the very start, where years end it
    ("Correspondence, Memoranda, and Reports, 1940–1945").
    """
    if tradition != "us":
        return row
    out: list[Mark] = []
    for mark in row:
        if mark.kind == "name" and not mark.quote and out and _AND.match(text[out[-1].end : mark.start]):
            head = _head(text, out, mark)
            if head is not None:
                end = mark.end
                mark = attrs.evolve(out[head], end=end)
                del out[head:]
        out.append(mark)
    return out


def _head(text: str, out: list[Mark], last: Mark) -> int | None:
    """Return the index of the name with which the list that ends with *last* begins, or None."""
    words = text[last.start : last.end]
    if _OTHER.search(words) is not None or not words[:1].isupper():
        return None
    for index in range(len(out) - 1, max(-1, len(out) - _LONGEST_LIST), -1):
        one = out[index]
        if index + 1 < len(out) and text[one.end : out[index + 1].start] != ", ":
            return None
        words = text[one.start : one.end]
        titled = one.kind == "name" and not one.quote
        if (titled or one.level == "record-group") and _HEAD.search(words):
            # One "and" alone joins two things as well as two words of a name.
            return index if index < len(out) - 1 else None
        if not titled or _MEMBER.match(words) is None or _OTHER.search(words):
            return None
        if index == 0:
            return 0 if len(out) > 1 and _YEARS.search(text, last.start, last.end) else None
    return None


_STARTS = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, facts.words('film-title'))))})\b")


def with_title_of_film(text: str, row: list[Mark]) -> list[Mark]:
    """Return *row* with the names before a film's publisher as the title of the series that is filmed.

    "Despatches from U.S. Consuls in Havana, Cuba, 1783–1906, NARA microfilm publication T20, roll 34"
    """
    for position in range(1, len(row) - 1):
        holder, film = row[position], row[position + 1]
        if film.level == "microfilm" and text[holder.end : film.start] == " " and _publishes(holder):
            head = _title_start(text, row[:position])
            if head is not None:
                title = Mark(
                    row[head].start, row[position - 1].end, "container", "title-of-film", 0.8, level="series"
                )
                return [*row[:head], title, *row[position:]]
    return row


def _publishes(mark: Mark) -> bool:
    return mark.kind == "holder" or mark.rule == "publisher-of-film"


def _title_start(text: str, row: list[Mark]) -> int | None:
    """Return the index of the first name of the title with which *row* ends, or None."""
    for index in range(len(row) - 1, max(-1, len(row) - _LONGEST_LIST), -1):
        mark = row[index]
        after = row[index + 1].start if index + 1 < len(row) else mark.end
        if mark.kind != "name" or mark.quote or text[mark.end : after].strip() not in {"", ","}:
            return None
        if _STARTS.match(text, mark.start):
            return index
    last = row[-1]
    return len(row) - 1 if SPAN_AT_END.search(text, last.start, last.end) else None
