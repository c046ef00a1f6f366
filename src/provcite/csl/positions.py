"""Positions: first, subsequent, ibid and near-note, in one pass over the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from provcite.csl.cites import Cite, Cluster
from provcite.csl.context import DEFAULT_LABEL, Position


@attrs.frozen
class Place:
    """Where a cite stands.

    Attributes:
        position: Its position.
        first_note: The note of the item's first cite, 0 for none.
    """

    position: Position = Position.FIRST
    first_note: int = 0


# Positions by how close a cite follows one of its item, made once, since joining flags takes long.
_LATER = (
    Position.SUBSEQUENT,
    Position.SUBSEQUENT | Position.IBID,
    Position.SUBSEQUENT | Position.IBID | Position.IBID_WITH_LOCATOR,
)
_NEAR = tuple(position | Position.NEAR_NOTE for position in _LATER)
_FORCED = (Position.FIRST, *_LATER)
_NOT_IBID, _IBID, _IBID_WITH_LOCATOR = range(3)
_FIRST = Place()


def forced_place(cite: Cite) -> Place:
    """Return the place that a cite says it has; first where it says nothing."""
    position = (
        _FORCED[cite.position] if cite.position is not None and 0 <= cite.position < 4 else Position.FIRST
    )
    if cite.near_note:
        position |= Position.NEAR_NOTE
    return Place(position, cite.first_note)


def place_clusters(clusters: Iterable[Cluster], near_note_distance: int) -> Iterator[tuple[Place, ...]]:
    """Yield the places of each cluster's cites.

    Args:
        clusters: The document, in order.
        near_note_distance: The greatest gap to count as near, in notes.

    Source: CSL 1.0.2 §Choose (position), §Note Distance.
    """
    scan = _Scan(near_note_distance)
    for cluster in clusters:
        yield tuple([scan.place(cluster, index) for index in range(len(cluster.cites))])
        scan.end(cluster)


class _Scan:
    """What was cited so far."""

    def __init__(self, distance: int) -> None:
        self._distance = distance
        self._first_note: dict[str, int] = {}
        self._last_note: dict[str, int] = {}
        # How many clusters the last note holds.
        self._in_note = 0
        # The last cluster, in the text and in notes.
        self._before: dict[bool, Cluster] = {}

    def place(self, cluster: Cluster, index: int) -> Place:
        """Return the place of a cluster's cite."""
        cite = cluster.cites[index]
        if cite.position is not None:
            place = forced_place(cite)
        else:
            place = self._worked_out(cluster, index)
        self._last_note[cite.item_id] = cluster.note
        if not self._first_note.setdefault(cite.item_id, cluster.note) and cluster.note:
            self._first_note[cite.item_id] = cluster.note
        return place

    def _worked_out(self, cluster: Cluster, index: int) -> Place:
        cite = cluster.cites[index]
        if cite.item_id not in self._first_note:
            return _FIRST
        last = self._last_note.get(cite.item_id)
        is_near = last is not None and cluster.note - last <= self._distance
        position = (_NEAR if is_near else _LATER)[self._ibid(cluster, index)]
        first = self._first_note[cite.item_id]
        return Place(position, first if first != cluster.note else 0)

    def _ibid(self, cluster: Cluster, index: int) -> int:
        """Return how close a cite follows one of its item, from the cite right before it."""
        cite = cluster.cites[index]
        if index:
            before = cluster.cites[index - 1]
            return _same_place(before, cite) if before.item_id == cite.item_id else _NOT_IBID
        previous = self._before.get(bool(cluster.note))
        if previous is None or not self._may_follow(previous, cluster):
            return _NOT_IBID
        before = previous.cites[-1]
        return _same_place(before, cite) if before.item_id == cite.item_id else _NOT_IBID

    def _may_follow(self, previous: Cluster, cluster: Cluster) -> bool:
        """Tell whether a cluster's first cite may stand ibid to the previous cluster's last.

        Between two notes nothing else may stand: no note without cites, no second cluster in the earlier.
        """
        if previous.note == cluster.note:
            return True
        is_next = previous.note == cluster.note - 1
        return is_next and self._in_note == 1 and len(previous.cites) == 1

    def end(self, cluster: Cluster) -> None:
        """Note a whole cluster as cited."""
        if cluster.cites:
            before = self._before.get(bool(cluster.note))
            shares = before is not None and before.note == cluster.note
            self._in_note = self._in_note + 1 if shares else 1
            self._before[bool(cluster.note)] = cluster


def _same_place(before: Cite, cite: Cite) -> int:
    """Return ibid, ibid-with-locator or neither for a cite of the item cited right before."""
    here, there = _locator(cite), _locator(before)
    if here == there:
        return _IBID
    if not here:
        return _NOT_IBID
    return _IBID_WITH_LOCATOR


def _locator(cite: Cite) -> tuple[str, str] | None:
    locator = cite.locator.strip()
    return (locator, cite.label or DEFAULT_LABEL) if locator else None


def all_first(cites: Sequence[Cite]) -> tuple[Place, ...]:
    """Return the places of cites that stand outside a document."""
    return tuple(forced_place(cite) for cite in cites)
