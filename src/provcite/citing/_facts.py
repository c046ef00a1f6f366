"""Facts of a source by slot name: what a pattern may ask for, before it is put into words."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from provcite.authorities.genres import genres
from provcite.citing.sources import Source, bands
from provcite.model import Agent, Container, Date, Document, Edition, Level, Location, Locator, LocatorKind

Fact = str | Date | tuple[Agent, ...] | tuple[Container, ...] | tuple[Locator, ...] | None

# The words that make a collection's title of its creator's name.
_KINDS = "Papers|Manuscripts|Correspondence|Diaries|Letters"
_OF = re.compile(rf"(?P<kind>{_KINDS}) of (?P<the>the )?(?P<creator>.+)")
_AFTER = re.compile(rf"(?P<creator>.+?)(?:’s?|'s?)? (?P<kind>(?:Family )?(?:{_KINDS}))")


def fact(source: Source, name: str) -> Fact:
    """Return what *source* knows under the slot *name*, or None.

    What the person citing gave in `details` wins. `in.…` asks the publication it stands in.
    """
    if name in source.details:
        return source.details[name]
    if name.startswith("in."):
        return fact(source.container, name[3:]) if source.container else None
    if name.startswith("level."):
        return source.at(Level(name[6:])) if name[6:] in _LEVELS else None
    if name.startswith("locator."):
        kind = name[8:]
        return tuple(lo for lo in source.locators if lo.kind.value == kind) or None
    if name in bands():
        return _band(source, name)
    getter = _GETTERS.get(name)
    return getter(source) if getter else None


# A genre named later in a title is what the document is about, not what it is.
_TELLING_WORDS = 4
_LEVELS = frozenset(level.value for level in Level)
_NOT_PAGES = frozenset({LocatorKind.NOTE, LocatorKind.DOCUMENT})
# A document's number in its edition, and what is printed below it or beside.
_FINDERS = frozenset({LocatorKind.DOCUMENT, LocatorKind.NOTE, LocatorKind.TAB, LocatorKind.ENCLOSURE})


def _band(source: Source, name: str) -> tuple[Container, ...]:
    return tuple(c for c in source.containers if c.level in bands()[name])


def _of_document(name: str) -> Callable[[Source], Fact]:
    def get(source: Source) -> Fact:
        return getattr(source.node, name) if isinstance(source.node, Document) else None

    return get


def _of_edition(name: str) -> Callable[[Source], Fact]:
    def get(source: Source) -> Fact:
        return getattr(source.node, name) if isinstance(source.node, Edition) else None

    return get


def _of_either(name: str) -> Callable[[Source], Fact]:
    def get(source: Source) -> Fact:
        return getattr(source.node, name) if isinstance(source.node, Document | Edition) else None

    return get


def genre_is_told(source: Source) -> bool:
    """Tell whether the title says the genre already ("Rusk’s statement before the Subcommittee")."""
    node = source.node
    if not isinstance(node, Document) or not node.genre or not node.title:
        return False
    words = node.title.casefold().split()[:_TELLING_WORDS]
    genre = node.genre.split(" (")[0].casefold().split()
    return any(words[at : at + len(genre)] == genre for at in range(len(words)))


def title_is_formal(source: Source) -> bool:
    """Tell whether the title is one, and not a description that a cataloguer made.

    A description begins with a genre, a number or a small letter, or stands beside the genre of a record
    without an author ("memorandum of conversation, Kennedy-Yoshida meeting").

    Source: CMOS 17 §§14.221–232, titles specific and generic.
    """
    node = source.node
    if not isinstance(node, Document) or not node.title:
        return False
    if node.title[:1].islower() or genre_is_told(source):
        return False
    if node.authors or source.container:
        return True
    return not node.genre and not node.title[:1].isdigit() and not _names_genre(node.title)


def _names_genre(title: str) -> bool:
    """Tell whether *title* begins with the name of a genre ("Minutes of …")."""
    words = re.findall(r"[^\W\d_]+", title.casefold())[:3]
    return any(" ".join(words[:count]) in _genre_names() for count in range(1, len(words) + 1))


@functools.cache
def _genre_names() -> frozenset[str]:
    return frozenset(name.casefold() for genre in genres() for name in (genre.name, *genre.words))


# The full stop of a heading ("Draft of Declaration."), not that of an abbreviation.
_HEADING_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")


def _title(source: Source) -> Fact:
    """Return the title, a document's without the full stop that headings of older volumes have."""
    if isinstance(source.node, Document):
        return _HEADING_STOP.sub("", source.node.title) if source.node.title else source.node.title
    return source.node.title if isinstance(source.node, Edition) else None


def _formal_title(source: Source) -> Fact:
    return _title(source) if isinstance(source.node, Document) and title_is_formal(source) else None


def _description(source: Source) -> Fact:
    return _title(source) if isinstance(source.node, Document) and not title_is_formal(source) else None


def _told_title(source: Source) -> Fact:
    return _title(source) if isinstance(source.node, Document) and genre_is_told(source) else None


def _untold_title(source: Source) -> Fact:
    return _title(source) if isinstance(source.node, Document) and not genre_is_told(source) else None


def _certain_date(source: Source) -> Fact:
    date = source.node.date if isinstance(source.node, Document) else None
    return date if date is not None and not date.is_qualified else None


def _doubtful_date(source: Source) -> Fact:
    date = source.node.date if isinstance(source.node, Document) else None
    return date if date is not None and date.is_qualified else None


def _without(*levels: Level) -> Callable[[Source], Fact]:
    def get(source: Source) -> Fact:
        return tuple(c for c in _band(source, "shelf") if c.level not in levels)

    return get


_LEAVES = (Level.FOLIO, Level.PAGE, Level.FRAME)


def _leaf(source: Source) -> Fact:
    return source.at(*_LEAVES)


def _markings(source: Source) -> Fact:
    node = source.node
    if not isinstance(node, Document):
        return None
    return "; ".join(part for part in (node.classification, *node.handling) if part) or None


def _repository_place(source: Source) -> Fact:
    """Return where the repository is, unless its name says so or a short form stands for it."""
    if source.shortened is not None:
        return None
    place = next((where.place for where in source.locations if where.place), None)
    if place is None or any(place in container.label for container in _band(source, "holder")):
        return None
    return place


def _the_holder(source: Source) -> Fact:
    """Return the holder with its article, for use within a sentence; "author" needs none."""
    label = next((c.label for c in _band(source, "holder")), "")
    if not label or label[:1].islower() or label.startswith("The "):
        return label or None
    return f"the {label}"


def _inside(source: Source) -> tuple[Container, ...]:
    """Return the containers below the holder."""
    return tuple(c for c in source.containers if c.level not in bands()["holder"])


def _creator(source: Source) -> Fact:
    """Return who made the collection: what its title says."""
    found = _creator_and_kind(source)
    return found[0] if found else None


def _short_collection(source: Source) -> Fact:
    """Return the collection by its creator's family name: "House Papers" for "Edward M. House Papers"."""
    found = _AFTER.fullmatch(_collection_title(source))
    words = found["creator"].split() if found else []
    if found is None or not 1 < len(words) <= 4 or not all(word[:1].isupper() for word in words):
        return None
    return f"{words[-1]} {found['kind']}"


def _collection_kind(source: Source) -> Fact:
    found = _creator_and_kind(source)
    given = source.details.get("creator")
    title = _collection_title(source)
    # "Wilson, Budge. Budge Wilson fonds.": only papers are named by their kind alone.
    if title.casefold().endswith("fonds"):
        return title
    if given and given in title:
        rest = re.sub(r"^[’']s?\s+|\s+of(?: the)?$", "", title.replace(given, "").strip(" ,"))
        return rest or None
    return found[1] if found else None


def _collection_title(source: Source) -> str:
    return next((c.title or c.label for c in reversed(_band(source, "collection"))), "")


def _creator_and_kind(source: Source) -> tuple[str, str] | None:
    title = _collection_title(source)
    fonds = re.fullmatch(r"(.+) fonds", title, re.IGNORECASE)
    if fonds:
        return fonds[1], title
    match = _OF.fullmatch(title) or _AFTER.fullmatch(title)
    return (match["creator"], match["kind"]) if match else None


def _all_locators(source: Source) -> Fact:
    return source.locators or None


def _fine_locators(source: Source) -> Fact:
    """Return the locators inside a document: those that are not the document's number."""
    return tuple(lo for lo in source.locators if lo.kind is not LocatorKind.DOCUMENT) or None


def _page_locators(source: Source) -> Fact:
    return tuple(lo for lo in source.locators if lo.kind not in _NOT_PAGES) or None


def _best_locator(source: Source) -> Fact:
    """Return the locator that finds the place soonest: a document's number, or else all there are."""
    documents = tuple(lo for lo in source.locators if lo.kind in _FINDERS)
    return documents or source.locators or None


def _city(source: Source) -> Fact:
    return source.node.place if isinstance(source.node, Edition) else None


def _written_at(source: Source) -> Fact:
    return source.node.place if isinstance(source.node, Document) else None


def _location_name(source: Source) -> Fact:
    return source.node.as_cited if isinstance(source.node, Location) else None


_GETTERS: Mapping[str, Callable[[Source], Fact]] = MappingProxyType(
    {
        "authors": _of_either("authors"),
        "recipients": lambda source: source.recipients,
        "genre": _of_either("genre"),
        "title": _title,
        "formal-title": _formal_title,
        "description": _description,
        "subject": _of_document("subject"),
        "date": _of_either("date"),
        "year": _of_either("date"),
        "written-at": _written_at,
        "number": lambda source: source.number,
        "classification": _of_document("classification"),
        "markings": _markings,
        "told-title": _told_title,
        "untold-title": _untold_title,
        "certain-date": _certain_date,
        "doubtful-date": _doubtful_date,
        "shelf-without-code": _without(Level.REFERENCE_CODE),
        "file-number": _without(*_LEAVES),
        "leaf": _leaf,
        "url": _of_either("url"),
        "series": _of_edition("series"),
        "subseries": _of_edition("subseries"),
        "volume": _of_edition("volume"),
        "part": _of_edition("part"),
        "issue": _of_edition("issue"),
        "editors": _of_edition("editors"),
        "general-editors": _of_edition("general_editors"),
        "edition": _of_edition("edition"),
        "city": _city,
        "publisher": _of_edition("publisher"),
        "isbn": _of_edition("isbn"),
        "doi": _of_edition("doi"),
        "accessed": _of_edition("accessed"),
        "path": lambda source: source.containers,
        "inside": _inside,
        "inside-without-leaf": lambda source: tuple(c for c in _inside(source) if c.level not in _LEAVES),
        "the-holder": _the_holder,
        "repository-place": _repository_place,
        "creator": _creator,
        "collection-kind": _collection_kind,
        "short-collection": _short_collection,
        "as-cited": _location_name,
        "locator": _all_locators,
        "best-locator": _best_locator,
        "fine-locator": _fine_locators,
        "page-locator": _page_locators,
    }
)
SLOTS = frozenset(_GETTERS) | frozenset(bands())
# Facts that the model has no field for, which our recipes print where `details` gives them.
DETAIL_SLOTS = frozenset(
    {
        "abbreviation",
        "as-named",
        "bill",
        "congress",
        "first-frame",
        "heading",
        "interviewer",
        "medium",
        "original",
        "remarks",
        "series-abbreviation",
        "short",
        "translator",
        "translators",
    }
)
