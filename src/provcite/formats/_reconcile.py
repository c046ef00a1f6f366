"""Hand-edited visible fields against the slot: the visible ones win, and each difference is reported.

Three graphs meet here: what the slots carry (*kept*), what their visible fields should therefore say
(*expected*), and what they do say (*seen*). Only what differs between the last two was edited, and only that
is changed in the first.
"""

from __future__ import annotations

import attrs

from provcite.errors import Finding, ProvciteError, Severity, shorten
from provcite.formats._records import Data, Tree, from_data, node_from_data, node_to_data, to_data
from provcite.formats.losses import differences, triple
from provcite.model import Graph, Node, Relation

Triple = tuple[str, str, str]


def reconcile(kept: Graph, expected: Graph, seen: Graph) -> tuple[Graph, list[Finding]]:
    """Return *kept* with every edit that *seen* shows against *expected*, and a finding for each."""
    findings: list[Finding] = []
    nodes = _nodes(kept, expected, seen, findings)
    relations = _relations(kept, expected, seen, findings)
    return Graph(tuple(nodes.values()), tuple(relations), kept.notes), findings


def edited(where: str, what: str, remedy: str = "") -> Finding:
    """Return the finding that a visible field was edited by hand."""
    return Finding(
        Severity.NOTE,
        "edited-by-hand",
        where,
        what,
        remedy or "The visible field was taken; write the file again to bring the two together.",
    )


def _nodes(kept: Graph, expected: Graph, seen: Graph, findings: list[Finding]) -> dict[str, Node]:
    nodes = {node.id: node for node in kept.nodes}
    known = {node.id: node for node in expected.nodes}
    for node in seen.nodes:
        before = known.get(node.id)
        if node == before:
            continue
        if node.id in nodes:
            nodes[node.id] = _patched(nodes[node.id], before, node, findings)
        else:
            nodes[node.id] = node
    return nodes


def _patched(kept: Node, before: Node | None, now: Node, findings: list[Finding]) -> Node:
    if before is None or not type(kept) is type(before) is type(now):
        findings.append(edited(kept.id, f"{shorten(kept.id)!r} has become another kind of record."))
        return now
    old, new = node_to_data(before), node_to_data(now)
    for path, value in differences(new, old):
        findings.append(edited(f"{kept.id}.{path}", f"{path} was edited: {shorten(repr(value))}."))
    problems: list[ProvciteError] = []
    result = node_from_data(patch(node_to_data(kept), old, new), kept.id, problems)
    if result is not None:
        return result
    # The edit does not fit what lies beneath (a literal name where parts are kept): take whole fields.
    changed = {name: getattr(now, name) for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    return attrs.evolve(kept, **changed)


def patch(kept: Tree, old: Tree, new: Tree) -> Tree:
    """Return *kept* with each change from *old* to *new* made, at the deepest place it fits."""
    result = dict(kept)
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) == new.get(key):
            continue
        if key not in new:
            result.pop(key, None)
        else:
            result[key] = _patch(kept.get(key), old.get(key), new[key])
    return result


def _patch(kept: Data, old: Data, new: Data) -> Data:
    if old == new:
        return kept
    if isinstance(kept, dict) and isinstance(old, dict) and isinstance(new, dict):
        return patch(kept, old, new)
    both = (kept, old, new)
    if all(isinstance(one, list) for one in both) and len(kept) == len(old) == len(new):
        return [_patch(k, o, n) for k, o, n in zip(kept, old, new, strict=True)]
    return new


def _relations(kept: Graph, expected: Graph, seen: Graph, findings: list[Finding]) -> list[Relation]:
    before, now = _by_triple(expected), _by_triple(seen)
    result: list[Relation | None] = list(kept.relations)
    places: dict[Triple, int] = {}
    for i, relation in enumerate(kept.relations):
        places.setdefault(triple(relation), i)
    for key, relation in before.items():
        if key not in now and key in places:
            result[places[key]] = None
            findings.append(edited(str(relation), f"The relation {shorten(str(relation))} was taken out."))
    for key, relation in now.items():
        if key not in places:
            if key not in before:
                result.append(relation)
                findings.append(edited(str(relation), f"The relation {shorten(str(relation))} was added."))
        elif key in before and relation != before[key]:
            result[places[key]] = _patched_relation(
                kept.relations[places[key]], before[key], relation, findings
            )
    return [relation for relation in result if relation is not None]


def _by_triple(graph: Graph) -> dict[Triple, Relation]:
    found: dict[Triple, Relation] = {}
    for relation in graph.relations:
        found.setdefault(triple(relation), relation)
    return found


def _patched_relation(kept: Relation, before: Relation, now: Relation, findings: list[Finding]) -> Relation:
    old, new = to_data(before), to_data(now)
    findings.append(edited(str(now), f"The relation {shorten(str(now))} was edited."))
    return from_data(Relation, patch(to_data(kept), old, new), "relation", []) or now
