"""Reading a citation that runs from the large to the small, or names no holder."""

from __future__ import annotations

import re

import attrs

from provcite.authorities import traditions as facts
from provcite.notes.parts import Order
from provcite.notes.traditions._draft import (
    LEAVES,
    SMALL,
    TITLES,
    Draft,
    grammar_of,
    is_of_paper,
    is_portal,
    unquoted,
)
from provcite.notes.traditions._holders import cities, is_place_of, stands_in
from provcite.notes.traditions._levels import date_marks
from provcite.notes.traditions._marks import Mark
from provcite.notes.traditions._names import Levels, is_year
from provcite.notes.traditions._roles import YEARS, ranks


def before_holder(draft: Draft, row: list[Mark], grammar: facts.Grammar) -> None:
    """Read what stands before the holder: the paper, its date, the holder's seat."""
    levels = Levels(draft.tradition, grammar)
    above = _worded_before(draft, row, levels)
    for position, mark in enumerate(row):
        words = draft.text[mark.start : mark.end]
        is_last = position == len(row) - 1
        if is_portal(mark):
            draft.containers.append(attrs.evolve(mark, kind="container", level="repository"))
        elif mark.level == "item" and mark.rule == "level-word" and draft.items:
            # "Rapport de l’ambassadeur, no 123": the number is the paper's.
            draft.add_item(attrs.evolve(mark, kind="name"))
        elif draft.add_plain(mark):
            continue
        elif mark.quote == "『":
            draft.containers.append(levels.titled(draft.text, unquoted(draft.text, mark)))
        elif is_last and draft.repository is not None and _is_city(words, draft.repository):
            draft.places.append(mark)
        elif position >= above and (level := levels.worded(words)) is not None:
            draft.containers.append(attrs.evolve(mark, kind="container", level=level, rule="word-in-name"))
        else:
            draft.add_item(mark)


def _worded_before(draft: Draft, row: list[Mark], levels: Levels) -> int:
    """Return the index of the first of the names right before the holder that say a level each."""
    first = len(row)
    is_dated = draft.tradition in _FILE_FIRST or any(m.kind == "date" for m in row)
    while is_dated and first > 0 and row[first - 1].kind == "name" and not row[first - 1].quote:
        words = draft.text[row[first - 1].start : row[first - 1].end]
        if levels.worded(words) is None or (draft.tradition != "us" and first < len(row)):
            break
        first -= 1
    return first


# Traditions in which the file or the collection is named before the holder.
_FILE_FIRST = frozenset({"japanese", "korean", "us"})


def _is_city(words: str, holder: Mark) -> bool:
    if " " in words and words.islower():
        return False
    return any(is_place_of(words, h) or stands_in(words, h.name) for h in holder.holders) or words in cities()


def downwards(draft: Draft, row: list[Mark], grammar: facts.Grammar) -> None:
    """Read what follows the holder, from the large to the small."""
    levels = Levels(draft.tradition, grammar)
    of_paper = False
    for position, mark in enumerate(row):
        if mark.kind == "date" and any(level in SMALL for level in levels.seen):
            of_paper = draft.tradition not in {"russian", "ukrainian"}
        if _continues(draft, mark, levels, grammar):
            draft.containers[-1] = attrs.evolve(draft.containers[-1], end=mark.end)
        elif mark.quote == "『":
            # Files and volumes are named in these marks.
            named = levels.titled(draft.text, unquoted(draft.text, mark))
            levels.note(named.level)
            draft.containers.append(named)
        elif mark.kind == "date" and _is_folder(draft, mark, levels, grammar):
            draft.containers.append(
                attrs.evolve(mark, kind="container", level="folder", rule="dates-of-folder")
            )
            levels.note("folder")
        elif mark.level == "item" and mark.rule == "level-word" and _is_after_paper(draft):
            # "verbaal 12 mei 1859, nr. 7": the number is the paper's.
            draft.add_item(attrs.evolve(mark, kind="name"))
        elif draft.add_plain(mark):
            if mark.kind == "container":
                levels.note(mark.level)
        elif _names_number(draft, mark):
            # "PR 10 Foreign Relations of US"
            draft.remarks.append(mark)
        elif draft.text[mark.start] in "(（[" and draft.text[mark.end - 1] in ")）]":
            draft.remarks.append(mark)
        elif _is_way(draft, mark):
            draft.remarks.extend(row[position:])
            return
        elif not levels.seen and _is_year_key(draft.text, mark):
            draft.dates.append(attrs.evolve(mark, kind="date", rule="year-key"))
        elif _is_years_of_folder(draft, mark, levels):
            draft.containers.append(
                attrs.evolve(mark, kind="container", level="folder", rule="dates-of-folder")
            )
            levels.note("folder")
        elif of_paper or _is_paper(draft, mark, levels, grammar):
            draft.add_item(mark)
        else:
            following = _next_level(row[position + 1 :])
            if following == "date" and levels.seen and _LETTER.search(draft.text, mark.start, mark.end):
                # "Pearson to St. Laurent, 3 May 1951"
                draft.add_item(mark)
            else:
                _add_name(draft, mark, levels, following)


def _is_after_paper(draft: Draft) -> bool:
    """Tell whether the paper was named after the last container."""
    if not draft.items or not draft.containers:
        return False
    return draft.items[-1].start > max(m.start for m in draft.containers)


def _next_level(rest: list[Mark]) -> str:
    """Return the level of the next container, `name` where none comes, or an empty text at the end."""
    for position, mark in enumerate(rest):
        if mark.kind == "container":
            # "Mediceo 1234 f. 45": a leaf of what the number names.
            level = "folio" if mark.word.rstrip(".") in {"f", "ff"} else mark.level
            # "5075, Archief van de Notarissen, 1234, p. 56": the leaf is of a later one.
            return "name" if position and level in LEAVES else level
        if mark.kind != "name" or mark.quote:
            break
    return rest[0].kind if rest else ""


_AUTHOR_YEAR = re.compile(r"[A-ZÀ-Þ][\w'’ ,&.-]{1,60} (?:1[89]|20)\d\d")


def _is_way(draft: Draft, mark: Mark) -> bool:
    """Tell whether author and year after a colon say through which work the paper is known."""
    if not draft.containers or mark.kind != "name":
        return False
    between = draft.text[draft.containers[-1].end : mark.start].strip()
    return between == ":" and _AUTHOR_YEAR.match(draft.text, mark.start) is not None


def _continues(draft: Draft, mark: Mark, levels: Levels, grammar: facts.Grammar) -> bool:
    """Tell whether *mark* goes on with the folder before it: "Japan, General, 5/62"."""
    if not draft.containers or mark.kind not in {"name", "date"} or mark.quote:
        return False
    last = draft.containers[-1]
    if draft.text[last.end : mark.start].strip(" ") not in {",", ", and", ", &"}:
        return False
    return last.rule == "after-number" and grammar.trailing == "folder"


def _names_number(draft: Draft, mark: Mark) -> bool:
    """Tell whether words stand right after a file number, whose subject they are."""
    number = draft.identifier
    return number is not None and mark.kind == "name" and draft.text[number.end : mark.start] == " "


def _is_years_of_folder(draft: Draft, mark: Mark, levels: Levels) -> bool:
    """Tell whether a span of years parts a subject of a series: "Brubeck Series, Honduras, 1961–1964"."""
    return (
        draft.tradition == "us"
        and len(levels.seen) > 2
        and "series" in levels.seen
        and not any(level in SMALL for level in levels.seen)
        and _SPAN_OF_FOLDER.match(draft.text[mark.start : mark.end]) is not None
    )


# 1961–1964 · 5/62 · 1/79–2/79
_SPAN_OF_FOLDER = re.compile(rf"{YEARS.pattern}|(?:\d{{1,2}}[–-])?\d{{1,2}}/\d\d(?:[–-]\d{{1,2}}/\d\d)?$")
_LETTER = re.compile(r"[A-Z]\w*\.? to [A-Z]")
_SPAN = re.compile(r"[–—-] ?\w")


def _is_folder(draft: Draft, mark: Mark, levels: Levels, grammar: facts.Grammar) -> bool:
    """Tell whether dates after collection or box are the folder's: a span of them."""
    if grammar.trailing != "folder" or len(levels.seen) < 2 or "folder" in levels.seen:
        return False
    words = draft.text[mark.start : mark.end]
    return _SPAN.search(words) is not None and not words[:4].isdigit()


_YEAR_KEY = re.compile(r"1[0-9]\d\d(?:[–-]\d{2,4})?[a-z]?$")


def _is_year_key(text: str, mark: Mark) -> bool:
    """Tell whether a year with a full stop stands before the first name: the key of a list of sources."""
    return text[mark.end : mark.end + 1] == "." and _YEAR_KEY.match(text[mark.start : mark.end]) is not None


def _tells_date(draft: Draft, mark: Mark, levels: Levels) -> bool:
    """Tell whether words after a number hold a date, so that they are on the paper ("letter of 3 July")."""
    if draft.tradition == "japanese":
        # The titles of files have the years of eras in them.
        return False
    if mark.kind != "name" or not (levels.seen or draft.tradition == "korean") or draft.tradition == "us":
        return False
    return any(not YEARS.match(d) for d in _inner_dates(draft.text[mark.start : mark.end]))


def _inner_dates(words: str) -> list[str]:
    return [words[d.start : d.end] for d in date_marks(words) if words[d.start : d.end].count("/") < 2]


def _is_paper(draft: Draft, mark: Mark, levels: Levels, grammar: facts.Grammar) -> bool:
    """Tell whether a name is the paper's: its title, words with a date, or a sentence after the number."""
    return (
        _is_title(draft, mark, levels, grammar)
        or _tells_date(draft, mark, levels)
        or is_of_paper(draft.text[mark.start : mark.end])
        or (
            mark.before == "."
            and draft.tradition in _IN_SENTENCES
            and bool(levels.seen)
            and levels.seen[-1] in SMALL
            and levels.worded(draft.text[mark.start : mark.end]) is None
        )
    )


# Traditions in which a citation is written as sentences: collection and number, then the paper.
_IN_SENTENCES = frozenset({"british", "canadian", "australian"})


def _is_title(draft: Draft, mark: Mark, levels: Levels, grammar: facts.Grammar) -> bool:
    """Tell whether a quoted name is the paper's title and not a folder's."""
    if mark.quote not in TITLES:
        return False
    if mark.quote == "「" and levels.worded(draft.text[mark.start + 1 : mark.end - 1]) == "collection":
        # 「斎藤実関係文書」
        return False
    if grammar.trailing == "folder" and levels.seen and (draft.items or draft.dates):
        # The paper is named before the holder.
        return False
    return not (grammar.trailing in {"folder", "file"} and any(level in SMALL for level in levels.seen))


def _add_name(draft: Draft, mark: Mark, levels: Levels, following: str) -> None:
    words = draft.text[mark.start : mark.end]
    if draft.tradition == "us" and draft.dates and not levels.seen and words.isdigit():
        # The page of an interview's transcript.
        draft.add_item(mark)
        return
    is_dated = bool(draft.items) and draft.tradition == "us"
    if (levels.seen or is_dated) and is_year(words, draft.tradition, within=levels.seen):
        draft.dates.append(attrs.evolve(mark, kind="date", rule="year"))
        return
    if is_portal(mark):
        draft.containers.append(attrs.evolve(mark, kind="container", level="repository"))
        return
    for found in levels.containers(draft.text, unquoted(draft.text, mark), following):
        if found.level == "item" and found.rule == "after-number":
            # A number at its end is the paper's too.
            draft.add_item(mark)
            return
        draft.containers.append(found)


def _is_worded(words: str, levels: Levels) -> bool:
    """Tell whether words without holder cite something: they say a level, and are more than that word."""
    return " " in words and levels.worded(words) is not None


def without_holder(draft: Draft, row: list[Mark]) -> Order:
    """Read a citation that names no holder: containers with what stands before and after them."""
    levels = Levels(draft.tradition, grammar_of(draft.tradition, None))
    located = [
        i
        for i, m in enumerate(row)
        if m.kind in {"container", "identifier"}
        or is_portal(m)
        or (m.kind == "name" and _is_worded(draft.text[m.start : m.end], levels))
    ]
    dated = [i for i, m in enumerate(row) if m.kind == "date" and located and i < located[0]]
    quoted = [i for i, m in enumerate(row) if m.quote in TITLES and m.quote and located and i < located[0]]
    start = max([*dated, *quoted], default=-1) + 1
    grammar = grammar_of(draft.tradition, None)
    for mark in row[:start]:
        if not draft.add_plain(mark):
            draft.add_item(mark)
    if not located:
        for mark in row[start:]:
            if not draft.add_plain(mark):
                draft.add_item(mark)
    else:
        downwards(draft, row[start:], grammar)
    found = ranks(draft)
    is_upward = len(found) > 1 and found[0] > found[-1] and grammar.trailing == "folder"
    return Order.SMALL_TO_LARGE if is_upward else Order.LARGE_TO_SMALL
