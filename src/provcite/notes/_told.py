"""What a sentence of a source note tells of its document and another paper: attached to it, printed there.

The subject decides: "Attached to a memorandum" is said of the document itself, "Attached to the memorandum
is a note" of the note.
"""

from __future__ import annotations

import re

from provcite.notes._location import part
from provcite.notes._namelike import MONTHS
from provcite.notes._prose import has_verb
from provcite.notes._publications import read_publication
from provcite.notes.values import NoteLocation, NoteRelation

# The document itself as the subject: "The memorandum of conversation", "This letter", "It".
OWN = (
    r"(?:It|(?:The|This)(?:\s(?:(?!from|by|to|in|at|on|attached|enclosed|covering)[a-z]+(?:-[a-z]+)?"
    r"|U\.S\.)){0,4})"
)
_TO = r"to\s(?!the (?:source text|original)|source text|original)"
_HOW = r"(?:\s(?:as|at|in)\s[^.;,]{1,30}?)?"
_ATTACHMENT_TO = re.compile(
    rf"(?:(?:Also\s)?(?:Found\s)?[Aa]ttached{_HOW}\s{_TO}"
    r"|Enclosed\s(?:with|in|to)\s"
    r"|(?:Enclosure|Attachment|Annex|Appendix|Tab)(?:\s(?:No\.\s)?(?:\d{1,2}|[A-Z]{1,4}))?\s(?:to|of)\s"
    r"|(?:Transmitted|Sent|Forwarded|Submitted)\s(?:[a-z]+\s){0,4}?as\s(?:an?\s)?(?:[Ee]nclosure|[Aa]ttachment|Tab)"
    r"(?:\s[A-Z\d]{1,3})?\s(?:to|of)\s"
    rf"|{OWN}\s(?:is|was)\s(?:an?\s|the\s)?(?:[Ee]nclosure|[Aa]ttachment|[Aa]nnex|[Aa]ppendix|[Tt]ab)"
    r"(?:\s(?:\d{1,2}|[A-Z]{1,4}))?\s(?:to|of)\s"
    r"|Printed\sfrom\s(?:an?|the)\scopy\s(?:that\swas\s|which\swas\s)?(?:found\s)?attached\sto\s"
    rf"|{OWN}\s(?:is|was|are|were)\s(?:also\s)?(?:found\s)?(?:attached{_HOW}\s{_TO}|enclosed\s(?:with|in)\s))"
)
# "Attached to the memorandum is a note": said of the note.
_TURNED_ROUND = re.compile(r"[^,;:“(]*?\s(?:is|are|was|were)\s")
_REPLY_TO = re.compile(
    r"(?:[Ii]n\s(?:reply|response|answer)|Repl(?:y|ies)|Responds|Response|Answer)\sto\s"
    rf"|(?:[A-Z][a-z]+(?:ed|en|nt)|{OWN}\s(?:is|was))\b(?:\s[^\s,;:“”()]+){{0,12}}?\s(?:in|an?)\s"
    r"(?:reply|response|answer)\sto\s"
)
# After "In response to his suggestion," the sentence tells what another did, save a date or the like.
_CLAUSE = re.compile(rf",\s(?!(?:{MONTHS})\b|\d|not\sprinted|see\s|from\s|dated\s|which\s|Documents?\s)")
_QUOTED_FROM = re.compile(
    r"(?:Quoted|Excerpted|Extracted|Excerpts?|Extracts?)\s(?:in|from|of)\s"
    r"|(?:The\s)?(?:[Tt]ext|[Qq]uotation|[Ee]xtract|[Ee]xcerpt)s?\s(?:printed\shere\s)?(?:is|are)\s"
    r"(?:quoted\s|taken\s)?(?:as\squoted\s)?(?:in|from)\s"
    rf"|{OWN}\s(?:is|was)\s(?:(?:quoted|excerpted|extracted)\s(?:in|from)\s|an?\s(?:excerpt|extract)\s(?:from|of)\s)"
)
_PRINTED_HERE = re.compile(
    rf"(?:(?:Also|Previously|Reprinted|{OWN}\s(?:is|was))\s)?"
    r"(?:(?:also\s|previously\s)?(?:[Pp]rinted|[Pp]ublished|[Rr]eprinted)(?:\s(?:in\sfull|in\spart|also))*"
    r"(?:\sas\sDocuments?\s\d+)?|(?<=is )also)\s(?:in|from)\s(?:the\s)?(?=[A-Z])"
)
# Kind of relation, a word without which the pattern cannot match, and the pattern.
_WORDS = (
    ("not-printed", "not printed", re.compile(r"\bnot printed\b")),
    (
        "printed-in",
        "",
        re.compile(r"\b(?:[Pp]rinted|[Pp]ublished|publication) (?:in full |in part |as |in |with )"),
    ),
    (
        "reply-to",
        "in re",
        re.compile(r"\b(?:prepared|written|drafted|produced)\b[^;:“”]{0,160}?\bin (?:response|reply) to\b"),
    ),
    # Another paper, attached to a third.
    (
        "cited",
        "ttached",
        re.compile(rf"\battached{_HOW} to (?:an? |Documents? \d|(?:[A-Z][\w’.-]* )*[A-Z][\w.-]*’s? )"),
    ),
    ("attached", "ttached", re.compile(r"\b[Aa]ttached\b(?! to the (?:source text|original))")),
    ("attached", "nclosed", re.compile(r"\b[Ee]nclosed (?:is|are|was|were|but not printed)\b")),
    ("cited", "Document", re.compile(r"\b[Ss]ee (?:also )?(?:footnote \d+, )?Documents? \d")),
)
# Pieces of the words above, and openings: a sentence with none of them tells no relation.
TELLING = (
    *("ttach", "rinted", "Document", "ublish", "publication", "response", "reply", "nclosed"),
    *("uoted", "xcerpt", "xtract"),
)
OPENINGS = (
    *(
        "In answer",
        "Answer",
        "Repl",
        "Resp",
        "Enclosure",
        "Annex",
        "Appendix",
        "Tab ",
        "Transmitted",
        "Sent as",
    ),
    *("Forwarded", "Submitted", "The quotation"),
)


def read_told(text: str, start: int, end: int) -> NoteRelation | None:
    """Return what a sentence tells of the document, or None.

    Args:
        text: The note.
        start: Where the sentence begins.
        end: Where it ends, its full stop with it.
    """
    for kind, pattern in (
        ("attachment-to", _ATTACHMENT_TO),
        ("reply-to", _REPLY_TO),
        ("quoted-from", _QUOTED_FROM),
    ):
        match = pattern.match(text, start, end)
        if match is not None and not _tells_more(text, match, end, kind):
            return _told(kind, text, start, end)
    printed = _PRINTED_HERE.match(text, start, end)
    if printed is not None:
        location = _publication(text, printed.end(), end)
        if location is not None or (
            ("rinted" in printed[0] or "ublished" in printed[0]) and not _FROM.search(printed[0])
        ):
            return _told("printed-in", text, start, end, location)
    for kind, word, pattern in _WORDS:
        if text.find(word, start, end) >= 0 and _outside_quotes(pattern, text, start, end):
            return _told(kind, text, start, end)
    return None


def _told(kind: str, text: str, start: int, end: int, location: NoteLocation | None = None) -> NoteRelation:
    return NoteRelation(kind, part(text, start, end, "relation-words"), location)


def _outside_quotes(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Tell whether *pattern* matches outside quotation marks: “the attached paper” is another's word."""
    depth, at = 0, start
    for match in pattern.finditer(text, start, end):
        depth = max(0, depth + text.count("“", at, match.start()) - text.count("”", at, match.start()))
        at = match.start()
        if depth == 0:
            return True
    return False


# "Printed from the U.S. translation.": of the copy that was printed, and no publication.
_FROM = re.compile(r"\sfrom\s(?:the\s)?$")


def _tells_more(text: str, match: re.Match[str], end: int, kind: str) -> bool:
    """Tell whether the sentence goes on with a verb, so that its opening is said of another paper."""
    if match[0].startswith(("It ", "The ", "This ", "Printed ")):
        return False
    if kind == "attachment-to":
        return _TURNED_ROUND.match(text, match.end(), end) is not None
    if kind == "quoted-from":
        return has_verb(text, match.end(), end)
    if match[0].startswith(("In ", "in ")):
        return has_verb(text, match.end(), end) or _CLAUSE.search(text, match.end(), end) is not None
    return False


_STOPS_READING = re.compile(r"\s\(|;\s|,?\s(?:and|but|where|which|as|with)\s(?=[a-z])")


def _publication(text: str, start: int, end: int) -> NoteLocation | None:
    """Return the printed source at *start*, without the full stop and what the sentence goes on to say."""
    going_on = _STOPS_READING.search(text, start, end)
    stop = going_on.start() if going_on else end
    while stop > start and text[stop - 1] in ".)”":
        stop -= 1
    return read_publication(text, start, stop)
