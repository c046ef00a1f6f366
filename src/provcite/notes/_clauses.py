"""The clauses of a note: sentences cut at semicolons, with the words that lead to each citation.

"See, for example, A; B; see also C" gives three clauses, led by see, nothing, and see also.
"""

from __future__ import annotations

import re

import attrs

from provcite.errors import TextSpan
from provcite.notes.values import RelationToPrevious

# Letters of which each lead has some: a clause without them is not searched.
_LEADS = ("ee", "ompare", "f.", "ext", "uot")
_LEAD = re.compile(
    # It begins with the set of first letters: a search passes other places at once.
    r"[SsCcFfTtQq](?<=\b.)(?:(?P<also>(?<=[Ss])ee also(?: especially)?|(?<=[Cc])(?:ompare(?: with)?|f\.))"
    r"|(?P<see>(?<=[Ss])ee(?: especially)?)(?=[\s,])"
    r"|(?P<text>(?<![\w,;]\s.)(?:(?<=[Ff])ull\s[Tt]|(?<=[Tt]))ext\s(?:is\s)?(?:printed\s)?in)(?=\s)"
    r"|(?P<quote>(?<![\w,;]\s.)(?<=[Qq])uot(?:es?|ations?|ed) (?:is |are )?(?:from|in)))"
)
# "Cited in X", "Mentioned in X": only at the head of a clause.
_CITED = re.compile(r"(?:[Cc]ited|[Mm]entioned)\sin(?=\s(?:the\s)?[A-Z“])")
_EXAMPLE = re.compile(
    r",?\s(?:for (?:example|instance)|e\.g\.|among others|especially|in particular|inter alia),?\s"
)
_AND = re.compile(r"\s*(?:and|or)\s+")
_RELATIONS = {
    "also": RelationToPrevious.SEE_ALSO,
    "see": RelationToPrevious.SEE,
    "text": RelationToPrevious.IN,
    "cited": RelationToPrevious.CITED_IN,
    "quote": RelationToPrevious.QUOTED_IN,
}


@attrs.frozen
class Clause:
    """A clause that may cite.

    Attributes:
        span: The clause, words that lead to the citation left out.
        relation: What the leading words say, or None where there are none.
        led: Words stand before the lead ("For text, see"): the clause follows prose.
        sentence: Number of the sentence it belongs to.
    """

    span: TextSpan
    relation: RelationToPrevious | None
    led: bool
    sentence: int


def clauses(text: str, spans: list[tuple[int, int]], masked: list[TextSpan]) -> list[Clause]:
    """Return the clauses of a note.

    Args:
        text: The note.
        spans: Its sentences.
        masked: Stretches that a rule has read already, in order; no clause is cut inside them.
    """
    out: list[Clause] = []
    inside = {position for span in masked for position in _marks(text, span)}
    for number, (start, end) in enumerate(spans):
        for a, b in _at_semicolons(text, start, end, inside):
            joint = _AND_FOR.search(text, a, b) if text.find(" see ", a, b) >= 0 else None
            if joint is not None:
                # "Leopold, “The Series,” p. 596, and for other examples of editions, see Smith, …"
                out.append(read_clause(text, a, joint.start(), number))
            out.append(read_clause(text, joint.end() if joint is not None else a, b, number))
    return out


_AND_FOR = re.compile(r"(?<=[\d)”]),?\s(?:and|but)\s(?=[Ff]or\s[^;()“”]{3,160}?,\ssee\s)")


def _at_semicolons(text: str, start: int, end: int, inside: set[int]) -> list[tuple[int, int]]:
    if text.find(";", start, end) < 0:
        return [(start, end)]
    out: list[tuple[int, int]] = []
    begin = start
    depth = 0
    quoted = False
    for match in re.finditer(r"[;()\[\]“”]", text[start:end]):
        at = start + match.start()
        sign = match[0]
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth = max(0, depth - 1)
        elif sign == "“":
            quoted = True
        elif sign == "”":
            quoted = False
        elif depth == 0 and not quoted and at not in inside:
            out.append((begin, at))
            begin = at + 1
    out.append((begin, end))
    return out


def _marks(text: str, span: TextSpan) -> list[int]:
    return [span.start + m.start() for m in re.finditer(";", span.of(text))]


def read_clause(text: str, start: int, end: int, sentence: int = 0) -> Clause:
    """Return the clause between two offsets, the words that lead to its citation left out.

    Args:
        text: The note.
        start: Where the clause begins; blanks before its first word do not count.
        end: Where it ends.
        sentence: Number of its sentence.
    """
    while start < end and text[start].isspace():
        start += 1
    joined = _AND.match(text, start, end)
    begin = joined.end() if joined else start
    last: re.Match[str] | None = None
    words = text[begin:end]
    for match in _LEAD.finditer(text, begin, end) if any(map(words.__contains__, _LEADS)) else ():
        opens = match.lastgroup in {"quote", "text"}
        if (not opens or match.start() == begin) and not _quoted(text, start, match.start()):
            last = match
    if last is None and text[begin : begin + 1] in {"C", "c", "M", "m"}:
        last = _CITED.match(text, begin, end)
    if last is None:
        return Clause(TextSpan(begin, end), None, False, sentence)
    after = last.end()
    example = _EXAMPLE.match(text, after, end)
    after = example.end() if example else after
    while after < end and text[after] in " ,":
        after += 1
    relation = _RELATIONS[last.lastgroup or "cited"]
    return Clause(TextSpan(after, end), relation, last.start() > begin, sentence)


def _quoted(text: str, start: int, at: int) -> bool:
    piece = text[max(start, at - 400) : at]
    return piece.rfind("“") > piece.rfind("”")
