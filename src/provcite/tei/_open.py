"""A text that is being collected: what it holds, what opens another within it, and what a dateline says."""

from __future__ import annotations

import attrs
from lxml import etree

from provcite.tei._words import Words
from provcite.tei.labels import Label
from provcite.tei.values import DateText, Ref

# The name of a text that no element holds by itself.
LOOSE = ""
# What parts place, date and the rest of a dateline; a full stop may belong to what is before it ("4 p.m.").
_MARKS, _MARKS_AFTER = " ,.;:—–-", " ,;:—–-"


@attrs.define
class OpenText:
    """A text that is being collected; the counts say how many notes and names the part had before it.

    Attributes:
        name: Tag of its element; `LOOSE` for words that stand in an element which holds other texts.
        element: Its element, or what holds the words.
        words: Its words so far.
        refs: References in it, where it is a note.
        taken: Stretches of a dateline that are its place or date.
        index: Index of the paragraph that it is, or None.
        bearer: Where it is a note: what bears its marker.
        paragraph: Where it is a note: index of the paragraph that bears its marker, or None.
        offset: Where it is a note: offset of its marker there.
        notes_before: How many notes the part had before it.
        names_before: How many names it had.
        can_be_title: Whether it may be the title of an attachment without a head.
        cut: Where it is the head of an attachment: offset after the label that it begins with, or 0.
    """

    name: str
    element: etree._Element
    words: Words = attrs.field(factory=Words)
    refs: list[Ref] = attrs.field(factory=list)
    taken: tuple[tuple[int, int], ...] = ()
    index: int | None = None
    bearer: str = ""
    paragraph: int | None = None
    offset: int = 0
    notes_before: int = 0
    names_before: int = 0
    can_be_title: bool = False
    cut: int = 0

    def not_taken(self) -> list[str]:
        """Return the words of a dateline that are neither place nor date ("[Received 4:20 p.m.]")."""
        words, pieces, position = self.words.text(), [], 0
        for start, end in self.taken:
            pieces.append(words[position:start])
            position = end
        pieces.append(words[position:])
        found = [piece.lstrip(_MARKS).rstrip(_MARKS_AFTER) for piece in pieces]
        return [piece for piece in found if any(map(str.isalnum, piece))]


@attrs.frozen
class Heading:
    """A paragraph or head that is the label of an attachment, if something follows it.

    Attributes:
        words: The label as printed.
        label: What it says.
        element: Its element.
        index: Index of its paragraph.
        notes_before: How many notes the part had before it.
    """

    words: str
    label: Label
    element: etree._Element
    index: int
    notes_before: int


def opens(name: str, around: OpenText | None) -> bool:
    """Tell whether an element that can hold a text of its own does so within the text *around*.

    Whatever stands in a note is the note's: paragraphs, lists, a quoted signature. So it is with lines of a
    heading or of a signature.
    """
    if around is None:
        return True
    if around.name == "table" or (around.index is not None and name != "seg"):
        return True
    return name == "note" or (name == "dateline" and around.name != "note")


def read_date(element: etree._Element, words: str) -> DateText:
    """Return the date that the mark-up of *element* gives, and its *words*."""
    when = element.get("when") or element.get("from") or element.get("notBefore") or ""
    until = element.get("to") or element.get("notAfter") or ""
    ana = element.get("ana") or ""
    inferred = ana.rpartition("_")[2].removeprefix("undated-") if "inferred" in ana else ""
    return DateText(words, when, until, inferred)
