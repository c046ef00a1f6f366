"""Cross-references within the volume: to documents, footnotes, pages, chapters, *ante*, *supra* and *infra*.

Every form is read by its words alone; whether the target exists is for the one who joins notes to volumes.
References to other volumes are read by `_series_references`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provcite.errors import TextSpan
from provcite.notes._paper_pages import pages_of_papers
from provcite.notes._patterns import Marked
from provcite.notes._reference_forms import (
    CrossReference,
    document_form,
    fields_of,
    footnote_form,
    numbers_of,
    page_form,
)
from provcite.notes.values import Target

_LOCAL = Marked(
    ("oc",),
    re.compile(
        rf"(?=[PpFfNnDd])(?<![\w’])(?:(?:[Pp]aragraph\s(?P<paragraph>\d{{1,3}})\s(?:of|in)\s)"
        rf"|{footnote_form('note')},?\s(?:to\s|of\s|in\s)?)?{document_form('doc')}"
        rf"(?:,\s(?:{footnote_form('note2', short=True)}|[Pp]aragraph\s(?P<paragraph2>\d{{1,3}}))"
        rf"|\sand\s{footnote_form('note3')}\sthereto)?(?:,\s(?P<beside>supra|infra)(?!\w))?"
    ),
)
_NOTE_HERE = Marked(
    ("ote", "fn", "Fn"),
    re.compile(
        rf"(?=[FfNn])(?<![\w’]){footnote_form('note')}(?:,?\s(?:on\s|at\s)?{page_form('page')}"
        r"|(?P<here>,?\s(?:above|below|(?:and\s\w+\s)?supra|infra|ante|this\sdocument)))?"
    ),
)
_WORD_REF = Marked(
    ("nte", "ost", "pra", "fra"),
    re.compile(
        rf"(?=[AaPpSsIi])(?<![\w’])(?P<word>[Aa]nte|[Pp]ost|[Ss]upra|[Ii]nfra)\b(?:\s?,\s?(?:{page_form('page')}|{document_form('doc')})"
        rf"(?:,\s{footnote_form('note')})?|\s?,\s{footnote_form('note2')})?"
    ),
)
_PAGE_HERE = Marked(
    ("ee ", "rinted on "),
    re.compile(
        rf"(?=p)(?:(?<=[Ss]ee )|(?<=[Ss]ee also )|(?<=[Pp]rinted on )){page_form('page')}"
        r"(?P<word>,?\s(?:above|below))?"
    ),
)
_CHAPTERS = Marked(
    ("hapter", "ppendi"),
    re.compile(
        r"(?=[CcAa])(?<![\w’])(?:[Cc]hapters?\s"
        r"(?P<chapters>\d{1,2}(?:\s?[–-]\s?\d{1,2})?(?:(?:,|,? and)\s\d{1,2})*)"
        r"|"
        r"[Aa]ppendi(?:x|ces)\s(?P<appendix>[A-Z](?:(?:,|,? and)\s[A-Z])*))(?!\w)"
    ),
)
# "See chapter III", "chapter III, below"; a book's chapters have roman numbers too.
_ROMAN = r"[IVX]{1,5}(?:\s?[–-]\s?[IVX]{1,5})?(?:(?:,|,? and)\s[IVX]{1,5})*(?!\w)"
_ROMAN_CHAPTERS = Marked(
    ("hapter",),
    re.compile(
        rf"(?=[Cc])(?<![\w’])(?:(?:(?<=[Ss]ee )|(?<=[Ss]ee also ))[Cc]hapters?\s(?P<chapters>{_ROMAN})"
        rf"(?:,?\s(?:above|below))?|[Cc]hapters?\s(?P<chapters2>{_ROMAN}),?\s(?:above|below))"
    ),
)
# "page 3 of the telegram", "footnote 3 to his report": of another work, unless it is this volume or document.
_OF_ANOTHER = re.compile(
    r"\s(?:of|to)\s(?!(?:this|the\s(?:present|same|preceding|previous|following))\s"
    r"(?:volume|document|compilation|chapter|section|paper|message|note)\b)"
)
# Before a small letter: "document 5" may be anyone's.
_LEADS_TO_DOCUMENT = re.compile(
    r"(?:^|[.;(]\s?|\b(?:[Ss]ee(?:\s[Aa]lso)?|[Cc]ompare|[Cc]f\.|as|in|under)\s)$"
)
# "Tab A, Document 12", "the enclosure to Document 12", "Document 12, Tab A": these words stay outside.
_PART = r"(?:[Tt]ab|[Aa]ttachment|[Ee]nclosure|[Aa]nnex|[Aa]ppendix)"
_LABEL = r"\s[A-Z\d]{1,3}(?!\w)"
_PART_BEFORE = re.compile(rf"\b({_PART}{_LABEL})(?:,|\s(?:to|of|in))\s$|\b({_PART})\s(?:to|of)\s$")
_PART_AFTER = re.compile(rf",\s({_PART}{_LABEL})()")
_LEADS_TO_NOTE = re.compile(r"(?:\b[Ss]ee(?:\s[Aa]lso)?|\s(?:in|by))\s$")
# "footnote 2, supra" is of the document before, "footnote 2, and supra" of two.
_ELSEWHERE = re.compile(r"(?<!and )(?:supra|infra|ante)$")
# "paragraph 42 of telegram 1364, supra"
_PARAGRAPH_OF = re.compile(r"\b[Pp]aragraph\s(\d{1,3})\s(?:of|in)\s[^.;“”]{1,90},\s$")
_DESIGNATION = re.compile(
    r"\(as [Dd]oc|\bas Document No\. |"
    r"\b(?:House|Senate|Executive|Command|Parliamentary|Nations|U\.?N\.?) [Dd]oc"
)


def local_references(text: str) -> Iterator[CrossReference]:
    """Yield the references within the volume: documents, footnotes, pages, chapters, *ante* and *supra*."""
    yield from _documents(text)
    yield from _notes(text)
    for match in _WORD_REF.finditer(text):
        word = match["word"].casefold()
        if word in {"post", "ante"} and not (match["page"] or match["doc"]):
            continue
        fields = fields_of(match.groupdict())
        fields[word] = True
        inside = _PARAGRAPH_OF.search(text, max(0, match.start() - 120), match.start())
        if inside is not None:
            fields["paragraph"] = inside[1]
        yield CrossReference(TextSpan(*match.span()), Target(**fields))  # type: ignore[arg-type]
    yield from pages_of_papers(text)
    for match in _PAGE_HERE.finditer(text):
        if not _OF_ANOTHER.match(text, match.end()):
            yield CrossReference(TextSpan(*match.span()), Target(**fields_of(match.groupdict())))  # type: ignore[arg-type]
    for match in _CHAPTERS.finditer(text):
        yield CrossReference(TextSpan(*match.span()), _chapters(match))
    for match in _ROMAN_CHAPTERS.finditer(text):
        if not _OF_ANOTHER.match(text, match.end()):
            written = re.split(r",\s(?:and\s)?|\sand\s", match["chapters"] or match["chapters2"])
            yield CrossReference(TextSpan(*match.span()), Target(chapters=tuple(written)))


def _documents(text: str) -> Iterator[CrossReference]:
    for match in _LOCAL.finditer(text):
        begin = match.start()
        # "circulated as Document No. 1466": the number that a body gave its paper, and no reference.
        if _DESIGNATION.search(text, max(0, begin - 16), match.end()):
            continue
        if text[begin] == "d" and (
            not _LEADS_TO_DOCUMENT.search(text[max(0, begin - 12) : begin])
            or _OF_ANOTHER.match(text, match.end())
        ):
            continue
        fields = fields_of(match.groupdict())
        if match["beside"]:
            fields[match["beside"]] = True
        named = text.endswith((", ", " to ", " of ", " in "), 0, begin)
        inside = _PART_BEFORE.search(text, max(0, begin - 40), begin) if named else None
        if inside is None and text.startswith(", ", match.end()):
            inside = _PART_AFTER.match(text, match.end())
        if inside is not None:
            fields["attachment"] = inside[1] or inside[2]
        yield CrossReference(TextSpan(*match.span()), Target(**fields))  # type: ignore[arg-type]


def _notes(text: str) -> Iterator[CrossReference]:
    for match in _NOTE_HERE.finditer(text):
        known = match["here"] or match["page"]
        if not known and (
            not _LEADS_TO_NOTE.search(text, max(0, match.start() - 10), match.start())
            or _OF_ANOTHER.match(text, match.end())
        ):
            continue
        fields = fields_of(match.groupdict())
        elsewhere = _ELSEWHERE.search(match["here"] or "")
        if elsewhere is not None:
            fields[elsewhere[0]] = True
        elif "pages" not in fields:
            fields["same_document"] = True
        yield CrossReference(TextSpan(*match.span()), Target(**fields))  # type: ignore[arg-type]


def _chapters(match: re.Match[str]) -> Target:
    if match["chapters"] is None:
        return Target(appendix=match["appendix"])
    numbers, last = numbers_of(match["chapters"])
    if last is not None and last.isdigit() and numbers[0].isdigit():
        numbers = tuple(str(n) for n in range(int(numbers[0]), min(int(last), int(numbers[0]) + 50) + 1))
    return Target(chapters=numbers)
