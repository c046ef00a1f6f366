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

from provcite.authorities import classifications, directives, genres
from provcite.authorities.names import Found
from provcite.model import Agent
from provcite.reading import parties
from provcite.reading.parties import COURTESY, SUFFIX, has_letters
from provcite.tei import DocumentText, NameText

# Titles that are followed by "to" themselves: "Special Assistant to the President".
_TAKE_TO = (
    *("assistant", "adviser", "advisor", "ambassador", "representative", "aide", "delegate", "counselor"),
    *("counsel", "deputy", "consultant", "secretary", "mission", "envoy", "liaison", "delegation"),
)
_FROM = re.compile(r"\s*,?\s*(?:From|Prepared by|Prepared in|Drafted by|by)\s+(?=\S)", re.IGNORECASE)
_TO = re.compile(r"\s+to\s+(?=\S)")
_NUMBER = re.compile(r"\bNo\.\s*([A-Za-z0-9/.-]{1,20})")
_TELEGRAM_NUMBER = re.compile(r"((?:[A-Z]{1,3}-?)?\d{1,6})\.\s")
# Words beside a classification ("us urgent", "niact"); more of them are a sentence.
_MOST_MARKINGS = 4
# "S/P—Mr. Rostow": the symbol of an office before the name.
_OFFICE_SIGN = re.compile(r"(?P<office>[A-Z]{1,5}(?:/[A-Z]{1,5}){0,3})\s?[—–-]\s?(?=[A-Z])")
_OPENER_NUMBER = re.compile(r"No\.\s*(\d{1,6})\.?\]?$")


@attrs.frozen
class Heading:
    """What a heading and its surroundings say of a document.

    Attributes:
        genre: Name of the genre, or None.
        number: Number or designation ("NSAM 151", "1431"), or None.
        authors: Whom it is from.
        recipients: Whom it is to.
        classification: Classification that stands over the text ("top secret"), or None.
        handling: Markings beside it ("us urgent").
    """

    genre: str | None = None
    number: str | None = None
    authors: tuple[Agent, ...] = ()
    recipients: tuple[Agent, ...] = ()
    classification: str | None = None
    handling: tuple[str, ...] = ()


def read_heading(document: DocumentText) -> Heading:
    """Return what the heading, opener, signature and addressees of *document* say."""
    head = _WITHOUT_NUMBER.sub("", document.head.rstrip(" ."))
    found = _genre_of(head)
    rest = _GENRE_NUMBER.sub("", head[found.span.end :]) if found else head
    genre = found.value.name if found else None
    directive = directives.in_text(head)
    sender, recipient = _parties(rest, named=found is not None)
    signers = _people(document.signed[:1])
    authors = _agents(sender, document.names, "from") or _listed(document.senders) or signers
    recipients = _agents(recipient, document.names, "to") or _listed(document.addressees)
    if directive:
        authors = signers
        recipients = _listed(document.addressees)
    classification, handling = _classification(document.opener)
    return Heading(
        genre=directive.genre if directive else genre,
        number=directive.designation if directive else _number(document, genre),
        authors=tuple(_with_given_name(agent, document.signed) for agent in authors),
        recipients=recipients,
        classification=classification,
        handling=handling,
    )


# "No. 12 The Minister in China (MacMurray) to …"; "Telegram 1431 From …".
_WITHOUT_NUMBER = re.compile(r"^No\.\s*\d{1,6}[.,]?\s+(?=[A-Z])")
_GENRE_NUMBER = re.compile(r"^\s(?:No\.\s*)?(\d{1,6})(?=\s(?:From|to|by)\b)")


@functools.cache
def _qualifiers() -> tuple[str, ...]:
    """Return words that may stand before a genre ("Draft Memorandum From …"), longest first."""
    raw = pkgutil.get_data("provcite.reading", "heading-qualifiers.txt")
    assert raw is not None, "the list is part of the package"
    lines = (line.strip() for line in raw.decode().splitlines())
    return tuple(
        sorted((f"{line} " for line in lines if line and not line.startswith("#")), key=len, reverse=True)
    )


def _genre_of(head: str) -> Found[genres.Genre] | None:
    """Return the genre that a heading begins with, after a word that only qualifies it or at once."""
    qualified = head.startswith(_qualifiers())
    found = genres.index().longest_at(head)
    if found is not None or not qualified:
        return found
    start = next(len(word) for word in _qualifiers() if head.startswith(word))
    article = _ARTICLE.match(head, start)
    return genres.index().longest_at(head, article.end() if article else start)


_ARTICLE = re.compile(r"(?:an?|the)\s", re.IGNORECASE)


def _classification(opener: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """Return the classification over a text and the markings beside it.

    Until 1954 volumes print it there and not in the source note.
    """
    for words in opener:
        bare = words.strip(" []().")
        found = classifications.index().longest_at(bare)
        if found is None or found.value.kind != "classification":
            continue
        beside = [part.strip(" ,.—–-") for part in re.split(r";|\s{2,}", bare[found.span.end :])]
        if sum(len(part.split()) for part in beside) <= _MOST_MARKINGS:
            return found.span.of(bare), tuple(filter(has_letters, beside))
    return None, ()


def _number(document: DocumentText, genre: str | None) -> str | None:
    if genre and ("telegram" in genre or "airgram" in genre) and document.paragraphs:
        match = _TELEGRAM_NUMBER.match(document.paragraphs[0])
        if match:
            return match[1]
    for words in document.opener:
        if match := _OPENER_NUMBER.match(words):
            return match[1]
    found = genres.index().longest_at(document.head)
    if found and (match := _GENRE_NUMBER.match(document.head[found.span.end :])):
        return match[1]
    match = _NUMBER.search(document.head)
    return match[1].rstrip(".") if match else None


def _parties(rest: str, *, named: bool) -> tuple[str, str]:
    """Return the words for sender and recipient in what follows the genre; empty where not said."""
    begin = _FROM.match(rest)
    if named and not begin:
        return "", ""
    words = rest[begin.end() :] if begin else rest
    cuts = list(_TO.finditer(words))
    by_bracket = (m for m in cuts if words.endswith(")", 0, m.start()))
    plain = (m for m in cuts if not _before(words, m).lower().endswith(_TAKE_TO))
    cut = next(by_bracket, None) or next(plain, None)
    if cut is None:
        return (words, "") if named else ("", "")
    return words[: cut.start()], words[cut.end() :]


def _before(words: str, match: re.Match[str]) -> str:
    """Return as much of what stands before *match* as the longest title that takes "to" needs."""
    return words[max(0, match.start() - _LONGEST_TITLE) : match.start()]


_LONGEST_TITLE = max(map(len, _TAKE_TO))


def _agents(words: str, names: Sequence[NameText], role: str) -> tuple[Agent, ...]:
    """Return the agents that *words* name; of *names*, those of the role or of none that stand in it."""
    if not words:
        return ()
    marked = tuple(
        (n.text, n.full)
        for n in names
        if n.is_person and has_letters(n.text) and n.role in (role, "") and n.text in words
    )
    return _named(words, marked) if len(words) < _LONG else _named.__wrapped__(words, marked)


# Longer words are no heading that comes again.
_LONG = 300


# A volume's headings name the same few hundred persons, offices and posts.
@functools.lru_cache(maxsize=4096)
def _named(words: str, names: tuple[tuple[str, str], ...]) -> tuple[Agent, ...]:
    """Return the agents that *words* name; *names* are those marked in them, with their full names."""
    found: list[Agent] = []
    for piece in parties.split(words, [name for name, _ in names]):
        inside, names = _within(piece, names)
        # "The Assistant to President Nixon (Kissinger)": who holds the office stands in brackets.
        name = inside[-1] if inside and (len(inside) == 1 or piece.endswith(f"{inside[-1][0]})")) else None
        found += (_marked(piece, *name),) if name else parties.of_piece(piece)
    return parties.share_office(found, words)


def _within(
    piece: str, names: tuple[tuple[str, str], ...]
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Return which of *names*, in order, stand in *piece*, and which are left for those after it."""
    position = 0
    for count, (name, _) in enumerate(names):
        at = piece.find(name, position)
        if at < 0:
            return names[:count], names[count:]
        position = at + len(name)
    return names, ()


def _marked(words: str, name: str, listed: str) -> Agent:
    """Return the agent whose *name*, as the volume's list has it, the mark-up has marked within *words*."""
    before, _, after = words.rpartition(name)
    agent = parties.person(name)
    full = _from_list(listed) if listed else agent
    # A text may spell out another name for the same person: a maiden name, a misprint.
    agent = full if full.family.casefold() == agent.family.casefold() else agent
    after = _OF.sub("", after, count=1) if not before.rstrip().endswith("(") else ""
    office = _THE.sub("", COURTESY.sub("", before), count=1).strip(" (,")
    return attrs.evolve(agent, office=office or after.strip(" ,.)"))


_OF = re.compile(r"^\s*,?\s*(?:of|,)\s+(?:the\s+)?")
_THE = re.compile(r"^(?:the|The)\s+")


def _from_list(full: str) -> Agent:
    """Return the person that a volume names in full, "Kennedy, John F." or "John F. Kennedy"."""
    if "," not in full:
        return parties.person(full)
    family, _, given = full.partition(",")
    match = SUFFIX.search(given)
    suffix = f"{match[1]}." if match and match[1] in ("Jr", "Sr") else (match[1] if match else "")
    return Agent(family=family, given=given[: match.start()] if match else given, suffix=suffix)


def _listed(items: Sequence[str]) -> tuple[Agent, ...]:
    """Return whom the items of a list under "TO" or "FROM" name."""
    found: list[Agent] = []
    for item in items:
        sign = _OFFICE_SIGN.match(item)
        agent = parties.party(item[sign.end() :] if sign else item)
        if agent is not None and sign is not None and not agent.office:
            agent = attrs.evolve(agent, office=sign["office"])
        found += (agent,) if agent else ()
    return tuple(found)


def _people(names: Sequence[str]) -> tuple[Agent, ...]:
    return tuple(_signer(name) for name in names if has_letters(name))


def _signer(signature: str) -> Agent:
    """Return who signed: "W. McAdoo, Acting Secretary of the Navy" has his office below his name."""
    name, _, office = signature.partition(", ")
    office = office.strip(" .,")
    if not office[:1].isupper() or not any(map(str.islower, office)) or not has_letters(name):
        return parties.person(signature)
    if SUFFIX.fullmatch(f", {office}"):
        return parties.person(signature)
    suffix = SUFFIX.match(f", {office.partition(',')[0]}")
    if suffix is not None:
        name, office = f"{name}, {suffix[1]}", office.partition(",")[2].strip(" .,")
    return attrs.evolve(parties.person(name), office=office)


def _with_given_name(agent: Agent, signed: Sequence[str]) -> Agent:
    """Return *agent* with the given name of a signature that bears the same family name."""
    if agent.given or not agent.family:
        return agent
    for signature in signed:
        if not has_letters(signature):
            continue
        signer = _signer(signature)
        if signer.family.casefold() == agent.family.casefold() and signer.given:
            return attrs.evolve(agent, given=signer.given, suffix=signer.suffix)
    return agent
