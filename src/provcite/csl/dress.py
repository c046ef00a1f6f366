"""Puts the dress of a `Look` on rendered text."""

from __future__ import annotations

from provcite.csl.ir import PLAIN, Look
from provcite.csl.marks import CLOSE, QUOTE_CLOSE, QUOTE_OPEN
from provcite.csl.textcase import change_case


def dress(text: str, look: Look, *, language: str = "", english: bool = True) -> str:
    """Return *text* in its case, formats, quotes and affixes; nothing stays nothing.

    Source: CSL 1.0.2 §Formatting, §Affixes, §Quotes, §Strip Periods, §Text-case, §Display.
    """
    if not text or look is PLAIN:
        return text
    if look.strip_periods:
        text = text.replace(".", "")
    if look.text_case:
        text = change_case(text, look.text_case, language=language, english=english)
    if look.opens:
        text = f"{look.opens}{text}{look.closes}"
    if look.quotes:
        text = f"{QUOTE_OPEN}{text}{QUOTE_CLOSE}"
    text = f"{look.prefix}{text}{look.suffix}"
    return f"{look.block}{text}{CLOSE}" if look.block else text
