"""CSL-JSON: what citation processors, Zotero and pandoc exchange; the slot is `custom.provcite`.

`from_node` gives the item of one node, which is what a CSL engine renders; `from_graph` and `to_graph` turn a
whole graph to items and back.

Source: CSL-JSON 1.0.2 schema (`csl-data.json`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from provcite.errors import Finding
from provcite.formats import _json
from provcite.formats._records import Data, Tree
from provcite.formats._unread import left_out
from provcite.formats.csl_json.checked import checked
from provcite.formats.csl_json.items import Item, from_graph, from_node
from provcite.formats.csl_json.visible import READ, visible
from provcite.model import Graph

__all__ = ["CARRIER", "Item", "from_graph", "from_node", "to_graph"]

SLOT = "provcite"


def to_graph(items: Sequence[Mapping[str, Any]]) -> Graph:
    """Return the graph that the variables of *items* tell of; slots are not looked at.

    Args:
        items: CSL-JSON items.

    Raises:
        FormatError: An item has not the shape of CSL-JSON; all faults come together as `ProvciteErrors`.
    """
    return visible(checked(list(items), []))


class _CslJson:
    """CSL-JSON as a carrier of graphs."""

    def records(self, graph: Graph) -> Sequence[Item]:
        """Return the item of each node."""
        return from_graph(graph)

    def record_id(self, record: Item) -> str:
        """Return the id of the node that *record* describes."""
        return str(record["id"])

    def visible(
        self, records: Sequence[Item], also: Sequence[Item] = (), findings: list[Finding] | None = None
    ) -> Graph:
        """Return the graph that *records* tell of."""
        return visible(records, also, findings)

    def write(self, records: Sequence[Item], slots: Sequence[Tree | None]) -> str:
        """Return *records* as a JSON list, one item a line."""
        lines = [
            _json.compact(record if slot is None else {**record, "custom": {SLOT: slot}})
            for record, slot in zip(records, slots, strict=True)
        ]
        return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"

    def parse(self, text: str, findings: list[Finding]) -> tuple[Sequence[Item], Sequence[Data | None]]:
        """Return the items of *text* and the slot of each."""
        items = checked(_json.loads(text), findings)
        slots = [item.get("custom", {}).get(SLOT) for item in items]
        foreign = (item for item, held in zip(items, slots, strict=True) if held is None)
        findings.extend(left_out(foreign, READ))
        return items, slots


CARRIER = _CslJson()
