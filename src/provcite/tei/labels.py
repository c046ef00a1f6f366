"""Labels over what is printed below a document: "[Inclosure 1 in No. 363.]", "Tab A", "Attachment".

Which words are labels stands in `attachment-words.csv` beside this module; in the column `alone` whether the
word needs no brackets to be one where it fills a paragraph of its own.
"""

from __future__ import annotations

import csv
import functools
import io
import pkgutil
import re
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from provcite.authorities import classifications, genres

# A longer text is a sentence that begins with such a word.
_LONGEST_LABEL = 100
_LONGEST_TITLE = 400
_SHORTEST_TITLE = 3
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
# The editors' word for a heading that the printed page lacks.
_UNTITLED = re.compile(r"\[?untitled\]?", re.IGNORECASE)
# What editors put over a text beside its label, or in its place.
_REMARK = re.compile(
    r"[\[(](?:(?:literal |free |partial )?translations?|(?:memorandum )?extracts?|cop(?:y|ies)|paraphrase)"
    r"(?: from [\w\s]{1,30})?\.?[\])]\.?",
    re.IGNORECASE,
)


@attrs.frozen
class Label:
    """A label, taken apart.

    Attributes:
        kind: "attachment", "enclosure", "tab", "annex" …
        number: Its number or letter ("1", "A"), or an empty text.
        is_inner: Whether it names what is enclosed in the enclosure before it ("Subenclosure").
        stands_alone: Whether it is a label even where mark-up does not say so, in a paragraph set apart.
    """

    kind: str
    number: str = ""
    is_inner: bool = False
    stands_alone: bool = False


@functools.cache
def _rows() -> Mapping[str, Mapping[str, str]]:
    """Return the rows of the table by their words, in lower case."""
    raw = pkgutil.get_data("provcite.tei", "attachment-words.csv")
    assert raw is not None, "the table is part of the package"
    rows = csv.DictReader(io.StringIO(raw.decode()))
    return MappingProxyType({row["word"].casefold(): MappingProxyType(row) for row in rows})


@functools.cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(_rows(), key=len, reverse=True))
    return re.compile(
        rf"""(?P<bracket>[\[(]?)\s?(?P<inner>sub[-–\s]?)?(?P<word>{words})
        (?:,?\s?(?:no\.?\s?|number\s)?[“"‘']?
           (?P<number>[0-9]{{1,3}}[A-Za-z]?|[A-Z](?:[-–.][0-9]{{1,3}})?|[IVXLC]{{1,7}})[”"’']?(?!\w))?
        (?:,?\s(?:in|to|of|with)\s(?:the\s)?[\w.,’'\s–-]{{1,60}}?)?
        (?:\s?/\s?[\w\s]{{1,20}})?
        (?:[.,:]?\s?[—–-]{{1,2}}\s?[\w\s,.’'–-]{{1,60}}?)?
        (?:\s?\([\w\s,.’'–-]{{1,40}}\))?
        [\s.:]{{0,3}}[\])]?[\s.:]{{0,3}}""",
        re.IGNORECASE | re.VERBOSE,
    )


def read_label(words: str) -> Label | None:
    """Return the label that *words* are from end to end, or None where they are something else."""
    if not words or len(words) > _LONGEST_LABEL:
        return None
    match = _pattern().fullmatch(words)
    if match is None:
        return None
    row = _rows()[match["word"].casefold()]
    return Label(
        row["kind"],
        (match["number"] or "").upper(),
        is_inner=bool(match["inner"]),
        # What stands in brackets was added by editors.
        stands_alone=bool(match["bracket"]) or (row["alone"] == "yes" and not words.endswith(":")),
    )


def kind_of(element_type: str) -> str | None:
    """Return the kind that the `type` of an element names ("enclosure"), or None."""
    row = _rows().get(element_type.casefold())
    return row["kind"] if row else None


def is_title(words: str) -> bool:
    """Tell whether *words*, set apart above a text without a head, can be its title.

    A classification or a lone word of a paper's own parts ("Introduction") is none.
    """
    if not words or len(words) > _LONGEST_TITLE or classifications.find(words.strip(" .[]()")):
        return False
    return len(_WORD.findall(words)) >= _SHORTEST_TITLE or genres.index().longest_at(words) is not None


def is_remark(words: str) -> bool:
    """Tell whether *words* only say how a text is printed ("[Translation.]"), and are no title of it."""
    return _REMARK.fullmatch(words) is not None


def is_untitled(words: str) -> bool:
    """Tell whether *words* only say that the printed page has no heading here."""
    return _UNTITLED.fullmatch(words) is not None
