"""Where a note may cite an archive of another tradition, and whether what was read there proves it.

Most notes of an American series name none: they are told by their words, before anything is read closer.
"""

from __future__ import annotations

import re

from provcite.authorities import traditions as facts
from provcite.errors import TextSpan
from provcite.notes.parts import ContainerPart, Order
from provcite.notes.traditions import _holders
from provcite.notes.traditions._marks import Mark
from provcite.notes.traditions.values import ArchivalCitation

_WORD = re.compile(r"[^\W\d_]{2,}")
# Letters of scripts in which no American note is written.
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u2e80-\ud7ff\uf900-\ufaff]")
_FOREIGN = frozenset(facts.traditions()) - {"us"}


# "Stadtarchiv", "Staatsbibliothek": the form of a name whose words no list can hold.
_COMPOUND = re.compile(r"\w(?:archiv|bibliothek)s?\b|\bH?StA[A-Z]{1,2}\b")


def evidence(text: str) -> list[TextSpan]:
    """Return where *text* names a foreign holder, or has a form that stands alone, in order."""
    known = facts.foreign_tokens()
    tokens = [known[word] for word in known.keys() & set(_WORD.findall(text))]
    is_other = _OTHER_SCRIPT.search(text) is not None
    forms = _FOREIGN if is_other else frozenset(t for token in tokens for t in token.forms)
    if ("archiv" in text or "bibliothek" in text or "StA" in text) and _COMPOUND.search(text):
        forms |= {"german"}
    named = is_other or _is_named(text, tokens)
    if not named and not forms:
        return []
    sure = [mark for mark in _holders.find_foreign(text, forms, names=named) if _is_sure(text, mark)]
    spans = [TextSpan(mark.start, mark.end) for mark in sure]
    # A holder named once serves the bare codes after it: "NAA: A1838, 563/2; A5954, 2400/21".
    held = {holder.tradition for mark in sure for holder in mark.holders}
    for tradition, form in facts.alone():
        if tradition in forms or tradition in held:
            spans += [TextSpan(*m.span()) for m in form.finditer(text)]
    return sorted(spans, key=lambda span: (span.start, -span.end))


_INITIALS = re.compile(r"[A-ZÀ-Þ](?<!\w.)\. ?(?:[A-ZÀ-Þ]\. ?){0,6}[A-ZÀ-Þ]\.")


def _is_named(text: str, tokens: list[facts.Token]) -> bool:
    """Tell whether *text* has the whole name of a foreign holder, in its own capitals."""
    if any(found.replace(" ", "") in facts.initials() for found in _INITIALS.findall(text)):
        return True
    plain = text.replace("’", "'")
    return any(name in plain for token in tokens for name in token.names)


def _is_sure(text: str, mark: Mark) -> bool:
    """Tell whether a mark is more than a few letters in running text: its place or next words say so."""
    if mark.end - mark.start > 4 or _SEPARATED.match(text, mark.end) is not None:
        return True
    of = {holder.tradition for holder in mark.holders}
    if any(t in of and sign.match(text, mark.end + 1) for t, sign, _ in facts.signs()):
        return True
    # "AGS Estado leg. 8": letters and the name of a section open the clause.
    before = text[max(0, mark.start - 3) : mark.start].rstrip()
    opens = before[-1:] in (".", ";", "(") or not text[max(0, mark.start - 20) : mark.start].strip()
    return opens and _SECTION.match(text, mark.end) is not None


# "aux AN (F/17/12345)": the code stands in brackets.
_SEPARATED = re.compile(
    r"\s?[,.:;/)\-–]|\s\((?:\d{1,4}\s?)?[A-Z]{1,3}[\s/]?\d|\s(?:[A-ZÀ-Þ]{1,5}[\s/]?)?\d|\s[fFфФ]\.|$"
)
_SECTION = re.compile(r"\s[A-ZÀ-Þ][\w.]+\s|\s(?:fr|lat|n\.a|[Mm][Ss]{1,2})[./\s]")
# "Trinity College, Cambridge, from 1920 to 1923": years of a life.
_FROM_TO = re.compile(r"[12]\d{3} (?:to|until|till|bis|à|al?) [12]\d{3}")
_LEAVES = frozenset({"folio", "page", "frame"})


def is_convincing(citation: ArchivalCitation) -> bool:
    """Tell whether *citation* is one: a place with a number, code or title in it, and nothing left unread."""
    if citation.remainder:
        return False
    holder = citation.repository
    is_known = holder is not None and bool(holder.key)
    return any(
        (
            any(x.isdigit() for x in c.text)
            and not _FROM_TO.fullmatch(c.text)
            and (is_known or c.level not in _LEAVES)
        )
        or _is_title(citation, c)
        for c in citation.containers
    )


def _is_title(citation: ArchivalCitation, container: ContainerPart) -> bool:
    """Tell whether a container is printed as a file's title, in corner brackets."""
    return citation.text[max(0, container.span.start - 1) : container.span.start + 1].strip()[:1] == "『"


def is_ascending(citation: ArchivalCitation) -> bool:
    """Tell whether *citation* goes from the paper up to the holder named at its end."""
    return (
        citation.order is Order.SMALL_TO_LARGE
        and citation.repository is not None
        and (bool(citation.containers) or _is_interview(citation))
        and not citation.remainder
        and all(c.span.start < citation.repository.span.start for c in citation.containers[:-1])
    )


def _is_interview(citation: ArchivalCitation) -> bool:
    """Tell whether the paper is a dated interview, which an oral history's keeper holds without a box."""
    return bool(citation.dates) and "interview" in (citation.item or "").casefold()
