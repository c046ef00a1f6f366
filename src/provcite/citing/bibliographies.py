"""Bibliographies: entries for what was cited, sorted or grouped, several lists in one document."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import attrs

from provcite.citing._compose import Route
from provcite.citing._line import plain
from provcite.citing.interface import DEFAULT_STYLE, Job, job
from provcite.citing.sources import NO_DETAILS, Details, Source, bands
from provcite.citing.targets import Target, chains_of
from provcite.errors import CiteError
from provcite.model import Chain, Document, Edition
from provcite.text import Output, RichText, Style, Styled, Text, write


@attrs.frozen
class Entry:
    """One entry of a bibliography.

    Attributes:
        nodes: Ids of the sources it stands for.
        rich: The entry.
        sort_key: What it is sorted by.
        repository: Label of the repository, or an empty text.
        collection: Label of the collection, or an empty text.
        is_primary: Whether it is a source kept in an archive or printed as a document.
    """

    nodes: tuple[str, ...]
    rich: RichText
    sort_key: str
    repository: str = ""
    collection: str = ""
    is_primary: bool = False


@attrs.frozen
class Group:
    """A part of a bibliography under one heading."""

    heading: str
    entries: tuple[Entry, ...]


# How entries are grouped: the heading of each.
_GROUPINGS: Mapping[str, Callable[[Entry], str]] = MappingProxyType(
    {
        "none": lambda entry: "",
        "repository": lambda entry: entry.repository,
        "collection": lambda entry: ", ".join(p for p in (entry.repository, entry.collection) if p),
        "kind": lambda entry: "Primary sources" if entry.is_primary else "Secondary sources",
    }
)


def entries(target: Target, *, of: str | None = None, **options: object) -> tuple[Entry, ...]:
    """Return the bibliography entries of *target*, sorted, each once.

    What was consulted is listed, and what is only known through it as the recipe wants: not at all, in an
    entry of its own, or merged into one.

    Args:
        target: As for `cite`.
        of: As for `cite`.
        options: As for `cite`, without `form` and `output`.

    Raises:
        CiteError: The style makes no bibliography of such sources.
    """
    asked = job(form="bibliography", **options)  # type: ignore[arg-type]  # checked by job
    found: dict[str, Entry] = {}
    for chain in chains_of(target, of):
        for route, source in _listed(asked, chain):
            line = asked.composer().note([route])
            text = plain(line.pieces)
            if text in found:
                nodes = tuple(dict.fromkeys((*found[text].nodes, source.node.id)))
                found[text] = attrs.evolve(found[text], nodes=nodes)
            elif text:
                found[text] = _entry(source, line.rich(), text)
    return tuple(sorted(found.values(), key=lambda entry: (entry.sort_key, entry.nodes)))


def _listed(asked: Job, chain: Chain) -> Iterable[tuple[Route, Source]]:
    route = asked.routes([chain])[0]
    order = asked.recipe.order("bibliography")
    if order == "both":
        for source in route.sources:
            yield Route((source,), ()), source
    elif order == "consulted":
        yield Route(route.sources[:1], ()), route.sources[0]
    else:
        yield route, route.sources[-1]


def _entry(source: Source, rich: RichText, text: str) -> Entry:
    holder = _labels(source, "holder")
    return Entry(
        nodes=(source.node.id,),
        rich=rich,
        sort_key=_sort_key(text),
        repository=holder,
        collection=_labels(source, "collection"),
        is_primary=bool(source.containers) or _is_printed_document(source),
    )


def _is_printed_document(source: Source) -> bool:
    shape = source.container.classes if source.container else source.classes
    return "series" in shape and isinstance(source.node, Document | Edition)


def _labels(source: Source, band: str) -> str:
    return ", ".join(c.label for c in source.containers if c.level in bands()[band])


def _sort_key(text: str) -> str:
    """Return *text* as sorted: without accents, capitals and leading marks."""
    split = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in split if not unicodedata.combining(c))
    return letters.lstrip("“”‘’\"'«»„ ")


def grouped(listed: Sequence[Entry], by: str = "none") -> tuple[Group, ...]:
    """Return *listed* in groups.

    Args:
        listed: Entries, in order.
        by: `none`, `repository`, `collection`, or `kind` (primary and secondary apart).

    Raises:
        CiteError: There is no such grouping.
    """
    if by not in _GROUPINGS:
        raise CiteError(
            f"There is no grouping {by!r}.", where="group_by", mend=f"Use one of: {', '.join(_GROUPINGS)}."
        )
    groups: dict[str, list[Entry]] = {}
    for entry in listed:
        groups.setdefault(_GROUPINGS[by](entry), []).append(entry)
    # What is kept nowhere comes last, without a heading.
    ordered = sorted(groups.items(), key=lambda group: (not group[0], _sort_key(group[0])))
    return tuple(Group(heading, tuple(members)) for heading, members in ordered)


def bibliography(
    target: Target,
    *,
    of: str | None = None,
    style: str = DEFAULT_STYLE,
    locale: str = "en-US",
    output: Output = "text",
    recipe: str | None = None,
    variant: str | None = None,
    engine: str | None = None,
    details: Details = NO_DETAILS,
    group_by: str = "none",
) -> str:
    """Return the bibliography of *target*: one entry a line, sorted; groups under their headings.

    Args:
        target: As for `cite`; a graph lists the sources of all its chains.
        of: As for `cite`.
        style: As for `cite`.
        locale: As for `cite`.
        output: As for `cite`.
        recipe: As for `cite`.
        variant: As for `cite`; the Chicago recipe has `merged` and `both` for sources quoted in others.
        engine: As for `cite`.
        details: As for `cite`.
        group_by: `none`, `repository`, `collection`, or `kind` (primary and secondary apart).

    Raises:
        CiteError: Nothing was consulted, the style makes no bibliography, or there is no such grouping.
        StyleError: As for `cite`.
    """
    listed = entries(
        target,
        of=of,
        style=style,
        locale=locale,
        recipe=recipe,
        variant=variant,
        engine=engine,
        details=details,
    )
    blocks: list[str] = []
    for group in grouped(listed, group_by):
        lines = [write(entry.rich, output) for entry in group.entries]
        if group.heading:
            lines.insert(0, write(_heading(group.heading), output))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _heading(words: str) -> RichText:
    return (Styled(Style.BOLD, (Text(words),)),)
