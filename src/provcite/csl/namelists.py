"""Lists of names: which are shown, and what stands between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from provcite.csl.dress import dress
from provcite.csl.ir import NameForm
from provcite.csl.persons import AS_STYLED, EASTERN, FIELD, PersonName, render_name

_ELLIPSIS = "…"


@attrs.frozen
class NameState:
    """What tells the names of one cite from another's.

    Attributes:
        at_least: How many names show at least, 0 for as many as the style says.
        levels: How much of the given name shows, by the name's place, from 0.
    """

    at_least: int = 0
    levels: Mapping[int, int] = attrs.field(factory=dict)


PLAIN_STATE = NameState()


@attrs.frozen
class ShownNames:
    """Which names of a list are shown.

    Attributes:
        first: How many from the start.
        is_cut: Whether the list is abbreviated.
        use_last: Whether the last name follows an ellipsis.
    """

    first: int
    is_cut: bool
    use_last: bool


def shown_names(count: int, form: NameForm, at_least: int, *, subsequent: bool) -> ShownNames:
    """Return how many of *count* names are shown.

    Source: CSL 1.0.2 §Name (et-al-min and its kin).
    """
    least, first = form.et_al_min, form.et_al_use_first
    if subsequent:
        least = form.subsequent_min or least
        first = form.subsequent_use_first if form.subsequent_use_first >= 0 else first
    if first < 0 or not least:
        return ShownNames(count, False, False)
    first = max(first, at_least)
    if count < least or count <= first:
        return ShownNames(count, False, False)
    use_last = form.et_al_use_last and count >= first + 2
    if not use_last and not form.et_al and not form.for_sorting:
        return ShownNames(first, True, False)
    return ShownNames(first, True, use_last)


def render_names(
    names: Sequence[PersonName], form: NameForm, state: NameState = PLAIN_STATE, *, subsequent: bool = False
) -> tuple[list[str], str]:
    """Return the names shown, each as text, and the whole list.

    Source: CSL 1.0.2 §Name.
    """
    shown = shown_names(len(names), form, state.at_least, subsequent=subsequent)
    if not shown.first:
        return [], ""
    turns = 1 if form.sort_order == "first" else shown.first if form.sort_order == "all" else 0
    inverted = [i < turns and not names[i].is_eastern for i in range(shown.first)]
    levels = state.levels
    texts = [
        render_name(names[i], form, inverted=inverted[i], level=levels.get(i, AS_STYLED))
        for i in range(shown.first)
    ]
    if form.look.opens:
        texts = [f"{form.look.opens}{text}{form.look.closes}" for text in texts]
    if form.look.prefix or form.look.suffix:
        # The affixes of cs:name belong to each person; bodies do without.
        texts = [
            text if name.literal else f"{form.look.prefix}{text}{form.look.suffix}"
            for name, text in zip(names, texts, strict=False)
        ]
    if not shown.is_cut:
        return texts, join_names(texts, form, inverted, bodies=[bool(name.literal) for name in names])
    if shown.use_last:
        last = render_name(names[-1], form, inverted=form.sort_order == "all")
        head = form.delimiter.join(texts)
        joint = _before_rest(form, inverted)
        return [*texts, last], f"{head}{joint}{_ELLIPSIS} {last}"
    return texts, join_et_al(texts, form, inverted)


def join_names(
    texts: Sequence[str], form: NameForm, inverted: Sequence[bool], *, bodies: Sequence[bool] = ()
) -> str:
    """Return a whole list of names as one text."""
    if form.for_sorting:
        return FIELD.join(texts)
    if len(texts) < 2 or not form.and_word:
        return form.delimiter.join(texts)
    head = form.delimiter.join(texts[:-1])
    ends_in_body = bool(bodies) and bodies[-1] and not all(bodies[1:])
    joint = form.delimiter if ends_in_body or _precedes_last(form, inverted, bodies) else " "
    space = "" if joint[-1:].isspace() else " "
    return f"{head}{joint}{space}{form.and_word} {texts[-1]}"


def _precedes_last(form: NameForm, inverted: Sequence[bool], bodies: Sequence[bool]) -> bool:
    """Tell whether the delimiter stands before the last name.

    Source: CSL 1.0.2 §Name (delimiter-precedes-last); a body as the last of two names does without.
    """
    is_pair = len(inverted) == 2 and bool(bodies) and bodies[-1]
    match form.precedes_last:
        case "always":
            return not is_pair
        case "never":
            return False
        case "after-inverted-name":
            return inverted[-2] and not (is_pair and bodies[0])
        case _:
            return len(inverted) > 2


def join_et_al(texts: Sequence[str], form: NameForm, inverted: Sequence[bool]) -> str:
    """Return an abbreviated list of names as one text."""
    if form.for_sorting:
        return FIELD.join(texts)
    head = form.delimiter.join(texts)
    if not form.et_al:
        return head
    joint = _before_rest(form, inverted)
    if joint == " " and EASTERN.match(form.et_al):
        joint = ""
    return f"{head}{joint}{dress(form.et_al, form.et_al_look)}"


def _before_rest(form: NameForm, inverted: Sequence[bool]) -> str:
    """Return what stands before et-al or the ellipsis.

    Source: CSL 1.0.2 §Name (delimiter-precedes-et-al).
    """
    match form.precedes_et_al:
        case "always":
            return form.delimiter
        case "never":
            return " "
        case "after-inverted-name":
            return form.delimiter if inverted[-1] else " "
        case _:
            return form.delimiter if len(inverted) > 1 else " "
