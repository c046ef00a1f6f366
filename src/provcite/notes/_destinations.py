"""The destinations of a sentence of sending: "Paris for the Embassy and USRO, and priority to London"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from provcite.notes._lists import list_items, with_titles
from provcite.notes._location import part
from provcite.notes._namelike import MONTHS, ON_DATE, cut_outside_brackets, is_story, may_be_name
from provcite.notes.values import Part

_CAPTION = (
    r"(?:[Ff]or (?:information|action)|[Ee]yes only|[Pp]riority|PRIORITY|[Nn]iact [Ii]mmediate|[Ii]mmediate|"
    r"IMMEDIATE|[Ff]lash|"
    r"NIACT|[Nn]iact|[Rr]outine|[Ee]mergency|[Oo]perational [Ii]mmediate|[Ii]nfo|[Cc]ritic|[Nn]odis|"
    r"[Ee]xdis|[Ll]imdis|[Ee]xclusive)"
)
TO = re.compile(rf"\s*(?:also\s+)?(?P<captions>(?:{_CAPTION}\s+)*)to\s+(?=\S)")
_CAPTIONS = re.compile(_CAPTION)
_ITEM_TO = re.compile(rf"(?:and\s+)?(?P<captions>(?:{_CAPTION}\s+(?!for\b))*)(?:to\s+|(?<=\s))")
_AFTER_PLACE = re.compile(
    r"\s(?=[a-z(])(?:"
    r"(?:eyes only|exclusive|on(?! the [A-Z]| (?!(?:"
    + MONTHS
    + r")\b)[A-Z])|under|from|by|as|after|before|with|who|which|where|"
    r"in (?:an?|the(?! [A-Z])|telegrams?|airgrams?|despatch)|via|through|"
    r"but|(?!only)[a-z]+ly)(?=\s|$)"
    # "Rusk at Oslo" is a destination, "USUN at 5:40 p.m." is not.
    r"|at\s(?=[a-z\d])"
    # "Paris for the Embassy" is one too, "Paris for information" is not.
    r"|for\s(?=(?!the [A-Z])[a-z])|\((?:Ibid|ibid))"
)
_INFORMATIONS = frozenset({"for action", "for information", "info", "eyes only"})
_WHERE = re.compile(r"where it was (?:received|repeated)\b")
# What may follow one destination within a list: "Oslo as Tosec 19", "Paris on May 3".
_PLACE_ASIDE = re.compile(
    r"\sas (?:unnumbered |circular )?(?:[Tt]elegrams? |[Mm]essage )?(?:[A-Z]\w+ )?[A-Z\d][\w–-]*"
    rf"|\son (?:{MONTHS}) \d{{1,2}}|\sat \d[\d:]* [ap]\.m\.?|\seyes only"
)
# What follows these are persons, and no further destinations.
_FOR_PERSONS = re.compile(r"\s(?:eyes only|exclusive) (?:for |(?=[A-Z]))")
# "CINCPAC" is never a person; a political adviser, "POLAD", is.
_COMMAND = re.compile(r"(?!POLAD\b)[A-Z]{4,}\b")
_PERSONS_ONLY = re.compile(r"(?:eyes only|exclusive) (?:for |(?=[A-Z]))")


def captions(text: str, match: re.Match[str]) -> Iterator[Part]:
    """Yield the captions of a match that are markings: "priority" is one, "for information" is none."""
    for caption in _CAPTIONS.finditer(text, *match.span("captions")):
        if caption[0].casefold() not in _INFORMATIONS:
            yield part(text, *caption.span(), "caption-before-place")


@attrs.define
class Destinations:
    """What a list of destinations says.

    Attributes:
        places: The destinations as written.
        markings: The captions before the second and later ones.
        asides: What is said of one of them: "exclusive for Deming".
        end: Where reading stopped.
    """

    places: list[Part]
    markings: list[Part]
    asides: list[Part]
    end: int


def read_destinations(text: str, start: int, stop: int) -> Destinations:
    """Read a list of destinations.

    Args:
        text: The note.
        start: Where the first begins.
        stop: Where the clause ends.
    """
    out = Destinations([], [], [], start)
    last = start
    addressees = _Addressees()
    for a, b in with_titles(text, _with_addressees(text, list_items(text, start, stop))):
        lead = _ITEM_TO.match(text, a, b)
        begin = a if lead is None else lead.end()
        if addressees.state or text.startswith("e", begin):
            role = addressees.role(text, begin, b, text[last:begin])
            if role == "addressee":
                _aside(text, out, b)
                last = b
                continue
            if role == "prose":
                break
        last = b
        if out.places and is_story(text, begin, b):
            break
        if lead is not None and lead["captions"]:
            out.markings.extend(captions(text, lead))
        cut = cut_outside_brackets(_AFTER_PLACE, text, begin, b)
        finish = cut if cut is not None else b
        if out.places and (_WHERE.match(text, begin, b) or ON_DATE.fullmatch(text, begin, b)):
            # "the Department of State, where it was received at 8:27 a.m., and the White House"
            out.end = b
            continue
        if begin >= finish or not may_be_name(text[begin:finish]):
            if out.places:
                break
            continue
        out.places.append(part(text, begin, finish, "transmission"))
        out.end = finish
        if cut is None:
            continue
        if _FOR_PERSONS.match(text, cut, b):
            addressees.open(text, cut, b)
        elif not _PLACE_ASIDE.fullmatch(text, cut, b):
            break
        _aside(text, out, b)
    return out


def _aside(text: str, out: Destinations, stop: int) -> None:
    """Add what stands between the end so far and *stop* to the last aside, or as one of its own."""
    before = out.asides[-1] if out.asides else None
    start = before.span.start if before is not None and before.span.end == out.end else out.end
    if start < out.end:
        out.asides.pop()
    out.asides.append(part(text, start, stop, "connective"))
    out.end = stop


@attrs.define
class _Addressees:
    """The persons a message was "exclusive for", whose list may stand within that of the destinations.

    "Saigon exclusive for Lodge, Harkins, and the Station Chief" goes on with persons. "Naha exclusive for
    Deming and Booth, CINCPAC exclusive for Felt, and COMUS/Japan" goes on with places: an "and" closes a
    list of persons, and where one comma parts two places the next does too.
    """

    state: str = ""
    parted: bool = False

    def open(self, text: str, start: int, stop: int) -> None:
        """Begin a list of persons with the words between."""
        self.state = "closed" if self.parted or text.find(" and ", start, stop) > 0 else "open"

    def role(self, text: str, start: int, stop: int, joint: str) -> str:
        """Return what an item after *joint* is: `addressee`, `destination`, or `prose` that ends the list."""
        if _PERSONS_ONLY.match(text, start, stop):
            self.open(text, start, stop)
            return "addressee"
        if not self.state:
            return "destination"
        if _FOR_PERSONS.search(text, start, stop):
            self.parted = self.parted or "," in joint
            return "destination"
        if joint.endswith(" to ") or (
            "," in joint and (self.state == "closed" or _COMMAND.match(text, start, stop))
        ):
            self.state = ""
            return "destination"
        if start >= stop or not may_be_name(text[start:stop]):
            return "prose"
        if "and" in joint:
            self.state = "closed"
        return "addressee"


# "the Army for G–2 and G–3": sections of one staff.
_SECTION = re.compile(r"[A-Z]{1,2}[–-]\d{1,2}")
_SECTION_END = re.compile(r" for (?:[A-Z]{1,2}[–-]\d{1,2}, )*[A-Z]{1,2}[–-]\d{1,2}$")
# "the Assistant Chief of Staff (Intelligence), Department of the Army"
_POST_END = re.compile(r"\b(?:Chief of Staff|Chief|Director|Deputy|Secretary)(?: \([^()]*\))?$")
_SERVICE = re.compile(r"Department of the (?:Army|Navy|Air Force)")


def _with_addressees(text: str, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what belongs to the destination before it: "Paris for the Embassy and USRO"."""
    out: list[tuple[int, int]] = []
    for a, b in items:
        if out and _goes_on(text, out[-1], (a, b), last=(a, b) == items[-1]):
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return out


def _goes_on(text: str, before: tuple[int, int], item: tuple[int, int], *, last: bool) -> bool:
    """Tell whether an item is a second addressee at the place before it, or that officer's department."""
    joint = text[before[1] : item[0]]
    if joint == ", ":
        return _SERVICE.fullmatch(text, *item) is not None and _POST_END.search(text, *before) is not None
    if joint != " and " or text.find(" for ", *before) < 0 or text.startswith("to ", item[0]):
        return False
    # An "and" before the last comma joins no destinations: "Paris for USRO and Finn, and Bonn".
    return (
        not last
        or text.find(" for the Embassy", *before) > 0
        or (_SECTION.fullmatch(text, *item) is not None and _SECTION_END.search(text, *before) is not None)
    )
