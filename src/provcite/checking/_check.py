"""The check itself: every rule's function over one graph, the findings in a stable order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from provcite.checking import _custody, _cycles, _dates, _files, _quotations, _reach, _references
from provcite.checking._rules import Remark, rules
from provcite.errors import Finding, Severity
from provcite.model import Graph

FINDERS: tuple[Callable[[Graph], Iterator[Remark]], ...] = (
    _cycles.derivation,
    _cycles.containment,
    _cycles.covers,
    _cycles.locations,
    _dates.derivation,
    _dates.context,
    _dates.containers,
    _dates.unfounded,
    _dates.missing,
    _files.hints,
    _references.nodes,
    _references.notes,
    _references.places,
    _references.misplaced,
    _quotations.mentions,
    _quotations.passages,
    _quotations.empty,
    _reach.sources,
    _custody.holders,
    _custody.contradictions,
)
_GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}


def check(graph: Graph) -> tuple[Finding, ...]:
    """Return all findings on *graph*: errors first, then warnings and notes, in the order of the rules.

    Two equal graphs have the same findings, in whatever order their nodes and relations stand. Time grows
    with the graph and its notes; no file is opened.

    Args:
        graph: Any graph.

    Source: DESIGN §3, "Rules every graph keeps"; each rule names its own in `provcite.checking.rules()`.
    """
    table = rules()
    order = {name: number for number, name in enumerate(table)}
    remarks = dict.fromkeys(remark for find in FINDERS for remark in find(graph))
    findings = (
        Finding(table[each.rule].severity, each.rule, each.where, each.reason, table[each.rule].remedy)
        for each in remarks
    )
    return tuple(
        sorted(findings, key=lambda f: (_GRAVITY[f.severity], order[f.rule], str(f.where), f.reason))
    )
