"""What the elements of a volume are: which hold a text of their own, which only part words, how they are set.

Which tags are used, and where, follows the volumes themselves and the schema that they are checked against.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable

from lxml import etree

from provcite.tei._words import collapse
from provcite.tei.values import DateText, PageBreak

TEI = "http://www.tei-c.org/ns/1.0"
FRUS = "http://history.state.gov/frus/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

# What a date is inferred from that only attributes of the document's element give.
MARK_UP_DATE = "the mark-up (frus:doc-dateTime-min and -max)"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
# Elements that open a text of their own; everything else adds to the text around it.
TEXTS = frozenset(
    {"head", "p", "ab", "item", "l", "cell", "label", "signed", "dateline", "seg", "salute", "note", "table"}
)
# Elements that part words without a blank being written.
BREAKS = frozenset(
    {"lb", "cb", "p", "ab", "item", "l", "cell", "row", "lg", "quote", "list", "table", "head", "label"}
    | {"salute", "signed", "dateline", "opener", "closer", "postscript", "figure", "addrLine"}
)
# Texts that are paragraphs, lines or cells of the running text.
RUNNING = frozenset({"p", "ab", "item", "l", "cell", "salute", "label"})
NAMES = frozenset({"persName", "gloss", "orgName"})
# Elements inside a text that say more than its words.
MEANT = NAMES | {"ref", "placeName", "date"}
# Elements that print nothing: a label before them is not yet followed by what it is the label of.
MILESTONES = frozenset({"pb", "lb", "cb", "milestone"})
# A reading and the one it stands for: the page shows one of them.
REPLACED = frozenset({"sic", "orig", "expan"})
CHOSEN = frozenset({"corr", "reg", "abbr"})
# Elements that go on with the words before them where no element holds these.
INLINE = (
    MEANT
    | MILESTONES
    | {
        "hi",
        "note",
        "term",
        "title",
        "name",
        "emph",
        "foreign",
        "supplied",
        "gap",
        "unclear",
        "num",
        "measure",
    }
    | {"del", "add", "choice", "sic", "corr", "orig", "reg", "abbr", "expan"}
)
_ENDS = BREAKS | {"note"}
# Elements inside a text that add their words to it and mean nothing else.
PASSED = INLINE - MEANT - MILESTONES - REPLACED - CHOSEN - {"note", "choice"}
# Those that mean something only in some texts, by the text's tag; "" is a text that no element holds.
MEANT_IN = {
    **dict.fromkeys(RUNNING, frozenset({"ref"})),
    "": frozenset({"date", "ref"}),
    "note": frozenset({"ref"}),
    "head": NAMES | {"date", "ref"},
    "seg": frozenset({"date"}),
    "dateline": frozenset({"placeName", "date"}),
}
# Elements before which a label in a head may end and the title begin.
LABEL_ENDS = frozenset({"lb", "hi"})
# Lists that belong to the heading of a memorandum, not to its text.
HEADING_LISTS = frozenset({"subject", "to", "from"})
# Elements whose heads are captions and no document's heading.
CAPTIONED = frozenset({"list", "table", "figure", "lg", "quote"})


def local_name(element: etree._Element) -> str:
    """Return the tag of *element* without its namespace; an empty text for what is no element."""
    return name_of(element.tag)  # type: ignore[arg-type]  # texts, or functions: all can be hashed


# A volume has some thirty tags, a hundred thousand times.
@functools.lru_cache(maxsize=256)
def name_of(tag: Hashable) -> str:
    """Return *tag* without its namespace; an empty text for the tag of what is no element."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def own_words(name: etree._Element) -> str:
    """Return the words of *name*, white space collapsed, up to a note or the end of a line in it."""
    if not len(name) or any(local_name(child) in _ENDS for child in name):
        return collapse(name.text or "")
    return collapse("".join(name.itertext()))


def is_tei(element: etree._Element) -> bool:
    """Tell whether *element* is TEI; others, such as those that say how large a file is, print nothing."""
    return isinstance(element.tag, str) and element.tag.startswith(f"{{{TEI}}}")


def is_replaced(element: etree._Element) -> bool:
    """Tell whether *element* is one of `REPLACED` and a `choice` gives the other reading beside it."""
    if not is_in_choice(element):
        return False
    return any(
        local_name(other) in CHOSEN
        for other in (*element.itersiblings(preceding=True), *element.itersiblings())
    )


def is_in_choice(element: etree._Element) -> bool:
    """Tell whether *element* is a reading of a `choice`."""
    parent = element.getparent()
    return parent is not None and local_name(parent) == "choice"


def id_of(element: etree._Element) -> str:
    """Return the id that the mark-up gives *element*, or an empty text."""
    return element.get(XML_ID) or ""


def break_of(pb: etree._Element) -> PageBreak:
    """Return the break that *pb* is; one without a number says that the page is not known.

    A number in brackets is not printed on its page; it is the page's where the `xml:id` says so too, and
    else one of another count.
    """
    number, key = pb.get("n") or "", id_of(pb)
    if number.startswith("[") and key == f"pg_{number[1:-1]}":
        number = number[1:-1]
    return PageBreak(number, key)


def dated_by_attributes(element: etree._Element) -> DateText | None:
    """Return the day or span of days that attributes of a document's *element* give, or None.

    Source: the schema of the Foreign Relations volumes, `frus:doc-dateTime-min` and `frus:doc-dateTime-max`.
    """
    given = (element.get(f"{{{FRUS}}}doc-dateTime-{end}") or "" for end in ("min", "max"))
    first, last = (match[0] if (match := _DAY.match(each)) else "" for each in given)
    if not first or not last or first > last or element.get("subtype") == "editorial-note":
        return None
    return DateText("", first, last if last != first else "", MARK_UP_DATE)


def is_centred(element: etree._Element) -> bool:
    """Tell whether *element* is set in the middle of the page."""
    return "center" in _style(element)


def is_set_apart(element: etree._Element) -> bool:
    """Tell whether a paragraph is centred, in brackets, or bold as a whole."""
    words = (element.text or "").strip()
    if is_centred(element) or words.startswith("["):
        return True
    children = [child for child in element if local_name(child) not in ("note", "pb")]
    if words or len(children) != 1 or any((child.tail or "").strip() for child in element):
        return False
    (only,) = children
    return local_name(only) == "hi" and ("strong" in _style(only) or "bold" in _style(only))


def _style(element: etree._Element) -> str:
    return f"{element.get('rend') or ''} {element.get('rendition') or ''}"
