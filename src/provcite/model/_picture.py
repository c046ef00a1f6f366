"""From nodes and relations to a neutral picture: what a shape is called and which arrow leads where.

Arrows run from what was consulted toward the origin and the shelf. A volume shows its documents, and what a
note of the volume cites hangs under the document that the note belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import assert_never

import attrs

from provcite.drawing import Arrow, Picture, Shape, ShapeKind
from provcite.model.dates import Date, Origin
from provcite.model.documents import Document
from provcite.model.editions import Edition
from provcite.model.locations import Location
from provcite.model.mentions import Certainty, Note
from provcite.model.passages import Locator, LocatorKind
from provcite.model.relations import Category, Relation

Node = Document | Edition | Location

# One and several. Source: CSL 1.0.2 locale en-US, short terms, where there is one.
_SHORT: Mapping[LocatorKind, tuple[str, str]] = MappingProxyType(
    {
        LocatorKind.DOCUMENT: ("doc.", "docs."),
        LocatorKind.PAGE: ("p.", "pp."),
        LocatorKind.NOTE: ("n.", "nn."),
        LocatorKind.FOLIO: ("fol.", "fols."),
        LocatorKind.LINE: ("l.", "ll."),
        LocatorKind.PARAGRAPH: ("par.", "pars."),
        LocatorKind.SECTION: ("sec.", "secs."),
        LocatorKind.CHAPTER: ("chap.", "chaps."),
        LocatorKind.COLUMN: ("col.", "cols."),
        LocatorKind.VOLUME: ("vol.", "vols."),
        LocatorKind.ISSUE: ("no.", "nos."),
        LocatorKind.VERSE: ("v.", "vv."),
    }
)
_SURE = {Certainty.CERTAIN: "", Certainty.PROBABLE: "probably ", Certainty.POSSIBLE: "possibly "}
_SEVERAL = re.compile(r"[-–—,;&]")


def picture(nodes: Sequence[Node], relations: Iterable[Relation], notes: Iterable[Note] = ()) -> Picture:
    """Return the picture of *nodes* and *relations*; an end that is no node becomes a shape of its own."""
    known = {node.id: node for node in nodes}
    relations = tuple(relations)
    scene = _Scene.of(known, relations, notes)
    steps: dict[tuple[str, str], dict[str, dict[str, None]]] = {}
    for relation in relations:
        source, target, place, words = scene.step(relation)
        steps.setdefault((source, target), {}).setdefault(place, {})[words] = None
    arrows = [Arrow(*ends, _label(places)) for ends, places in steps.items()]
    arrows += [Arrow(n.id, n.current, "today in") for n in nodes if isinstance(n, Location) and n.current]
    ends = dict.fromkeys(end for arrow in arrows for end in (arrow.source, arrow.target))
    missing = [Shape(end, end, ShapeKind.MISSING) for end in ends if end not in known]
    return Picture((*map(_shape, nodes), *missing), tuple(arrows))


def _label(places: Mapping[str, Mapping[str, None]]) -> str:
    """Join the words of all relations between two shapes: "n. 3 cites, quotes; n. 4 cites".

    A bare place that only repeats the beginning of another ("doc. 260", "doc. 260, p. 565") is left out.
    """
    wordless = [place for place, words in places.items() if not any(words)]
    places = {
        place: words
        for place, words in places.items()
        if place not in wordless or not any(other.startswith(f"{place}, ") for other in wordless)
    }
    return "; ".join(
        " ".join(part for part in (place, ", ".join(filter(None, words))) if part)
        for place, words in places.items()
    )


@attrs.frozen
class _Scene:
    """What must be known of the whole before one relation can be drawn.

    Attributes:
        opened: Ids of containers whose contents are shown under them: what was consulted, and their parts.
        printed: The document that stands in a container under a document number.
        belongs: The document that each note belongs to.
        contents: Ids of the opened containers that hold each document.
    """

    opened: frozenset[str]
    printed: Mapping[tuple[str, str], str]
    belongs: Mapping[str, str]
    contents: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, known: Mapping[str, Node], relations: Sequence[Relation], notes: Iterable[Note]) -> _Scene:
        contained: dict[str, list[Relation]] = {}
        for relation in relations:
            if relation.kind.facts.category is Category.CONTAINMENT:
                contained.setdefault(relation.base, []).append(relation)
        opened = dict.fromkeys(
            n.id for n in known.values() if not isinstance(n, Location) and n.consulted and n.id in contained
        )
        printed: dict[tuple[str, str], str] = {}
        contents: dict[str, set[str]] = {}
        for container in (queue := list(opened)):
            for relation in contained.get(container, ()):
                contents.setdefault(relation.derived, set()).add(container)
                number = _number(relation.base_locators)
                if number is not None:
                    printed.setdefault((container, number), relation.derived)
                if relation.derived in contained and relation.derived not in opened:
                    opened[relation.derived] = None
                    queue.append(relation.derived)
        return cls(
            frozenset(opened),
            printed,
            {note.id: note.document for note in notes},
            {document: frozenset(containers) for document, containers in contents.items()},
        )

    def step(self, relation: Relation) -> tuple[str, str, str, str]:
        """Return source and target of the arrow, the place it starts from, and its words."""
        sure = _SURE[relation.certainty]
        facts = relation.kind.facts
        if facts.category is Category.CONTAINMENT and relation.base in self.opened:
            place = _places(relation.base_locators)
            name = "" if place else facts.inverse.replace("-", " ")
            return relation.base, relation.derived, place, (sure + name).strip()
        if facts.category is not Category.CONTAINMENT and relation.kind.leads_back:
            place = _places(relation.base_locators)
            return relation.base, relation.derived, place, sure + facts.inverse.replace("-", " ")
        source, place = self._start(relation)
        target_place = _places(relation.base_locators)
        name = sure + relation.kind.value.replace("-", " ")
        return source, relation.base, place, f"{name} ({target_place})" if target_place else name

    def _start(self, relation: Relation) -> tuple[str, str]:
        """Return the shape that a relation starts from, and where in it."""
        locators = relation.derived_locators
        number = _number(locators)
        if number is not None and (document := self.printed.get((relation.derived, number))):
            rest = [locator for locator in locators if locator.kind is not LocatorKind.DOCUMENT]
            return document, _places(rest)
        if number is None and relation.mention is not None:
            owner = self.belongs.get(relation.mention.note, "")
            if relation.derived in self.contents.get(owner, ()):
                return owner, _places(locators)
        return relation.derived, _places(locators)


def _number(locators: Iterable[Locator]) -> str | None:
    return next((each.value for each in locators if each.kind is LocatorKind.DOCUMENT), None)


def _places(locators: Iterable[Locator]) -> str:
    return ", ".join(map(_place, locators))


def _place(locator: Locator) -> str:
    one, several = _SHORT.get(locator.kind, (locator.kind.value, locator.kind.value))
    return f"{several if _SEVERAL.search(locator.value) else one} {locator.value}"


def _shape(node: Node) -> Shape:
    match node:
        case Document():
            return Shape(node.id, str(node), ShapeKind.DOCUMENT, _document_detail(node), node.consulted)
        case Edition():
            year = str(node.date) if node.date else None
            imprint = ", ".join(word for word in (node.place, node.publisher, year) if word)
            return Shape(node.id, str(node), ShapeKind.EDITION, (imprint,) if imprint else (), node.consulted)
        case Location():
            detail = (node.place,) if node.place else ()
            return Shape(node.id, " ◁ ".join(reversed(node.labels)), ShapeKind.LOCATION, detail)
        case _:
            assert_never(node)


def _document_detail(document: Document) -> tuple[str, ...]:
    label = str(document).casefold()
    dateline = ", ".join(
        word for word in (document.place, _date(document.date) if document.date else "") if word
    )
    facts = (
        document.number,
        document.genre,
        dateline,
        document.classification,
        *document.handling,
        document.status.value.replace("-", " ") if document.status else None,
    )
    shown = dict.fromkeys(fact for fact in facts if fact and fact.casefold() not in label)
    return tuple(shown)


def _date(date: Date) -> str:
    """Return a date as stated, with what was made of it in brackets where that says more."""
    if date.origin is Origin.STATED and (not date.stated or date.edtf[:4] in date.stated):
        return str(date)
    said = [date.stated] if date.stated else []
    origin = [] if date.origin is Origin.STATED else [date.origin.value]
    return " ".join([*said, f"[{', '.join([date.edtf, *origin])}]"])
