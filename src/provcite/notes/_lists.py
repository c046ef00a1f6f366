"""Lists of names: "Brewer", "ICA, H, Jones, and Meyer", "Cairo and priority to London"."""

from __future__ import annotations

import re

from provcite.notes._scan import split

_AND = re.compile(r"(?:^|\s+)and\s+|[()\[\]]")
_NEVER_ALONE = re.compile(r"(?:Jr|Sr|II|III|IV)\.?(?: \([^()]*\))?$")


def list_items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the items of a list between commas, semicolons and "and", outside brackets."""
    out: list[tuple[int, int]] = []
    for a, b, _ in split(text, start, end):
        if b - a > 4 and text.startswith(" and", b - 4):
            # "in FE and, in substance, with Martin"
            b -= 4
        if out and _NEVER_ALONE.match(text, a, b):
            out[-1] = (out[-1][0], b)
            continue
        out.extend(_at_and(text, a, b))
    return out


_OFFICE = re.compile(
    r"\b(?:Office|Bureau|Department|Directorate|Division|Committee|Board|Staff|Council|Institute)\b"
)
_OFFICE_END = re.compile(
    r"\b(?:Analysis|Affairs|Research|Development|Intelligence|Operations|Assessments?|Services|Planning|Agriculture|Budget|"
    r"Technology|Welfare|Estimates|Policy|Programs|Security|Matters|Resources|Finance|Commodities)"
    r"(?: \([A-Z][A-Z/-]*\))?$"
)
# "…, Director of the Office of Dependent Areas"; "…, Deputy Director of CEA John Doe" is a name of its own.
_TITLE = re.compile(
    r"(?:(?:the|also|then|[Aa]cting|Deputy|Assistant|Associate|Special|Principal|Executive|Under) )*"
    r"(?:[A-Z][\w/.-]* ){0,3}?"
    r"(?:Director|Chief|Head|Chairman|Officer(?: in Charge)?|Counselor|Adviser|Advisor|Secretary|"
    r"Administrator|Assistant|Representative|Coordinator|Consultant|Aide)s?(?: (?:of|for|to|in|on|at)(?= )|$)"
)
_TITLE_END = re.compile(
    r"(?:\b(?:Analysis|Affairs|Research|Development|Intelligence|Operations|Assessments?|Services|Planning|"
    r"Agriculture|Budget|Technology|Welfare|Estimates|Policy|Programs|Security|Matters|Resources|Finance|"
    r"Commodities|Trade|Office|Bureau|Department|Directorate|Division|Committee|Board|Staff|Council|Institute|"
    r"Agency|Administration|State|Defense|Treasury|Commerce|Labor|Areas|Secretary|President|Secretariat|"
    r"Mission|Service|Section|Unit|Relations|Trade|Nations|Information)|\)"
    r"|\bthat (?:office|bureau|division|agency|staff)"
    # A single word is no person with a given name.
    r"|\b(?:of|for|to|in|on|at) (?:the )?[A-Z][\w’'-]*|\b(?:for|in) the (?:Far|Near|Middle) East)\s*$"
)
# "Phyllis D. Bernau, Secretary Dulles’ personal secretary"; "Timmons, of the Office of Regional Affairs"
_OWN_TITLE = re.compile(
    r"(?:[A-Z][\w’'.-]* ){1,3}(?:[a-z]+ )?(?:secretary|assistant|aide|deputy|interpreter|counsel)\s*$"
    r"|of (?:the )?[A-Z]"
)
_BODY = re.compile(r"(?:the )?(?:Office|Bureau|Department|Directorate|Division|Embassy) of ")
# A surname alone takes a title without article: "Smith, the Director of the Budget" may be two people.
_PERSON = re.compile(
    r"(?P<given>(?:[A-Z][\w’'.-]*\.? )+)?[A-Z][\w’'-]*[a-z]\w*"
    r"(?:,? (?:Jr|Sr)\.?|, I{2,3}|, IV)?(?: \([^()]*\))?\s*$"
)


def _is_title(text: str, start: int, end: int, before: int, before_end: int) -> bool:
    own = _OWN_TITLE.match(text, start, end)
    title = None if own else _TITLE.match(text, start, end)
    if own is None and (title is None or (title.end() < end and _TITLE_END.search(text[start:end]) is None)):
        return False
    person = _PERSON.search(text[before:before_end])
    if person is None or text.startswith("the ", before):
        return False
    if title is None:
        return person["given"] is not None
    if person["given"] is None and _TITLE.match(text, before, before_end):
        # Two offices, and nobody's name.
        return False
    return person["given"] is not None or not title[0].startswith("the ")


# No person has a longer title; what is longer is not looked through again and again.
_LONGEST_NAME = 400


def with_titles(text: str, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a title to the person before it: "Isaiah Frank, Deputy Director of the Office of Resources"."""
    out: list[tuple[int, int]] = []
    titled = False
    for a, b in items:
        if (
            out
            and text[out[-1][1]] == ","
            and b - out[-1][0] < _LONGEST_NAME
            and (titled or " " in text[a:b] or f", {text[a:b]}" in _BARE_TITLES)
            and (
                (titled and _BODY.match(text, a, b))
                or (text.endswith(_BARE_TITLES, *out[-1]) and _TITLE_END.search(text[a:b]))
                or _is_title(text, a, b, *out[-1])
            )
        ):
            out[-1] = (out[-1][0], b)
            titled = True
        elif (
            titled and (a, b) == items[-1] and text[out[-1][1] : a] == ", " and _AGENCY.fullmatch(text, a, b)
        ):
            # "G. Richard Monsen, Foreign Affairs Officer, USIA"
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
            titled = False
    return out


_AGENCY = re.compile(r"[A-Z]{3,6}")
# "Vaughn R. DeLong, Chief, Program Development"
_BARE_TITLES = (", Chief", ", Director", ", Head")


def _is_one_office(text: str, start: int, left_end: int, right: int, end: int) -> bool:
    """Tell whether "and" stands inside an office's name: "the Office of Regional and Political Analysis"."""
    words = text[right:end]
    if (
        words[:1].islower()
        and _LOWER_END.search(text, start, left_end)
        and not words.startswith(("the ", "to "))
    ):
        # "99 diplomatic and consular posts"
        return True
    first = words.partition(" and ")[0]
    if (
        _AGENCY_END.search(first)
        and text.startswith(("the ", "and the "), start)
        and not first.startswith("the ")
    ):
        # "the National Aeronautics and Space Administration"
        return True
    if (text.startswith(_REGIONS, right) and _PAIR.search(text[max(start, left_end - 16) : right + 16])) or (
        text.find(" for ", start, left_end) > 0
        and _OFFICER_FOR.search(text, start, left_end)
        and _MATTERS.match(words)
    ):
        return True
    if _OFFICE.search(text, start, left_end) is None:
        return False
    # "the Office of Regional and Political Analysis of the National Foreign Assessment Center"
    parts = (_WITHIN.split(words, maxsplit=1)[0], _WITHIN.split(first, maxsplit=1)[0])
    return any(
        _OFFICE.search(rest) is None and _OFFICE_END.search(rest) is not None and "," not in rest
        for rest in parts
    )


_WITHIN = re.compile(r" (?:(?:of|in) the |for (?:the )?(?=[A-Z]))")
# Regions that offices join in their names.
_REGIONS = ("South Asia", "Pacific", "the Pacific", "the Carib", "East")
_PAIR = re.compile(
    r"(?:Near East(?:ern)? and South Asia|East Asian? and (?:the )?Pacific|Central America and the Carib"
    r"|Latin America and the Carib|Soviet Union and East|USSR and East)"
)
# "Deputy Assistant Secretary of State for Economic and Business Affairs William Barraclough"
_OFFICER_FOR = re.compile(
    r"\b(?:Secretary|Officer|Director|Adviser|Advisor|Assistant|Administrator)"
    r"(?: of (?:State|Defense|the Treasury))? for (?:[A-Z][\w’/-]* ?){1,3}$"
)
_MATTERS = re.compile(
    r"(?:[A-Z][\w’/-]* ){0,2}(?:Affairs|Policy|Finance|Programs|Operations|Security|Development|Research)\b"
)


_AGENCY_END = re.compile(r"\b(?:Administration|Agency|Commission)$")
_LOWER_END = re.compile(r"(?<![\w’'.])[a-z]{4,}(?:ic|al|ar|ary|ed|ian|an)$")


def _at_and(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    depth = 0
    begin = start
    for mark in _AND.finditer(text, start, end):
        sign = mark[0]
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth = max(0, depth - 1)
        elif depth == 0 and not _is_one_office(text, begin, mark.start(), mark.end(), end):
            if mark.start() > begin:
                out.append((begin, mark.start()))
            begin = mark.end()
    if end > begin:
        out.append((begin, end))
    return out
