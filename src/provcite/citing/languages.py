"""Languages: the words, dates and quotation marks of a locale, from `languages.toml`.

A locale decides these and nothing else; in which order a citation is told is the recipe's business.
"""

from __future__ import annotations

import functools
import pkgutil
import tomllib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import attrs

from provcite.errors import StyleError, shorten
from provcite.model import RelationKind

DEFAULT = "en"


@attrs.frozen
class Language:
    """The words of one language.

    Attributes:
        tag: BCP 47 tag it was asked for ("en-GB").
        parties: Template of sender and addressee, with `{from}` and `{to}`.
        to_only: Template of an addressee alone.
        and_: Word before the last of several names.
        serial_comma: Whether a comma stands before that word.
        quotes: Opening and closing mark, outer then inner.
        punctuation_in_quote: Whether commas and full stops go inside a closing quotation mark.
        months: Twelve names.
        short_months: Twelve abbreviated names.
        seasons: Spring, summer, autumn, winter.
        approximate: Template of a date that is about right, with `{date}`.
        uncertain: Template of a doubtful date.
        before_era: Template of a year before the era.
        open_end: Template of an interval that has no end.
        dates: Date formats by name; each has three templates, for a date with day, month, or year.
        terms: Words by name; `{}` stands where the number or name goes.
        phrases: Templates that join two sources, by relation kind's name.
    """

    tag: str
    parties: str
    to_only: str
    and_: str
    serial_comma: bool
    quotes: tuple[str, str, str, str]
    punctuation_in_quote: bool
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    seasons: tuple[str, ...]
    approximate: str
    uncertain: str
    before_era: str
    open_end: str
    dates: Mapping[str, tuple[str, ...]]
    terms: Mapping[str, str]
    phrases: Mapping[str, str]

    def term(self, name: str) -> str:
        """Return the word *name*, or the name itself where the language has none."""
        return self.terms.get(name, name)

    def with_term(self, name: str, words: str) -> str:
        """Return *words* with the word *name* at them: "doc. 260", "260쪽"."""
        term = self.term(name)
        if "{}" in term:
            return term.replace("{}", words)
        return f"{term} {words}" if term else words

    def phrase(self, kind: RelationKind, *, from_base: bool) -> str:
        """Return the template, with `{source}`, that joins two sources.

        Args:
            kind: Kind of relation.
            from_base: Whether the base is told first ("quoted in"), not what derives from it ("quoting").
        """
        own = self.phrases.get(kind.value if from_base else f"{kind.value}-derived")
        if own:
            return own
        table = kind.facts.seen_from_base if from_base else kind.facts.seen_from_derived
        return table.get(_base_of(self.tag), table[DEFAULT])


def _base_of(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].casefold()


@functools.cache
def _table() -> Mapping[str, Any]:
    raw = pkgutil.get_data("provcite.citing", "languages.toml")
    assert raw is not None, "languages.toml is part of the package"
    return tomllib.loads(raw.decode())


def tags() -> tuple[str, ...]:
    """Return the languages that have words of their own, as tags."""
    return tuple(_table())


def language(locale: str = "en-US") -> Language:
    """Return the words of *locale*.

    Args:
        locale: BCP 47 tag. A region without an entry of its own speaks its language's words.

    Raises:
        StyleError: The language is not known.
    """
    if not isinstance(locale, str) or _base_of(locale) not in _table():
        raise StyleError(
            f"No words are known for the locale {shorten(str(locale))!r}.",
            where="locale",
            mend=f"Use one of: {', '.join(tags())}.",
        )
    return _language(locale.replace("_", "-"))


@functools.cache
def _language(tag: str) -> Language:
    table = _table()
    layers = [table[DEFAULT], table[_base_of(tag)], table.get(tag, {})]
    # A region of English that is unlisted keeps American words; other languages never borrow phrases.
    merged: dict[str, Any] = {}
    for layer in layers:
        for key, value in layer.items():
            merged[key] = {**merged.get(key, {}), **value} if isinstance(value, dict) else value
    return Language(
        tag=tag,
        parties=merged["parties"],
        to_only=merged["to_only"],
        and_=merged["and"],
        serial_comma=merged["serial_comma"],
        quotes=tuple(merged["quotes"]),
        punctuation_in_quote=merged["punctuation_in_quote"],
        months=tuple(merged["months"]),
        short_months=tuple(merged["short_months"]),
        seasons=tuple(merged["seasons"]),
        approximate=merged["approximate"],
        uncertain=merged["uncertain"],
        before_era=merged["before_era"],
        open_end=merged["open_end"],
        dates=MappingProxyType({name: tuple(forms) for name, forms in merged["dates"].items()}),
        terms=MappingProxyType(merged["terms"]),
        phrases=MappingProxyType(merged.get("phrases", {})),
    )
