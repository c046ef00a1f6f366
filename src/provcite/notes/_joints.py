"""Words of many languages that lead to a citation of an archive, repeat one, or end one.

"Vgl. auch", "Si veda" and "См.:" lead to it; "ebd." and "Там же" stand for the one before; "zit. nach",
"citing" and a conjunction before a book begin another one; "wo" and "où" go on in prose. The words are rows
of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import attrs

from provcite.authorities import traditions as facts
from provcite.errors import TextSpan
from provcite.notes.values import RelationToPrevious


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@attrs.frozen
class Lead:
    """What leads to a citation.

    Attributes:
        end: Where its words end.
        relation: What they say, or None.
    """

    end: int
    relation: RelationToPrevious | None


@cache
def _leads() -> re.Pattern[str]:
    names = ("quoted", "printed", "see", "also", "lead")
    lists = ("quoted-in", "printed-in", "see", "see-also", "lead")
    words = "|".join(
        rf"(?P<{name}>{_any(facts.words(of) | (facts.words('citing') if name == 'lead' else frozenset()))})"
        for name, of in zip(names, lists, strict=True)
    )
    # The words of a lead, in any order: "Siehe hierzu auch", "Si veda, ad esempio,"
    return re.compile(rf"(?:{words})(?:(?<=\.)|(?!\w))[,:]?\s", re.IGNORECASE)


def lead(text: str, start: int, end: int) -> Lead | None:
    """Return the words at *start* that lead to a citation ("Vgl. auch", "Cfr.", "См.:"), or None."""
    relations: set[str | None] = set()
    at = start
    # No lead has more words than these.
    for _ in range(5):
        match = _leads().match(text, at, end)
        if match is None:
            break
        relations.add(match.lastgroup)
        at = match.end()
    if at == start:
        return None
    found = next((relation for name, relation in _RELATIONS if name in relations), None)
    return Lead(at, found)


_RELATIONS = (
    ("quoted", RelationToPrevious.QUOTED_IN),
    ("printed", RelationToPrevious.PRINTED_IN),
    ("also", RelationToPrevious.SEE_ALSO),
    ("see", RelationToPrevious.SEE),
)


@cache
def ibid() -> re.Pattern[str]:
    """Return the pattern of *ibid.* in the languages of the traditions, and the mark after it.

    In small letters a word without its own full stop needs a mark: "ivi, b. 5", "ibidem, inv.nr. 390".
    """
    listed = facts.words("ibid") - {"同上"} | {"Ibid."}
    written = _any({form for word in listed for form in (word, word.upper())} | {"Ibid"})
    small = _any(word.lower() for word in listed)
    return re.compile(
        rf"(?<!\w)(?:(?:{written})[.,:]?|(?:{small})(?:(?<=\.)|(?=[.,:]))[,:.]?)\s(?=\S)|(?<!\w)同上[、，]"
    )


_AND = r"(?:and|sowie|und|et|y|e|en|и|та|oraz)"
# A personal name: "John Charmley", "L. de Jong", "Хлевнюк О. В."
_NAME = r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w.'’-]{0,25}(?:\s(?:[a-zà-ÿ]{1,4}\s)?[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w.'’-]{0,25}){1,4}"
_IMPRINT = r"[(][^();]{2,60}\s(?:1[5-9]|20)\d\d[)]"
# "Torino 1969, p. 56" · "Paris, Seuil, 1979, p. 412"
_PAGE = r"(?:,\s(?:(?:pp?|ss?|S|С|blz)\.\s?)?\d[\d–-]{0,9}(?:\s?ff?\.)?)?"
_YEAR_AND_PAGE = (
    r"[A-ZÀ-Þ]\w{2,30}(?:,\s[^,;()]{2,40})?,?\s(?:1[5-9]|20)\d\d,\s(?:pp?|ss?|S|С|blz)\.\s?\d[\d–-]{0,9}"
)
_WORK = rf"{_NAME},\s[^;()]{{3,160}}?(?:\s{_IMPRINT}|,\s{_YEAR_AND_PAGE})"
# "Longerich, Himmler, S. 234": a book named before, by its author and first words.
_SHORT_WORK = (
    r"[A-ZÀ-Þ][\w'’-]{2,25},\s[A-ZÀ-Þ][\w'’-]+(?:\s[\w'’-]+){0,6},\s(?:pp?|ss?|S|blz)\.\s?\d[\d–-]{0,9}"
)
_BOOK = re.compile(rf"{_WORK}(?:(?<=\)){_PAGE}|(?:\s?ff?\.)?)")
_AND_FIRST = re.compile(rf"\s*{_AND}\s(?:also\s|auch\s)?")


@cache
def _parts() -> re.Pattern[str]:
    through = _any(facts.words("quoted-in") | facts.words("printed-in") | facts.words("citing"))
    return re.compile(
        rf"(?:,|(?<=[\d)\]”.]))\s(?={_AND}\s(?:{_WORK}|{_SHORT_WORK}))"
        # "Aster, 1939 (London, 1973), p. 112, and TNA, CAB 23/99"
        rf"|(?<=\d\)){_PAGE},?\s(?={_AND}\s[A-ZÀ-ÞА-ЯЁІЇЄҐ])"
        rf"|[,.]\s(?=(?i:{through})(?:\s|:))"
    )


def parts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a clause goes on to another citation: to or from a book with "and", or with "zit. nach"."""
    for match in _parts().finditer(text, start, end):
        yield match.end()


def after_and(text: str, start: int, end: int) -> int:
    """Return where the words after a conjunction at *start* begin, or *start*."""
    match = _AND_FIRST.match(text, start, end)
    return match.end() if match is not None else start


def book(text: str, start: int, end: int) -> TextSpan | None:
    """Return the book with author, place and year at *start*, up to its year or page, or None."""
    match = _BOOK.match(text, start, end)
    return TextSpan(*match.span()) if match is not None else None


@cache
def prose() -> re.Pattern[str]:
    """Return the pattern of what follows a place and is no part of it: ", wo die Listen fehlen"."""
    return re.compile(
        r",\s(?:though|although|while|whereas|since|because|so|yet|when|if|until|unless|quoted|cited|printed"
        rf"|reprinted|reproduced|published|translated|{_any(facts.words('relative'))})\s"
        r"|(?:など)?(?:を|も)参照|に(?:よる|よれば|詳しい)"
        r"|,\s(?:the|an?|this|that|he|she|they|it)\s(?:[a-z][\w’'-]{0,20}\s){0,4}"
        r"(?:was|were|is|are|had|has|did|does|could|would|will)\s"
        r"|,?\s(?:and|which|who|where|that|but|as|is|was|are|were|has|had|et|und|y|e|en|и)\s(?=[a-zà-ÿа-яёіїє])"
    )


@cache
def within() -> re.Pattern[str]:
    """Return the pattern of what stands before a holder in a sentence: "is recorded in", "liegt im"."""
    verb = rf"(?:{_any(facts.words('verb'))})\s(?:(?:also|auch|sich|aussi|anche|también|ook|также)\s){{0,2}}"
    return re.compile(rf"(?<!\w)(?:{verb})?(?<!\w)(?:{_any(facts.words('within'))})\s?$")
