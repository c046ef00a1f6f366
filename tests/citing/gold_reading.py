"""Reads one case of the gold table, step by step, into nodes, relations and details."""

from __future__ import annotations

import re
from typing import Any

import attrs
from gold_labels import abbreviates, agent, agents, containers, date, locators

from provcite.model import (
    Chain,
    Date,
    Document,
    Edition,
    Location,
    Locator,
    Relation,
    RelationKind,
    kinds,
)

Step = dict[str, Any]
Node = Document | Edition | Location

# Keys of a document that go into the model; all other texts become details.
# fmt: off
_KNOWN = frozenset((
    "from", "author", "authors", "creator", "photographer", "interviewee", "by", "through",
    "title", "genre", "between", "subject", "to", "date", "place", "number", "classification",
    "handling", "url", "date_origin", "date_as_cited", "date_style", "month_style", "page",
    "consulted",
))
# fmt: on
_WRITERS = ("from", "author", "authors", "creator", "photographer", "interviewee", "by")
_OTHER_NAMES = {"available-at": RelationKind.DIGITISATION_OF, "printed-in": RelationKind.PRINTED_FROM}


class Reading:
    """One case's chain."""

    def __init__(self, case: Step) -> None:
        self.case = case
        self.nodes: list[Node] = []
        self.context: list[Relation] = []
        self.details: dict[str, dict[str, str]] = {}
        # Where in a source that stands alone; else a relation says it.
        self.locators: tuple[Locator, ...] = ()
        self.collection_abbreviation = ""

    def chains(self) -> Chain | list[Chain]:
        """Return the chain, or several where it branches."""
        steps = self.case["chain"]
        if "branches" not in steps[0]:
            return self.chain()
        out = []
        for number, branch in enumerate(steps[0]["branches"]):
            part = Reading({**self.case, "chain": [{**branch, "consulted": False}, *steps[1:]]})
            out.append(part.chain(str(number)))
            self.details.update(part.details)
        return out

    def chain(self, suffix: str = "") -> Chain:
        """Return the chain, from what was consulted to the origin."""
        steps = self.case["chain"]
        path: list[str] = []
        relations: list[Relation] = []
        toward_origin = False
        for index, step in enumerate(steps):
            name = f"s{index}{suffix if index == 0 else ''}"
            if index and step.get("relation") == "published-in" and "document" not in step:
                self._publish(path, relations, step, name)
            elif index and step.get("part"):
                self._part(path, relations, step, name)
            else:
                self._node(step, name)
                if index:
                    relation, toward_origin = _relation(steps[index - 1], step, path[-1], name)
                    relations.append(relation)
                path.append(name)
        if not relations:
            self.locators = locators(steps[0])
        if not toward_origin:
            path.reverse()
            relations.reverse()
        self._change(path[0], consulted=True)
        return Chain(tuple(path), tuple(relations), tuple(self.nodes), tuple(self.context))

    def _change(self, node_id: str, **fields: Any) -> None:
        self.nodes = [attrs.evolve(n, **fields) if n.id == node_id else n for n in self.nodes]

    def _detail(self, name: str, key: str, value: Any) -> None:
        if value is not None:
            self.details.setdefault(name, {})[key] = str(value)

    # Sources by what the step calls them.

    def _node(self, step: Step, name: str) -> None:
        inner = {key: value for key, value in step.items() if isinstance(value, dict)}
        # A document in an edition that was consulted is cited by the edition and the place in it.
        if "edition" in inner and "document" in inner:
            del inner["document"]
        for key, value in inner.items():
            if key in _READERS:
                _READERS[key](self, step, value, name)
            elif value.keys() & {"publisher", "year"} and "date" not in value:
                self._book(step, value, name)
            else:
                self._document(step, {"genre": key, **value}, name)
            return
        if "edition" in step:
            self.nodes.append(Edition(name, genre="documentary edition", title=step["edition"]))
        elif step.get("relation") == "microfilmed-as" or "publication" in step:
            film, holder = step.get("publication"), step.get("holder")
            self.nodes.append(Edition(name, genre="microfilm", series=film, publisher=holder))
            self._detail(name, "first-frame", step.get("first_frame"))
        elif "site" in step or "url" in step:
            site, holder, url = step.get("site"), step.get("holder"), step.get("url")
            self.nodes.append(Edition(name, genre="website", title=site, publisher=holder, url=url))
        elif "quotation_of" in step:
            self.nodes.append(Document(name, authors=(agent(step["quotation_of"]),)))
        else:
            self._document(step, {}, name)

    def _document(self, step: Step, raw: Step, name: str) -> None:
        writer = next((raw[key] for key in _WRITERS if raw.get(key)), None)
        title, genre = raw.get("title"), raw.get("genre")
        if raw.get("interviewee") and not genre:
            genre = "interview"
        if raw.get("between"):
            title = f"{genre or 'conversation'} between {' and '.join(raw['between'])}"
        self.nodes.append(
            Document(
                name,
                genre=genre,
                title=title,
                subject=raw.get("subject"),
                authors=agents(f"{writer} through {raw['through']}" if raw.get("through") else writer),
                recipients=agents(raw.get("to")),
                date=date(raw),
                place=raw.get("place"),
                number=raw.get("number"),
                classification=raw.get("classification"),
                handling=tuple(raw.get("handling", ())),
                url=raw.get("url") or step.get("url"),
            )
        )
        for key, value in raw.items():
            if key not in _KNOWN and isinstance(value, str):
                self._detail(name, key.replace("_", "-"), value)
        self._words_for_date(raw, name)
        labels = list(step.get("held_in", ()))
        if labels or step.get("reference_code"):
            place = Location(f"{name}.place", containers(labels, step), place=step.get("repository_place"))
            self.nodes.append(place)
            self.context.append(Relation(RelationKind.HELD_IN, derived=name, base=place.id))
        self._more(step, name)

    def _words_for_date(self, raw: Step, name: str) -> None:
        """Keep words that are no date ("n.d.") in the place of one."""
        if raw.get("date") and date(raw) is None:
            for slot in ("date", "certain-date", "year"):
                self._detail(name, slot, raw["date"])

    def _more(self, step: Step, name: str) -> None:
        """Keep what the step says besides."""
        for key, slot in (
            ("as_named", "as-named"),
            ("series", "heading"),
            ("translator", "translator"),
            ("remarks", "remarks"),
            ("remark", "remarks"),
            ("collection_creator", "creator"),
        ):
            self._detail(name, slot, step.get(key))
        abbreviation = step.get("abbreviation")
        short = step.get("document", {}).get("short", "")
        holder = next(iter(step.get("held_in", ())), "")
        if (
            abbreviation
            and self.case.get("position") == "subsequent"
            and not (short or abbreviates(abbreviation, holder))
        ):
            # It stands for the collection: the note before, of the same collection, has announced it.
            self.collection_abbreviation = abbreviation
        elif abbreviation:
            self._detail(name, "abbreviation", abbreviation)

    def _newspaper(self, step: Step, raw: Step, name: str) -> None:
        outer = Edition(f"{name}.in", genre="newspaper", title=raw.get("newspaper") or raw.get("journal"))
        self._article_in(outer, "newspaper article", raw, name)

    def _article(self, step: Step, raw: Step, name: str) -> None:
        if raw.get("newspaper"):
            self._newspaper(step, raw, name)
            return
        number = raw.get("issue") or raw.get("number")
        outer = Edition(
            f"{name}.in", genre="journal", title=raw.get("journal"), volume=raw.get("volume"), issue=number
        )
        self._article_in(outer, "article", raw, name)

    def _chapter(self, step: Step, raw: Step, name: str) -> None:
        whole = {**raw, "title": raw.get("book") or raw.get("in"), "author": raw.get("book_author")}
        self._book({}, whole, f"{name}.in")
        self._article_in(None, "chapter", raw, name)

    def _article_in(self, outer: Edition | None, genre: str, raw: Step, name: str) -> None:
        if outer is not None:
            self.nodes.append(outer)
        written = None if genre == "chapter" else date(raw)
        title, authors = raw.get("title"), agents(raw.get("author") or raw.get("authors"))
        self.nodes.append(Document(name, genre=genre, title=title, authors=authors, date=written))
        self._detail(name, "short", raw.get("short"))
        pages = (Locator(locators({"page": "1"})[0].kind, raw["pages"]),) if raw.get("pages") else ()
        self.context.append(
            Relation(RelationKind.PUBLISHED_IN, derived=name, base=f"{name}.in", base_locators=pages)
        )

    def _case(self, step: Step, raw: Step, name: str) -> None:
        title = raw.get("name") or raw.get("title")
        self.nodes.append(
            Document(name, genre="legal case", title=title, number=raw.get("report") or raw.get("citation"))
        )

    def _book(self, step: Step, raw: Step, name: str) -> None:
        self.nodes.append(
            Edition(
                name,
                genre="book",
                title=raw.get("title"),
                authors=agents(raw.get("author") or raw.get("authors")),
                editors=agents(raw.get("editors") or raw.get("editor")),
                edition=raw.get("edition"),
                place=raw.get("place"),
                publisher=raw.get("publisher"),
                date=date({"date": raw.get("year") or raw.get("date")}),
                volume=raw.get("volume"),
                url=raw.get("url"),
            )
        )
        translators = raw.get("translators")
        self._detail(name, "translators", " and ".join(translators) if translators else None)
        for key in ("original", "bill", "congress", "short", "translator"):
            self._detail(name, key, raw.get(key))
        self._more(step, name)

    def _edition(self, step: Step, raw: Step, name: str) -> None:
        volume, part = raw.get("volume"), raw.get("part")
        split = re.fullmatch(r"(\w+), Part (\w+)", volume or "")
        if split:
            volume, part = split[1], split[2]
        if raw.get("series") == "Foreign Relations of the United States":
            self._detail(name, "series-abbreviation", "FRUS")
        self.nodes.append(
            Edition(
                name,
                genre="documentary edition",
                series=raw.get("series"),
                subseries=raw.get("subseries"),
                volume=volume,
                part=part,
                title=raw.get("title"),
                editors=agents(raw.get("editors")),
                general_editors=agents(raw.get("general_editors")),
                place=raw.get("place"),
                publisher=raw.get("publisher"),
                date=date({"date": raw.get("year")}),
                url=step.get("url") or (raw.get("url") if "accessed" in step else None),
                accessed=Date(step["accessed"]) if "accessed" in step else None,
            )
        )

    # Steps that change the one before.

    def _publish(self, path: list[str], relations: list[Relation], step: Step, name: str) -> None:
        """Add the publication of the node before."""
        self._node({**step, "relation": None}, name)
        relations.append(
            Relation(RelationKind.PUBLISHED_IN, derived=path[-1], base=name, base_locators=locators(step))
        )
        number, edition = step.get("document_number"), step.get("edition")
        url = step.get("url")
        known = (edition.get("url") or "") if isinstance(edition, dict) else ""
        # The site of the series puts each document under its number.
        if url is None and number and "history.state.gov" in known:
            url = f"{known}/d{number}"
        if url:
            self._change(path[-1], url=url)
        path.append(name)

    def _part(self, path: list[str], relations: list[Relation], step: Step, name: str) -> None:
        """Add a part of the node before, which takes its place as origin."""
        self.nodes.append(Document(name, genre=step["part"], date=date(step), title=step.get("title")))
        relations.append(Relation(RelationKind.PART_OF, derived=name, base=path[-1]))
        path.insert(len(path) - 1, name)


_READERS = {
    "document": Reading._document,
    "newspaper": Reading._newspaper,
    "article": Reading._article,
    "chapter": Reading._chapter,
    "case": Reading._case,
    "book": Reading._book,
    "edition": Reading._edition,
}


def _relation(earlier: Step, step: Step, before: str, here: str) -> tuple[Relation, bool]:
    """Return the relation of *here* to the step before, and whether the chain runs toward the origin."""
    name = step["relation"]
    # A page of the volume that prints a document is no page of the document.
    printed = earlier.get("relation") == "published-in"
    mine, others = locators(step), () if printed else locators(earlier)
    for kind, facts in kinds().items():
        if name == kind.value:
            forward = Relation(kind, derived=before, base=here, derived_locators=others, base_locators=mine)
            return forward, facts.toward_origin
        inverses = {facts.inverse, facts.inverse.replace("-as", "-in"), facts.inverse.replace("-in", "-as")}
        if name in inverses:
            return Relation(
                kind, derived=here, base=before, derived_locators=mine, base_locators=others
            ), False
    if name in _OTHER_NAMES:
        kind = _OTHER_NAMES[name]
        return Relation(kind, derived=here, base=before, derived_locators=mine, base_locators=others), False
    # What the table has no kind for goes with its own words: "appendix to".
    words = name.replace("-", " ")
    return Relation(RelationKind.ATTACHED_TO, derived=before, base=here, phrase=words), False
