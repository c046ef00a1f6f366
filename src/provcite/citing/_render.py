"""Puts a source into words: a recipe's pattern, filled with its facts, in one language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import assert_never

import attrs

from provcite.citing import _dates, _names
from provcite.citing import _patterns as patterns
from provcite.citing._facts import Fact, fact, genre_is_told
from provcite.citing._line import (
    Piece,
    Pieces,
    data,
    from_rich,
    has_data,
    linked,
    mark,
    plain,
    quoted,
    styled,
)
from provcite.citing._patterns import Slot
from provcite.citing.languages import Language
from provcite.citing.recipes import Recipe
from provcite.citing.sources import Source
from provcite.model import Agent, Container, Date, Document, Edition, Locator, LocatorKind
from provcite.text import Style, from_markup

_STYLES: Mapping[str, Style] = MappingProxyType(
    {"italic": Style.ITALIC, "bold": Style.BOLD, "small-caps": Style.SMALL_CAPS}
)
_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
# A label that is nothing but a span of dates: names of months, days and years.
_SPAN = re.compile(
    r"(?:(?:[^\W\d_]{3,9}\.?|\d{1,2},?) ?){0,4}(?:\d{4})?[-–](?:(?:[^\W\d_]{3,9}\.?|\d{1,2},?) ?){0,4}\d{2,4}"
)
_PLURALS = frozenset({LocatorKind.PAGE, LocatorKind.NOTE, LocatorKind.FOLIO})
_SEVERAL = re.compile(r"\d\w*\s*(?:[-–—,&]|and)\s*\w*\d")


@attrs.frozen
class Trace:
    """What one slot printed, and by which rule.

    Attributes:
        node: Id of the node.
        rule: Recipe and form, such as `chicago-note: full.letter`.
        slot: The slot, such as `{date|long}`.
        text: What it printed.
    """

    node: str
    rule: str
    slot: str
    text: str


@attrs.frozen(eq=False)
class Renderer:
    """Recipe and language together.

    Attributes:
        recipe: The recipe.
        language: The words.
        dates: Name of the date format, or an empty text for the recipe's own.
        traces: Where to note what each slot printed, or None.
    """

    recipe: Recipe
    language: Language
    dates: str = ""
    traces: list[Trace] | None = None

    def form(
        self, source: Source, pattern: str, rule: str, others: Mapping[str, Source] | None = None
    ) -> Pieces:
        """Return what *pattern* prints of *source*.

        Args:
            source: The source.
            pattern: A pattern of the recipe.
            rule: Name of the form, for messages and traces.
            others: Sources that slots with a prefix ("base.") ask.
        """
        parts = patterns.parse(pattern, f"{self.recipe.name}: {rule}")
        # A group looks at its slots before it prints them: each is worked out once.
        known: dict[Slot, Pieces] = {}

        def lookup(slot: Slot) -> Pieces:
            if slot not in known:
                known[slot] = self._slot(source, slot, rule, others or {})
            return known[slot]

        return patterns.render(parts, lookup)

    def _slot(self, source: Source, slot: Slot, rule: str, others: Mapping[str, Source]) -> Pieces:
        for name in slot.names:
            prefix, _, rest = name.partition(".")
            asked, known = (others[prefix], rest) if prefix in others else (source, name)
            pieces = self._fill(asked, known, slot, rule, others)
            if has_data(pieces):
                if self.traces is not None and known not in self.recipe.macros:
                    shown = "|".join((name, *slot.filters))
                    self.traces.append(
                        Trace(asked.node.id, f"{self.recipe.name}: {rule}", f"{{{shown}}}", plain(pieces))
                    )
                return pieces
        return ()

    def note_whole(self, source: Source, rule: str, pieces: Pieces) -> None:
        """Note in the traces that *rule* printed the whole form of *source*."""
        if self.traces is not None:
            self.traces.append(Trace(source.node.id, rule, "", plain(pieces)))

    def _fill(self, source: Source, name: str, slot: Slot, rule: str, others: Mapping[str, Source]) -> Pieces:
        macro = name.removeprefix("in.")
        if macro in self.recipe.macros:
            target = source.container if name.startswith("in.") else source
            if target is None:
                return ()
            pieces = self.form(target, self.recipe.macros[macro], f"macros.{macro}", others)
        elif name in MADE:
            pieces = MADE[name](self, source)
        elif name.startswith("term."):
            pieces = data(self.term(name[5:]))
        else:
            pieces = self._words(source, name, fact(source, name), slot.filters)
        return self._filtered(source, pieces, slot.filters) if has_data(pieces) else pieces

    def _words(self, source: Source, name: str, value: Fact, filters: tuple[str, ...]) -> Pieces:
        """Return *value* in words, by its kind."""
        match value:
            case None | () | "":
                return ()
            case Date():
                return data(self._date(name, value, filters))
            case str():
                return self._text(source, name, value, filters)
            case (Agent(), *_):
                agents = tuple(a for a in value if isinstance(a, Agent))
                return data(_names.listed(agents, self.language, filters), fixed=True)
            case (Container(), *_):
                return self._containers([c for c in value if isinstance(c, Container)], filters)
            case (Locator(), *_):
                return self._locators([lo for lo in value if isinstance(lo, Locator)], bare="bare" in filters)
            case tuple():
                return ()
            case _:
                assert_never(value)

    def _date(self, name: str, value: Date, filters: tuple[str, ...]) -> str:
        if "stated" in filters and value.stated:
            return value.stated
        known = next((f for f in filters if f in self.language.dates), "")
        if name.removeprefix("in.") == "year":
            known = "year"
        return _dates.written(value, self.language, known or self.dates or self.recipe.dates)

    def _text(self, source: Source, name: str, value: str, filters: tuple[str, ...]) -> Pieces:
        bare = name.removeprefix("in.")
        if bare == "genre":
            if value.casefold() in self.recipe.hidden_genres and "raw" not in filters:
                return ()
            if genre_is_told(source) and "raw" not in filters and "always" not in filters:
                return ()
        if bare == "edition" and not re.search(r"(?i)\bed", value):
            value = f"{value} {self.term('ordinal-edition')}"
        if bare == "city":
            value = self.recipe.places.get(value, value)
        if bare == "creator" and ("inverted" in filters):
            value = inverted_creator(value)
        if "arabic" in filters:
            value = arabic(value)
        pieces = from_rich(from_markup(value))
        return linked(pieces, value) if bare in ("url", "doi") else pieces

    def _containers(self, containers: list[Container], filters: tuple[str, ...]) -> Pieces:
        """Return labels, largest first, or smallest first with the filter `up`."""
        ordered = smallest_first(containers) if "up" in filters else containers
        if "reversed" in filters:
            ordered = list(reversed(containers))
        joiner = "; " if "semicolons" in filters else ", "
        out: list[Piece] = []
        for container in ordered:
            if out:
                out.extend(mark(joiner))
            out.extend(self._label(container, bare="bare" in filters))
        return tuple(out)

    def _label(self, container: Container, *, bare: bool) -> Pieces:
        renamed = self.recipe.holders.get(container.label)
        if renamed:
            return data(renamed)
        pattern = self.recipe.labels.get(container.level.value)
        if bare or pattern is None:
            return from_rich(from_markup(container.label))
        numbered = attrs.evolve(container, title="").label if container.number else ""
        facts = {
            "title": container.title,
            "number": container.number,
            "numbered": numbered,
            "label": container.label,
        }

        def lookup(slot: Slot) -> Pieces:
            text = next((facts[name] for name in slot.names if facts.get(name)), "")
            pieces = from_rich(from_markup(text)) if text else ()
            return quoted(pieces, self.language.quotes) if pieces and "quoted" in slot.filters else pieces

        return patterns.render(patterns.parse(pattern, f"labels.{container.level.value}"), lookup)

    def _locators(self, locators: list[Locator], *, bare: bool) -> Pieces:
        out: list[Piece] = []
        for locator in locators:
            if out:
                out.extend(mark(", "))
            name = locator.kind.value
            if locator.kind in _PLURALS and _SEVERAL.search(locator.value):
                name += "s"
            out.extend(data(locator.value if bare else self.with_term(name, locator.value)))
        return tuple(out)

    def term(self, name: str) -> str:
        """Return the word *name*: the recipe's own, or the language's."""
        for tag in (self.language.tag, self.language.tag.split("-")[0], "*"):
            own = self.recipe.terms.get(tag, {}).get(name)
            if own is not None:
                return own
        return self.language.term(name)

    def with_term(self, name: str, words: str) -> str:
        """Return *words* with the word *name* at them."""
        term = self.term(name)
        return term.replace("{}", words) if "{}" in term else f"{term} {words}".strip()

    def parties(self, source: Source, filters: tuple[str, ...] = ()) -> Pieces:
        """Return who wrote to whom, as far as it is known."""
        node = source.node
        if not isinstance(node, Document):
            return ()
        told = genre_is_told(source) and not source.recipients
        senders = [a for a in node.authors if not (told and str(a) in (node.title or ""))]
        sender = _names.listed(senders, self.language, filters) if senders else ""
        receiver = _names.listed(source.recipients, self.language, filters) if source.recipients else ""
        if sender and receiver:
            template = self.language.parties.replace("{from}", sender).replace("{to}", receiver)
        else:
            template = sender or (self.language.to_only.replace("{to}", receiver) if receiver else "")
        return tuple(attrs.evolve(p, fixed=bool(sender)) for p in from_rich(from_markup(template)))

    def short_parties(self, source: Source) -> Pieces:
        """Return the parties by their family names."""
        return self.parties(source, ("family",))

    def by_author(self, source: Source) -> Pieces:
        """Return "by" and the authors of a record, "from" and those of a message."""
        node = source.node
        if not isinstance(node, Document) or not node.authors:
            return ()
        word = "from" if "message" in source.classes else "by"
        return data(self.with_term(word, _names.listed(node.authors, self.language)))

    def editor_word(self, source: Source) -> Pieces:
        """Return "ed." or "eds." for the editors there are."""
        node = source.node
        if not isinstance(node, Edition) or not node.editors:
            return ()
        return data(self.term("editor" if len(node.editors) == 1 else "editors"))

    def hereafter(self, source: Source) -> Pieces:
        """Return the announcement of a short form."""
        abbreviation = source.details.get("abbreviation", "")
        return data(self.with_term("hereafter", abbreviation)) if abbreviation else ()

    def _filtered(self, source: Source, pieces: Pieces, filters: tuple[str, ...]) -> Pieces:
        for name in filters:
            if name in _STYLES:
                pieces = styled(pieces, _STYLES[name])
            elif name == "quoted":
                pieces = quoted(pieces, self.language.quotes)
            elif name == "upper":
                pieces = tuple(attrs.evolve(p, text=p.text.upper()) for p in pieces)
            elif name == "capital":
                first = pieces[0]
                pieces = (attrs.evolve(first, text=first.text[:1].upper() + first.text[1:]), *pieces[1:])
            elif name.startswith("term:"):
                pieces = self._around(pieces, name[5:])
        return pieces

    def _around(self, pieces: Pieces, name: str) -> Pieces:
        """Return *pieces* with the word *name* before, behind or around them."""
        before, behind = self.with_term(name, "\0").split("\0", 1)
        return (*mark(before), *pieces, *mark(behind))


# What is made of several facts at once.
MADE: Mapping[str, Callable[[Renderer, Source], Pieces]] = MappingProxyType(
    {
        "parties": Renderer.parties,
        "short-parties": Renderer.short_parties,
        "by-author": Renderer.by_author,
        "editor-word": Renderer.editor_word,
        "hereafter": Renderer.hereafter,
    }
)


def smallest_first(containers: Sequence[Container]) -> list[Container]:
    """Return *containers* turned round, but what is read as one label kept as it is.

    Even where folder comes before series, people write "Box 3, Folder 9" and "Daily Staff Meetings,
    May–September 1962".
    """
    runs: list[list[Container]] = []
    for container in containers:
        numbers = runs and not container.title and not runs[-1][-1].title
        if runs and (numbers or _SPAN.fullmatch(container.label)):
            runs[-1].append(container)
        else:
            runs.append([container])
    return [container for run in reversed(runs) for container in run]


def arabic(text: str) -> str:
    """Return *text* with a leading Roman numeral in figures: "XXII" is "22"."""
    head, _, rest = text.partition(",")
    match = _ROMAN.fullmatch(head) if head else None
    if match is None:
        return text
    values = [_ROMAN_DIGITS[letter] for letter in head]
    total = sum(-v if any(v < w for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
    return f"{total}{',' + rest if rest else ''}"


def inverted_creator(name: str) -> str:
    """Return a person's *name* turned round; a body's name stays as it is.

    Only what looks like a person is turned: two to four words, all capitalised, none of them a body's.
    """
    words = name.split()
    bodies = re.search(
        r"\b(?:Society|Company|Committee|Association|Department|Office|University|Union|Bank|League|Family|"
        r"Council|Board|Commission|Institute|Church|Club|Agency|Foundation|Service|Trust|for|of|and)\b",
        name,
    )
    if bodies or not 2 <= len(words) <= 4 or not all(word[:1].isupper() for word in words):
        return name
    return f"{words[-1]}, {' '.join(words[:-1])}"
