"""Giving the elements of a citation their roles: holder, containers, item, dates."""

from __future__ import annotations

import re

import attrs

from provcite.authorities import traditions as facts
from provcite.errors import TextSpan
from provcite.model.locations import Level
from provcite.notes.traditions._holders import cities
from provcite.notes.traditions._levels import date_marks
from provcite.notes.traditions._marks import Mark
from provcite.notes.traditions._names import Levels, is_year
from provcite.notes.traditions._spans import trim
from provcite.notes.traditions.values import ArchivalCitation, HolderPart, Order
from provcite.notes.values import ContainerPart, Part

_RANK = {level.value: rank for rank, level in enumerate(Level)} | {
    # Levels of single traditions, put beside those they are like.
    "class": 5.5,
    "opis": 7.5,
    "delo": 15.5,
    "piece": 15.5,
}
_LEAVES = frozenset({"folio", "page", "frame"})
_SMALL = frozenset(
    {"file", "bundle", "box", "volume", "delo", "piece", "reference-code", "folder", "reel", *_LEAVES}
)
_NEXT_CITATION = re.compile(r"[;·•]|\. | and $|\n")
_TITLES = frozenset('“„«「"')
# Marks that a folder's title may stand in; corner brackets are for papers.
_FOLDERS = frozenset('“"')


@attrs.define
class _Draft:
    """The citation while it is put together."""

    text: str
    tradition: str
    repository: Mark | None = None
    containers: list[Mark] = attrs.field(factory=list)
    items: list[Mark] = attrs.field(factory=list)
    dates: list[Mark] = attrs.field(factory=list)
    places: list[Mark] = attrs.field(factory=list)
    remarks: list[Mark] = attrs.field(factory=list)
    identifier: Mark | None = None

    def add_item(self, mark: Mark) -> None:
        """Keep *mark* as words on the paper, the dates in it apart."""
        at = mark.start
        if not mark.quote:
            for date in date_marks(self.text[mark.start : mark.end]):
                start, end = mark.start + date.start, mark.start + date.end
                self._add_words(at, start)
                self.dates.append(attrs.evolve(date, start=start, end=end))
                at = end
        self._add_words(at, mark.end)

    def _add_words(self, start: int, end: int) -> None:
        start, end = trim(self.text, start, end)
        if start < end:
            self.items.append(Mark(start, end, "name", "item-words", 0.6))

    def add_plain(self, mark: Mark) -> bool:
        """Keep *mark* if its kind says all, and tell whether it did."""
        if mark.kind == "container":
            self.containers.append(mark)
        elif mark.kind == "identifier" and self.identifier is None:
            self.identifier = mark
        elif mark.kind == "date":
            self.dates.append(mark)
        elif mark.kind == "extent":
            self.remarks.append(mark)
        else:
            return False
        return True


def assemble(text: str, tradition: str, row: list[Mark]) -> ArchivalCitation:
    """Return the citation that the elements of *row* make."""
    row = _first_citation(text, row)
    draft = _Draft(text, tradition)
    main = _main(row)
    if main is None:
        order = _without_holder(draft, row)
    else:
        draft.repository = row[main]
        order = _direction(row, main)
        grammar = _grammar(tradition, row[main])
        if order is Order.LARGE_TO_SMALL:
            _before_holder(draft, row[:main], grammar)
            _downwards(draft, row[main + 1 :], grammar)
        else:
            _upwards(draft, row[:main], grammar)
            for mark in row[main + 1 :]:
                draft.add_plain(mark)
            if grammar.trailing != "folder" and _falls(draft):
                # The holder in brackets at the end: its containers go down all the same.
                order = Order.LARGE_TO_SMALL
    if _is_silent(draft, row):
        return ArchivalCitation(text, tradition, order)
    return _finished(draft, order)


def _falls(draft: _Draft) -> bool:
    """Tell whether the containers go from large to small."""
    ranks = [_RANK.get(m.level, 10.0) for m in sorted(draft.containers, key=lambda m: m.start) if m.level != "repository"]
    return len(ranks) > 1 and ranks[0] < ranks[-1]


_VERBS = re.compile(
    r"(?<!\w)(?:is|are|was|were|has|have|had|will|opened|ist|sind|wurde|war|est|sont|fut|fue|es|son|è|sono|был|была)(?!\w)"
)
_GUESSED = frozenset({"place-in-path", "place-before-holder", "after-number", "bare-number", "number-of-name"})


def _is_silent(draft: _Draft, row: list[Mark]) -> bool:
    """Tell whether the words name a holder or a thing, and cite nothing: no number, date or level word."""
    if draft.dates or draft.identifier or any(m.rule not in _GUESSED for m in draft.containers):
        return False
    if any(m.quote for m in row):
        return False
    return not draft.containers or _VERBS.search(draft.text) is not None


def _grammar(tradition: str, holder: Mark | None) -> facts.Grammar:
    names = holder.holders if holder is not None else ()
    return facts.grammar(tradition, names[0].name if names else "")


def _is_portal(mark: Mark) -> bool:
    return any(h.is_portal for h in mark.holders)


def _first_citation(text: str, row: list[Mark]) -> list[Mark]:
    """Return the elements of the first citation: a second one begins after a mark with another holder."""
    held = filled = False
    for position, mark in enumerate(row):
        between = text[row[position - 1].end : mark.start] if position else ""
        if held and filled and _NEXT_CITATION.search(between):
            rest = row[position:]
            # What follows is another citation if it names its own holder before or after its containers.
            if mark.kind == "holder" or (
                _is_upward(row[:position]) and any(m.kind == "holder" and not _is_portal(m) for m in rest)
            ):
                return row[:position]
        held = held or (mark.kind == "holder" and not _is_portal(mark))
        filled = filled or mark.kind in {"container", "identifier"} or (held and mark.kind == "name")
    return row


def _is_upward(row: list[Mark]) -> bool:
    """Tell whether the last element is the holder."""
    return bool(row) and row[-1].kind == "holder"


def _main(row: list[Mark]) -> int | None:
    """Return the index of the holder that keeps the paper, or None."""
    found = [i for i, m in enumerate(row) if m.kind == "holder" and not _is_portal(m)]
    if not found:
        return None
    located = [
        i for i, m in enumerate(row) if m.kind in {"container", "identifier"} and m.level not in _LEAVES
    ]
    if not located:
        known = [i for i in found if row[i].rule != "holder-word"]
        return (known or found)[0]
    before_first = [i for i in found if i < located[0]]
    return before_first[-1] if before_first else found[-1]


def _direction(row: list[Mark], main: int) -> Order:
    located = [
        i for i, m in enumerate(row) if m.kind in {"container", "identifier"} and m.level not in _LEAVES
    ]
    if located:
        after = sum(i > main for i in located)
        return Order.LARGE_TO_SMALL if after * 2 >= len(located) else Order.SMALL_TO_LARGE
    named = [i for i, m in enumerate(row) if m.kind == "name"]
    after = sum(i > main for i in named)
    return Order.LARGE_TO_SMALL if after or not named else Order.SMALL_TO_LARGE


def _before_holder(draft: _Draft, row: list[Mark], grammar: facts.Grammar) -> None:
    """Read what stands before the holder: the paper, its date, the holder's seat."""
    levels = Levels(draft.tradition, grammar)
    for position, mark in enumerate(row):
        words = draft.text[mark.start : mark.end]
        is_last = position == len(row) - 1
        if _is_portal(mark):
            draft.containers.append(attrs.evolve(mark, kind="container", level="repository"))
        elif draft.add_plain(mark):
            continue
        elif is_last and draft.repository is not None and _is_city(words, draft.repository):
            draft.places.append(mark)
        elif is_last and (draft.dates or draft.tradition in _ASIAN) and not mark.quote and (level := levels.worded(words)) is not None:
            draft.containers.append(attrs.evolve(mark, kind="container", level=level, rule="word-in-name"))
        else:
            draft.add_item(mark)


# Traditions in which the file is named before the holder.
_ASIAN = frozenset({"japanese", "korean"})


def _is_city(words: str, holder: Mark) -> bool:
    if " " in words and words.islower():
        return False
    return any(words and (words in h.city or words in h.name) for h in holder.holders) or words in cities()


def _downwards(draft: _Draft, row: list[Mark], grammar: facts.Grammar) -> None:
    """Read what follows the holder, from the large to the small."""
    levels = Levels(draft.tradition, grammar)
    of_paper = False
    for position, mark in enumerate(row):
        if mark.kind == "date" and any(level in _SMALL for level in levels.seen):
            of_paper = draft.tradition not in {"russian", "ukrainian"}
        if _continues(draft, mark, levels, grammar):
            draft.containers[-1] = attrs.evolve(draft.containers[-1], end=mark.end)
        elif draft.add_plain(mark):
            if mark.kind == "container":
                levels.note(mark.level)
        elif draft.text[mark.start] in "(（[" and draft.text[mark.end - 1] in ")）]":
            draft.remarks.append(mark)
        elif _is_way(draft, mark):
            draft.remarks.extend(m for m in row[position:] if m.kind in {"name", "date"})
            return
        elif not levels.seen and _is_year_key(draft.text, mark):
            draft.dates.append(attrs.evolve(mark, kind="date", rule="year-key"))
        elif of_paper or _is_title(mark, levels, grammar) or _tells_date(draft, mark, levels):
            draft.add_item(mark)
        else:
            following = row[position + 1] if position + 1 < len(row) else None
            _add_name(draft, mark, levels, following)


_AUTHOR_YEAR = re.compile(r"[A-ZÀ-Þ][\w'’ &.-]{1,60},? 1[89]\d\d|[A-ZÀ-Þ][\w'’ &.-]{1,60},? 20\d\d")


def _is_way(draft: _Draft, mark: Mark) -> bool:
    """Tell whether author and year after a colon say through which work the paper is known."""
    if not draft.containers or mark.kind != "name":
        return False
    between = draft.text[draft.containers[-1].end : mark.start].strip()
    return between == ":" and _AUTHOR_YEAR.match(draft.text, mark.start) is not None


_YEARS = re.compile(r"1[5-9]\d\d[–—-](?:1[5-9]|20)?\d\d$")


def _continues(draft: _Draft, mark: Mark, levels: Levels, grammar: facts.Grammar) -> bool:
    """Tell whether *mark* goes on with the container before it: its span of years, or its folder's words."""
    if not draft.containers or mark.kind not in {"name", "date"} or mark.quote:
        return False
    last = draft.containers[-1]
    if draft.text[last.end : mark.start].strip(" ") != ",":
        return False
    if last.rule == "after-number":
        return grammar.trailing == "folder"
    is_years = _YEARS.match(draft.text[mark.start : mark.end]) is not None
    return is_years and last.rule in {"place-in-path", "word-in-name"} and draft.tradition != "vatican"


_YEAR_KEY = re.compile(r"1[0-9]\d\d(?:[–-]\d{2,4})?[a-z]?$")


def _is_year_key(text: str, mark: Mark) -> bool:
    """Tell whether a year with a full stop stands before the first name: the key of a list of sources."""
    return text[mark.end : mark.end + 1] == "." and _YEAR_KEY.match(text[mark.start : mark.end]) is not None


def _tells_date(draft: _Draft, mark: Mark, levels: Levels) -> bool:
    """Tell whether words after a number hold a date, so that they are on the paper: "letter of 3 July 1916"."""
    if mark.kind != "name" or not levels.seen or draft.tradition == "us":
        return False
    return any(not _YEARS.match(d) for d in _inner_dates(draft.text[mark.start : mark.end]))


def _inner_dates(words: str) -> list[str]:
    return [words[d.start : d.end] for d in date_marks(words) if words[d.start : d.end].count("/") < 2]


def _is_title(mark: Mark, levels: Levels, grammar: facts.Grammar) -> bool:
    """Tell whether a quoted name is the paper's title and not a folder's."""
    if mark.quote not in _TITLES:
        return False
    return not (grammar.trailing in {"folder", "file"} and any(level in _SMALL for level in levels.seen))


def _add_name(draft: _Draft, mark: Mark, levels: Levels, following: Mark | None) -> None:
    words = draft.text[mark.start : mark.end]
    if levels.seen and is_year(words, draft.tradition):
        draft.dates.append(attrs.evolve(mark, kind="date", rule="year"))
        return
    if _is_portal(mark):
        draft.containers.append(attrs.evolve(mark, kind="container", level="repository"))
        return
    next_level = "" if following is None else following.level or following.kind
    for found in levels.containers(draft.text, _unquoted(draft.text, mark), next_level):
        if found.level == "item" and found.rule == "after-number":
            draft.add_item(mark)
        else:
            draft.containers.append(found)


def _unquoted(text: str, mark: Mark) -> Mark:
    """Return a quoted name without its quotation marks: they are not on the folder's label."""
    if not mark.quote or text[mark.end - 1].isalnum():
        return mark
    end = mark.end - 1
    while end > mark.start + 1 and text[end - 1] in ",.":
        end -= 1
    return attrs.evolve(mark, start=mark.start + 1, end=end) if end > mark.start + 1 else mark


def _upwards(draft: _Draft, row: list[Mark], grammar: facts.Grammar) -> None:
    """Read what precedes the holder, from the small to the large."""
    first = _first_container(draft, row, grammar)
    for mark in row[:first]:
        if not _is_portal(mark) and not draft.add_plain(mark):
            draft.add_item(mark)
        elif _is_portal(mark):
            draft.containers.append(attrs.evolve(mark, kind="container", level="repository"))
    _names_upwards(draft, row[first:], grammar)


def _first_container(draft: _Draft, row: list[Mark], grammar: facts.Grammar) -> int:
    """Return the index of the first element that is a container and no word on the paper."""
    levels = Levels(draft.tradition, grammar)
    located = [
        i for i, m in enumerate(row) if (m.kind == "container" and m.level not in _LEAVES) or _is_portal(m)
    ]
    limit = located[0] if located else len(row)
    dated = [i for i in range(limit) if row[i].kind == "date" or _ends_dated(draft.text, row[i])]
    if dated:
        return dated[-1] + 1
    names = [i for i in range(limit) if row[i].kind == "name"]
    if not names:
        return limit
    worded = next((i for i in names if levels.worded(draft.text[row[i].start : row[i].end])), None)
    if worded is not None:
        return worded
    if len(names) == 1 and (not located or (row[names[0]].quote in _FOLDERS and names[0] == limit - 1)):
        return names[0]
    return names[0] + 1


def _ends_dated(text: str, mark: Mark) -> bool:
    """Tell whether a name ends in a date, so that it describes the paper."""
    if mark.kind != "name" or mark.quote:
        return False
    tail = text[max(mark.start, mark.end - 40) : mark.end]
    return any(d.end == len(tail) for d in date_marks(tail)) or _YEAR_AT_END.search(tail) is not None


_YEAR_AT_END = re.compile(r"(?:^|[\s\[(])(?:1[5-9]\d\d|20[0-2]\d)(?:[–—-](?:1[5-9]|20)?\d\d)?[\])]?$")


def _names_upwards(draft: _Draft, row: list[Mark], grammar: facts.Grammar) -> None:
    levels = Levels(draft.tradition, grammar)
    places: dict[int, str] = {}
    names = [i for i, m in enumerate(row) if m.kind == "name"]
    boxed = [i for i, m in enumerate(row) if m.kind == "container" and m.level in _SMALL]
    above = 0
    for index in reversed(names):
        words = draft.text[row[index].start : row[index].end]
        level = levels.worded(words)
        if level is None:
            inside = any(i > index for i in boxed)
            level = "folder" if inside and grammar.trailing == "folder" else _above(grammar, above)
        if level == "collection" and level in places.values():
            level = "series"
        places[index] = level
        above += 1
    for index, mark in enumerate(row):
        if _is_portal(mark):
            draft.containers.append(attrs.evolve(mark, kind="container", level="repository"))
        elif index in places:
            rule = "place-before-holder"
            plain = _unquoted(draft.text, mark)
            draft.containers.append(attrs.evolve(plain, kind="container", level=places[index], rule=rule))
        else:
            draft.add_plain(mark)


def _above(grammar: facts.Grammar, number: int) -> str:
    return grammar.names[min(number, len(grammar.names) - 1)]


def _without_holder(draft: _Draft, row: list[Mark]) -> Order:
    """Read a citation that names no holder: containers with what stands before and after them."""
    levels = Levels(draft.tradition, _grammar(draft.tradition, None))
    located = [
        i
        for i, m in enumerate(row)
        if m.kind in {"container", "identifier"}
        or _is_portal(m)
        or (m.kind == "name" and levels.worded(draft.text[m.start : m.end]) is not None)
    ]
    dated = [i for i, m in enumerate(row) if m.kind == "date" and located and i < located[0]]
    quoted = [i for i, m in enumerate(row) if m.quote in _TITLES and m.quote and located and i < located[0]]
    start = max([*dated, *quoted], default=-1) + 1
    grammar = _grammar(draft.tradition, None)
    for mark in row[:start]:
        if not draft.add_plain(mark):
            draft.add_item(mark)
    if not located:
        for mark in row[start:]:
            if not draft.add_plain(mark):
                draft.add_item(mark)
    else:
        _downwards(draft, row[start:], grammar)
    ranks = [_RANK.get(c.level, 10.0) for c in draft.containers]
    is_upward = len(ranks) > 1 and ranks[0] > ranks[-1] and grammar.trailing == "folder"
    return Order.SMALL_TO_LARGE if is_upward else Order.LARGE_TO_SMALL


def _finished(draft: _Draft, order: Order) -> ArchivalCitation:
    text = draft.text
    containers = sorted(draft.containers, key=lambda m: m.start)
    return ArchivalCitation(
        text,
        draft.tradition,
        order,
        _holder_part(text, draft.repository),
        tuple(_settled(text, containers, draft.tradition)),
        _parts(text, draft.items),
        _parts(text, draft.dates),
        draft.identifier.part(text) if draft.identifier else None,
        _parts(text, draft.places),
        _parts(text, draft.remarks),
    )


def _parts(text: str, marks: list[Mark]) -> tuple[Part, ...]:
    return tuple(m.part(text) for m in sorted(marks, key=lambda m: m.start))


def _holder_part(text: str, mark: Mark | None) -> HolderPart | None:
    if mark is None:
        return None
    holder = mark.holders[0] if mark.holders else None
    return HolderPart(
        text[mark.start : mark.end],
        TextSpan(mark.start, mark.end),
        mark.rule,
        mark.confidence,
        holder.key if holder else "",
        holder.name if holder else "",
    )


_SIDED = re.compile(r"\d[rv](?:\W|$)")


def _settled(text: str, containers: list[Mark], tradition: str) -> list[ContainerPart]:
    """Return the containers with the levels of words that have two meanings settled by their neighbours."""
    out: list[ContainerPart] = []
    for position, mark in enumerate(containers):
        level = mark.level
        before = {c.level for c in containers[:position]}
        after = {c.level for c in containers[position + 1 :]}
        if mark.word.rstrip(".") in {"f", "ff"} and level in {"bundle", "file"}:
            # A leaf stands within something; a filza holds something, or stands first.
            inside = before & {"bundle", "volume", "file", "reference-code", "box"}
            level = "folio" if inside or _SIDED.search(text[mark.start : mark.end]) else level
        elif mark.word.rstrip(".").casefold() in {"p", "п"} and level == "folder" and "delo" in before:
            level = "page"
        elif (
            mark.word.rstrip(".").casefold() in {"l", "ll"}
            and level == "volume"
            and after == set()
            and "volume" in before
        ):
            level = "folio"
        out.append(mark.container(text, level))
    return out
