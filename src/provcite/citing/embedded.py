"""Data for machines beside a citation: COinS for reference managers, schema.org for search engines.

Both are made of the chain, not of the citation's words. JSON-LD is flat (`@graph`), so that a chain of any
length nests nothing.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote, urlencode

from provcite.citing._compose import route_of
from provcite.citing._own_form import item_of
from provcite.citing.targets import Target, by_head, chains_of
from provcite.model import Agent, AgentKind, Category, Chain, Document, Edition, Location, Node

# CSL type: the COinS format and genre. Others go as Dublin Core.
_COINS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "book": ("book", "book"),
        "chapter": ("book", "bookitem"),
        "article-journal": ("journal", "article"),
        "article-newspaper": ("journal", "article"),
        "article-magazine": ("journal", "article"),
    }
)
_COINS_TITLES: Mapping[str, str] = MappingProxyType(
    {"book": "btitle", "bookitem": "atitle", "article": "atitle"}
)


def coins(target: Target, *, of: str | None = None) -> str:
    """Return an HTML `<span>` for each source consulted, by which reference managers know it.

    Args:
        target: As for `cite`.
        of: As for `cite`.

    Raises:
        CiteError: As for `cite`.

    Source: OpenURL COinS: A Convention to Embed Bibliographic Metadata in HTML.
    """
    spans = []
    for group in by_head(chains_of(target, of)):
        fields = _fields(item_of(route_of(group[0]).sources[0]))
        spans.append(f'<span class="Z3988" title="{html.escape(urlencode(fields, quote_via=quote))}"></span>')
    return "".join(spans)


def _fields(item: Mapping[str, object]) -> list[tuple[str, str]]:
    form, genre = _COINS.get(str(item["type"]), ("dc", ""))
    fields = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}")]
    title = str(item.get("title", ""))
    if form == "dc":
        fields += [("rft.type", str(item.get("genre") or item["type"])), ("rft.title", title)]
        fields += [("rft.source", str(item.get("archive", "")))]
    else:
        fields += [("rft.genre", genre), (f"rft.{_COINS_TITLES[genre]}", title)]
        outer = "jtitle" if form == "journal" else "btitle"
        if genre != "book":
            fields += [(f"rft.{outer}", str(item.get("container-title", "")))]
        fields += [("rft.volume", str(item.get("volume", ""))), ("rft.issue", str(item.get("issue", "")))]
        fields += [("rft.pages", str(item.get("page", ""))), ("rft.isbn", str(item.get("ISBN", "")))]
        fields += [
            ("rft.place", str(item.get("publisher-place", ""))),
            ("rft.pub", str(item.get("publisher", ""))),
        ]
    names = item.get("author")
    if isinstance(names, list):
        key = "rft.creator" if form == "dc" else "rft.au"
        fields += [(key, _name(name)) for name in names]
    fields += [("rft.date", _date(item.get("issued"))), ("rft_id", str(item.get("URL", "")))]
    return [(key, value) for key, value in fields if value]


def _name(name: Mapping[str, str]) -> str:
    return name.get("literal") or f"{name.get('given', '')} {name.get('family', '')}".strip()


def _date(value: object) -> str:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    return "-".join(f"{number:02d}" for number in parts[0]) if parts else ""


def schema_org(target: Target, *, of: str | None = None) -> str:
    """Return the chain as JSON-LD in the words of schema.org, safe inside a `<script>` element.

    Args:
        target: As for `cite`.
        of: As for `cite`.

    Raises:
        CiteError: As for `cite`.

    Source: schema.org, ArchiveComponent, isBasedOn, isPartOf, holdingArchive, itemLocation.
    """
    things: dict[str, dict[str, object]] = {}
    for chain in chains_of(target, of):
        for node in chain.nodes:
            if not isinstance(node, Location):
                things.setdefault(node.id, _thing(node, chain))
        _link(chain, things)
    graph = {"@context": "https://schema.org", "@graph": list(things.values())}
    # A closing tag inside a title must not end the element that holds this.
    return json.dumps(graph, ensure_ascii=False).replace("<", "\\u003c")


def _thing(node: Node, chain: Chain) -> dict[str, object]:
    thing: dict[str, object] = {"@id": f"#{quote(node.id)}", "@type": "CreativeWork", "name": str(node)}
    if isinstance(node, Document | Edition):
        if node.authors:
            thing["author"] = [_agent(agent) for agent in node.authors]
        if node.date is not None:
            thing["dateCreated" if isinstance(node, Document) else "datePublished"] = node.date.edtf
        if node.url:
            thing["url"] = node.url
    if isinstance(node, Edition):
        thing["@type"] = "PublicationVolume" if node.volume else "Book"
        if node.publisher:
            thing["publisher"] = {"@type": "Organization", "name": node.publisher}
        return thing
    places = chain.held_in(node.id)
    if places:
        thing["@type"] = ["ArchiveComponent", "CreativeWork"]
        holder = places[0].repository
        if holder is not None:
            thing["holdingArchive"] = {"@type": "ArchiveOrganization", "name": holder.label}
        thing["itemLocation"] = str(places[0])
    return thing


def _agent(agent: Agent) -> dict[str, str]:
    kind = "Person" if agent.kind is AgentKind.PERSON else "Organization"
    return {"@type": kind, "name": str(agent)}


def _link(chain: Chain, things: Mapping[str, dict[str, object]]) -> None:
    for relation in (*chain.relations, *chain.context):
        category = relation.kind.facts.category
        name = {Category.DERIVATION: "isBasedOn", Category.CONTAINMENT: "isPartOf"}.get(category, "")
        if name and relation.derived in things and relation.base in things:
            listed = things[relation.derived].setdefault(name, [])
            target = {"@id": things[relation.base]["@id"]}
            if isinstance(listed, list) and target not in listed:
                listed.append(target)
