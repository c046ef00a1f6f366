"""Nodes as CSL-JSON items: what citation processors and reference managers see.

`issued` is the date of what was published, or of the document where nothing was; the day a printed document
was written, and where, stand in `event-date` and `event-place` (Chicago styles print them for letters).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from provcite.formats._tables import document_type, edition_types
from provcite.formats.csl_json.dates import from_date
from provcite.formats.csl_json.names import from_agent
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
    Surroundings,
)

Item = dict[str, object]

# Levels that CSL's archive_collection means; the first other level counts where more follow it.
COLLECTIONS = frozenset(
    {
        Level.DEPARTMENT,
        Level.RECORD_GROUP,
        Level.SUBGROUP,
        Level.FONDS,
        Level.COLLECTION,
        Level.SUBCOLLECTION,
    }
)
# The variables by which a part tells of the publication that it stands in, and their names there.
CONTAINER_VARIABLES = {
    "container-title": "title",
    "container-author": "author",
    "volume-title": "volume-title",
    "collection-title": "collection-title",
    "collection-editor": "collection-editor",
    "editor": "editor",
    "volume": "volume",
    "issue": "issue",
    "edition": "edition",
    "publisher": "publisher",
    "publisher-place": "publisher-place",
    "issued": "issued",
    "ISBN": "ISBN",
}
# The variables that tell where something is kept.
ARCHIVE_VARIABLES = ("archive", "archive_collection", "archive_location", "archive-place")
# Kept in `keyword`, so that a bibliography can be limited to what was consulted.
CONSULTED = "consulted"
_LOCATORS = {
    LocatorKind.PAGE: "page",
    LocatorKind.DOCUMENT: "number",
    LocatorKind.VOLUME: "volume",
    LocatorKind.ISSUE: "issue",
    LocatorKind.SECTION: "section",
    LocatorKind.CHAPTER: "chapter-number",
}


def from_node(node: Node, surroundings: Surroundings, *, locators: Sequence[Locator] = ()) -> Item:
    """Return the CSL-JSON item of one node.

    Args:
        node: A document, edition or location.
        surroundings: A graph or chain, which tells where the node is held and what it is published in.
        locators: Places in the publication (document 260, pages 565–566) that the item itself should show;
            a variable that the node fills by itself is left alone.

    Returns:
        An item valid for the CSL-JSON 1.0.2 schema, without `custom`.

    Source: CSL-JSON 1.0.2 schema; CSL 1.0.2 Appendix III (Types) and IV (Variables).
    """
    match node:
        case Document():
            item = _from_document(node, surroundings)
        case Edition():
            item = _from_edition(node)
        case Location():
            item = _from_location(node)
        case _:
            assert_never(node)
    for locator in locators:
        if locator.kind in _LOCATORS:
            item.setdefault(_LOCATORS[locator.kind], locator.value)
    return item


def from_graph(graph: Graph) -> list[Item]:
    """Return one item a node of *graph*, in the graph's order."""
    return [from_node(node, graph) for node in graph.nodes]


def _from_document(document: Document, surroundings: Surroundings) -> Item:
    printed = [
        (relation, node)
        for relation, node in surroundings.published_in(document.id)
        if isinstance(node, Edition)
    ]
    row = document_type(document.genre)
    kind = row["csl_type"] if row else "document"
    item: Item = {"id": document.id, "type": kind}
    # "letter" goes without saying (CMOS 18 14.13); every other genre is told.
    if not (kind == "personal_communication" and document.genre == "letter" and not printed):
        _put(item, "genre", document.genre)
    _put(item, "title", document.title)
    _put_names(item, "author", document.authors)
    _put_names(item, "recipient", document.recipients)
    _put(item, "number", document.number)
    _put(item, "event-place", document.place)
    _put(item, "language", document.language)
    _put(item, "URL", document.url)
    if printed:
        relation, edition = printed[0]
        _put_date(item, "event-date", document.date)
        _put_container(item, edition)
        pages = [place.value for place in relation.base_locators if place.kind is LocatorKind.PAGE]
        _put(item, "page", ", ".join(pages))
    else:
        _put_date(item, "issued", document.date)
    for location in surroundings.held_in(document.id)[:1]:
        item.update(archive_variables(location))
    _put_consulted(item, document)
    return item


def _put_container(item: Item, edition: Edition) -> None:
    row = edition_types().get(edition.genre or "")
    item["type"] = row["csl_part_type"] if row else "chapter"
    whole = _from_edition(edition)
    for name, source in CONTAINER_VARIABLES.items():
        if source in whole:
            item[name] = whole[source]


def _from_edition(edition: Edition) -> Item:
    row = edition_types().get(edition.genre or "")
    item: Item = {"id": edition.id, "type": row["csl_type"] if row else "book"}
    is_series = edition.series and (edition.subseries or (row is not None and row["is_series"]))
    if is_series:
        # The volume of a documentary edition is cited by its series: "Foreign Relations …, 1961–1963, XXII".
        _put(item, "title", ", ".join(filter(None, (edition.series, edition.subseries))))
        _put(item, "volume-title", edition.title)
    else:
        _put(item, "title", edition.title)
        _put(item, "collection-title", edition.series)
    _put_names(item, "author", edition.authors)
    _put_names(item, "editor", edition.editors)
    _put_names(item, "collection-editor", edition.general_editors)
    _put(item, "volume", _volume(edition))
    _put(item, "issue", edition.issue)
    _put(item, "edition", edition.edition)
    _put(item, "publisher", edition.publisher)
    _put(item, "publisher-place", edition.place)
    _put_date(item, "issued", edition.date)
    _put(item, "ISBN", edition.isbn)
    _put(item, "DOI", edition.doi)
    _put(item, "URL", edition.url)
    _put_date(item, "accessed", edition.accessed)
    _put(item, "language", edition.language)
    _put_consulted(item, edition)
    return item


def _volume(edition: Edition) -> str | None:
    # CSL 1.0.2 has `part-number`, its JSON schema has not; and hardly a style prints it.
    if not edition.part:
        return edition.volume
    part = f"Part {edition.part}"
    return f"{edition.volume}, {part}" if edition.volume else part


def _from_location(location: Location) -> Item:
    item: Item = {"id": location.id, "type": "collection"}
    item["title"] = location.labels[-1] if location.labels[-1] else str(location)
    item.update(archive_variables(location))
    return item


def archive_variables(location: Location) -> dict[str, str]:
    """Return the four variables that CSL has for a place of keeping.

    What lies below repository and collection is joined in `archive_location`, the smallest first, as note
    styles print it before the collection.
    """
    rest = list(location.containers)
    if location.repository is not None:
        # The first of its kind only: a path may name a second holder within the first.
        rest.remove(location.repository)
    item: Item = {}
    if location.repository is not None:
        _put(item, "archive", location.repository.label)
    if rest and (rest[0].level in COLLECTIONS or len(rest) > 1):
        _put(item, "archive_collection", rest.pop(0).label)
    _put(item, "archive_location", ", ".join(_labels(reversed(rest))))
    _put(item, "archive-place", location.place)
    return {name: str(value) for name, value in item.items()}


def _labels(containers: Iterable[Container]) -> Iterable[str]:
    return (container.label for container in containers)


def _put(item: Item, name: str, value: str | None) -> None:
    if value:
        item[name] = value


def _put_names(item: Item, name: str, agents: Sequence[Agent]) -> None:
    if agents:
        item[name] = [from_agent(agent) for agent in agents]


def _put_date(item: Item, name: str, date: Date | None) -> None:
    if date is not None:
        item[name] = from_date(date)


def _put_consulted(item: Item, node: Document | Edition) -> None:
    if node.consulted:
        item["keyword"] = CONSULTED
