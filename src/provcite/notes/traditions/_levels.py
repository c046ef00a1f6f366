"""Finding level words with their numbers, forms of codes, dates and extents.

All patterns are built from the tables, once for each tradition, and every repetition in them is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import attrs

from provcite.authorities import traditions as facts
from provcite.notes.traditions._marks import Mark

# 12A · R 103295 · C-0005 · 37373-37397 · Р-1235 · 1.04.02 · 1133r-1164v · 12 ob. · № 233
_CORE = (
    # 1,234,567
    r"(?:\d{1,3}(?:,\d{3}){2,3}(?!\d)|"
    r"(?:[A-ZА-ЯІ]{1,3}['’´]?[-–.]?|[A-HJ-UWYZ] |[a-z](?=\d))?\d\w{0,12}"
    r"(?:[./–—‑-](?![^\W\d_]{1,4}\. ?\d)\w{1,12}|:\d{1,4}){0,6}"
    r"(?: ?[–—] ?\d\w{0,8}|(?<=\d) - (?=\d)\w{1,8})?)"
)
_SIDE = (
    r"(?: ?(?:(?<=об)\.|(?<=ob)\.|(?<=зв)\.|(?:об|ob|зв)(?:\.|(?!\w))|(?:(?<=\df)|(?<=\dff)|ff?)\.(?! ?\d)"
    r"|verso|recto|[rv]\.? ?(?:[-–/]|e(?= )) ?[rv]\.?(?!\w)|[rv]\.(?= [–—-] ?\d|,)"
    r"|[tT](?:erg)?o?\.?(?=[,;]|$)|[rv][°º]|(?<=[rv])[°º]|[rv](?!\w)))?"
)
# 12об.–13 · 78 r. - 79 r
_TO_SIDE = rf"(?:(?<![\d ]) ?[–—-] ?\d{{1,5}}[a-zа-я]{{0,3}}(?![\w/]){_SIDE})?"
# 2064 à 2082 · 3 and 4
_TO = (
    r"(?: (?:to|through|à|al|bis|do|tot|по) \d{1,6}(?![\w/])"
    r"|(?: (?:and|und|et|y|e|и|i|та|en|&) (?!1[4-9]\d\d(?!\d)|20\d\d(?!\d))\d{1,5}[a-z]?(?![\w./])))?"
)
# "vol. 1203 G": a letter before a separator is the number's.
_LETTER = (
    r"(?: (?:e |et )?(?:s(?:e|eg)?gg?|ss|sqq?|seqq?)\.| [A-Z](?=[,;)]|$)|\([a-z]\)"
    r"| \((?:[IVX]{1,4}|\d{1,2})\)(?=[,.;]|$))?"
)
_NUMBERED = rf"(?:(?:№|[Nn]°|[Nn]º|[Nn]os?\.?|[Nn]r\.?|#) ?)?{_CORE}{_SIDE}{_TO_SIDE}{_TO}{_LETTER}"
_OTHER = (
    r"(?:[IVXLCDM]{1,8}[rv]?(?:[–-](?:[IVXLCDM]{1,8}[rv]?|\d{1,4}))?|[A-ZА-Я](?!\. ?[A-ZА-Я]))"
    r"(?:/(?:\d{1,6}|[A-Za-z])|\.(?:[A-Z]|\d{1,3})(?![\w.]))?(?![\w-])"
    r"|s/n|s\.n\.?|б/н|n\. ?n\.|nn\.|s\.p\.|non num(?:\.|erat[ae])|\[\d{1,4}[rv]?(?:[-–]\d{1,4}[rv]?)?\]"
)
_MORE = (
    r"(?:(?:, ?| ?(?:and|und|et|y|e|и|i|&) )(?:f\.|ff\.|p\.)?(?!1[4-9]\d\d(?!\d)|20\d\d(?!\d))"
    rf"\d{{1,5}}\w{{0,6}}(?:[–—-]\w{{1,8}}){{0,2}}{_SIDE}(?![\w/]|\.\d))"
    r"{0,12}"
)
# 1er, 2e, 3ème, 1ste, 2ª: which one of several.
_ORDINAL_NUMBER = r"(?<![\w./-])\d{1,2}(?:ère|ème|er|re|nd|de|ste|e|a|o|ª|º|°)(?= )"
_ASIAN_NUMBER = r"第?[\d０-９一二三四五六七八九十百]{1,6}(?:[–—~～-]第?[\d０-９一二三四五六七八九十百]{1,6})?"
# Frames of the filmed records of the German Foreign Ministry: D 514 233 · E 256 789-91
_FRAME = r"[A-Z] ?\d{3} \d{3}(?: ?[–—-] ?(?:[A-Z] ?)?(?:\d{3} )?\d{2,3})?(?![\w/])"
_LEAVES = frozenset({"folio", "page", "frame"})
# Words of several items, a list of which follows: "nos. 4, 7".
_PLURALS = frozenset({"nos.", "Nos.", "nn."})
_IS_ASIAN = re.compile(r"[぀-ヿ一-鿿가-힣]")


@attrs.frozen
class Words:
    """The level words of a tradition, ready to be found.

    Attributes:
        before: Pattern of words with a number after them.
        after: Pattern of words with a number before them, or None.
        levels: Level of each word as written.
    """

    before: re.Pattern[str]
    after: re.Pattern[str] | None
    levels: Mapping[str, str]


def _spellings(word: str) -> set[str]:
    """Return the word with and without its full stop, and with a capital where that is no other word."""
    out = {word}
    plain = word.rstrip(".")
    if len(plain) > 2:
        out |= {plain, word[0].upper() + word[1:], plain[0].upper() + plain[1:]}
        if plain.isalpha() and plain.islower() and len(plain) > 3:
            out.add(plain.upper())
    if "'" in word:
        out.add(word.replace("'", "’"))
    return out


@cache
def words_of(tradition: str) -> Words:
    """Return the level words of *tradition* as patterns."""
    levels: dict[str, str] = {}
    after: dict[str, str] = {}
    listed = facts.level_words(tradition)
    for exact in (True, False):
        for word in listed:
            if word.place not in {"before", "after"}:
                continue
            kept = after if word.place == "after" else levels
            for spelling in [word.text] if exact else sorted(_spellings(word.text)):
                kept.setdefault(spelling, word.level)
    return Words(_before(levels), _after(after), {**after, **levels})


def _before(levels: Mapping[str, str]) -> re.Pattern[str]:
    plain, single, leaves = [], [], []
    for word in sorted(levels, key=lambda w: (-len(w), w)):
        if (levels[word] in _LEAVES and len(word.rstrip(".")) > 0) or word in _PLURALS:
            leaves.append(word)
        elif len(word.rstrip(".°º")) < 2 and not _IS_ASIAN.search(word):
            single.append(word)
        else:
            plain.append(word)
    gap = r"(?:[:：]? ?|\u00a0| \n)"
    kinds = [
        rf"(?P<w1>{_either(plain)}){gap}(?P<v1>{_NUMBERED}|{_OTHER})",
        rf"(?P<w2>{_either(leaves)}){gap}(?P<v2>{_FRAME}|{_NUMBERED}{_MORE}|{_OTHER})",
        rf"(?P<w3>{_either(single)}){gap}(?P<v3>{_NUMBERED}|[IVXLC]{{1,7}}(?![\w.])|s/n)",
    ]
    return re.compile(rf"(?<![^\W_])(?<!-)(?<! [a-zà-ÿ]\.)(?:{'|'.join(kinds)})")


def _after(words: Mapping[str, str]) -> re.Pattern[str] | None:
    if not words:
        return None
    longest = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(
        rf"(?P<v>{_ORDINAL_NUMBER}|{_ASIAN_NUMBER}|(?<![\w.])\d[\d/-]{{0,12}}\.) ?(?P<w>{_either(longest)})"
    )


def _either(words: list[str]) -> str:
    # A word that ends in a letter needs its end: "fol" is not the beginning of "folder".
    return (
        "|".join(
            re.escape(w) + (r"(?![^\W\d_])" if w[-1].isalpha() and not _IS_ASIAN.search(w[-1]) else "")
            for w in words
        )
        or r"(?!)"
    )


def level_marks(text: str, tradition: str) -> Iterator[Mark]:
    """Yield the level words of *tradition* with their numbers."""
    words = words_of(tradition)
    for match in words.before.finditer(text):
        which = next(n for n in "123" if match[f"w{n}"] is not None)
        start, end = match.start(), match.end()
        word = match[f"w{which}"]
        level = words.levels[word]
        if _is_of_name(text, start, word, match[f"v{which}"]) or _ORDINAL.search(match[f"v{which}"]):
            continue
        yield Mark(start, end, "container", "level-word", 0.93, level=level, word=word)
        if word in _LISTED:
            for number in _listed(text, end):
                yield attrs.evolve(number, level=level)
    if words.after is not None:
        for match in words.after.finditer(text):
            level = words.levels[match["w"]]
            if text[max(0, match.start() - 1) : match.start()] == "・":
                # "公文雑纂・昭和十年・第五巻": the volume is of the title.
                continue
            if match["w"] == "号" and _PAPER_BEFORE.search(text, max(0, match.start() - 6), match.start()):
                # "電報第812号": the number is the paper's.
                continue
            yield Mark(*match.span(), "container", "level-word", 0.93, level=level, word=match["w"])


# "Nr. 1414, 3570 und 3709": each number is a file.
_LISTED = frozenset({"Nr.", "Nrn."})
_NEXT_LISTED = re.compile(
    r"(?:, ?| (?:and|und|u\.) )(?!1[5-9]\d\d(?!\d))(\d{2,6}[a-z]?)(?=[,;)]|\.?$| (?:and|und|u\.) )"
)


def _listed(text: str, end: int) -> Iterator[Mark]:
    """Yield the numbers of a list that begins before *end*."""
    match = _NEXT_LISTED.match(text, end)
    while match is not None:
        yield Mark(*match.span(1), "container", "level-word", 0.8)
        match = _NEXT_LISTED.match(text, match.end())


# Telegram, despatch, secret letter, from or to somebody.
_PAPER_BEFORE = re.compile(r"(?:電報?|公信|機密|極秘|公|信|宛|発|亜|往電|来電)(?:（[^（）]{1,3}）)?$")
# "telegram no. 5": the number is the paper's.
_COUNTS = frozenset({"no.", "n°", "nº", "n.º", "n.°", "no", "nr", "núm.", "num.", "nos."})
# "Tel. No. 123"
_TELEGRAM = re.compile(r"(?<!\w)(?:[Tt]el(?:egr?)?|[Dd]esp|[Cc]irc|[Mm]emo)\. $")
_YEARS = re.compile(r"1[5-9]\d\d(?:[–—-](?:1[5-9])?\d\d)?$")
# "folder: 290th Meeting": the number is the title's.
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)$")
_WORD_BEFORE = re.compile(r"[^\W\d_]{2}[.,]? $")


_PAPERS = facts.words("paper")
_LAST_WORD = re.compile(r"([^\W\d_]{3,20}) $")


def _is_after_paper(text: str, start: int) -> bool:
    """Tell whether the word before a number is a kind of paper: "telespresso n. 4531"."""
    last = _LAST_WORD.search(text, max(0, start - 21), start)
    return last is not None and last[1].casefold() in _PAPERS


def _is_of_name(text: str, start: int, word: str, number: str) -> bool:
    """Tell whether a level word ends a name, and the number is the name's ("Geographic File 1954–56")."""
    if word.casefold() in {"n.", "nr.", *_COUNTS} and _is_after_paper(text, start):
        return True
    if word.casefold() in _COUNTS and _TELEGRAM.search(text, max(0, start - 8), start):
        return True
    if _WORD_BEFORE.search(text, max(0, start - 4), start) is None or text[start - 2] in ".,":
        return False
    return (
        (word[0].isupper() and _YEARS.match(number) is not None)
        or word.casefold() in _COUNTS
        or word.casefold().rstrip(".") in {"papers", "records", "collection", "mss", "fonds"}
    )


# "A/N1/4": the rest of a code that no table knows; "TNA/FO 371" is a holder before a class.
_CODE_BEFORE = re.compile(r"(?<![^\W_])[A-Z]{1,2}\d{0,3}/$")


def code_marks(text: str, tradition: str) -> Iterator[tuple[int, tuple[Mark, ...]]]:
    """Yield the codes of *tradition*: where its words begin, and the marks of its parts."""
    for code in facts.codes(tradition):
        for match in code.pattern.finditer(text):
            before = text[match.start("a") - 1 : match.start("a")]
            if before == "/" and _CODE_BEFORE.search(text, max(0, match.start("a") - 7), match.start("a")):
                continue
            if (
                (before.isalnum() or before in "-–")
                and before
                and not _IS_ASIAN.search(before)
                and before != "_"
            ):
                continue
            out = []
            for group, level in zip("abc", code.levels, strict=False):
                if match[group] is not None:
                    kind = "identifier" if level == "identifier" else "container"
                    start, end = match.span(group)
                    while end > start + 1 and text[end - 1] in ".,–-":
                        # A stop after a code is the sentence's.
                        end -= 1
                    out.append(Mark(start, end, kind, code.rule, 0.92, level=level))
            yield match.start(), tuple(out)


@lru_cache(maxsize=1)
def _dates() -> re.Pattern[str]:
    month = facts.month_pattern()
    day = r"\d{1,2}(?:st|nd|rd|th|er|º|°|\.)?(?!\d)"
    link = r"(?: ?de ?l? ?| ?d['’]| )"
    year = r"(?:[12]\d{3}(?!\d))"
    mark = r"(?: ?(?:гг?\.|г(?!\w)|g\.|gg\.|r\.|roku|р\.))?"
    forms = [
        rf"{day}{link}{month}(?:(?:,? ?(?:de |del )?){year}{mark})?",
        rf"{month} {day}(?: ?[–-] ?(?:{month} )?\d{{1,2}})?(?:,? {year})?",
        rf"{month},? {year} ?[–-] ?{month},? {year}",
        rf"{month} ?[–-] ?{month},? {year}",
        rf"{year} {month}(?: \d{{1,2}})?",
        rf"{month},? {year}{mark}",
        rf"{year}-\d{{2}}-\d{{2}}(?![\d/-])",
        r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d)",
        rf"\d{{1,2}}\. ?\d{{1,2}}\. ?{year}",
        rf"{year}\.\d{{1,2}}\.\d{{1,2}}\.?",
        rf"{year}(?:[–-]{year})? ?(?:гг?\.|г(?=[\s,.;)])|g\.|gg\.)",
        r"(?:明治|大正|昭和|平成|光武|隆熙)[元\d一二三四五六七八九十〇]{1,4}年(?:[\d一二三四五六七八九十]{1,3}月)?"
        r"(?:[\d一二三四五六七八九十]{1,3}日)?",
        r"[12]\d{3} ?[年년](?: ?\d{1,2} ?[月월])?(?: ?\d{1,2} ?[日일])?",
        r"\[?(?:n\.d\.|s\.d\.|undated|no date|без даты|б\.д\.)\]?",
    ]
    # "p. 2. May 1991": the number is the page's.
    word = r"(?<!(?<!\w)[pfS]\. )(?<!(?:pp|Bl|[Nn]o|Nr)\. )"
    return re.compile(rf"(?<![\w/.-]){word}(?:{'|'.join(forms)})", re.IGNORECASE)


# Without one of these there is no date, and nothing to be looked for.
_MAY_DATE = re.compile(r"\d|[nNsS]\.[dD]|[uU]n?dated|[nN]o date|[бБ]ез|[бБ]\.д|年", re.IGNORECASE)


def date_marks(text: str) -> Iterator[Mark]:
    """Yield the dates of *text*, in any of the languages of the tables."""
    if _MAY_DATE.search(text) is None:
        return
    for match in _dates().finditer(text):
        yield Mark(*match.span(), "date", "date", 0.9)


# "9 л.", "38 folios": a number before the word tells how many, not which.
_EXTENT = re.compile(
    r"(?<![\w.])(?<!Bl\. )(?<!ol\. )(?<!pp\. )(?<![Sp]\. )"
    r"\d{1,4} ?(?:лл?\.|листов|листа|арк\.|аркушів|folios|fojas|leaves|sheets|pp?\.|pages"
    r"|ff?\.|items|jednostek|jedn\.|teczek|kart|cc\.|Bl\.|Bll\.|S\.)(?! ?[\dIVX])"
    r"|(?<![第\w-])\d{1,4}画像(?!目)"
)


def extent_marks(text: str) -> Iterator[Mark]:
    """Yield the statements of extent: a number before its word."""
    for match in _EXTENT.finditer(text):
        yield Mark(*match.span(), "extent", "extent", 0.8)
