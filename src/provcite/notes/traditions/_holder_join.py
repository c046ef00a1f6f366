"""Joining a holder's name with its division, its seat and its short form."""

from __future__ import annotations

import re

import attrs

from provcite.authorities import traditions as facts
from provcite.notes.traditions import _holders
from provcite.notes.traditions._marks import Mark
from provcite.notes.traditions._spans import Piece

_BETWEEN = re.compile(r"[\s,/:]{0,3}$")
# What may follow a seat: "Washington, DC, Box 489", "Norfolk, Virginia, RG 49".
_STATES = facts.words("state")
_IS_ASIAN = re.compile("[\u2e80-\ud7ff]")
_COMMA = re.compile(r"\s?,\s{1,2}$")
_ACRONYM = re.compile(r"(?:[A-ZÀ-Þ][A-Za-zÀ-ÿ]{0,3}){0,2}[A-ZÀ-Þ]{2,7}(?:[- /][A-ZÀ-Þ]{1,6}[a-z]{0,4})?$")


def joined(text: str, row: list[Mark]) -> list[Mark]:
    """Return *row* with every holder's mark reaching over its division, seat and short form."""
    out: list[Mark] = []
    position = 0
    while position < len(row):
        mark = row[position]
        position += 1
        if mark.kind == "holder" and _is_portal(mark):
            position, mark = _portal_with_name(text, row, position, mark)
        if mark.kind != "holder" or _is_portal(mark):
            out.append(mark)
            continue
        if out and _is_collection(text, out[-1], mark):
            out.append(attrs.evolve(mark, kind="name", rule="words", holders=()))
            continue
        mark = _with_division_before(text, out, _with_full_name(text, out, mark))
        position, mark = _with_what_follows(text, row, position, mark)
        out.append(mark)
    return out


def _is_portal(mark: Mark) -> bool:
    return any(h.is_portal for h in mark.holders)


_BRACKET = re.compile(r"\s?[(（][^()（）\d]{2,60}[)）]")


def _portal_with_name(text: str, row: list[Mark], position: int, mark: Mark) -> tuple[int, Mark]:
    """Return a portal's mark with the bracket after it that gives its full name."""
    match = _BRACKET.match(text, mark.end)
    if match is None:
        return position, mark
    while position < len(row) and row[position].start < match.end():
        position += 1
    return position, attrs.evolve(mark, end=match.end())


def _with_full_name(text: str, out: list[Mark], mark: Mark) -> Mark:
    """Return an abbreviation in brackets with the full name before it: "Archivio Storico … (ASDMAE)"."""
    if not out or out[-1].kind not in {"name", "holder"} or out[-1].quote:
        return mark
    opens = _OPENS.search(text, out[-1].start + 1, mark.start)
    if opens is not None and text[mark.end : mark.end + 1] in {")", "）", "]"}:
        if _IS_ASIAN.match(text, mark.start):
            # 『…』 or a file's name before （外務省外交史料館）
            return mark
        if _is_japanese(mark) and out[-1].kind == "name" and not _KAN.search(text, 0, out[-1].end):
            # "Kobunruishu (National Archives of Japan)"
            return mark
        before = out.pop()
        return attrs.evolve(mark, start=before.start, end=mark.end + 1)
    return mark


# "Arkhiv … (dalej: AVPRI)"
_OPENS = re.compile(
    r"\s?[(（[]\s?(?:(?:henceforth|hereafter|hereinafter|dalej|далее|далі|im Folgenden|künftig|en adelante"
    r"|désormais|ci-après|d['’]ora in (?:poi|avanti)|in seguito|hierna|verder)[:,]? ?)?$"
)
# The end of an archive's, library's or institute's name in Latin letters.
_KAN = re.compile(r"(?:kan|shitsu|jo|sho|[Aa]rchives?|[Ll]ibrary|[Ii]nstitute)$")


def _is_japanese(mark: Mark) -> bool:
    """Tell whether a holder is a Japanese one under its English name, which is no short form."""
    return any(h.tradition == "japanese" and " " in h.text for h in mark.holders)


def _with_division_before(text: str, out: list[Mark], mark: Mark) -> Mark:
    while (
        out and out[-1].kind == "name" and not out[-1].quote and _COMMA.match(text[out[-1].end : mark.start])
    ):
        words = text[out[-1].start : out[-1].end]
        if not (_holders.is_division(words) or _holders.is_library(words)):
            break
        mark = attrs.evolve(mark, start=out.pop().start)
    return mark


def _with_what_follows(text: str, row: list[Mark], position: int, mark: Mark) -> tuple[int, Mark]:
    end = _holders.short_form_end(text, mark.end)
    # "National Archives at College Park, Maryland"
    place = _SEATED.search(text, mark.start, mark.end)
    seated = (place is not None and (place["at"] is not None or place["seat"] in _holders.cities())) or text[
        mark.start : mark.end
    ].rpartition(", ")[2] in _holders.cities()
    while position < len(row):
        following = row[position]
        if following.start < end:
            # The bracket with the short form held it.
            end = max(end, following.end)
            position += 1
            continue
        between = text[end : following.start]
        seat = _seat_before_code(text, mark, following, between)
        if seat:
            # "Borthwick Institute, York (A4.410)": the code in brackets is no part of the seat.
            row[position] = attrs.evolve(following, start=seat + 2, end=following.end - 1, before="(")
            return position, attrs.evolve(mark, end=seat)
        words = text[following.start : following.end]
        at_end = (
            position > 1 and position >= len(row) - 3 and all(_may_be_seat(text, m) for m in row[position:])
        )
        before_more = position + 1 < len(row) and (
            # "HHStA, StAbt, England": elsewhere a country is rather what the papers are on.
            (all(h.tradition in _IN_PARTS for h in mark.holders) and _is_state(text, row[position + 1]))
            or (row[position + 1].kind == "name" and _is_town_of(text, mark, words))
        )
        if (
            following.kind == "holder"
            and not _is_portal(following)
            and _are_one(text, mark, following, between)
        ):
            mark = attrs.evolve(mark, holders=mark.holders if len(mark.holders) == 1 else following.holders)
        elif following.kind != "name" or not _is_part(
            words, mark, following, between, seated, at_end, before_more
        ):
            break
        else:
            seated = True
        # "Maryland (hereafter NACP)": the bracket is the short form's.
        end = following.end - _open_at_end(words)
        position += 1
        end = _holders.short_form_end(text, end)
    return position, attrs.evolve(mark, end=end)


_CODE_IN_BRACKETS = re.compile(r"(?P<seat>[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,2}) \([^()]*\d[^()]*\)$")


def _seat_before_code(text: str, mark: Mark, following: Mark, between: str) -> int:
    """Return where a holder's seat ends that a code in brackets follows, or 0."""
    found = _CODE_IN_BRACKETS.match(text[following.start : following.end][:120])
    if found is None or following.kind != "name" or following.quote or not _COMMA.match(between):
        return 0
    is_seat = _holders.is_seat(found["seat"], mark.holders, at_end=False)
    return following.start + found.end("seat") if is_seat else 0


# "… in Black Culture" is no seat.
_SEATED = re.compile(r" (?:(?P<at>at)|in) (?P<seat>[A-Z][\w-]+(?: [A-Z][\w-]+)?)$")


def _is_state(text: str, mark: Mark) -> bool:
    words = _without_bracket(text[mark.start : mark.end])
    return mark.kind == "name" and (words in _STATES or f"{words}." in _STATES)


_AT_END = re.compile(r" ?\([^()\d]{2,60}\)?$")
_OPEN_AT_END = re.compile(r" ?\([^()\d]{2,60}$")


def _open_at_end(words: str) -> int:
    """Return how many characters an unclosed bracket at the end of *words* has."""
    match = _OPEN_AT_END.search(words)
    return len(match[0]) if match is not None else 0


def _without_bracket(words: str) -> str:
    return _AT_END.sub("", words)


# Traditions in which several towns have an archive of one name.
_NAMESAKES = frozenset({"dutch", "british", "polish", "czech"})


def _is_town_of(text: str, mark: Mark, words: str) -> bool:
    """Tell whether a town may be the seat of an archive named in full, though the table has another.

    "Algemeen Rijksarchief, Brussel, Geheime Raad": archives of one name. In Spain and Italy the town is
    rather a section's name.
    """
    is_full = mark.rule == "known-holder" and " " in text[mark.start : mark.end]
    return is_full and all(h.tradition in _NAMESAKES for h in mark.holders) and words in _holders.cities()


# Traditions that write a town after an archive's letters: "ARA Brussels". Elsewhere it is a section.
_WITH_TOWN = frozenset({"dutch", "german", "british", "polish", "czech", "russian", "ukrainian"})


def _is_part(
    words: str,
    mark: Mark,
    following: Mark,
    between: str,
    is_seated: bool,
    is_at_end: bool,
    before_state: bool,
) -> bool:
    """Tell whether a name after a holder's is its division, seat or state."""
    words = _without_bracket(words)
    if between == " ":
        if _holders.is_division(words):
            # "IWM Sound Archive"
            return True
        by_town = mark.holders[:1] != () and mark.holders[0].tradition in _WITH_TOWN
        return _holders.is_seat(words, mark.holders, at_end=False) or (by_town and words in _holders.cities())
    if following.quote or not _COMMA.match(between):
        return False
    if is_seated and (words in _STATES or f"{words}." in _STATES):
        return True
    # "Record Office, Chichester, Petworth House Archives": after its seat no holder's name goes on.
    is_kept = _holders.is_university(words) or (_holders.is_library(words) and not is_seated)
    if _is_archive_in(words, mark):
        return False
    if words in _PARENTS and mark.rule == "form-of-holder":
        # "Archivo de la Palabra, INAH"
        return True
    if is_kept and all(h.tradition in _IN_PARTS for h in mark.holders):
        return True
    return _holders.is_division(words) or _holders.is_seat(
        words, mark.holders, at_end=is_at_end, before_state=before_state
    )


# Bodies whose archives have names of their own.
_PARENTS = facts.words("parent-body")


def _is_archive_in(words: str, mark: Mark) -> bool:
    """Tell whether an archive named after a whole holder is a collection of it: "…, TUC Archive".

    Its departments are known by their kind: "IWM, Sound Archive".
    """
    is_whole = mark.rule == "known-holder" and any(" " in h.text for h in mark.holders)
    return is_whole and words.endswith(" Archive") and not _holders.is_division(words)


def _may_be_seat(text: str, mark: Mark) -> bool:
    return (
        mark.kind == "name" and not mark.quote and not any(c.isdigit() for c in text[mark.start : mark.end])
    )


# "Charles Babbage Institute, University of Minnesota" is one holder.
_IN_PARTS = frozenset({"us", "british", "canadian", "australian"})


def _is_collection(text: str, before: Mark, mark: Mark) -> bool:
    """Tell whether *mark* is a known archive's collection: "Nationaal Archief, Rijksfotoarchief"."""
    is_numbered = _NUMBERED.match(text, mark.start, mark.end) is not None
    return (
        before.kind == "holder"
        and (before.rule == "known-holder" or is_numbered)
        and mark.rule == "form-of-holder"
        and all(h.tradition not in _IN_PARTS for h in mark.holders)
        and _COMMA.match(text[before.end : mark.start]) is not None
    )


# "Stadsarchief II": one of several archives of a town, which another holder keeps.
_NUMBERED = re.compile(r"\w*archief(?: [IVX]{1,4})?$")


def _are_one(text: str, mark: Mark, following: Mark, between: str) -> bool:
    """Tell whether two names of holders are one holder's: archive and department, name and short form."""
    return _BETWEEN.match(between) is not None and not _is_collection(text, mark, following)


def _without_town(words: str) -> str:
    """Return capitals without the town in brackets that tells them from others': "AMRREE (Lima)"."""
    letters, opens, town = words.partition(" (")
    return letters if opens and town.rstrip(")") in _holders.cities() else words


def with_unknown(text: str, row: list[Mark]) -> list[Mark]:
    """Return *row* with a holder told by a word of its name or its capitals, where no table knows one."""
    if any(m.kind == "holder" and not _is_portal(m) for m in row):
        return row
    for position in range(len(row) - 1, -1, -1):
        mark = row[position]
        if mark.kind != "name" or mark.quote:
            continue
        found = _holders.by_words(text, Piece(mark.start, mark.end, mark.before))
        if found is not None:
            return [*row[:position], found, *row[position + 1 :]]
    first = row[0] if row else None
    if (
        len(row) > 1
        and first is not None
        and first.kind == "name"
        and _ACRONYM.match(_without_town(text[first.start : first.end]))
    ):
        found = attrs.evolve(first, kind="holder", rule="capitals-first", confidence=0.5)
        return [found, *row[1:]]
    return row
