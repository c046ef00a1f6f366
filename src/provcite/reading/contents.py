"""What a volume prints, as far as it has been read: documents by number and order, notes, pages.

References are looked up here when the last page has been read, since they point forward as well as back.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping

from provcite.reading.printed_pages import Stretch, only_documents

_NUMBER = re.compile(r"(?:(?:Nos?|Doc|Document)\.?\s*)?(\d{1,6}[a-z]?)\.?", re.IGNORECASE)
_LABEL = re.compile(r"[1-9]\d{0,5}")
# More documents than this on one page, or in one range, and a reference to them says nothing of any.
LONGEST_PAGE, LONGEST_RANGE = 12, 100


def plain_number(printed: str) -> str:
    """Return a document's number without the words around it ("No. 550." is "550")."""
    match = _NUMBER.fullmatch(printed.strip(" []()"))
    return match[1].casefold() if match else printed


class Contents:
    """What one volume prints.

    Attributes:
        volume: Id of the volume.
        is_whole: Whether the file holds the volume from its first document on, so that what it does not
            have the volume does not print.
    """

    def __init__(self, volume: str) -> None:
        """Begin a volume of which nothing has been read."""
        self.volume = volume
        self.is_whole = False
        self._order: list[str] = []
        self._position: dict[str, int] = {}
        self._number_of: dict[str, str] = {}
        self._by_number: dict[str, list[str]] = {}
        # For everything that is printed, the document whose notes count on through it.
        self._covers: dict[str, str] = {}
        self._notes: dict[str, tuple[str, str]] = {}
        self._labels: dict[str, dict[str, None]] = {}
        # Where notes go on counting through a chapter: the first label in figures of each document, and the
        # positions of the documents that have a label.
        self._first_label: dict[str, int] = {}
        self._positions: dict[str, list[int]] = {}
        self._with_ids: set[str] = set()
        self._stretches: list[Stretch] = []
        self._breaks: dict[str, dict[str, None]] = {}

    def add(self, node_id: str, number: str, *, cover: str | None = None, from_start: bool = False) -> None:
        """Note that the volume prints a document, or below the document *cover* an attachment.

        Args:
            node_id: Id of its node.
            number: Its number as printed, or an empty text.
            cover: Id of the document that it is printed below, or None.
            from_start: Whether a file that begins with it begins with the volume's first document.
        """
        self._covers[node_id] = cover or node_id
        if cover is not None:
            return
        self.is_whole = self.is_whole or (from_start and not self._order)
        self._position[node_id] = len(self._order)
        self._order.append(node_id)
        if number:
            plain = plain_number(number)
            self._number_of[node_id] = plain
            self._by_number.setdefault(plain, []).append(node_id)

    def add_note(self, node_id: str, note_id: str, label: str) -> None:
        """Note that a document or attachment has a note.

        Args:
            node_id: Id of its node.
            note_id: Id that the mark-up gives the note, or an empty text.
            label: Its label as printed, or an empty text.
        """
        home = self.home(node_id)
        labels = self._labels.setdefault(home, {})
        position = self._position.get(home)
        if label not in labels and position is not None and _LABEL.fullmatch(label):
            self._first_label.setdefault(home, int(label))
            self._positions.setdefault(label, []).append(position)
        labels[label] = None
        if note_id:
            self._with_ids.add(home)
            self._notes.setdefault(note_id, (node_id, label))

    def printed_on(self, first: str, last: str, node_id: str) -> None:
        """Note which pages a document stands on."""
        self._stretches.append((first, last, node_id))

    def begins_at(self, break_id: str, node_id: str) -> None:
        """Note that a page on which a document stands begins at the break with an id."""
        self._breaks.setdefault(break_id, {})[node_id] = None

    def on_break(self, break_id: str) -> tuple[str, ...] | None:
        """Return the documents on the page that begins at a break; None where none or too many are known."""
        found = self._breaks.get(break_id, {})
        return tuple(found) if 0 < len(found) <= LONGEST_PAGE else None

    @property
    def is_page(self) -> bool:
        """Whether one document was read and no more."""
        return len(self._order) <= 1

    def prints(self, node_id: str) -> bool:
        """Tell whether a document or attachment with that id has been read."""
        return node_id in self._covers

    def home(self, node_id: str) -> str:
        """Return the document that an attachment is printed below, or the document itself."""
        return self._covers.get(node_id, node_id)

    def number_of(self, node_id: str) -> str:
        """Return a document's printed number, or an empty text."""
        return self._number_of.get(node_id, "")

    def numbered(self, number: str) -> tuple[str, ...]:
        """Return the documents whose printed number is *number*, in order."""
        return tuple(self._by_number.get(plain_number(number), ()))

    def note(self, note_id: str) -> tuple[str, str] | None:
        """Return document and printed label of the note with an id, or None."""
        return self._notes.get(note_id)

    def has_note(self, node_id: str, label: str) -> bool:
        """Tell whether a document has a note with that printed label."""
        return label in self._labels.get(self.home(node_id), {})

    def running_note(self, node_id: str, label: str) -> str | None:
        """Return the document that has the note with a label, where notes go on counting through a chapter.

        It is the nearest one above, if the notes of the document itself count from beyond that label.
        """
        home = self.home(node_id)
        if not self.counts_from_beyond(node_id, label):
            return None
        positions = self._positions.get(label, [])
        before = bisect.bisect_left(positions, self._position[home])
        return self._order[positions[before - 1]] if before else None

    def counts_from_beyond(self, node_id: str, label: str) -> bool:
        """Tell whether the notes of a document count from a number beyond that label."""
        first = self._first_label.get(self.home(node_id))
        return first is not None and _LABEL.fullmatch(label) is not None and int(label) < first

    def notes_have_ids(self, node_id: str) -> bool:
        """Tell whether the mark-up gives ids to notes of a document."""
        return self.home(node_id) in self._with_ids

    def after(self, node_id: str) -> str | None:
        """Return the document printed after a document, or None."""
        position = self._position.get(self.home(node_id), len(self._order)) + 1
        return self._order[position] if position < len(self._order) else None

    def between(self, first: str, last: str) -> tuple[str, ...] | None:
        """Return the documents printed between two, or None where the second does not follow the first.

        Of a range longer than `LONGEST_RANGE` nothing but its ends is told.
        """
        start, end = self._position.get(first), self._position.get(last)
        if start is None or end is None or end <= start:
            return None
        return tuple(self._order[start + 1 : end]) if end - start < LONGEST_RANGE else ()

    def on_pages(self, pages: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Return for each of *pages* the documents that stand on it, nothing where there are too many.

        Where several do, each begins or ends there, since none can fill the page.
        """
        wanted = tuple(dict.fromkeys(pages))
        found = {page: (node,) for page, node in only_documents(self._stretches, wanted).items()}
        at: dict[str, dict[str, None]] = {page: {} for page in wanted if page not in found}
        for first, last, node in self._stretches:
            for page in (first, last):
                if page in at and len(at[page]) <= LONGEST_PAGE:
                    at[page][node] = None
        return found | {
            page: tuple(nodes) if len(nodes) <= LONGEST_PAGE else () for page, nodes in at.items()
        }
