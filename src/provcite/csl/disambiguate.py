"""Disambiguation: what tells cites of different items apart, with all rules of CSL.

Ambiguous cites are found by their text in a dict; only sets of two or more are worked on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from provcite.csl.ambiguity import NameList, Settled
from provcite.csl.context import UNDISTURBED, Disambiguation
from provcite.csl.engine import Engine
from provcite.csl.ir import NameForm
from provcite.csl.namelists import PLAIN_STATE, NameState
from provcite.csl.persons import AS_STYLED, IN_FULL, WITH_INITIALS, PersonName, render_name

# Sets larger than this are told apart by year-suffix alone; trying names would take too long.
_LARGEST_SET = 400
# More tests of `disambiguate` than any style has, and more names than any item.
_EVERY = 10_000


class _EveryName(dict[str, NameState]):
    """States of names in which all show."""

    def get(self, key: str, default: NameState | None = None) -> NameState:  # type: ignore[override]  # same use
        return attrs.evolve(super().get(key) or default or NameState(), at_least=_EVERY)


@attrs.frozen
class Rules:
    """Which steps a style takes.

    Source: CSL 1.0.2 §Disambiguation.
    """

    add_names: bool
    add_given: bool
    given_rule: str
    year_suffix: bool

    @classmethod
    def of(cls, engine: Engine) -> Rules:
        """Return the rules of the engine's style."""
        style = engine.style
        return cls(
            style.is_set("citation", "disambiguate-add-names"),
            style.is_set("citation", "disambiguate-add-givenname"),
            style.option("citation", "givenname-disambiguation-rule", "by-cite"),
            style.is_set("citation", "disambiguate-add-year-suffix"),
        )

    @property
    def is_by_cite(self) -> bool:
        """Tell whether given names are added only where cites are ambiguous."""
        return self.add_given and self.given_rule == "by-cite"

    @property
    def is_global(self) -> bool:
        """Tell whether given names are added wherever names are ambiguous."""
        return self.add_given and not self.is_by_cite

    @property
    def levels(self) -> tuple[int, ...]:
        """How given names may be expanded, the least first."""
        return (WITH_INITIALS,) if self.given_rule.endswith("-with-initials") else (WITH_INITIALS, IN_FULL)


def disambiguate(engine: Engine, order: Sequence[str]) -> dict[str, Disambiguation]:
    """Return what tells each item of *order*, which is the bibliography's order, from the others.

    Source: CSL 1.0.2 §Disambiguation.
    """
    return _Work(engine, Rules.of(engine), order).run()


class _Work:
    def __init__(self, engine: Engine, rules: Rules, order: Sequence[str]) -> None:
        self._engine = engine
        self._rules = rules
        self._order = order
        # Whether only the first name of a list is expanded.
        self._is_primary = rules.given_rule.startswith("primary-name")
        self._rank = {item_id: index for index, item_id in enumerate(order)}
        self._lists: dict[str, tuple[NameList, ...]] = {}
        self._global: dict[tuple[str, PersonName], int] = {}
        self.states: dict[str, Disambiguation] = dict.fromkeys(order, UNDISTURBED)

    def run(self) -> dict[str, Disambiguation]:
        """Take the steps, each on the sets that are still ambiguous."""
        texts = {item_id: self._base(item_id) for item_id in self._order}
        if self._rules.is_global:
            self._global = self._global_levels()
            self._expand(self._order)
            for item_id in self._order:
                if self.states[item_id].names:
                    texts[item_id] = self._text(item_id, self.states[item_id])
        buckets = _buckets(self._order, texts)
        left = self._told_apart(buckets) if self._depends_on_others else self._told_apart_or_kept(buckets)
        if self._rules.year_suffix:
            for bucket in left:
                self._add_suffixes(bucket)
        return self.states

    @property
    def _depends_on_others(self) -> bool:
        """Tell whether what becomes of a set depends on items outside it."""
        return self._rules.is_global or self._engine.cites_first_notes

    def _told_apart(self, buckets: Iterable[list[str]]) -> list[list[str]]:
        """Tell sets apart by names and by conditions; return the sets that stay ambiguous."""
        left = [rest for bucket in buckets for rest in self._refine(bucket)]
        if self._rules.is_global:
            self._expand([item_id for item_id, state in self.states.items() if _shows_more(state)])
        return [rest for bucket in left for rest in self._by_condition(bucket)]

    def _told_apart_or_kept(self, buckets: Iterable[list[str]]) -> list[list[str]]:
        """Do the same set by set, and only for those that are not as they were in the document before."""
        memory = self._engine.memory
        kept: dict[tuple[str, ...], Settled] = {}
        for bucket in buckets:
            key = tuple(bucket)
            found = memory.sets.get(key)
            if found is None:
                left = self._told_apart([bucket])
                found = Settled(tuple([self.states[item_id] for item_id in bucket]), tuple(left))
            else:
                self.states.update(zip(bucket, found.states, strict=True))
            kept[key] = found
        memory.sets = kept
        return [same for found in kept.values() for same in found.left]

    def _base(self, item_id: str) -> str:
        """Return an item's text while nothing is done to it, and note its lists of names."""
        text, listed = self._engine.base_text(item_id)
        item = self._engine.items[item_id]
        self._lists[item_id] = self._engine.memory.lists(item_id, item, listed)
        return text

    def _text(self, item_id: str, state: Disambiguation) -> str:
        return self._engine.ambiguous_text(item_id, state)

    def _split(self, bucket: Sequence[str], states: Mapping[str, Disambiguation]) -> list[list[str]]:
        """Return *bucket* by text when each item is in its state of *states*."""
        parts: dict[str, list[str]] = {}
        for item_id in bucket:
            parts.setdefault(self._text(item_id, states[item_id]), []).append(item_id)
        return list(parts.values())

    # Given names, over the whole document.

    def _expand(self, ids: Iterable[str]) -> None:
        """Expand what is ambiguous among all names shown (the rules all-names and primary-name)."""
        for item_id in ids:
            known = self.states[item_id]
            changed: dict[str, NameState] = {}
            for one in self._lists.get(item_id, ()):
                state = known.names.get(one.variable, PLAIN_STATE)
                levels = self._levels_of(one, state.at_least)
                if levels != state.levels:
                    changed[one.variable] = NameState(state.at_least, levels)
            if changed:
                self.states[item_id] = attrs.evolve(known, names={**known.names, **changed})

    def _levels_of(self, one: NameList, at_least: int) -> dict[int, int]:
        """Return the levels of the names shown when at least *at_least* must."""
        if self._global.keys().isdisjoint(one.keys):
            return {}
        shown = one.shown(at_least)
        keys = one.keys[: min(shown, 1) if self._is_primary else shown]
        return {index: self._global[key] for index, key in enumerate(keys) if key in self._global}

    def _global_levels(self) -> dict[tuple[str, PersonName], int]:
        """Return how much of its given name each ambiguous person needs.

        All names of all items take part, those that et-al hides too.
        """
        people: dict[str, dict[PersonName, NameForm]] = {}
        for item_id in self._order:
            for one in self._lists.get(item_id, ()):
                if self._may_expand(one.form):
                    for base, person in one.keys[:1] if self._is_primary else one.keys:
                        if not person.literal:
                            people.setdefault(base, {})[person] = one.form
        levels: dict[tuple[str, PersonName], int] = {}
        for base, group in people.items():
            self._level_group(base, group, levels)
        return levels

    def _level_group(
        self, base: str, group: Mapping[PersonName, NameForm], levels: dict[tuple[str, PersonName], int]
    ) -> None:
        if len(group) > 1:
            for person, level in self._separated(group).items():
                levels[base, person] = level

    def _separated(self, group: Mapping[PersonName, NameForm]) -> Mapping[PersonName, int]:
        """Return how much of its given name each of *group* needs; worked out once for each group."""
        key = frozenset(group)
        found = self._engine.memory.groups.get(key)
        if found is None:
            found = self._engine.memory.groups[key] = self._separate_people(group)
        return found

    def _may_expand(self, form: NameForm) -> bool:
        """Tell whether names of *form* may be expanded: to initials only where the style has initials."""
        if not self._rules.given_rule.endswith("-with-initials"):
            return True
        return form.initialize_with is not None and form.initialize

    def _separate_people(self, group: Mapping[PersonName, NameForm]) -> dict[PersonName, int]:
        """Return the least level at which each of *group* differs from all others; none where none helps."""
        result: dict[PersonName, int] = {}
        waiting = dict(group)
        for level in self._rules.levels:
            texts: dict[str, list[PersonName]] = {}
            for person, form in group.items():
                texts.setdefault(render_name(person, form, inverted=False, level=level), []).append(person)
            for same in texts.values():
                if len(same) == 1 and same[0] in waiting:
                    result[same[0]] = level
                    del waiting[same[0]]
        if waiting and (result or len(self._distinct(waiting)) > 1):
            # Those that stay alike still differ from the others.
            for person in waiting:
                result[person] = self._least_useful(person, group)
        return {person: level for person, level in result.items() if level}

    def _distinct(self, people: Mapping[PersonName, NameForm]) -> set[str]:
        level = self._rules.levels[-1]
        return {render_name(person, form, inverted=False, level=level) for person, form in people.items()}

    def _least_useful(self, person: PersonName, group: Mapping[PersonName, NameForm]) -> int:
        """Return the level that tells *person* from most others."""
        best, fewest = AS_STYLED, len(group)
        for level in self._rules.levels:
            own = render_name(person, group[person], inverted=False, level=level)
            alike = sum(render_name(p, f, inverted=False, level=level) == own for p, f in group.items())
            if alike < fewest:
                best, fewest = level, alike
        return best

    # Names and given names, set by set.

    def _refine(self, bucket: list[str]) -> list[list[str]]:
        """Tell *bucket* apart as far as names can; return the sets that stay ambiguous."""
        if len(bucket) < 2:
            return []
        if not (self._rules.add_names or self._rules.is_by_cite) or len(bucket) > _LARGEST_SET:
            return [bucket]
        waiting = [(bucket, {item_id: self.states[item_id] for item_id in bucket}, 0)]
        left: list[list[str]] = []
        while waiting:
            same, states, added = waiting.pop()
            found = self._try(same, states, added)
            if found is None:
                self._give_up(same, states)
                left.append(same)
                continue
            states, added, parts = found
            for part in parts:
                if len(part) == 1:
                    self.states[part[0]] = states[part[0]]
                else:
                    waiting.append((part, {item_id: states[item_id] for item_id in part}, added))
        left.sort(key=lambda same: min(self._rank[item_id] for item_id in same))
        return left

    def _give_up(self, same: Sequence[str], states: Mapping[str, Disambiguation]) -> None:
        """Keep what was added for a set that stays ambiguous, where no year-suffix will tell it apart."""
        for item_id in same:
            self.states[item_id] = states[item_id]

    def _try(
        self, same: Sequence[str], states: dict[str, Disambiguation], added: int
    ) -> tuple[dict[str, Disambiguation], int, list[list[str]]] | None:
        """Return the least change that splits a set: the states after it, and the parts; or None."""
        most = max((self._hidden(item_id) for item_id in same), default=0) if self._rules.add_names else 0
        for extra in range(added, most + 1):
            trial = {item_id: self._with_names(item_id, states[item_id], extra) for item_id in same}
            if extra > added:
                parts = self._split(same, trial)
                if len(parts) > 1:
                    return trial, extra, parts
            if self._rules.is_by_cite:
                found = self._try_given(same, trial)
                if found is not None:
                    return found[0], extra, found[1]
        return None

    def _hidden(self, item_id: str) -> int:
        """Return how many names of an item's longest list are hidden."""
        return max((len(one.people) - one.shown(0) for one in self._lists[item_id]), default=0)

    def _with_names(self, item_id: str, state: Disambiguation, extra: int) -> Disambiguation:
        """Return *state* with *extra* more names shown than the style says."""
        if not extra:
            return state
        names = dict(state.names)
        for one in self._lists[item_id]:
            base = one.shown(0)
            if base < len(one.people):
                old = names.get(one.variable, NameState())
                at_least = min(base + extra, len(one.people))
                levels = dict(old.levels)
                if self._rules.is_global:
                    levels.update(self._levels_of(one, at_least))
                names[one.variable] = NameState(at_least, levels)
        return attrs.evolve(state, names=names)

    def _try_given(
        self, same: Sequence[str], states: dict[str, Disambiguation]
    ) -> tuple[dict[str, Disambiguation], list[list[str]]] | None:
        """Return the states in which one given name more, the first that helps, splits a set."""
        lists = {
            (one.variable, index)
            for item_id in same
            for one in self._lists[item_id]
            for index in self._places(one, states[item_id])
        }
        for variable, index in sorted(lists, key=lambda place: (self._list_rank(same, place[0]), place[1])):
            for level in self._rules.levels:
                trial = {item_id: _raised(states[item_id], variable, index, level) for item_id in same}
                parts = self._split(same, trial)
                if len(parts) > 1:
                    return trial, parts
        return None

    def _places(self, one: NameList, state: Disambiguation) -> range:
        return range(one.shown(state.names.get(one.variable, PLAIN_STATE).at_least))

    def _list_rank(self, same: Sequence[str], variable: str) -> int:
        listed = [one.variable for one in self._lists[same[0]]]
        return listed.index(variable) if variable in listed else len(listed)

    # The condition, and year-suffixes.

    def _by_condition(self, bucket: list[str]) -> list[list[str]]:
        """Turn `disambiguate="true"` on for a set, where it helps; return what stays ambiguous."""
        waiting = [(bucket, 0)]
        left: list[list[str]] = []
        while waiting:
            same, met = waiting.pop()
            most = self._conditions(same)
            if met >= most:
                left.append(same)
                continue
            trial = {item_id: attrs.evolve(self.states[item_id], conditions=met + 1) for item_id in same}
            parts = self._split(same, {item_id: self._all_names(trial[item_id]) for item_id in same})
            if len(parts) == 1 and met + 1 >= most and self._rules.year_suffix:
                left.append(same)
                continue
            self.states.update(trial)
            waiting += [(part, met + 1) for part in parts if len(part) > 1]
        left.sort(key=lambda same: min(self._rank[item_id] for item_id in same))
        return left

    def _conditions(self, same: Sequence[str]) -> int:
        """Return how many tests of `disambiguate` the cites of a set meet at most."""
        most = 0
        for item_id in same:
            cx = self._engine.ambiguous_context(
                item_id, attrs.evolve(self.states[item_id], conditions=_EVERY)
            )
            self._engine.cite(cx)
            most = max(most, cx.conditions)
        return most

    def _all_names(self, state: Disambiguation) -> Disambiguation:
        """Return *state* with all names shown, by which the official suite tells cites apart here."""
        if not self._rules.add_names:
            return state
        return attrs.evolve(state, names=_EveryName(state.names))

    def _add_suffixes(self, bucket: Sequence[str]) -> None:
        for index, item_id in enumerate(sorted(bucket, key=self._rank.__getitem__)):
            self.states[item_id] = attrs.evolve(self.states[item_id], year_suffix=suffix_letters(index))


def _shows_more(state: Disambiguation) -> bool:
    """Tell whether more names show than the style says."""
    return any(names.at_least for names in state.names.values())


def suffix_letters(index: int) -> str:
    """Return the year-suffix of the item at *index*, from 0: a … z, aa, ab …"""
    out = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        out = chr(ord("a") + letter) + out
    return out


def _buckets(order: Iterable[str], texts: Mapping[str, str]) -> list[list[str]]:
    """Return the sets of two or more items with the same text, in order."""
    found: dict[str, list[str]] = {}
    for item_id in order:
        found.setdefault(texts[item_id], []).append(item_id)
    return [same for same in found.values() if len(same) > 1]


def _raised(state: Disambiguation, variable: str, index: int, level: int) -> Disambiguation:
    names = dict(state.names)
    old = names.get(variable, PLAIN_STATE)
    levels = {**old.levels, index: max(level, old.levels.get(index, 0))}
    names[variable] = NameState(old.at_least, levels)
    return Disambiguation(names, state.conditions, state.year_suffix)
