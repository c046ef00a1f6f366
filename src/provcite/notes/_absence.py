"""Words that stand where a source note's location would, and are none: prose, and claims of absence.

"Not found in Department of State files", "No copy has been found in the Kennedy Library", "None found": what
they name does not hold the document. A location has no finite verb before its first comma.
"""

from __future__ import annotations

import re

from provcite.notes._prose import OPENING, has_verb

_KEPT = r"(?:available|declassified|extant|found|identified|located|preserved|printed|released|traced)\b"
_ABSENT = re.compile(
    # "Not found", "None found", "Nothing has been located", "No copy of the original found"
    rf"(?:Not|None|Nothing|Neither)\b(?:\s[^\s,;:]+){{0,6}}?\s{_KEPT}"
    rf"|No\s(?:[^\s,;:]+\s){{1,8}}?{_KEPT}"
    r"|No\s(?:[a-z]+\s){0,3}(?:copy|copies|original|record|source|text|trace)\b"
    # "Original not found", "Text of the letter not declassified"
    rf"|[A-Z][a-z]+\b(?:\s[^\s,;:]+){{0,6}}?\s(?:not|never)\s(?:been\s)?{_KEPT}"
    r"|(?:Missing|Absent|Lacking)\b"
)
# "Received through the Chinese minister", "Printed from an unsigned copy": how it came, and not where it is.
_RECEIVED = re.compile(
    r"Received\s(?:from|through|by|via|at|in|on)\b|Printed\sfrom\s(?:an?|the)\s(?=[a-z])"
    r"|(?:See|Cf\.|Same\sas)\s"
)
_BRACKET = re.compile(r"\[[^\[\]]*\]")
_CLAUSE_END = re.compile(r"[,;:]\s")


def tells_no_place(text: str, start: int, stop: int) -> bool:
    """Tell whether words in a location's place are a sentence, a bracket alone or a claim of absence.

    To be asked of words that open with no known holder.

    Args:
        text: The note.
        start: Where the words begin.
        stop: Where they end, a full stop left out.
    """
    if _ABSENT.match(text, start, stop) or OPENING.match(text, start, stop):
        return True
    if _RECEIVED.match(text, start, stop) or _BRACKET.fullmatch(text, start, stop):
        return True
    comma = _CLAUSE_END.search(text, start, stop)
    return has_verb(text, start, comma.start() if comma is not None else stop)
