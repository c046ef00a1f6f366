"""Reads single labels, names and dates of the gold table's shorthand into values of the model."""

from __future__ import annotations

import re
from typing import Any

from provcite.errors import ModelError
from provcite.model import Agent, Container, Date, Level, Locator, LocatorKind, Origin

_PARTICLES = {"de", "von", "van", "der", "den", "du", "della", "di", "le", "la"}
_TITLES = re.compile(
    r"^(?:the|Mr\.|Mrs\.|Mr|President|Secretary|Attorney|Colonel|Col\.|General|Gen\.|M\.|Dr\.|Sir|Lord|Lady|"
    r"Senator|Governor|Ambassador|Prime|Capt\.|Captain|Rev\.)\b"
)
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

# How a label in `held_in` is read: the level, and the pattern of title, word and number.
_LABELS = [
    (Level.RECORD_GROUP, r"(?P<title>.+), (?P<word>Record Group|RG) (?P<number>\d+\w*)"),
    (Level.RECORD_GROUP, r"(?P<word>RG|Record Group) (?P<number>\d+\w*)"),
    (Level.BOX, r"(?P<word>[Bb]ox(?:es)?|[Cc]ontainer|[Cc]arton|[Bb]oîte|[Cc]aja) (?P<number>.+)"),
    (Level.FOLDER, r"(?P<word>[Ff]older|[Ff]ol\. no\.) (?P<number>\d.*)"),
    (Level.REEL, r"(?P<word>[Rr]eel|[Rr]oll|[Mm]icrofilm reel) (?P<number>.+)"),
    (Level.FRAME, r"(?P<word>[Ff]rames?|Image) (?P<number>\d.*)"),
    (Level.VOLUME, r"(?P<word>vol\.|Vol\.|[Vv]olume|Bd\.|t\.|reg\.|no) (?P<number>.+)"),
    (Level.FOLIO, r"(?P<word>Bl\.|fols?\.|ff?\.|f°|fos?) ?(?P<number>\d.*)"),
    (Level.PAGE, r"(?P<word>pp?\.|S\.) ?(?P<number>\d.*)"),
    (Level.BUNDLE, r"(?P<word>liasse|legajo|leg\.|b\.|busta) (?P<number>.+)"),
    (Level.FILE, r"(?P<word>[Ff]ile(?: No\.)?|Nr\.|no\.|dossier|d\.) (?P<number>.+)"),
    (Level.ENTRY, r"(?P<word>Entry) (?P<number>.+)"),
    (Level.SUBSERIES, r"(?P<word>[Ss]ubseries) (?P<number>\S+)"),
    (Level.SERIES, r"(?P<word>[Ss]eries) (?P<number>\S+)"),
    (Level.SERIES, r"(?P<title>.*\b[Ss]eries [\dIVX][\w.]*)"),
    (Level.SERIES, r"(?P<title>.+ Series)"),
    (Level.FILE, r"(?P<number>\d{2,3}[A-Z]?(?:\.\d\w*)?/[\w–-]+)"),
    (Level.REFERENCE_CODE, r"(?P<number>(?:GEN )?MSS?[ .-]?\d.*|MSS? [A-Z\d].*|[A-Z]{1,4}[ -]?\d+(?:/\d+)*)"),
    (Level.PAGE, r"(?P<number>\d+:\d+)"),
    (Level.FILE, r"(?P<number>\d+)"),
]
ABOVE_SHELF = (Level.COLLECTION, Level.FONDS, Level.RECORD_GROUP)
_ABOVE_CODE = (Level.REPOSITORY, Level.DEPARTMENT, *ABOVE_SHELF)
_PAIR = re.compile(r"([Bb]ox [^,]+), ([Ff]older .+)")

_LOCATORS = [
    ("document_number", LocatorKind.DOCUMENT),
    ("page", LocatorKind.PAGE),
    ("folio_cited", LocatorKind.FOLIO),
    ("note", LocatorKind.NOTE),
    ("footnote", LocatorKind.NOTE),
    ("roll", LocatorKind.REEL),
    ("reel", LocatorKind.REEL),
    ("frame", LocatorKind.FRAME),
    ("line", LocatorKind.LINE),
    ("paragraph", LocatorKind.PARAGRAPH),
]


def locators(step: dict[str, Any]) -> tuple[Locator, ...]:
    """Return where in a source the words stand, as its step or the source itself says."""
    found = []
    inner = [value for value in step.values() if isinstance(value, dict)]
    for key, kind in _LOCATORS:
        value = next((part[key] for part in (step, *inner) if part.get(key)), None)
        if value is not None:
            found.append(Locator(kind, str(value)))
    return tuple(found)


def agent(name: str) -> Agent:
    """Return one name: turned round, as a title, or given names before the family name."""
    inverted = re.fullmatch(r"([^,.]+), ((?:\w\. ?-?)+|[A-Z][\w.]+(?: [\w.]+)*)", name)
    if inverted:
        return Agent(family=inverted[1], given=inverted[2])
    words = name.split()
    if (
        _TITLES.match(name)
        or len(words) > 4
        or re.search(r" and | & |,|\[|\(| (?:Junior|Senior|[JS]r\.)$", name)
    ):
        return Agent(literal=name)
    if len(words) == 1:
        return Agent(family=name)
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    return Agent(given=" ".join(words[:at]), dropping_particle=" ".join(words[at:-1]), family=words[-1])


def abbreviates(short: str, name: str) -> bool:
    """Tell whether *short*, one word, is made of letters of *name* in their order ("A.G.R.", "BArch")."""
    letters = iter(name.casefold())
    return " " not in short and all(letter in letters for letter in short.casefold() if letter.isalpha())


def agents(names: Any) -> tuple[Agent, ...]:
    """Return a name, a list of them, or nothing, as agents."""
    if not names:
        return ()
    if isinstance(names, str):
        return (agent(names),)
    return tuple(agent(str(name)) for name in names)


def date(raw: dict[str, Any]) -> Date | None:
    """Return the date of a source; None where it has none, or only words that are no date."""
    text = str(raw.get("date") or raw.get("year") or "")
    if not text:
        return None
    season = re.fullmatch(r"(\d{4})-([a-z]+)", text)
    if season and season[2] in _SEASONS:
        return Date(f"{season[1]}-{_SEASONS[season[2]]}")
    span = re.fullmatch(r"(\d{4})[–-](\d{4})", text)
    if span:
        return Date(f"{span[1]}/{span[2]}")
    months = re.fullmatch(r"([A-Za-z]{3})\w*\.?[–-]([A-Za-z]{3})\w*\.? (\d{4})", text)
    if months and {months[1].lower(), months[2].lower()} <= set(_MONTHS):
        first, last = (_MONTHS.index(months[i].lower()) + 1 for i in (1, 2))
        return Date(f"{months[3]}-{first:02}/{months[3]}-{last:02}", stated=text)
    inferred = "inferred" in raw.get("date_origin", "")
    try:
        return Date(
            text,
            stated=raw.get("date_as_cited", ""),
            origin=Origin.INFERRED if inferred else Origin.STATED,
            basis=raw.get("date_origin", "") if inferred else "",
        )
    except ModelError:
        return None


def containers(labels: list[str], step: dict[str, Any]) -> list[Container]:
    """Return the containers of a step, largest first."""
    split: list[str] = []
    for label in labels:
        pair = _PAIR.fullmatch(label)
        split.extend(pair.groups() if pair else (label,))
    found: list[Container] = []
    if step.get("parent_institution"):
        found.append(Container(Level.REPOSITORY, title=step["parent_institution"]))
    for index in range(len(split)):
        found.append(_container(split, index, step))
    code = step.get("reference_code")
    if code:
        below = next((i for i, c in enumerate(found) if c.level not in _ABOVE_CODE), len(found))
        found.insert(below, Container(Level.REFERENCE_CODE, number=code))
    if step.get("folio"):
        found.append(Container(Level.FOLIO, number=step["folio"]))
    return found


def _container(labels: list[str], index: int, step: dict[str, Any]) -> Container:
    label = labels[index]
    # A file number at the head stands for a place whose holder is not named.
    if index == 0 and not re.fullmatch(r"[A-Z]\d+/\d+", label):
        level = Level.DEPARTMENT if step.get("parent_institution") else Level.REPOSITORY
        return Container(level, title=label)
    for level, pattern in _LABELS:
        match = re.fullmatch(pattern, label)
        if match:
            parts = match.groupdict()
            if level is Level.REFERENCE_CODE and index == 1 and len(labels) > 2:
                return Container(Level.FONDS, title=label)
            return Container(
                level,
                number=parts.get("number") or "",
                title=parts.get("title") or "",
                word=parts.get("word") or "",
            )
    if index == 1:
        return Container(Level.COLLECTION, title=label)
    return Container(Level.FOLDER if index == len(labels) - 1 else Level.SERIES, title=label)
