"""Relations whose ends were references, with what these have turned out to mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from provcite.model import Certainty, Locator, Relation, RelationKind
from provcite.reading.references import Base, Pointer

_CITING = (RelationKind.CITES, RelationKind.QUOTES)
_SURENESS = (Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)


class Settling:
    """Puts what references lead to in the place of the ids that stood in for them."""

    def __init__(
        self, pointers: Mapping[str, tuple[Pointer, str]], found: Mapping[str, tuple[Base, ...]]
    ) -> None:
        """Begin.

        Args:
            pointers: References, each with the id of its note, by the ids that stand in for them.
            found: What they lead to.
        """
        self._pointers = pointers
        self._found = found
        # What each note cites by its words: what the mark-up repeats is no second citation.
        self._cited: dict[tuple[str, str], set[tuple[Locator, ...]]] = {}

    def ids(self, node_id: str) -> tuple[str, ...]:
        """Return the ids of what *node_id* stands for, or itself."""
        bases = self._found.get(node_id)
        return (node_id,) if bases is None else tuple(dict.fromkeys(base.node_id for base in bases))

    def relations(self, relations: Iterable[Relation]) -> Iterator[Relation]:
        """Yield *relations* in order: one with several bases once for each, one with none not at all."""
        for relation in relations:
            if relation.base in self._found or relation.derived in self._found:
                yield from self._settled(relation)
            else:
                yield relation

    def _settled(self, relation: Relation) -> Iterator[Relation]:
        derived = self.ids(relation.derived)[:1]
        bases = self._found.get(relation.base)
        if bases is None:
            bases = (Base(relation.base),)
        for base in bases if derived else ():
            # What a volume says of itself is no source of its own.
            is_own = base.node_id == derived[0] and relation.kind in _CITING
            if is_own or self._is_repeated(relation, base):
                continue
            yield attrs.evolve(
                relation,
                derived=derived[0],
                base=base.node_id,
                base_locators=(*base.locators, *relation.base_locators),
                certainty=min(relation.certainty, base.certainty, key=_SURENESS.index),
            )

    def _is_repeated(self, relation: Relation, base: Base) -> bool:
        """Tell whether a reference of the mark-up repeats what its note says, or names its own document."""
        pointer, note_id = self._pointers.get(relation.base, (None, ""))
        if pointer is None or relation.kind not in _CITING:
            return False
        cited = self._cited.setdefault((note_id, base.node_id), set())
        if pointer.is_loose and base.node_id == pointer.home:
            return True
        if pointer.is_loose and cited and (not base.locators or base.locators in cited):
            return True
        cited.add(base.locators)
        return False
