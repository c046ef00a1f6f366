"""Items: CSL-JSON made ready for rendering, each field read once and only when asked for."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeAlias

import attrs

from provcite.csl.dates import DateValue, read_date
from provcite.csl.fields import FieldReader
from provcite.csl.locales import Locale
from provcite.csl.marks import CLOSE, LINK_OPEN, LINK_TEXT, clean
from provcite.csl.numbers import is_numeric, range_delimiter, render_number
from provcite.csl.pages import first_page, format_pages
from provcite.csl.persons import PersonName, read_name
from provcite.csl.textcase import change_case, is_english
from provcite.csl.vocab import DATES, NAMES, TYPES, VARIABLES
from provcite.errors import CiteError, Finding, Severity
from provcite.text.writers import safe_target

RawItem: TypeAlias = Mapping[str, object]
# Fields that are addresses or codes: no quotation marks in them.
_CODES = frozenset({"URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID", "citation-key"})
# What makes an address of a code.
_LINKS = {
    "DOI": "https://doi.org/",
    "URL": "",
    "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
}
# Number fields whose hyphens are dashes, like those of pages.
_RANGED = frozenset(
    {"issue", "volume", "number", "collection-number", "chapter-number", "edition", "number-of-pages"}
)
# Fields that CSL-JSON has and styles cannot print.
_APART = frozenset({"id", "type", "custom", "categories", "citation-key", "language"})
_ALIASES = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
    "event": "event-title",
    "event-title": "event",
}


@attrs.frozen(eq=False)
class ItemSettings:
    """What of a style and its locale decides how fields read.

    Attributes:
        reader: Reads fields.
        locale: The style's locale.
        page_format: The style's page-range-format, or nothing.
        default_language: The style's default language, or nothing.
        links: Whether addresses and codes become links.
    """

    reader: FieldReader
    locale: Locale
    page_format: str
    default_language: str
    links: bool = False

    def pages(self, value: str) -> str:
        """Return page numbers as the style sets them."""
        return format_pages(value, self.page_format, range_delimiter(self.locale))

    def ranges(self, value: str) -> str:
        """Return numbers with the style's delimiter in ranges."""
        return format_pages(value, "", range_delimiter(self.locale))


class Item:
    """One item; `text`, `names` and `date` give its variables, each read at first use."""

    __slots__ = (
        "_dates",
        "_names",
        "_numeric",
        "_settings",
        "_texts",
        "english",
        "id",
        "kept",
        "language",
        "raw",
        "shapes",
        "type",
        "values",
    )

    def __init__(self, raw: RawItem, settings: ItemSettings) -> None:
        self.raw = raw
        self.id = str(raw["id"])
        self.type = str(raw.get("type") or "")
        self._settings = settings
        self.language = str(raw.get("language") or "")
        self.english = is_english(self.language, settings.default_language)
        self.values: dict[str, str] = _plain_values(raw)
        self._texts: dict[str, str] = {}
        self._names: dict[str, tuple[PersonName, ...]] = {}
        self._dates: dict[str, DateValue | None] = {}
        self._numeric: dict[str, bool] = {}
        # What programs keep with the item: its shape in each, and rendered names and dates.
        self.shapes: dict[int, Hashable] = {}
        self.kept: dict[tuple[object, ...], object] = {}

    def text(self, name: str) -> str:
        """Return a standard variable as marked text; nothing where it is empty."""
        found = self._texts.get(name)
        if found is None:
            found = self._texts[name] = self._read(name)
        return found

    def _read(self, name: str) -> str:
        value = self.values.get(name, "")
        if not value:
            return ""
        if name in _CODES:
            return self._linked(name, value) if self._settings.links else value
        if name == "page":
            return self._settings.reader.read(self._settings.pages(value))
        if name == "page-first":
            return self._settings.reader.read(first_page(value))
        if name in _RANGED:
            value = self._settings.ranges(value)
        return self._settings.reader.read(value)

    def _linked(self, name: str, value: str) -> str:
        """Return a code as a link to what it names, where it names something (CSL 1.0.2, appendix VI)."""
        base = _LINKS.get(name)
        if base is None:
            return value
        address = safe_target(value if "://" in value else f"{base}{value}")
        return f"{LINK_OPEN}{address}{LINK_TEXT}{value}{CLOSE}" if address else value

    def cased(self, name: str, case: str) -> str:
        """Return a standard variable as marked text in another case."""
        key = f"{case} {name}"
        found = self._texts.get(key)
        if found is None:
            found = change_case(self.text(name), case, language=self.language, english=self.english)
            self._texts[key] = found
        return found

    def names(self, name: str) -> tuple[PersonName, ...]:
        """Return the names of a name variable; none where it is empty."""
        found = self._names.get(name)
        if found is None:
            value = self.raw.get(name)
            read = self._settings.reader.read
            listed = value if isinstance(value, (list, tuple)) else ()
            found = tuple(person for one in listed if (person := read_name(one, read)) is not None)
            self._names[name] = found
        return found

    def date(self, name: str) -> DateValue | None:
        """Return a date variable, or None where it is empty."""
        if name not in self._dates:
            value = self.raw.get(name)
            self._dates[name] = read_date(value) if value else None
        return self._dates[name]

    def has(self, name: str) -> bool:
        """Tell whether a variable is not empty."""
        if name in self.values:
            return True
        if name not in self.raw:
            return False
        if name in DATES:
            return self.date(name) is not None
        return name in NAMES and bool(self.names(name))

    def is_numeric(self, name: str) -> bool:
        """Tell whether a variable is numeric."""
        found = self._numeric.get(name)
        if found is None:
            value = self.values.get(name, "")
            found = self._numeric[name] = bool(value) and is_numeric(value)
        return found

    def number(self, name: str, form: str, gender: str) -> str:
        """Return a number variable in a form."""
        value = self.values.get(name, "")
        if not value or not self.is_numeric(name):
            return self.text(name)
        if name == "page":
            return self.text(name)
        return render_number(value, form, self._settings.locale, gender)


def _plain_values(raw: RawItem) -> dict[str, str]:
    """Return the standard variables of an item as text."""
    values: dict[str, str] = {}
    for key, value in raw.items():
        if key in NAMES or key in DATES:
            continue
        if isinstance(value, str):
            text = clean(value)
            if text and not text.isspace():
                values[key] = text
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            values[key] = _number_text(value)
    for alias, name in _ALIASES.items():
        if alias in values and name not in values:
            values[name] = values[alias]
    if "page" in values and "page-first" not in values:
        values["page-first"] = values["page"]
    values.pop("id", None)
    return values


def _number_text(value: float) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    try:
        return str(value)
    except ValueError:  # more digits than Python turns into text
        return ""


def read_items(
    items: Iterable[RawItem], settings: ItemSettings
) -> tuple[dict[str, Item], tuple[Finding, ...]]:
    """Return *items* by id, and remarks on what is odd about them.

    Args:
        items: CSL-JSON items. Where an id comes twice, the last item counts, at the first one's place.
        settings: Of the style.

    Raises:
        CiteError: Something is not an item: no mapping, or without an id.
    """
    found: dict[str, Item] = {}
    findings: list[Finding] = []
    for index, raw in enumerate(items):
        where = f"items[{index}]"
        check_item(raw, where)
        item = Item(raw, settings)
        if item.id in found:
            findings.append(
                _finding("duplicate-id", where, f"The id {item.id[:80]!r} comes twice; the last counts.")
            )
        found[item.id] = item
        findings += _remarks(raw, where)
    return found, tuple(findings)


def check_item(raw: object, where: str) -> None:
    """Refuse what is no CSL-JSON item.

    Raises:
        CiteError: It is no mapping, or has no id.
    """
    if not isinstance(raw, Mapping):
        raise CiteError(
            f"{raw!r:.80} is not an item.", where=where, mend="Give a CSL-JSON object with an id."
        )
    if not isinstance(raw.get("id"), (str, int)) or isinstance(raw.get("id"), bool):
        raise CiteError("The item has no id.", where=where, mend='Add "id", a text or a whole number.')


def _finding(rule: str, where: str, reason: str) -> Finding:
    return Finding(Severity.WARNING, rule, where, reason)


def _remarks(raw: RawItem, where: str) -> list[Finding]:
    """Return remarks on one item: unknown variables and types, dates that are none."""
    out: list[Finding] = []
    for key, value in raw.items():
        if key in DATES:
            if value and read_date(value) is None:
                out.append(_finding("bad-date", f"{where}.{key}", "This is no date; it is left out."))
        elif key not in VARIABLES and key not in _APART and key not in _ALIASES:
            out.append(_finding("unknown-variable", where, f"CSL 1.0.2 has no variable {str(key)[:80]!r}."))
    kind = raw.get("type")
    if kind and kind not in TYPES:
        out.append(_finding("unknown-type", where, f"CSL 1.0.2 has no type {str(kind)[:80]!r}."))
    return out
