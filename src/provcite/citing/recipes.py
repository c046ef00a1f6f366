"""Recipes: how a manual or a house tells a citation, read from TOML files in `styles/`.

A recipe is data: forms by position and class of source, the joints between two sources, words, labels of
containers, and variants (one library's own form is a variant). `extends` takes all of another.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import attrs

from provcite.citing import _patterns
from provcite.citing._shipped import shipped_files
from provcite.errors import StyleError, shorten

# Forms that stand in where a recipe has none of its own for a position.
FALLBACKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "full": ("full",),
        "short": ("short", "full"),
        "bibliography": ("bibliography",),
        "in-text": ("in-text", "short", "full"),
        "in-text-named": ("in-text-named", "in-text", "short", "full"),
        "narrative": ("narrative", "in-text", "short", "full"),
        "credit-line": ("credit-line", "full"),
        "cited": ("cited", "full"),
        "merged": ("merged", "full"),
    }
)
# What may be asked for; the last two arise inside a nest ("citing X", an entry that holds both).
_INNER = ("cited", "merged")
POSITIONS = tuple(position for position in FALLBACKS if position not in _INNER)
_MAX_EXTENDS = 8
# Facts that one macro may ask for; ours ask for some hundreds at most.
_MAX_COST = 20_000
_MAX_MACROS = 200
_MAX_MACRO_DEPTH = 20
# Prefixes by which a slot asks another source than the one cited.
_ASKED = frozenset({"in", "base", "derived", "head"})


@attrs.frozen
class Joint:
    """How two sources are joined.

    Attributes:
        separator: What stands before the joining words.
        after_bracket: The same after a closing bracket; None for no difference.
        phrase: Template with `{source}` in place of the relation table's, or `@` and the name of a language's
            term; None for the table's.
        pattern: A pattern for both sources at once, with slots `base.…` and `derived.…`, or None.
        wrap: Template around the joining words and all that follows, with `{}`, or None.
        place_after: Whether the consulted source's place of keeping moves behind the wrap.
        capital: Whether the joining words begin a sentence.
        italic: Whether the joining words are italic.
        order: The order in which sources so related are told, in place of the recipe's, or None.
        as_kind: The relation kind whose words are used ("citing" for every kind), or None.
    """

    separator: str = ", "
    after_bracket: str | None = None
    phrase: str | None = None
    pattern: str | None = None
    wrap: str | None = None
    place_after: bool = False
    capital: bool = False
    italic: bool = False
    order: str | None = None
    as_kind: str | None = None


@attrs.frozen(eq=False)
class Recipe:
    """One way to cite.

    Attributes:
        name: Name by which `style=` finds it.
        title: What it is called in lists.
        rule: Where its rule comes from.
        csl: Name of the CSL style for the sources' own form where the recipe has none, or None.
        orders: Order of telling by position: `origin-first`, `consulted-first`, `consulted`, `origin`,
            `merged`, `both`, `phrase-only`.
        forms: Pattern by position and class.
        macros: Named patterns.
        labels: Pattern of a container by level, with slots title, number, numbered and label.
        joints: How sources are joined, by relation kind or joining words; `default` for the rest; a
            position before the kind and a point ("in-text.cites") wins.
        wraps: Pattern around the whole by position, with the slot `note`.
        terms: Words by language (`*` for all), then by name.
        places: Places of publication as this recipe writes them.
        holders: Repositories as this recipe writes them.
        hidden_genres: Genres that go without saying ("letter").
        dates: Name of the date format.
        end: What ends a note.
        capital: Whether a note begins with a capital.
        prefers: Where a document is cited from that is both kept and published.
        unshown: Parts it leaves out on purpose.
        ibid: Whether notes in a row use *ibid.*
        cites_in_text: Whether it cites in the text, so that a full or short form is the one in the text.
        speaks_as_holder: Whether it speaks with the voice of an edition whose editors held the document.
        ibid_of_place: Whether *ibid.* stands for the part of a place that the note before gave.
        variants: Names of its variants, with what each is.
    """

    name: str
    title: str
    rule: str
    csl: str | None
    orders: Mapping[str, str]
    forms: Mapping[str, Mapping[str, str]]
    macros: Mapping[str, str]
    labels: Mapping[str, str]
    joints: Mapping[str, Joint]
    wraps: Mapping[str, str]
    terms: Mapping[str, Mapping[str, str]]
    places: Mapping[str, str]
    holders: Mapping[str, str]
    hidden_genres: frozenset[str]
    dates: str
    end: str
    capital: bool
    prefers: str
    unshown: frozenset[str]
    ibid: bool
    cites_in_text: bool
    speaks_as_holder: bool
    ibid_of_place: bool
    variants: Mapping[str, str]

    def order(self, position: str) -> str:
        """Return the order in which a citation at *position* is told."""
        return self.orders.get(position) or self.orders.get("full", "origin-first")

    def form(self, position: str, classes: tuple[str, ...]) -> tuple[str, str] | None:
        """Return the pattern for a source of *classes* at *position*, and its name, or None."""
        for at in FALLBACKS[position]:
            forms = self.forms.get(at, {})
            for name in classes:
                if name in forms:
                    return forms[name], f"{at}.{name}"
        return None

    def joint(self, position: str, *keys: str) -> Joint:
        """Return the joint of the first of *keys* that the recipe names, or its default one."""
        for prefix in (f"{position}.", ""):
            for key in (*keys, "default"):
                if prefix + key in self.joints:
                    return self.joints[prefix + key]
        return Joint()


def merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Return *base* with *over* laid on it, table by table."""
    out = dict(base)
    for key, value in over.items():
        mine = out.get(key)
        out[key] = merge(mine, value) if isinstance(mine, dict) and isinstance(value, dict) else value
    return out


def read_recipe(text: str, *, name: str, variant: str | None = None, depth: int = 0) -> Recipe:
    """Return the recipe that *text* describes.

    Args:
        text: A TOML document.
        name: Its name, for messages and as its name where the text gives none.
        variant: Which of its variants, or None.
        depth: How many recipes extend this one.

    Raises:
        StyleError: The text is no recipe, or has no such variant.
    """
    return _build(_raw(text, name, depth), name, variant)


def _raw(text: str, name: str, depth: int = 0) -> dict[str, Any]:
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise StyleError(
            f"The recipe {shorten(name)!r} cannot be read: {error}", where=shorten(name)
        ) from error
    parent = raw.pop("extends", None)
    if parent is None:
        return raw
    if depth >= _MAX_EXTENDS or not isinstance(parent, str) or parent not in _files():
        raise StyleError(
            f"The recipe {shorten(name)!r} extends {parent!r}, which cannot be found.",
            where=f"{name}: extends",
            mend=f"Name one of: {', '.join(recipe_names())}.",
        )
    whole = _raw(_files()[parent], parent, depth + 1)
    # Names belong to the one recipe; everything else is inherited.
    whole.pop("names", None)
    return merge(whole, raw)


@functools.cache
def _files() -> Mapping[str, str]:
    return shipped_files(".toml")


@functools.cache
def _aliases() -> Mapping[str, str]:
    """Return the recipe that each name stands for."""
    found: dict[str, str] = {name: name for name in _files()}
    for name, text in _files().items():
        for alias in tomllib.loads(text).get("names", ()):
            found.setdefault(alias, name)
    return found


def recipe_names() -> tuple[str, ...]:
    """Return the names of all recipes that come with the package, sorted."""
    return tuple(sorted(_files()))


def is_recipe(name: str) -> bool:
    """Tell whether a recipe of the package goes by *name*."""
    return name in _aliases()


@functools.lru_cache(maxsize=128)
def load_recipe(name: str, variant: str | None = None) -> Recipe:
    """Return the recipe called *name*.

    Args:
        name: Its name or one of its other names.
        variant: Which of its variants, or None.

    Raises:
        StyleError: There is no such recipe or variant.
    """
    if name not in _aliases():
        raise StyleError(
            f"There is no recipe {shorten(name)!r}.",
            where="recipe",
            mend=f"Use one of: {', '.join(recipe_names())}.",
        )
    file = _aliases()[name]
    return read_recipe(_files()[file], name=file, variant=variant)


def _build(raw: dict[str, Any], name: str, variant: str | None) -> Recipe:
    variants = raw.pop("variants", {})
    if variant is not None:
        if variant not in variants:
            raise StyleError(
                f"The recipe {name} has no variant {shorten(variant)!r}.",
                where="variant",
                mend=f"It has: {', '.join(sorted(variants)) or 'none'}.",
            )
        raw = merge(raw, variants[variant])
    try:
        recipe = Recipe(
            name=name,
            title=raw.get("title", name),
            rule=raw.get("rule", ""),
            csl=raw.get("csl"),
            orders=raw.get("order", {}),
            forms=raw.get("forms", {}),
            macros=raw.get("macros", {}),
            labels=raw.get("labels", {}),
            joints={key: Joint(**value) for key, value in _flat_joints(raw.get("joints", {}))},
            wraps=raw.get("wraps", {}),
            terms=raw.get("terms", {}),
            places=raw.get("places", {}),
            holders=raw.get("holders", {}),
            hidden_genres=frozenset(raw.get("hidden_genres", ())),
            dates=raw.get("dates", "long"),
            end=raw.get("end", "."),
            capital=raw.get("capital", True),
            prefers=raw.get("prefers", "publication"),
            unshown=frozenset(raw.get("unshown", ())),
            ibid=raw.get("ibid", False),
            cites_in_text=raw.get("cites_in_text", False),
            speaks_as_holder=raw.get("speaks_as_holder", False),
            ibid_of_place=raw.get("ibid_of_place", False),
            variants={key: value.get("title", key) for key, value in variants.items()},
        )
        _check(recipe)
    except (TypeError, AttributeError) as error:
        raise StyleError(
            f"The recipe {shorten(name)!r} is not well formed: {error}", where=shorten(name)
        ) from error
    return recipe


def _flat_joints(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Return joints by full key; a table of tables is a position with joints of its own."""
    out: list[tuple[str, dict[str, Any]]] = []
    for key, value in table.items():
        if value and all(isinstance(inner, dict) for inner in value.values()):
            out.extend(_flat_joints(value, f"{key}."))
        else:
            out.append((prefix + key, value))
    return out


def _check(recipe: Recipe) -> None:
    """Parse every pattern now, so that a fault shows when the recipe is read, and refuse macro cycles."""
    if len(recipe.macros) > _MAX_MACROS:
        raise StyleError(f"The recipe {recipe.name} has too many macros.", where=f"{recipe.name}: macros")
    uses: dict[str, frozenset[str]] = {}
    for name, pattern in recipe.macros.items():
        uses[name] = _patterns.slots(_patterns.parse(pattern, f"{recipe.name}: macros.{name}"))
    for position, forms in recipe.forms.items():
        for name, pattern in forms.items():
            _patterns.parse(pattern, f"{recipe.name}: forms.{position}.{name}")
    for level, pattern in recipe.labels.items():
        _patterns.parse(pattern, f"{recipe.name}: labels.{level}")
    for name in uses:
        _refuse_cycle(name, uses, recipe.name)
    _refuse_deep(uses, recipe.name)
    _refuse_costly(recipe)


def _bare(slot: str) -> str:
    """Return the name of *slot* without the source that it asks."""
    while slot.partition(".")[0] in _ASKED and "." in slot:
        slot = slot.partition(".")[2]
    return slot


def _refuse_deep(uses: Mapping[str, frozenset[str]], recipe: str) -> None:
    """Refuse macros that lead through too many others; there is no cycle among them."""
    level = set(uses)
    for _ in range(_MAX_MACRO_DEPTH):
        level = {_bare(used) for name in level for used in uses[name]} & set(uses)
        if not level:
            return
    raise StyleError(
        f"The macros of the recipe {recipe} are nested too deep.",
        where=f"{recipe}: macros",
        mend=f"Use at most {_MAX_MACRO_DEPTH} macros within each other.",
    )


def _refuse_costly(recipe: Recipe) -> None:
    """Refuse macros that use each other so often that a citation would never end."""
    costs: dict[str, int] = {}

    def of_slot(name: str) -> int:
        bare = _bare(name)
        if bare not in recipe.macros:
            return 1
        if bare not in costs:
            costs[bare] = 1
            costs[bare] = min(_patterns.cost(_patterns.parse(recipe.macros[bare]), of_slot), _MAX_COST + 1)
        return costs[bare]

    for name in recipe.macros:
        if of_slot(name) > _MAX_COST:
            raise StyleError(
                f"The macro {name!r} of the recipe {recipe.name} is used within itself too many times.",
                where=f"{recipe.name}: macros.{name}",
                mend="Use fewer macros within macros.",
            )


def _refuse_cycle(name: str, uses: Mapping[str, frozenset[str]], recipe: str) -> None:
    seen: set[str] = set()
    todo = list(uses[name])
    while todo:
        used = _bare(todo.pop())
        if used == name:
            raise StyleError(
                f"The macro {name!r} of the recipe {recipe} uses itself.", where=f"{recipe}: macros.{name}"
            )
        if used in uses and used not in seen:
            seen.add(used)
            todo.extend(uses[used])
