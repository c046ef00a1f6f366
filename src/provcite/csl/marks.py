"""Marks: the characters that carry structure through rendered text until the last pass.

A rendered piece is a `str` in which control characters, which no text may hold, stand for formatting, quotes,
joints and slots. Strings concatenate fast, and the last pass (`settle`, `finish`) resolves what neighbours
mean to one another.
"""

from __future__ import annotations

import re

from provcite.text import BlockKind, Style

# Where an affix or delimiter meets its neighbour; punctuation collides only here.
JOINT = "\x01"
# Ends the innermost format or block.
CLOSE = "\x02"
QUOTE_OPEN = "\x03"
# Opens a quotation that keeps the inner marks where no other stands around it.
QUOTE_OPEN_INNER = "\x04"
QUOTE_CLOSE = "\x05"
# The year-suffix and the citation number lie between their marks, so that collapsing finds them.
SUFFIX_START, SUFFIX_END = "\x06", "\x07"
NUMBER_START, NUMBER_END = "\x08", "\x0b"
# Before a term, which is capitalised where it begins a note or an entry.
TERM = "\x0c"
# The address of a link lies between these; CLOSE ends the link.
LINK_OPEN, LINK_TEXT = "\ufdd0", "\ufdd1"

STYLE_MARKS: dict[Style, str] = {
    Style.ITALIC: "\x0e",
    Style.OBLIQUE: "\x0f",
    Style.NORMAL_STYLE: "\x10",
    Style.BOLD: "\x11",
    Style.LIGHT: "\x12",
    Style.NORMAL_WEIGHT: "\x13",
    Style.SMALL_CAPS: "\x14",
    Style.NORMAL_VARIANT: "\x15",
    Style.SUPERSCRIPT: "\x16",
    Style.SUBSCRIPT: "\x17",
    Style.BASELINE: "\x18",
    Style.UNDERLINE: "\x19",
    Style.NO_DECORATION: "\x1a",
    Style.NO_CASE: "\x1b",
    Style.NO_FORMAT: "\ufdd6",
}
NO_CASE = STYLE_MARKS[Style.NO_CASE]
NO_FORMAT = STYLE_MARKS[Style.NO_FORMAT]
# Not \x1c to \x1f: Python takes them for white space.
BLOCK_MARKS: dict[BlockKind, str] = {
    BlockKind.BLOCK: "\ufdd2",
    BlockKind.LEFT_MARGIN: "\ufdd3",
    BlockKind.RIGHT_INLINE: "\ufdd4",
    BlockKind.INDENT: "\ufdd5",
}
STYLE_OF = {mark: style for style, mark in STYLE_MARKS.items()}
BLOCK_OF = {mark: kind for kind, mark in BLOCK_MARKS.items()}

# Every mark, for a character class; the address of a link is matched by LINK.
ALL = "\x01-\x08\x0b\x0c\x0e-\x1b\ufdd0-\ufdd6"
LINK = f"{LINK_OPEN}[^{LINK_TEXT}]*{LINK_TEXT}"
ANY_MARK = re.compile(f"{LINK}|[{ALL}]")
_FIRST_TERM = re.compile(f"\\A([^\\w{TERM}]*){TERM}([{ALL}]*)(\\w)")
# What data may not hold, since it would be taken for a mark.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """Return *text* without control characters, noncharacters and lone surrogates."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def begin(marked: str) -> str:
    """Return *marked* with a capital in the term that it begins with, if it begins with one."""
    if TERM not in marked:
        return marked
    return _FIRST_TERM.sub(lambda found: found[1] + found[2] + found[3].upper(), marked)


def strip_marks(marked: str) -> str:
    """Return the characters of *marked* alone; quotation marks go too."""
    return ANY_MARK.sub("", marked)
