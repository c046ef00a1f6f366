"""What an archival citation of any tradition says, as values with their place in the text."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from provcite.authorities import traditions as facts
from provcite.errors import TextSpan
from provcite.notes.parts import ContainerPart, Order, Part, Segment


@attrs.frozen
class HolderPart:
    """The holder, as the citation writes it.

    Attributes:
        text: Its name as written, with a seat or short form that follows it.
        span: Where it stands.
        rule: Name of the rule that read it.
        confidence: From 0 to 1.
        key: Key of the repository in the authority tables, or an empty text.
        name: Its full name there, or an empty text.
    """

    text: str
    span: TextSpan
    rule: str
    confidence: float
    key: str = ""
    name: str = ""


@attrs.frozen
class ArchivalCitation:
    """A citation, read.

    Attributes:
        text: The citation as given.
        tradition: Key of the tradition it was read in (`british`, `russian` …).
        order: The direction of its containers.
        repository: Who holds the paper, or None where none is named.
        containers: Containers, shelfmarks, leaves and frames in written order, with their levels.
        items: Words that describe the paper itself, without its dates; several where dates or places of
            writing part them.
        dates: Dates of the paper, as written.
        file_number: A file number that names the paper within its file, or None.
        places: Seats of the holder that stand before its name ("London, British Library").
        remarks: Extents ("9 л.") and other words that locate nothing.
    """

    text: str
    tradition: str
    order: Order
    repository: HolderPart | None = None
    containers: tuple[ContainerPart, ...] = ()
    items: tuple[Part, ...] = ()
    dates: tuple[Part, ...] = ()
    file_number: Part | None = None
    places: tuple[Part, ...] = ()
    remarks: tuple[Part, ...] = ()

    @property
    def identifier(self) -> Part | None:
        """The file number or, where a shelfmark is one code, that code; its span is then the container's."""
        if self.file_number is not None:
            return self.file_number
        code = next((c for c in self.containers if c.level == "reference-code"), None)
        return None if code is None else Part(code.text, code.span, code.rule, code.confidence)

    @property
    def item(self) -> str | None:
        """The description of the paper with its dates, as one stretch of the text, or None."""
        if not self.items:
            return None
        start, end = self.items[0].span.start, self.items[0].span.end
        walls = sorted(p.span.start for kind, p in self.parts() if kind not in {"item", "date"})
        for part in sorted((*self.items[1:], *self.dates), key=lambda p: p.span.start):
            if part.span.start >= end and not any(end <= wall < part.span.start for wall in walls):
                end = part.span.end
        return self.text[start:end]

    def parts(self) -> Iterator[tuple[str, Part | ContainerPart | HolderPart]]:
        """Yield the parts with their kinds, in no set order; none overlaps another."""
        if self.repository is not None:
            yield "repository", self.repository
        if self.file_number is not None:
            yield "identifier", self.file_number
        for container in self.containers:
            yield "container", container
        for kind, found in (
            ("item", self.items),
            ("date", self.dates),
            ("place", self.places),
            ("remark", self.remarks),
        ):
            for part in found:
                yield kind, part

    def segments(self) -> tuple[Segment, ...]:
        """Return the text cut into pieces: they never overlap and together are the text again."""
        out: list[Segment] = []
        at = 0
        for kind, part in sorted(self.parts(), key=lambda pair: pair[1].span.start):
            if part.span.start > at:
                out.append(_gap(self.text, at, part.span.start))
            out.append(Segment(kind, part.span, part.rule, part.confidence))
            at = part.span.end
        if at < len(self.text):
            out.append(_gap(self.text, at, len(self.text)))
        return tuple(out)

    @property
    def remainder(self) -> tuple[TextSpan, ...]:
        """The stretches that no rule explains, marks and blanks between parts left out."""
        return tuple(s.span for s in self.segments() if s.kind == "remainder")


# Words that only lead to a citation or join its parts.
JOINING = facts.words("joining")
_EXPLAINED = JOINING | facts.words("label")


def _gap(text: str, start: int, end: int) -> Segment:
    words = "".join(c if c.isalnum() else " " for c in text[start:end]).split()
    span = TextSpan(start, end)
    if all(word.casefold() in _EXPLAINED for word in words):
        return Segment("connective", span, "separator", 1.0)
    return Segment("remainder", span)
