"""Places that a source note's remarks name: of other copies of the document, and of other papers.

"Another copy is in the Department of State, …", "Also in …", "The original is ibid., Box 5": another copy.
"A copy of Reinhardt's speech is in …", "The minutes are ibid.": another paper, cited with its place.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import attrs

from provcite.authorities import collections, repositories
from provcite.notes._location import part, read_location
from provcite.notes._prose import has_verb
from provcite.notes._publications import read_publication
from provcite.notes._told import OWN
from provcite.notes.values import NoteLocation, NoteRelation

_IN = r"\s(?:in|at|among)\s(?:the\s)?(?=[A-Z]|ibid\b)|\s(?=ibid\b)"
_LIES = r"(?:\salso)?(?:\s(?:available|deposited|filed|found|kept|located))?"
# "Another copy of the memorandum is also in", "Copies are in", "The ribbon original is in"
_COPY = re.compile(
    r"\b(?:[Cc]op(?:y|ies)\b(?P<of>[^.;()]{0,160}?)|(?:[Oo]riginals?|[Dd]uplicates?)(?:\sof\s[^.;()]{0,120}?)?)"
    rf"(?:\s(?:is|are){_LIES}(?:{_IN})|(?<=opy)\sin\s(?:the\s)?(?=[A-Z])|(?<=opies)\sin\s(?:the\s)?(?=[A-Z]))"
)
# No sentence that a person wrote names more.
_MOST = 12
# "Also in", "Copy in", "(also available at", "It is also in": what a sentence or bracket opens with.
_OPENING = re.compile(
    rf"(?:(?:[Aa]lso|(?:[Aa]nother\s|[Aa]\s)?[Cc]op(?:y|ies)){_LIES}|{OWN}\s(?:is|was)\salso{_LIES})(?:{_IN})(?P<of>)"
)
_NO_COPY = re.compile(r"\b(?:[Nn]o|[Nn]either|[Nn]or)\s(?:\w+\s){0,4}$")
# "of Reinhardt’s speech", "of a letter from Rusk": a copy of another paper.
_OF_ANOTHER = re.compile(r"\sof\s(?:an?\s|both\s|(?:[^,]*?\s)?(?:from|to|by)\s|[^,]*?’s?\s|[^,]*?\d)")
# What a place is followed by in the same sentence.
_GOES_ON = re.compile(
    r";\s|,?\s(?:and|but|where|which|with|as|bearing)\s(?=[a-z])"
    r"|,?\s(?:is|are|was|were|has|had|bears?|shows?|indicates?|contains?|reads?|includes?|lists?)\s"
)
_SECOND = re.compile(r"(?:,?\sand|;)\s(?:and\s)?(?:also\s)?(?:in\s|at\s)?(?:the\s)?(?=[A-Z]|ibid\b)")
# Pieces of the words above: a sentence without any of them leads to no place.
_COPIES = ("opy", "opies", "riginal", "uplicate")
LEADS = (" is in ", " are in ", " ibid", "lso ", *_COPIES)
_IS_IN = re.compile(rf"\b(?:is|are){_LIES}(?:{_IN})")


@attrs.frozen
class Places:
    """The places that a sentence names.

    Attributes:
        copies: Where other copies of the document lie.
        cited: Other papers and where they lie.
    """

    copies: tuple[NoteLocation, ...] = ()
    cited: tuple[NoteRelation, ...] = ()


def read_places(text: str, start: int, end: int) -> Places:
    """Read the places of copies and papers that a sentence with one of `LEADS`, or a bracket, names.

    Args:
        text: The note.
        start: Where it begins.
        end: Where it ends.
    """
    stop = _without_stop(text, start, end)
    copies: list[NoteLocation] = []
    cited: list[NoteRelation] = []
    opening = _OPENING.match(text, start, stop)
    matches = [] if opening is None else [opening]
    if any(text.find(word, start, stop) >= 0 for word in _COPIES):
        found = _COPY.finditer(text, start if opening is None else opening.end(), stop)
        # What stands in brackets is read by itself.
        matches += [m for m in itertools.islice(found, _MOST) if not _is_bracketed(text, start, m.start())]
    for number, match in enumerate(matches):
        if _NO_COPY.search(text, max(start, match.start() - 60), match.start()):
            continue
        last = matches[number + 1].start() if number + 1 < len(matches) else stop
        locations = tuple(_locations(text, match.end(), last))
        # "The memorandum is also in Foreign Relations": printed there, and no copy.
        locations = tuple(location for location in locations if location.publication is None)
        if _is_of_another(text, start, match):
            cited.extend(_cited(text, start, end, locations))
        else:
            copies.extend(locations)
    if not matches:
        match_in = _IS_IN.search(text, start, stop)
        if match_in is not None and not _is_bracketed(text, start, match_in.start()):
            cited.extend(_cited(text, start, end, tuple(_locations(text, match_in.end(), stop))))
    return Places(tuple(copies), tuple(cited))


def _is_bracketed(text: str, start: int, at: int) -> bool:
    """Tell whether a bracket is open at *at*: what stands in it is read by itself."""
    return text.rfind("(", start, at) > text.rfind(")", start, at)


def _is_of_another(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a copy is one of another paper; "another copy" is always of the document."""
    if not match["of"] or _ANOTHER.search(text, max(start, match.start() - 24), match.start()):
        return False
    return _OF_ANOTHER.match(match["of"]) is not None


_ANOTHER = re.compile(r"\b(?:[Aa]nother|[Oo]ther|[Aa]dditional|[Ff]urther)\s(?:\w+\s)?$")


def _cited(text: str, start: int, end: int, locations: tuple[NoteLocation, ...]) -> tuple[NoteRelation, ...]:
    target = part(text, start, end, "relation-words")
    return tuple(NoteRelation("cited", target, location) for location in locations)


def _without_stop(text: str, start: int, end: int) -> int:
    """Return where the words end without their stop, and without a bracket that is closed but not opened."""
    unopened = text.count(")", start, end) - text.count("(", start, end)
    while end > start and text[end - 1] in ".!?) " and not text.startswith("bid.", end - 4):
        if text[end - 1] == ")":
            if unopened <= 0:
                break
            unopened -= 1
        end -= 1
    return end


def _locations(text: str, start: int, end: int) -> Iterator[NoteLocation]:
    """Yield the places that stand from *start* on, joined by "and"."""
    joints = [m for m in _SECOND.finditer(text, start, end) if _opens_place(text, m.end(), end)]
    starts = [start, *(joint.end() for joint in joints)]
    for begin, stop in zip(starts, [*(joint.start() for joint in joints), end], strict=True):
        going_on = _GOES_ON.search(text, begin, stop)
        stop = going_on.start() if going_on is not None else stop
        location = read_publication(text, begin, stop) or read_location(text, begin, stop, holder=True)
        if location is not None and _is_place(text, location):
            yield location


def _opens_holder(text: str, start: int, end: int) -> bool:
    return repositories.holders().longest_at(text, start, end) is not None


def _is_place(text: str, location: NoteLocation) -> bool:
    """Tell whether words are a place of papers: a holder, *ibid.*, a shelf mark or a name of files."""
    if location.repository or location.ibid or location.publication or location.identifiers:
        return True
    return any(
        container.rule in {"level-word", "film", "central-files", "known-name"}
        or collections.pattern("series-like").search(container.text)
        for container in location.containers
    )


def place_alone(text: str, start: int, end: int) -> tuple[NoteLocation, ...]:
    """Read a sentence that is a place and nothing else: "Johnson Library, National Security File, Box 5."

    Args:
        text: The note.
        start: Where it begins.
        end: Where it ends.
    """
    comma = text.find(", ", start, end)
    if comma < 0 or text[start:comma] not in repositories.american():
        return ()
    stop = _without_stop(text, start, end)
    location = None if has_verb(text, start, stop) else read_location(text, start, stop, holder=False)
    if location is None or location.repository is None:
        return ()
    sure = location.identifiers or any(
        container.rule in {"level-word", "film", "central-files"} for container in location.containers
    )
    return (location,) if sure else ()


# "…, Box 3; Johnson Library, National Security File, Box 5": two places in one sentence.
_SECOND_HERE = re.compile(r"(?:;|,? and)\s(?:in\s)?(?:the\s)?(?=[A-Z])")


_LONGEST_HOLDER = 100


def before_second(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return where the first place of a sentence ends and the next, with a known holder, begins; or None.

    Args:
        text: The note.
        start: Where the location sentence begins.
        stop: Where it ends.
    """
    if text.find("; ", start, stop) < 0 and text.find(" and ", start, stop) < 0:
        return None
    for match in _SECOND_HERE.finditer(text, start, stop):
        comma = text.find(",", match.end(), min(stop, match.end() + _LONGEST_HOLDER))
        if comma > 0 and text[match.end() : comma] in repositories.american():
            return match.start(), match.end()
    return None


def bracketed(text: str, start: int, end: int) -> NoteLocation | None:
    """Read a bracket that holds a location: "(Ibid., …)", "(holder, …)" or "(item; holder, …)"; or None.

    Args:
        text: The note.
        start: Where the bracket's words begin.
        end: Where they end.
    """
    while end > start and text[end - 1] == "." and not text.startswith("bid.", end - 4):
        end -= 1
    for mark in _ITEM_PLACE.finditer(text, start, end):
        if _opens_place(text, mark.end(), end):
            start = mark.end()
            break
    return read_location(text, start, end, holder=False) if _opens_place(text, start, end) else None


_ITEM_PLACE = re.compile(r";\s+")


def _opens_place(text: str, start: int, end: int) -> bool:
    return text[start : start + 4].casefold() == "ibid" or _opens_holder(text, start, end)
