"""Nodes as entries: the fields that a person would write.

One entry a node, so that a chain cascades through `related`. An entry for BibTeX has `year` and `month`, one
for biblatex `date` as EDTF; a printed document's own date and place stand in `origdate` and `origlocation`,
as biblatex-chicago has it for published letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import assert_never

import attrs

from provcite.formats._tables import document_type, edition_types
from provcite.formats.bibtex import dates, keys, names, tex
from provcite.formats.bibtex.dialects import Dialect, related_type, related_words
from provcite.formats.bibtex.entries import Entry
from provcite.formats.bibtex.steps import Step, visible_steps
from provcite.model import Agent, Date, Document, Edition, Graph, Location, LocatorKind, Node

CONSULTED = "consulted"
LOCATION = "location"
GENERAL_EDITOR = "general editor"
RECIPIENT = "recipient"
# The fields by which a part tells of the publication that it stands in, and their names there.
CONTAINER_FIELDS: Mapping[str, str] = {
    "booktitle": "title",
    "bookauthor": "author",
    "editor": "editor",
    "editora": "editora",
    "editoratype": "editoratype",
    "series": "series",
    "volume": "volume",
    "part": "part",
    "edition": "edition",
    "publisher": "publisher",
    "address": "address",
    "location": "location",
    "date": "date",
    "year": "year",
    "month": "month",
    "isbn": "isbn",
}
TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

Fields = dict[str, str]


def from_graph(graph: Graph, dialect: Dialect) -> list[Entry]:
    """Return one entry a node of *graph*, in the graph's order.

    Args:
        graph: The graph.
        dialect: BibTeX or BibLaTeX.
    """
    writer = _Writer(graph, dialect, keys.assign(node.id for node in graph.nodes), visible_steps(graph))
    return [writer.entry(node) for node in graph.nodes]


@attrs.frozen(eq=False)
class _Writer:
    graph: Graph
    dialect: Dialect
    keys: Mapping[str, str]
    steps: Mapping[str, Step]

    def entry(self, node: Node) -> Entry:
        fields: Fields = {}
        match node:
            case Document():
                entry_type = self._document(node, fields)
            case Edition():
                entry_type = self._edition(node, fields)
                self._keep(node.id, fields)
            case Location():
                entry_type = "misc"
                fields["entrysubtype"] = LOCATION
                _put_title(fields, str(node))
                if self.dialect.is_biblatex:
                    # \nocite{*} is to list works, not shelves.
                    fields["options"] = "dataonly=true"
                _put(fields, self.dialect.place, node.place)
            case _:
                assert_never(node)
        if not isinstance(node, Location) and node.consulted:
            fields["keywords"] = CONSULTED
        self._relate(node.id, fields)
        if not self.dialect.is_biblatex and not fields.keys() & {"author", "editor"}:
            # Classic styles sort by authors, or by what stands here.
            fields["key"] = tex.encode(str(node).split()[0])
        return Entry(entry_type, self.keys[node.id], node.id, fields)

    def _document(self, document: Document, fields: Fields) -> str:
        row = document_type(document.genre)
        entry_type = row[self.dialect.document_types] if row else "misc"
        if not self.dialect.is_biblatex and not document.authors:
            # Only this type has no author that styles ask for.
            entry_type = "misc"
        _put_names(fields, "author", document.authors)
        if document.recipients:
            self._put_recipients(fields, document.recipients)
        _put_title(fields, document.title)
        _put(fields, "type", document.genre)
        printed = next(
            ((r, n) for r, n in self.graph.published_in(document.id) if isinstance(n, Edition)), None
        )
        if printed is None:
            _put(fields, "number", document.number)
            _put(fields, self.dialect.place, document.place)
            self._put_date(fields, document.date)
        else:
            relation, edition = printed
            entry_type = self._put_container(fields, edition)
            # `number` counts the series here, or the issue.
            _put(fields, "eid", document.number)
            pages = [place.value for place in relation.base_locators if place.kind is LocatorKind.PAGE]
            if pages:
                fields["pages"] = tex.encode(", ".join(pages)).replace("–", "--")
            if document.date is not None:
                fields["origdate"] = dates.to_edtf(document.date)
            _put(fields, "origlocation", document.place)
        self._keep(document.id, fields)
        _put_language(fields, document.language)
        _put_verbatim(fields, "url", document.url)
        self._put_note(fields, document)
        return entry_type

    def _put_recipients(self, fields: Fields, recipients: tuple[Agent, ...]) -> None:
        if self.dialect.is_biblatex:
            fields |= {"namea": names.encode(recipients), "nameatype": RECIPIENT}
        else:
            fields["recipient"] = names.encode(recipients)

    def _put_container(self, fields: Fields, edition: Edition) -> str:
        whole: Fields = {}
        self._edition(edition, whole)
        row = edition_types().get(edition.genre or "")
        entry_type = row["biblatex_part_type"] if row else "incollection"
        for name, source in CONTAINER_FIELDS.items():
            if source in whole:
                is_journal = name == "booktitle" and entry_type == "article"
                fields[self.dialect.journal if is_journal else name] = whole[source]
        if entry_type == "article":
            _put(fields, "number", edition.issue)
        fields["xref"] = self.keys[edition.id]
        return entry_type

    def _edition(self, edition: Edition, fields: Fields) -> str:
        _put_names(fields, "author", edition.authors)
        _put_names(fields, "editor", edition.editors)
        _put_names(fields, "editora", edition.general_editors)
        if edition.general_editors:
            fields["editoratype"] = GENERAL_EDITOR
        _put_title(fields, edition.title)
        _put(fields, "series", ", ".join(filter(None, (edition.series, edition.subseries))))
        _put(fields, "volume", edition.volume)
        _put(fields, "part", edition.part)
        _put(fields, "number", edition.issue)
        _put(fields, "edition", edition.edition)
        _put(fields, "publisher", edition.publisher)
        _put(fields, self.dialect.place, edition.place)
        self._put_date(fields, edition.date)
        _put(fields, "isbn", edition.isbn)
        _put_verbatim(fields, "doi", edition.doi)
        _put_verbatim(fields, "url", edition.url)
        if edition.accessed is not None:
            fields["urldate"] = dates.to_edtf(edition.accessed)
        _put(fields, "type", edition.genre)
        _put_language(fields, edition.language)
        return "book" if edition.authors or edition.genre == "book" else self.dialect.collection

    def _put_date(self, fields: Fields, date: Date | None) -> None:
        if date is None:
            return
        if self.dialect.is_biblatex:
            fields["date"] = dates.to_edtf(date)
        else:
            fields |= dates.to_fields(date)

    def _keep(self, node_id: str, fields: Fields) -> None:
        for location in self.graph.held_in(node_id)[:1]:
            fields["library"] = tex.encode(str(location))

    def _put_note(self, fields: Fields, document: Document) -> None:
        """Say in `note` what classic styles print nowhere else; it is not read back."""
        words = []
        if document.recipients:
            words.append(f"To {' and '.join(map(str, document.recipients))}")
        if document.date is not None and "xref" in fields:
            words.append(dates.words(document.date))
        for relation, _ in self.graph.published_in(document.id)[:1]:
            number = (p.value for p in relation.base_locators if p.kind is LocatorKind.DOCUMENT)
            words.extend(f"Document {value}" for value in number)
        for location in self.graph.held_in(document.id)[:1]:
            place = f", {location.place}" if location.place else ""
            words.append(f"{location}{place}")
        step = self.steps.get(document.id)
        if step is not None and not self.dialect.is_biblatex:
            # biblatex prints related works by itself.
            said = step.relation.phrase or related_words(step.relation.kind, is_derived=step.is_derived)
            words.append(f"{said[:1].upper()}{said[1:]} {self.graph[step.other]}")
        _put(fields, "note", ". ".join(words))

    def _relate(self, node_id: str, fields: Fields) -> None:
        step = self.steps.get(node_id)
        if step is None:
            return
        name, words = related_type(step.relation.kind, is_derived=step.is_derived)
        fields |= {"related": self.keys[step.other], "relatedtype": name}
        if step.relation.phrase:
            fields["relatedstring"] = tex.encode(step.relation.phrase)
        elif words and self.dialect.is_biblatex:
            fields["relatedstring"] = tex.encode(words)


def _put(fields: Fields, name: str, value: str | None) -> None:
    if value:
        fields[name] = tex.encode(value)


def _put_title(fields: Fields, title: str | None) -> None:
    if title:
        words = tex.encode(title)
        # Styles that put titles in sentence case leave what stands in braces: "Kennedy" stays a name.
        fields["title"] = f"{{{words}}}" if any(c.isupper() for c in title[1:]) else words


def _put_verbatim(fields: Fields, name: str, value: str | None) -> None:
    if value:
        fields[name] = tex.encode_verbatim(value)


def _put_names(fields: Fields, name: str, agents: tuple[Agent, ...]) -> None:
    if agents:
        fields[name] = names.encode(agents)


def _put_language(fields: Fields, tag: str | None) -> None:
    if tag and TAG.fullmatch(tag):
        fields["language"] = tag
