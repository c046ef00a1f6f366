"""From formatting attributes and affixes to a `Look`."""

from __future__ import annotations

from collections.abc import Mapping

from provcite.csl.ir import PLAIN, Look
from provcite.csl.marks import BLOCK_MARKS, CLOSE, JOINT, STYLE_MARKS, clean
from provcite.text import BlockKind, Style

PUNCTUATION = " ,.;:!?\N{NO-BREAK SPACE}"

# The order in which formats wrap: the first is outermost.
_FORMATS: tuple[tuple[str, Mapping[str, Style]], ...] = (
    (
        "vertical-align",
        {"sup": Style.SUPERSCRIPT, "sub": Style.SUBSCRIPT, "baseline": Style.BASELINE},
    ),
    ("text-decoration", {"underline": Style.UNDERLINE, "none": Style.NO_DECORATION}),
    (
        "font-weight",
        {"bold": Style.BOLD, "light": Style.LIGHT, "normal": Style.NORMAL_WEIGHT},
    ),
    ("font-variant", {"small-caps": Style.SMALL_CAPS, "normal": Style.NORMAL_VARIANT}),
    (
        "font-style",
        {"italic": Style.ITALIC, "oblique": Style.OBLIQUE, "normal": Style.NORMAL_STYLE},
    ),
)


def joined(affix: str) -> str:
    """Return an affix or delimiter with joints where its punctuation may collide with a neighbour's."""
    if not affix:
        return ""
    text = clean(affix)
    before = JOINT if text[:1] in PUNCTUATION else ""
    after = JOINT if text[-1:] in PUNCTUATION else ""
    return f"{before}{text}{after}"


def format_marks(attributes: Mapping[str, str]) -> tuple[str, str]:
    """Return the marks that open and close the formatting that *attributes* ask for."""
    opens = ""
    for name, styles in _FORMATS:
        value = attributes.get(name)
        if value is not None and value in styles:
            opens += STYLE_MARKS[styles[value]]
    return opens, CLOSE * len(opens)


def look_of(attributes: Mapping[str, str]) -> Look:
    """Return the dress that *attributes* of an element ask for.

    Source: CSL 1.0.2 §Formatting, §Affixes, §Display, §Quotes, §Strip Periods, §Text-case.
    """
    opens, closes = format_marks(attributes)
    display = attributes.get("display")
    look = Look(
        strip_periods=is_true(attributes.get("strip-periods")),
        text_case=attributes.get("text-case", ""),
        opens=opens,
        closes=closes,
        quotes=is_true(attributes.get("quotes")),
        prefix=joined(attributes.get("prefix", "")),
        suffix=joined(attributes.get("suffix", "")),
        block=BLOCK_MARKS[BlockKind(display)] if display else "",
    )
    return PLAIN if look == PLAIN else look


def is_true(value: str | None) -> bool:
    """Tell whether an XML boolean is true."""
    return value in {"true", "1"}
