"""What a rule has found in a citation: stretches with a kind, before they get their place in it."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from provcite.authorities.traditions import Holder
from provcite.errors import TextSpan
from provcite.notes.values import ContainerPart, Part


@attrs.frozen
class Mark:
    """A stretch that a rule has read.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        kind: `holder`, `container`, `identifier`, `date`, `extent` or `name`.
        rule: The rule that read it.
        confidence: From 0 to 1.
        level: Level of a container, or an empty text.
        word: The level word, or an empty text.
        holders: What a holder's name may stand for.
        before: The separator before it, for names.
        quote: The opening quotation mark, for quoted names.
    """

    start: int
    end: int
    kind: str
    rule: str
    confidence: float
    level: str = ""
    word: str = ""
    holders: tuple[Holder, ...] = ()
    before: str = ""
    quote: str = ""

    def container(self, text: str, level: str | None = None, rule: str | None = None) -> ContainerPart:
        """Return the mark as a container."""
        return ContainerPart(
            level or self.level,
            text[self.start : self.end],
            TextSpan(self.start, self.end),
            rule or self.rule,
            self.confidence,
        )

    def part(self, text: str, rule: str | None = None) -> Part:
        """Return the mark as a part."""
        return Part(
            text[self.start : self.end], TextSpan(self.start, self.end), rule or self.rule, self.confidence
        )


class Taken:
    """The stretches already read: what a later rule must not read again."""

    __slots__ = ("_used", "marks")

    def __init__(self, length: int) -> None:
        """Begin with nothing read of a text of *length* characters."""
        self._used = bytearray(length + 1)
        self.marks: list[Mark] = []

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing between *start* and *end* has been read."""
        return self._used.find(1, start, end) < 0

    def first_used(self, start: int, end: int) -> int:
        """Return the first place between *start* and *end* that has been read, or *end*."""
        at = self._used.find(1, start, end)
        return end if at < 0 else at

    def add(self, mark: Mark) -> bool:
        """Keep *mark* if its stretch is free and not empty, and tell whether it was kept."""
        if mark.end <= mark.start or not self.is_free(mark.start, mark.end):
            return False
        self._used[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
        self.marks.append(mark)
        return True

    def extend(self, marks: Iterable[Mark]) -> None:
        """Keep every one of *marks* whose stretch is free."""
        for mark in marks:
            self.add(mark)

    def ordered(self) -> list[Mark]:
        """Return the marks in the order of the text."""
        return sorted(self.marks, key=lambda m: m.start)

    def gaps(self) -> list[tuple[int, int]]:
        """Return the stretches that nothing has read."""
        out: list[tuple[int, int]] = []
        at = 0
        for mark in self.ordered():
            if mark.start > at:
                out.append((at, mark.start))
            at = max(at, mark.end)
        if at < len(self._used) - 1:
            out.append((at, len(self._used) - 1))
        return out
