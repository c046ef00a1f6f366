"""A citation while it is put together, and small questions on its marks."""

from __future__ import annotations

import attrs

from provcite.authorities import traditions as facts
from provcite.notes.traditions._levels import date_marks
from provcite.notes.traditions._marks import Mark
from provcite.notes.traditions._spans import trim

LEAVES = frozenset({"folio", "page", "frame"})
SMALL = frozenset(
    {"file", "bundle", "box", "volume", "delo", "piece", "reference-code", "folder", "reel", *LEAVES}
)
TITLES = frozenset('“„«「"')
# Marks that a folder's title may stand in; corner brackets are for papers.
FOLDERS = frozenset('“"')


@attrs.define
class Draft:
    """The citation while it is put together."""

    text: str
    tradition: str
    repository: Mark | None = None
    containers: list[Mark] = attrs.field(factory=list)
    items: list[Mark] = attrs.field(factory=list)
    dates: list[Mark] = attrs.field(factory=list)
    places: list[Mark] = attrs.field(factory=list)
    remarks: list[Mark] = attrs.field(factory=list)
    identifier: Mark | None = None

    def add_item(self, mark: Mark) -> None:
        """Keep *mark* as words on the paper, the dates in it apart."""
        at = mark.start
        if not mark.quote:
            for date in date_marks(self.text[mark.start : mark.end]):
                start, end = mark.start + date.start, mark.start + date.end
                self._add_words(at, start)
                self.dates.append(attrs.evolve(date, start=start, end=end))
                at = end
        self._add_words(at, mark.end)

    def _add_words(self, start: int, end: int) -> None:
        start, end = trim(self.text, start, end)
        if start < end:
            self.items.append(Mark(start, end, "name", "item-words", 0.6))

    def add_plain(self, mark: Mark) -> bool:
        """Keep *mark* if its kind says all, and tell whether it did."""
        if mark.kind == "container":
            self.containers.append(mark)
        elif mark.kind == "identifier" and self.identifier is None:
            self.identifier = mark
        elif mark.kind == "date":
            self.dates.append(mark)
        elif mark.kind == "extent":
            self.remarks.append(mark)
        else:
            return False
        return True


_PAPER = tuple(sorted(facts.words("paper-start")))


def is_of_paper(words: str) -> bool:
    """Tell whether *words* name a paper, not what holds it: "interview with …", "letter to …"."""
    return words.startswith(_PAPER)


def grammar_of(tradition: str, holder: Mark | None) -> facts.Grammar:
    names = holder.holders if holder is not None else ()
    return facts.grammar(tradition, names[0].name if names else "")


def is_portal(mark: Mark) -> bool:
    return any(h.is_portal for h in mark.holders)


def unquoted(text: str, mark: Mark) -> Mark:
    """Return a quoted name without its quotation marks: they are not on the folder's label."""
    if not mark.quote or text[mark.end - 1].isalnum():
        return mark
    end = mark.end - 1
    while end > mark.start + 1 and text[end - 1] in ",.":
        end -= 1
    return attrs.evolve(mark, start=mark.start + 1, end=end) if end > mark.start + 1 else mark
