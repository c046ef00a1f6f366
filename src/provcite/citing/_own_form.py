"""A source's own form by a CSL style: the item an engine needs, and the locators it can print."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import attrs

from provcite.citing._facts import genre_is_told
from provcite.citing._line import Line, Pieces, data, from_rich, mark, plain
from provcite.citing.csl_styles import CslStyle
from provcite.citing.engines import engine_for
from provcite.citing.languages import Language
from provcite.citing.sources import Source
from provcite.formats.csl_json import from_node
from provcite.model import Document, Edition, Location, Locator, LocatorKind, Relation, RelationKind

# CSL 1.0.2 has no locator for the rest.
_LABELS: Mapping[LocatorKind, str] = MappingProxyType(
    {
        LocatorKind.PAGE: "page",
        LocatorKind.NOTE: "note",
        LocatorKind.FOLIO: "folio",
        LocatorKind.LINE: "line",
        LocatorKind.PARAGRAPH: "paragraph",
        LocatorKind.SECTION: "section",
        LocatorKind.CHAPTER: "chapter",
        LocatorKind.COLUMN: "column",
        LocatorKind.VOLUME: "volume",
        LocatorKind.ISSUE: "issue",
        LocatorKind.VERSE: "verse",
    }
)
# Details that are CSL variables under another name.
_VARIABLES: Mapping[str, str] = MappingProxyType(
    {
        "short": "title-short",
        "medium": "medium",
        "translator": "translator",
        "genre": "genre",
        "title": "title",
    }
)


@attrs.frozen
class CslForm:
    """Gives the own form of sources by one style in one language.

    Attributes:
        style: The style.
        language: The words for locators that CSL does not know.
        engine: Name of the engine, or None for the default.
    """

    style: CslStyle
    language: Language
    engine: str | None = None

    def __call__(self, source: Source, position: str) -> Pieces:
        """Return the form of *source* at *position*."""
        engine = engine_for(self.style, self.language.tag, self.engine)
        item = item_of(source)
        if position in ("bibliography", "merged"):
            return from_rich(engine.entry(item))
        label, locator, rest = self._locators(source)
        where = "first" if position not in ("short",) else "subsequent"
        rich = engine.cite(item, label=label, locator=locator, position=where)
        closing = self.language.quotes[1] if self.language.punctuation_in_quote else ""
        line = Line(closing=closing).add(from_rich(rich))
        shown = plain(line.pieces)
        for place in rest:
            # Some styles print a document's number by themselves.
            if place.kind is not LocatorKind.DOCUMENT or not re.search(
                rf"\b{re.escape(place.value)}\b", shown
            ):
                words = self.language.with_term(place.kind.value, place.value)
                line.add(mark(", ")).add(data(words))
        return line.pieces

    def _locators(self, source: Source) -> tuple[str, str, tuple[Locator, ...]]:
        """Return the one locator that goes to the engine, and those that cannot."""
        known = [lo for lo in source.locators if lo.kind in _LABELS]
        if len(source.locators) == 1 and known:
            return _LABELS[known[0].kind], known[0].value, ()
        outer = source.container.locators if source.container else ()
        numbers = tuple(lo for lo in outer if lo.kind is LocatorKind.DOCUMENT)
        return "", "", tuple(dict.fromkeys((*numbers, *source.locators)))


@attrs.frozen
class _Near:
    """What surrounds one source, seen from where it is cited."""

    source: Source

    def held_in(self, node_id: str, /) -> tuple[Location, ...]:
        """Return where the source is kept, unless it is cited from a publication."""
        return () if self.source.container else self.source.surroundings.held_in(node_id)

    def published_in(self, node_id: str, /) -> tuple[tuple[Relation, Document | Edition], ...]:
        """Return the publication that the source is cited from."""
        outer = self.source.container
        if outer is None or not isinstance(outer.node, Document | Edition):
            return ()
        relation = Relation(
            RelationKind.PUBLISHED_IN, derived=node_id, base=outer.node.id, base_locators=outer.locators
        )
        return ((relation, outer.node),)


def item_of(source: Source) -> dict[str, Any]:
    """Return the CSL-JSON item of *source*: its node's, with what the person citing gave besides."""
    outer = source.container.locators if source.container else ()
    item = dict(from_node(source.node, _Near(source), locators=outer))
    if genre_is_told(source) and not source.is_letter:
        item.pop("genre", None)
    for name, variable in _VARIABLES.items():
        if name in source.details:
            value: Any = source.details[name]
            item[variable] = [{"literal": value}] if variable == "translator" else value
    return item
