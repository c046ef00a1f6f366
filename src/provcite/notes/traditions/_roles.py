"""Which holder keeps the paper, where the first citation ends, and which way its containers run."""

from __future__ import annotations

import re
from itertools import pairwise

import attrs

from provcite.authorities import traditions as facts
from provcite.model.locations import Level
from provcite.notes.parts import Order
from provcite.notes.traditions._draft import LEAVES, Draft, is_portal
from provcite.notes.traditions._marks import Mark

RANK = {level.value: rank for rank, level in enumerate(Level)} | {
    # Levels of single traditions, put beside those they are like.
    "class": 5.5,
    "opis": 7.5,
    "delo": 15.5,
    "piece": 15.5,
}
_NEXT_CITATION = re.compile(
    r"[;·•]|\. | and $|\n|(?<!\w)(?:" + "|".join(sorted(facts.words("alternative"))) + r") ?$"
)


# A span of years, which a series' name may end with.
YEARS = re.compile(r"1[5-9]\d\ds?[–—-](?:1[5-9]|20)?\d\d$")

YEAR = re.compile(r"1[89]\d\d$")
# What goes on with the name before it: its years, or the rest of the name of an office's records.
_GOES_ON = re.compile(rf"{YEARS.pattern[:-1]}(?: ?[(\[][^()\[\]]{{1,30}}[)\]])?$|NSC: ")


def _is_rest_of_fonds(text: str, tradition: str, out: list[Mark], mark: Mark) -> bool:
    """Tell whether a name is the rest of a fonds': "President's Office - W.C. Murray fonds"."""
    return (
        tradition == "canadian"
        and bool(out)
        and mark.kind == out[-1].kind == "name"
        and text[out[-1].end : mark.start] == " - "
        and text[mark.start : mark.end].endswith("fonds")
    )


def _next_is_file(row: list[Mark], position: int) -> bool:
    return position + 1 < len(row) and row[position + 1].level == "file"


def _after_series(text: str, out: list[Mark]) -> bool:
    """Tell whether the last name is a subject in a series of a presidential library, without box."""
    if len(out) < 2 or not any(h.name.endswith("Library") for m in out for h in m.holders):
        return False
    return text[out[-2].start : out[-2].end].endswith(("Series", "File"))


# "PCM, 1940-43": the letters of an Italian office are its fonds, the years a part of it.
_OFFICE = re.compile(r"[A-Z]{2,6}$")


def _is_year_of_file(text: str, tradition: str, row: list[Mark], position: int) -> bool:
    """Tell whether a year stands between a file's title and its holder in brackets.

    "JACAR, Ref. C03022345600, Mitsu dai nikki, 1917 (National Institute for Defense Studies)"
    """
    mark = row[position]
    following = row[position + 1] if position + 1 < len(row) else None
    return (
        tradition == "japanese"
        and following is not None
        and following.kind == "holder"
        and text[mark.end : following.start].strip() in {"(", "（"}
        and YEAR.match(text[mark.start : mark.end]) is not None
    )


def with_years(text: str, tradition: str, row: list[Mark]) -> list[Mark]:
    """Return *row* with a span of years joined to the name before it: "Despatches from Spain, 1792–1906"."""
    out: list[Mark] = []
    for position, mark in enumerate(row):
        joins = (
            bool(out)
            and mark.kind == out[-1].kind == "name"
            and not mark.quote
            and not out[-1].quote
            and (tradition != "vatican" or _next_is_file(row, position))
            and text[out[-1].end : mark.start].strip() == ","
            and not (tradition == "us" and _after_series(text, out))
            and not (tradition == "italian" and _OFFICE.match(text[out[-1].start : out[-1].end]))
            and (
                _is_year_of_file(text, tradition, row, position)
                or _GOES_ON.match(text[mark.start : mark.end]) is not None
                or (
                    text[out[-1].start : out[-1].end].endswith("Files")
                    and YEAR.match(text[mark.start : mark.end])
                )
            )
        )
        if joins or _is_rest_of_fonds(text, tradition, out, mark):
            out[-1] = attrs.evolve(out[-1], end=mark.end)
        else:
            out.append(mark)
    return out


# Traditions whose files have a number and a title on one label: "File 091 Japan".
_LABELLED = frozenset({"us", "australian", "canadian"})
# Traditions whose fonds have their names in brackets after their numbers: "ф. 133 (Канцелярия)".
_BRACKETED = frozenset({"russian", "ukrainian"})
_NAME_IN_BRACKETS = re.compile(r"\([^\W\d][^()\d]{1,80}\)$")


def with_titles_after_numbers(text: str, tradition: str, row: list[Mark]) -> list[Mark]:
    """Return *row* with a name joined to the number of a file, collection or fonds before it."""
    if tradition not in _LABELLED | _BRACKETED:
        return row
    out: list[Mark] = []
    for mark in row:
        last = out[-1] if out else None
        is_after = (
            last is not None
            and mark.kind == "name"
            and not mark.quote
            and text[last.end : mark.start] == " "
            and last.kind == "container"
        )
        if last is None or not is_after:
            out.append(mark)
        elif tradition in _LABELLED and _is_title_of_file(text, last, mark):
            out[-1] = attrs.evolve(last, end=mark.end)
        elif tradition in _LABELLED and _is_coded_collection(text, last, mark):
            # "MS170 Waller Collection": a collection's name after its number.
            out[-1] = attrs.evolve(mark, start=last.start)
        elif (
            tradition in _BRACKETED
            and last.level == "fonds"
            and _NAME_IN_BRACKETS.match(text[mark.start : mark.end])
        ):
            out[-1] = attrs.evolve(last, end=mark.end)
        else:
            out.append(mark)
    return out


def _is_title_of_file(text: str, last: Mark, mark: Mark) -> bool:
    return last.level == "file" and last.rule == "level-word" and text[mark.start] not in "(["


def _is_coded_collection(text: str, last: Mark, mark: Mark) -> bool:
    """Tell whether a name after a code is its collection's."""
    return last.level == "reference-code" and text.endswith(_COLLECTION_ENDS, mark.start, mark.end)


_COLLECTION_ENDS = tuple(
    f" {w.text}" for w in facts.level_words("us") if w.place == "end" and w.level == "collection"
)


def without_publisher(text: str, row: list[Mark]) -> list[Mark]:
    """Return *row* without the archive that published a film, where the holder is named beside it.

    "NARA microfilm publication M34, roll 98, RG 59, National Archives": the first name is the film's.
    """
    holders = [i for i, m in enumerate(row) if m.kind == "holder" and not is_portal(m)]
    if len(holders) < 2:
        return row
    out = list(row)
    for i in holders[:-1]:
        following = row[i + 1] if i + 1 < len(row) else None
        if (
            following is not None
            and following.level == "microfilm"
            and text[row[i].end : following.start] == " "
        ):
            out[i] = attrs.evolve(row[i], kind="extent", rule="publisher-of-film")
    return out


def first_citation(text: str, row: list[Mark]) -> list[Mark]:
    """Return the elements of the first citation: a second one begins after a mark with another holder."""
    held = filled = False
    for position, mark in enumerate(row):
        between = text[row[position - 1].end : mark.start] if position else ""
        if held and filled and _NEXT_CITATION.search(between):
            rest = row[position:]
            # What follows is another citation if it names its own holder before or after its containers.
            if mark.kind == "holder" or (
                _is_upward(row[:position]) and any(m.kind == "holder" and not is_portal(m) for m in rest)
            ):
                return row[:position]
        held = held or (mark.kind == "holder" and not is_portal(mark))
        filled = filled or mark.kind in {"container", "identifier"} or (held and mark.kind == "name")
    return row


def _is_upward(row: list[Mark]) -> bool:
    """Tell whether the last element is the holder."""
    return bool(row) and row[-1].kind == "holder"


def main_holder(row: list[Mark]) -> int | None:
    """Return the index of the holder that keeps the paper, or None."""
    found = [i for i, m in enumerate(row) if m.kind == "holder" and not is_portal(m)]
    if not found:
        return None
    located = [
        i for i, m in enumerate(row) if m.kind in {"container", "identifier"} and m.level not in LEAVES
    ]
    if not located:
        known = [i for i in found if row[i].rule != "holder-word"]
        return (known or found)[0]
    before_first = [i for i in found if i < located[0]]
    return before_first[-1] if before_first else found[-1]


def direction(row: list[Mark], main: int) -> Order:
    located = [
        i for i, m in enumerate(row) if m.kind in {"container", "identifier"} and m.level not in LEAVES
    ]
    if located:
        after = sum(i > main for i in located)
        return Order.LARGE_TO_SMALL if after * 2 >= len(located) else Order.SMALL_TO_LARGE
    named = [i for i, m in enumerate(row) if m.kind == "name"]
    after = sum(i > main for i in named)
    return Order.LARGE_TO_SMALL if after or not named else Order.SMALL_TO_LARGE


# Levels that a number of the paper itself is read as.
_OF_PAPERS = frozenset({"item", "reference-code", "page", "folio", "volume", "folder"})


def with_item(text: str, row: list[Mark], main: int) -> tuple[list[Mark], int]:
    """Return *row* with what stands before a whole citation in brackets as the paper, and the holder's index.

    "Doc ID# 1234 (Archivio di Stato di Firenze, Mediceo del Principato 3456)": the number is the paper's.
    """
    opens = text[row[main - 1].end : row[main].start].strip() if main else ""
    inside = text.find(")", row[main].end)
    if opens != "(" or not any(m.start < inside for m in row[main + 1 :]):
        return row, main
    levels = {m.level for m in row[:main] if m.kind == "container"}
    if not levels or not levels <= _OF_PAPERS or any(is_portal(m) for m in row[:main]):
        return row, main
    item = Mark(row[0].start, row[main - 1].end, "name", "item-words", 0.6)
    return [item, *row[main:]], 1


def with_whole_codes(text: str, tradition: str, row: list[Mark], main: int) -> tuple[list[Mark], int]:
    """Return *row* with codes that are not of the British state's archive as one, and the holder's index.

    Class and piece are levels of The National Archives; "WYL 250/3/45" of a record office is one code. Of a
    house of collections letters and first number are the collection: "CHAR 9/164".
    """
    known = row[main].holders[:1]
    name = known[0].name or known[0].text if known else text[row[main].start : row[main].end]
    if tradition != "british":
        return row, main
    if any(state in name for state in _STATE_ARCHIVES):
        whole = with_files(text, row)
        return whole, whole.index(row[main])
    if name.startswith(_OF_COLLECTIONS):
        return [_as_collection(mark) for mark in row], main
    out: list[Mark] = []
    for mark in row:
        last = out[-1] if out else None
        if mark.rule != "class-code":
            out.append(mark)
        elif last is not None and last.rule == "class-code" and text[last.end : mark.start] == "/":
            out[-1] = attrs.evolve(last, end=mark.end)
        else:
            out.append(attrs.evolve(mark, level="reference-code"))
    return out, out.index(row[main])


# Archives of papers of persons, whose codes have the collection first.
_OF_COLLECTIONS = tuple(sorted(facts.words("archive-of-collections")))
_IN_COLLECTION = {"class": "collection", "piece": "file"}


def _as_collection(mark: Mark) -> Mark:
    """Return a mark of a code with the levels of a collection instead of a class."""
    if mark.rule != "class-code":
        return mark
    return attrs.evolve(mark, level=_IN_COLLECTION.get(mark.level, mark.level), rule="collection-code")


def with_files(text: str, row: list[Mark]) -> list[Mark]:
    """Return *row* with a code after the piece that is no class's as an item: "FO 371/170757, FJ 1051/3"."""
    out: list[Mark] = []
    for position, mark in enumerate(row):
        last = out[-1] if out else None
        letters = _LETTERS.match(text, mark.start)
        if (
            mark.level == "class"
            and last is not None
            and last.rule == "class-code"
            and letters is not None
            and (letters[0] not in _CLASSES or _is_of_department(text, row, position))
        ):
            out.append(attrs.evolve(mark, level="item", rule="registry-number"))
        elif last is not None and last.rule == "registry-number" and text[last.end : mark.start] == "/":
            out[-1] = attrs.evolve(last, end=mark.end)
        else:
            out.append(mark)
    return out


def _is_of_department(text: str, row: list[Mark], position: int) -> bool:
    """Tell whether one letter after the piece is a department's, not a class's: "FO 371/64244, C4391/3/18".

    "T 123/55" is the Treasury's class, but after a piece of the Prime Minister's a telegram's number.
    """
    mark = row[position]
    above = next((m for m in reversed(row[:position]) if m.level == "class"), None)
    if above is None or not _ONE_LETTER.match(text, mark.start):
        return False
    office = _LETTERS.match(text, above.start)
    if office is None or office[0] not in _OFFICES or text[row[position - 1].end : mark.start].strip() != ",":
        return False
    parts = row[position + 1 : position + 3]
    return text[mark.start] != "T" or office[0] == "PREM" or [m.level for m in parts] == ["piece", "item"]


# Offices whose papers have numbers of their own, with the letter of a department.
_OFFICES = facts.words("registry-office")
_ONE_LETTER = re.compile(r"[A-Z] ?\d")
_LETTERS = re.compile(r"[A-Z]{1,4}")

# A reference code of the portal, which is a paper's or a file's alike.
_PORTAL_CODE = re.compile(r"[Rr]ef|[レリ]ファレンス|[ABCＡＢＣ][\d０-９]{10}")
_FILES = tuple(sorted(facts.words("file-end")))


def with_titles_of_files(text: str, tradition: str, row: list[Mark], main: int) -> list[Mark]:
    """Return *row* with titles of files right before their codes: 「日独伊防共協定関係一件」B.1.0.0.J/X2.

    Before the holder the title must have a file's word: there the papers are quoted alike.
    """
    if tradition != "japanese":
        return row
    out = list(row)
    for position, (mark, code) in enumerate(pairwise(row)):
        if (
            mark.quote == "「"
            and code.level == "reference-code"
            and mark.end == code.start
            and _PORTAL_CODE.match(text, code.start) is None
            and not text.endswith("文書", mark.start, mark.end - 1)
            and (position > main or text[mark.start : mark.end - 1].endswith(_FILES))
        ):
            file = attrs.evolve(mark, start=mark.start + 1, end=mark.end - 1, quote="")
            out[position] = attrs.evolve(file, kind="container", level="file", rule="file-title")
    return out


_CLASSES = facts.words("record-class")
_STATE_ARCHIVES = tuple(sorted(facts.words("state-archive")))


def falls(draft: Draft) -> bool:
    """Tell whether the containers go from large to small."""
    ranks = [
        RANK.get(m.level, 10.0)
        for m in sorted(draft.containers, key=lambda m: m.start)
        if m.level != "repository"
    ]
    return len(ranks) > 1 and ranks[0] < ranks[-1]


def ranks(draft: Draft) -> list[float]:
    """Return how far down each container stands, in written order."""
    return [RANK.get(c.level, 10.0) for c in draft.containers]


_VERBS = re.compile(r"(?<!\w)(?:" + "|".join(sorted(facts.words("verb"))) + r")(?!\w)")
_GUESSED = frozenset(
    {"place-in-path", "place-before-holder", "after-number", "bare-number", "number-of-name"}
)


def is_silent(draft: Draft, row: list[Mark]) -> bool:
    """Tell whether the words name a holder or a thing, and cite nothing: no number, date or level word."""
    if draft.dates or draft.identifier or any(m.rule not in _GUESSED for m in draft.containers):
        return False
    if any(m.quote for m in row):
        return False
    return not draft.containers or _VERBS.search(draft.text) is not None
