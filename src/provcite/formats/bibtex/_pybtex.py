"""pybtex behind one door: entries in, rich text out, for its own styles and for .bst files.

Nothing that an entry holds reaches pybtex as TeX (see `shield`), no field that a style wants may be missing,
and a style that never ends is stopped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import pybtex.errors
from pybtex import richtext
from pybtex.bibtex import bst
from pybtex.bibtex.builtins import Builtin
from pybtex.bibtex.exceptions import BibTeXError
from pybtex.bibtex.interpreter import Interpreter
from pybtex.database import BibliographyData, Person
from pybtex.database import Entry as PybtexEntry
from pybtex.exceptions import PybtexError
from pybtex.style.formatting import alpha, plain, unsrt, unsrtalpha
from pybtex.style.labels import alpha as labels_alpha
from pybtex.style.labels import number as labels_number
from pybtex.style.names import plain as names_plain
from pybtex.style.sorting import author_year_title
from pybtex.style.sorting import none as unsorted
from pybtex.style.template import FieldIsMissing

from provcite.errors import StyleError, shorten
from provcite.formats.bibtex.shield import Shield
from provcite.model import Agent
from provcite.text import Link, Node, RichText, Style, Styled, Text
from provcite.text import plain as plain_text

_NUMBERS, _LETTERS = labels_number.LabelStyle, labels_alpha.LabelStyle
_SORTED, _UNSORTED = author_year_title.SortingStyle, unsorted.SortingStyle
_STYLES = {
    "plain": (plain.Style, _NUMBERS, _SORTED),
    "unsrt": (unsrt.Style, _NUMBERS, _UNSORTED),
    "alpha": (alpha.Style, _LETTERS, _SORTED),
    "unsrtalpha": (unsrtalpha.Style, _LETTERS, _UNSORTED),
}
STYLES = tuple(_STYLES)
# Steps that a .bst may take for each entry; the longest known need some thousands.
_STEPS = 200_000
_TRIES = 12


@attrs.frozen
class Printable:
    """An entry for pybtex: every text shielded.

    Attributes:
        key: Its key, in letters and digits and signs without a meaning.
        entry_type: Entry type.
        fields: Values that are no names, by field.
        names: Agents by field.
        fallback: What to print where a style knows no way.
    """

    key: str
    entry_type: str
    fields: Mapping[str, str]
    names: Mapping[str, tuple[Agent, ...]]
    fallback: str


@attrs.frozen
class Printed:
    """An entry as a style prints it.

    Attributes:
        key: Key of the entry.
        label: Its label, without brackets.
        text: Its text.
    """

    key: str
    label: str
    text: RichText


def print_entries(entries: Sequence[Printable], style: str, shield: Shield) -> tuple[Printed, ...]:
    """Return *entries* in the order and form of one of pybtex's own styles.

    Args:
        entries: Entries with keys of their own.
        style: One of `STYLES`.
        shield: What their texts were hidden with.
    """
    form, labels_of, order = _STYLES[style]
    # Classes, not names: pybtex would look each name up in the metadata of all installed packages.
    engine = form(label_style=labels_of, sorting_style=order, name_style=names_plain.NameStyle)
    by_key = {entry.key: entry for entry in entries}
    ordered = engine.sort([_entry(entry) for entry in entries])
    labels = engine.format_labels(ordered)
    return tuple(
        Printed(entry.key, _label(label, at, shield), _print(engine, entry, by_key[entry.key], shield))
        for at, (label, entry) in enumerate(zip(labels, ordered, strict=True), 1)
    )


def _entry(entry: Printable) -> Any:
    persons = {field: list(map(_person, agents)) for field, agents in entry.names.items() if agents}
    made = PybtexEntry(entry.entry_type, fields=dict(entry.fields), persons=persons)
    made.key = entry.key
    return made


def _person(agent: Agent) -> Any:
    if not agent.family:
        # A body is one last name, not to be abbreviated.
        person = Person()
        person.last_names = [str(agent)]
        return person
    particles = f"{agent.dropping_particle} {agent.particle}".strip()
    return Person(first=agent.given, prelast=particles, last=agent.family, lineage=agent.suffix)


def _label(label: object, number: int, shield: Shield) -> str:
    # alpha numbers its twins a, b, c … and goes on behind z.
    return re.sub(r"[^\w+]", "", shield.show(str(label))) or str(number)


def _print(engine: Any, entry: Any, source: Printable, shield: Shield) -> RichText:
    """Return the entry's text; a field that the style cannot do without is given as an empty one."""
    for _ in range(_TRIES):
        try:
            text = _rich(engine.format_entry("", entry).text, shield)
            return _with_note(text, source, shield) if text else (Text(shield.show(source.fallback)),)
        except FieldIsMissing as error:
            if error.field_name == "editor" and entry.type == "book":
                # The form for books asks for a person; that for proceedings does without.
                entry.type = "proceedings"
            elif error.field_name in ("author", "editor"):
                entry.persons[error.field_name] = []
            else:
                entry.fields[error.field_name] = ""
        except (AttributeError, LookupError, PybtexError):
            # The style has no form for this type: every style has one for others.
            if entry.type == "misc":
                break
            entry.type = "misc"
    return (Text(shield.show(source.fallback)),)


def _with_note(text: RichText, source: Printable, shield: Shield) -> RichText:
    """Return *text* with the note that pybtex's form for parts of books leaves out."""
    note = shield.show(source.fields.get("note", ""))
    return text if not note or note in plain_text(text) else (*text, Text(f" {note}."))


_TAGS = {"em": Style.ITALIC, "i": Style.ITALIC, "strong": Style.BOLD, "b": Style.BOLD}
_SYMBOLS = {"newblock": " ", "nbsp": "\N{NO-BREAK SPACE}", "ndash": "–"}


def _rich(text: Any, shield: Shield) -> RichText:
    """Return pybtex's rich text as ours; its depth is that of a style's templates."""
    return tuple(_node(part, shield) for part in getattr(text, "parts", (text,)))


def _node(part: Any, shield: Shield) -> Node:
    match part:
        case richtext.String():
            return Text(shield.show(str(part)))
        case richtext.Symbol():
            return Text(_SYMBOLS.get(part.name, ""))
        case richtext.HRef():
            return Link(shield.show(str(part.url)), _rich(part, shield))
        case richtext.Tag():
            return Styled(_TAGS.get(part.name, Style.NO_CASE), _rich(part, shield))
        case _:
            return Styled(Style.NO_CASE, _rich(part, shield))


class _Interpreter(Interpreter):  # type: ignore[misc]  # pybtex has no types
    """pybtex's interpreter of .bst programs, with the entries given and its steps counted."""

    def __init__(self, data: Any, steps: int) -> None:
        super().__init__(None, None)
        # Programs may print for their authors (top$, stack$): a library does not.
        self.vars["top$"] = Builtin(lambda interpreter: interpreter.pop())
        self.vars["stack$"] = Builtin(lambda interpreter: interpreter.stack.clear())
        self._given = data
        self._steps_left = steps

    def command_read(self) -> None:
        """Take the given entries in place of files."""
        self.bib_data = self._given
        self.citations = list(self.bib_data.entries)

    def push(self, value: object) -> None:
        """Push *value*, and count the step."""
        self._steps_left -= 1
        if self._steps_left < 0:
            raise StyleError(
                "The .bst style does not come to an end.", mend="Look at the loops (while$) of the style."
            )
        super().push(value)


def run_bst(entries: Sequence[tuple[str, str, Mapping[str, str]]], program: str) -> str:
    """Return what a .bst program writes for *entries*: LaTeX whose texts are still shielded.

    Args:
        entries: Key, entry type and fields of each entry.
        program: The text of a .bst file.

    Raises:
        StyleError: The program is faulty, or does not end.
    """
    data = BibliographyData()
    for key, entry_type, fields in entries:
        data.add_entry(key, PybtexEntry(entry_type, fields=dict(fields)))
    interpreter = _Interpreter(data, _STEPS * (len(entries) + 1))
    try:
        with pybtex.errors.capture():
            return str(interpreter.run(bst.parse_string(program), ["*"], [], 2))
    except StyleError:
        raise
    except (PybtexError, BibTeXError, ValueError, LookupError, TypeError, AttributeError, NameError) as error:
        raise StyleError(f"The .bst style cannot be run: {shorten(str(error))}") from error
    except RecursionError:
        raise StyleError("The .bst style calls itself without end.") from None
