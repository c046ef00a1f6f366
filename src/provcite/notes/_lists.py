"""Lists of names: "Brewer", "ICA, H, Jones, and Meyer", "Cairo and priority to London"."""

from __future__ import annotations

import re

from provcite.notes._scan import split

_AND = re.compile(r"(?:^|\s+)and\s+|[()\[\]]")
_NEVER_ALONE = re.compile(r"(?:Jr|Sr|II|III|IV)\.?$")


def list_items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the items of a list between commas, semicolons and "and", outside brackets."""
    out: list[tuple[int, int]] = []
    for a, b, _ in split(text, start, end):
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
    r"Technology|Welfare|Estimates|Policy|Programs|Security|Matters|Resources|Finance|Commodities)$"
)
# "…, Director of the Office of Dependent Areas"; "…, Deputy Director of CEA John Doe" is a name of its own.
_TITLE = re.compile(
    r"(?:(?:the|also|then|Acting|Deputy|Assistant|Associate|Special|Principal|Executive|Under) )*"
    r"(?:Director|Chief|Head|Chairman|Officer(?: in Charge)?|Counselor|Adviser|Advisor|Secretary|"
    r"Administrator|Assistant)s? (?:of|for|to|in) "
)
_TITLE_END = re.compile(
    r"(?:\b(?:Analysis|Affairs|Research|Development|Intelligence|Operations|Assessments?|Services|Planning|"
    r"Agriculture|Budget|Technology|Welfare|Estimates|Policy|Programs|Security|Matters|Resources|Finance|"
    r"Commodities|Trade|Office|Bureau|Department|Directorate|Division|Committee|Board|Staff|Council|Institute|"
    r"Agency|Administration|State|Defense|Treasury|Commerce|Labor|Areas|Secretary|President)|\))\s*$"
)
_BODY = re.compile(r"(?:the )?(?:Office|Bureau|Department|Directorate|Division|Embassy) of ")
# A surname alone takes a title without article: "Smith, the Director of the Budget" may be two people.
_PERSON = re.compile(r"(?P<given>(?:[A-Z][\w’'-]*\.? )+)?[A-Z][\w’'-]*[a-z]\w*(?: \([^()]*\))?\s*$")


def _is_title(text: str, start: int, end: int, before: int, before_end: int) -> bool:
    title = _TITLE.match(text, start, end)
    if title is None or _TITLE_END.search(text[start:end]) is None:
        return False
    person = _PERSON.search(text[before:before_end])
    return person is not None and (person["given"] is not None or not title[0].startswith("the "))


def with_titles(text: str, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a title to the person before it: "Isaiah Frank, Deputy Director of the Office of Resources"."""
    out: list[tuple[int, int]] = []
    titled = False
    for a, b in items:
        if (
            out
            and text[out[-1][1]] == ","
            and ((titled and _BODY.match(text, a, b)) or _is_title(text, a, b, *out[-1]))
        ):
            out[-1] = (out[-1][0], b)
            titled = True
        else:
            out.append((a, b))
            titled = False
    return out


def _is_one_office(text: str, start: int, left_end: int, right: int, end: int) -> bool:
    """Tell whether "and" stands inside an office's name: "the Office of Regional and Political Analysis"."""
    words = text[right:end]
    return (
        _OFFICE.search(text, start, left_end) is not None
        and _OFFICE.search(words) is None
        and _OFFICE_END.search(words) is not None
        and "," not in words
    )


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
