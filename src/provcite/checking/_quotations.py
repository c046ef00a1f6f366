"""Quotations: whether words stand where a mention, a note or a source should have them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from provcite.checking._references import mentions_of
from provcite.checking._rules import Remark
from provcite.errors import shorten
from provcite.model import Graph, Note, NoteKind, Passage, Relation, RelationKind

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)
# What was left out or put in: an ellipsis, with or without brackets, or an editor's words in brackets.
_GAP = re.compile(r"\[[^\[\]]{0,200}\]|\. ?\. ?\.(?: ?\.)?")
_KINDS = (RelationKind.QUOTES, RelationKind.EXCERPT_OF)


def mentions(graph: Graph) -> Iterator[Remark]:
    """Find mentions whose words are not those of the note at their span."""
    texts = {note.id: note.text for note in graph.notes}
    for owner, mention in mentions_of(graph):
        text = texts.get(mention.note)
        if text is None or not mention.text:
            continue
        place = f"{shorten(mention.note)} at {mention.span.start}–{mention.span.end}"
        if mention.span.end > len(text):
            yield Remark("mention-differs", owner, f"{place}: the note has only {len(text)} characters.")
        # Lengths first: a span over a whole long note is then never copied in vain.
        elif len(mention.text) != len(mention.span) or mention.span.of(text) != mention.text:
            found = mention.span.of(text[: mention.span.start + 100])
            yield Remark(
                "mention-differs",
                owner,
                f"{place} stands {shorten(found)!r}, not {shorten(mention.text)!r}.",
            )


def passages(graph: Graph) -> Iterator[Remark]:
    """Find quoted words that neither the quoting note nor the quoted text has."""
    shelf = _Shelf(graph)
    for relation in graph.relations:
        for passage in relation.passages:
            note = shelf.note_of(passage, relation)
            if note is not None and not shelf.has(note, passage.text):
                yield Remark(
                    "quotation-missing",
                    str(relation),
                    f"Note {shorten(note.id)} does not have the words {shorten(passage.text)!r}.",
                )
            bodies = shelf.bodies.get(relation.base, ()) if relation.kind in _KINDS else ()
            if bodies and not any(shelf.has(body, passage.text) for body in bodies):
                yield Remark(
                    "quotation-altered",
                    str(relation),
                    f"The text of {shorten(relation.base)} does not have the words "
                    f"{shorten(passage.text)!r}.",
                )


def empty(graph: Graph) -> Iterator[Remark]:
    """Find quotations without words, place or mention."""
    for relation in graph.relations:
        grounds = (
            relation.passages,
            relation.derived_locators,
            relation.base_locators,
            relation.mention,
        )
        if relation.kind is RelationKind.QUOTES and not any(grounds):
            yield Remark("quotes-nothing", str(relation), f"{shorten(str(relation))} quotes no words.")


class _Shelf:
    """The texts of a graph's notes, folded once each when first looked into."""

    def __init__(self, graph: Graph) -> None:
        self._notes = {note.id: note for note in graph.notes}
        self._folded: dict[str, str] = {}
        self.bodies: dict[str, list[Note]] = {}
        for note in graph.notes:
            if note.kind is NoteKind.BODY and note.text:
                self.bodies.setdefault(note.document, []).append(note)

    def note_of(self, passage: Passage, relation: Relation) -> Note | None:
        """Return the note that quotes *passage*, if it is known and has a text."""
        mention = passage.mention or relation.mention
        note = self._notes.get(mention.note) if mention else None
        return note if note is not None and note.text else None

    def has(self, note: Note, words: str) -> bool:
        """Tell whether *words* stand in *note*, their parts between omissions in order."""
        if words in note.text:
            return True
        if note.id not in self._folded:
            self._folded[note.id] = _fold(note.text)
        text, wanted = self._folded[note.id], _fold(words)
        if wanted in text:
            return True
        position = 0
        for part in (part.strip() for part in _GAP.split(wanted)):
            position = text.find(part, position)
            if position < 0:
                return False
            position += len(part)
        return True


def _fold(text: str) -> str:
    """Return *text* without differences that printing makes: spaces, dashes, forms of quotation marks."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_FOLDED).split())
