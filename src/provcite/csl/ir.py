"""The intermediate form: what is left of a style when scopes, names and words are worked out.

Nodes are frozen and small; each keeps its place in the style. A macro stays a call, its body is shared.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import attrs

from provcite.errors import Span


@attrs.frozen
class Look:
    """How the output of a node is dressed, from inside to outside.

    Attributes:
        strip_periods: Whether periods go.
        text_case: A change of case, or nothing.
        opens: Marks that open the formatting.
        closes: Marks that close it.
        quotes: Whether it stands in quotation marks.
        prefix: Text before it, with a joint where punctuation may collide.
        suffix: Text after it, likewise.
        block: The mark of a display block, or nothing.
    """

    strip_periods: bool = False
    text_case: str = ""
    opens: str = ""
    closes: str = ""
    quotes: bool = False
    prefix: str = ""
    suffix: str = ""
    block: str = ""

    @property
    def is_plain(self) -> bool:
        """Tell whether it changes nothing."""
        return self == PLAIN


PLAIN = Look()


@attrs.frozen
class Constant:
    """A term or a value: text known when the style is loaded; empty text is no output.

    Attributes:
        is_term: Whether it is a term that the locale defines, be it as nothing.
    """

    text: str
    look: Look
    span: Span
    is_term: bool = False


@attrs.frozen
class Variable:
    """A standard variable.

    Attributes:
        name: Its name.
        short: The variable of its short form, or nothing.
    """

    name: str
    short: str
    look: Look
    span: Span


@attrs.frozen
class Call:
    """A call of a macro."""

    macro: str
    look: Look
    span: Span


@attrs.frozen
class Number:
    """A number variable in a form: numeric, ordinal, long-ordinal or roman."""

    name: str
    form: str
    gender: str
    look: Look
    span: Span


@attrs.frozen
class Words:
    """A term in the singular and the plural."""

    single: str
    multiple: str


@attrs.frozen
class Label:
    """The label of a number variable or of the locator.

    Attributes:
        name: The variable.
        words: The term; for the locator by its type, with the word `""` for none.
        plural: contextual, always or never.
    """

    name: str
    words: Mapping[str, Words] = attrs.field(eq=False)
    plural: str
    look: Look
    span: Span


@attrs.frozen
class DatePartForm:
    """One part of a date: day, month or year.

    Attributes:
        name: Which.
        form: As CSL names it.
        range_delimiter: What stands between two of them.
        look: Its dress.
    """

    name: str
    form: str
    range_delimiter: str
    look: Look


@attrs.frozen
class Date:
    """A date variable; which parts, in which order, is worked out."""

    name: str
    parts: tuple[DatePartForm, ...]
    delimiter: str
    look: Look
    span: Span


@attrs.frozen
class NamePart:
    """The dress of the given or the family part of names."""

    look: Look


@attrs.frozen
class NameForm:
    """All options of a `cs:name`, worked out.

    Attributes:
        form: long, short or count.
        and_word: The word or sign before the last name, or nothing.
        delimiter: Between names.
        initialize_with: After an initial, or None where names are not initialised.
        et_al_min, et_al_use_first: Limits for an abbreviated list; 0 and -1 for never.
        subsequent_min, subsequent_use_first: The same for later cites; 0 and -1 where not set.
        et_al: The word for the rest.
        demote: demote-non-dropping-particle.
        particle_space: What follows a particle; French keeps it on the line.
        for_sorting: "variable" or "macro" where the names make a sort key, else nothing.
    """

    form: str
    and_word: str
    delimiter: str
    precedes_last: str
    precedes_et_al: str
    et_al_min: int
    et_al_use_first: int
    subsequent_min: int
    subsequent_use_first: int
    et_al_use_last: bool
    initialize: bool
    initialize_with: str | None
    initialize_with_hyphen: bool
    sort_order: str
    sort_separator: str
    demote: str
    particle_space: str
    for_sorting: str
    given: Look
    family: Look
    et_al: str
    et_al_look: Look
    look: Look


@attrs.frozen
class NameLabel:
    """The label of a name variable.

    Attributes:
        words: The term of each variable.
        before: Whether it stands before the names.
    """

    words: Mapping[str, Words] = attrs.field(eq=False)
    plural: str
    before: bool
    look: Look


@attrs.frozen
class Names:
    """Name variables.

    Attributes:
        variables: In the order to print.
        name: The form of each name.
        label: Its label, if any.
        delimiter: Between variables.
        substitute: What to try when all are empty.
    """

    variables: tuple[str, ...]
    name: NameForm
    label: NameLabel | None
    delimiter: str
    substitute: tuple[Node, ...]
    look: Look
    span: Span


@attrs.frozen
class Group:
    """Nodes that vanish together when all variables in them are empty."""

    children: tuple[Node, ...]
    delimiter: str
    look: Look
    span: Span


@attrs.frozen
class Test:
    """One test of a condition, such as `type` of `book`; several types, space between, are one test."""

    kind: str
    word: str


@attrs.frozen
class Branch:
    """An `if`, `else-if` or `else`.

    Attributes:
        match: all, any or none.
        tests: The tests; none for `else`.
        children: What it prints.
    """

    match: str
    tests: tuple[Test, ...]
    children: tuple[Node, ...]


@attrs.frozen
class Choose:
    """The first branch whose condition holds."""

    branches: tuple[Branch, ...]
    span: Span


Node: TypeAlias = Constant | Variable | Call | Number | Label | Date | Names | Group | Choose


@attrs.frozen
class Layout:
    """What a citation, an entry or a sort key prints.

    Attributes:
        children: Its nodes.
        macros: The bodies of the macros called, in this scope.
        look: Formats and affixes around all.
        delimiter: Between the cites of a citation.
        has_positions: Whether cites stand somewhere here; not in a bibliography or a sort key.
    """

    children: tuple[Node, ...]
    macros: Mapping[str, tuple[Node, ...]]
    look: Look
    delimiter: str
    has_positions: bool = True


@attrs.frozen
class SortKey:
    """One key of a sort.

    Attributes:
        variable: The variable, or nothing for a macro.
        layout: The macro's program, if it is one, else the names' program for a name variable.
        descending: Whether larger ones come first.
    """

    variable: str
    layout: Layout | None
    descending: bool
