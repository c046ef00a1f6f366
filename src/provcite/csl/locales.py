"""Locales: files, fall-back between dialects, and the merge of a style's own terms into one flat table."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Mapping, Sequence

import attrs

from provcite.csl.files import find_locale, locale_folder, locale_tags
from provcite.csl.read import Element, read_xml

DEFAULT_TAG = "en-US"
_ORDINAL = re.compile(r"ordinal(-\d\d)?")
# CSL 1.0.2 §Terms: which form stands in for one that is missing.
_FORM_FALLBACK = {"verb-short": "verb", "verb": "long", "symbol": "short", "short": "long"}


@attrs.frozen
class Term:
    """A localised word.

    Attributes:
        single: For one.
        multiple: For several.
        gender: Its grammatical gender, or nothing.
        match: For an ordinal, which numbers it suits.
    """

    single: str
    multiple: str
    gender: str = ""
    match: str = ""


@attrs.frozen
class DatePart:
    """One part of a date and how it looks, all attributes as written."""

    name: str
    attributes: Mapping[str, str]


@attrs.frozen
class LocalDate:
    """A localised date format."""

    parts: tuple[DatePart, ...]
    delimiter: str
    attributes: Mapping[str, str]


@attrs.frozen(eq=False)
class LocaleUnits:
    """What one `cs:locale` element defines.

    Attributes:
        terms: By name, form and gender-form.
        dates: By form.
        options: The style options set here.
    """

    terms: Mapping[tuple[str, str, str], Term]
    dates: Mapping[str, LocalDate]
    options: Mapping[str, bool]

    @property
    def has_ordinals(self) -> bool:
        """Tell whether it defines any `ordinal` term."""
        return any(_ORDINAL.fullmatch(key[0]) for key in self.terms)


@attrs.frozen(eq=False)
class Locale:
    """All that a style needs of its language, merged.

    Attributes:
        tag: The dialect asked for.
        terms: By name, form and gender-form.
        dates: By form.
        punctuation_in_quote: Whether commas and periods move into quotation marks.
        limit_day_ordinals: Whether only the first day of a month is an ordinal.
    """

    tag: str
    terms: Mapping[tuple[str, str, str], Term]
    dates: Mapping[str, LocalDate]
    punctuation_in_quote: bool
    limit_day_ordinals: bool

    @property
    def language(self) -> str:
        """The language without its region, in lower case."""
        return self.tag.partition("-")[0].lower()

    def term(self, name: str, form: str = "long", gender: str = "") -> Term | None:
        """Return the term *name* in *form*, or in the form that stands in for it.

        Source: CSL 1.0.2 §Terms.
        """
        while True:
            found = self.terms.get((name, form, gender))
            if found is not None or form not in _FORM_FALLBACK:
                return found
            form = _FORM_FALLBACK[form]

    def word(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        """Return the term's text, or nothing where it is not defined."""
        found = self.term(name, form)
        if found is None:
            return ""
        return found.multiple if plural else found.single


def read_units(element: Element) -> LocaleUnits:
    """Return what a `cs:locale` element defines."""
    terms: dict[tuple[str, str, str], Term] = {}
    dates: dict[str, LocalDate] = {}
    options: dict[str, bool] = {}
    for child in element.children:
        if child.tag == "terms":
            terms.update(_read_term(term) for term in child.children)
        elif child.tag == "date":
            dates[child.get("form")] = _read_date(child)
        elif child.tag == "style-options":
            options.update({name: value in {"true", "1"} for name, value in child.attributes.items()})
    return LocaleUnits(terms, dates, options)


def _read_term(term: Element) -> tuple[tuple[str, str, str], Term]:
    single, multiple = term.first("single"), term.first("multiple")
    key = (term.get("name"), term.get("form", "long"), term.get("gender-form"))
    one = single.text if single else term.text
    return key, Term(one, multiple.text if multiple else one, term.get("gender"), term.get("match"))


def _read_date(date: Element) -> LocalDate:
    parts = tuple(DatePart(part.get("name"), part.attributes) for part in date.children)
    return LocalDate(parts, date.get("delimiter"), date.attributes)


@functools.lru_cache(maxsize=64)
def file_units(tag: str) -> LocaleUnits | None:
    """Return what the locale file of *tag* defines, or None where there is no such file."""
    source = find_locale(tag)
    return read_units(read_xml(source)) if source else None


@functools.cache
def _primary_dialects() -> Mapping[str, str]:
    path = locale_folder() / "locales.json"
    found: Mapping[str, str] = json.loads(path.read_text(encoding="utf-8"))["primary-dialects"]
    return found


def file_tags(tag: str) -> tuple[str, ...]:
    """Return the locale files that serve *tag*, the best first; en-US is always the last.

    Source: CSL 1.0.2 §Locale Fallback.
    """
    language = tag.partition("-")[0].lower()
    tags: list[str] = []
    if tag != DEFAULT_TAG:
        known = locale_tags()
        same = [other for other in known if other.partition("-")[0] == language]
        primary = _primary_dialects().get(language) or (same[0] if same else "")
        exact = [
            other for other in known if tag.lower() in {other.lower(), other.lower().partition("-x-")[0]}
        ]
        tags = [*exact, primary]
    return tuple(dict.fromkeys(name for name in (*tags, DEFAULT_TAG) if name))


def plain_tag(tag: str) -> str:
    """Return *tag* with its language in lower case, its region in capitals, and no private part."""
    parts = re.split(r"-x-|-u-|-t-", tag, maxsplit=1)[0].split("-")
    rest = [part.upper() if len(part) == 2 else part.title() for part in parts[1:]]
    return "-".join([parts[0].lower(), *rest])


def merge(tag: str, style_locales: Sequence[Element]) -> Locale:
    """Return the locale of *tag* with what a style's `cs:locale` elements change.

    Args:
        tag: A language tag, such as en-GB; it need not have a file.
        style_locales: The style's own `cs:locale` elements.

    Source: CSL 1.0.2 §Locale, §Locale Fallback.
    """
    plain = plain_tag(tag)
    language = plain.partition("-")[0]
    ranked: dict[int, list[LocaleUnits]] = {0: [], 1: [], 2: []}
    for element in style_locales:
        own = element.get("xml:lang")
        if not own:
            ranked[0].append(read_units(element))
        elif plain_tag(own) == plain and "-" in own:
            ranked[2].append(read_units(element))
        elif own.lower() == language:
            ranked[1].append(read_units(element))
    files = [units for name in reversed(file_tags(plain)) if (units := file_units(name))]
    return _merged(plain, [*files, *(units for rank in (0, 1, 2) for units in ranked[rank])])


def _merged(tag: str, sources: Iterable[LocaleUnits]) -> Locale:
    """Lay *sources* over one another, the weakest first."""
    terms: dict[tuple[str, str, str], Term] = {}
    dates: dict[str, LocalDate] = {}
    options: dict[str, bool] = {}
    for units in sources:
        if units.has_ordinals:
            # Ordinals of different sources never mix (CSL 1.0.2 §Ordinals).
            terms = {key: term for key, term in terms.items() if not _ORDINAL.fullmatch(key[0])}
        terms.update(units.terms)
        dates.update(units.dates)
        options.update(units.options)
    return Locale(
        tag,
        terms,
        dates,
        options.get("punctuation-in-quote", False),
        options.get("limit-day-ordinals-to-day-1", False),
    )
