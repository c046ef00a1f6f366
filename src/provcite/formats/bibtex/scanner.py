"""The scanner of .bib texts: entries with their fields, and a finding for each thing that is wrong.

It reads what biber reads: comments from `%` to the end of the line between entries and fields, parentheses
for braces, `@string` macros, anything between entries. A faulty entry is reported with its place and passed
over; a brace that is never closed, or nesting and macros without bound, refuse the file. Linear in its
length: every character is looked at once, and a failed entry is not looked at again.

Source: the btparse manual ("The BibTeX language") and "Designing BibTeX Styles" (O. Patashnik, 1988); biber
2.18 for comments inside entries.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from provcite.errors import Finding, FormatError, Severity, Span, shorten
from provcite.formats.bibtex.places import Places

MAX_CHARACTERS = 64 * 2**20
MAX_DEPTH = 256

_BLANK = re.compile(r"(?:\s++|%[^\n]*+)*+")
_TOP = re.compile(r"[@%]")
_NAME = re.compile(r"[^\s\"#%'(),={}@]+")
_TYPE = re.compile(r"[^\W\d_][\w+-]*")
_KEY = re.compile(r"[^\s,}]*+")
_NUMBER = re.compile(r"\d++(?=[\s,#})%]|$)")
_BRACE = re.compile(r"[{}]")
_QUOTED = re.compile(r"[{}\"]")
_NEXT_ENTRY = re.compile(r"^[ \t]*@", re.MULTILINE)
MONTHS: Mapping[str, str] = MappingProxyType(
    {
        name[:3].lower(): name
        for name in (
            *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
            *("October", "November", "December"),
        )
    }
)


@attrs.frozen
class Raw:
    """An entry as it stands in a text.

    Attributes:
        entry_type: In lower case.
        key: The key, or an empty text where there is none.
        fields: Values by field name in lower case, macros put in, white space collapsed.
        offset: Where the entry begins, in characters.
    """

    entry_type: str
    key: str
    fields: Mapping[str, str]
    offset: int


class _FaultyEntryError(Exception):
    """Something in one entry that makes no sense; the scan goes on behind it."""

    def __init__(self, what: str, offset: int) -> None:
        super().__init__(what)
        self.what = what
        self.offset = offset


def scan(text: str, findings: list[Finding]) -> list[Raw]:
    """Return the entries of *text*, in order.

    Args:
        text: The contents of a .bib file.
        findings: Takes faulty entries, undefined macros and doubled fields, each with its place.

    Raises:
        FormatError: A brace or quotation mark is never closed, or the text breaks a bound.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > MAX_CHARACTERS:
        raise FormatError(
            f"The text has {len(text)} characters; at most {MAX_CHARACTERS} are read.", mend="Split the file."
        )
    if "\0" in text:
        raise FormatError(
            "The text holds a NUL character.",
            where=Span.at(text, text.index("\0")),
            mend="Decode the file in the encoding it has.",
        )
    return _Scanner(text, findings).entries()


class _Scanner:
    def __init__(self, text: str, findings: list[Finding]) -> None:
        self.text = text
        self.findings = findings
        self.places = Places(text)
        self.macros: dict[str, str] = dict(MONTHS)
        self.named_by: dict[str, list[str]] = {}
        self.has_loose_macros = False
        # Macros may multiply what they hold: what they give out together is bounded.
        self.budget = max(16 * 2**20, 10 * len(text))

    def entries(self) -> list[Raw]:
        found: list[Raw] = []
        pos = 0
        while match := _TOP.search(self.text, pos):
            if match.group() == "%":
                pos = self._line_end(match.start())
                continue
            try:
                raw, pos = self._command(match.start())
                if raw is not None:
                    found.append(raw)
            except _FaultyEntryError as fault:
                self._report("syntax", fault.offset, fault.what, Severity.ERROR)
                resume = _NEXT_ENTRY.search(self.text, max(fault.offset, match.end()))
                pos = resume.end() - 1 if resume else len(self.text)
        self._refuse_circles()
        return found

    def _line_end(self, pos: int) -> int:
        end = self.text.find("\n", pos)
        return len(self.text) if end < 0 else end + 1

    def _report(self, rule: str, offset: int, what: str, severity: Severity = Severity.WARNING) -> None:
        self.findings.append(Finding(severity, rule, self.places.at(offset), what))

    def _blank(self, pos: int) -> int:
        found = _BLANK.match(self.text, pos)
        return found.end() if found else pos

    def _command(self, at: int) -> tuple[Raw | None, int]:
        """Read what the at sign at *at* begins; return an entry, if it is one, and where to go on."""
        name = _TYPE.match(self.text, self._blank(at + 1))
        if not name:
            return None, at + 1
        pos = self._blank(name.end())
        opening = self.text[pos : pos + 1]
        if opening not in ("{", "("):
            # An address in a comment, most often.
            return None, name.end()
        kind = name.group().lower()
        closing = "}" if opening == "{" else ")"
        if kind == "comment":
            return None, self._comment(pos)
        if kind == "preamble":
            return None, self._close(self._value(pos + 1, {})[1], closing)
        if kind == "string":
            return None, self._macro(pos + 1, closing)
        return self._entry(at, kind, pos + 1, closing)

    def _comment(self, pos: int) -> int:
        """Pass over a comment's body where it is balanced, or else over its word alone."""
        return self.pairs.get(pos, pos) + 1

    @functools.cached_property
    def pairs(self) -> Mapping[int, int]:
        """For each opening brace that is closed, where: worked out once, since comments may be many."""
        pairs: dict[int, int] = {}
        opened: list[int] = []
        for brace in _BRACE.finditer(self.text):
            if brace.group() == "{":
                opened.append(brace.start())
            elif opened:
                pairs[opened.pop()] = brace.start()
        return pairs

    def _close(self, pos: int, closing: str) -> int:
        pos = self._blank(pos)
        if self.text[pos : pos + 1] != closing:
            raise self._unexpected(pos, f"{closing!r}")
        return pos + 1

    def _unexpected(self, pos: int, wanted: str) -> _FaultyEntryError:
        if pos >= len(self.text):
            raise FormatError(
                f"Expected {wanted}, found the end of the text.",
                where=Span.at(self.text, len(self.text.rstrip())),
                mend="Close the last entry.",
            )
        return _FaultyEntryError(f"Expected {wanted}, found {shorten(self.text[pos : pos + 12])!r}.", pos)

    def _macro(self, pos: int, closing: str) -> int:
        pos = self._blank(pos)
        name = _NAME.match(self.text, pos)
        if not name:
            raise self._unexpected(pos, "the name of a macro")
        pos = self._blank(name.end())
        if self.text[pos : pos + 1] != "=":
            raise self._unexpected(pos, "'='")
        owner = name.group().lower()
        value, pos = self._value(pos + 1, {"macro": owner})
        self.macros[owner] = value
        return self._close(pos, closing)

    def _entry(self, at: int, kind: str, pos: int, closing: str) -> tuple[Raw, int]:
        pos = self._blank(pos)
        key = _KEY.match(self.text, pos)
        assert key is not None, "the pattern matches an empty text"
        word = key.group()
        if word.find("=") > 0 or self.text[self._blank(key.end()) : self._blank(key.end()) + 1] == "=":
            # No key: the first field stands in its place.
            word = ""
        else:
            if closing == ")":
                word = word.rstrip(")") if self.text[key.end() :][:1] != "," else word
            pos += len(word)
        fields, pos = self._fields(pos, closing, bool(word))
        return Raw(kind, word, fields, at), pos

    def _fields(self, pos: int, closing: str, has_key: bool) -> tuple[dict[str, str], int]:
        fields: dict[str, str] = {}
        pos = self._blank(pos)
        if has_key and self.text[pos : pos + 1] not in (",", closing):
            raise self._unexpected(pos, "a comma behind the key")
        while True:
            pos = self._blank(pos)
            while self.text[pos : pos + 1] == ",":
                pos = self._blank(pos + 1)
            if self.text[pos : pos + 1] == closing:
                return fields, pos + 1
            pos = self._field(pos, fields)
            pos = self._blank(pos)
            if self.text[pos : pos + 1] not in (",", closing):
                raise self._unexpected(pos, f"a comma or {closing!r}")

    def _field(self, pos: int, fields: dict[str, str]) -> int:
        name = _NAME.match(self.text, pos)
        if not name:
            raise self._unexpected(pos, "the name of a field")
        pos = self._blank(name.end())
        if self.text[pos : pos + 1] != "=":
            raise self._unexpected(pos, "'='")
        field = name.group().lower()
        value, pos = self._value(pos + 1, {"field": field})
        if field in fields:
            self._report("duplicate-field", name.start(), f"The field {shorten(field)!r} stands twice.")
        else:
            fields[field] = value
        return pos

    def _value(self, pos: int, owner: Mapping[str, str]) -> tuple[str, int]:
        pieces: list[str] = []
        while True:
            piece, pos = self._piece(self._blank(pos), owner)
            pieces.append(piece)
            after = self._blank(pos)
            if self.text[after : after + 1] != "#":
                return " ".join("".join(pieces).split()), pos
            pos = after + 1

    def _piece(self, pos: int, owner: Mapping[str, str]) -> tuple[str, int]:
        opening = self.text[pos : pos + 1]
        if opening == "{":
            return self._braced(pos)
        if opening == '"':
            return self._quoted(pos)
        number = _NUMBER.match(self.text, pos)
        if number:
            return number.group(), number.end()
        name = _NAME.match(self.text, pos)
        if not name:
            raise self._unexpected(pos, "a value")
        return self._expanded(name, owner), name.end()

    def _expanded(self, name: re.Match[str], owner: Mapping[str, str]) -> str:
        macro = name.group().lower()
        is_loose = macro not in self.macros
        if "macro" in owner and (is_loose or macro != owner["macro"]):
            self.has_loose_macros |= is_loose
            self.named_by.setdefault(owner["macro"], []).append(macro)
        if is_loose:
            self._report("undefined-macro", name.start(), f"The macro {shorten(macro)!r} is not defined.")
            return ""
        value = self.macros[macro]
        self.budget -= len(value)
        if self.budget < 0:
            raise FormatError(
                "The macros of this file multiply their text without bound.",
                where=Span.at(self.text, name.start()),
                mend="Take out the @string definitions that repeat each other.",
            )
        return value

    def _braced(self, pos: int) -> tuple[str, int]:
        depth = 0
        for brace in _BRACE.finditer(self.text, pos):
            depth += 1 if brace.group() == "{" else -1
            if depth == 0:
                return self.text[pos + 1 : brace.start()], brace.end()
            if depth > MAX_DEPTH:
                raise FormatError(
                    f"Braces nest deeper than {MAX_DEPTH}.",
                    where=Span.at(self.text, brace.start()),
                    mend="Take out the inner braces.",
                )
        raise FormatError(
            "This brace is never closed.",
            where=Span.at(self.text, pos),
            mend="Close it, or write \\textbraceleft{} for a brace that is text.",
        )

    def _quoted(self, pos: int) -> tuple[str, int]:
        depth = 0
        for sign in _QUOTED.finditer(self.text, pos + 1):
            if sign.group() == '"':
                if depth == 0:
                    return self.text[pos + 1 : sign.start()], sign.end()
                continue
            depth += 1 if sign.group() == "{" else -1
            if depth < 0:
                raise _FaultyEntryError("A brace is closed that was not opened.", sign.start())
            if depth > MAX_DEPTH:
                raise FormatError(
                    f"Braces nest deeper than {MAX_DEPTH}.", where=Span.at(self.text, sign.start())
                )
        raise FormatError(
            "This quotation mark is never closed.", where=Span.at(self.text, pos), mend="Close it."
        )

    def _refuse_circles(self) -> None:
        """Refuse macros that name each other in a ring, which BibTeX would read as empty texts.

        Raises:
            FormatError: There is such a ring.
        """
        # A macro may well be redefined by itself (`a = a # "x"`): without undefined ones there is no ring.
        if not self.has_loose_macros:
            return
        done: set[str] = set()
        for start in self.named_by:
            path = {start: iter(self.named_by[start])} if start not in done else {}
            while path:
                here = next(reversed(path))
                following = next(path[here], None)
                if following is None:
                    del path[here]
                    done.add(here)
                elif following in path:
                    raise FormatError(
                        f"The macro {shorten(following)!r} is defined by itself.",
                        where="@string",
                        mend="Take out one of the definitions.",
                    )
                elif following not in done and following in self.named_by:
                    path[following] = iter(self.named_by[following])
