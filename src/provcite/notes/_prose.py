"""Verbs by which prose is told from citations: a citation has no finite verb outside its quotations."""

from __future__ import annotations

import re

from provcite.authorities import prose

# Patterns of finite verbs; of them those that folder titles use as participles ("Letters sent by …").
FINITE = prose.verbs()
PARTICIPLES = prose.participles()
VERB = re.compile(r"\b(?:" + "|".join(FINITE) + r")\b")
BRACKETED = re.compile(r"\([^()]*\)|“[^”]*”")
SQUARE = re.compile(r"\[[^\]]*\]")


def has_verb(text: str, start: int, end: int) -> bool:
    """Tell whether a finite verb stands between two offsets, outside brackets and quotation marks."""
    return VERB.search(SQUARE.sub("", BRACKETED.sub("()", text[start:end]))) is not None
