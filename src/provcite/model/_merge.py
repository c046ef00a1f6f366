"""Joining two descriptions of one node, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import attrs

from provcite.errors import ModelError, ProvciteError, shorten
from provcite.model.chain import Node
from provcite.model.mentions import Note
from provcite.model.relations import Relation, RelationKind

_SAID = ("mention", "passages", "extent", "asserted_by", "phrase")
NodeOrNote = TypeVar("NodeOrNote", bound=Node | Note)


def join_relations(mine: Iterable[Relation], theirs: Iterable[Relation]) -> tuple[Relation, ...]:
    """Return the relations of both, without one that the other side says with more locators.

    A volume that cites a document knows its number; the volume that prints it knows the pages as well.
    What both sides say stays, so that joining a graph with itself changes nothing.
    """
    left, right = dict.fromkeys(mine), dict.fromkeys(theirs)
    said_left, said_right = _by_ends(left), _by_ends(right)
    kept = [relation for relation in left if relation in right or not _is_said(relation, said_right)]
    kept += [relation for relation in right if relation not in left and not _is_said(relation, said_left)]
    return tuple(kept)


_Ends = Mapping[tuple[RelationKind, str, str], list[Relation]]


def _by_ends(relations: Iterable[Relation]) -> _Ends:
    found: dict[tuple[RelationKind, str, str], list[Relation]] = {}
    for relation in relations:
        found.setdefault((relation.kind, relation.derived, relation.base), []).append(relation)
    return found


def _is_said(relation: Relation, others: _Ends) -> bool:
    if any(getattr(relation, name) for name in _SAID):
        return False
    same = others.get((relation.kind, relation.derived, relation.base), ())
    return any(_says_more(other, relation) for other in same)


def _says_more(other: Relation, relation: Relation) -> bool:
    mine = (frozenset(relation.derived_locators), frozenset(relation.base_locators))
    theirs = (frozenset(other.derived_locators), frozenset(other.base_locators))
    return mine != theirs and mine[0] <= theirs[0] and mine[1] <= theirs[1]


def join_nodes(
    mine: NodeOrNote, theirs: NodeOrNote, *, prefer: str | None, problems: list[ProvciteError]
) -> NodeOrNote:
    """Return *mine* and *theirs* as one node.

    Args:
        mine: The node whose order and place win.
        theirs: A node with the same id.
        prefer: "self", "other" or None, as for `Graph.merge`.
        problems: Takes the contradictions that `prefer` does not settle.
    """
    if mine == theirs:
        return mine
    if type(mine) is not type(theirs):
        return _contradict(mine, theirs, "kind", type(mine).__name__, type(theirs).__name__, prefer, problems)
    fields: dict[str, Any] = {}
    for field in attrs.fields(type(mine)):
        a, b = getattr(mine, field.name), getattr(theirs, field.name)
        fields[field.name] = _join(mine, field.name, a, b, prefer, problems)
    return attrs.evolve(mine, **fields)


def _join(
    node: Node | Note, name: str, a: Any, b: Any, prefer: str | None, problems: list[ProvciteError]
) -> object:
    if a == b or b in (None, "", (), False):
        return a
    if a in (None, "", (), False):
        return b
    if name == "mentions":
        return tuple(dict.fromkeys((*a, *b)))
    if prefer is None:
        problems.append(
            ModelError(
                f"Two descriptions of {shorten(node.id)!r} differ in {name}: "
                f"{shorten(repr(a))} and {shorten(repr(b))}.",
                where=f"{node.id}.{name}",
                mend='Say which one wins: graph.merge(other, prefer="self") or prefer="other".',
            )
        )
    return b if prefer == "other" else a


def _contradict(
    mine: NodeOrNote,
    theirs: NodeOrNote,
    name: str,
    a: str,
    b: str,
    prefer: str | None,
    problems: list[ProvciteError],
) -> NodeOrNote:
    return theirs if _join(mine, name, a, b, prefer, problems) == b else mine
