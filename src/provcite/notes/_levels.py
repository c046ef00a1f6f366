"""Levels of the containers of a location: by their words, else by their place in the path.

Inside the presidential libraries the level of a named container is a convention: the first is the
collection, the next the series, the last the folder. The conventions are those of the labelled corpus.
"""

from __future__ import annotations

import re
from functools import lru_cache

from provcite.authorities import collections
from provcite.notes._by_country import is_country, is_country_with_dates, opens_with_country
from provcite.notes._pieces import MONTH, Piece, is_range

# Levels that stand on a shelf: what follows them is a folder, what precedes them is none.
_SHELVED = frozenset({"lot", "FRC", "job", "box", "accession", "folder", "reel", "volume", "microfilm"})
# "Iranian Hostage Crisis 1979-1984": a title with its span of years, and more after it.
_YEARS_END = re.compile(r"\s\d{4}[–-]\d{4}$")
# "Subject File—OSS", "Countries Series-Vietnam"
_FILE_DASH = re.compile(
    r"[—–-](?=[A-Z])(?:(?<=\bFile.)|(?<=\bFiles.)|(?<=\bSeries.))(?!.*\bFolder\b)|—(?:(?<=\bFile.)|(?<=\bFiles.))"
)
_ITEM_CODE = re.compile(
    r"[A-Z]{1,6}(?:\([A-Z]\))?(?:/[A-Z]{1,6}(?:\.\d+)?){1,4}(?:\s?\([A-Za-z]+\))?[/.–-]?\d[\w/.–-]*$"
)
_PURE_CODE = re.compile(r"[A-Z]{1,6}(?:/[A-Z]{1,6}(?:\.\d+)?){1,4}[^\s]*\d[^\s]*$")
# "HD–46", "IC–175D" alone: minutes of a council of the Peace Conference of 1919.
_MINUTES = re.compile(r"(?:HD|IC|CF|BC|FM|SWC)[–-]\d{1,3}[A-Z]?$")
_BARE_FOLDER = re.compile(r"[Ff]olders?\s[\w–-]+$")
_SERIES_TAIL = re.compile(
    r"(?:[\s,–-]+[\[(]?[\d’'][\d’'\s,–-]*[\])]?|\s\([^()]*\)"
    rf"|[\s,–—-]+(?:{MONTH})\s\d{{4}}(?:[–\s-]*(?:{MONTH})?[\d–\s-]*)?)$"
)


def assign(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give each of *pieces* its level, joining dates and the words of a folder.

    Args:
        text: The note.
        pieces: The pieces of one location, in written order; they are changed.
    """
    shelf = next((n for n, p in enumerate(pieces) if p.level in _SHELVED), None)
    if shelf is None:
        path = _path_without_shelf(text, pieces)
    else:
        path = _dates_joined(text, pieces[:shelf]) + _after_shelf(text, pieces[shelf:])
    _name_levels(text, path, shelved=shelf is not None)
    return path


def is_series_like(text: str, piece: Piece) -> bool:
    """Tell whether a piece is named like a series or collection ("… Files", "… Papers, 1977–1981")."""
    if piece.rule in {"apposition", "known-name"}:
        return True
    return _named_series(text, piece)


def _named_series(text: str, piece: Piece) -> bool:
    return _is_series_name(text[piece.start : piece.end])


# The same names recur through a volume.
@lru_cache(maxsize=2048)
def _is_series_name(words: str) -> bool:
    words = _SERIES_TAIL.sub("", words)
    return (
        collections.pattern("series-like").search(words) is not None or _FILE_DASH.search(words) is not None
    )


def _is(meaning: str, text: str, piece: Piece) -> bool:
    return _means(meaning, text[piece.start : piece.end])


@lru_cache(maxsize=4096)
def _means(meaning: str, words: str) -> bool:
    return collections.pattern(meaning).search(words) is not None


def _dates_joined(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join every date to the name before it, where that name takes dates."""
    out: list[Piece] = []
    for piece in pieces:
        if (
            piece.kind == "date"
            and out
            and out[-1].kind in {"name", "central"}
            and _takes(text, out[-1], piece)
        ):
            out[-1].end = piece.end
        else:
            out.append(piece)
    return out


_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{2}")


def _takes(text: str, name: Piece, date: Piece) -> bool:
    """Tell whether a name takes the dates after it: "Records of X, 1977-1980" does, "Subject File" not."""
    if _is("own-dates", text, name):
        return False
    if _is("generic-series", text, name):
        return not is_range(text[date.start : date.end])
    return not (_DAY.match(text, date.start, date.end) and _named_series(text, name))


def _path_without_shelf(text: str, pieces: list[Piece]) -> list[Piece]:
    """Shape a path without lot, box or folder word: the last words after the last series are the folder."""
    pieces = _files_of(text, pieces)
    last = max(
        (n for n, p in enumerate(pieces[:-1]) if p.kind != "date" and is_series_like(text, p)), default=-1
    )
    if last < 0:
        return _dates_or_folders(text, pieces)
    head = _dates_joined(text, pieces[: last + 1])
    rest = pieces[last + 1 :]
    if len(rest) == 1 and rest[0].kind == "name" and _named_series(text, rest[0]):
        return head + rest
    if (
        rest
        and rest[0].kind == "date"
        and (_takes(text, head[-1], rest[0]) or (len(rest) > 1 and _is("generic-series", text, head[-1])))
        and not _is("standing-body", text, head[-1])
    ):
        head[-1].end = rest[0].end
        rest = rest[1:]
    if len(rest) > 1 and _is_category(text, rest[0], rest[1]):
        rest[0].level, rest[0].rule = "subseries", "category"
        return [*head, rest[0], *_folder(rest[1:])]
    if _is("by-country", text, pieces[last]) and len(rest) > 1 and rest[0].kind == "name":
        return head + _country_path(text, rest)
    if len(rest) > 1 and rest[1].kind == "name" and _OWN_SPAN.search(text, *_span(rest[0])):
        # "Office of the Vice President: June 2, 1977–December 3, 1978, Memoranda"
        rest[0].level, rest[0].rule = "subseries", "later-name"
        return [*head, rest[0], *_folder(rest[1:])]
    if len(rest) == 2 and is_country_with_dates(text, rest):
        rest[0].level, rest[0].rule = "subseries", "country-with-dates"
        rest[1].level, rest[1].rule = "folder", "dates-of-body"
        return head + rest
    if last >= 1 and not (len(rest) > 1 and _is("standing-body", text, rest[0])):
        return head + _folder(rest)
    return head + _dates_or_folders(text, rest)


_OWN_SPAN = re.compile(r":\s[^:]*\d{4}\s?[–—-][^:]*\d{4}$")
_FILE_OF = re.compile(r"\bFiles?:\s+(?!Records)(?=\S)")


def _files_of(text: str, pieces: list[Piece]) -> list[Piece]:
    """Cut "Head of State File: USSR" in two: the series, and what of it."""
    out: list[Piece] = []
    for piece in pieces:
        cut = _FILE_OF.search(text, piece.start, piece.end) if piece.kind == "name" else None
        if cut is not None and piece is not pieces[0]:
            colon = text.find(":", cut.start(), cut.end())
            out += [
                Piece(piece.start, colon, "name", "", "name"),
                Piece(cut.end(), piece.end, "name", "", "name"),
            ]
        else:
            out.append(piece)
    return out


_CATEGORY = re.compile(r"\(([A-Z]{2})\)$")


def _is_category(text: str, piece: Piece, following: Piece) -> bool:
    """Tell whether a piece is a category of a subject file: "Speeches (SP)" before "SP 833"."""
    code = _CATEGORY.search(text, piece.start, piece.end)
    return code is not None and text.startswith(code[1], following.start)


def _country_path(text: str, rest: list[Piece]) -> list[Piece]:
    """Shape what follows a series kept by country: the country, then the folder."""
    single = len(rest) == 2 and rest[1].kind == "date" and not is_range(text[rest[1].start : rest[1].end])
    if single or (len(rest) == 2 and rest[1].kind == "date" and opens_with_country(text, rest[0])):
        return _folder(rest)
    rest[0].level = "subseries"
    rest[0].rule = "country-of-series"
    return [rest[0], *_folder(rest[1:])]


def _dates_or_folders(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join dates to the name before, but keep a span of dates after a standing body as its own folder."""
    out: list[Piece] = []
    for piece in pieces:
        previous = out[-1] if out else None
        if piece.kind == "date" and previous is not None and previous.kind in {"name", "central"}:
            if is_range(text[piece.start : piece.end]) and _is("standing-body", text, previous):
                piece.level, piece.rule = "folder", "dates-of-body"
                out.append(piece)
            else:
                previous.end = piece.end
        else:
            out.append(piece)
    return out


def _folder(rest: list[Piece]) -> list[Piece]:
    """Join *rest* into one folder, volumes before it kept apart."""
    if not rest:
        return []
    first = rest[0]
    if first.kind == "level":
        return [first, *_folder(rest[1:])]
    count = next((n for n, p in enumerate(rest) if p.kind == "level"), len(rest))
    first.end = rest[count - 1].end
    first.level, first.rule = "folder", "last-words"
    return [first, *_folder(rest[count:])]


def _after_shelf(text: str, pieces: list[Piece]) -> list[Piece]:
    """Shape what follows the first lot, box or the like: series, then the folder's words."""
    out: list[Piece] = []
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        if piece.kind in {"level", "film"}:
            out.append(piece)
            position += 1
            continue
        stop = position
        while stop < len(pieces) and pieces[stop].kind not in {"level", "film"}:
            stop += 1
        # What precedes a volume is named as what ends a path is: "…, Trip Files, Azores, 1971, Vol. 11".
        titled = stop < len(pieces) and pieces[stop].level == "volume"
        last = stop == len(pieces) or (titled and not _leads_by_country(text, out, pieces[position]))
        if stop < len(pieces) and out and out[-1].level == pieces[stop].level:
            # "Lot 66 D 70, Chron; Lot 66 D 487": the folders of two lots.
            group = _folder_all(pieces[position:stop])
        else:
            group = _group(text, pieces[position:stop], out, last=last)
        if (
            titled
            and len(group) > 1
            and group[-1].level == "folder"
            and _FIGURE.search(text, *_span(group[-1])) is None
        ):
            group[-1].level, group[-1].rule = "subseries", "later-name"
        out.extend(group)
        position = stop
    return out


def _span(piece: Piece) -> tuple[int, int]:
    return piece.start, piece.end


def _leads_by_country(text: str, out: list[Piece], piece: Piece) -> bool:
    return _is("by-country", text, piece) or bool(out and _is("by-country", text, out[-1]))


def _group(text: str, pieces: list[Piece], before: list[Piece], *, last: bool) -> list[Piece]:
    """Shape the names between two shelf marks, or after the last."""
    if before and before[-1].level == "folder":
        return _after_folder(text, pieces, before)
    if not last:
        joined = _dates_joined(text, pieces)
        level = "series"
        for piece in joined:
            piece.level, piece.rule = level, "between-shelf-marks"
            level = "subseries"
        return joined
    out, rest = _series_at_head(text, list(pieces))
    if (
        len(rest) > 1
        and rest[0].kind == "name"
        and (_is("run-by-number", text, rest[0]) or _is_body_with_papers(text, rest))
    ):
        # "Senior Review Group Meetings, Review Group Africa 4/10/70"
        # A body is a subseries as a country is; "National Security Study Memoranda" is a series.
        rest[0].level = "subseries" if _is("standing-body", text, rest[0]) else "series"
        rest[0].rule = "series-after-shelf"
        return [*out, rest[0], *_folder_all(rest[1:])]
    if out and _is("by-country", text, out[-1]) and len(rest) > 1 and rest[0].kind == "name":
        return out + _country_path(text, rest)
    if len(rest) == 1 and _PURE_CODE.match(text[rest[0].start : rest[0].end]):
        rest[0].level, rest[0].rule = "item", "item-code"
        return [*out, *rest]
    if len(rest) == 2 and is_country_with_dates(text, rest):
        rest[0].level, rest[0].rule = "subseries", "country-with-dates"
        rest[1].level, rest[1].rule = "folder", "dates-of-body"
        return out + rest
    if len(rest) == 1 and rest[0].kind == "name" and _is("generic-series", text, rest[0]):
        rest[0].level, rest[0].rule = "subseries" if out else "series", "series-after-shelf"
        return [*out, *rest]
    boxed = any(piece.level in {"box", "folder"} for piece in before)
    if len(rest) == 1 and not boxed and rest[0].kind == "name" and _named_series(text, rest[0]):
        rest[0].level, rest[0].rule = "series", "series-after-shelf"
        return [*out, *rest]
    return out + _folder_all(rest)


def _series_at_head(text: str, rest: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Take the series that the names after a shelf mark begin with, and return them and what is left."""
    out: list[Piece] = []
    known = _last_known(text, rest)
    while len(rest) > 1 and (
        known is not None
        or is_series_like(text, rest[0])
        or _YEARS_END.search(text, rest[0].start, rest[0].end)
    ):
        if out and known is None and len(rest) == 2 and rest[1].kind == "date":
            # "Haig Chronological Files, Haig Chron, June 13–30, 1972": the second is the folder.
            break
        series = rest.pop(0)
        series.level = "subseries" if known is not None and out else "series"
        series.rule = "series-after-shelf"
        out.append(series)
        if series is known:
            known = None
        if len(rest) > 1 and rest[0].kind == "date":
            date = rest.pop(0)
            if _takes(text, series, date):
                series.end = date.end
            else:
                date.level, date.rule = "subseries", "dates-of-series"
                out.append(date)
    return out, rest


def _last_known(text: str, pieces: list[Piece]) -> Piece | None:
    """Return the last piece, the first aside, that names a series wherever it stands: "Subject File".

    It is never a part of a folder's title, and what stands before it is a series too.
    """
    found = None
    for piece in pieces[1:]:
        if piece.kind == "name" and text[piece.start - 2] != ":" and _is("generic-series", text, piece):
            found = piece
    return found


def _is_body_with_papers(text: str, pieces: list[Piece]) -> bool:
    """Tell whether a body stands before a title of its papers: "40 Committee, 40 Committee Minutes"."""
    body, papers = pieces[:2]
    return (
        papers.kind == "name"
        and text.endswith((" Group", " Committee"), *_span(body))
        and any(word in text[papers.start : papers.end] for word in ("Minutes", "Meeting"))
    )


def _folder_all(rest: list[Piece]) -> list[Piece]:
    first = rest[0]
    first.end = rest[-1].end
    first.level, first.rule = "folder", "after-shelf"
    return [first]


def _after_folder(text: str, pieces: list[Piece], before: list[Piece]) -> list[Piece]:
    """Shape what follows a folder word: more of its title, or an item in a numbered folder."""
    folder = before[-1]
    if not _BARE_FOLDER.match(text[folder.start : folder.end]):
        folder.end = pieces[-1].end
        return []
    first = pieces[0]
    first.end = pieces[-1].end
    first.level, first.rule = "item", "after-folder"
    return [first]


def _name_levels(text: str, path: list[Piece], *, shelved: bool) -> None:
    """Give the names that have no level yet one by their order: collection, series, subseries, folder."""
    film = False
    previous: Piece | None = None
    taken: list[str] = []
    for piece in path:
        if piece.level and piece.kind != "central":
            if piece.level == "microfilm":
                film = True
            elif piece.level in {"series", "subseries", "record-group"} and (
                # "RG 59, Entry UD–07D–4: Bureau of Administration": the collection is named after its entry.
                "collection" in taken or not text.startswith("Entry ", piece.start)
            ):
                taken.append(piece.level)
            previous = piece
            continue
        last = piece is path[-1]
        boxed_last = len(path) > 1 and piece is path[-2] and path[-1].level == "box" and "series" in taken
        piece.level, piece.rule = _by_order(
            text,
            piece,
            taken,
            film=film,
            last=(last and not shelved) or (boxed_last and not _is_kept_by(text, piece)),
            previous=previous,
        )
        previous = piece
        taken.append(piece.level)
        if piece.level == "collection" and _opens_umbrella(text, piece, taken):
            taken.append("umbrella")


def _is_kept_by(text: str, piece: Piece) -> bool:
    """Tell whether a name before the last box may well be a country or a body, with folders of its own."""
    return is_country(text, piece) or _is("standing-body", text, piece)


def _opens_umbrella(text: str, piece: Piece, taken: list[str]) -> bool:
    """Tell whether the next name is a subcollection; of "Records of the …" only under a record group."""
    if text.startswith("Records of the", piece.start):
        return "record-group" in taken
    return _is("umbrella", text, piece)


_FIGURE = re.compile(r"\d")
# "9155.3 (24 Mar 66)", "381 Strategic Forces": a file of the Joint Chiefs or the Secretary of Defense.
_FILE_NUMBER = re.compile(r"\d{4,5}\.\d|(?:CCS )?\d{3} [(A-Z]")


def _is_run(text: str, piece: Piece) -> bool:
    """Tell whether the last name is a run of one kind of records, of no one date: "Eisenhower Diaries"."""
    return _is("record-kind", text, piece) and _FIGURE.search(text, piece.start, piece.end) is None


def _by_order(
    text: str, piece: Piece, taken: list[str], *, film: bool, last: bool, previous: Piece | None
) -> tuple[str, str]:
    if piece.kind == "central":
        return "collection", "central-files"
    if last and (_ITEM_CODE if taken else _MINUTES).match(text, piece.start, piece.end):
        return "item", "item-code"
    if "collection" not in taken and not film and not (taken and taken[-1] in {"series", "subseries"}):
        return "collection", "first-name"
    if last and taken and _FILE_NUMBER.match(text, piece.start, piece.end):
        return "folder", "last-name"
    if taken and taken[-1] == "umbrella" and not text.endswith(" Series", piece.start, piece.end):
        taken.append("subcollection")
        return "subcollection", "under-umbrella"
    # "Germany, Adenauer Correspondence" is a folder, "Dulles Papers, Correspondence" a series.
    if (
        last
        and not _named_series(text, piece)
        and (not _is_run(text, piece) or (previous is not None and is_country(text, previous)))
    ):
        return "folder", "last-name"
    if "series" not in taken:
        return "series", "second-name"
    return "subseries", "later-name"
