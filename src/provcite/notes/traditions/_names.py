"""Levels of names and bare numbers: by a level word in them, else by their place in the path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import attrs

from provcite.authorities import traditions as facts
from provcite.authorities.traditions import Grammar
from provcite.notes.traditions._marks import Mark
from provcite.notes.traditions._shelfmarks import is_bare_leaf

_NUMBER = re.compile(r"[A-Z]{0,3}-?\d[\w.:/#–-]{0,24}(?: ?[–—-] ?\d{1,6})?$")
_TAIL = re.compile(r"^(?P<name>.*[^\W\d].*?)[ ,] ?(?P<number>\d[\w:/–-]{0,14})$")
_YEAR = re.compile(r"(?:c\.|ca\.|circa )? ?1[5-9]\d\d(?:[–—/-](?:1[5-9]|20)?\d\d)?$|20[0-2]\d$")
_YEARS = re.compile(r"1[0-9]\d\d[–—/-](?:1[0-9]|20)?\d\d$")
# Traditions whose volumes are named by years, or whose bare numbers look like years.
_COUNTS_YEARS = frozenset({"vatican", "spanish", "italian", "portuguese", "dutch"})
# Traditions in which the papers of an office are parted by years.
_YEARLY = frozenset({"italian"})
_FILMS = frozenset({"microfilm", "reel"})
# D 1071/H/B/D/82/12, HL/PO/JO/10/1/123: a code of a record office as a whole.
_SLASHED = re.compile(
    r"(?!\d{1,2}/\d{1,2}/\d\d)(?=.{0,40}\d)(?:[A-Z]{1,6}\d{0,4}[ .]?)?[\w&.]{1,12}(?:/[\w&.–-]{1,12}){2,10}$"
)
_WHOLE_CODES = frozenset({"british", "us", "canadian", "french", "spanish", "portuguese"})
# LM/E/2/8, XZH/6203, HUGFP 76.8, F-27-3-3-0-32, 2004.1: the code of a collection or of a paper in it.
_CODE = re.compile(
    r"(?=.{0,60}\d)(?:[A-Z]{1,8}(?:[ .:/-][A-Z]{1,5}){0,3}[ .:/-]{0,2}\d\w{0,20}(?:[./:-]\w{1,12}){0,8}"
    r"|(?!1[5-9]\d\d[–-])\d{2,4}(?:[.-]\w{1,12}){1,6}"
    r"|#\d{2,5}|(?:[A-Z][a-z]{1,4}\.? |[a-z]{2,5})(?!1[5-9]\d\d$|20[0-2]\d$)\d{3,6}(?:\.\d{1,3})?)$"
)
# What looks like the symbol of a document, though no table knows its letters.
_SYMBOL = re.compile(r"[A-Z]{1,6}[\w/().-]{0,12}\d[\w/().-]{0,20}(?: ?\([\w. ]{1,12}\))?$")
_ONE_FONDS = frozenset({"vatican", "italian", "french"})
# Traditions whose documents have symbols, with a page after them.
_PAGED = frozenset({"united-nations", "nato"})
_DIVIDED = re.compile(r"\d{1,4}/[IVX]{1,4}$")
_ONE_COLLECTION = frozenset({"us", "canadian"})
_LARGE = frozenset({"collection", "series"})
_ROMAN = re.compile(r"[ivx]{1,6}$")
# Right before a leaf a Roman number is the volume's: "Storia Veneta, III, c. 270".
_CAPITAL_ROMAN = re.compile(r"[IVXLC]{1,7}$")
_LEAF_NEXT = re.compile(r", ?(?:cc?|ff?|fols?|pp?|k|Bl|S)\.? ?\d")
_SHORT = 6
# After these words no folder's or file's title follows, but the paper.
_PAPER_FOLLOWS = {
    "folder": frozenset({"folder", "item", "page", "frame"}),
    "file": frozenset({"file", "reference-code", "accession", "item", "page"}),
}
_CODED = frozenset({"british", "us", "canadian", "australian"})
_SMALL = frozenset(
    {"file", "bundle", "box", "volume", "delo", "piece", "reference-code", "folder", "item", "reel"}
)
# What stands within the volume or bundle whose number a name ends with.
_WITHIN = {
    level: frozenset({"file", "folder", "item"}) for level in ("volume", "bundle", "box", "reference-code")
}
_YEARS_AFTER = r"(?:,? (?:1[6-9]|20)\d\d(?:[–-]\d{0,4})?)?"
# After these no number of a volume comes.
_ENDS_WITH = frozenset({"file", "item", "folio", "page", "folder"})
_WORD_LEVELS = ("start", "end")


@attrs.frozen
class _Edges:
    start: re.Pattern[str]
    end: re.Pattern[str]
    levels: dict[tuple[str, str], str]


@cache
def _edges(tradition: str) -> _Edges:
    levels: dict[tuple[str, str], str] = {}
    for word in facts.level_words(tradition):
        if word.place in _WORD_LEVELS:
            levels.setdefault((word.place, word.text), word.level)
    return _Edges(
        re.compile(rf"(?P<w>{_either(levels, 'start')})(?:(?<=[.])|[ :]|$)"),
        re.compile(
            rf"(?:(?:^|.*?[\s”»』\"“-])(?P<w>{_either(levels, 'end')})"
            rf"|.*?(?P<asian>{_either(levels, 'end', asian=True)}))"
            rf"{_YEARS_AFTER}(?: ?[(\[][^()\[\]]{{1,30}}[)\]])?{_YEARS_AFTER}$"
        ),
        levels,
    )


def _either(levels: dict[tuple[str, str], str], place: str, *, asian: bool = False) -> str:
    """Return the alternatives of the words with *place*; those written without blanks between words apart."""
    words = [w for p, w in levels if p == place and (w[0] > "\u3000") is asian]
    return "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))) or r"(?!)"


@cache
def _sections(tradition: str) -> re.Pattern[str]:
    """Return the pattern of names of sections that a citation writes without a comma after them."""
    found = sorted(
        {
            w.text
            for w in facts.level_words(tradition)
            if w.place == "sign" or (w.level == "fonds" and " " in w.text)
        },
        key=lambda w: (-len(w), w),
    )
    return re.compile("(?:" + "|".join(map(re.escape, found)) + ")" if found else r"(?!)")


class Levels:
    """Gives the levels of one citation's names as they come, larger ones first."""

    def __init__(self, tradition: str, grammar: Grammar) -> None:
        """Begin with the first level of *grammar*."""
        self._tradition = tradition
        self._grammar = grammar
        self._named = 0
        self.seen: list[str] = []

    def containers(self, text: str, mark: Mark, following: str = "") -> Iterator[Mark]:
        """Yield the containers that the name *mark* holds: one, or a name and the number at its end.

        Args:
            text: The citation.
            mark: The name.
            following: Level of the container that comes next, `name` for a name, or an empty text.
        """
        words = text[mark.start : mark.end]
        if _SLASHED.match(words) and not _SMALL & set(self.seen) and self._tradition in _WHOLE_CODES:
            yield self._keep(mark, "reference-code", "slashed-code", 0.7)
        elif self._tradition == "nato" and _SYMBOL.match(words):
            yield self._keep(mark, "item", "document-symbol", 0.6)
        elif self.is_code(words):
            yield self._keep(mark, "reference-code", "code-of-collection", 0.7)
        elif is_bare_leaf(words) and self.seen:
            yield self._keep(mark, "folio", "bare-leaf", 0.85)
        elif self.seen and (_ROMAN.match(words) or self._is_volume(text, mark)):
            yield self._keep(mark, "volume", "roman-number", 0.6)
        elif _NUMBER.match(words):
            yield self._keep(mark, self._number_level(words, following), "bare-number", 0.65)
        else:
            yield from self._named_containers(text, mark, following)

    def is_code(self, words: str) -> bool:
        """Tell whether *words* are the code of a collection, in traditions that write one beside its name."""
        return (
            self._tradition in _CODED
            and not {"record-group", "series", "class", "box", "folder"} & set(self.seen)
            and _CODE.match(words) is not None
        )

    def _is_volume(self, text: str, mark: Mark) -> bool:
        """Tell whether a name is a Roman number with a leaf after it, and none of a volume came before."""
        if self.seen[-1] in _SMALL or _CAPITAL_ROMAN.match(text[mark.start : mark.end]) is None:
            return False
        return _LEAF_NEXT.match(text, mark.end) is not None

    def note(self, level: str) -> None:
        """Remember that a container of *level* has come."""
        self.seen.append(level)
        if level in self._grammar.names:
            self._named = max(self._named, self._grammar.names.index(level) + 1)
        elif level == "microfilm":
            # A film's title is the series'.
            self._named = max(self._named, 1)
        elif level in {"fonds", "record-group", "collection", "class"} and self._tradition != "us":
            self._named = max(self._named, 1)

    def _named_containers(self, text: str, mark: Mark, following: str) -> Iterator[Mark]:
        words = text[mark.start : mark.end]
        level = self.worded(words)
        if level in _LARGE and self._grammar.trailing == "folder" and self.seen[-1:] == ["box"]:
            # "Box 8, Yalta-Malta Papers, etc. 1955"
            level = None
        elif level == "collection" and self._tradition in _ONE_COLLECTION and "collection" in self.seen:
            level = "series"
        elif level == "series" and self._tradition == "us" and not self.seen and not self._starts(words):
            # "Eisenhower Library, Whitman File": what stands first is the collection.
            level = "collection"
        is_part = self._tradition in _ONE_FONDS or words.casefold().startswith(("secc", "sect", "sez"))
        if level == "fonds" and {"fonds", "series"} & set(self.seen) and is_part:
            # "Segr. Stato, Nunz. Francia": within the fonds named first.
            level = self._grammar.names[min(max(self._named, 1), len(self._grammar.names) - 1)]
            self._named += 1
        tail = _TAIL.match(words) if self._splits_here(following) else None
        if level is not None:
            if tail is not None and level == "fonds" and _edges(self._tradition).start.match(words):
                yield from self._with_number(mark, tail, level, "word-in-name")
            else:
                yield self._keep(mark, level, "word-in-name", 0.85)
            self._named = max(self._named, 1)
            return
        section = _sections(self._tradition).match(words)
        if section is not None and section.end() < len(words) and words[section.end()] in " ,":
            head = attrs.evolve(mark, end=mark.start + section.end())
            yield self._keep(head, "fonds", "section-name", 0.85)
            self._named = 1
            start = mark.start + section.end()
            while text[start] in " ,":
                start += 1
            yield from self.containers(text, attrs.evolve(mark, start=start), following)
            return
        if tail is not None and self._is_shelfmark(tail["name"], following):
            yield self._keep(mark, "reference-code", "code-of-collection", 0.7)
        elif tail is not None and self._splits(tail["name"], tail["number"]):
            yield from self._with_number(mark, tail, None, "")
        elif tail is not None and tail["name"].isupper() and self._is_numbered_file():
            # "BStU, MfS, ZAIG 1081": a unit's letters and the number of its file.
            yield self._keep(mark, "file", "number-of-name", 0.65)
        else:
            yield self._by_place(mark)

    def _with_number(self, mark: Mark, tail: re.Match[str], level: str | None, rule: str) -> Iterator[Mark]:
        """Yield a name and the number at its end as two containers."""
        name = attrs.evolve(mark, end=mark.start + len(tail["name"].rstrip(" ,")))
        yield self._by_place(name) if level is None else self._keep(name, level, rule, 0.85)
        number = attrs.evolve(mark, start=mark.start + tail.start("number"))
        yield self._keep(number, self._grammar.tail_number, "number-of-name", 0.65)

    def _splits_here(self, following: str) -> bool:
        """Tell whether a number at a name's end can be the volume's or bundle's: none has come or follows."""
        return bool(self._grammar.tail_number) and not (
            _SMALL & {*self.seen, following} - _WITHIN.get(self._grammar.tail_number, frozenset())
            or following in {*self._grammar.names} - {"subseries"}
        )

    def _is_numbered_file(self) -> bool:
        """Tell whether letters with a number are the file of a fonds named before."""
        return self._tradition == "german" and "fonds" in self.seen

    def _is_shelfmark(self, name: str, following: str) -> bool:
        """Tell whether letters and a number are all there is between holder and leaf: "PK 553, fol. 17v".

        Longer letters are a fonds': "VOC 1234".
        """
        is_whole = not self.seen and following in {"", "folio", "page"}
        return self._tradition == "dutch" and is_whole and len(name) < 3 and name.isupper()

    def _splits(self, name: str, number: str) -> bool:
        if name.isupper() and len(name) < (5 if self._tradition == "german" else 2):
            # "ED 94", "Q 1": letters and number are one record code.
            return False
        if _YEARS.match(number):
            return self._tradition == "vatican"
        return self._tradition in _COUNTS_YEARS or _YEAR.match(number) is None

    def _by_place(self, mark: Mark) -> Mark:
        if any(level in _SMALL and level not in self._grammar.names for level in self.seen):
            level = self._grammar.trailing
            if level in _PAPER_FOLLOWS and self.seen[-1] in _PAPER_FOLLOWS[level]:
                level = "item"
            if self._tradition == "japanese" and mark.end - mark.start < _SHORT:
                # "極秘" is a marking, no file's title.
                level = "item"
            return self._keep(mark, level, "after-number", 0.6)
        names = self._grammar.names
        level = names[min(self._named, len(names) - 1)]
        if self._named and self.seen.count(level) >= names.count(level) > 1:
            # "Staten van Zeeland, toegang 2, Resoluties": the name and the number were both the fonds'.
            level = names[min(self._named + names.count(level) - 1, len(names) - 1)]
        self._named += 1
        return self._keep(mark, level, "place-in-path", 0.65)

    def titled(self, text: str, mark: Mark) -> Mark:
        """Return the container that a name in white corner brackets is: a file, or papers by their word."""
        of_papers = self.worded(text[mark.start : mark.end]) == "collection"
        level, rule = ("collection", "word-in-name") if of_papers else ("file", "file-title")
        return attrs.evolve(mark, kind="container", level=level, rule=rule)

    def _starts(self, words: str) -> bool:
        return _edges(self._tradition).start.match(words) is not None

    def worded(self, words: str) -> str | None:
        """Return the level that a word at the start or end of *words* says, or None."""
        if words[:1] in "[(" and words[-1:] in "])":
            # "[Manuscript papers]" is the kind of the paper.
            return None
        edges = _edges(self._tradition)
        found = edges.start.match(words)
        if found is not None:
            return edges.levels["start", found["w"]]
        found = edges.end.match(words) if len(words) < 200 else None
        return edges.levels["end", found["w"] or found["asian"]] if found is not None else None

    def _number_level(self, words: str, following: str) -> str:
        level = self._grammar.number
        if self._grammar.trailing == "folder" and self.seen[-1:] == ["box"]:
            return "folder"
        if level == "bundle" and self.seen[-1:] == ["box"]:
            # PARES: "Registro de Ejecutorias, caja 1234, 56"
            return "file"
        if self.seen and _DIVIDED.match(words):
            # "6/II": the volume's second part.
            return self._grammar.tail_number or level
        parted = {level, *self._grammar.names} - {"subseries"}
        if (following in parted or self._is_of_years(words, following)) and self.seen and self._named:
            # "DAGR, 1935, b. 12": a year's papers, parted by bundles.
            level = self._grammar.names[min(self._named, len(self._grammar.names) - 1)]
            self._named += 1
            return level
        if not self.seen and self._named == 0 and following in {"name", *_SMALL}:
            if level == "reference-code" and self._grammar.names[0] == "collection":
                # "IWM, Sound Archive, 9724, reel 3"
                return level
            # A number right after the holder, with another after it, is the fonds'.
            self._named = 1
            return self._grammar.names[0]
        if level in self.seen or any(s in {"item", "folio", "page"} for s in self.seen):
            if self._tradition in _PAGED and self.seen[-1] == "item":
                return "page"
            if level == "delo" and self.seen[-1] == "delo":
                # In lists only what changes is written.
                return level
            lists = level == "bundle" or self._tradition == "german"
            return "file" if lists and level == self.seen[-1] else "item"
        return level

    def _is_of_years(self, words: str, following: str) -> bool:
        """Tell whether a number is years by which papers are parted: "PCM, 1940-43, fasc. 3"."""
        if self._tradition not in _YEARLY:
            return False
        if _YEARS.match(words):
            return following in _SMALL
        return following in _FILMS and _YEAR.match(words) is not None

    def _keep(self, mark: Mark, level: str, rule: str, confidence: float) -> Mark:
        self.note(level)
        return attrs.evolve(mark, kind="container", level=level, rule=rule, confidence=confidence)


def is_year(words: str, tradition: str, *, within: list[str]) -> bool:
    """Tell whether a bare number is rather a year than a volume's or bundle's number.

    Args:
        words: The number.
        tradition: Key of the tradition.
        within: Levels of the containers before it.
    """
    counts = tradition in _COUNTS_YEARS and not _ENDS_WITH & set(within)
    return not counts and _YEAR.match(words) is not None
