"""Stops that end no sentence of a source note, though they look like it.

A title may hold stops, a stop may stand for a comma, and the last stop of a sentence is no part of it.
"""

from __future__ import annotations

import re

from provcite.authorities import repositories
from provcite.notes import _identifiers as ids
from provcite.notes._classification import read_classification
from provcite.notes._procedure import read_procedure
from provcite.notes._prose import has_verb

# "U.S.", "Hyde Park, N.Y.", "D.C.", "5 p.m."
_INITIALS_END = re.compile(r"(?<![A-Za-z.])(?:[A-Z]\.[A-Z]\.|[ap]\.m\.)$")


def without_stop(text: str, start: int, end: int) -> int:
    """Return where a sentence ends without its full stop; those of "U.S.", "N.Y." and "a.m." stay."""
    while (
        end > start
        and text[end - 1] in ".;, "
        and not (text[end - 3 : end - 2] == "." and _INITIALS_END.search(text, max(start, end - 6), end))
    ):
        end -= 1
    if text.startswith(".]", end - 2) and end - 2 > start and text.find("[", start, end) < 0:
        return end - 2
    return end


def join_title(text: str, found: list[tuple[int, int]]) -> None:
    """Join to the location what stops part from it inside a title, when a classification follows.

    "…, Lot 59 D 518, Alpha—Anderson Talks. Incoming Telegrams. Part I. Secret."
    """
    if len(found) < 3 or text.startswith(_LEVELS, found[1][0]):
        return
    for number in range(1, min(len(found), 4)):
        start, end = found[number]
        if read_classification(text, start, without_stop(text, start, end)) is not None:
            if number > 1 and _SHELF.search(text, *found[0]):
                found[:number] = [(found[0][0], found[number - 1][1])]
            return
        if (
            end - start > _LONGEST_TITLE
            or not (text[start].isupper() or text[start].isdigit())
            or _NO_TITLE.match(text, start, end)
            or _opens_holder(text, start, end)
            or has_verb(text, start, end)
            or read_procedure(text, start, end - 1) is not None
        ):
            return


def _opens_holder(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence opens with a holder: a second place, and no part of a title."""
    found = repositories.holders().longest_at(text, start, end)
    return found is not None and text.startswith(", ", found.span.end)


_LEVELS = ("Secret", "Confidential", "Top Secret", "No classification", "Unclassified", "Limited Official")
_LONGEST_TITLE = 60
_SHELF = re.compile(r"\b(?:[Ll]ot|FRC|Job|Box|Folder) ")
_NO_TITLE = re.compile(
    r"(?:No|Sent|Not|Undated|Copy|Copies|Also|Printed|Extract|See|The|This|A|An|All|Only) "
)


_CENTRAL_END = re.compile(r"\b(?:Central Files?|CF)\.$")


def number_follows(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Tell whether a sentence that ends with the central files is followed by a file number alone."""
    if _CENTRAL_END.search(text, max(first[0], first[1] - 24), first[1]) is None:
        return False
    stop = without_stop(text, *second)
    return stop - second[0] < 60 and (
        ids.looks_decimal(text, second[0], stop) or ids.is_known_designator(text, second[0], stop)
    )
