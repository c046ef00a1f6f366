"""What disambiguation keeps between looks at a document: lists of names, groups of people, sets of cites."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import attrs

from provcite.csl.context import Disambiguation
from provcite.csl.ir import NameForm
from provcite.csl.items import Item
from provcite.csl.namelists import shown_names
from provcite.csl.persons import AS_STYLED, PersonName, render_name

# The lists of names that a cite prints: their variables, and how they look.
Listed: TypeAlias = tuple[tuple[str, NameForm], ...]


@attrs.frozen
class NameList:
    """A list of names that a cite prints.

    Attributes:
        variable: Its variable.
        form: How its names look.
        people: Those in it.
        keys: What tells each of them from the others: how the name looks unexpanded, and the person.
    """

    variable: str
    form: NameForm
    people: tuple[PersonName, ...]
    keys: tuple[tuple[str, PersonName], ...]

    def shown(self, at_least: int) -> int:
        """Return how many names show when at least *at_least* must."""
        return shown_names(len(self.people), self.form, at_least, subsequent=True).first


@attrs.frozen
class Settled:
    """A set of cites that were alike, told apart as far as names and conditions can.

    Attributes:
        states: What tells each item apart, in the set's order.
        left: The sets that stay ambiguous.
    """

    states: tuple[Disambiguation, ...]
    left: tuple[list[str], ...]


class Memory:
    """What stays true while no item is replaced.

    Attributes:
        groups: How much of its given name each of a group of people needs.
        sets: Sets of cites that were alike when the document was last looked at, by their items.
    """

    def __init__(self) -> None:
        self.groups: dict[frozenset[PersonName], Mapping[PersonName, int]] = {}
        self.sets: dict[tuple[str, ...], Settled] = {}
        self._lists: dict[str, tuple[Listed, tuple[NameList, ...]]] = {}
        self._bases: dict[tuple[PersonName, int], str] = {}

    def lists(self, item_id: str, item: Item, listed: Listed) -> tuple[NameList, ...]:
        """Return the lists of names that an item's cite prints."""
        kept = self._lists.get(item_id)
        if kept is None or kept[0] is not listed:
            kept = self._lists[item_id] = (listed, tuple([self._read(item, *one) for one in listed]))
        return kept[1]

    def _read(self, item: Item, variable: str, form: NameForm) -> NameList:
        people = item.names(variable)
        keys = tuple([(self._base(person, form), _alike(person)) for person in people])
        return NameList(variable, form, people, keys)

    def _base(self, person: PersonName, form: NameForm) -> str:
        """Return how a person's name looks unexpanded; a particle that may be demoted tells nobody apart."""
        key = (person, id(form))
        found = self._bases.get(key)
        if found is None:
            bare = person if form.demote == "never" else attrs.evolve(person, non_dropping="")
            found = self._bases[key] = render_name(bare, form, inverted=False, level=AS_STYLED)
        return found


def _alike(person: PersonName) -> PersonName:
    """Return *person* without the spaces between initials, which tell nobody apart."""
    given = person.given
    return attrs.evolve(person, given=given.replace(". ", ".")) if ". " in given else person
