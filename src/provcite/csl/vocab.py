"""The words of CSL 1.0.2: variables, types, locators, elements and attributes, read from the data files."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

DATA = Path(__file__).parent / "data"

# What a value may be, besides one word of a list.
_KINDS = frozenset({"text", "boolean", "integer", "language", "words"})
_INTEGER = re.compile(r"\d{1,4}", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)


def data_lines(name: str) -> Iterator[str]:
    """Yield the lines of the data file *name* that are neither empty nor a comment."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def data_rows(name: str) -> list[list[str]]:
    """Return the rows of the CSV data file *name*, without its heading."""
    return [line.split(",") for line in data_lines(name)][1:]


_VARIABLES = dict(data_rows("variables.csv"))
VARIABLES = frozenset(_VARIABLES)
DATES = frozenset(name for name, kind in _VARIABLES.items() if kind == "date")
NAMES = frozenset(name for name, kind in _VARIABLES.items() if kind == "name")
NUMBERS = frozenset(name for name, kind in _VARIABLES.items() if kind == "number")
TYPES = frozenset(row[0] for row in data_rows("types.csv"))
LOCATORS = frozenset(row[0] for row in data_rows("locators.csv"))


@attrs.frozen
class AttributeRule:
    """What the values of an attribute may be: a list of words, or one of the kinds."""

    words: frozenset[str] = frozenset()
    kind: str = ""

    def allows(self, value: str) -> bool:
        """Tell whether *value* may stand."""
        match self.kind:
            case "boolean":
                return value in {"true", "false", "1", "0"}
            case "integer":
                return bool(_INTEGER.fullmatch(value.strip()))
            case "language":
                return bool(_LANGUAGE.fullmatch(value))
            case "words":
                return all(word in self.words for word in value.split())
            case "text":
                return True
            case _:
                return value in self.words

    def describe(self) -> str:
        """Return what may be written, for a message."""
        match self.kind:
            case "boolean":
                return "true or false"
            case "integer":
                return "a whole number from 0 to 9999"
            case "language":
                return "a language tag, such as en-GB"
            case _:
                return "one of: " + ", ".join(sorted(self.words))


@attrs.frozen
class ElementRule:
    """What may stand in an element."""

    children: frozenset[str]
    attributes: frozenset[str]


@attrs.frozen
class Schema:
    """The elements and attributes of the language."""

    elements: Mapping[str, ElementRule]
    rules: Mapping[str, AttributeRule]

    def rule(self, element: str, attribute: str) -> AttributeRule | None:
        """Return the rule of *attribute* in *element*, or None where any text may stand."""
        key = "term-form" if (element, attribute) == ("term", "form") else attribute
        return self.rules.get(f"{element}/{key}") or self.rules.get(key)


@functools.cache
def schema() -> Schema:
    """Return the rules of CSL 1.0.2, read once."""
    groups: dict[str, list[str]] = {}
    rules: dict[str, AttributeRule] = {}
    for line in data_lines("attributes.txt"):
        name, _, value = (part.strip() for part in line.partition("="))
        words = value.split("|") if "|" in value else value.split()
        if name.startswith("@"):
            groups[name] = _expanded(words, groups)
        elif words[0] in _KINDS:
            rules[name] = AttributeRule(frozenset(words[1:]), words[0])
        else:
            rules[name] = AttributeRule(frozenset(words))
    elements: dict[str, ElementRule] = {}
    for line in data_lines("elements.txt"):
        name, _, rest = line.partition(":")
        children, _, attributes = rest.partition("|")
        listed = _expanded(attributes.split(), groups)
        elements[name] = ElementRule(
            frozenset(_expanded(children.split(), groups)),
            frozenset("form" if word == "term-form" else word for word in listed),
        )
    return Schema(elements, rules)


def _expanded(words: list[str], groups: Mapping[str, list[str]]) -> list[str]:
    """Return *words* with each group replaced by its names."""
    out: list[str] = []
    for word in words:
        out += groups[word] if word.startswith("@") else [word]
    return out
