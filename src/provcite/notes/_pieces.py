"""The pieces of a location between its commas: told apart by form, and joined where they belong together.

A piece is on its way to being a part of a location; its level may still be unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from provcite.authorities import collections
from provcite.notes import _identifiers as ids
from provcite.notes._scan import split

MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Spring|Summer|Fall|Winter"
)
_DATE = re.compile(rf"(?:(?:{MONTH})\b|through\b|to\b|undated|[\d\s/’'“\".–—\-\[\]()])+$")
# "9155.3 (24 Mar 66)", a file of the Joint Chiefs
_FILE_NUMBER = re.compile(r"\d{4,5}\.\d")
_RANGE = re.compile(r"\d.*[–—-]|[a-z]\s?[–—-]|\b(?:to|through)\b")
_MONTH_DAY_END = re.compile(rf"\b(?:(?:{MONTH})\.?\s\d{{1,2}}(?:[–—-]\d{{1,2}})?|\d{{1,2}}\s(?:{MONTH}))$")
_CLOCK = re.compile(r"\d{1,2}(?::\d{2})?\s[ap]\.?\s?m\b")
_YEAR_START = re.compile(r"[’'“\"]?\d{2,4}\b")
_CENTRAL = re.compile(
    r"(?:[Cc]entral (?:[Dd]ecimal |Foreign Policy )?[Ff]iles?|Central Decimal|CF(?=[,:]|$)|CDF|CFPF|CFPFs|"
    r"SNF|[Dd]ecimal [Ff]iles?|"
    r"Subject[- ]Numeric Files?|\d{4} P-Reels)(?![A-Za-z])"
)
_LOT_NUMBER = (
    r"(?:[A-Z]{1,2}\s?[–-]\s?)?\d{2,4}\s?[–-]?\s?[A-Z]{0,2}\s?[–-]?\s?\d{1,4}[A-Z]?\b"
    r"|[A-Z][ –-]\d{1,4}"
)
_NUMBERED = re.compile(
    rf"(?:(?:Lots?|Lot Files?)\s(?:{_LOT_NUMBER})|Job\s[\w–-]+(?:\s[A-Z]?\w*\d\w*)?"
    r"|FRC\s(?:Acc(?:ession)?\.?\s(?:No\.\s)?)?[\w–-]+(?:\s[A-Z]\s\d+)?"
    r"|RG[\s–-]?[\d–-]+|Entry\s(?:[A-Z]{1,3}[ –-]?){0,3}\d[\w–-]*):\s+"
)
# "OAS Files: 60 D 665": the word Lot is missing.
_BARE_LOT = r"\d{2} [A-Z] \d{1,4}"
_COLON_BEFORE = re.compile(
    r"(?<!\bAcc):\s+(?=(?:Lots?|(?:NY)?FRC|Job|Jobs|Box(?:es)?|Entry|Folders?|Reel|Roll|Acc(?:ession|[.:]))\s"
    rf"|{_BARE_LOT}(?:[,;:]|$))"
)
_LOT_ALONE = re.compile(_BARE_LOT)
_LOT_INSIDE = re.compile(
    rf"\s+\(?(?=(?:Lots?(?:\sFiles?)?|(?<=files\s)lot)\s(?:No\.\s)?(?:{_LOT_NUMBER}))|(?<=Files)\s(?=Box\s\d)"
)
_COLON = re.compile(r":\s+")
# "FW 893.00/8–1247" is one number, filed with another.
_DECIMAL_INSIDE = re.compile(r"(?<!FW)(?<!W\.)\s(?=\d{3}\.\d{2,})")
_SERIES_END = re.compile(r"(?:Files?|Series|Records|Papers|Materials?)$")
_LAST_COLON = re.compile(r":\s+(?=[^:]*$)")
_NEEDS_CODE = frozenset(
    {"Job", "FRC", "Lot", "Lot File", "lot", "lots", "Bx", "box", "boxes", "reel", "Tape", "PNO", "NLR", "ID"}
)
_NEEDS_NUMBER = frozenset({"Series", "Item", "Case", "Container", "Carton", "Tab", "OA", "Letterbook", "Vol"})
# Words before a number that may have letters before it: "Entry UD WW 257", "Acc. #87–0089".
_TAKES_LETTERS = frozenset({"Entry"})
_TAKES_SIGN = frozenset({"Acc.", "Acc:"})
# "RG59", "RG–59": the space is missing.
_RUNS_ON = frozenset({"RG"})


class Piece:
    """A piece of a location on its way to being a part; changed while pieces are joined."""

    __slots__ = ("end", "kind", "level", "rule", "start")

    def __init__(self, start: int, end: int, kind: str, level: str = "", rule: str = "") -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.level = level
        self.rule = rule


@lru_cache(maxsize=1)
def _level_pattern() -> re.Pattern[str]:
    forms = []
    for word, _ in collections.level_words():
        if word in _NEEDS_CODE:
            after = r"(?=[\s:–-]*(?:Acc(?:ession)?\.?\s?)?(?:No\.\s?)?(?:[A-Z]{1,2}[ –-]?)?\d)"
        elif word in _NEEDS_NUMBER:
            after = r"(?=[\s:]*[\dIVXLC“\"\[A-Z]?[\dIVXLC–-])"
        elif word in _TAKES_LETTERS:
            after = r"(?=[\s:]*(?:[A-Z]{1,3}[ –-]?){0,3}\d)"
        elif word in _TAKES_SIGN:
            after = r"(?=\s?#?\s?[A-Z\d–-]*\d)"
        else:
            after = r"(?=[\s,:]*[\w“\"\[#(’])"
        if word in _RUNS_ON:
            forms.append(re.escape(word) + r"(?=[–-]?\d{1,3}(?!\w))")
        forms.append(re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "") + after)
    return re.compile("(" + "|".join(forms) + ")")


@lru_cache(maxsize=1)
def _levels() -> dict[str, str]:
    return dict(collections.level_words())


# The same names recur through a volume; a piece longer than this is not worth keeping.
_KEPT_NAMES = 4096
_LONGEST_KEPT = 160


def kind_of(words: str) -> tuple[str, str]:
    """Return the kind of a piece and its level: `level`, `film`, `date`, `central` or `name`."""
    return _kept_kind(words) if len(words) <= _LONGEST_KEPT else _kind_of(words)


def _kind_of(words: str) -> tuple[str, str]:
    match = _level_pattern().match(words)
    if match is not None:
        return "level", _levels()[match[1]]
    if words in {"RG", "Record Group"}:
        return "level", "record-group"
    first = words[0]
    end = len(words)
    if first in "DPNr[" and ids.film_end(words, 0, end) == end:
        return "film", "microfilm"
    if first in "MT" and end <= 6 and words[1:].isdigit():
        return "film", "microfilm"
    if end <= 9 and _LOT_ALONE.fullmatch(words):
        return "level", "lot"
    if (
        (first.isdigit() or first in "[’'JFMASONDu(")
        and _DATE.match(words) is not None
        and _FILE_NUMBER.match(words) is None
    ):
        return "date", ""
    if first in "CDS1cd" and _CENTRAL.match(words):
        return "central", "collection"
    return "name", ""


_kept_kind = lru_cache(maxsize=_KEPT_NAMES)(_kind_of)


def pieces_of(text: str, start: int, end: int, *, colons: bool) -> list[Piece]:
    """Cut a clause into pieces: at commas, before "Lot", "Box" and the like, after their numbers.

    Args:
        text: The note.
        start: Where the clause begins.
        end: Where it ends.
        colons: Cut at every colon, as the notes before 1955 do ("CFM Files: Lot M–88: Box 140").
    """
    out: list[Piece] = []
    boxed = False
    whole = not colons and text.find(":", start, end) < 0 and text.find("Lot", start, end) < 0
    run_in = _run_in(text, start, end)
    # A box within a box is of the folder's title: "Box 71, Folder: Latin America Box 1".
    runs_in = run_in >= 0 and text.find("Box ", start, run_in) < 0
    for a, b, mark in split(text, start, end):
        if mark == ";" and text.startswith("and Lot ", a):
            # The word joins the lots of a list.
            a += 4
        if (
            mark == ";"
            and out
            and not (_SERIES_END.search(text, out[-1].start, out[-1].end) and _SERIES_END.search(text, a, b))
            and kind_of(text[a:b])[0] != "level"
        ):
            out[-1].end = b
            continue
        uncut = not runs_in and (whole or _is_uncut(text, a, b, colons=colons))
        for c, d in ((a, b),) if uncut else _cuts(text, a, b, runs_in=runs_in, colons=colons):
            kind, level = kind_of(text[c:d])
            if kind == "level":
                boxed = _add_level(text, c, d, level, out, boxed=boxed)
            else:
                out.append(Piece(c, d, kind, level, kind))
    return out


def _is_uncut(text: str, start: int, end: int, *, colons: bool) -> bool:
    """Tell whether a piece between commas holds nothing at which it is cut further."""
    return not colons and text.find(":", start, end) < 0 and text.find("Lot", start + 1, end) < 0


def _add_level(text: str, start: int, end: int, level: str, out: list[Piece], *, boxed: bool) -> bool:
    """Add a piece that a word gives its level, cut after its number; tell whether a box was met."""
    if level == "box" and boxed and out[-1].kind == "name" and text[out[-1].end] == ":":
        # "Box 75, Subject: Box 8": the folder keeps the name of the box it came from.
        out[-1].end = end
        return True
    after = _AFTER_NUMBER.match(text, start, end)
    if after is None:
        out.append(Piece(start, end, "level", level, "level-word"))
    else:
        # "Lot 72 D 192. Correspondence", "box 186 “Harriman”": the comma is missing.
        out.append(Piece(start, after.end("number"), "level", level, "level-word"))
        kind, inner = kind_of(text[after.end() : end])
        out.append(Piece(after.end(), end, kind, inner, "level-word" if kind == "level" else kind))
    return boxed or level == "box"


_AFTER_NUMBER = re.compile(
    r"(?P<number>(?:[Ll]ot|[Bb]ox|FRC(?! Acc)|Job) [\w –-]*\w(?=\. [A-Z]| “)"
    r"|FRC \d[\d –-]*(?:[A-Z] ?)?\d+(?= [A-Z][a-z]{2})"
    # "Box 2 Iranian Hostage Crisis 1979-1984", "Box SR-91 NSDD 202"
    r"|Box (?:[A-Z]{1,2}[–-])?\d+(?= [A-Z][A-Za-z]{3})"
    # "RG 59 763.72115/330"
    r"|(?:RG[ –-]?|Record Group )\d{1,3}(?= \d{3}(?:[.A-Z]| [A-Z])[\w .–-]*(?:/[\d½–-]+)?$))\.? "
)
# The comma is missing: "Office of Support Services (DI) Job 82T00466R", "Unfiled Files Box 152",
# "(JUSPAO) 1966–1975 Acc. #87–0089".
_RUN_IN = re.compile(
    r" (?=(?:(?<=[a-z)\]] )(?:Job \w*\d\w{5,}|Box (?:[A-Z]{1,2}[ –-]?)?\d+)"
    r"|(?<=[\w)\]] )(?<!FRC )Acc(?:ession|[.:]) #?[A-Z\d–-]*\d)(?=[,;:]|$))"
)


def _run_in(text: str, start: int, end: int) -> int:
    """Return where the first job, box or accession stands that no mark parts from what is before, or -1."""
    for word in (" Job ", " Box ", " Acc"):
        at = text.find(word, start + 1, end)
        while at > 0:
            if text[at - 1] not in ",;:" and _RUN_IN.match(text, at, end):
                return at
            at = text.find(word, at + 5, end)
    return -1


def _cuts(text: str, start: int, end: int, *, runs_in: bool, colons: bool) -> Iterator[tuple[int, int]]:
    """Cut one piece between commas further: before a job or box run in, at colons, before a lot."""
    begin = start
    cuts: list[tuple[int, int]] = []
    for match in _RUN_IN.finditer(text, start + 1, end) if runs_in else ():
        cuts += _inner(text, begin, match.start(), colons=colons)
        begin = match.end()
    cuts += _inner(text, begin, end, colons=colons)
    for c, d in cuts:
        while d > c and text[d - 1].isspace():
            d -= 1
        if d > c:
            yield c, d


def _inner(text: str, start: int, end: int, *, colons: bool) -> list[tuple[int, int]]:
    """Cut one piece between commas further, at colons and before a lot number."""
    if _is_uncut(text, start, end, colons=colons):
        return [(start, end)]
    cuts: list[tuple[int, int]] = []
    begin = start
    numbered = _NUMBERED.match(text, start, end)
    if numbered is not None:
        cuts.append((start, text.rfind(":", start, numbered.end())))
        begin = numbered.end()
    pattern = _COLON if colons else _COLON_BEFORE
    for match in pattern.finditer(text, begin, end):
        if match.start() > begin:
            number = _DECIMAL_INSIDE.search(text, begin + 1, match.start()) if colons else None
            if number is not None and not ids.looks_decimal(text, begin, match.start()):
                cuts.append((begin, number.start()))
                begin = number.end()
            cuts.append((begin, match.start()))
            begin = match.end()
            again = _NUMBERED.match(text, begin, end)
            if again is not None and not colons:
                cuts.append((begin, text.rfind(":", begin, again.end())))
                begin = again.end()
    series = _LAST_COLON.search(text, begin, end)
    if (
        series is not None
        and not colons
        and collections.pattern("generic-series").match(text[series.end() : end])
    ):
        cuts.append((begin, series.start()))
        begin = series.end()
    inside = (_DECIMAL_INSIDE if colons else _LOT_INSIDE).search(text, begin + 1, end)
    if inside is None and colons:
        inside = _LOT_INSIDE.search(text, begin + 1, end)
    if inside is not None and text[inside.end() - 1] != "(":
        cuts.append((begin, inside.start()))
        begin = inside.end()
    if begin < end:
        cuts.append((begin, end))
    return cuts


def join_continued(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join what a comma parted inside one name: years, "Jr.", offices of a person, listed words."""
    out: list[Piece] = []
    for piece in pieces:
        # A level word goes on with nothing but a record group that has no number yet.
        stands = not out or (piece.kind in _APART and out[-1].level != "record-group")
        if stands or not _continues(text, out, piece):
            out.append(piece)
    return out


_APART = frozenset({"level", "film"})


def _continues(text: str, out: list[Piece], piece: Piece) -> bool:
    """Join *piece* to the last of *out* if it goes on with it; tell whether it was joined."""
    last = out[-1]
    if last.level == "record-group" and last.end - last.start <= 3:
        last.end = piece.end
        return True
    if piece.kind not in {"name", "date", "central"}:
        return False
    first = text[piece.start]
    if first.isdigit() or first in "’'“\"":
        joined = _CLOCK.match(text, piece.start, piece.end) is not None or (
            _YEAR_START.match(text, piece.start, piece.end) is not None
            and _MONTH_DAY_END.search(text, max(last.start, last.end - 24), last.end) is not None
        )
    elif last.kind == "level":
        # "Vol. 12, Part 2"
        joined = last.level == "volume" and _PART.fullmatch(text, piece.start, piece.end) is not None
    elif first == "(" and _BRACKET_ALONE.fullmatch(text, piece.start, piece.end):
        joined = True
    elif (how := _how_it_goes_on(text[piece.start : piece.end])) == "continuation":
        return _directorate(text, out, piece)
    elif how and last.kind == "name":
        joined = _is_person(text[last.start : last.end])
        last.rule = "apposition" if joined else last.rule
    else:
        return _listed(text, out, piece)
    if joined:
        last.end = piece.end
    return joined


_PART = re.compile(r"(?:Part|Pt\.) (?:\d{1,2}|[IVX]{1,4})")
# "Office of Support Services, (DI)"
_BRACKET_ALONE = re.compile(r"\([A-Z/]{2,6}\)")


def _how_it_goes_on(words: str) -> str:
    """Return whether *words* go on with a name (`continuation`), are an office (`office`), or neither."""
    return _kept_how(words) if len(words) < _LONGEST_KEPT else _how(words)


def _how(words: str) -> str:
    if collections.pattern("continuation").match(words):
        return "continuation"
    return "office" if collections.pattern("office-title").match(words) else ""


_kept_how = lru_cache(maxsize=_KEPT_NAMES)(_how)


def _listed(text: str, out: list[Piece], piece: Piece) -> bool:
    """Join "Cables", "Memos" and "and Misc.": a list inside one title."""
    if not text.startswith("and ", piece.start) or out[-1].kind != "name":
        return False
    if len(out) >= 2 and out[-2].kind == "name" and _is_list_word(text, out[-1]):
        out.pop()
        while len(out) >= 2 and _is_list_word(text, out[-1]) and _is_list_word(text, out[-2]):
            out.pop()
    out[-1].end = piece.end
    return True


def _is_list_word(text: str, piece: Piece) -> bool:
    """Tell whether a piece may be a word of a list: short, without figures, no name of a series."""
    words = text[piece.start : piece.end]
    plain = piece.kind == "name" and words.count(" ") <= 1 and not any(c.isdigit() for c in words)
    return plain and collections.pattern("series-like").search(words) is None


def _directorate(text: str, out: list[Piece], piece: Piece) -> bool:
    """Join "Jr." and the like; of "…, NSC: Head of State File" only "NSC", of "…, NSC: Records" all."""
    colon = text.find(":", piece.start, piece.end)
    if colon < 0 or text.startswith("Records", colon + 2):
        out[-1].end = piece.end
        return True
    out[-1].end = colon
    piece.start = colon + 1
    while piece.start < piece.end and text[piece.start].isspace():
        piece.start += 1
    return piece.start >= piece.end


_PERSON = re.compile(
    r"(?:\[[A-Z]{1,3}\]\s)?(?:[A-Z][\w’'.-]*\s){0,3}(?:de\s|von\s|van\s)?[A-Z][\w’'-]+(?:,? Jr\.)?$"
)
_NOT_PERSON = re.compile(
    r"(?:United|Nations|Office|Bureau|Department|Records|Files?|Series|Papers|Staff|Material|Secretariat|Council)\b"
)


def _is_person(words: str) -> bool:
    """Tell whether *words* may be a person's name, or end in one ("Official Files of David D. Newsom")."""
    tail = words.rpartition(" of ")[2]
    return _PERSON.match(tail) is not None and _NOT_PERSON.search(tail) is None


def join_names(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join pieces that a known name with commas spans."""
    names = collections.names_with_commas()
    starts = collections.starts_with_commas()
    end = pieces[-1].end if pieces else 0
    joined = 0
    # The last piece has no comma after it, and most begin with another letter than these names.
    for piece in pieces[:-1]:
        if piece.kind != "name" or text[piece.start] not in starts or piece.start < joined:
            continue
        found = names.longest_at(text, piece.start, end)
        if found is not None and found.span.end > piece.end:
            joined = found.span.end
            piece.end = max(p.end for p in pieces if p.start < joined)
            piece.rule = "known-name"
    return pieces if not joined else _outermost(pieces)


def _outermost(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without those that an earlier one has come to span."""
    out: list[Piece] = []
    for piece in pieces:
        if not out or piece.start >= out[-1].end:
            out.append(piece)
    return out


def is_range(words: str) -> bool:
    """Tell whether a date names a span of time, not one day, month or year."""
    return _RANGE.search(words.replace("[", "")) is not None
