"""The running text of a document: whom it refers its readers to, and what an editorial note cites.

A document speaks for itself in its own text. An editorial note is the editors', so that the volume speaks in
it, and what it says of its sources is read as a footnote is.
"""

from __future__ import annotations

import re

from provcite.notes import Corrections, NoteContext, parse_footnote
from provcite.reading import cross_references, footnotes
from provcite.reading.collector import Collector
from provcite.reading.context import Place
from provcite.reading.speaker import Speaker
from provcite.reading.targets import RefTarget, resolve_all
from provcite.tei import DocumentText, Ref

_EDITORIAL = re.compile(r"\W*(?:Editorial|Editors?[’']|Compilers?[’'])\s+Note\W*", re.IGNORECASE)


def add(
    collector: Collector, place: Place, text: DocumentText, *, corrections: Corrections | None = None
) -> None:
    """Add what the running text of a document refers to.

    Args:
        collector: Takes nodes and relations.
        place: The document.
        text: Its text.
        corrections: Readings of single notes that win over ours.
    """
    by_paragraph: dict[int, list[Ref]] = {}
    for each in text.refs:
        by_paragraph.setdefault(each.paragraph, []).append(each.ref)
    if _EDITORIAL.fullmatch(text.head):
        _add_editorial(collector, place, text, by_paragraph, corrections)
        return
    for number, refs in by_paragraph.items():
        note = collector.body(place.document, text.paragraphs[number], number + 1)
        speaker = Speaker(collector, place, note, in_own_words=True)
        for ref in resolve_all(refs):
            cross_references.add_ref(speaker, ref)


def _add_editorial(
    collector: Collector,
    place: Place,
    text: DocumentText,
    by_paragraph: dict[int, list[Ref]],
    corrections: Corrections | None,
) -> None:
    # "Ibid." reaches back over the paragraphs of one note.
    context = NoteContext(volume=place.volume)
    for number, paragraph in enumerate(text.paragraphs):
        read = parse_footnote(paragraph, context=context, corrections=corrections)
        context = read.context
        refs: tuple[RefTarget, ...] = resolve_all(by_paragraph.get(number, ()))
        if read.citations or refs:
            note = collector.body(place.document, paragraph, number + 1)
            footnotes.add(collector, place, note, read, refs)
