"""CSL-JSON items as a graph: what their variables alone say."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from provcite.errors import Finding, ModelError, Severity, shorten
from provcite.formats._tables import edition_types, part_genres
from provcite.formats.csl_json.dates import to_date
from provcite.formats.csl_json.items import ARCHIVE_VARIABLES, CONSULTED, CONTAINER_VARIABLES
from provcite.formats.csl_json.names import to_agent
from provcite.model import (
    Agent,
    Container,
    Date,
    Document,
    Edition,
    Graph,
    Level,
    Location,
    Locator,
    LocatorKind,
    Node,
    Relation,
    RelationKind,
)

Item = Mapping[str, Any]

# Types that are publications by themselves when nothing contains them.
_EDITIONS = frozenset(
    {
        *("book", "periodical", "webpage", "report", "thesis", "dataset", "motion_picture", "map", "classic"),
        *("musical_score", "pamphlet", "software", "song", "standard", "post-weblog", "broadcast"),
    }
)
# Every variable that is looked at.
READ = frozenset(
    {
        *CONTAINER_VARIABLES,
        *CONTAINER_VARIABLES.values(),
        *ARCHIVE_VARIABLES,
        *("id", "type", "genre", "title", "author", "recipient", "number", "page", "language", "URL", "DOI"),
        *("event-date", "event-place", "accessed", "keyword", "custom", "citation-key"),
    }
)
_YEARS = re.compile(r"(?P<series>.+), (?P<years>\d{4}(?:[–-]\d{2,4})?)")
_PART = re.compile(r"(?:(?P<volume>.+), )?Part (?P<part>.+)")


def visible(items: Sequence[Item], also: Sequence[Item] = (), findings: list[Finding] | None = None) -> Graph:
    """Return the graph that *items* tell of.

    Args:
        items: Items that have passed `checked`, each with an id of its own.
        also: Items that are not read, and only tell which edition or location a text means.
        findings: Takes dates that are none.
    """
    return _Reader(items, also, [] if findings is None else findings).graph()


@attrs.define(eq=False)
class _Reader:
    """One pass over the items; places that several items tell of alike become one node."""

    items: Sequence[Item]
    also: Sequence[Item]
    findings: list[Finding]
    nodes: dict[str, Node] = attrs.field(factory=dict)
    relations: list[Relation] = attrs.field(factory=list)
    _editions: dict[str, str] = attrs.field(factory=dict)
    _locations: dict[str, str] = attrs.field(factory=dict)
    _ids: set[str] = attrs.field(factory=set)

    def graph(self) -> Graph:
        self._ids = {item["id"] for item in self.items}
        for item in (*self.also, *self.items):
            self._know(item)
        for item in self.items:
            self.nodes[item["id"]] = self._node(item)
        return Graph(tuple(self.nodes.values()), tuple(self.relations))

    def _know(self, item: Item) -> None:
        """Note by which texts other items would tell of this edition or location."""
        if item["type"] == "collection":
            self._locations.setdefault(_key(item, dict.fromkeys(ARCHIVE_VARIABLES)), item["id"])
        elif _is_edition(item):
            as_container = {name: source for name, source in CONTAINER_VARIABLES.items() if source in item}
            renamed = {name: item[source] for name, source in as_container.items()}
            self._editions.setdefault(_key(renamed, CONTAINER_VARIABLES), item["id"])

    def _node(self, item: Item) -> Node:
        if item["type"] == "collection":
            return self._location(item, item["id"])
        if _is_edition(item):
            self._keep(item)
            return self._edition(item, item["id"], None)
        return self._document(item)

    def _document(self, item: Item) -> Document:
        is_part = item["type"] in {row["csl_part_type"] for row in edition_types().values()}
        is_printed = is_part or any(item.get(name) for name in CONTAINER_VARIABLES if name != "issued")
        self._keep(item)
        if is_printed and any(item.get(name) for name in CONTAINER_VARIABLES):
            self._publish(item)
        genre = _text(item, "genre")
        if genre is None and item["type"] == "personal_communication":
            genre = "letter"
        return Document(
            item["id"],
            genre=genre,
            title=_text(item, "title"),
            authors=_agents(item, "author"),
            recipients=_agents(item, "recipient"),
            date=self._date(item, "event-date" if is_printed else "issued"),
            place=_text(item, "event-place"),
            number=_text(item, "number"),
            language=_text(item, "language"),
            url=_text(item, "URL"),
            consulted=_is_consulted(item),
        )

    def _publish(self, item: Item) -> None:
        key = _key(item, CONTAINER_VARIABLES)
        edition_id = self._editions.get(key)
        if edition_id is None:
            edition_id = self._editions[key] = self._new_id(f"{item['id']}:in")
            whole = {source: item[name] for name, source in CONTAINER_VARIABLES.items() if name in item}
            self.nodes[edition_id] = self._edition(whole, edition_id, part_genres().get(item["type"]))
        page = _text(item, "page")
        pages = (Locator(LocatorKind.PAGE, page),) if page else ()
        self.relations.append(
            Relation(RelationKind.PUBLISHED_IN, item["id"], edition_id, base_locators=pages)
        )

    def _keep(self, item: Item) -> None:
        if not any(_text(item, name) for name in ARCHIVE_VARIABLES[:3]):
            return
        key = _key(item, dict.fromkeys(ARCHIVE_VARIABLES))
        location_id = self._locations.get(key)
        if location_id is None:
            location_id = self._locations[key] = self._new_id(f"{item['id']}:held")
            self.nodes[location_id] = self._location(item, location_id)
        self.relations.append(Relation(RelationKind.HELD_IN, item["id"], location_id))

    def _new_id(self, wanted: str) -> str:
        while wanted in self._ids or wanted in self.nodes:
            wanted += "'"
        return wanted

    def _edition(self, item: Item, edition_id: str, genre: str | None) -> Edition:
        title, series, subseries = _text(item, "title"), _text(item, "collection-title"), None
        volume_title = _text(item, "volume-title")
        if volume_title:
            series, title = title, volume_title
            if years := _YEARS.fullmatch(series or ""):
                series, subseries = years["series"], years["years"]
        volume = _text(item, "volume")
        part = _PART.fullmatch(volume or "")
        return Edition(
            edition_id,
            genre=genre,
            series=series,
            subseries=subseries,
            volume=part["volume"] if part else volume,
            part=part["part"] if part else None,
            issue=_text(item, "issue"),
            title=title,
            authors=_agents(item, "author"),
            editors=_agents(item, "editor"),
            general_editors=_agents(item, "collection-editor"),
            edition=_text(item, "edition"),
            place=_text(item, "publisher-place"),
            publisher=_text(item, "publisher"),
            date=self._date(item, "issued"),
            isbn=_text(item, "ISBN"),
            doi=_text(item, "DOI"),
            url=_text(item, "URL"),
            accessed=self._date(item, "accessed"),
            language=_text(item, "language"),
            consulted=_is_consulted(item),
        )

    def _location(self, item: Item, location_id: str) -> Location:
        archive, collection, code = (_text(item, name) for name in ARCHIVE_VARIABLES[:3])
        containers = []
        if archive:
            containers.append(Container(Level.REPOSITORY, title=archive))
        if collection:
            containers.append(Container(Level.COLLECTION, title=collection))
        if code:
            containers.append(Container(Level.REFERENCE_CODE, number=code))
        if not containers:
            containers = [Container(Level.COLLECTION, title=_text(item, "title") or location_id)]
        return Location(location_id, containers, place=_text(item, "archive-place"))

    def _date(self, item: Item, name: str) -> Date | None:
        value = item.get(name)
        if not value:
            return None
        try:
            if not isinstance(value, dict):
                raise ModelError("It is no object.")
            return to_date(value)
        except ModelError:
            self.findings.append(
                Finding(
                    Severity.WARNING,
                    "bad-date",
                    f"{shorten(str(item.get('id', '')))}.{name}",
                    f"{shorten(repr(value))} names no date.",
                    "The date was left out. Write date parts such as [[1962, 5, 17]].",
                )
            )
            return None


def _is_edition(item: Item) -> bool:
    # A genre is told of documents; "report" and "map" are types of both.
    return item["type"] in _EDITIONS and not item.get("container-title") and not item.get("genre")


def _key(item: Item, names: Mapping[str, object]) -> str:
    return json.dumps([item.get(name) for name in names], sort_keys=True)


def _text(item: Item, name: str) -> str | None:
    value = item.get(name)
    if value is None or isinstance(value, bool | dict | list):
        return None
    return " ".join(str(value).split()) or None


def _agents(item: Item, name: str) -> tuple[Agent, ...]:
    found = (to_agent(value) for value in item.get(name) or ())
    return tuple(agent for agent in found if agent is not None)


def _is_consulted(item: Item) -> bool:
    words = re.split(r"[,;]", str(item.get("keyword", "")))
    return CONSULTED in map(str.strip, words)
