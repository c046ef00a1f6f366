"""Verbs by which prose is told from citations: a citation has no finite verb outside its quotations."""

from __future__ import annotations

import re

_FORMS = (
    "was were is are had has have did does would could should might may "
    "suggests? suggested indicates? indicated states? stated said says wrote writes reported reports "
    "explained explains "
    "noted notes argued argues became made took sent held gave gives according describes described "
    "discusses discussed "
    "extrapolates claims claimed concludes concluded contends asserts asserted maintains emphasizes "
    "emphasized offers "
    "offered provides provided examines includes included appears appeared reads shows showed "
    "reveals revealed totaled "
    "comprised thought used recommended requested informed instructed asked replied told"
)
VERB = re.compile(r"\b(?:" + "|".join(_FORMS.split()) + r")\b")
BRACKETED = re.compile(r"\([^()]*\)|“[^”]*”")
SQUARE = re.compile(r"\[[^\]]*\]")


def has_verb(text: str, start: int, end: int) -> bool:
    """Tell whether a finite verb stands between two offsets, outside brackets and quotation marks."""
    return VERB.search(SQUARE.sub("", BRACKETED.sub("()", text[start:end]))) is not None
