"""Names of agents as citations print them: in reading order, inverted, family name alone, initials."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provcite.citing.languages import Language
from provcite.model import Agent

# "R. S." counts as initials already.
_INITIAL = re.compile(r"[^\W\d_]\.?")
# Titles that English puts right before a family name: at most three words, none that joins a place or body.
_TITLE = re.compile(r"(?!.*\b(?:at|in|for|to|on)\b)[A-Z][\w.’'-]*(?: (?:of )?(?:the )?[A-Z][\w.’'-]*){0,2}")
_WORD = re.compile(r"[^\s-]+|-")


def listed(agents: Sequence[Agent], language: Language, filters: Sequence[str] = ()) -> str:
    """Return *agents* as a list in words.

    Args:
        agents: At least one.
        language: Gives the word "and".
        filters: `inverted` turns the first name round, `all-inverted` every one, `family` leaves the family
            name alone, `initials` shortens given names, `ampersand` joins by &, `et-al` shows one of three
            or more.
    """
    names = [
        _one(
            agent,
            inverted="all-inverted" in filters or ("inverted" in filters and i == 0),
            family="family" in filters,
            initials="initials" in filters,
        )
        for i, agent in enumerate(agents)
    ]
    if "et-al" in filters and len(names) > 2:
        return f"{names[0]} {language.term('and-others')}"
    return _join(names, language, ampersand="ampersand" in filters, inverted="inverted" in filters)


def _join(names: Sequence[str], language: Language, *, ampersand: bool, inverted: bool) -> str:
    last = "&" if ampersand else language.and_
    if len(names) == 1:
        return names[0]
    if last == "·" or last == "・":
        return last.join(names)
    # After an inverted name a comma is needed even between two ("House, Edward M., and John Doe").
    comma = "," if (language.serial_comma and len(names) > 2) or inverted else ""
    return f"{', '.join(names[:-1])}{comma} {last} {names[-1]}"


def _one(agent: Agent, *, inverted: bool, family: bool, initials: bool) -> str:
    if agent.literal or not agent.family:
        return str(agent)
    if family:
        return f"{agent.particle} {agent.family}".strip()
    given = initials_of(agent.given) if initials else agent.given
    if not given and not inverted and _TITLE.fullmatch(agent.office):
        # "President Kennedy", where no given name is known.
        given = agent.office
    if not inverted:
        words = (given, agent.dropping_particle, agent.particle, agent.family)
        whole = " ".join(word for word in words if word)
        return f"{whole}, {agent.suffix}" if agent.suffix else whole
    head = f"{agent.particle} {agent.family}".strip()
    rest = f"{given} {agent.dropping_particle}".strip()
    return ", ".join(part for part in (head, rest, agent.suffix) if part)


def initials_of(given: str) -> str:
    """Return the initials of *given* names, hyphens kept: "Jean-Paul Marie" is "J.-P. M."."""
    out: list[str] = []
    for word in _WORD.findall(given):
        if word == "-":
            out.append("-")
        elif _INITIAL.fullmatch(word):
            out.append(word if word.endswith(".") else f"{word}.")
        elif word[0].isupper():
            # "L.K." written without a blank.
            letters = word.split(".")
            out.extend(f"{w[0]}." for w in letters if w) if "." in word[:-1] else out.append(f"{word[0]}.")
        else:
            out.append(word)
    return " ".join(out).replace(" - ", "-")
