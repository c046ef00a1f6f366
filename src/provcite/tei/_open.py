"""A text that is being collected: what it holds, what opens another within it, and what a dateline says."""

from __future__ import annotations

import functools

import attrs
from lxml import etree

from provcite.tei._elements import LABEL_ENDS, MEANT, MEANT_IN, NAMES, PASSED
from provcite.tei._words import Words, collapse
from provcite.tei.labels import Label
from provcite.tei.values import DateText, Ref

# The name of a text that no element holds by itself.
LOOSE = ""
# What parts place, date and the rest of a dateline; a full stop may belong to what is before it ("4 p.m.").
_MARKS, _MARKS_AFTER = " ,.;:—–-", " ,;:—–-"


class OpenText:
    """A text that is being collected; the counts say how many notes and names the part had before it.

    Attributes:
        name: Tag of its element; `LOOSE` for words that stand in an element which holds other texts.
        element: Its element, or what holds the words.
        words: Its words so far.
        passed: Tags of elements that only add their words to it.
        refs: References in it, where it is a note.
        taken: Where it is a dateline: stretches of its pieces that are its place or date.
        index: Index of the paragraph that it is, or None.
        bearer: Where it is a note: what bears its marker.
        paragraph: Where it is a note: index of the paragraph that bears its marker, or None.
        offset: Where it is a note: offset of its marker there.
        note: Where it is a note that has ended: its words.
        outer: Where it is a note: the note that it is a note to, or None.
        is_over: Whether it is an inline note before head and text.
        can_be_title: Whether it may be the title of an attachment without a head.
        cut: Where it is the head of an attachment: offset after the label that it begins with, or 0.
        notes_before: How many notes the part had before it.
        names_before: How many names it had.
    """

    # Values of the class: a volume opens ten thousand texts, and few of them ever have others.
    refs: tuple[Ref, ...] = ()
    taken: tuple[tuple[int, int], ...] = ()
    index: int | None = None
    bearer = ""
    paragraph: int | None = None
    offset = 0
    note = ""
    outer: OpenText | None = None
    is_over = False
    can_be_title = False
    cut = 0

    def __init__(self, name: str, element: etree._Element, notes_before: int, names_before: int) -> None:
        """Begin a text."""
        self.name = name
        self.element = element
        self.words = Words()
        self.passed = passed_by(name)
        self.notes_before = notes_before
        self.names_before = names_before

    def not_taken(self) -> list[str]:
        """Return the words of a dateline that are neither place nor date ("[Received 4:20 p.m.]")."""
        found, position = [], 0
        for start, end in (*self.taken, (len(self.words.pieces), 0)):
            piece = "".join(self.words.pieces[position:start])
            if any(map(str.isalnum, piece)):
                found.append(collapse(piece).lstrip(_MARKS).rstrip(_MARKS_AFTER))
            position = end
        return found


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


# Asked for each text; there are a dozen tags.
@functools.cache
def passed_by(name: str, *, takes_names: bool = False, first_in_head: bool = False) -> frozenset[str]:
    """Return the tags of elements that only add their words to a text of the tag *name*.

    Args:
        name: The tag, of `TEXTS`, or `LOOSE`.
        takes_names: Whether names in the text are kept, whatever its tag.
        first_in_head: Whether the text may begin with a label that the mark-up parts from the title.
    """
    meant = MEANT_IN.get(name, frozenset()) | (NAMES if takes_names else frozenset())
    parting = LABEL_ENDS if first_in_head else frozenset()
    return (PASSED | MEANT) - meant - parting


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
    # Before TEI P5 the date was the attribute `value`.
    when = (
        element.get("when") or element.get("value") or element.get("from") or element.get("notBefore") or ""
    )
    until = element.get("to") or element.get("notAfter") or ""
    ana = element.get("ana") or ""
    inferred = ana.rpartition("_")[2].removeprefix("undated-") if "inferred" in ana else ""
    return DateText(words, when, until, inferred)
