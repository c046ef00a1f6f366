"""Notes outside the documents of a volume: to the heading of a chapter, in a preface or a list.

No document bears them; they speak for the volume as every editors' note does, at the page they stand on.
"""

from __future__ import annotations

from collections.abc import Iterable

from provcite.model import Note
from provcite.notes import Corrections, NoteContext, parse_footnote
from provcite.reading import footnotes
from provcite.reading.collector import Collector
from provcite.reading.context import Place
from provcite.reading.targets import resolve_all
from provcite.tei import DocumentText


def add(
    collector: Collector,
    volume: str,
    sections: Iterable[DocumentText],
    *,
    corrections: Corrections | None = None,
) -> None:
    """Add what the notes of *sections* say.

    Args:
        collector: Takes nodes and relations.
        volume: Id of the volume, whose edition the collector has.
        sections: Divisions with their notes.
        corrections: Readings of single notes that win over ours.
    """
    for section in sections:
        place = Place(volume, volume, "", None, page=section.pages[0] if section.pages else "")
        # "Ibid." never reaches back over the beginning of a division.
        context = NoteContext(volume=volume)
        # Ids of the notes so far: a note to a note follows it.
        made: list[str] = []
        for text in section.notes:
            note_id = f"{volume}/{section.id}#{'n' if text.number[:1].isdigit() else ''}{text.number or 'x'}"
            within = made[text.outer] if text.outer is not None and text.outer < len(made) else None
            note = collector.note(
                Note("-".join(note_id.split()), volume, number=text.number, text=text.text, within=within)
            )
            made.append(note.id)
            collector.contents(volume).add_note(volume, text.id, text.number)
            read = parse_footnote(text.text, context=context, corrections=corrections)
            footnotes.add(collector, place, note, read, resolve_all(text.refs))
            context = read.context
