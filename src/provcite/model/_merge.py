"""Joining two graphs: descriptions of one node field by field, relations that one side says better."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import attrs

from provcite.errors import ModelError, ProvciteError, shorten
from provcite.model._printed import Pages
from provcite.model._refining import refined, weight
from provcite.model._sides import Side, Voice, pages_of, pages_of_both
from provcite.model.chain import Node
from provcite.model.editions import Edition
from provcite.model.locations import Location
from provcite.model.mentions import Note
from provcite.model.passages import Locator
from provcite.model.relations import Category, Relation, RelationKind

_SAID = ("mention", "passages", "extent", "asserted_by", "phrase")
_WHO_HAS_SEEN = (Voice.CONSULTED, Voice.READ)
_ABSENT = (None, "", (), False)
NodeOrNote = TypeVar("NodeOrNote", bound=Node | Note)
Sides = tuple[Side, Side]


def join_relations(
    sides: Sides, mine: Iterable[Relation], theirs: Iterable[Relation]
) -> tuple[Relation, ...]:
    """Return the relations of both, without what one side says less well than the other.

    A volume that cites a document knows its number; the volume that prints it knows the pages as well, and
    which document stands on a page. What both sides say stays, so that joining a graph with itself changes
    nothing.
    """
    left, right = dict.fromkeys(mine), dict.fromkeys(theirs)
    better_left, better_right = _Better(left, right, sides), _Better(right, left, sides[::-1])
    kept = [r for r in left if r in right or not better_left.is_said(r)]
    kept += [r for r in right if r not in left and not better_right.is_said(r)]
    return tuple(_settle_pages(kept, sides, (left, right)))


_Ends = tuple[RelationKind, str, str]
# A locator, with the end of the relation that it belongs to.
_At = tuple[bool, Locator]


class _Better:
    """What the other side says better than this one."""

    def __init__(
        self, relations: Mapping[Relation, None], others: Mapping[Relation, None], sides: Sides
    ) -> None:
        self._sides = sides
        # Few relations are bare, and only to them need the other side's be compared.
        bare = {_ends(relation) for relation in relations if _is_bare(relation)}
        self._others: dict[_Ends, list[Relation]] = {}
        self._located: dict[tuple[_Ends, _At], list[Relation]] = {}
        for other in others:
            ends = _ends(other)
            if ends in bare:
                self._others.setdefault(ends, []).append(other)
                for at in _locators(other):
                    self._located.setdefault((ends, at), []).append(other)

    def is_said(self, relation: Relation) -> bool:
        """Tell whether the other side says the same with more locators, or as who has read the page."""
        return _is_bare(relation) and (self._is_fuller(relation) or self._is_guessed(relation))

    def _is_fuller(self, relation: Relation) -> bool:
        ends, mine = _ends(relation), _locators(relation)
        # Whatever says more has the rarest locator too: that leaves few to compare.
        several = [self._located.get((ends, at), []) for at in mine] or [self._others.get(ends, [])]
        return any(mine < _locators(other) for other in min(several, key=len))

    def _is_guessed(self, relation: Relation) -> bool:
        if relation.kind.facts.category is not Category.CONTAINMENT:
            return False
        here, there = (side.voice(relation.derived) for side in self._sides)
        same = self._others.get(_ends(relation), ())
        return _yields(here, there) and any(map(_is_bare, same))


def _ends(relation: Relation) -> _Ends:
    return relation.kind, relation.derived, relation.base


def _is_bare(relation: Relation) -> bool:
    return not any(getattr(relation, name) for name in _SAID)


def _locators(relation: Relation) -> frozenset[_At]:
    derived = ((True, locator) for locator in relation.derived_locators)
    return frozenset(derived) | {(False, locator) for locator in relation.base_locators}


def _settle_pages(
    relations: Iterable[Relation], sides: Sides, said: tuple[Mapping[Relation, None], ...]
) -> Iterable[Relation]:
    """Yield *relations*, those to a page of a volume as relations to the one document that stands there.

    A side that has read what stands on the page has settled its own references, or knows that it cannot.
    """
    pages: dict[str, Pages] = {}
    for relation in relations:
        page = _page_of_volume(relation, sides)
        if page is None or any(
            relation in mine and side.prints_on(relation.base, page)
            for side, mine in zip(sides, said, strict=True)
        ):
            yield relation
            continue
        if relation.base not in pages:
            pages[relation.base] = pages_of_both(sides, relation.base)
        document = pages[relation.base].only(page)
        if document is None or document == relation.derived:
            yield relation
        else:
            yield attrs.evolve(relation, base=document)


def _page_of_volume(relation: Relation, sides: Sides) -> str | None:
    """Return the page of a volume that a note cites, or None where it cites something else."""
    if relation.mention is None or relation.kind.facts.category is not Category.DERIVATION:
        return None
    pages = pages_of(relation)
    is_edition = any(isinstance(side.nodes.get(relation.base), Edition) for side in sides)
    return pages[0] if pages and is_edition else None


@attrs.frozen
class Joining:
    """Descriptions of nodes and notes on their way to becoming one.

    Attributes:
        sides: The two graphs.
        prefer: "self", "other" or None, as for `Graph.merge`.
        problems: Takes the contradictions that nothing settles.
    """

    sides: Sides
    prefer: str | None = None
    problems: list[ProvciteError] = attrs.field(factory=list)

    def join(self, mine: NodeOrNote, theirs: NodeOrNote) -> NodeOrNote:
        """Return *mine* and *theirs*, which share an id, as one; the order of *mine* wins."""
        if mine == theirs:
            return mine
        if type(mine) is not type(theirs):
            self._report(mine.id, "kind", type(mine).__name__, type(theirs).__name__)
            return theirs if self.prefer == "other" else mine
        fields: dict[str, Any] = {}
        for field in attrs.fields(type(mine)):
            a, b = getattr(mine, field.name), getattr(theirs, field.name)
            if a == b or b in _ABSENT:
                fields[field.name] = a
            elif a in _ABSENT:
                fields[field.name] = b
            elif field.name == "mentions":
                fields[field.name] = tuple(dict.fromkeys((*a, *b)))
            else:
                fields[field.name] = self._settled(mine, theirs, field.name, a, b)
        return attrs.evolve(mine, **fields)

    def _settled(self, mine: Node | Note, theirs: Node | Note, name: str, a: Any, b: Any) -> object:
        """Return which of two values of a field holds, or what both mean together."""
        voices = [side.voice(mine.id) for side in self.sides]
        if _yields(voices[1], voices[0]):
            return a
        if _yields(voices[0], voices[1]):
            return b
        if self.prefer is not None:
            return b if self.prefer == "other" else a
        if voices == [Voice.CITED, Voice.CITED]:
            # Two notes guess: both stay as mentions, and the fuller guess serves, in whatever order.
            return max(a, b, key=weight)
        if name == "as_cited" and _is_kept(mine, a) and _is_kept(theirs, b):
            return max(a, b)
        both = refined(a, b) if not isinstance(mine, Note) else None
        if both is not None:
            return both
        self._report(mine.id, name, repr(a), repr(b))
        return a

    def _report(self, node_id: str, name: str, a: str, b: str) -> None:
        if self.prefer is None:
            self.problems.append(
                ModelError(
                    f"Two descriptions of {shorten(node_id)!r} differ in {name}: "
                    f"{shorten(a)} and {shorten(b)}.",
                    where=f"{node_id}.{name}",
                    mend='Say which one wins: graph.merge(other, prefer="self") or prefer="other".',
                )
            )


def _yields(voice: Voice, other: Voice) -> bool:
    """Tell whether what *voice* says gives way to what *other* says."""
    return voice is Voice.CITED and other in _WHO_HAS_SEEN


def _is_kept(node: Node | Note, words: str) -> bool:
    """Tell whether a mention keeps the words in which a location was cited."""
    return isinstance(node, Location) and any(mention.text == words for mention in node.mentions)
