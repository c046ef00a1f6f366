"""Finding the names of holders: by the tables' names, by the forms such names have, by their words.

Short names need more than their letters: their capitals, and a separator or a code after them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache

from provcite.authorities import collections
from provcite.authorities import traditions as facts
from provcite.authorities.names import NameIndex
from provcite.authorities.traditions import Holder
from provcite.notes.traditions._marks import Mark
from provcite.notes.traditions._spans import Piece, Shelter, trim

_BEFORE = re.compile(r"(?:^|[,;:.(\[（）/–—·\s“«、。「」『』])$")
_AFTER_SHORT = re.compile(
    r"[-–][A-ZÀ-Þ][a-zà-ÿ]|\s*[,:;./()\[\]）（_]|\s+(?:[A-ZÀ-ÞА-ЯІЇЄҐ\d]|[fFфФ]\.|(?:fr|lat|n\.a|ms|f|ff)\b)|$"
)
# "British Library of Political and Economic Science" is not the British Library.
# Nor is "Columbia Center for Oral History Collection" the center.
_GOES_ON = re.compile(
    r" (?:(?:of|for|de|des|der|di|für) (?:the )?[A-ZÀ-Þ]"
    r"|(?:[A-Z]\w+ ){0,3}(?:Collection|Papers|Records|Project|[Ff]onds|Docs?)(?!\w))"
)
_SHORT_FORM = re.compile(
    r"\s*(?:[（(](?:(?:henceforth|hereafter|hereinafter|in seguito|d['’]ora in(?:nanzi| poi| avanti)|"
    r"en adelante|ci-après|désormais|abréviation|далі|далее|dalej|im Folgenden|künftig|verder|hierna)"
    r"[^()（）]{1,60}"
    # A name in other words, or a town: no number and nothing quoted stands in it.
    r"|[^\W\d_][^()（）\d“”«»\"『「;]{1,90})[)）]|\[[A-ZÀ-Þ][A-Za-zÀ-ÿ./ ]{1,13}\])"
)
_ROOM = re.compile(
    r"(?: ?(?:デジタルアーカイブ|戦史研究センター|宮内公文書館|史料室|資料室|図書室|閲覧室|文書室)){1,2}"
)


def _any(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


# "Manuscripts Division", "Department of Special Collections".
_DIVISION = re.compile(rf"(?:{_any(facts.words('division'))})(?!\w)[^,;()\d]{{0,60}}$")
_OWN_WORDS = rf"(?!(?:{_any(facts.words('collection-start'))})(?!\w))"
_STATE = re.compile(
    r"(?:[A-Z]{2}|D\.C\.|[A-Z]\.[A-Z]\.|Washington,? D\.?C\.?"
    r"|Mass\.|Conn\.|Calif\.|Va\.|Md\.|Pa\.|Ill\.|Minn\.)$"
)
_SEAT = re.compile(
    r"(?!.*(?:Papers?|Collections?|Records|Files?|Series|Diar|[Ff]onds|Nachla|Project|Program|History)\b)"
    r"[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,2}$"
)


def find(text: str, shelter: Shelter) -> Iterator[Mark]:
    """Yield the holders' names that the tables know, then those whose form tells them.

    Args:
        text: The text.
        shelter: The stretches in which no holder is looked for.
    """
    yield from _known(text, shelter, facts.holder_index())
    yield from _asian(text)
    yield from _formed(text, shelter, None)


_NO_SHELTER = Shelter(())
# Traditions that are also written in Latin letters with signs of their own.
_TRANSLITERATED = frozenset({"russian", "ukrainian"})


def find_foreign(text: str, forms: Set[str], *, names: bool) -> Iterator[Mark]:
    """Yield the names of holders that are no American ones.

    Args:
        text: The text.
        forms: Traditions whose forms of names are looked for.
        names: Whether the tables' names are, too.
    """
    if names:
        yield from _known(text, _NO_SHELTER, facts.foreign_index())
        yield from _asian(text)
    if forms:
        yield from _formed(text, _NO_SHELTER, forms)


def _known(text: str, shelter: Shelter, index: NameIndex[tuple[Holder, ...]]) -> Iterator[Mark]:
    found_all = list(index.find_all(text))
    folded = text if text.isascii() else text.translate(_FOLDED)
    if folded != text:
        # "TsDAHO Ukraïny" for "TsDAHO Ukrainy"
        found_all += [f for f in index.find_all(folded) if f.span.of(text) != f.span.of(folded)]
    for found in found_all:
        start, end = found.span.start, found.span.end
        value = found.value
        last = text.rfind(", ", start, end)
        if last > 0 and text[last + 2 : end] in _ALSO_CLASS and _NUMBER_NEXT.match(text, end):
            # "BL, IOR/R/15/1/710": the letters are the code's.
            shorter = index.longest_at(text, start, last)
            end, value = (last, shorter.value) if shorter is not None else (end, ())
        fitting = tuple(h for h in value if _fits(folded, start, end, h))
        if fitting and not _quoted(shelter, start):
            end = _with_seat(text, end)
            yield Mark(start, end, "holder", "known-holder", _sure(fitting), holders=fitting)


# Letters of transliterations that the tables' names are without; one for one, so that places stay.
_FOLDED = str.maketrans("ïÏĭĬŭŬ", "iIiIuU")


def _asian(text: str) -> Iterator[Mark]:
    pattern, names = facts.asian_holders()
    for match in pattern.finditer(text):
        room = _ROOM.match(text, match.end())
        end = room.end() if room else match.end()
        yield Mark(match.start(), end, "holder", "known-holder", 0.97, holders=names[match[0]])


def _formed(text: str, shelter: Shelter, forms: Set[str] | None) -> Iterator[Mark]:
    folded = text if text.isascii() else text.translate(_FOLDED)
    for tradition, form in facts.holder_patterns():
        if forms is not None and tradition not in forms:
            continue
        for match in form.finditer(folded if tradition in _TRANSLITERATED else text):
            start, end = match.span()
            if not _quoted(shelter, start) and _BEFORE.search(text, max(0, start - 1), start):
                shelf = _SHELF_AFTER.search(text, start + 8, end)
                start, end = trim(text, start, end if shelf is None else shelf.start())
                unknown = Holder(text[start:end], tradition, "", "", "")
                yield Mark(start, end, "holder", "form-of-holder", 0.8, holders=(unknown,))


# "Bibliothèque Sainte-Geneviève ms. 123": a form of name is cut before a shelfmark.
_SHELF_AFTER = re.compile(r" (?:[A-Za-zÀ-ÿ]{1,4}\.? ?)?\d")


def is_other(text: str, known: Mark, form: Mark) -> bool:
    """Tell whether a form is another archive's name than the known one it begins with.

    "Archives nationales du monde du travail" are not the Archives nationales.
    """
    return form.end > known.end and _OF.match(text, known.end) is not None


_OF = re.compile(r" (?:du|de la|des|della|dello|dei|von|van) [a-zà-ÿ]")


def _quoted(shelter: Shelter, position: int) -> bool:
    within = shelter.at(position)
    return within is not None and within.is_quoted and within.sign != "『"


def _sure(fitting: tuple[Holder, ...]) -> float:
    return 0.97 if len({h.name for h in fitting}) == 1 else 0.85


def _fits(text: str, start: int, end: int, holder: Holder) -> bool:
    """Tell whether the words are this name: an abbreviation only in its own capitals and well parted."""
    name = holder.text
    if not _BEFORE.search(text, max(0, start - 1), start):
        return False
    if " " in name and _GOES_ON.match(text, end):
        return False
    if name in _ALSO_CLASS and _NUMBER_NEXT.match(text, end):
        return False
    if len(name) > 7 and not name.isupper():
        return text[start].isupper() or not text[start].isalpha()
    written = text[start:end].rstrip(".").replace(" ", "")
    if written.replace("–", "-") not in _written(name):
        return False
    return len(name) > 3 or _AFTER_SHORT.match(text, end) is not None


# "PRO 30/22/45", "IOR/L/PS/10/586": a class of the archive of that name.
_ALSO_CLASS = facts.words("also-class")
_NUMBER_NEXT = re.compile(r" \d{1,3}/|[ /:] ?[A-Z]/(?:[A-Z&]{1,4}/)?\d")


@cache
def _written(name: str) -> frozenset[str]:
    """Return the ways an abbreviation is written without blanks: as in the table, or in capitals."""
    plain = name.rstrip(".").replace(" ", "")
    return frozenset({plain, plain.upper()} if len(plain) > 3 and " " not in name else {plain})


def by_words(text: str, piece: Piece) -> Mark | None:
    """Return the piece as a holder where one of its words is a holder's ("… University Library"), or None."""
    words = text[piece.start : piece.end]
    if not words[:1].isupper() or any(c.isdigit() for c in words):
        return None
    if collections.holder_pattern().search(words) or _DIVISION.match(words) or _UNIVERSITY.match(words):
        return Mark(piece.start, piece.end, "holder", "holder-word", 0.7, before=piece.before)
    return None


def is_division(words: str) -> bool:
    """Tell whether *words* name a part of a library that is cited before it."""
    return _DIVISION.match(words) is not None


_LIBRARY = re.compile(
    _OWN_WORDS
    + r"[A-Z][\w.'’-]*(?: (?:[A-Z&][\w.'’&-]*|of|the|for|and|at|in)){0,8}? "
    + rf"(?:{_any(facts.words('library'))})(?: (?:of|for|at|in) [A-Z][^,;()\d]{{2,60}})?$"
)


def is_library(words: str) -> bool:
    """Tell whether *words* are a library's name, which its university's follows."""
    return _LIBRARY.match(words) is not None or _UNIVERSITY.match(words) is not None


_PROPER = r"[A-Z][\w.'’-]*"
_MORE = r"(?:[A-Z&][\w.'’&-]*|at|of|and|the)"
_UNIVERSITY = re.compile(
    r"(?:University|College|Museum|Institute|Archives?|Library|Center|Centre|Society) (?:of|for) (?:the )?"
    rf"{_PROPER}(?:[ -]{_MORE}){{0,5}}$"
    rf"|{_PROPER}(?: {_MORE}){{0,5}} (?:University|College|Institute of Technology)(?:,? [A-Z]\w+)?$"
)


def is_university(words: str) -> bool:
    """Tell whether *words* are a university's or college's name."""
    return _UNIVERSITY.match(words) is not None


@cache
def cities() -> frozenset[str]:
    """Return the places where the tables' holders are."""
    named = {h.city.partition(" (")[0] for h in facts.holders()} | facts.seats().keys()
    return frozenset(place for name in named for place in name.split(" and ") if place)


_HYPHENED = re.compile(r"[-–]([A-ZÀ-Þ][a-zà-ÿ]+(?: [A-ZÀ-Þ][a-zà-ÿ]+)?)")


def _with_seat(text: str, end: int) -> int:
    """Return the end of a holder's name with a seat that a hyphen joins to it: "SHD-Vincennes"."""
    match = _HYPHENED.match(text, end)
    return match.end() if match is not None and match[1] in cities() else end


def stands_in(words: str, name: str) -> bool:
    """Tell whether *words* stand in *name* as whole words."""
    plain = "".join(c if c.isalnum() or c in "-'’." else " " for c in name)
    return bool(words) and f" {words} " in f" {plain} "


def is_place_of(words: str, holder: Holder) -> bool:
    """Tell whether *words* are the place of *holder*, in any language."""
    city = holder.city.partition(" (")[0]
    return (
        stands_in(words, holder.city) or holder.name.endswith(f" {words}") or facts.is_same_place(words, city)
    )


def is_seat(words: str, holders: tuple[Holder, ...], *, at_end: bool, before_state: bool = False) -> bool:
    """Tell whether *words* are the place where a holder named before them is.

    Args:
        words: A piece after the holder's name.
        holders: What the name may stand for.
        at_end: Whether nothing but seats follows: there a place need not be known.
        before_state: Whether the name of a state or country follows: nor there.
    """
    if not any(h.name for h in holders) and words in cities():
        # Of an archive the tables know, another town's name is rather a section: "AGI, Quito".
        return True
    if any(is_place_of(words, h) for h in holders):
        return True
    if before_state and _SEAT.match(words):
        return True
    if _STATE.match(words):
        return at_end
    return at_end and _SEAT.match(words) is not None


def short_form_end(text: str, end: int) -> int:
    """Return the end of a bracket after a holder's name that gives its short form, or *end*."""
    match = _SHORT_FORM.match(text, end)
    return match.end() if match else end
