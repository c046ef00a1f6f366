"""Locations: the words of a note to a node with containers.

A path of equal labels is one place, whichever notes give it: it gets one id, made from its labels. The
folder "NSAM 151" is a place and never the document of that name.
"""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata

from provcite.authorities import traditions
from provcite.model import Container, Date, Level, path_key
from provcite.model.words import tidy
from provcite.notes import LocationWords
from provcite.reading import prose_dates

# Words that may stand before a number on a label, by level; what is left over is the number.
_LABELS = {
    Level.RECORD_GROUP: re.compile(r"(RG|R\.G\.|Record Group)[\s,]+(.+)", re.IGNORECASE),
    Level.LOT: re.compile(r"(Lots?(?:\s+Files?)?)\s+(.+)", re.IGNORECASE),
    Level.FRC: re.compile(r"(FRC)\s+(.+)", re.IGNORECASE),
    Level.ACCESSION: re.compile(r"(Acc(?:ession)?\.?(?:\s+No\.?)?|Accession Number)\s+(.+)", re.IGNORECASE),
    Level.JOB: re.compile(r"(Job)\s+(.+)", re.IGNORECASE),
    Level.ENTRY: re.compile(r"(Entry)\s+(.+)", re.IGNORECASE),
    Level.VOLUME: re.compile(r"(Vols?\.?|Volumes?|Bd\.|Band|t\.)\s+(.+)", re.IGNORECASE),
    Level.REEL: re.compile(r"(Reel|Roll)\s+(.+)", re.IGNORECASE),
    Level.BOX: re.compile(r"(Box(?:es)?|Carton|Ctn\.?|Container|Kt\.|caja|carton)\s+(.+)", re.IGNORECASE),
    Level.FOLDER: re.compile(r"(Folder|Fldr\.?|dossier|fasc\.)\s+(\d\S*)", re.IGNORECASE),
    Level.FRAME: re.compile(r"(Frames?|fr\.)\s+(.+)", re.IGNORECASE),
    Level.FOLIO: re.compile(r"(fols?\.|ff?\.|Bl\.|cc?\.)\s+(.+)", re.IGNORECASE),
}
_SLUG_LENGTH = 40


@functools.lru_cache(maxsize=4096)
def container(level: str, text: str) -> Container:
    """Return the container that a label of *level* with the words *text* names."""
    kind = _level(level)
    pattern = _LABELS.get(kind)
    match = pattern.fullmatch(text) if pattern else None
    if match:
        return Container(kind, number=match[2], word=match[1])
    return Container(kind, title=text, dates=_dates(text))


def _level(level: str) -> Level:
    try:
        return Level(traditions.model_level(level))
    except ValueError:
        return Level.FILE_UNIT


def _dates(text: str) -> Date | None:
    """Return the span of dates on a label that is nothing but dates ("May–September 1962")."""
    words = prose_dates.find(text)
    if words is None or words.until is None or len(words.text) < len(text.strip()) - 2:
        return None
    return prose_dates.to_date(words)


def containers(words: LocationWords) -> tuple[Container, ...]:
    """Return the containers of *words*, the repository first and the file number last."""
    # Words of nothing but control characters are no label.
    path = [Container(Level.REPOSITORY, title=words.repository or "")] if tidy(words.repository or "") else []
    path += [container(level, text) for level, text in words.containers if tidy(text)]
    if words.identifier and tidy(words.identifier):
        # A number with a stroke is one paper's, a designator without one a file's.
        level = Level.ITEM if "/" in words.identifier else Level.FILE
        path.append(Container(level, number=words.identifier, word=""))
    return tuple(path)


def location_id(path: tuple[Container, ...]) -> str:
    """Return the id of the place at the end of *path*: readable, and one for one with its labels."""
    digest = hashlib.sha256(path_key(path).encode()).hexdigest()[:8]
    return "/".join(("at", *(_slug(c.label) for c in path[:3]), digest))


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG_LENGTH].rstrip("-") or "x"


# A volume names the same few hundred places thousands of times.
@functools.lru_cache(maxsize=4096)
def place_of(words: LocationWords) -> tuple[str, tuple[Container, ...]] | None:
    """Return id and path of the place that *words* give, or None where they name no container."""
    path = containers(words)
    return (location_id(path), path) if path else None
