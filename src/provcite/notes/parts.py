"""The smallest values a reading is made of: parts, containers, locations and segments, with their places.

Every text here is an exact piece of the note; nothing is expanded or corrected. Levels of containers are
the values of `provcite.model`'s `Level`, as text.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator

import attrs

from provcite.errors import TextSpan


class Order(enum.StrEnum):
    """The direction in which a citation's containers follow one another."""

    LARGE_TO_SMALL = "large-to-small"
    SMALL_TO_LARGE = "small-to-large"


@attrs.frozen
class Part:
    """A stretch of a note that a rule has read.

    Attributes:
        text: The words, exactly as they stand in the note.
        span: Where they stand: `note_text[span.start:span.end] == text`.
        rule: Name of the rule that read them, a key of `provcite.notes.RULES`.
        confidence: How sure the rule is, from 0 (a guess) to 1 (proved by its form).
    """

    text: str
    span: TextSpan
    rule: str
    confidence: float


@attrs.frozen
class ContainerPart:
    """A container of a location, as the note prints it.

    Attributes:
        level: Level of arrangement, such as `collection`, `series`, `lot`, `box`, `folder`.
        text: The words, with their level word ("Box 12", "FE Files", "Lot 65 D 25").
        span: Where they stand.
        rule: Name of the rule that read them.
        confidence: From 0 to 1; low where the level is only a convention of the place in the path.
    """

    level: str
    text: str
    span: TextSpan
    rule: str
    confidence: float


@attrs.frozen
class LocationWords:
    """The words of a location without their place in a note: what *Ibid.* inherits.

    Attributes:
        repository: The holder as written, or None.
        containers: Level and text of each container, in written order.
        identifier: File number, or None.
        publication: Title of a printed source, or None.
    """

    repository: str | None = None
    containers: tuple[tuple[str, str], ...] = ()
    identifier: str | None = None
    publication: str | None = None


@attrs.frozen
class NoteLocation:
    """Where a document is kept or printed, as a note says it.

    Attributes:
        text: The whole clause, exactly as written.
        span: Where it stands.
        repository: The holder, with a named division; None where it is only implied.
        containers: Containers in written order, which is not always the order of rank.
        identifiers: File numbers, in order; several where a note pairs them with documents.
        form: Form of the document after a file number ("Telegram"), in notes before 1955.
        ibid: The word *Ibid.*, where the location leans on an earlier one.
        publication: Title of a printed source ("Department of State Bulletin").
        locator: Pages or date within a printed source.
        order: The direction of the containers: from the repository down, or up to it.
    """

    text: str
    span: TextSpan
    repository: Part | None = None
    containers: tuple[ContainerPart, ...] = ()
    identifiers: tuple[Part, ...] = ()
    form: Part | None = None
    ibid: Part | None = None
    publication: Part | None = None
    locator: Part | None = None
    order: Order = Order.LARGE_TO_SMALL

    @property
    def identifier(self) -> Part | None:
        """The first file number, or None."""
        return self.identifiers[0] if self.identifiers else None

    def words(self) -> LocationWords:
        """Return the location's words, without spans, the containers from large to small.

        The parts of a code that a slash joins are one name of one place: "FO 371/170757", not "170757".
        """
        path = self.containers if self.order is Order.LARGE_TO_SMALL else _downwards(self.containers)
        return LocationWords(
            self.repository.text if self.repository else None,
            tuple(_joined(self, path)),
            self.identifiers[0].text if self.identifiers else None,
            self.publication.text if self.publication else None,
        )

    def parts(self) -> Iterator[tuple[str, Part | ContainerPart]]:
        """Yield the parts with their names, in no set order; none overlaps another."""
        for name in ("repository", "form", "ibid", "publication", "locator"):
            part = getattr(self, name)
            if part is not None:
                yield name, part
        for container in self.containers:
            yield "container", container
        for identifier in self.identifiers:
            yield "identifier", identifier


def _joined(location: NoteLocation, path: tuple[ContainerPart, ...]) -> Iterator[tuple[str, str]]:
    """Yield level and words of the containers of *path*, those that only a slash parts as one."""
    begin: int | None = None
    for place, part in enumerate(path):
        begin = part.span.start if begin is None else begin
        after = path[place + 1].span.start if place + 1 < len(path) else -1
        gap = location.text[part.span.end - location.span.start : max(0, after - location.span.start)]
        if after > part.span.end and gap == "/":
            continue
        yield part.level, location.text[begin - location.span.start : part.span.end - location.span.start]
        begin = None


# Holders of single papers, from large to small: "Box 3, Folder 9, Smith Papers" keeps them in this order.
_SHELF = {
    level: rank for rank, level in enumerate(("reel", "box", "volume", "file", "folder", "item", "frame"))
}


def _downwards(containers: tuple[ContainerPart, ...]) -> tuple[ContainerPart, ...]:
    """Return containers that go from small to large in the other direction.

    Boxes and folders go down even inside a citation that goes up, or they go up with it: their own levels
    decide. Source: The Chicago Manual of Style on manuscript collections.
    """
    out = list(reversed(containers))
    shelf = [place for place, c in enumerate(out) if c.level in _SHELF]
    for place, part in zip(
        shelf, sorted((out[p] for p in shelf), key=lambda c: _SHELF[c.level]), strict=True
    ):
        out[place] = part
    return tuple(out)


@attrs.frozen
class Segment:
    """A piece of the note's text and what it was read as.

    Attributes:
        kind: Name of the part (`repository`, `container`, `remark` …), `connective` for words and marks
            between parts that a rule explains, or `remainder` for what nothing explains.
        span: Where it stands.
        rule: The rule that read it; empty for the remainder.
        confidence: From 0 to 1; 0 for the remainder.
    """

    kind: str
    span: TextSpan
    rule: str = ""
    confidence: float = 0.0


def cover(text: str, leaves: list[Segment]) -> tuple[Segment, ...]:
    """Return *leaves* in order with the gaps between them; of two that overlap the first stays."""
    out: list[Segment] = []
    position = 0
    for leaf in sorted(leaves, key=lambda s: (s.span.start, -s.span.end)):
        if leaf.span.start < position or not len(leaf.span):
            continue
        if leaf.span.start > position:
            out.append(_gap(text, position, leaf.span.start))
        out.append(leaf)
        position = leaf.span.end
    if position < len(text):
        out.append(_gap(text, position, len(text)))
    return tuple(out)


# Words that only join the parts of a list or lead to one.
_JOINING = frozenset(
    ["and", "by", "in", "to", "for", "with", "on", "the", "or", "also", "draft", "substance", "information"]
)


def _gap(text: str, start: int, end: int) -> Segment:
    words = "".join(c if c.isalnum() else " " for c in text[start:end]).split()
    explained = all(word.casefold() in _JOINING for word in words)
    span = TextSpan(start, end)
    return Segment("connective", span, "separator", 1.0) if explained else Segment("remainder", span)
