"""The parties of a heading: each person with an office, each office or body by itself.

"The Assistant Secretary of State for European and Eurasian Affairs (Burt) and the Director of the Policy
Planning Staff (Bosworth)" are two: an "and" parts parties only where what stands before it names someone or
something by itself, and what follows begins as a party does. In doubt they stay one.
"""

from __future__ import annotations

import csv
import functools
import io
import pkgutil
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import attrs

from provcite.model import Agent, AgentKind

_IN_BRACKETS = re.compile(r"(?P<office>.+?)\s*\((?P<name>[^()]{2,80})\)(?P<rest>.*)")
COURTESY = re.compile(r"(?:Mr|Mrs|Miss|Ms|Dr|Messrs|Sir|Hon)\.?\s+", re.IGNORECASE)
_OF_A_COUPLE = re.compile(r"(?:Mrs|Ms|Miss|Madame?|Lady)\.?\s+(?P<name>[A-Z]\S*)$")
SUFFIX = re.compile(r",?\s+(Jr|Sr|II|III|IV)\.?$")
_OF = re.compile(r"\s+of\s+(?:the\s+)?(?=[A-Z])")
_ARTICLE = re.compile(r"[Tt]he\s+")
_WORD = r"[A-Z][\w.’'\[\]-]*"
# A personal name in reading order, and what may follow it within a party.
_PERSON = re.compile(
    rf"{_WORD}(?:\s(?:{_WORD}|de|la|van|von|der|al|bin|ibn)){{0,4}}(?=$|\s(?:of|and|[\[(])|[,;])"
)
_OF_A_BODY = re.compile(r"\w+ (?:of|in|at|to) ")
# "All Posts", "Certain Diplomatic and Consular Posts": no names, however they look.
_MANY = re.compile(r"(?:All|Certain|Each|Other|Various)\s")
_SIC = re.compile(r"\s*\[sic\.?\]$", re.IGNORECASE)
_SEPARATOR = re.compile(r";\s+|,?\s+(?:and|&)\s+|,\s+")
# Longer words are no list of parties.
_LONGEST = 1000


@functools.cache
def offices_before_names() -> tuple[str, ...]:
    """Return titles that stand right before a name ("Secretary of State Rusk"), longest first."""
    return tuple(sorted(_lines("offices-before-names.txt"), key=len, reverse=True))


@functools.cache
def _fields() -> frozenset[str]:
    return frozenset(_lines("fields-of-offices.txt"))


@functools.cache
def _beginnings() -> Mapping[str, str]:
    """Return the words that offices and bodies begin with, each with which of them."""
    rows = csv.DictReader(io.StringIO(_data("party-beginnings.csv")))
    return MappingProxyType({row["word"]: row["names"] for row in rows})


def _lines(name: str) -> Iterator[str]:
    lines = map(str.strip, _data(name).splitlines())
    return (line for line in lines if line and not line.startswith("#"))


def _data(name: str) -> str:
    raw = pkgutil.get_data("provcite.reading", name)
    assert raw is not None, "the list is part of the package"
    return raw.decode()


def has_letters(words: str) -> bool:
    """Tell whether *words* have a letter or figure."""
    return any(c.isalnum() for c in words)


# A volume's headings name the same few hundred persons.
@functools.lru_cache(maxsize=4096)
def person(name: str) -> Agent:
    """Return the person called *name*, the last word taken as the family name.

    Args:
        name: The name in reading order, with at least one letter or figure.
    """
    name = " ".join(name.split())
    without = COURTESY.sub("", name.strip(" .,"))
    name = without if has_letters(without) else name
    suffix = ""
    if match := SUFFIX.search(name):
        suffix = f"{match[1]}." if match[1] in ("Jr", "Sr") else match[1]
        name = name[: match.start()]
    if name.isupper():
        name = name.title()
    given, _, family = name.strip(" ,.").rpartition(" ")
    # Nothing but a suffix or marks is left of a damaged name: keep it whole.
    return Agent(family=family, given=given, suffix=suffix) if family else Agent(literal=name or suffix)


@functools.lru_cache(maxsize=4096)
def party(words: str) -> Agent | None:
    """Return the agent that *words* name: a person with an office, an office alone, or a body.

    "Secretary of State Rusk", "the Chargé in Brazil (Gordon)", "Harold H. Saunders of the National Security
    Council Staff", "the Secretary of State", "the Embassy in Japan".
    """
    words = " ".join(words.split()).strip(" ,.;")
    # "All Posts", "Certain Posts" and whatever has an article is no person's name.
    article = words[:4].casefold() in ("the ", "all ")
    bare = words[4:].strip() if words[:4].casefold() == "the " else words
    if not has_letters(bare):
        return None
    if (match := _IN_BRACKETS.fullmatch(bare)) and match["name"][:1].isupper():
        return attrs.evolve(person(match["name"]), office=match["office"].strip(" ,"))
    for office in offices_before_names():
        if bare.startswith(office):
            name = bare[len(office) :].strip(" ,")
            if not name:
                return Agent(office=office, kind=AgentKind.OFFICE)
            if name[:1].isupper() and bare[len(office)] == " ":
                return attrs.evolve(person(name.partition(",")[0]), office=office)
            return Agent(office=bare, kind=AgentKind.OFFICE)
    if article:
        return Agent(literal=bare, kind=AgentKind.BODY)
    return _plain(bare)


def _plain(bare: str) -> Agent:
    """Return the agent of words without an article that no office begins: mostly a person by name."""
    name, comma, office = bare.partition(", ")
    office = _ARTICLE.sub("", office, count=1)
    if comma and _first(office) in _beginnings() and _PERSON.fullmatch(COURTESY.sub("", name, count=1)):
        return attrs.evolve(person(name), office=office)
    if _is_body(bare):
        return Agent(literal=bare, kind=AgentKind.BODY)
    match = _OF.search(bare)
    if match is not None and has_letters(bare[: match.start()]):
        return attrs.evolve(person(bare[: match.start()]), office=bare[match.end() :])
    return person(name if has_letters(name) else bare)


def _first(words: str) -> str:
    """Return the first word of *words*, or the first two where an office or body begins with both."""
    first, *others = re.split(r"[\s,]", words, maxsplit=2)
    both = f"{first} {others[0]}" if others else first
    return both if both in _beginnings() else first


def parties(words: str) -> tuple[Agent, ...]:
    """Return all the agents that *words* name, in order."""
    found = [agent for piece in split(words) for agent in of_piece(piece)]
    return share_office(found, words)


def of_piece(piece: str) -> tuple[Agent, ...]:
    """Return the agents of one piece of a list: two for a couple, several for names in brackets."""
    couple = re.fullmatch(r"(?P<one>.+?)\s+and\s+(?P<other>(?:Mrs|Ms|Miss|Madame?|Lady)\.?\s+\S+)", piece)
    if couple and (match := _OF_A_COUPLE.fullmatch(couple["other"])):
        name = match["name"].strip(".,")
        bare = _ARTICLE.sub("", couple["one"], count=1)
        return attrs.evolve(person(name), office=bare), Agent(literal=couple["other"].strip(" .,"))
    if (match := _IN_BRACKETS.fullmatch(piece.strip(" .,"))) and not match["rest"].strip():
        names = re.split(r",?\s+and\s+|,\s+(?!Jr|Sr|I)", match["name"])
        if len(names) > 1 and all(name[:1].isupper() for name in names):
            office = _ARTICLE.sub("", match["office"], count=1).strip(" ,")
            return tuple(attrs.evolve(person(name), office=office) for name in names)
    agent = party(_SIC.sub("", piece))
    return (agent,) if agent and piece.casefold().strip(" .,") != "others" else ()


def share_office(found: Sequence[Agent], words: str) -> tuple[Agent, ...]:
    """Return *found* with the office of the last for the names before it that have none.

    "Robert Hunter and William Quandt of the National Security Council Staff" are both of the Staff.
    """
    if len(found) < 2 or not _OF.search(words) or words.rstrip().endswith(")"):
        return tuple(found)
    last = found[-1]
    if not last.given or not last.office or not all(a.given and not a.office for a in found[:-1]):
        return tuple(found)
    return tuple(attrs.evolve(agent, office=last.office) for agent in found)


def split(words: str, names: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the words of each party in *words*, in order.

    Args:
        words: What stands between "From" and "to", or after it.
        names: Names that mark-up marks in it, in order.
    """
    words = " ".join(words.split())
    if len(words) > _LONGEST:
        return (words,)
    pieces, start = [], 0
    for match in _SEPARATOR.finditer(words):
        before, after = words[start : match.start()], words[match.end() :]
        if before.count("(") != before.count(")"):
            continue
        if _parts(before, after, names, is_comma=match[0].strip() == ","):
            pieces.append(before)
            start = match.end()
    return (*pieces, words[start:])


def _parts(before: str, after: str, names: Sequence[str], *, is_comma: bool) -> bool:
    """Tell whether what stands between *before* and *after* parts two parties."""
    begins = _beginning(after, names)
    if is_comma and (begins in ("", "bare") or not re.search(r"\sand\s|;", after)):
        return False
    if before.endswith(")"):
        return bool(begins) or (after[:1].isupper() and "(" in after)
    ends = _ending(before, names)
    if ends == "name":
        if begins == "bare" and any(name in _first_party(after) for name in names):
            return True
        return begins in ("article", "courtesy", "office and name", "name", "full name")
    if ends == "member":
        return begins in ("article", "courtesy", "office and name", "full name")
    if ends == "office":
        return begins in ("article", "office and name", "full name")
    if ends == "body":
        return begins == "article" or _is_body(after)
    return False


def _is_body(words: str) -> bool:
    """Tell whether *words* begin a body without an article: "Department of State", "Embassy in Japan"."""
    return _beginnings().get(_first(words)) == "body" and _OF_A_BODY.match(words) is not None


def _beginning(words: str, names: Sequence[str]) -> str:
    """Return how *words* begin a party, or an empty text where they do not."""
    article = _ARTICLE.match(words)
    bare = words[article.end() :] if article else words
    first = _first(bare)
    if article:
        return "article" if first in _beginnings() else ""
    if any(bare.startswith(name) for name in names):
        return "name"
    if COURTESY.match(bare):
        return "" if _OF_A_COUPLE.match(_first_party(bare)) else "courtesy"
    for office in offices_before_names():
        if bare.startswith(f"{office} ") and _is_name(bare[len(office) + 1 :]):
            return "office and name"
    if first in _beginnings():
        return "bare"
    match = _PERSON.match(bare)
    if match is None or not _fields().isdisjoint(match[0].split()):
        return ""
    return "full name" if " " in match[0] else "name"


def _first_party(words: str) -> str:
    match = _SEPARATOR.search(words)
    return words[: match.start()] if match else words


def _is_name(words: str) -> bool:
    match = _PERSON.match(words)
    return match is not None and _fields().isdisjoint(match[0].split())


def _ending(words: str, names: Sequence[str]) -> str:
    """Return what *words* are as a party that ends with them, or an empty text where they may go on."""
    words = _SIC.sub("", words)
    if _MANY.match(words):
        return ""
    article = _ARTICLE.match(words)
    bare = words[article.end() :] if article else words
    if any(bare.endswith(name) for name in names):
        return "name"
    for office in offices_before_names():
        if bare == office:
            return "office"
        if bare.startswith(f"{office} ") and (match := _PERSON.match(bare, len(office) + 1)):
            return "name" if match.end() == len(bare) else ""
    if article or _is_body(bare):
        return "body"
    without = COURTESY.sub("", bare, count=1)
    match = _PERSON.match(without)
    if match is None or _first(without) in _beginnings():
        return ""
    return "name" if match.end() == len(without) else "member"
