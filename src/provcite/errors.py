"""Spans and errors: where in a source something stands, and what to say when it cannot be read.

Holds the value types that point into a text (`Span` for people, `TextSpan` for programs), the tree of
errors every other row raises, and `Finding`, a remark that does not stop the work. Imports only attrs and
the standard library.
"""

from __future__ import annotations

import enum
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Self

import attrs

# Longest stretch of offending text that a message repeats (`reliability.md` §6: log forging).
EXCERPT_LENGTH = 80


def printable(text: str) -> str:
    """Return *text* with control, format (bidi) and surrogate characters written as escapes."""
    return "".join(
        c if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} else f"\\u{{{ord(c):x}}}"
        for c in text
    )


def shorten(text: str, length: int = EXCERPT_LENGTH) -> str:
    """Return *text* cut to *length* characters, with an ellipsis where it was cut, safe to print."""
    safe = printable(text[: length + 1])
    return safe if len(text) <= length else printable(text[: length - 1]) + "…"


@attrs.frozen(init=False)
class TextSpan:
    """A stretch of a text, for programs: `text[span.start:span.end]`.

    Attributes:
        start: Offset of the first character, from 0.
        end: Offset after the last character; not less than `start`.

    Raises:
        ModelError: The start is negative, or the end before it.
    """

    start: int
    end: int

    # Readers make spans by the ten thousand: written out, it takes two thirds of the time of a made one.
    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ModelError(
                f"No text has a span from {start} to {end}.",
                where="span",
                mend="Give a start of 0 or more, and an end of start plus length.",
            )
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        """Return the number of characters spanned."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of *text* that this span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> TextSpan:
        """Return the same stretch, *by* characters further on."""
        return TextSpan(self.start + by, self.end + by)

    def contains(self, other: TextSpan) -> bool:
        """Tell whether *other* lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


_set_start: Callable[[TextSpan, int], None] = vars(TextSpan)["start"].__set__
_set_end: Callable[[TextSpan, int], None] = vars(TextSpan)["end"].__set__


@attrs.frozen
class Span:
    """A place in a source, for people: file, line and column, with the line itself.

    Attributes:
        source: Name of the file or stream, for the message only; it is never opened.
        line: Line number, from 1; 0 where lines mean nothing.
        column: Column in characters, from 1; 0 where unknown.
        excerpt: The line's text, cut to `EXCERPT_LENGTH` around the column when printed.
    """

    source: str = "<text>"
    line: int = 0
    column: int = 0
    excerpt: str = ""

    @classmethod
    def at(cls, text: str, offset: int, *, source: str = "<text>") -> Self:
        """Return the place of character *offset* (from 0) in *text*."""
        offset = max(0, min(offset, len(text)))
        line_start = text.rfind("\n", 0, offset) + 1
        line_end = text.find("\n", offset)
        line = text[line_start : line_end if line_end >= 0 else len(text)]
        return cls(source, text.count("\n", 0, offset) + 1, offset - line_start + 1, line)

    def __str__(self) -> str:
        """Return `source:line:column`, without the parts that are unknown."""
        parts = [printable(self.source)]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)

    def picture(self) -> str:
        """Return the excerpt with a caret under the column, or an empty text."""
        if not self.excerpt or not self.column:
            return ""
        start = max(0, self.column - 1 - EXCERPT_LENGTH // 2)
        piece = self.excerpt[start : start + EXCERPT_LENGTH]
        shown = printable(piece)
        caret = len(printable(piece[: self.column - 1 - start]))
        return f"    {shown}\n    {' ' * caret}^"


class ProvciteError(Exception):
    """The root of all deliberate errors: what is wrong, where, and how to mend it.

    Attributes:
        what: One sentence saying what is wrong.
        where: A `Span`, a field path such as `chain[1].location`, or None.
        mend: One sentence saying what to do, or an empty text.
    """

    def __init__(self, what: str, *, where: Span | str | None = None, mend: str = "") -> None:
        self.what = what
        self.where = where
        self.mend = mend
        super().__init__(what)

    def __str__(self) -> str:
        """Return the message in the house's shape: place, what, picture, mend."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        picture = self.where.picture() if isinstance(self.where, Span) else ""
        return "\n".join(part for part in (head, picture, self.mend) if part)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle all three parts, not only the message."""
        return (_rebuild, (type(self), self.what, self.where, self.mend))


def _rebuild(kind: type[ProvciteError], what: str, where: Span | str | None, mend: str) -> ProvciteError:
    return kind(what, where=where, mend=mend)


class ModelError(ProvciteError, ValueError):
    """A value cannot be meant: an empty container, an impossible date, a relation without ends."""


class ParseError(ProvciteError, ValueError):
    """A text cannot be read."""


class FormatError(ProvciteError, ValueError):
    """A file is not what its format allows, or the format is unknown."""


class StyleError(ProvciteError, ValueError):
    """A citation style or locale cannot be found, read or used."""


class CiteError(ProvciteError, LookupError):
    """Something asked to be cited is not there or cannot be cited."""


class ProvciteErrors(ExceptionGroup[ProvciteError], ProvciteError):  # noqa: N818  # the plural is the point
    """All problems of one source together."""

    def __new__(cls, what: str, problems: Sequence[ProvciteError]) -> Self:
        """Group *problems*, of which there must be at least one."""
        return super().__new__(cls, what, problems)

    def __init__(self, what: str, problems: Sequence[ProvciteError]) -> None:
        self.what = what
        self.where = None
        self.mend = ""

    def derive(self, excs: Sequence[ProvciteError], /) -> ProvciteErrors:  # type: ignore[override]  # narrower on purpose
        """Return a group of the same kind with other problems, as `split` needs it."""
        return ProvciteErrors(self.what, excs)

    def __str__(self) -> str:
        """Return the heading and each problem's message."""
        return "\n".join([f"{self.what} ({len(self.exceptions)})", *map(str, self.exceptions)])

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the heading and the problems."""
        return (ProvciteErrors, (self.what, tuple(self.exceptions)))


def raise_all(what: str, problems: Iterable[ProvciteError]) -> None:
    """Raise *problems*: nothing where there is none, the one itself, or all as a `ProvciteErrors`."""
    found = tuple(problems)
    if len(found) == 1:
        raise found[0]
    if found:
        raise ProvciteErrors(what, found)


class ProvciteWarning(UserWarning):
    """A remark that does not stop the work: a hand-edited field, a variable nobody knows."""


class Severity(enum.Enum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@attrs.frozen
class Finding:
    """A remark on a source or graph that does not stop the work.

    Attributes:
        severity: Error (a law is broken), warning (doubtful) or note (worth knowing).
        rule: Short name of the rule that was applied, such as `derivation-cycle`.
        where: A `Span`, or the ids of the nodes and relations concerned, as text.
        reason: What was found.
        remedy: What to do about it.
    """

    severity: Severity
    rule: str
    where: Span | str
    reason: str
    remedy: str = ""

    def __str__(self) -> str:
        """Return the finding on one line, the remedy on the next."""
        head = f"{self.where}: {self.severity.value}: {self.reason} [{self.rule}]"
        return f"{head}\n    {self.remedy}" if self.remedy else head
