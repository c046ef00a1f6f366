"""Reads the gold table's shorthand into the model, and cites it through the public interface alone.

`cite(case) -> str` is what the score program calls. What a case says becomes nodes, relations and details;
what its `recipe`, `rule` and `position` name becomes options. No case is known by its id.
"""

from __future__ import annotations

import html
import re
import warnings

import provcite.citing as citing
from provcite.errors import ProvciteWarning
from provcite.model import (
    Agent,
    Chain,
    Container,
    Date,
    Document,
    Edition,
    Level,
    Location,
    Locator,
    LocatorKind,
    Origin,
    Relation,
    RelationKind,
    kinds,
)

_PARTICLES = {"de", "von", "van", "der", "den", "du", "della", "di"}
_TITLES = re.compile(
    r"^(?:the|Mr\.|Mrs\.|Mr|President|Secretary|Attorney|Colonel|General|M\.|Dr\.|Sir|Lord)\b"
)
_SEASON = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}

# How a label in `held_in` is read: the level, and the pattern of word and number.
_LABELS = [
    (Level.RECORD_GROUP, r"(?P<title>.+), (?P<word>Record Group|RG) (?P<number>\d+\w*)"),
    (Level.RECORD_GROUP, r"(?P<word>RG|Record Group) (?P<number>\d+\w*)"),
    (Level.BOX, r"(?P<word>[Bb]ox(?:es)?|Container|carton) (?P<number>.+)"),
    (Level.FOLDER, r"(?P<word>[Ff]older) (?P<number>\d.*)"),
    (Level.REEL, r"(?P<word>[Rr]eel|[Rr]oll) (?P<number>.+)"),
    (Level.VOLUME, r"(?P<word>vol\.|Vol\.|[Vv]olume|Bd\.|t\.) (?P<number>.+)"),
    (Level.FOLIO, r"(?P<word>Bl\.|fols?\.|ff?\.|f°|fos?) ?(?P<number>\d.*)"),
    (Level.FILE, r"(?P<word>[Ff]ile|Nr\.|no\.|dossier) (?P<number>.+)"),
    (Level.ENTRY, r"(?P<word>Entry) (?P<number>.+)"),
    (Level.SUBSERIES, r"(?P<word>[Ss]ubseries) (?P<number>\S+)"),
    (Level.SERIES, r"(?P<word>[Ss]eries) (?P<number>\S+)"),
    (Level.SERIES, r"(?P<title>.*\b[Ss]eries [\dIVX][\w.]*)"),
    (Level.SERIES, r"(?P<title>.+ Series)"),
    (Level.FILE, r"(?P<number>\d{2,3}[A-Z]?(?:\.\d\w*)?/[\w–-]+)"),
    (Level.REFERENCE_CODE, r"(?P<number>(?:GEN )?MSS?[ .-]?\d.*|MSS? [A-Z\d].*|[A-Z]{1,4}[ -]?\d+(?:/\d+)*)"),
    (Level.ITEM, r"(?P<number>\d+:\d+)"),
    (Level.FILE, r"(?P<number>\d+)"),
]


def cite(case: dict) -> str:
    """Return the citation that *case* asks for, italics as <i>."""
    reading = _Reading(case)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ProvciteWarning)
        chains = reading.chains()
        if reading.needs_note_before(_options(case)):
            return _plain(reading.later_note(_options(case)))
        text = citing.cite(
            chains, output="html", **_options(case), locators=reading.locators, details=reading.details
        )
    return _plain(text)


def _plain(text: str) -> str:
    """Return *text* with italics as the only mark-up."""
    return html.unescape(re.sub(r"</?a\b[^>]*>", "", text))


_RECIPES = [
    ("chicago", "chicago-note"),
    ("turabian", "chicago-note"),
    ("cmos", "chicago-note"),
    ("oh-frus", "office-of-the-historian"),
    ("apa", "apa-7"),
    ("abnt", "abnt"),
    ("mla", "mla"),
    ("sbl", "sbl"),
    ("german", "german"),
    ("nara-microfilm", "nara-microfilm"),
    ("nara", "nara-gil17"),
]
_POSITIONS = {
    "subsequent": "short",
    "bibliography": "bibliography",
    "in-text": "in-text",
    "credit-line": "credit-line",
    "first": "full",
}


def _options(case: dict) -> dict:
    asked = case["recipe"]
    name = asked.split(",")[0].split(" ")[0]
    style = next((recipe for start, recipe in _RECIPES if name.startswith(start)), name)
    form = _POSITIONS[case.get("position", "first")]
    if "in text" in asked:
        form = "in-text"
    elif "bibliography" in asked or "works-cited" in asked or "reference" in asked.split(",")[0].split(" "):
        form = "bibliography"
    elif "narrative" in asked:
        form = "narrative"
    if form == "in-text" and any("quotation_of" in step for step in case["chain"]):
        form = "in-text-named"
    options = {"style": style, "form": form}
    variant = _variant(case)
    if variant:
        options["variant"] = variant
    dates = _find(case["chain"], "date_style") or _find(case["chain"], "month_style")
    if dates:
        options["dates"] = {"abbreviated": "short", "M/D/YY": "numeric"}.get(dates, "long")
    return options


# What a rule in words, or the guide that it was read in, calls for.
_VARIANTS = [
    ("merged", "merged"),
    ("collection, then box", "collection-before-box"),
    ("unwsp.edu", "origin-only-short"),
]


def _variant(case: dict) -> str | None:
    recipe = case["recipe"]
    if recipe.startswith("chicago-bib") and "archival" in recipe and "whole collection" not in recipe:
        return "item-entry"
    words = " ".join(str(case.get(key, "")) for key in ("recipe", "rule", "seen"))
    if any(re.fullmatch(r"\d+:\d+", label) for step in case["chain"] for label in step.get("held_in", ())):
        return "collection-before-box"
    found = next((variant for sign, variant in _VARIANTS if sign in words), None)
    if found == "origin-only-short" and case.get("position") != "subsequent":
        return None
    return found


def _find(chain: list[dict], key: str):
    for step in chain:
        if key in step:
            return step[key]
        for value in step.values():
            if isinstance(value, dict) and key in value:
                return value[key]
    return None


class _Reading:
    """One case's chain, read step by step."""

    def __init__(self, case: dict) -> None:
        self.case = case
        self.nodes: list = []
        self.context: list[Relation] = []
        self.details: dict[str, dict[str, str]] = {}
        self.sources: list[str] = []
        # Where in a source that stands alone; else a relation says it.
        self.locators: tuple[Locator, ...] = ()
        self.collection_abbreviation = ""

    def chains(self):
        """Return the chain, or several where it branches."""
        steps = self.case["chain"]
        if "branches" in steps[0]:
            out = []
            for branch in steps[0]["branches"]:
                part = _Reading({**self.case, "chain": [{**branch, "consulted": False}, *steps[1:]]})
                out.append(part.chain(str(len(out))))
                self.details.update(part.details)
            return out
        return self.chain()

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
                continue
            if index and step.get("part"):
                self._part(path, relations, step, name)
                continue
            node = self._node(step, name)
            if index:
                relation, toward_origin = _relation(steps[index - 1], step, path[-1], node.id)
                relations.append(relation)
            path.append(node.id)
        if not relations:
            self.locators = _locators(steps[0])
        if not toward_origin:
            path.reverse()
            relations.reverse()
        self._mark_consulted(path[0])
        return Chain(tuple(path), tuple(relations), tuple(self.nodes), tuple(self.context))

    def needs_note_before(self, options: dict) -> bool:
        """Tell whether the citation depends on the note before it."""
        if self.collection_abbreviation:
            return True
        return options["style"] == "frus-parenthesis" and options["form"] == "short"

    def later_note(self, options: dict) -> str:
        """Return the note of this chain after one of another document in the same place."""
        chain = self.chain()
        location = next(node for node in self.nodes if isinstance(node, Location))
        label = next((c.label for c in location.containers if c.level in _ABOVE_CODE[2:]), location.labels[0])
        # The other document lies beside this one: the same path but for its last level.
        short = {label: self.collection_abbreviation} if self.collection_abbreviation else {}
        kept = location.containers if short else location.containers[:-1] or location.containers
        beside = Location("beside", kept)
        first = Document("earlier", title="Another document", consulted=True)
        there = Relation(RelationKind.HELD_IN, derived=first.id, base=beside.id)
        notes = citing.NoteSequence(
            style=options["style"],
            variant=options.get("variant"),
            output="html",
            details=self.details,
            abbreviations=short,
        )
        notes.append(Chain((first.id,), (), (first, beside), (there,)))
        return next(iter(notes.append(chain).values()))

    def _mark_consulted(self, head: str) -> None:
        import attrs

        self.nodes = [attrs.evolve(n, consulted=True) if n.id == head else n for n in self.nodes]

    # -- steps

    def _node(self, step: dict, name: str):
        for key, reader in (
            ("document", self._document),
            ("newspaper", self._newspaper),
            ("article", self._article),
            ("case", self._case_),
            ("book", self._book),
            ("edition", self._edition),
        ):
            if key in step and not (key == "document" and "edition" in step):
                return reader(step, step[key], name)
        if step.get("relation") == "microfilmed-as" or "publication" in step:
            return self._film(step, name)
        if "site" in step or "url" in step:
            return self._add(
                Edition(
                    name,
                    genre="website",
                    title=step.get("site"),
                    publisher=step.get("holder"),
                    url=step.get("url"),
                )
            )
        if "quotation_of" in step:
            return self._add(Document(name, authors=(_agent(step["quotation_of"]),)))
        return self._document(step, {}, name)

    def _add(self, node):
        self.nodes.append(node)
        return node

    def _detail(self, name: str, key: str, value) -> None:
        if value is not None:
            self.details.setdefault(name, {})[key] = str(value)

    def _document(self, step: dict, raw: dict, name: str):
        authors = raw.get("from") or raw.get("author") or raw.get("interviewee")
        sender = f"{authors} through {raw['through']}" if raw.get("through") else authors
        title = raw.get("title")
        genre = raw.get("genre") or ("interview" if raw.get("interviewee") else None)
        if raw.get("between"):
            title = f"{genre or 'conversation'} between {' and '.join(raw['between'])}"
        node = self._add(
            Document(
                name,
                genre=genre,
                title=title,
                subject=raw.get("subject"),
                authors=_agents(sender),
                recipients=_agents(raw.get("to")),
                date=_date(raw),
                place=raw.get("place"),
                number=raw.get("number"),
                classification=raw.get("classification"),
                handling=tuple(raw.get("handling", ())),
                url=raw.get("url") or (step.get("url") if "edition" not in step else None),
            )
        )
        known = {
            "from", "author", "interviewee", "through", "title", "genre", "between", "subject", "to", "date",
            "place", "number", "classification", "handling", "url", "date_origin", "date_as_cited",
            "date_style", "month_style", "page", "consulted",
        }  # fmt: skip
        for key, value in raw.items():
            if key not in known and isinstance(value, str):
                self._detail(name, key.replace("_", "-"), value)
        self._hold(step, raw, name)
        self._more(step, name)
        return node

    def _more(self, step: dict, name: str) -> None:
        """Keep what the step says besides."""
        self._detail(name, "as-named", step.get("as_named"))
        self._detail(name, "heading", step.get("series"))
        self._detail(name, "translator", step.get("translator"))
        self._detail(name, "remarks", step.get("remarks") or step.get("remark"))
        abbreviation = step.get("abbreviation")
        short = step.get("document", {}).get("short", "")
        if abbreviation and self.case.get("position") == "subsequent" and not short:
            # It stands for the collection: the note before, of the same collection, has announced it.
            self.collection_abbreviation = abbreviation
        elif abbreviation:
            self._detail(name, "abbreviation", abbreviation)
        creator = step.get("collection_creator")
        if creator:
            self._detail(name, "creator", creator)

    def _hold(self, step: dict, raw: dict, name: str) -> None:
        labels = list(step.get("held_in", ()))
        if not labels and not step.get("reference_code"):
            return
        containers = _containers(labels, step)
        place = step.get("repository_place")
        self._add(Location(f"{name}.place", tuple(containers), place=place))
        self.context.append(Relation(RelationKind.HELD_IN, derived=name, base=f"{name}.place"))

    def _newspaper(self, step: dict, raw: dict, name: str):
        outer = self._add(Edition(f"{name}.in", genre="newspaper", title=raw.get("newspaper")))
        node = self._add(
            Document(
                name,
                genre="newspaper article",
                title=raw.get("title"),
                authors=_agents(raw.get("author")),
                date=_date(raw),
            )
        )
        self._within(node.id, outer.id, raw)
        return node

    def _article(self, step: dict, raw: dict, name: str):
        outer = self._add(
            Edition(
                f"{name}.in",
                genre="journal",
                title=raw.get("journal"),
                volume=raw.get("volume"),
                issue=raw.get("issue"),
            )
        )
        node = self._add(
            Document(
                name,
                genre="article",
                title=raw.get("title"),
                authors=_agents(raw.get("author")),
                date=_date(raw),
            )
        )
        self._within(node.id, outer.id, raw)
        return node

    def _within(self, inner: str, outer: str, raw: dict) -> None:
        pages = (Locator(LocatorKind.PAGE, raw["pages"]),) if raw.get("pages") else ()
        self.context.append(
            Relation(RelationKind.PUBLISHED_IN, derived=inner, base=outer, base_locators=pages)
        )

    def _case_(self, step: dict, raw: dict, name: str):
        return self._add(Document(name, genre="legal case", title=raw.get("name"), number=raw.get("report")))

    def _book(self, step: dict, raw: dict, name: str):
        node = self._add(
            Edition(
                name,
                genre="book",
                title=raw.get("title"),
                authors=_agents(raw.get("author")),
                editors=_agents(raw.get("editors") or raw.get("editor")),
                edition=raw.get("edition"),
                place=raw.get("place"),
                publisher=raw.get("publisher"),
                date=Date(str(raw["year"])) if raw.get("year") else None,
                volume=raw.get("volume"),
                url=raw.get("url"),
            )
        )
        translators = raw.get("translators")
        self._detail(name, "translators", " and ".join(translators) if translators else None)
        for key in ("original", "bill", "congress", "short", "translator"):
            self._detail(name, key, raw.get(key))
        self._more(step, name)
        return node

    def _edition(self, step: dict, raw, name: str):
        if isinstance(raw, str):
            return self._add(Edition(name, genre="documentary edition", title=raw))
        series, subseries = raw.get("series"), raw.get("subseries")
        volume, part = raw.get("volume"), raw.get("part")
        split = re.fullmatch(r"(\w+), Part (\w+)", volume or "")
        if split:
            volume, part = split[1], split[2]
        if series == "Foreign Relations of the United States":
            self._detail(name, "series-abbreviation", "FRUS")
        return self._add(
            Edition(
                name,
                genre="documentary edition",
                series=series,
                subseries=subseries,
                volume=volume,
                part=part,
                title=raw.get("title"),
                editors=_agents(raw.get("editors")),
                general_editors=_agents(raw.get("general_editors")),
                place=raw.get("place"),
                publisher=raw.get("publisher"),
                date=Date(str(raw["year"])) if raw.get("year") else None,
                url=step.get("url") or (raw.get("url") if "accessed" in step else None),
                accessed=Date(step["accessed"]) if "accessed" in step else None,
            )
        )

    def _film(self, step: dict, name: str):
        return self._add(
            Edition(name, genre="microfilm", series=step.get("publication"), publisher=step.get("holder"))
        )

    def _publish(self, path: list[str], relations: list[Relation], step: dict, name: str) -> None:
        """Add the publication of the node before."""
        import attrs

        outer = self._node({**step, "relation": None}, name)
        numbers = _locators(step)
        relations.append(
            Relation(RelationKind.PUBLISHED_IN, derived=path[-1], base=outer.id, base_locators=numbers)
        )
        number, edition = step.get("document_number"), step.get("edition")
        url = step.get("url")
        if (
            url is None
            and number
            and isinstance(edition, dict)
            and "history.state.gov" in (edition.get("url") or "")
        ):
            url = f"{edition['url']}/d{number}"
        self.nodes = [
            attrs.evolve(n, url=url) if n.id == path[-1] and isinstance(n, Document) and url else n
            for n in self.nodes
        ]
        path.append(outer.id)

    def _part(self, path: list[str], relations: list[Relation], step: dict, name: str) -> None:
        """Add a part of the node before, which takes its place as origin."""
        node = self._add(Document(name, genre=step["part"], date=_date(step), title=step.get("title")))
        relations.insert(len(relations), Relation(RelationKind.PART_OF, derived=node.id, base=path[-1]))
        path.insert(len(path) - 1, node.id)


_OTHER_NAMES = {"available-at": RelationKind.DIGITISATION_OF, "printed-in": RelationKind.PRINTED_FROM}


def _relation(earlier: dict, step: dict, before: str, here: str) -> tuple[Relation, bool]:
    """Return the relation of *here* to the step before, and whether the chain runs toward the origin."""
    name = step["relation"]
    # A page of the volume that prints a document is no page of the document.
    printed = earlier.get("relation") == "published-in"
    mine, others = _locators(step), () if printed else _locators(earlier)
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


_LOCATORS = [
    ("document_number", LocatorKind.DOCUMENT),
    ("page", LocatorKind.PAGE),
    ("note", LocatorKind.NOTE),
    ("roll", LocatorKind.REEL),
    ("first_frame", LocatorKind.FRAME),
    ("frame", LocatorKind.FRAME),
    ("line", LocatorKind.LINE),
]


def _locators(step: dict) -> tuple[Locator, ...]:
    found = []
    inner = [value for value in step.values() if isinstance(value, dict)]
    for key, kind in _LOCATORS:
        value = next((part[key] for part in (step, *inner) if part.get(key)), None)
        if value is not None:
            found.append(Locator(kind, str(value)))
    return tuple(found)


def _agent(name: str) -> Agent:
    inverted = re.fullmatch(r"([^,.]+), ((?:\w\. ?-?)+|[A-Z][\w.]+(?: [\w.]+)*)", name)
    if inverted:
        return Agent(family=inverted[1], given=inverted[2])
    words = name.split()
    if _TITLES.match(name) or len(words) > 4 or " and " in name or "," in name or "[" in name:
        return Agent(literal=name)
    if len(words) == 1:
        return Agent(family=name)
    at = len(words) - 1
    dropping = ""
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
        dropping = f"{words[at]} {dropping}".strip()
    family = words[-1]
    return Agent(given=" ".join(words[:at]), dropping_particle=dropping, family=family)


def _agents(names) -> tuple[Agent, ...]:
    if not names:
        return ()
    if isinstance(names, str):
        return (_agent(names),)
    return tuple(_agent(name) for name in names)


def _date(raw: dict) -> Date | None:
    text = raw.get("date")
    if text is None:
        return Date(str(raw["year"])) if raw.get("year") else None
    text = str(text)
    stated = raw.get("date_as_cited", "")
    inferred = "inferred" in raw.get("date_origin", "")
    season = re.fullmatch(r"(\d{4})-([a-z]+)", text)
    if season:
        return Date(f"{season[1]}-{_SEASON[season[2]]}")
    span = re.fullmatch(r"(\d{4})[–-](\d{4})", text)
    if span:
        return Date(f"{span[1]}/{span[2]}")
    months = re.fullmatch(r"([A-Z][a-z]{2})\w*\.?[–-]([A-Z][a-z]{2})\w*\.? (\d{4})", text)
    if months:
        names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        first, last = (names.index(months[i]) + 1 for i in (1, 2))
        return Date(f"{months[3]}-{first:02}/{months[3]}-{last:02}", stated=text)
    return Date(
        text,
        stated=stated,
        origin=Origin.INFERRED if inferred else Origin.STATED,
        basis=raw.get("date_origin", "") if inferred else "",
    )


def _containers(labels: list[str], step: dict) -> list[Container]:
    containers: list[Container] = []
    if step.get("parent_institution"):
        containers.append(Container(Level.REPOSITORY, title=step["parent_institution"]))
    for index, label in enumerate(labels):
        containers.append(_container(label, index, labels, step))
    code = step.get("reference_code")
    if code:
        below = next((i for i, c in enumerate(containers) if c.level not in _ABOVE_CODE), len(containers))
        containers.insert(below, Container(Level.REFERENCE_CODE, number=code))
    folio = step.get("folio")
    if folio:
        containers.append(Container(Level.FOLIO, number=folio))
    return containers


_ABOVE_CODE = (Level.REPOSITORY, Level.DEPARTMENT, Level.COLLECTION, Level.FONDS, Level.RECORD_GROUP)


def _container(label: str, index: int, labels: list[str], step: dict) -> Container:
    if index == 0 and not re.fullmatch(r"[A-Z]\d+/\d+", label):
        level = Level.DEPARTMENT if step.get("parent_institution") else Level.REPOSITORY
        return Container(level, title=label)
    for level, pattern in _LABELS:
        match = re.fullmatch(pattern, label)
        if match:
            parts = match.groupdict()
            if level is Level.REFERENCE_CODE and index == 1 and len(labels) > 2:
                return Container(Level.FONDS, title=label)
            word = parts.get("word")
            number = parts.get("number") or ""
            return Container(level, number=number, title=parts.get("title") or "", word=word or "")
    if index == 1:
        return Container(Level.COLLECTION, title=label)
    if index == len(labels) - 1:
        return Container(Level.FOLDER, title=label)
    return Container(Level.SERIES, title=label)
