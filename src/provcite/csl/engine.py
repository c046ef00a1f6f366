"""The programs of one style on one set of items: rendering of cites and entries, order and numbers."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeAlias

import attrs

from provcite.csl.ambiguity import Listed, Memory
from provcite.csl.collation import Collation, collation_key, icu_collation
from provcite.csl.context import DEFAULT_LABEL, UNDISTURBED, Context, Disambiguation, Position
from provcite.csl.dates import sort_text
from provcite.csl.fields import FieldReader
from provcite.csl.interp import Interpreter, prints_suffix
from provcite.csl.ir import Choose, Label, Layout, Number, SortKey, Variable
from provcite.csl.items import Item, ItemSettings
from provcite.csl.load import CompiledProgram, show_lines
from provcite.csl.locales import Locale
from provcite.csl.lower import Lowering
from provcite.csl.passes import PASSES, Pass, run_passes
from provcite.csl.positions import Place
from provcite.csl.read import Source
from provcite.csl.runtime import made_label, sortable_number
from provcite.csl.shapes import all_nodes
from provcite.csl.styles import Style
from provcite.csl.vocab import DATES, NUMBERS

# How many states of one item are remembered with their texts.
_KEPT_STATES = 8


class Program(Protocol):
    """Renders one item."""

    def render(self, cx: Context) -> list[str]:
        """Return the pieces of the item's text, one a node of the layout."""
        ...


ProgramMaker: TypeAlias = Callable[[Layout, Locale, Source], Program]


def interpreted(layout: Layout, locale: Locale, source: Source) -> Program:
    """Return the interpreter of *layout*."""
    return Interpreter(layout, locale)


def reads_variable(layout: Layout, variable: str) -> bool:
    """Tell whether a program prints or tests a variable."""
    for node in all_nodes(layout):
        match node:
            case Variable() | Number() | Label():
                if node.name == variable:
                    return True
            case Choose():
                if any(test.word == variable for branch in node.branches for test in branch.tests):
                    return True
            case _:
                pass
    return False


class Programs:
    """The programs of one style, made at first use and shared by all engines of the style."""

    def __init__(self, style: Style, make: ProgramMaker, passes: Sequence[Pass] = PASSES) -> None:
        self._style = style
        self._make = make
        self._passes = tuple(passes)
        self._lowering = Lowering(style.root, style.locale, style.source)
        self._layouts: dict[str, Layout | None] = {}
        self._programs: dict[str, Program | None] = {}
        self._keys: dict[str, tuple[tuple[SortKey, Program | None], ...]] = {}
        show_lines(style.source)

    def layout(self, part: str) -> Layout | None:
        """Return the layout of the citation or the bibliography."""
        if part not in self._layouts:
            lowered = self._lowering.layout(part)
            self._layouts[part] = run_passes(lowered, self._passes) if lowered else None
        return self._layouts[part]

    def program(self, part: str) -> Program | None:
        """Return the program of the citation or the bibliography, None where the style has none."""
        if part not in self._programs:
            layout = self.layout(part)
            style = self._style
            self._programs[part] = self._make(layout, style.locale, style.source) if layout else None
        return self._programs[part]

    def sort_keys(self, part: str) -> tuple[tuple[SortKey, Program | None], ...]:
        """Return the sort keys of the citation or the bibliography with their programs."""
        if part not in self._keys:
            self._keys[part] = tuple(self._with_program(key) for key in self._lowering.sort_keys(part))
        return self._keys[part]

    def _with_program(self, key: SortKey) -> tuple[SortKey, Program | None]:
        if key.layout is None:
            return key, None
        passed = attrs.evolve(key, layout=run_passes(key.layout, self._passes))
        return passed, self._make(passed.layout or key.layout, self._style.locale, self._style.source)


@functools.lru_cache(maxsize=32)
def programs_of(style: Style, make: ProgramMaker, passes: tuple[Pass, ...] = PASSES) -> Programs:
    """Return the programs of *style*."""
    return Programs(style, make, passes)


class Engine:
    """A style's programs and what was found out about its items."""

    def __init__(
        self,
        style: Style,
        *,
        make: ProgramMaker = CompiledProgram,
        passes: tuple[Pass, ...] = PASSES,
        links: bool = False,
    ) -> None:
        self.style = style
        self.locale = style.locale
        self.settings = ItemSettings(
            FieldReader.of(style.locale),
            style.locale,
            style.root.get("page-range-format"),
            style.default_locale,
            links,
        )
        self._programs = programs_of(style, make, passes)
        self.layout = self._programs.layout
        self.program = self._programs.program
        self.sort_keys = self._programs.sort_keys
        self._collation: Collation = icu_collation(style.locale.tag) or collation_key
        self.items: dict[str, Item] = {}
        self.states: dict[str, Disambiguation] = {}
        self.numbers: dict[str, int] = {}
        # The note that first cites each item.
        self.first_notes: Mapping[str, str] = {}
        self._changing: dict[int, bool] = {}
        # Sort keys and ambiguous texts that do not change while items stay.
        self._sort_values: dict[tuple[str, int, str], object] = {}
        self._ambiguous_texts: dict[str, list[tuple[Disambiguation, str]]] = {}
        # What disambiguation found out.
        self.memory = Memory()
        self._base_texts: dict[str, tuple[str, Listed]] = {}

    def forget(self) -> None:
        """Drop what was kept of items that have been replaced."""
        self._sort_values.clear()
        self._base_texts.clear()
        self._ambiguous_texts.clear()
        self.memory = Memory()

    @functools.cached_property
    def cites_first_notes(self) -> bool:
        """Tell whether cites print the note of an item's first cite."""
        return self._reads("citation", "first-reference-note-number")

    @functools.cached_property
    def cites_numbers(self) -> bool:
        """Tell whether cites or their order depend on citation numbers."""
        return self._reads("citation", "citation-number") or any(
            key.variable == "citation-number"
            or (key.layout is not None and reads_variable(key.layout, "citation-number"))
            for key, _ in self.sort_keys("citation")
        )

    def _reads(self, part: str, variable: str) -> bool:
        layout = self.layout(part)
        return layout is not None and reads_variable(layout, variable)

    def base_text(self, item_id: str) -> tuple[str, Listed]:
        """Return an item's ambiguous text while nothing is done to it, and the lists of names in it."""
        found = None if self.cites_first_notes else self._base_texts.get(item_id)
        if found is None:
            cx = self.ambiguous_context(item_id, UNDISTURBED)
            text = self.cite(cx)
            found = (text, tuple(dict.fromkeys(cx.ambiguity)))
            self._base_texts[item_id] = found
        return found

    @property
    def sorts_by_suffix(self) -> bool:
        """Tell whether the bibliography's order depends on year-suffixes."""
        return any(
            key.variable == "year-suffix" or (key.layout is not None and prints_suffix(key.layout))
            for key, _ in self.sort_keys("bibliography")
        )

    def cite_context(
        self,
        item_id: str,
        place: Place = Place(),  # noqa: B008  # frozen
        *,
        locator: str = "",
        label: str = "",
        state: Disambiguation | None = None,
        hide_names: bool = False,
    ) -> Context:
        """Return the context of one cite."""
        number = self.numbers.get(item_id)
        return Context(
            self.items[item_id],
            position=place.position,
            locator=locator,
            label=(label or DEFAULT_LABEL) if locator else "",
            disambiguation=self.states.get(item_id, UNDISTURBED) if state is None else state,
            citation_number=str(number) if number else "",
            first_note=str(place.first_note) if place.first_note else "",
            hide_names=hide_names,
        )

    def cite(self, cx: Context) -> str:
        """Return a cite's text, marked, without the layout's own dress."""
        program = self.program("citation")
        return "".join(program.render(cx)) if program else ""

    def ambiguous_text(self, item_id: str, state: Disambiguation) -> str:
        """Return the text by which cites are told apart: a later cite without locator and year-suffix."""
        if self.cites_first_notes:
            return self.cite(self.ambiguous_context(item_id, state))
        kept = self._ambiguous_texts.setdefault(item_id, [])
        for other, text in kept:
            if other == state:
                return text
        text = self.cite(self.ambiguous_context(item_id, state))
        if len(kept) < _KEPT_STATES:
            kept.append((state, text))
        return text

    def ambiguous_context(self, item_id: str, state: Disambiguation) -> Context:
        """Return the context of that text."""
        return Context(
            self.items[item_id],
            position=Position.SUBSEQUENT,
            disambiguation=state,
            # Numbers differ always, and which they are does not matter.
            citation_number=item_id,
            first_note=self.first_notes.get(item_id, ""),
            ambiguous=True,
        )

    def entry_context(self, item_id: str) -> Context:
        """Return the context of an entry."""
        number = self.numbers.get(item_id)
        return Context(
            self.items[item_id],
            bibliography=True,
            disambiguation=self.states.get(item_id, UNDISTURBED),
            citation_number=str(number) if number else "",
        )

    def sorted(self, part: str, ids: Sequence[str], numbers: Mapping[str, int]) -> list[str]:
        """Return *ids* in the order of the citation's or the bibliography's sort keys.

        Args:
            part: citation or bibliography.
            ids: Items, in the order that ties keep; one may stand several times.
            numbers: Citation numbers to sort by.

        Source: CSL 1.0.2 §Sorting.
        """
        keys = self.sort_keys(part)
        if len(ids) < 2 or not keys:
            return list(ids)
        return self._sorted(list(ids), keys, part, numbers)

    def _sorted(
        self,
        ids: list[str],
        keys: Sequence[tuple[SortKey, Program | None]],
        part: str,
        numbers: Mapping[str, int],
    ) -> list[str]:
        """Sort by the first key, and by the next ones only what it leaves equal."""
        order: list[str] = []
        waiting: list[tuple[list[str], int]] = [(ids, 0)]
        while waiting:
            group, depth = waiting.pop()
            if len(group) < 2 or depth >= len(keys) or len(set(group)) < 2:
                order += group
                continue
            key, program = keys[depth]
            parts: dict[object, list[str]] = {}
            empty: list[str] = []
            for item_id in group:
                value = self._sort_value(item_id, depth, key, program, part, numbers)
                if value is None:
                    empty.append(item_id)
                else:
                    parts.setdefault(value, []).append(item_id)
            ranked = sorted(parts, reverse=key.descending)  # type: ignore[type-var]  # collation keys compare
            runs = [parts[value] for value in ranked] + ([empty] if empty else [])
            waiting += [(run, depth + 1) for run in reversed(runs)]
        return order

    def _sort_value(
        self,
        item_id: str,
        depth: int,
        key: SortKey,
        program: Program | None,
        part: str,
        numbers: Mapping[str, int],
    ) -> object:
        """Return the collated key of an item, None for an empty one; kept unless it may change."""
        place = (part, depth, item_id)
        if not self._changes(key) and place in self._sort_values:
            return self._sort_values[place]
        text = self._sort_text(item_id, key, program, part, numbers)
        value = self._collation(text) if text else None
        self._sort_values[place] = value
        return value

    def _changes(self, key: SortKey) -> bool:
        """Tell whether a key depends on more than the item: on its number or its year-suffix."""
        found = self._changing.get(id(key))
        if found is None:
            names = ("citation-number", "year-suffix")
            found = key.variable in names or (
                key.layout is not None and any(reads_variable(key.layout, name) for name in names)
            )
            self._changing[id(key)] = found
        return found

    def _sort_text(
        self, item_id: str, key: SortKey, program: Program | None, part: str, numbers: Mapping[str, int]
    ) -> str:
        item = self.items[item_id]
        number = str(numbers.get(item_id, ""))
        if program is not None:
            cx = Context(
                item,
                bibliography=part == "bibliography",
                sorting=True,
                disambiguation=Disambiguation(year_suffix=self.states.get(item_id, UNDISTURBED).year_suffix),
                citation_number=number,
            )
            return "".join(program.render(cx))
        name = key.variable
        if name == "citation-number":
            return sortable_number(number)
        if name == "year-suffix":
            return self.states.get(item_id, UNDISTURBED).year_suffix
        if name == "citation-label":
            return item.text(name) or made_label(item)
        if name in DATES:
            value = item.date(name)
            return sort_text(value) if value else ""
        return sortable_number(item.text(name)) if name in NUMBERS else item.text(name)

    def number(self, registered: Iterable[str]) -> list[str]:
        """Number the items *registered*, in the order cited, and return the bibliography's order."""
        listed = list(registered)
        numbers = {item_id: index for index, item_id in enumerate(listed, 1)}
        order = self.sorted("bibliography", listed, numbers)
        # Where the list runs down by citation number, its last entry is number 1.
        counted = reversed(order) if self._numbers_descend else order
        self.numbers = {item_id: index for index, item_id in enumerate(counted, 1)}
        return order

    @functools.cached_property
    def _numbers_descend(self) -> bool:
        """Tell whether the bibliography sorts by citation number, downwards."""
        return any(
            key.descending
            and (
                key.variable == "citation-number"
                or (key.layout is not None and reads_variable(key.layout, "citation-number"))
            )
            for key, _ in self.sort_keys("bibliography")
        )
