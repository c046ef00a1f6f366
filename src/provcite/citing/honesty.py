"""Honesty: what a citation does not show of its chain, and which style would.

A part counts as shown when its words stand in the citation; capitals, punctuation and blanks do not matter.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence

import attrs

from provcite.citing._compose import Route
from provcite.citing.recipes import Recipe
from provcite.citing.sources import Source
from provcite.errors import ProvciteWarning
from provcite.model import Agent, Date, Document, Edition, Level

# The style that shows where everything is kept: what a warning recommends.
SHOWS_PLACES = "chicago-notes-bibliography"
_COLLECTIONS = frozenset({Level.RECORD_GROUP, Level.SUBGROUP, Level.FONDS, Level.COLLECTION})
_NOISE = re.compile(r"[\W_]+")


@attrs.frozen
class Unshown:
    """A part of a chain that a citation does not show.

    Attributes:
        node: Id of the node it belongs to.
        part: Name of the part: a CSL variable where there is one ("archive_collection"), or a field.
        value: What is not shown.
        on_purpose: Whether the recipe says that it leaves such parts out.
    """

    node: str
    part: str
    value: str
    on_purpose: bool = False

    def __str__(self) -> str:
        """Return part, value and node."""
        return f"{self.part} {self.value!r} of {self.node}"


def unshown(routes: Iterable[Route], text: str, recipe: Recipe) -> tuple[Unshown, ...]:
    """Return what *text*, the plain citation of *routes*, does not show.

    Args:
        routes: The chains that were cited.
        text: The citation, without mark-up.
        recipe: The recipe that made it.
    """
    bare = _bare(text)
    found: dict[Unshown, None] = {}
    for route in routes:
        for source in route.sources:
            for kind, part, value, shown_as in _parts(source, recipe):
                if not any(_bare(words) in bare for words in shown_as):
                    found[Unshown(source.node.id, part, value, kind in recipe.unshown)] = None
    return tuple(found)


def _bare(text: str) -> str:
    return _NOISE.sub("", text).casefold()


def _parts(source: Source, recipe: Recipe) -> Iterator[tuple[str, str, str, Sequence[str]]]:
    """Return kind, part, value and acceptable renderings of everything that a citation might show."""
    yield from _places(source, recipe)
    yield from _facts(source)
    if source.container is not None:
        yield from _facts(source.container)


def _places(source: Source, recipe: Recipe) -> Iterator[tuple[str, str, str, Sequence[str]]]:
    # What is cited from a publication is found there; where the original lies is another citation's matter.
    if source.container is not None:
        return
    for container in source.containers:
        part = "archive_location"
        if container.level is Level.REPOSITORY:
            part = "archive"
        elif container.level in _COLLECTIONS:
            part = "archive_collection"
        names = (
            container.label,
            container.title or container.number,
            recipe.holders.get(container.label),
            source.details.get("abbreviation"),
        )
        yield "location", part, container.label, [name for name in names if name]


def _facts(source: Source) -> Iterator[tuple[str, str, str, Sequence[str]]]:
    node = source.node
    if isinstance(node, Document | Edition):
        for name, people in (("author", node.authors), *_other_people(node)):
            for agent in people:
                yield "item", name, str(agent), (agent.family or str(agent),)
        if node.title:
            yield "item", "title", node.title, (node.title,)
        if node.date is not None:
            yield "item", "issued", node.date.edtf, _years(node.date)
    if isinstance(node, Document):
        for name, value in (("genre", node.genre), ("number", node.number), ("event-place", node.place)):
            if value:
                yield "item", name, value, (value,)
        for value in (node.classification, *node.handling):
            if value:
                yield "item", "classification", value, (value,)
    for locator in source.locators:
        yield "item", f"locator ({locator.kind.value})", locator.value, (locator.value,)


def _other_people(node: Document | Edition) -> tuple[tuple[str, tuple[Agent, ...]], ...]:
    if isinstance(node, Document):
        return (("recipient", node.recipients),)
    return (("editor", node.editors), ("collection-editor", node.general_editors))


def _years(date: Date) -> tuple[str, ...]:
    years = re.findall(r"\d{4}", date.edtf)
    return (years[0], years[0][-2:], date.stated or years[0]) if years else (date.edtf,)


def warn_of_places(missing: Iterable[Unshown], style: str) -> None:
    """Warn of each place of keeping that a full citation does not show, though its style means to.

    Source: only one official CSL style in twenty prints `archive_collection`.
    """
    by_node: dict[str, list[str]] = {}
    for part in missing:
        if part.part.startswith("archive") and not part.on_purpose:
            by_node.setdefault(part.node, []).append(f"{part.part} {part.value!r}")
    for node, parts in by_node.items():
        warnings.warn(
            f"The style {style!r} does not show {', '.join(parts)} of {node}; "
            f"the style {SHOWS_PLACES!r} does.",
            ProvciteWarning,
            stacklevel=3,
        )
