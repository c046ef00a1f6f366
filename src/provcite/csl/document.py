"""A document that changes: what each edit moves is worked out anew, all else is kept.

Three layers depend on one another: the order and numbers of items, what tells items apart, and the text of
each cluster. A layer is worked out again only when what it was made of has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from provcite.csl.cites import Cluster
from provcite.csl.context import Disambiguation
from provcite.csl.disambiguate import disambiguate
from provcite.csl.engine import Engine
from provcite.csl.positions import Place, place_clusters

RenderCluster: TypeAlias = Callable[[Cluster, Sequence[Place]], str]
# What a cluster's text was made of: itself, its places, and each item's state and number.
_Basis: TypeAlias = tuple[
    Cluster, tuple[Place, ...], tuple[Disambiguation | None, ...], tuple[int | None, ...], int
]


class Document:
    """Clusters in order, and all that follows from them."""

    def __init__(self, engine: Engine, render: RenderCluster, near_note_distance: int) -> None:
        self._engine = engine
        self._render = render
        self._distance = near_note_distance
        self.clusters: list[Cluster] = []
        self.order: list[str] = []
        self.texts: dict[str, str] = {}
        self._bases: dict[str, _Basis] = {}
        self._registered: list[str] = []
        # Grows whenever an item is replaced, so that no text made of the old one is kept.
        self._version = 0

    def forget_items(self) -> None:
        """Take note that items have been replaced."""
        self._version += 1
        self._registered = []
        self._engine.forget()

    def refresh(self, clusters: list[Cluster], uncited: Iterable[str]) -> tuple[dict[str, str], bool]:
        """Put *clusters* in the document's place.

        Returns:
            The texts that are new or changed, by cluster id, and whether the bibliography's order changed.
        """
        self.clusters = clusters
        before = self.order
        self._register(uncited)
        return self._render_changed(), before != self.order

    def _register(self, uncited: Iterable[str]) -> None:
        """Number the items cited and tell them apart."""
        engine = self._engine
        cited = (cite.item_id for cluster in self.clusters for cite in cluster.cites)
        registered = list(dict.fromkeys([*cited, *uncited]))
        notes = _first_notes(self.clusters) if engine.cites_first_notes else {}
        if registered == self._registered and notes == engine.first_notes:
            return
        engine.first_notes = notes
        self._registered = registered
        order = engine.number(registered)
        if order != self.order or notes or not engine.states:
            engine.states = disambiguate(engine, order)
            if engine.sorts_by_suffix:
                order = engine.number(registered)
        self.order = order

    def _render_changed(self) -> dict[str, str]:
        changed: dict[str, str] = {}
        texts: dict[str, str] = {}
        bases: dict[str, _Basis] = {}
        states, numbers = self._engine.states, self._engine.numbers
        shows_numbers = self._engine.cites_numbers
        for cluster, places in zip(self.clusters, place_clusters(self.clusters, self._distance), strict=True):
            key = cluster.cluster_id
            ids = [cite.item_id for cite in cluster.cites]
            own_states = tuple([states.get(item_id) for item_id in ids])
            own_numbers = tuple([numbers.get(item_id) for item_id in ids]) if shows_numbers else ()
            basis = (cluster, places, own_states, own_numbers, self._version)
            bases[key] = basis
            old = self._bases.get(key)
            if old is not None and _same(old, basis):
                texts[key] = self.texts[key]
                continue
            text = texts[key] = self._render(cluster, places)
            if self.texts.get(key) != text:
                changed[key] = text
        self.texts, self._bases = texts, bases
        return changed


def _same(old: _Basis, new: _Basis) -> bool:
    """Tell whether two bases make the same text; a cluster is compared as an object, which is fast."""
    return old[0] is new[0] and old[1] == new[1] and old[2] == new[2] and old[3:] == new[3:]


def _first_notes(clusters: Sequence[Cluster]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for cluster in clusters:
        if cluster.note:
            for cite in cluster.cites:
                found.setdefault(cite.item_id, str(cluster.note))
    return found
