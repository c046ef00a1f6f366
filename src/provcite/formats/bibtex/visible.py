"""Entries as a graph: what their fields alone say, in ours and in anybody's files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import attrs

from provcite.errors import Finding, ModelError, Severity, shorten
from provcite.formats.bibtex import dates, names, tex
from provcite.formats.bibtex.dialects import entry_types, language_tags, related_type, related_types
from provcite.formats.bibtex.entries import Entry
from provcite.formats.bibtex.records import CONSULTED, CONTAINER_FIELDS, GENERAL_EDITOR, LOCATION, TAG
from provcite.model import (
    Agent,
    Container,
    Date,
    Document,
    Edition,
    Graph,
    Level,
    Location,
    Locator,
    LocatorKind,
    Node,
    Relation,
    RelationKind,
)

# Fields that show that a document stands in a publication.
_PRINTED = (
    "booktitle",
    "journaltitle",
    "journal",
    "bookauthor",
    "maintitle",
    "editor",
    "publisher",
    "series",
)
_PRINTED_TYPES = frozenset(
    {"incollection", "inproceedings", "conference", "inbook", "article", "inreference"}
)
# Every field that is looked at, and those that only repeat or arrange what others say.
READ = frozenset(
    {
        *CONTAINER_FIELDS,
        *CONTAINER_FIELDS.values(),
        *("journaltitle", "journal", "maintitle", "mainsubtitle", "subtitle", "number", "issue", "pages"),
        *("type", "entrysubtype", "language", "langid", "url", "urldate", "doi", "keywords", "eid"),
        *("namea", "nameatype", "recipient", "origdate", "origlocation", "library", "crossref", "xref"),
        *("related", "relatedtype", "relatedstring", "institution", "organization", "school"),
        *("key", "options", "provcite", "xdata"),
    }
)
_YEARS = re.compile(r"(?P<series>.+), (?P<years>\d{4}(?:[–-]\d{2,4})?)")
_EDITOR_ROLES = frozenset({GENERAL_EDITOR, "generaleditor"})


def visible(
    entries: Sequence[Entry], also: Sequence[Entry] = (), findings: list[Finding] | None = None
) -> Graph:
    """Return the graph that *entries* tell of.

    Args:
        entries: Entries, each with an id of its own.
        also: Entries that are not read, and only tell which edition or location a text means.
        findings: Takes dates that are none, faulty names, related works without a type.
    """
    return _Reader(entries, also, [] if findings is None else findings).graph()


@attrs.define(eq=False)
class _Reader:
    """One pass over the entries; places that several entries tell of alike become one node."""

    entries: Sequence[Entry]
    also: Sequence[Entry]
    findings: list[Finding]
    nodes: dict[str, Node] = attrs.field(factory=dict)
    relations: list[Relation] = attrs.field(factory=list)
    _ids: dict[str, str] = attrs.field(factory=dict)
    _taken: set[str] = attrs.field(factory=set)
    _editions: dict[str, str] = attrs.field(factory=dict)
    _locations: dict[str, str] = attrs.field(factory=dict)

    def graph(self) -> Graph:
        self._taken = {entry.id for entry in self.entries}
        for entry in self.entries:
            self._ids.setdefault(entry.key.casefold(), entry.id)
        for entry in (*self.also, *self.entries):
            if _is_location(entry):
                self._locations.setdefault(tex.decode(entry.get("title")), entry.id)
            elif _is_edition(entry):
                self._editions.setdefault(_as_container(entry), entry.id)
        for entry in self.entries:
            self.nodes[entry.id] = self._node(entry)
            self._relate(entry)
        return Graph(tuple(self.nodes.values()), tuple(self.relations))

    def _node(self, entry: Entry) -> Node:
        if _is_location(entry):
            return _location(entry.id, tex.decode(entry.get("title")), _text(entry, "location", "address"))
        self._keep(entry)
        return self._edition(entry) if _is_edition(entry) else self._document(entry)

    def _document(self, entry: Entry) -> Document:
        is_printed = entry.entry_type in _PRINTED_TYPES or bool(entry.get(*_PRINTED))
        target = self._ids.get(tex.decode_verbatim(entry.get("crossref", "xref")).casefold())
        self._publish(entry, target, is_printed)
        return Document(
            entry.id,
            genre=_text(entry, "type") or entry_types().get(entry.entry_type, (False, None))[1],
            title=_title(entry),
            authors=self._agents(entry, "author"),
            recipients=self._recipients(entry),
            date=self._edtf(entry, "origdate") if is_printed else self._date(entry),
            place=_text(entry, "origlocation") if is_printed else _text(entry, "location", "address"),
            number=_text(entry, "eid") if is_printed else _text(entry, "number"),
            language=_language(entry),
            url=_verbatim(entry, "url"),
            consulted=_is_consulted(entry),
        )

    def _recipients(self, entry: Entry) -> tuple[Agent, ...]:
        is_named = entry.get("nameatype") == "recipient"
        return self._agents(entry, "namea") if is_named else self._agents(entry, "recipient")

    def _publish(self, entry: Entry, target: str | None, is_printed: bool) -> None:
        if target is None or target == entry.id:
            if not is_printed:
                return
            target = self._edition_of(entry)
        if target is not None:
            pages = tex.decode(entry.get("pages"))
            locators = (Locator(LocatorKind.PAGE, pages),) if pages else ()
            self.relations.append(
                Relation(RelationKind.PUBLISHED_IN, entry.id, target, base_locators=locators)
            )

    def _edition_of(self, entry: Entry) -> str | None:
        """Return the id of the publication that *entry* tells of, which may have no entry of its own."""
        fields = _container(entry)
        if not fields:
            return None
        key = _key(fields)
        if key not in self._editions:
            edition_id = self._new_id(f"{entry.id}:in")
            self._editions[key] = edition_id
            genre = "journal" if entry.entry_type == "article" else None
            whole = Entry("book", entry.key, edition_id, fields)
            self.nodes[edition_id] = attrs.evolve(self._edition(whole), genre=genre)
        return self._editions[key]

    def _new_id(self, wanted: str) -> str:
        while wanted in self._taken:
            wanted += "'"
        self._taken.add(wanted)
        return wanted

    def _keep(self, entry: Entry) -> None:
        text = tex.decode(entry.get("library"))
        if not text:
            return
        if text not in self._locations:
            location_id = self._locations[text] = self._new_id(f"{entry.id}:held")
            self.nodes[location_id] = _location(location_id, text, None)
        self.relations.append(Relation(RelationKind.HELD_IN, entry.id, self._locations[text]))

    def _edition(self, entry: Entry) -> Edition:
        series, subseries = _text(entry, "maintitle", "series"), _text(entry, "mainsubtitle")
        if subseries is None and (years := _YEARS.fullmatch(series or "")):
            series, subseries = years["series"], years["years"]
        is_general = tex.decode(entry.get("editoratype")) in _EDITOR_ROLES or not entry.get("editoratype")
        return Edition(
            entry.id,
            genre=_text(entry, "type") or entry_types().get(entry.entry_type, (True, None))[1],
            series=series,
            subseries=subseries,
            volume=_text(entry, "volume"),
            part=_text(entry, "part"),
            issue=_text(entry, "number", "issue"),
            title=_title(entry),
            authors=self._agents(entry, "author"),
            editors=self._agents(entry, "editor"),
            general_editors=self._agents(entry, "editora") if is_general else (),
            edition=_text(entry, "edition"),
            place=_text(entry, "location", "address"),
            publisher=_text(entry, "publisher", "institution", "organization", "school"),
            date=self._date(entry),
            isbn=_text(entry, "isbn"),
            doi=_verbatim(entry, "doi"),
            url=_verbatim(entry, "url"),
            accessed=self._edtf(entry, "urldate"),
            language=_language(entry),
            consulted=_is_consulted(entry),
        )

    def _agents(self, entry: Entry, field: str) -> tuple[Agent, ...]:
        remarks: list[str] = []
        found = names.decode(entry.get(field), remarks) if entry.get(field) else ()
        for remark in remarks:
            self._report("names", entry, field, remark)
        return found

    def _date(self, entry: Entry) -> Date | None:
        if entry.get("date"):
            return self._edtf(entry, "date")
        if not entry.get("year"):
            return None
        try:
            return dates.from_fields(entry.get("year"), entry.get("month"))
        except ModelError as error:
            self._report("bad-date", entry, "year", error.what)
            return None

    def _edtf(self, entry: Entry, field: str) -> Date | None:
        if not entry.get(field):
            return None
        try:
            return dates.from_edtf(entry.get(field))
        except ModelError as error:
            self._report("bad-date", entry, field, error.what)
            return None

    def _report(self, rule: str, entry: Entry, field: str, reason: str) -> None:
        where = f"{shorten(entry.key)}.{field}"
        self.findings.append(Finding(Severity.WARNING, rule, where, reason))

    def _relate(self, entry: Entry) -> None:
        related = [tex.decode_verbatim(key) for key in entry.get("related").split(",") if key.strip()]
        if not related:
            return
        meant = related_types().get(entry.get("relatedtype").replace("-", "").lower())
        if meant is None:
            self._report("related-type", entry, "relatedtype", "The related works have no type that we know.")
            return
        phrase = _text(entry, "relatedstring")
        if phrase == related_type(meant.kind, is_derived=meant.is_derived)[1]:
            phrase = None
        for key in related:
            other = self._ids.get(key.casefold())
            if other is None:
                self._report("related-missing", entry, "related", f"There is no entry {shorten(key)!r}.")
                continue
            ends = (entry.id, other) if meant.is_derived else (other, entry.id)
            self.relations.append(Relation(meant.kind, *ends, phrase=phrase))


def _is_location(entry: Entry) -> bool:
    return entry.get("entrysubtype") == LOCATION and bool(entry.get("title"))


def _is_edition(entry: Entry) -> bool:
    return entry_types().get(entry.entry_type, (False, None))[0]


def _location(location_id: str, path: str, place: str | None) -> Location:
    # The levels of a path that is only words are not guessed at.
    return Location(location_id, (Container(Level.REFERENCE_CODE, number=path),), place=place)


def _container(entry: Entry) -> dict[str, str]:
    """Return the fields of the publication that *entry* stands in, under the names they have there."""
    fields = {source: entry.get(name) for name, source in CONTAINER_FIELDS.items() if entry.get(name)}
    title = entry.get("journaltitle", "journal")
    if title:
        fields["title"] = title
    if entry.entry_type == "article" and entry.get("number"):
        fields["number"] = entry.get("number")
    if entry.get("maintitle"):
        fields["maintitle"] = entry.get("maintitle")
    return fields


def _as_container(entry: Entry) -> str:
    """Return the key under which parts would tell of the edition of *entry*."""
    names_there = dict.fromkeys((*CONTAINER_FIELDS.values(), "number", "maintitle"))
    return _key({name: entry.get(name) for name in names_there if entry.get(name)})


def _key(fields: Mapping[str, str]) -> str:
    return "\0".join(f"{name}\1{tex.decode(value)}" for name, value in sorted(fields.items()))


def _text(entry: Entry, *fields: str) -> str | None:
    return tex.decode(entry.get(*fields)) or None


def _title(entry: Entry) -> str | None:
    subtitle = _text(entry, "subtitle")
    title = _text(entry, "title")
    return f"{title}: {subtitle}" if title and subtitle else title or subtitle


def _verbatim(entry: Entry, field: str) -> str | None:
    return tex.decode_verbatim(entry.get(field)) or None


def _words(text: str) -> Iterable[str]:
    return (word.strip() for word in text.split(","))


def _is_consulted(entry: Entry) -> bool:
    return CONSULTED in _words(entry.get("keywords"))


def _language(entry: Entry) -> str | None:
    name = tex.decode(entry.get("language", "langid"))
    tag = language_tags().get(name.casefold(), name)
    return tag if TAG.fullmatch(tag) else None
