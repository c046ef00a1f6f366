"""How a paper was made and sent: drafting, clearing, approval, and transmission sentences.

A sentence that opens with one of the verbs is cut at its verbs; what a clause says beyond names and
places ("for use at the meeting of May 18") is left to the remarks.
"""

from __future__ import annotations

import re

import attrs

from provcite.errors import TextSpan
from provcite.notes._destinations import TO, captions, read_destinations
from provcite.notes._lists import list_items, with_titles
from provcite.notes._location import part
from provcite.notes._namelike import MONTHS, ON_DATE, cut_outside_brackets, is_story, may_be_name
from provcite.notes.values import DraftingStep, Part, Transmission

_HEAD = re.compile(
    r"(?=[DdCcAaSsIiPpRrT])(?<![^\s;])(?:"
    r"(?:[Aa]lso )?(?P<role>[Dd]ra(?:ft|f|t)ed|[Cc]leared|[Aa]pproved|[Ss]igned|[Ii]nitialed|[Pp]repared|"
    r"[Cc]oncurred in|[Cc]oncurred)"
    r"|(?P<sent>(?:[Aa]lso )?[Ss]ent|Also for|[Rr]epeated|[Pp]ouched|"
    r"Transmitted(?=\s(?:(?:\w+\s){0,2}to|through|via)\s)|[Cc]opied"
    r"|(?:[Cc]opies|[Aa] copy|[Cc]opy)"
    r"(?: of (?:the|this) (?:letter|memorandum(?: of conversation)?|telegram|message|paper|report|airgram)"
    r"(?: and its enclosures?)?)?(?: (?:were|was))?(?: also)?(?: sent)?(?= to\s)))(?!\w)"
)
_OPENER = re.compile(
    r"(?:Also |A copy |Copy |Copies )?(?:Dra(?:ft|f|t)ed|drafted|Cleared|cleared|Approved|approved|Signed|"
    r"Initialed|Prepared|Concurred|Sent|sent|Repeated|repeated|Pouched|pouched|Copied|Copies|A copy|"
    r"Transmitted|was sent|were sent|to)\b"
    # "Draft text received from the White House, cleared by Read, and approved by Rusk."
    r"|(?:Draft text|Text) received (?:from|in|by) "
    # "Received at 5:41 p.m. and repeated to Paris."
    r"|Received at \d[\d:]* [ap]\.m\.(?:,? (?:on )?[A-Z][a-z]+ \d{1,2},?)? and "
    r"(?=repeated |pouched |also sent )"
)
# What it begins with: most sentences are passed by their first letter.
_OPENS = frozenset("ACDPRSITacdprstw")
# "It was drafted by Boster.": the paper itself is the subject. Other subjects tell a story.
_SUBJECT = re.compile(
    r"It was (?:also )?(?=(?:drafted|cleared|approved|signed|initialed|prepared|repeated|pouched|copied)\b)"
)
_WHO_SIGNED = re.compile(
    r",?\swho (?:also )?(?P<role>signed|initialed)"
    r"(?: for [A-Z][\w’'. -]*?| (?:the|this) (?:telegram|memorandum|letter|message|paper)| it)?(?=[\s,;]*$)"
)
_BEFORE_NAME = re.compile(
    r"(?:and\s+|by (?:tele)?phone(?=\s|$)|by(?:\s+|(?=[A-Z]))|with\s+|in draft(?: form)?(?=\s|$)|"
    r"in substance(?=\s|$)|in part(?=\s|$)|orally(?=\s|$)|jointly(?=\s|$)"
    r"|for information(?=\s|$)|in(?:formally)?\s+|at (?=the [A-Z])|\s+)+"
    # "in the White House by Goodwin"
    r"(?:(?:the )?[A-Z][\w/–-]*(?: [A-Z][\w/–-]*){0,3} by (?=[A-Z]))?"
)
_AFTER_NAME = re.compile(
    # Most words of a name begin with another capital than a month's, and are passed at once.
    r"\s(?=[a-zJFMASOND(])(?:"
    r"(?:from|under|after|before|during|who|which|but|without|as|(?<!Delegation )at|based|subject|"
    r"in (?:draft|substance|part)"
    r"|in(?! the (?:Bureau|Office|Department|Division|Directorate) of (?:the )?[A-Z]|\sCharge\b))(?=\s|$)"
    # "the Office of Research and Analysis for the Far East" is a name, "Owen for the Secretary" is not.
    r"|(?:for|with)\s(?=[a-z])(?!the (?:(?:Far|Near|Middle) East|American Republics|USSR|Soviet)\b)"
    r"|(?=(?:" + MONTHS + r")\s\d)"
    # "the Special Staff on Disarmament" is a name, "Rusk on May 3" and "Rusk on the basis of" are not.
    r"|on(?=\s(?:[a-z\d]|(?:" + MONTHS + r")\b)|$)"
    # "Dulles indicating his approval" but "the Uganda informal working group"
    r"|(?=(?!acting)[a-z]{3,}ing (?:his|her|their|its|that|the|an?)\s|having\s)"
    # "BOA (in substance)": how it was cleared; "Martin (EUR)" is an office, which stays in the name.
    r"|(?=\([a-z][^()]*\)$))"
)
_THROUGH = re.compile(r"\s*(?:through|via)\s+(?=(?:the\s)?[A-Z])")
_KINDS = {
    "transmitted": "sent",
    "sent": "sent",
    "also sent": "sent",
    "also for": "sent",
    "repeated": "repeated",
    "pouched": "pouched",
}


@attrs.frozen
class Procedure:
    """What one sentence of procedure says, and the stretches it leaves to the remarks."""

    drafting: tuple[DraftingStep, ...]
    transmission: tuple[Transmission, ...]
    markings: tuple[Part, ...]
    connectives: tuple[Part, ...]
    left: tuple[TextSpan, ...]


@attrs.define
class _State:
    drafting: list[DraftingStep]
    transmission: list[Transmission]
    markings: list[Part]
    connectives: list[Part]
    left: list[TextSpan]


def read_procedure(text: str, start: int, end: int) -> Procedure | None:
    """Read a sentence that opens with a verb of drafting or sending, or return None.

    Args:
        text: The note.
        start: Where the sentence begins.
        end: Where it ends, its full stop left out.
    """
    subject = _SUBJECT.match(text, start, end) if text.startswith("It", start) else None
    if subject is None and (text[start : start + 1] not in _OPENS or _OPENER.match(text, start, end) is None):
        return None
    opening = start
    start = subject.end() if subject else start
    heads = _heads(text, start, end)
    if not heads:
        return None
    state = _State([], [], [], [], [])
    if start > opening:
        state.connectives.append(part(text, opening, start, "connective"))
    if heads[0].start() > start:
        if heads[0]["sent"] and text[start : heads[0].start()].rstrip().endswith(","):
            # "Transmitted as an enclosure to CA–6459, sent to 99 posts" tells of another paper's way.
            return None
        state.left.append(TextSpan(start, _trim(text, start, heads[0].start())))
    waiting: list[re.Match[str]] = []
    for number, head in enumerate(heads):
        stop = heads[number + 1].start() if number + 1 < len(heads) else end
        waiting.append(head)
        if stop < end and text[head.end() : stop].strip() in {"and", ",", "", "or", "and/or"}:
            continue
        _clause(text, waiting, _trim(text, head.end(), stop), state)
        waiting = []
    if not state.drafting and not state.transmission:
        return None
    return Procedure(
        tuple(state.drafting),
        tuple(state.transmission),
        tuple(state.markings),
        tuple(state.connectives),
        tuple(state.left),
    )


def _heads(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the verbs that begin a clause: at the sentence's start, or after a comma, semicolon or "and"."""
    first = _HEAD.match(text, start, end)
    out = [] if first is None else [first]
    position = start if first is None else first.end()
    for joint in _BEFORE_HEAD.finditer(text, start, end):
        if joint.end() >= position:
            match = _HEAD.match(text, joint.end(), end)
            if match is not None:
                out.append(match)
                position = match.end()
    return out


# A verb is looked for after these alone: to look for it everywhere takes three times as long.
_BEFORE_HEAD = re.compile(r"(?:[,;]|and| but)\s+|;")
_AND_END = re.compile(r"[\s,;]*(?:\band)?[\s,;]*$")


def _trim(text: str, start: int, stop: int) -> int:
    """Return where the words before *stop* end, a joining comma or "and" left out."""
    tail = text[max(start, stop - 12) : stop]
    match = _AND_END.search(tail)
    return stop - (len(tail) - match.start()) if match else stop


def _clause(text: str, heads: list[re.Match[str]], stop: int, state: _State) -> None:
    last = heads[-1]
    if last["role"]:
        _drafting(text, heads, last.end(), stop, state)
        return
    by = _BY.search(text, last.end(), stop) if any(head["role"] for head in heads) else None
    if by is not None:
        # "Drafted and sent to the President by Morgan": who drafted it stands after the destinations.
        _drafting(text, [head for head in heads if head["role"]], by.end(), stop, state)
        stop = by.start()
    _transmission(text, last, stop, state)


def _drafting(text: str, heads: list[re.Match[str]], start: int, stop: int, state: _State) -> None:
    tail_start = _after_by(text, start, stop)
    if tail_start is None:
        state.left.append(TextSpan(heads[0].start(), stop))
        return
    names, rest = _names(text, tail_start, stop)
    if not names:
        state.left.append(TextSpan(heads[0].start(), stop))
        return
    state.connectives.append(part(text, heads[0].start(), names[0].span.start, "connective"))
    roles = [head["role"].casefold().removesuffix(" in") for head in heads if head["role"]]
    # "Drafed" and "Drated" are misprints of the volumes.
    roles = ["drafted" if role in {"drafed", "drated"} else role for role in roles]
    signed = _WHO_SIGNED.match(text, rest, stop)
    rest = signed.end() if signed else rest
    if signed is not None and len(names) > 1:
        # "A and B, who signed for C": only B signed.
        first = TextSpan(heads[0].start(), names[-2].span.end)
        state.drafting.append(DraftingStep(roles[0], tuple(names[:-1]), first, also=tuple(roles[1:])))
        names = names[-1:]
    also = (*roles[1:], signed["role"]) if signed else tuple(roles[1:])
    state.drafting.append(DraftingStep(roles[0], tuple(names), TextSpan(heads[0].start(), rest), also=also))
    if rest > names[-1].span.end:
        state.connectives.append(part(text, names[-1].span.end, rest, "connective"))
    _leave(text, rest, stop, state)


def _leave(text: str, start: int, stop: int, state: _State) -> None:
    """Leave what stands after the names: a date is explained, other words are a remark's."""
    date = ON_DATE.match(text, start, stop)
    if date is not None:
        state.connectives.append(part(text, start, date.end(), "connective"))
        start = date.end()
    while start < stop and text[start] in " ,;":
        start += 1
    only = _OF_SENTENCE.match(text, start, stop)
    if only is not None:
        state.connectives.append(part(text, start, only.end(), "connective"))
        start = only.end()
    if start < stop:
        state.left.append(TextSpan(start, stop))


# What goes on with the sentence and makes no remark of its own.
_OF_SENTENCE = re.compile(
    r"(?:eyes only for [^,;.]{2,60}|for (?:information|action)"
    r"|(?:thereby )?indicating (?:his|her|their|its) (?:approval|concurrence|clearance|agreement))$"
)
_BY = re.compile(r"\sby\s")
_NO_NAMES = re.compile(
    r"\s*(?!as \w+ by )(?:in (?:response|reply|answer|connection|preparation|consultation|accordance|advance|"
    r"conjunction|anticipation)|for|as|"
    r"with text|to|from|at(?! the (?:White House|Embassy|Mission|Pentagon))|under|following|"
    r"pursuant|during|after|before)\b"
)


def _after_by(text: str, start: int, stop: int) -> int | None:
    """Return where the names of a drafting clause begin, or None where it names nobody."""
    date = ON_DATE.match(text, start, stop)
    if date is not None:
        start = date.end()
    if _NO_NAMES.match(text, start, stop) and not text.startswith(" for ", start):
        return None
    by = _BY.search(text, start, stop)
    if by is not None and not _holds_list(text[start : by.start()]):
        return by.end()
    if by is None and text.startswith(" for ", start):
        return None
    return start


def _holds_list(words: str) -> bool:
    return "," in words or " and" in words


def _names(text: str, start: int, stop: int) -> tuple[list[Part], int]:
    """Return the names of a list and where reading stopped."""
    out: list[Part] = []
    position = start
    for a, b in with_titles(text, list_items(text, start, stop)):
        lead = _BEFORE_NAME.match(text, a, b)
        begin = lead.end() if lead else a
        date = ON_DATE.match(text, begin, b)
        if date is not None and date.end() < b:
            lead = _BEFORE_NAME.match(text, date.end(), b)
            begin = lead.end() if lead else date.end()
        if out and is_story(text, begin, b):
            return out, position
        cut = cut_outside_brackets(_AFTER_NAME, text, begin, b)
        if cut is not None and b - begin < 200 and _TITLE_WITH_IN.fullmatch(text, begin, b):
            cut = None
        finish = cut if cut is not None else b
        if begin >= finish or not may_be_name(text[begin:finish]):
            if out and begin < b:
                return out, position
            continue
        out.append(part(text, begin, finish, "drafting"))
        position = finish
        if cut is not None and not _is_aside(text, cut, b):
            return out, cut
        if cut is not None:
            position = b
    return out, position


# "Deputy Assistant Administrator for Programs in AID's Office of Program Coordination Gordon Chase"
_TITLE_WITH_IN = re.compile(
    r"(?:the )?(?:Acting |Deputy |Assistant |Associate |Special |Principal )*"
    r"(?:Administrator|Adviser|Advisor|Assistant|Chief|Counsel|Counselor|Director|Officer|Secretary)\b"
    r"[^.;]*? in (?:the )?[A-Z][\w’']*(?: (?:[A-Z][\w’'.-]*|of|for|and|the)){2,} [A-Z][\w’'-]+"
)
_MANNER = re.compile(r"\s\([a-z][^()]*\)")
_IN_OFFICE = re.compile(r"\s+in [A-Z][A-Z/–-]{0,11}")


def _is_aside(text: str, start: int, stop: int) -> bool:
    """Tell whether the words between are only a date, "in draft" or "in EUR", so that the list may go on."""
    words = text[start:stop].strip()
    return (
        words in {"in draft", "in substance", "in part"}
        or ON_DATE.fullmatch(text, start, stop) is not None
        or _IN_OFFICE.fullmatch(text, start, stop) is not None
        or _MANNER.fullmatch(text, start, stop) is not None
    )


def _transmission(text: str, head: re.Match[str], stop: int, state: _State) -> None:
    through = _THROUGH.match(text, head.end(), stop)
    kind = _KINDS.get(head["sent"].casefold(), "copied")
    if through is not None and kind == "sent":
        kind, start = "through", through.end()
    else:
        to = TO.match(text, head.end(), stop)
        if to is None:
            state.left.append(TextSpan(head.start(), stop))
            return
        start = to.end()
        state.markings.extend(captions(text, to))
    found = read_destinations(text, start, stop)
    state.markings.extend(found.markings)
    if not found.places:
        state.left.append(TextSpan(head.start(), stop))
        return
    first = found.places[0].span.start
    state.connectives += [part(text, head.start(), first, "connective"), *found.asides]
    state.transmission.append(Transmission(kind, tuple(found.places), TextSpan(head.start(), found.end)))
    _leave(text, found.end, stop, state)
