"""Clusters: cites sorted, grouped, collapsed and joined to the text of one citation."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import assert_never

import attrs

from provcite.csl.cites import Cite, Cluster
from provcite.csl.context import DEFAULT_LABEL
from provcite.csl.engine import Engine
from provcite.csl.fields import FieldReader
from provcite.csl.ir import Look, Names, Node
from provcite.csl.looks import joined
from provcite.csl.lower import children_of
from provcite.csl.marks import (
    JOINT,
    NUMBER_END,
    NUMBER_START,
    SUFFIX_END,
    SUFFIX_START,
    begin,
    strip_marks,
)
from provcite.csl.positions import Place

_RANGE = "–"
# A prefix after which a sentence begins.
_SENTENCE_END = (".", "!", "?", ":")
_CLOSING = "»”’)]"


@attrs.frozen
class CollapseRules:
    """How a style groups and collapses cites.

    Source: CSL 1.0.2 §Cite Grouping, §Cite Collapsing.
    """

    collapse: str
    groups: bool
    group_delimiter: str
    suffix_delimiter: str
    after_delimiter: str
    delimiter: str
    has_sort: bool

    @classmethod
    def of(cls, engine: Engine) -> CollapseRules:
        """Return the rules of the engine's style."""
        style, layout = engine.style, engine.layout("citation")
        delimiter = layout.delimiter if layout else ""
        collapse = style.option("citation", "collapse")
        citation = style.root.first("citation")
        own = citation.attributes if citation else {}
        group = joined(own["cite-group-delimiter"]) if "cite-group-delimiter" in own else None
        suffix = joined(own["year-suffix-delimiter"]) if "year-suffix-delimiter" in own else None
        # In the official suite the specification's ", " holds where the names come from a macro or the style
        # has a bibliography.
        from_macro = layout is not None and not _has_names(layout.children)
        default = joined(", ") if (from_macro or style.has_bibliography) and delimiter else delimiter
        return cls(
            collapse=collapse,
            groups=(bool(collapse) and collapse != "citation-number") or "cite-group-delimiter" in own,
            group_delimiter=default if group is None else group,
            suffix_delimiter=suffix if suffix is not None else delimiter if group is None else group,
            after_delimiter=joined(own["after-collapse-delimiter"])
            if "after-collapse-delimiter" in own
            else delimiter,
            delimiter=delimiter,
            has_sort=bool(citation and citation.first("sort")),
        )


@attrs.define(eq=False)
class _Rendered:
    """One cite of a cluster on its way."""

    cite: Cite
    place: Place
    text: str
    names: str
    number: int
    # What brings cites together when they are sorted: the names printed, and the people behind them.
    group: object
    # What stands between this cite and the one before, where it is not the layout's delimiter.
    delimiter: str | None = None


class ClusterWriter:
    """Makes the marked text of clusters."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._rules = CollapseRules.of(engine)
        layout = engine.layout("citation")
        self._look = layout.look if layout else Look()
        self._reader: FieldReader = engine.settings.reader

    def text(self, cluster: Cluster, places: Sequence[Place]) -> str:
        """Return the text of *cluster*, marked, with the layout's affixes and formats.

        A composite cluster has its authors before the rest, "Doe (1999)"; in a note style before all of it.
        """
        match cluster.mode:
            case "normal":
                return self._normal(cluster, places)
            case "suppress-author":
                return self._normal(_without_authors(cluster), places)
            case "author-only":
                return self._authors(cluster, places)
            case "composite":
                authors = self._authors(cluster, places)
                infix = self._reader.read(cluster.infix)
                is_note = self._engine.style.is_note
                rest = self._normal(cluster if is_note else _without_authors(cluster), places)
                return f"{authors}{infix}{JOINT} {rest}" if authors else rest
            case _:
                assert_never(cluster.mode)

    def _authors(self, cluster: Cluster, places: Sequence[Place]) -> str:
        """Return the first names of a cluster's cites, each text once, without affixes."""
        texts: dict[str, None] = {}
        for cite, place in zip(cluster.cites, places, strict=True):
            one = self._render(cite, place)
            texts[self._author_text(one)] = None
        return self._rules.delimiter.join(text for text in texts if text)

    def _author_text(self, one: _Rendered) -> str:
        """Return the first names of a cite, or "Reference 1" where the style's cites have none."""
        if one.names:
            return one.names.strip(f" ,;:{JOINT}")
        word = self._engine.locale.word("reference")
        return f"{word[:1].upper()}{word[1:]} {one.number}" if word and one.number else ""

    def _normal(self, cluster: Cluster, places: Sequence[Place]) -> str:
        rendered = self._ordered(
            [self._render(cite, place) for cite, place in zip(cluster.cites, places, strict=True)]
        )
        rendered = [one for one in rendered if one.text]
        if not rendered:
            return ""
        if self._engine.style.is_note:
            self._capitalise(rendered)
        if self._rules.groups:
            rendered = self._grouped(rendered)
        if self._rules.collapse == "citation-number":
            body = self._number_ranges(rendered)
        elif self._rules.collapse.startswith("year"):
            body = self._collapsed_years(rendered)
        else:
            body = self._joined(rendered)
        look = self._look
        return f"{look.opens}{look.prefix}{body}{look.suffix}{look.closes}"

    def _capitalise(self, rendered: Sequence[_Rendered]) -> None:
        """Give a term that begins a note, or a sentence after a prefix, its capital."""
        for index, one in enumerate(rendered):
            prefix = one.cite.prefix.strip().rstrip(_CLOSING)
            begins = " " in prefix and prefix.endswith(_SENTENCE_END) if prefix else index == 0
            if begins:
                one.text = begin(one.text)

    def _ordered(self, rendered: list[_Rendered]) -> list[_Rendered]:
        if len(rendered) < 2 or not self._rules.has_sort:
            return rendered
        by_id: dict[str, list[_Rendered]] = {}
        for one in rendered:
            by_id.setdefault(one.cite.item_id, []).append(one)
        order = self._engine.sorted("citation", [one.cite.item_id for one in rendered], self._engine.numbers)
        return [by_id[item_id].pop(0) for item_id in order]

    def _render(self, cite: Cite, place: Place, *, hide_names: bool = False) -> _Rendered:
        cx = self._engine.cite_context(
            cite.item_id,
            place,
            locator=self._locator(cite),
            label=cite.label,
            hide_names=hide_names or cite.suppress_author,
        )
        text = self._engine.cite(cx)
        number = self._engine.numbers.get(cite.item_id, 0)
        group = (cx.names_text, cx.people) if cx.names_text else None
        one = _Rendered(cite, place, text, cx.names_text, number, group)
        if cite.author_only:
            one.text = self._author_text(one)
        return one

    def _locator(self, cite: Cite) -> str:
        locator = cite.locator.strip()
        if not locator:
            return ""
        settings = self._engine.settings
        is_page = cite.label in {"", DEFAULT_LABEL}
        return self._reader.read(settings.pages(locator) if is_page else settings.ranges(locator))

    def _with_affixes(self, one: _Rendered) -> str:
        """Return a cite between the prefix and suffix that the writer of the document gave it."""
        prefix, suffix = self._reader.read(one.cite.prefix), self._reader.read(one.cite.suffix)
        if prefix:
            last = strip_marks(prefix)[-1:]
            space = " " if last.isalnum() or (last in ",;:.)]’”" and last) else ""
            prefix = f"{prefix}{space}{JOINT}"
        if suffix:
            if suffix[0].isalnum() or suffix[0] in "([":
                suffix = f" {suffix}"
            elif one.text[-1].isprintable():
                # What the writer adds never goes into a quotation, nor collides with formatted text.
                suffix = f"{JOINT}{suffix}"
        return f"{prefix}{one.text}{suffix}{JOINT}" if suffix else f"{prefix}{one.text}"

    def _joined(self, rendered: Sequence[_Rendered]) -> str:
        out = ""
        for index, one in enumerate(rendered):
            text = self._with_affixes(one)
            if index:
                out += self._delimiter_before(one, text)
            out += text
        return out

    def _delimiter_before(self, one: _Rendered, text: str) -> str:
        """Return what stands before a cite; nothing where its own prefix begins with punctuation."""
        if one.cite.prefix[:1] in {",", ";", ":", "."} and one.cite.prefix:
            return ""
        return self._rules.delimiter if one.delimiter is None else one.delimiter

    # Groups.

    def _grouped(self, rendered: list[_Rendered]) -> list[_Rendered]:
        """Bring cites with the same names together: all where cites are sorted, else neighbours only."""
        if self._rules.has_sort:
            groups: dict[object, list[_Rendered]] = {}
            for one in rendered:
                groups.setdefault(one.group or id(one), []).append(one)
            rendered = [one for group in groups.values() for one in group]
        for before, one in itertools.pairwise(rendered):
            if one.names and one.names == before.names:
                one.delimiter = self._rules.group_delimiter
        return rendered

    # Years.

    def _collapsed_years(self, rendered: list[_Rendered]) -> str:
        out: list[str] = []
        for group in _runs(rendered):
            out.append(self._year_group(group) if len(group) > 1 else self._with_affixes(group[0]))
            out.append(self._delimiter_after(group))
        return "".join(out[:-1])

    def _delimiter_after(self, group: Sequence[_Rendered]) -> str:
        return self._rules.after_delimiter if len(group) > 1 else self._rules.delimiter

    def _year_group(self, group: Sequence[_Rendered]) -> str:
        """Return cites with the same names: the names once, then years, then suffixes alone."""
        out = self._with_affixes(group[0])
        years = [self._render(one.cite, one.place, hide_names=True) for one in group]
        index = 1
        while index < len(group):
            run = self._suffix_run(years, index) if self._rules.collapse != "year" else 0
            if run:
                out += self._suffixes(years[index - 1 : index + run])
                index += run
                continue
            if years[index].text:
                out += self._rules.group_delimiter + self._with_affixes(years[index])
            index += 1
        return out

    def _suffix_run(self, years: Sequence[_Rendered], start: int) -> int:
        """Return how many cites from *start* differ from the one before in their year-suffix only."""
        first = years[start - 1]
        bare = _without_suffix(first.text)
        count = 0
        while start + count < len(years):
            one = years[start + count]
            before = years[start + count - 1].cite
            same = SUFFIX_START in one.text and _without_suffix(one.text) == bare
            has_affix = before.suffix or one.cite.prefix or one.cite.suffix
            if not same or has_affix or _goes_on(one.text):
                break
            count += 1
        return count

    def _suffixes(self, run: Sequence[_Rendered]) -> str:
        """Return what follows the first cite of a run: the suffixes of the others, as ranges if asked."""
        letters = [_suffix(one.text) for one in run]
        delimiter = self._rules.suffix_delimiter
        if self._rules.collapse != "year-suffix-ranged":
            return "".join(delimiter + letter for letter in letters[1:])
        numbers = [self._engine.states[one.cite.item_id].year_suffix for one in run]
        out = ""
        for start, end in _ranges([_suffix_number(letter) for letter in numbers]):
            shown = "" if start == 0 else delimiter + letters[start]
            if end - start >= 2:
                shown += _RANGE + letters[end]
            elif end > start:
                shown += delimiter + letters[end]
            out += shown
        return out

    # Numbers.

    def _number_ranges(self, rendered: list[_Rendered]) -> str:
        """Return cites by number, runs of three or more as ranges."""
        out = ""
        index = 0
        while index < len(rendered):
            end = index
            while end + 1 < len(rendered) and _follows(rendered[end], rendered[end + 1]):
                end += 1
            text = self._with_affixes(rendered[index])
            if index:
                # A cite with a locator is a collapsed group of its own.
                located = bool(rendered[index - 1].cite.locator)
                out += (
                    self._rules.after_delimiter if located else self._delimiter_before(rendered[index], text)
                )
            if end - index >= 2:
                out += f"{text}{_RANGE}{rendered[end].text}"
                index = end + 1
            else:
                out += text
                index += 1
        return out


def _has_names(nodes: Sequence[Node]) -> bool:
    """Tell whether *nodes* hold names outside macros."""
    stack = list(nodes)
    while stack:
        node = stack.pop()
        if isinstance(node, Names):
            return True
        stack.extend(children_of(node))
    return False


def _without_authors(cluster: Cluster) -> Cluster:
    """Return *cluster* with the first names of each cite left out."""
    return attrs.evolve(
        cluster, cites=tuple(attrs.evolve(cite, suppress_author=True) for cite in cluster.cites)
    )


def _follows(one: _Rendered, after: _Rendered) -> bool:
    """Tell whether two cites differ in nothing but numbers that follow one another."""
    if after.number != one.number + 1 or NUMBER_START not in after.text:
        return False
    if one.cite.suffix or after.cite.prefix or after.cite.suffix:
        return False
    return _without_number(one.text) == _without_number(after.text)


def _without_number(text: str) -> str:
    start, end = text.find(NUMBER_START), text.find(NUMBER_END)
    return text if start < 0 else text[:start] + text[end + 1 :]


def _runs(rendered: Sequence[_Rendered]) -> Iterator[list[_Rendered]]:
    """Yield neighbours with the same names."""
    run: list[_Rendered] = []
    for one in rendered:
        if run and (not one.names or one.names != run[-1].names):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _ranges(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last index of each run of numbers that rise by one."""
    start = 0
    for index in range(1, len(numbers) + 1):
        if index == len(numbers) or numbers[index] != numbers[index - 1] + 1:
            yield start, index - 1
            start = index


def _suffix_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("a") + 1
    return number


def _suffix(text: str) -> str:
    start, end = text.find(SUFFIX_START), text.find(SUFFIX_END)
    return text[start : end + 1]


def _goes_on(text: str) -> bool:
    """Tell whether anything but closing brackets, such as a locator, follows a year-suffix."""
    return bool(strip_marks(text[text.find(SUFFIX_END) :]).strip(")] "))


def _without_suffix(text: str) -> str:
    start, end = text.find(SUFFIX_START), text.find(SUFFIX_END)
    return text if start < 0 else text[:start] + text[end + 1 :]
