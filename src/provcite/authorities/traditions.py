"""How archives of other traditions are cited: repositories, level words, forms of codes, orders of levels.

Facts only, as tables: what one archive's citations look like is a row here, never a branch of the reader.
`traditions.csv` is the reference table of repositories and level words; the other files add what public
guides and usage tell (each row names its source).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

import attrs

from provcite.authorities import repositories
from provcite.authorities._tables import Row, cells, rows
from provcite.authorities.names import NameIndex

# A pattern of the tables is read with every repetition bounded, so that no text makes it slow.
_BOUNDED = ((r"\w*", r"\w{0,40}"), (r"\w+", r"\w{1,40}"), (r"\d*", r"\d{0,40}"), (r"\d+", r"\d{1,40}"))
_OPEN_END = re.compile(r"([\])])([*+])")


@attrs.frozen
class Grammar:
    """The order of levels of a tradition, or of one holder that differs from its tradition.

    Attributes:
        tradition: Key of the tradition (`british`, `german` …).
        holder: Name of the holder this row is for, or an empty text.
        languages: Languages its level words are in, the first first.
        names: Levels of names without a level word after the holder, in order.
        number: Level of a bare number after the holder or a name.
        tail_number: Level of a number at the end of a name ("Spagna 423"); empty where it belongs to it.
        trailing: Level of words after the last numbered container.
        slash: Level of what follows a slash in the number of a bundle, or an empty text.
    """

    tradition: str
    holder: str
    languages: tuple[str, ...]
    names: tuple[str, ...]
    number: str
    tail_number: str
    trailing: str
    slash: str


@attrs.frozen
class LevelWord:
    """A word that says a level.

    Attributes:
        text: The word as written, with its full stop.
        level: The level it says.
        place: `before` its number, `after` it, at the `start` or `end` of a name, `sign` (a section's own
            name) or `shelf` (a word of shelfmarks).
        own: Whether the row is the tradition's own, not one of the words used everywhere.
    """

    text: str
    level: str
    place: str
    own: bool


@attrs.frozen
class Code:
    """The form of a code.

    Attributes:
        pattern: The form; its groups `a`, `b`, `c` are the containers.
        levels: Their levels; `identifier` stands for a file number.
        rule: Short name of the rule.
    """

    pattern: re.Pattern[str]
    levels: tuple[str, ...]
    rule: str


@attrs.frozen
class Holder:
    """A repository under one of its names.

    Attributes:
        text: The name or abbreviation.
        tradition: The tradition it is cited in.
        name: Its full name.
        city: Where it is, or an empty text.
        key: Short key of the repository.
    """

    text: str
    tradition: str
    name: str
    city: str
    key: str

    @property
    def is_portal(self) -> bool:
        """Tell whether it gives copies of what others hold."""
        return "portal" in self.name


@lru_cache(maxsize=1)
def grammars() -> tuple[Grammar, ...]:
    """Return the grammars in the order of the file, which is the order of preference in a tie."""
    return tuple(
        Grammar(
            row["tradition"],
            row["holder"],
            cells(row["languages"]),
            cells(row["names"]),
            row["number"],
            row["tail_number"],
            row["trailing"],
            row["slash"],
        )
        for row in rows("traditions-grammar")
    )


@lru_cache(maxsize=1)
def traditions() -> tuple[str, ...]:
    """Return the keys of the traditions."""
    return tuple(dict.fromkeys(g.tradition for g in grammars()))


@cache
def grammar(tradition: str, holder: str = "") -> Grammar:
    """Return the grammar of *tradition*, or of its *holder* (full name) where that has its own.

    Raises:
        KeyError: There is no such tradition.
    """
    own = [g for g in grammars() if g.tradition == tradition]
    if not own:
        raise KeyError(tradition)
    return next((g for g in own if holder and g.holder and holder.startswith(g.holder)), own[0])


@cache
def level_words(tradition: str) -> tuple[LevelWord, ...]:
    """Return the level words of *tradition*, its own first, then those used everywhere."""
    found: dict[tuple[str, str], LevelWord] = {}
    for wanted in (tradition, "any"):
        own = wanted != "any"
        listed = [
            (r["text"], r["level"], r["place"]) for r in rows("traditions-words") if r["tradition"] == wanted
        ]
        listed += [
            (r["text"], r["canonical"], "before")
            for r in rows("traditions")
            if r["kind"] == "level-word" and r["tradition"] == wanted
        ]
        for text, level, place in listed:
            found.setdefault((text, place), LevelWord(text, level, place, own))
    return tuple(found.values())


@cache
def codes(tradition: str) -> tuple[Code, ...]:
    """Return the forms of codes of *tradition*, in the order in which they are to be tried."""
    return tuple(
        Code(bounded(row["pattern"]), cells(row["levels"]), row["rule"])
        for row in rows("traditions-codes")
        if row["tradition"] == tradition
    )


@cache
def bounded(pattern: str) -> re.Pattern[str]:
    """Return the compiled *pattern* with every repetition bounded."""
    for open_end, closed in _BOUNDED:
        pattern = pattern.replace(open_end, closed)
    return re.compile(_OPEN_END.sub(lambda m: m[1] + ("{0,60}" if m[2] == "*" else "{1,60}"), pattern))


def _keys(listed: Sequence[Row]) -> Mapping[str, str]:
    """Return the key of each repository by its full name: that of the table of repositories, or one made."""
    keys: dict[str, str] = {}
    for row in listed:
        for spelling in (row["canonical"], row["text"]):
            known = repositories.find(spelling)
            if known is not None and known.country == row["country"]:
                keys.setdefault(row["canonical"], known.key)
    for row in listed:
        plain = row["canonical"].partition(" (")[0].partition(", formerly")[0]
        keys.setdefault(row["canonical"], "-".join(re.findall(r"\w+", plain.casefold())))
    return keys


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    return MappingProxyType({row["country"]: row["tradition"] for row in rows("traditions-countries")})


@lru_cache(maxsize=1)
def holders() -> tuple[Holder, ...]:
    """Return the repositories of all traditions, one value for each of their names."""
    listed = [
        row
        for table in ("traditions", "traditions-names")
        for row in rows(table)
        if row.get("kind", "repository") == "repository"
    ]
    keys = _keys(listed)
    out = [
        Holder(row["text"], row["tradition"], row["canonical"], row["city"], keys[row["canonical"]])
        for row in listed
    ]
    for known in repositories.repositories():
        if known.kind in {"file system", "office files", "agency", "international"}:
            continue
        tradition = _countries().get(known.country, "")
        if not tradition:
            continue
        for name in (known.name, *known.alternative_names):
            if "Papers" not in name and "Files" not in name and len(name) > 2:
                out.append(Holder(name, tradition, known.name, known.city, known.key))
    return tuple(out)


_ASIAN = re.compile(r"[぀-ヿ一-鿿가-힣]")


@lru_cache(maxsize=1)
def holder_index() -> NameIndex[tuple[Holder, ...]]:
    """Return the index of the repositories' names in alphabetic scripts, with all that share a name."""
    return NameIndex({name: found for name, found in _by_name().items() if not _ASIAN.search(name)})


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, tuple[Holder, ...]]:
    out: dict[str, tuple[Holder, ...]] = {}
    folded: dict[str, str] = {}
    for holder in holders():
        for text in _spellings(holder.text, holder.tradition):
            name = folded.setdefault(text.casefold(), text)
            out[name] = (*out.get(name, ()), attrs.evolve(holder, text=text))
    return MappingProxyType(out)


_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2,5}$")


# "Politisches Archiv", in a sentence "im Politischen Archiv".
_INFLECTED = re.compile(r"([A-ZÄÖÜ][a-zäöüß]{3,})es(?= [A-ZÄÖÜ])")


def _spellings(name: str, tradition: str) -> tuple[str, ...]:
    """Return a name with its other spellings.

    Of capitals the one with a full stop after each ("A.S.V."), of a German name the one after a preposition.
    """
    if _CAPITALS.match(name):
        return name, "".join(f"{letter}." for letter in name)
    inflected = _INFLECTED.match(name) if tradition == "german" else None
    return (name, f"{inflected[1]}en{name[inflected.end() :]}") if inflected is not None else (name,)


@lru_cache(maxsize=1)
def asian_holders() -> tuple[re.Pattern[str], Mapping[str, tuple[Holder, ...]]]:
    """Return the pattern of names written without blanks between words, and the holders they name."""
    names = {name: found for name, found in _by_name().items() if _ASIAN.search(name)}
    longest = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), MappingProxyType(names)


@lru_cache(maxsize=1)
def holder_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the forms of holders' names ("Archivio di Stato di …") with their tradition."""
    return tuple((row["tradition"], bounded(row["pattern"])) for row in rows("traditions-holders"))


@lru_cache(maxsize=1)
def seats() -> Mapping[str, str]:
    """Return the towns in which archives are, each with the name that stands for all its spellings."""
    return MappingProxyType({row["name"]: row["same"] for row in rows("traditions-seats")})


def is_same_place(one: str, other: str) -> bool:
    """Tell whether two names are one town's: "The Hague" is Den Haag."""
    return one == other or (one in seats() and seats()[one] == seats().get(other))


@cache
def words(meaning: str) -> frozenset[str]:
    """Return the words of the reader's lists with *meaning*: `joining`, `verb`, `state` and others."""
    return frozenset(row["word"] for row in rows("traditions-lists") if row["meaning"] == meaning)


@cache
def model_level(level: str) -> str:
    """Return the value of the model's `Level` that a level of one tradition is like: `opis` is a series.

    A level that the model has itself is returned as it is.
    """
    listed = {row["level"]: row["model_level"] for row in rows("traditions-levels")}
    return listed.get(level, level)


@lru_cache(maxsize=1)
def signs() -> tuple[tuple[str, re.Pattern[str], float], ...]:
    """Return the words that speak for a tradition, with its key and their weight."""
    return tuple(
        (row["tradition"], _sign(row["text"]), float(row["weight"])) for row in rows("traditions-signs")
    )


@lru_cache(maxsize=1)
def sign_words() -> tuple[str, ...]:
    """Return for each of `signs()` the words without which a text cannot hold it, or an empty text."""
    return tuple("" if r["text"].startswith("re:") else r["text"] for r in rows("traditions-signs"))


def _sign(text: str) -> re.Pattern[str]:
    """Return the pattern of a sign: words, or after `re:` a form."""
    if text.startswith("re:"):
        return bounded(text.removeprefix("re:"))
    return re.compile(rf"(?<!\w){re.escape(text)}")


@lru_cache(maxsize=1)
def month_pattern() -> str:
    """Return the pattern of the months' names in all languages of the table, longest first."""
    names = {name for row in rows("traditions-months") for name in cells(row["names"])}
    longest = sorted(names, key=lambda n: (-len(n), n))
    return "(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)"


@lru_cache(maxsize=1)
def months() -> Mapping[str, int]:
    """Return the number of each month's name of the languages other than English, in small letters."""
    return MappingProxyType(
        {
            name.casefold(): place % 12 + 1
            for row in rows("traditions-months")
            if row["language"] != "en"
            for place, name in enumerate(cells(row["names"]))
        }
    )


# The tradition that the grammar of the American series reads itself.
_OWN = "us"
_LETTERS = re.compile(r"[^\W\d_]{2,}")


@lru_cache(maxsize=1)
def foreign_index() -> NameIndex[tuple[Holder, ...]]:
    """Return the index of the repositories in alphabetic scripts that share no name with an American one."""
    return NameIndex({name: found for name, found in _foreign().items() if not _ASIAN.search(name)})


@lru_cache(maxsize=1)
def _foreign() -> Mapping[str, tuple[Holder, ...]]:
    return {name: found for name, found in _by_name().items() if all(h.tradition != _OWN for h in found)}


@lru_cache(maxsize=1)
def alone() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the forms that prove a citation with no holder named, with their tradition."""
    return tuple(
        (row["tradition"], re.compile(rf"(?<![\w/.-]){row['pattern']}")) for row in rows("traditions-alone")
    )


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    american = (h.text for h in holders() if h.tradition == _OWN and " " in h.text)
    return words("common").union(*map(_LETTERS.findall, american))


@attrs.frozen
class Token:
    """A word by which texts are picked that may cite a foreign archive.

    Attributes:
        names: Holders' names with that word; their apostrophes are straight.
        forms: Traditions that have forms of names, or forms that stand alone, with that word.
    """

    names: tuple[str, ...] = ()
    forms: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def foreign_tokens() -> Mapping[str, Token]:
    """Return words by which texts are picked that may cite a foreign archive.

    Each text that names a holder or a form of the tables has one of these words; the notes of an American
    series have few of them. Of each name the longest uncommon word is taken, or the longest of all.
    """
    names: dict[str, set[str]] = {}
    forms: dict[str, set[str]] = {}
    for holder in (h for found in _foreign().values() for h in found):
        listed = _LETTERS.findall(holder.text)
        rare = [w for w in listed if w not in _common()]
        if rare or (listed and " " in holder.text):
            names.setdefault(max(rare or listed, key=len), set()).add(holder.text.replace("’", "'"))
    for tradition, pattern in holder_patterns():
        plain = re.sub(r"\[[^\]]*\]|\(\?[<!=][^()]*\)|\\\w", " ", pattern.pattern)
        for word in _LETTERS.findall(plain):
            # Short words in small letters ("del", "für") are of no one tradition.
            if (word[0].isupper() or len(word) > 7) and word not in _common():
                forms.setdefault(word, set()).add(tradition)
    for row in rows("traditions-alone"):
        for word in cells(row["tokens"]):
            forms.setdefault(word, set()).add(row["tradition"])
    return MappingProxyType(
        {
            word: Token(tuple(sorted(names.get(word, ()))), frozenset(forms.get(word, ())))
            for word in sorted(names.keys() | forms.keys())
        }
    )


def _spelled() -> list[str]:
    return sorted({h.text for found in _foreign().values() for h in found})


@lru_cache(maxsize=1)
def initials() -> frozenset[str]:
    """Return the foreign holders' names of single letters with their stops, without blanks ("A.S.V.")."""
    return frozenset(n.replace(" ", "") for n in _spelled() if "." in n and not _LETTERS.search(n))
