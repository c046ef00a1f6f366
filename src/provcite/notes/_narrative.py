"""Citations in the prose of a note: "… are in the Reagan Library, …", "see ibid., …", known titles.

Also finds the document that a location in brackets belongs to, among the words before it.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from provcite.authorities import repositories
from provcite.errors import TextSpan
from provcite.notes._clause_holders import holdings_end
from provcite.notes._dates import DATE
from provcite.notes._items import find_genre
from provcite.notes._location import LONGEST_LOCATION, read_location
from provcite.notes._patterns import Marked
from provcite.notes._raw import Raw, trimmed
from provcite.notes.values import CitationKind, ItemRelation, RelationToPrevious

_IS_IN = re.compile(
    # Its first letter: most words are left at once.
    r"\b(?=[abcfilmwAC])(?:(?:(?:can|may|could)\s(?:also\s)?be\s)?(?:is|are|was|were|be|been|found|located|filed|available)"
    r"(?:\s(?:also|both|all|attached|enclosed|filed|located|together|separately)){0,3}"
    rf"(?:\s(?:on|under)\s{DATE},?)?\s(?:in|at)\s(?:the\s)?(?=[A-Z])"
    r"|[Cc]op(?:y|ies)(?P<whole>\sof\s[^.;]{3,120})?(?P<alone>)\sin\s(?:the\s)?(?=[A-Z])"
    r"|Also\s(?:(?:available|filed|located)\s)?(?:in|at)\s(?:the\s)?(?=[A-Z]))"
)
# ", with the annotation …": prose goes on after the location.
_GOES_ON = re.compile(
    r",\s(?:with|which|where|who|but|and|as|together|along)\s(?:[a-z]+\s){1,8}|,?\sand\s(?=ibid\b)"
)
# "A copy of the letter is in …" gives the place of the letter; "another copy" is a second one.
_SECOND_COPY = re.compile(
    r"\b(?:[Aa]nother|[Oo]ther|[Ss]econd|[Aa]dditional|[Dd]uplicate|[Ff]urther|[Cc]arbon|[Ii]nformation|[Ss]igned)\s"
    r"(?:\w+\s){0,2}cop(?:y|ies)\b|\b[Tt]he\s(?:[A-Z][\w’']*\s|of\s|the\s){1,6}copy\b"
    r"|[Cc]op(?:y|ies)\sof\s(?:this|these)\b|\b[Aa]lso\b"
)
# "No copy of the letter is in", "neither paper is in", "the telegram is not in": nothing is there.
_ABSENT = re.compile(
    r"(?:^|[,;]\s)(?:(?:but|and)\s)?(?:[Nn]o|[Nn]one|[Nn]either)\s[^,;]*$"
    r"|\b(?:not|nor|never)(?!\s(?:here\s)?(?:re)?printed|\s(?:further\s)?identified)\s(?:[\w’]+\s){0,5}$"
)
_IBID = Marked(("bid",), re.compile(r"(?=[Ii])(?<![\w(])[Ii]bid\b(?:\s?\.)?"))


def is_in(text: str, spans: list[tuple[int, int]]) -> Iterator[Raw]:
    """Yield the locations that a sentence names after "is in", "are in the"."""
    done = 0
    for match in _IS_IN.finditer(text):
        if match.start() < done:
            continue
        head = _head_of_place(text, match.end())
        if head is None:
            continue
        begin, end = _sentence_around(text, spans, match.start())
        if _ABSENT.search(text[begin : match.start()]):
            continue
        prose = _GOES_ON.search(text, head, end)
        place = trimmed(text, match.end(), prose.start() if prose else end)
        done = place.end
        # "Copy in X", alone in its clause, is said of the paper cited before.
        alone = (
            match["alone"] is not None
            and match["whole"] is None
            and not text[begin : match.start()].strip(" (,;")
        )
        copy = alone or _SECOND_COPY.search(text, begin, match.end()) is not None
        item = trimmed(text, _after_semicolon(text, begin, match.start()), _end_of_copied(text, match))
        yield Raw(
            place,
            CitationKind.ARCHIVAL,
            RelationToPrevious.COPY_IN if copy else RelationToPrevious.IN,
            item=item if len(item) else None,
            location=read_location(text, place.start, place.end),
            rule="is-in",
        )


def _after_semicolon(text: str, start: int, end: int) -> int:
    """Return where the clause of a sentence begins: "Drafts are in A; another copy is in B"."""
    mark = text.rfind("; ", start, end)
    begin = mark + 2 if mark >= 0 and text.count(")", mark, end) <= text.count("(", mark, end) else start
    contrast = _CONTRAST.search(text, begin, end)
    return contrast.end() if contrast is not None else begin


# "The letter was not found in A, but a copy is in B"
_CONTRAST = re.compile(r",\s(?:but|although|though)\s(?=(?:an?|another|the)\s)")


_FOUND = re.compile(r"\s(?:is|are|was|were|may|can)\s")


def _end_of_copied(text: str, match: re.Match[str]) -> int:
    """Return where the words before "is in" end; of "a copy of the letter is in", after the letter."""
    if match["whole"] is None:
        return match.start()
    verb = _FOUND.search(text, match.start(), match.end())
    return verb.start() if verb else match.end("whole")


_CENTRAL_NEXT = re.compile(r" Central Files?,? \d{3}")


def _head_of_place(text: str, at: int) -> int | None:
    """Return where the holder at *at* ends, or holdings whose holder is implied; None for neither."""
    found = repositories.holders().longest_at(text, at)
    after = text[found.span.end : found.span.end + 3] if found is not None else ""
    if found is not None and after[:2] == ", " and (after[2:].isupper() or after[2:].isdigit()):
        return found.span.end
    if found is not None and _CENTRAL_NEXT.match(text, found.span.end):
        return found.span.end
    holdings = holdings_end(text, at, at + 120)
    return holdings if holdings is not None and text[holdings : holdings + 1] in {",", ":"} else None


def _sentence_around(text: str, spans: list[tuple[int, int]], at: int) -> tuple[int, int]:
    """Return the sentence that *at* stands in, cut at the next semicolon and to a length a person writes."""
    place = bisect.bisect_right(spans, (at, len(text))) - 1
    if place < 0:
        return at, len(text)
    start, end = spans[place]
    return max(start, at - LONGEST_LOCATION), _semicolon(text, at, min(end, at + LONGEST_LOCATION))


def _semicolon(text: str, at: int, end: int) -> int:
    found = text.find(";", at, end)
    return found if found > 0 else end


# "ibid., footnote 8, p. 747, and footnote 6, p. 753, respectively", "ibid., 788.00/5–353, and was repeated"
_IBID_GOES_ON = re.compile(
    r",\s(?:respectively|which|where|who|but)\b"
    r"|,?\sand\s(?=(?:foot)?notes?\s\d|Documents?\s\d|ibid\b|(?:was|is|were|are|has|had|see|in)\s)"
)


def ibids(text: str, spans: list[tuple[int, int]]) -> Iterator[Raw]:
    """Yield *ibid.* in running text, with what follows it."""
    done = 0
    for match in _IBID.finditer(text):
        if match.start() < done:
            continue
        end = match.end()
        if text.startswith(", ", end):
            stop = _sentence_around(text, spans, match.start())[1]
            stop = _end_of_bracket(text, match.start(), stop)
            goes_on = _IBID_GOES_ON.search(text, end, stop)
            stop = goes_on.start() if goes_on is not None else stop
            end = trimmed(text, match.start(), max(stop, end)).end
        location = read_location(text, match.start(), end)
        done = end
        yield Raw(TextSpan(match.start(), end), CitationKind.IBID, location=location, rule="ibid-in-prose")


def _end_of_bracket(text: str, at: int, end: int) -> int:
    """Return where the round bracket that *at* stands in closes, or *end* where it stands in none."""
    opened = text.rfind("(", max(0, at - LONGEST_LOCATION), at)
    if opened < 0 or text.find(")", opened, at) >= 0:
        return end
    depth = 1
    for mark in _ROUND.finditer(text, at, end):
        depth += 1 if mark[0] == "(" else -1
        if depth == 0:
            return mark.start()
    return end


_ROUND = re.compile(r"[()]")
# "not printed, file 793.00/4–555", "(file 740.00119 EW/5–345)", "File No. 812.00/1234".
_FILE = Marked(
    ("ile",),
    re.compile(
        r"(?=[fF]ile)(?<![\w’'–-])(?:file\s(?:[Nn]os?\.\s|number\s)?|File\sNo\.\s)"
        r"(\d{3}[A-Za-z]?\.\s?[\dA-Za-z]{1,12}+(?:[ .–-][\dA-Z][\w.–-]{0,12}+){0,4}+"
        r"/[\d½]{1,6}(?:\s?[–-]\s?\d{1,6})?[a-z]?)(?!\w)"
    ),
)


def file_numbers(text: str) -> Iterator[Raw]:
    """Yield the decimal file numbers that prose leads to with the word "file"."""
    for match in _FILE.finditer(text):
        location = read_location(text, *match.span(1))
        yield Raw(TextSpan(*match.span()), CitationKind.ARCHIVAL, location=location, rule="file-number")


_VERB = re.compile(
    r"\s(?:was|were|is|are|had|has|have|that|which|who|reported|stated|states|noted|replied|expressed|summarized|deals|dealt|"
    r"explained|described|informed|instructed|suggested|recommended|requested|discussed|transmitted|indicated|said|wrote|"
    r"asked|concluded|contained|contains|reads|read|may|did|in which|for|circulated|outlined|reviewed|"
    r"conveyed|forwarded|indicates|shows|showed|describes|begins|began)\b"
)
_ITEM_GOES_ON = re.compile(
    rf",\s(?:{DATE}|from\s|to\s|(?:and\s)?(?:telegrams?|airgrams?|letters?|memorand|despatch)|dated\s|No\.\s|(?:and\s)?\d)"
)
_MONTH_CUT = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)$")
_SENTENCE_STOP = re.compile(r"[.:;](?=\s)")
_ATTACHED_TO = re.compile(
    r"\s(?:is|are|was|were)\s(?:(?:found|also|both)\s)?(attached to|enclosed with|enclosed in|"
    r"attached as [^.]{1,30} to)\s"
)


_NUMBERED = re.compile(
    r"\b(?:[Cc]ircular\s)?(?:[Tt]elegrams?|[Aa]irgrams?|[Dd]espatch(?:es)?)\s(?:No\.\s)?(?:[A-Z]{1,3}-)?\d"
)


def _named_document(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the words stand that name a document: a numbered telegram, else the first genre word."""
    for match in _NUMBERED.finditer(text, start, end):
        if not _is_quoted(text, start, match.start()):
            return match.span()
    genre = find_genre(text, start, end)
    while genre is not None and _is_quoted(text, start, genre.start()):
        genre = find_genre(text, genre.end(), end)
    return genre.span() if genre is not None else None


def item_before(text: str, start: int, end: int) -> tuple[TextSpan | None, ItemRelation | None]:
    """Find the document that the prose between two offsets tells of, for a location in brackets after it.

    Returns:
        Where its description stands, and what it is attached to, if the prose says so.
    """
    while start < end and text[start] in ") .":
        start += 1
    found = _named_document(text, start, end)
    if found is None:
        return None, None
    genre = TextSpan(*found)
    begin = _start_of_item(text, start, genre.start)
    finish = _end_of_item(text, genre.end, end)
    relation = None
    attached = _ATTACHED_TO.search(text, finish - 1, end)
    if attached is not None and attached.start() <= finish + 2:
        stop = _end_of_item(text, attached.end(), end)
        kind = "attached-to" if "attached" in attached[1] else "enclosed-in"
        relation = ItemRelation(kind, text[attached.end() : stop], TextSpan(attached.end(), stop))
    return trimmed(text, begin, finish), relation


def _is_quoted(text: str, start: int, at: int) -> bool:
    piece = text[start:at]
    return piece.rfind("“") > piece.rfind("”")


def _start_of_item(text: str, start: int, at: int) -> int:
    """Return where the description begins whose genre word stands at *at*."""
    floor = start
    for match in _SENTENCE_STOP.finditer(text, start, at):
        floor = match.end()
    piece = text[floor:at]
    words = piece.split(" ")
    kept = at
    while words:
        word = words.pop()
        if not word:
            continue
        begin = kept - len(word) - 1
        if begin < floor or word.casefold() in {
            "to",
            "in",
            "by",
            "with",
            "see",
            "of",
            "under",
            "and",
            "that",
            "on",
            "for",
            "as",
            "from",
            "is",
            "was",
            "are",
            "were",
        }:
            break
        if word == "the" and text[max(floor, begin - 4) : begin].strip().casefold() in {"to", "in"}:
            break
        kept = begin
        if word.casefold() in {"a", "an", "the", "his", "her", "their", "its"} or word.endswith(("’s", "'s")):
            break
    return kept


def _end_of_item(text: str, start: int, end: int) -> int:
    """Return where the description ends: before a verb, a colon, or a comma that begins something else."""
    verb = _VERB.search(text, start, end)
    stop = verb.start() if verb else end
    position = start
    while True:
        marks = [
            m for m in (text.find(c, position, stop) for c in (", ", ":", "“", " (", ";", ". ")) if m >= 0
        ]
        if not marks:
            return stop
        mark = min(marks)
        if text[mark] == "," and (
            _ITEM_GOES_ON.match(text, mark, end) or _is_apposition(text, start, mark, stop)
        ):
            position = mark + 2
            continue
        if text[mark] == "." and _MONTH_CUT.search(text, start, mark):
            position = mark + 1
            continue
        return mark


def _is_apposition(text: str, start: int, mark: int, stop: int) -> bool:
    """Tell whether a comma stands inside "from the President's secretary, Evelyn Lincoln, to …"."""
    following = text.find(", to ", mark + 2, min(stop, mark + 60))
    return following > 0 and " from " in text[start:mark]
