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
from pybtex.plugin import find_plugin
from pybtex.style.template import FieldIsMissing

from provcite.errors import StyleError, shorten
from provcite.formats.bibtex.shield import unshield
from provcite.model import Agent
from provcite.text import Link, Node, RichText, Style, Styled, Text, plain

STYLES = ("plain", "unsrt", "alpha", "unsrtalpha")
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


def print_entries(entries: Sequence[Printable], style: str) -> tuple[Printed, ...]:
    """Return *entries* in the order and form of one of pybtex's own styles.

    Args:
        entries: Entries with keys of their own.
        style: One of `STYLES`.
    """
    engine = find_plugin("pybtex.style.formatting", style)()
    by_key = {entry.key: entry for entry in entries}
    ordered = engine.sort([_entry(entry) for entry in entries])
    labels = engine.format_labels(ordered)
    return tuple(
        Printed(entry.key, _label(label, at), _print(engine, entry, by_key[entry.key]))
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


def _label(label: object, number: int) -> str:
    # alpha numbers its twins a, b, c … and goes on behind z.
    return re.sub(r"[^\w+]", "", unshield(str(label))) or str(number)


def _print(engine: Any, entry: Any, source: Printable) -> RichText:
    """Return the entry's text; a field that the style cannot do without is given as an empty one."""
    for _ in range(_TRIES):
        try:
            text = _rich(engine.format_entry("", entry).text)
            return _with_note(text, source) if text else (Text(unshield(source.fallback)),)
        except FieldIsMissing as error:
            if error.field_name in ("author", "editor"):
                entry.persons[error.field_name] = []
            else:
                entry.fields[error.field_name] = ""
        except (AttributeError, LookupError, PybtexError):
            # The style has no form for this type: every style has one for others.
            if entry.type == "misc":
                break
            entry.type = "misc"
    return (Text(unshield(source.fallback)),)


def _with_note(text: RichText, source: Printable) -> RichText:
    """Return *text* with the note that pybtex's form for parts of books leaves out."""
    note = unshield(source.fields.get("note", ""))
    return text if not note or note in plain(text) else (*text, Text(f" {note}."))


_TAGS = {"em": Style.ITALIC, "i": Style.ITALIC, "strong": Style.BOLD, "b": Style.BOLD}
_SYMBOLS = {"newblock": " ", "nbsp": "\N{NO-BREAK SPACE}", "ndash": "–"}


def _rich(text: Any) -> RichText:
    """Return pybtex's rich text as ours; its depth is that of a style's templates."""
    return tuple(_node(part) for part in getattr(text, "parts", (text,)))


def _node(part: Any) -> Node:
    match part:
        case richtext.String():
            return Text(unshield(str(part)))
        case richtext.Symbol():
            return Text(_SYMBOLS.get(part.name, ""))
        case richtext.HRef():
            return Link(unshield(str(part.url)), _rich(part))
        case richtext.Tag():
            return Styled(_TAGS.get(part.name, Style.NO_CASE), _rich(part))
        case _:
            return Styled(Style.NO_CASE, _rich(part))


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
