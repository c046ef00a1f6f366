"""Cutting a note into sentences and clauses, in one pass from left to right.

Knows marks, brackets, quotation marks and abbreviations; knows nothing of archives but the classification
terms, which end a location even where the stop before them looks like an abbreviation's.
"""

from __future__ import annotations

import re

from provcite.authorities import abbreviations

# A stop with its closing marks, or a bracket or quotation mark.
# Each pattern begins with the set of its first signs: a search then passes other places at once.
_MARK = re.compile(r"[.?!“”()\[\]](?:(?<=[.?!])[.?!]*[”’\"')\]]*(?=\s|$)|(?<=[“”()\[\]]))")
_COMMA = re.compile(r"[,;“”()\[\]](?:(?<=[,;])(?=\D|$)|(?<=[“”()\[\]]))")
_SPLIT_NUMBER = re.compile(r"[A-Z]{1,2}[\d.]{1,8}(?:[A-Za-z–-]{0,6})/")
_PLAIN_COMMA = re.compile(r"[,;](?=\D|$)")
_BLANK_BEFORE = re.compile(r"(?<!\w)(?![Ii]bid\s)[A-Za-z]{3,18}\s$")
_LAST_WORD = re.compile(r"[^\s(\[“\"/–—-]*$")
_LEVELS = re.compile(
    r"(?:Top Secret|Secret|Confidential|Restricted|Unclassified|No classification marking|"
    r"Limited Official Use|Official Use Only|Eyes Only)(?=[.;\s]|$)"
)
_LEVEL_STARTS = frozenset("TSCRUNLOE")

# Words whose stop does not end a sentence.
ABBREVIATIONS = abbreviations.words()
# Of these a stop is rather the sentence's, unless a number or a small letter follows.
_WEAK = abbreviations.weak()
_NUMBER_NEXT = re.compile(
    r"\d|\((?:pt\b|[Pp]art\b|[A-Z]{1,4}[)/])|[A-Z]{1,2}[–-]?\d|[A-Z]/[A-Z\d]|[IVXLC]+(?![a-z])"
)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the sentences of *text* as pairs of offsets, blanks around them left out.

    A sentence ends at a stop that is no abbreviation's, outside brackets and quotation marks. A bracket or
    mark that is never closed is taken as an ordinary character.
    """
    stop = len(text) if end is None else end
    out: list[tuple[int, int]] = []
    begin = _after_blanks(text, start, stop)
    closes = _last_closes(text, start, stop)
    depth = 0
    quoted = 0
    for mark in _MARK.finditer(text, start, stop):
        sign = mark[0]
        first = sign[0]
        position = mark.start()
        if first in "([“":
            if position < closes[first]:
                if first == "“":
                    quoted = 1
                else:
                    depth += 1
        elif first == "”":
            quoted = 0
        elif first in ")]":
            depth -= depth > 0
        else:
            if len(sign) > 1:
                if "”" in sign:
                    quoted = 0
                depth = max(0, depth - sign.count(")") - sign.count("]"))
            if depth == 0 and not quoted:
                after = mark.end()
                following = _after_blanks(text, after, stop)
                if _ends(text, begin, position, after, stop, sign, following):
                    out.append((begin, after))
                    begin = following
    if begin < stop:
        last = len(text[begin:stop].rstrip()) + begin
        if last > begin:
            out.append((begin, last))
    return out


def _last_closes(text: str, start: int, stop: int) -> dict[str, int]:
    return {
        "(": text.rfind(")", start, stop),
        "[": text.rfind("]", start, stop),
        "“": text.rfind("”", start, stop),
    }


def _after_blanks(text: str, at: int, stop: int) -> int:
    while at < stop and text[at].isspace():
        at += 1
    return at


def _ends(text: str, begin: int, position: int, after: int, stop: int, sign: str, following: int) -> bool:
    """Tell whether the stop at *position* ends a sentence, the next word of which stands at *following*."""
    if following >= stop:
        return True
    char = text[following]
    if char.islower():
        return False
    if sign == "?]" or (sign == ".]" and _INITIAL.search(text, max(begin, position - 3), position)):
        # "Spaulding to [Ray?] Atherton", "[John V.A.] MacMurray": an editor's guess at a name.
        return False
    if len(sign) > 1 or sign != ".":
        return True
    word = text[max(begin, position - 16) : position].rpartition(" ")[2]
    opens_session = char in "SC" and text.startswith(("Sess.", "Cong."), following)
    if word.isalpha() and len(word) > 1 and not opens_session:
        # Most stops stand after a plain word.
        plain = word.casefold()
        if plain not in ABBREVIATIONS or word.isupper():
            return True
    if char in _LEVEL_STARTS and _LEVELS.match(text, following):
        return True
    if opens_session:
        # "50th Cong., 1st. Sess.": a stop after the ordinal.
        return False
    if (
        text[position - 1].isdigit()
        and text[position - 3 : position].isdigit()
        and _SPLIT_NUMBER.match(text, following)
    ):
        # "756. D.00/5–258": a blank that the printer put into a file number.
        return False
    if not word.isalnum():
        word = _LAST_WORD.search(word)[0]  # type: ignore[index]  # matches always
    if not word:
        # " . . . " leaves words out, and "Ibid ." has lost its italics: neither ends a sentence.
        # "DDE Diaries . Confidential ." does.
        return not text[position - 1 : position].isspace() or (
            text[after : after + 2] != " ."
            and _BLANK_BEFORE.search(text, max(begin, position - 20), position) is not None
        )
    if len(word) == 1 and text[position - 2 : position - 1] in {"–", "—", "-", "/"}:
        return True
    if len(word) == 1 and word not in ABBREVIATIONS:
        # "approved in S. Sent to Paris": an office; "S. Smith" is a person's initial.
        return not (word.isalpha() and word.isupper()) or text.startswith(_OPENERS, following)
    if "." in word:
        # U.S., N.Y., p.m.: the stop ends a sentence only before a word that can open one.
        return text.startswith(_OPENERS, following)
    plain = word.casefold()
    if plain not in ABBREVIATIONS or word.isupper():
        return True
    if plain in _WEAK:
        return _NUMBER_NEXT.match(text, following) is None
    return False


_INITIAL = re.compile(r"(?<![A-Za-z])[A-Z]$")
# Words that open a sentence after "U.S." and the like.
_OPENERS = tuple(f"{word} " for word in abbreviations.sentence_openers())


def split(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the pieces of a clause between commas and semicolons, outside brackets and quotation marks.

    Returns:
        Start and end of each piece, blanks left out, and the mark before it (empty for the first).
    """
    words = text[start:end]
    signs = ";" in words or "(" in words or "[" in words or "“" in words
    # A comma before a figure, as in "30,000", has no space after it and parts nothing.
    if not signs and words.count(",") == words.count(", "):
        return _plain(words, start)
    out: list[tuple[int, int, str]] = []
    closes = _last_closes(text, start, end)
    depth = 0
    quoted = 0
    begin = start
    before = ""
    if closes["("] < 0 and closes["["] < 0 and closes["“"] < 0:
        for mark in _PLAIN_COMMA.finditer(text, start, end):
            _add(text, begin, mark.start(), before, out)
            begin, before = mark.end(), mark[0]
        _add(text, begin, end, before, out)
        return out
    for mark in _COMMA.finditer(text, start, end):
        sign = mark[0]
        if sign in ",;":
            if depth == 0 and not quoted:
                _add(text, begin, mark.start(), before, out)
                begin, before = mark.end(), sign
        elif sign in "([“":
            if mark.start() < closes[sign]:
                if sign == "“":
                    quoted = 1
                else:
                    depth += 1
        elif sign == "”":
            quoted = 0
        else:
            depth = max(0, depth - 1)
    _add(text, begin, end, before, out)
    return out


def _plain(words: str, start: int) -> list[tuple[int, int, str]]:
    """Cut words whose commas all part them and have a space after them."""
    out: list[tuple[int, int, str]] = []
    before = ""
    for piece in words.split(", "):
        bare = piece.strip()
        if bare:
            begin = start + piece.find(bare)
            out.append((begin, begin + len(bare), before))
        start += len(piece) + 2
        before = ","
    return out


def _add(text: str, start: int, end: int, before: str, out: list[tuple[int, int, str]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        out.append((start, end, before))
