"""Verbs by which prose is told from citations: a citation has no finite verb outside its quotations."""

from __future__ import annotations

import re

from provcite.authorities import prose
from provcite.notes._patterns import any_of

# Patterns of finite verbs; of them those that folder titles use as participles ("Letters sent by …").
FINITE = prose.verbs()
PARTICIPLES = prose.participles()
VERB = re.compile(r"\b" + any_of(FINITE) + r"\b")
BRACKETED = re.compile(r"\([^()]*\)|“[^”]*”")
# "Handed to the Minister by the Secretary, May 2, 1925": no paper from one "Handed".
OPENING = re.compile(any_of(prose.openings()) + r"\s(?:to|by|on|from|in|as|at|with|back)\b")
SQUARE = re.compile(r"\[[^\]]*\]")


def unbracketed(words: str) -> str:
    """Return *words* with "()" for what stands in brackets or quotation marks."""
    return BRACKETED.sub("()", words) if "(" in words or "“" in words else words


def has_verb(text: str, start: int, end: int) -> bool:
    """Tell whether a finite verb stands between two offsets, outside brackets and quotation marks."""
    words = unbracketed(text[start:end])
    return VERB.search(SQUARE.sub("", words) if "[" in words else words) is not None
