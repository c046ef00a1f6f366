"""Names of an item: reading CSL-JSON names, and setting one name in a form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import attrs

from provcite.csl.dress import dress
from provcite.csl.initials import initials, normalised
from provcite.csl.ir import NameForm

# Scripts whose names have no space and whose family name comes first.
EASTERN = re.compile(
    "[\u1100-\u11ff\u2e80-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
_CLOSE_UP = ("’", "'", "-", "ʼ", "‐")
# What separates the fields of a sort key: names sort as if they were one text.
FIELD = " "

# How much of a given name shows: as the style says, initials at least, all of it.
AS_STYLED, WITH_INITIALS, IN_FULL = 0, 1, 2


@attrs.frozen(cache_hash=True)
class PersonName:
    """A person's or body's name, its parts as marked text."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    literal: str = ""
    is_eastern: bool = False

    def has_space_after(self, particle: str) -> bool:
        """Tell whether a space follows *particle*."""
        return bool(particle) and not particle.endswith(_CLOSE_UP)


def read_name(value: object, read: Callable[[str], str]) -> PersonName | None:
    """Return the name that a CSL-JSON value means, or None where it is empty.

    Args:
        value: A CSL-JSON name.
        read: Makes a part marked text.
    """
    if isinstance(value, str):
        value = {"literal": value}
    if not isinstance(value, Mapping):
        return None
    parts = {
        key: read(part.strip())
        for key in ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
        if isinstance(part := value.get(key), str) and part.strip()
    }
    if not parts.get("family") and not parts.get("literal"):
        if not parts.get("given"):
            return None
        # A name with one part is a family name, whatever it was entered as.
        parts["family"] = parts.pop("given")
    family, given = parts.get("family", ""), parts.get("given", "")
    return PersonName(
        family,
        given,
        parts.get("dropping-particle", ""),
        parts.get("non-dropping-particle", ""),
        parts.get("suffix", ""),
        bool(value.get("comma-suffix")),
        "" if family else parts.get("literal", ""),
        bool(EASTERN.search(family) or EASTERN.search(given)),
    )


def given_as(name: PersonName, form: NameForm, level: int) -> str:
    """Return the given name as *form* and *level* show it."""
    if not name.given or (form.form == "short" and level == AS_STYLED):
        return ""
    mark = form.initialize_with
    if mark is None or level == IN_FULL or EASTERN.search(name.given):
        return name.given
    if form.initialize or (form.form == "short" and level == WITH_INITIALS and form.initialize):
        return initials(name.given, mark, with_hyphen=form.initialize_with_hyphen)
    return normalised(name.given, mark)


def render_name(name: PersonName, form: NameForm, *, inverted: bool, level: int = AS_STYLED) -> str:
    """Return one name.

    Args:
        name: Whose.
        form: The style's options.
        inverted: Whether the family name comes first.
        level: How much of the given name shows.

    Source: CSL 1.0.2 §Name-part Order.
    """
    if form.for_sorting:
        return _sort_name(name, form, level)
    if name.literal:
        return dress(name.literal, form.family)
    given = given_as(name, form, level)
    is_short = form.form == "short" and level == AS_STYLED
    if name.is_eastern:
        text = dress(name.family, form.family)
        if is_short or not given:
            return text
        # A given name in Latin letters keeps its space, and its initials.
        joint = "" if EASTERN.search(given) else " "
        return f"{text}{joint}{dress(given, form.given)}"
    if is_short:
        return _short(name, form, inverted=inverted)
    return _inverted(name, form, given) if inverted else _western(name, form, given)


def _short(name: PersonName, form: NameForm, *, inverted: bool) -> str:
    if inverted and form.demote == "display-and-sort" and name.non_dropping:
        bare = attrs.evolve(form.family, prefix="", suffix="")
        return f"{dress(name.family, form.family)}{form.sort_separator}{dress(name.non_dropping, bare)}"
    return _spaced(form, name.non_dropping, name.family)


def _suffix(name: PersonName, form: NameForm) -> str:
    """Return a name's suffix; without its period where initials have none."""
    mark = form.initialize_with
    return name.suffix if mark is None or "." in mark else name.suffix.replace(".", "")


def _spaced(form: NameForm, particle: str, family: str) -> str:
    """Return the family name with its particle before it, in the family's dress."""
    look = form.family
    if not particle:
        return dress(family, look)
    joint = "" if particle.endswith(_CLOSE_UP) else form.particle_space
    bare = attrs.evolve(look, prefix="", suffix="")
    return f"{look.prefix}{dress(particle, bare)}{joint}{dress(family, bare)}{look.suffix}"


def _given_block(form: NameForm, given: str, *particles: str) -> str:
    """Return the given name with the particles after it, in the given name's dress."""
    look = form.given
    bare = attrs.evolve(look, prefix="", suffix="")
    text = " ".join(dress(part, bare) for part in (given, *particles) if part)
    return f"{look.prefix}{text}{look.suffix}" if text else ""


def _western(name: PersonName, form: NameForm, given: str) -> str:
    first = _given_block(form, given)
    last = _spaced(form, name.non_dropping, name.family)
    if name.dropping:
        # The family's affixes enclose a dropping particle too, which looks like the given name.
        family = form.family
        particle = dress(name.dropping, attrs.evolve(form.given, prefix="", suffix=""))
        joint = "" if name.dropping.endswith(_CLOSE_UP) else form.particle_space
        last = f"{family.prefix}{particle}{joint}{last.removeprefix(family.prefix)}"
    if name.suffix:
        comma = "," if name.comma_suffix else ""
        look = form.family
        # The family's affixes enclose the suffix.
        bare = last.removesuffix(look.suffix) if look.suffix else last
        last = f"{bare}{comma} {_suffix(name, form)}{look.suffix}"
    return f"{first} {last}" if first else last


def _inverted(name: PersonName, form: NameForm, given: str) -> str:
    if form.demote == "display-and-sort":
        family = _spaced(form, "", name.family)
        rest = _given_block(form, given, name.dropping, name.non_dropping)
    else:
        family = _spaced(form, name.non_dropping, name.family)
        rest = _given_block(form, given, name.dropping)
    return form.sort_separator.join(part for part in (family, rest, _suffix(name, form)) if part)


def _sort_name(name: PersonName, form: NameForm, level: int) -> str:
    """Return the name's sort key, its fields apart.

    Source: CSL 1.0.2 §Sorting, §Name-part Order.
    """
    if name.literal:
        return name.literal
    given = given_as(name, form, level)
    if form.demote == "never":
        family = f"{name.non_dropping} {name.family}".strip()
        particles = name.dropping
    else:
        family = name.family
        particles = f"{name.dropping} {name.non_dropping}".strip()
    if form.form == "short":
        return family
    # A key by variable has the order of the specification, a macro prints names as it would show them.
    rest = (particles, given) if form.for_sorting == "variable" else (given, particles)
    return FIELD.join(part for part in (family, *rest, name.suffix) if part)
