"""Headings of edited documents: genre, parties and number.

"Memorandum From Secretary of State Rusk to President Kennedy" names a genre, a sender with his office and a
recipient with his. What a heading does not say stays unsaid; a signature may give the sender's given name.
"""

from __future__ import annotations

import functools
import pkgutil
import re
from collections.abc import Sequence

import attrs

from provcite.authorities import directives, genres
from provcite.model import Agent, AgentKind
from provcite.tei import DocumentText, NameText

# Titles that are followed by "to" themselves: "Special Assistant to the President".
_TAKES_TO = re.compile(
    r"(?:assistant|adviser|advisor|ambassador|representative|aide|delegate|counselor|counsel|deputy|consultant"
    r"|secretary|mission|envoy|liaison|delegation)$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\s*,?\s*(?:From|Prepared by|Prepared in|Drafted by|by)\s+(?=\S)", re.IGNORECASE)
_TO = re.compile(r"\s+to\s+(?=\S)")
_IN_BRACKETS = re.compile(r"(?P<office>.+?)\s*\((?P<name>[^()]{2,80})\)(?P<rest>.*)")
_COURTESY = re.compile(r"(?:Mr|Mrs|Miss|Ms|Dr|Messrs|Sir|Hon)\.?\s+", re.IGNORECASE)
_SUFFIX = re.compile(r",?\s+(Jr|Sr|II|III|IV)\.?$")
_OF = re.compile(r"\s+of\s+(?:the\s+)?(?=[A-Z])")
_NUMBER = re.compile(r"\bNo\.\s*([A-Za-z0-9/.-]{1,20})")
_TELEGRAM_NUMBER = re.compile(r"((?:[A-Z]{1,3}-?)?\d{1,6})\.\s")
_OPENER_NUMBER = re.compile(r"No\.\s*(\d{1,6})\.?\]?$")


@attrs.frozen
class Heading:
    """What a heading and its surroundings say of a document.

    Attributes:
        genre: Name of the genre, or None.
        number: Number or designation ("NSAM 151", "1431"), or None.
        authors: Whom it is from.
        recipients: Whom it is to.
    """

    genre: str | None = None
    number: str | None = None
    authors: tuple[Agent, ...] = ()
    recipients: tuple[Agent, ...] = ()


@functools.cache
def _offices() -> tuple[str, ...]:
    """Titles that stand right before a name ("Secretary of State Rusk"), longest first."""
    raw = pkgutil.get_data("provcite.reading", "offices-before-names.txt")
    assert raw is not None, "the list is part of the package"
    lines = (line.strip() for line in raw.decode().splitlines())
    return tuple(sorted((line for line in lines if line and not line.startswith("#")), key=len, reverse=True))


def read_heading(document: DocumentText) -> Heading:
    """Return what the heading, opener, signature and addressees of *document* say."""
    head = document.head.rstrip(" .")
    found = genres.index().longest_at(head)
    rest = head[found.span.end :] if found else head
    genre = found.value.name if found else None
    directive = directives.in_text(head)
    sender, recipient = _parties(rest, named=found is not None)
    signers = _people(document.signed[:1])
    authors = _agents(sender, document.names, "from") or signers
    recipients = _agents(recipient, document.names, "to") or tuple(
        agent for agent in map(party, document.addressees) if agent
    )
    if directive:
        authors = signers
        recipients = tuple(agent for agent in map(party, document.addressees) if agent)
    return Heading(
        genre=directive.genre if directive else genre,
        number=directive.designation if directive else _number(document, genre),
        authors=tuple(_with_given_name(agent, document.signed) for agent in authors),
        recipients=recipients,
    )


def _number(document: DocumentText, genre: str | None) -> str | None:
    if genre and ("telegram" in genre or "airgram" in genre) and document.paragraphs:
        match = _TELEGRAM_NUMBER.match(document.paragraphs[0])
        if match:
            return match[1]
    for words in document.opener:
        if match := _OPENER_NUMBER.match(words):
            return match[1]
    match = _NUMBER.search(document.head)
    return match[1].rstrip(".") if match else None


def _parties(rest: str, *, named: bool) -> tuple[str, str]:
    """Return the words for sender and recipient in what follows the genre; empty where not said."""
    begin = _FROM.match(rest)
    if named and not begin:
        return "", ""
    words = rest[begin.end() :] if begin else rest
    by_bracket = [m for m in _TO.finditer(words) if words[: m.start()].endswith(")")]
    plain = [m for m in _TO.finditer(words) if not _TAKES_TO.search(words[: m.start()])]
    cut = next(iter((*by_bracket, *plain)), None)
    if cut is None:
        return (words, "") if named else ("", "")
    return words[: cut.start()], words[cut.end() :]


def _agents(words: str, names: Sequence[NameText], role: str) -> tuple[Agent, ...]:
    marked = [name for name in names if name.role == role and name.is_person]
    if not words:
        return ()
    if len(marked) == 1 and marked[0].text and marked[0].text in words:
        return (_marked(words, marked[0]),)
    agent = party(words)
    return (agent,) if agent else ()


def _marked(words: str, name: NameText) -> Agent:
    """Return the agent whose name the mark-up has marked within *words*."""
    before, _, after = words.partition(name.text)
    agent = person(name.text)
    full = _from_list(name.full) if name.full else agent
    # A text may spell out another name for the same person: a maiden name, a misprint.
    agent = full if full.family.casefold() == agent.family.casefold() else agent
    after = re.sub(r"^\s*,?\s*(?:of|,)\s+(?:the\s+)?", "", after) if not before.rstrip().endswith("(") else ""
    office = re.sub(r"^(?:the|The)\s+", "", _COURTESY.sub("", before)).strip(" (,")
    return attrs.evolve(agent, office=office or after.strip(" ,.)"))


def _from_list(full: str) -> Agent:
    """Return the person that a volume names in full, "Kennedy, John F." or "John F. Kennedy"."""
    if "," not in full:
        return person(full)
    family, _, given = full.partition(",")
    match = _SUFFIX.search(given)
    suffix = f"{match[1]}." if match and match[1] in ("Jr", "Sr") else (match[1] if match else "")
    return Agent(family=family, given=given[: match.start()] if match else given, suffix=suffix)


def _people(names: Sequence[str]) -> tuple[Agent, ...]:
    return tuple(person(name) for name in names if _has_letters(name))


def _has_letters(words: str) -> bool:
    return any(c.isalnum() for c in words)


def person(name: str) -> Agent:
    """Return the person called *name*, the last word taken as the family name.

    Args:
        name: The name in reading order, with at least one letter or figure.
    """
    name = " ".join(name.split())
    without = _COURTESY.sub("", name.strip(" .,"))
    name = without if _has_letters(without) else name
    suffix = ""
    if match := _SUFFIX.search(name):
        suffix = f"{match[1]}." if match[1] in ("Jr", "Sr") else match[1]
        name = name[: match.start()]
    if name.isupper():
        name = name.title()
    given, _, family = name.strip(" ,.").rpartition(" ")
    # Nothing but a suffix or marks is left of a damaged name: keep it whole.
    return Agent(family=family, given=given, suffix=suffix) if family else Agent(literal=name or suffix)


def party(words: str) -> Agent | None:
    """Return the agent that *words* name: a person with an office, an office alone, or a body.

    "Secretary of State Rusk", "the Chargé in Brazil (Gordon)", "Harold H. Saunders of the National Security
    Council Staff", "the Secretary of State", "the Embassy in Japan".
    """
    words = " ".join(words.split()).strip(" ,.;")
    # "All Posts", "Certain Posts" and whatever has an article is no person's name.
    article = words[:4].casefold() in ("the ", "all ")
    bare = words[4:].strip() if words[:4].casefold() == "the " else words
    if not _has_letters(bare):
        return None
    if (match := _IN_BRACKETS.fullmatch(bare)) and match["name"][:1].isupper():
        return attrs.evolve(person(match["name"]), office=match["office"].strip(" ,"))
    for office in _offices():
        if bare.startswith(office):
            name = bare[len(office) :].strip(" ,")
            if not name:
                return Agent(office=office, kind=AgentKind.OFFICE)
            if name[:1].isupper() and bare[len(office)] == " ":
                return attrs.evolve(person(name.split(",")[0]), office=office)
            return Agent(office=bare, kind=AgentKind.OFFICE)
    if article:
        return Agent(literal=bare, kind=AgentKind.BODY)
    if match := _OF.search(bare):
        return attrs.evolve(person(bare[: match.start()]), office=bare[match.end() :])
    return person(bare.split(",")[0])


def _with_given_name(agent: Agent, signed: Sequence[str]) -> Agent:
    """Return *agent* with the given name of a signature that bears the same family name."""
    if agent.given or not agent.family:
        return agent
    for signature in signed:
        if not _has_letters(signature):
            continue
        signer = person(signature)
        if signer.family.casefold() == agent.family.casefold() and signer.given:
            return attrs.evolve(agent, given=signer.given, suffix=signer.suffix)
    return agent
