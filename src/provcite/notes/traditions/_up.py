"""Reading a citation that runs from the small to the large, the holder last."""

from __future__ import annotations

import re
from itertools import pairwise

import attrs

from provcite.authorities import traditions as facts
from provcite.notes.traditions._down import downwards
from provcite.notes.traditions._draft import FOLDERS, LEAVES, SMALL, Draft, is_of_paper, is_portal, unquoted
from provcite.notes.traditions._levels import date_marks
from provcite.notes.traditions._marks import Mark
from provcite.notes.traditions._names import Levels
from provcite.notes.traditions._roles import RANK
from provcite.notes.traditions._titles import SPAN_AT_END


def upwards(draft: Draft, row: list[Mark], grammar: facts.Grammar) -> None:
    """Read what precedes the holder, from the small to the large."""
    first = _first_container(draft, row, grammar)
    levels = Levels(draft.tradition, grammar)
    for mark in row[:first]:
        if is_portal(mark):
            draft.containers.append(attrs.evolve(mark, kind="container", level="repository"))
        elif mark.quote == "『":
            draft.containers.append(levels.titled(draft.text, unquoted(draft.text, mark)))
        elif mark.level == "item" and draft.items:
            draft.add_item(attrs.evolve(mark, kind="name"))
        elif not draft.add_plain(mark):
            draft.add_item(mark)
    if _begins_above(draft, row[first:], grammar):
        downwards(draft, row[first:], grammar)
    else:
        _names_upwards(draft, row[first:], grammar)


def _begins_above(draft: Draft, row: list[Mark], grammar: facts.Grammar) -> bool:
    """Tell whether the path before the holder begins with its collection: "NSF, Country File, Box 130"."""
    if draft.tradition in _DOWNWARD and _falls(row):
        return True
    if row and row[0].level == "record-group" and any(m.level in SMALL for m in row[1:]):
        # "RG 84, Seoul Embassy, Box 4, NACP"
        return True
    levels = Levels(draft.tradition, grammar)
    names = [draft.text[m.start : m.end] for m in row if m.kind == "name"]
    if len(names) < 2 or row[0].kind != "name" or any(m.level in {"record-group", "reel"} for m in row):
        return False
    return levels.worded(names[0]) == "collection" and levels.worded(names[-1]) is None


# Traditions that go down even where the holder stands last: "III. HA MdA, III Nr. 12765 (GStA PK)".
_DOWNWARD = frozenset(
    {
        "german",
        "french",
        "italian",
        "vatican",
        "spanish",
        "portuguese",
        "dutch",
        "polish",
        "russian",
        "ukrainian",
    }
)


def _falls(row: list[Mark]) -> bool:
    """Tell whether the containers go from large to small; boxes, bundles and files hold one another."""
    found = [
        RANK["file"] if m.level in SMALL - LEAVES else RANK.get(m.level, 10.0)
        for m in row
        if m.kind == "container"
    ]
    return bool(found) and all(a <= b for a, b in pairwise(found))


def _first_container(draft: Draft, row: list[Mark], grammar: facts.Grammar) -> int:
    """Return the index of the first element that is a container and no word on the paper."""
    levels = Levels(draft.tradition, grammar)
    located = [
        i
        for i, m in enumerate(row)
        if (m.kind == "container" and m.level not in LEAVES) or m.kind == "identifier" or is_portal(m)
    ]
    limit = located[0] if located else len(row)
    dated = [
        i
        for i in range(limit)
        if row[i].kind == "date"
        or (_ends_dated(draft.text, row[i]) and not _is_worded(draft.text, row[i], levels))
    ]
    first = next(
        (i for i in range(limit) if row[i].kind == "name" and _is_placed(draft.text, row[i], levels)), limit
    )
    if any(row[i].kind == "date" for i in dated) or draft.tradition in _DOWNWARD:
        # "Letters Received 1881-1907", "Europe 1944-1970, Allemagne": the years are the series'.
        dated = [
            i for i in dated if row[i].kind == "date" or SPAN_AT_END.search(draft.text, 0, row[i].end) is None
        ]
    # "Final Grant Reports 1951-1981, Records of …": nor do they before the collection's name.
    dated = [i for i in dated if row[i].kind == "date" or not _precedes_worded(draft.text, row, i, levels)]
    # A bare year after "Records of …" is the records'.
    dated = [i for i in dated if row[i].kind == "date" or i < first]
    worded = [i for i, m in enumerate(row) if m.kind == "name" and _is_worded(draft.text, m, levels)]
    if dated:
        return _after_sentences(draft.text, row, dated[-1] + 1, min(first, limit), worded)
    names = [i for i in range(limit) if row[i].kind == "name"]
    if not names or (first == limit < len(row) and row[limit].level == "item"):
        # What precedes the smallest thing is the paper.
        return limit
    if first < limit:
        return _after_sentences(draft.text, row, first, first, worded)
    if draft.tradition in _DOWNWARD and _falls(row) and not _is_paper(draft.text, row[names[0]]):
        # "Correspondance politique, Angleterre, t. 524, AMAE": the path begins with its first section.
        return names[0]
    if len(names) == 1 and limit == 1 and _precedes_worded(draft.text, row, names[0], levels):
        # "Despatches from Ministers to China, 1843–1906, M92": the film's title.
        return names[0]
    if len(names) == 1 and (not located or (row[names[0]].quote in FOLDERS and names[0] == limit - 1)):
        return names[0]
    return names[0] + 1


# "Colbert à Seignelay", "Bülow an Holstein"
_TO = re.compile(
    r"[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,3} (?:à|au|aux|an|aan|a|al|to|do|k) (?:[a-z]{1,3} )?[A-ZÀ-Þ]"
)
_PAPERS = facts.words("paper")


def _is_paper(text: str, mark: Mark) -> bool:
    """Tell whether a name is the paper's: in quotation marks, with its kind, or from somebody to somebody."""
    words = text[mark.start : mark.end]
    first = words.partition(" ")[0].rstrip(".,:").casefold()
    return bool(mark.quote) or first in _PAPERS or is_of_paper(words) or _TO.match(words) is not None


def _precedes_worded(text: str, row: list[Mark], index: int, levels: Levels) -> bool:
    """Tell whether a name with a span of years stands right before a name that says its level."""
    following = row[index + 1] if index + 1 < len(row) else None
    if following is None or SPAN_AT_END.search(text, 0, row[index].end) is None:
        return False
    # Or before the number of its entry: "Letters Received 1881-1907 (Entry 91)".
    is_first = index == 0 and (
        (following.kind == "name" and _is_worded(text, following, levels)) or following.level in _HELD
    )
    return is_first or following.level in {"entry", "microfilm"}


# What a series is kept in: "Letters Received, 1865–1870, box 12".
_HELD = frozenset({"box", "volume", "reel", "lot"})


def _after_sentences(text: str, row: list[Mark], start: int, limit: int, worded: list[int]) -> int:
    """Return the index after names that end with a full stop: author, date, and then the paper's title.

    A title may hold the word of a collection ("Anti-Apartheid movement papers."), if another one follows.
    """
    while start < len(row) - 1 and row[start].kind == "name":
        if "." not in text[row[start].end : row[start + 1].start]:
            break
        if start >= limit and (start == 0 or not any(i > start for i in worded)):
            break
        start += 1
    return start


def _is_worded(text: str, mark: Mark, levels: Levels) -> bool:
    plain = unquoted(text, mark) if mark.quote == "「" else mark
    return levels.worded(text[plain.start : plain.end]) is not None


def _is_placed(text: str, mark: Mark, levels: Levels) -> bool:
    """Tell whether a name says its level or is a collection's code."""
    return _is_worded(text, mark, levels) or levels.is_code(text[mark.start : mark.end])


def _ends_dated(text: str, mark: Mark) -> bool:
    """Tell whether a name ends in a date, so that it describes the paper."""
    if mark.kind != "name" or mark.quote:
        return False
    tail = text[max(mark.start, mark.end - 40) : mark.end]
    return any(d.end == len(tail) for d in date_marks(tail)) or _YEAR_AT_END.search(tail) is not None


_YEAR_AT_END = re.compile(r"(?:^|[\s\[(])(?:1[5-9]\d\d|20[0-2]\d)(?:[–—-](?:1[5-9]|20)?\d\d)?[\])]?$")


_CORNERS = frozenset({"「", "『"})
_NUMBER = re.compile(r"\d[\d–-]*$")


def _names_upwards(draft: Draft, row: list[Mark], grammar: facts.Grammar) -> None:
    levels = Levels(draft.tradition, grammar)
    places: dict[int, str] = {}
    names = [i for i, m in enumerate(row) if m.kind == "name"]
    boxed = [i for i, m in enumerate(row) if m.kind == "container" and m.level in SMALL]
    for above, index in enumerate(reversed(names)):
        words = draft.text[row[index].start : row[index].end]
        plain = unquoted(draft.text, row[index]) if row[index].quote in _CORNERS else row[index]
        level = levels.worded(draft.text[plain.start : plain.end])
        if row[index].quote == "『":
            level = levels.titled(draft.text, plain).level
        elif level is None and draft.tradition == "japanese" and _NUMBER.match(words):
            level = grammar.number
        elif level is None and words.isdigit() and not boxed and len(words) < 4:
            level = "page"
        elif level is None and levels.is_code(words):
            level = "reference-code"
        elif level is None:
            # A name with boxes after it and no other name above them is what holds them.
            inside = any(i > index for i in boxed) and (
                index != names[-1] or len(names) > 1 or row[index].quote != "" or not _is_titled(words)
            )
            level = "folder" if inside and grammar.trailing == "folder" else _above(grammar, above)
        if (level == "collection" and level in places.values()) or (
            level == "folder" and (_is_filmed(row, index) or _is_series_of_group(draft.text, row, index))
        ):
            level = "series"
        elif level == "folder" and _film_below(row, index):
            # "Diplomatic Instructions, Great Britain, vol. 18, M77, roll 76": parts of what is filmed.
            level = "subseries" if index > names[0] else "series"
        elif level == "collection" and _is_title_of_film(row, index) and levels.worded(words) is None:
            # "M1750, reel 3, Despatches from …, RG 59": the series that is filmed.
            level = "series"
        places[index] = level
    for index, mark in enumerate(row):
        if is_portal(mark):
            draft.containers.append(attrs.evolve(mark, kind="container", level="repository"))
        elif index in places and _is_of_paper(draft.text, mark):
            draft.add_item(mark)
        elif index in places and words_are_year(draft.text, mark):
            draft.dates.append(attrs.evolve(mark, kind="date", rule="year"))
        elif index in places and _is_kind(draft.text[mark.start : mark.end]):
            draft.remarks.append(mark)
        elif index in places:
            rule = "place-before-holder"
            plain = unquoted(draft.text, mark)
            draft.containers.append(attrs.evolve(plain, kind="container", level=places[index], rule=rule))
        else:
            draft.add_plain(mark)


def _film_below(row: list[Mark], index: int) -> bool:
    """Tell whether a film's number follows a name without quotation marks, containers between or none."""
    return not row[index].quote and any(m.level == "microfilm" for m in row[index + 1 :])


def _is_title_of_film(row: list[Mark], index: int) -> bool:
    """Tell whether a film's number stands before a name, and the record group after it."""
    return any(m.level == "microfilm" for m in row[:index]) and any(
        m.level == "record-group" for m in row[index + 1 :]
    )


def _is_filmed(row: list[Mark], index: int) -> bool:
    """Tell whether a film's number comes next, so that the name is the film's title."""
    following = next((m for m in row[index + 1 :] if m.rule != "publisher-of-film"), None)
    return following is not None and following.level == "microfilm"


def _is_series_of_group(text: str, row: list[Mark], index: int) -> bool:
    """Tell whether a name with years is a series of a record group: "Letters Received, 1865–1870, box 12"."""
    mark = row[index]
    is_spanned = not mark.quote and SPAN_AT_END.search(text, mark.start, mark.end) is not None
    return index == 0 and is_spanned and any(m.level == "record-group" for m in row)


_KINDS = facts.words("kind-of-paper")


def words_are_year(text: str, mark: Mark) -> bool:
    """Tell whether a name is a bare year."""
    return mark.end - mark.start == 4 and _YEAR_AT_END.match(text[mark.start : mark.end]) is not None


def _is_of_paper(text: str, mark: Mark) -> bool:
    """Tell whether a name is of the paper: who made it ("by …"), or what it is ("interview with …")."""
    is_maker = text[max(0, mark.start - 4) : mark.start].casefold().endswith(" by ")
    return is_maker or is_of_paper(text[mark.start : mark.end])


def _is_titled(words: str) -> bool:
    """Tell whether every word but small ones begins with a capital, as in a collection's name."""
    return sum(w[0].isupper() for w in words.split()) > 1 and not any(c.isdigit() for c in words)


def _is_kind(words: str) -> bool:
    """Tell whether words are the paper's kind: in small letters or brackets ("transcript", "[Letter]")."""
    if words[0] + words[-1] in {"[]", "()"}:
        return not any(c.isdigit() for c in words)
    if words in _KINDS:
        return True
    return words.isascii() and words.replace(" ", "").isalpha() and words.islower()


def _above(grammar: facts.Grammar, number: int) -> str:
    return grammar.names[min(number, len(grammar.names) - 1)]
