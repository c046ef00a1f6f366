"""A table of a corrections file with its values taken out by kind; what is wrong is gathered, not raised."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping

import attrs

from provcite.errors import ParseError, shorten

# So many problems of one file are told; the person mends them and reads again.
MOST_PROBLEMS = 100
# No correction of a note that a person wrote lists more.
MOST_PARTS = 1000


@attrs.frozen
class Table:
    """One table, where it stands, and the problems of its file so far.

    Attributes:
        values: Its keys and values.
        where: Its place, for messages.
        name: What it is, for messages: "a correction", "a container".
        problems: Takes what is wrong.
    """

    values: Mapping[str, object]
    where: str
    name: str
    problems: list[ParseError]

    @property
    def is_enough(self) -> bool:
        """Tell whether so many problems were found that no more are looked for."""
        return len(self.problems) >= MOST_PROBLEMS

    def refuse(self, what: str, mend: str) -> None:
        """Add a problem of this table."""
        if not self.is_enough:
            self.problems.append(ParseError(what, where=self.where, mend=mend))

    def expect(self, known: Collection[str]) -> None:
        """Refuse each key that is not in *known*."""
        for key in sorted(set(self.values) - set(known)):
            if self.is_enough:
                return
            self.refuse(f"Unknown key {shorten(key)!r} in {self.name}.", near(key, known))

    def text(self, key: str) -> str | None:
        """Return a text, or None where there is none."""
        value = self.values.get(key)
        if value is None or isinstance(value, str):
            return value
        self.refuse(f"`{key}` is {shown(value)}, not a text.", "Put it in quotation marks.")
        return None

    def needed(self, key: str) -> str:
        """Return a text that must be there and not be empty; an empty text where it is not."""
        value = self.text(key) if key in self.values else ""
        if value == "":
            self.refuse(f"`{key}` is missing or empty in {self.name}.", f'Add {key} = "…".')
        return value or ""

    def choice(self, key: str, known: Collection[str], default: str = "") -> str:
        """Return a text that is one of *known*; *default* where it is absent, "" where it is wrong."""
        if default and key not in self.values:
            return default
        value = self.needed(key)
        if value and value not in known:
            self.refuse(f"There is no {key} {shorten(value)!r}.", near(value, known))
            return ""
        return value

    def flag(self, key: str) -> bool:
        """Return true or false, false where it is absent."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.refuse(f"`{key}` is {shown(value)}, not true or false.", f"Write {key} = true.")
        return value is True

    def texts(self, key: str) -> tuple[str, ...] | None:
        """Return a list of texts none of which is empty, or None where it is absent."""
        value = self._list(key, "texts", 'Write ["…", "…"].')
        if value is None:
            return None
        if not all(isinstance(each, str) and each for each in value):
            wrong = next(each for each in value if not isinstance(each, str) or not each)
            what = "an empty text" if wrong == "" else f"{shown(wrong)}, not only texts"
            self.refuse(f"`{key}` holds {what}.", 'Write ["…", "…"].')
            return None
        return tuple(str(each) for each in value)

    def tables(self, key: str, name: str) -> tuple[Table, ...] | None:
        """Return a list of tables, or None where it is absent; *name* says what each is."""
        value = self._list(key, "tables", "Write [{…}, {…}].")
        if value is None:
            return None
        out = []
        for number, each in enumerate(value, 1):
            if not isinstance(each, dict):
                self.refuse(f"`{key}` holds {shown(each)}, not only tables.", "Write [{…}, {…}].")
                return None
            out.append(Table(each, f"{self.where}: {key} {number}", name, self.problems))
        return tuple(out)

    def table(self, key: str, name: str) -> Table | None:
        """Return a table, or None where it is absent; *name* says what it is."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.refuse(f"`{key}` is {shown(value)}, not a table.", "Write {…}.")
            return None
        return Table(value, f"{self.where}: {key}", name, self.problems)

    def _list(self, key: str, of: str, mend: str) -> list[object] | None:
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, list):
            self.refuse(f"`{key}` is {shown(value)}, not a list of {of}.", mend)
            return None
        if len(value) > MOST_PARTS:
            self.refuse(f"`{key}` lists {len(value):,} {of}; no note has so many parts.", mend)
            return None
        return value


def near(word: str, known: Collection[str]) -> str:
    """Return what to do about an unknown word: take the known one that is most like it, or one of all."""
    like = nearest(word, known)
    return f"Did you mean {like!r}?" if like else f"Use one of {', '.join(known)}."


def nearest(word: str, known: Collection[str]) -> str:
    """Return the known word that is most like *word*, an empty text where none is."""
    folded = {each.casefold(): each for each in known}
    start = word[:40].casefold()
    for form in (start, start.replace("_", "-")):
        close = difflib.get_close_matches(form, folded, 1)
        if close:
            return folded[close[0]]
    return ""


def shown(value: object) -> str:
    """Return a value of a TOML file for a message: its words where they are few, else its kind."""
    match value:
        case str():
            return repr(shorten(value))
        case bool():
            return str(value).casefold()
        case int() if value.bit_length() <= 64:
            return str(value)
        case float():
            return repr(value)
        case int():
            return "a long number"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return "a date or time"
