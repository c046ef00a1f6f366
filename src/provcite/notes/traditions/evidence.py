"""Where a note may cite an archive of another tradition, and whether what was read there proves it.

Most notes of an American series name none: they are told by their words, before anything is read closer.
"""

from __future__ import annotations

import re

from provcite.authorities import traditions as facts
from provcite.errors import TextSpan
from provcite.notes.parts import Order
from provcite.notes.traditions import _holders
from provcite.notes.traditions._marks import Mark
from provcite.notes.traditions._spans import Shelter
from provcite.notes.traditions.values import ArchivalCitation

_WORD = re.compile(r"[^\W\d_]{2,}")
# Letters of scripts in which no American note is written.
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u2e80-\ud7ff\uf900-\ufaff]")
_NO_SHELTER = Shelter(())
_FOREIGN = frozenset(facts.traditions()) - {"us"}


def evidence(text: str) -> list[TextSpan]:
    """Return where *text* names a foreign holder, or has a form that stands alone, in order."""
    tokens = facts.foreign_tokens()
    traditions = {t for word in tokens.keys() & set(_WORD.findall(text)) for t in tokens[word]}
    is_other = _OTHER_SCRIPT.search(text) is not None
    if not traditions and not is_other and not any(name in text for name in facts.common_names()):
        return []
    forms = _FOREIGN if is_other else traditions
    found = [m for m in _holders.find(text, _NO_SHELTER, forms=forms) if _is_sure(text, m)]
    spans = [TextSpan(m.start, m.end) for m in found]
    for tradition, form in facts.alone():
        if tradition in forms:
            spans += [TextSpan(*m.span()) for m in form.finditer(text)]
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _is_sure(text: str, mark: Mark) -> bool:
    """Tell whether a mark is more than a few letters in running text: a separator or figure follows them."""
    if mark.end - mark.start > 4:
        return True
    return _SEPARATED.match(text, mark.end) is not None


_SEPARATED = re.compile(r"\s?[,.:;/)\-–]|\s(?:[A-ZÀ-Þ]{1,5}\s?)?\d|\s[fFфФ]\.|$")


def is_convincing(citation: ArchivalCitation) -> bool:
    """Tell whether *citation* is one: a place with a number or code in it, and nothing left unread."""
    if not any(c.level not in _LEAVES and any(x.isdigit() for x in c.text) for c in citation.containers):
        return False
    return not citation.remainder


_LEAVES = frozenset({"folio", "page", "frame"})


def is_ascending(citation: ArchivalCitation) -> bool:
    """Tell whether *citation* goes from the paper up to the holder named at its end."""
    return (
        citation.order is Order.SMALL_TO_LARGE
        and citation.repository is not None
        and bool(citation.containers)
        and not citation.remainder
        and all(c.span.start < citation.repository.span.start for c in citation.containers[:-1])
    )
