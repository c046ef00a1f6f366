"""Targets: what may be handed to `cite`, as chains; and the refusal to cite bare what nobody consulted."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from provcite.errors import CiteError
from provcite.model import Chain, Document, Edition, Graph, Location, Node

Target = Chain | Graph | Document | Edition | Sequence[Chain]


def chains_of(target: Target, of: str | None = None) -> tuple[Chain, ...]:
    """Return *target* as chains.

    Args:
        target: A chain, several, a graph, or a single document or edition that was consulted.
        of: With a graph, the id of the node or note to cite; None for every origin.

    Raises:
        CiteError: The target is nothing that can be cited, or nothing in it was consulted.
    """
    match target:
        case Chain():
            found: tuple[Chain, ...] = (target,)
        case Graph():
            found = target.chains(of)
        case Document() | Edition():
            found = (Chain((target.id,), (), (target,)),)
        case Location():
            raise CiteError(
                "A location alone is no source.",
                where=target.id,
                mend="Cite the document that it keeps.",
            )
        case Sequence() if target and all(isinstance(chain, Chain) for chain in target):
            found = tuple(target)
        case _:
            raise CiteError(
                f"A {type(target).__name__} cannot be cited.",
                mend="Give a chain (graph.chain(id)), several chains, a graph, a document or an edition.",
            )
    if not found:
        raise CiteError(
            "Nothing in the graph was consulted, so nothing in it can be cited.",
            mend="Mark as consulted the document or edition that you held in hands.",
        )
    found = tuple(map(_to_document, found))
    for chain in found:
        refuse_bare(chain)
    return found


def _to_document(chain: Chain) -> Chain:
    """Return a chain that ends in a place as the chain to the document kept there."""
    if not isinstance(chain.origin, Location) or len(chain) == 1:
        return chain
    return attrs.evolve(
        chain,
        path=chain.path[:-1],
        relations=chain.relations[:-1],
        context=(chain.relations[-1], *chain.context),
    )


def refuse_bare(chain: Chain) -> None:
    """Refuse a chain whose nearest source was not consulted.

    Raises:
        CiteError: Nobody consulted its head, nor a publication that prints it.

    Source: Mills, Evidence Explained, "We cite what we use".
    """
    head = chain.head
    if isinstance(head, Location) or head.consulted:
        return
    if any(outer.consulted for _, outer in chain.published_in(head.id)):
        return
    raise CiteError(
        f"{_name(head)!r} was not consulted, and the chain names nothing through which it is known.",
        where=head.id,
        mend="Mark it as consulted, or cite it through the source in which you found it.",
    )


def _name(node: Node) -> str:
    return str(node)[:80]


def by_head(chains: Sequence[Chain]) -> tuple[tuple[Chain, ...], ...]:
    """Return *chains* gathered by what was consulted, in order of first appearance."""
    groups: dict[str, list[Chain]] = {}
    for chain in chains:
        groups.setdefault(chain.path[0], []).append(chain)
    return tuple(tuple(group) for group in groups.values())
