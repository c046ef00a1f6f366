"""Reading a source note: the note that says where a printed document is kept.

The grammar is that of the series by era: a bare file number before 1955, "Source: holder, containers.
Classification. Drafted by …. Sent to …. Remarks." after it, and the abstracts of the microfiche
supplements, which put the location last. Only the citation sentence sets the location.
"""

from __future__ import annotations

import re

import attrs

from provcite.authorities import repositories
from provcite.errors import TextSpan
from provcite.notes import _identifiers as ids
from provcite.notes._absence import tells_no_place
from provcite.notes._classification import extent_end, read_classification
from provcite.notes._draft import Draft
from provcite.notes._elsewhere import opening
from provcite.notes._inline import opens_inline
from provcite.notes._labels import label_of
from provcite.notes._location import part, read_location
from provcite.notes._other_copies import before_second
from provcite.notes._procedure import read_procedure
from provcite.notes._prose import has_verb
from provcite.notes._publications import read_publication
from provcite.notes._published import kind_of_clause
from provcite.notes._scan import sentences
from provcite.notes._stops import join_title, number_follows, without_stop
from provcite.notes.corrections import Corrections, corrected_source_note
from provcite.notes.values import NoteLocation, NoteRelation, SourceNote

_OBTAINED = re.compile(
    r"\b(?:obtained from|[Cc]ourtesy of|(?:[Oo]riginal|[Ss]ource text) (?:is )?(?:in|at)|supplied by"
    r"|[Pp]rinted from (?:an?|the) (?:[a-z]+ ){0,3}cop(?:y|ies) (?:in|at|from)) (?:the )?(?=[A-Z])"
)
_LEVEL_AT_END = re.compile(
    r"[\s.](?=(?:Top Secret|Secret|Confidential|Unclassified|Limited Official Use|Official Use Only)(?:; ?"
    r"[^;]{2,30})*$)"
)
_LEVEL_AFTER_MARK = re.compile(
    r"(?:[;,]\s|(?<=\d)\s)(?=(?:Top Secret|Secret|Confidential|Unclassified)(?:; [^;]{2,30})*$)"
)


# A classification that ends the location is looked for in so many signs before the stop.
_LONGEST_LEVEL = 300


def parse_source_note(text: str, *, corrections: Corrections | None = None) -> SourceNote:
    """Read a source note.

    Args:
        text: The note, with or without its label. Any text is answered.
        corrections: What the caller has mended; it wins over the reading.

    Raises:
        ParseError: A correction of this note has words that do not stand in it.

    Returns:
        The note's parts with their spans; what no rule reads is in its `remainder`.

    Source: the source notes of *Foreign Relations of the United States*, 1906-1992, and the labelling
    guide of the corpus.
    """
    note = _read(text)
    correction = corrections.of(text) if corrections is not None else None
    return note if correction is None else corrected_source_note(note, correction)


def _read(text: str) -> SourceNote:
    draft = Draft(text)
    label = label_of(text)
    start = 0
    if label is not None:
        draft.label, start = label
    american = text[start : text.find(",", start)] in repositories.american()
    elsewhere = None if american else opening(text, start)
    if elsewhere is not None:
        draft.location = elsewhere.location
        draft.left.extend(elsewhere.left)
        _rest(draft, sentences(text, elsewhere.end))
        return draft.finished()
    found = sentences(text, start)
    if not found:
        return draft.finished()
    if label is None and not _inline(draft, found) and not _abstract(draft, found):
        _unlabelled(draft, found)
    elif label is not None and not (_tells_contents(text, found) and _abstract(draft, found)):
        _labelled(draft, found, american=american)
    return draft.finished()


def _tells_contents(text: str, found: list[tuple[int, int]]) -> bool:
    """Tell whether a labelled note is an abstract: "Source: Transmits views …. Top Secret. 9 pp. NARA, …".

    It has a title where others have their location, and its location, with a holder, after an extent.
    """
    if len(found) < 3:
        return False
    place = _first_extent(text, found, 1)
    if place < 0:
        return False
    title = _place(text, *found[0])
    if title is not None and (_is_sure(title) or title.repository or _is_shelved(title)):
        return False
    return any(_has_place(text, a, b) for a, b in _after_extent(text, found, place)[:4])


def _first_extent(text: str, found: list[tuple[int, int]], first: int) -> int:
    """Return which of the first six sentences, from *first* on, opens with an extent; -1 where none does."""
    for number in range(first, min(6, len(found))):
        start, end = found[number]
        if text[start].isdigit() and extent_end(text, start, end) is not None:
            return number
    return -1


def _place(text: str, start: int, end: int) -> NoteLocation | None:
    return read_location(text, start, without_stop(text, start, end))


def _is_shelved(location: NoteLocation) -> bool:
    return any(container.rule in {"level-word", "film", "central-files"} for container in location.containers)


def _has_place(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence is a location with a holder or a file number."""
    location = _place(text, start, end)
    return location is not None and (
        _is_sure(location) or (location.repository is not None and not has_verb(text, start, end))
    )


def _after_extent(text: str, found: list[tuple[int, int]], place: int) -> list[tuple[int, int]]:
    """Return what stands after the extent with which the sentence *place* opens, cut into sentences."""
    a, b = found[place]
    stop = extent_end(text, a, b) or b
    rest = found[place + 1 :]
    return [(_after_blanks(text, stop, b), b), *rest] if text[stop:b].strip() else rest


def _labelled(draft: Draft, found: list[tuple[int, int]], *, american: bool) -> None:
    """Read "Source: location. Classification. …"; "File No." works the same.

    Where an American holder's name comes first, no prose leads to another.
    """
    if (
        len(found) > 1
        and found[0][1] - found[0][0] < _LONGEST_ALONE
        and _HOLDER_ALONE.fullmatch(draft.text, *found[0])
        and _CENTRAL.match(draft.text, *found[1])
    ):
        found[:2] = [(found[0][0], found[1][1])]
    join_title(draft.text, found)
    start, end = found[0]
    stop = without_stop(draft.text, start, end)
    # What follows a file number alone is the document's form: "Source: 611.94/5–362: Telegram".
    bare = draft.label is not None and draft.label.text.startswith("File")
    if american or not _obtained(draft, start, stop):
        bare = bare or (draft.text[start] in _NUMBER_STARTS and ids.looks_decimal(draft.text, start, stop))
        _location_sentence(draft, start, stop, bare=bare)
    if len(found) > 1 and number_follows(draft.text, found[0], found[1]):
        _take_number(draft, *found.pop(1))
    _rest(draft, found[1:])


# "F" is that of "F.W.", filed with.
_NUMBER_STARTS = frozenset("0123456789F")
# "Department of State. Central Files. ORG 7 S.": stops for commas.
_HOLDER_ALONE = re.compile(r"Department of State\.|National Archives(?: and Records Administration)?\.")
_LONGEST_ALONE = 50
_CENTRAL = re.compile(r"Central Files?\b")


def _take_number(draft: Draft, start: int, end: int) -> None:
    """Take a file number that a full stop parts from its central files: "Central Files. 320/9–760."."""
    if draft.location is None or draft.location.identifiers:
        return
    stop = without_stop(draft.text, start, end)
    begin = draft.location.span.start
    draft.location = attrs.evolve(
        draft.location,
        text=draft.text[begin:stop],
        span=TextSpan(begin, stop),
        identifiers=(part(draft.text, start, stop, "decimal-number"),),
    )


# "Reprinted from Department of State Bulletin, March 30, 1940, p. 335."
_REPRINTED = re.compile(r"(?:[Rr]eprinted|[Pp]rinted) from (?:the )?(?=[A-Z])")


def _location_sentence(draft: Draft, start: int, stop: int, *, bare: bool = False) -> None:
    """Read the sentence that says where the document lies; a second place in it is left to the remarks."""
    text = draft.text
    second = before_second(text, start, stop)
    if second is not None:
        draft.left.append(TextSpan(second[1], stop))
        stop = second[0]
    reprinted = _REPRINTED.match(text, start, stop) if text[start] in "RrPp" else None
    if reprinted is not None:
        draft.connectives.append(part(text, start, reprinted.end(), "connective"))
        start = reprinted.end()
    printed = read_publication(text, start, stop)
    if printed is not None:
        draft.location = printed
        whole = part(text, start, stop, "known-publication")
        draft.relations.append(NoteRelation("printed-in", whole, printed))
        return
    if text[start] == "[" and _WITHHELD.match(text, start, stop):
        draft.left.append(TextSpan(start, stop))
        return
    location = read_location(text, start, stop, colons=bare)
    if not _is_sure(location) and tells_no_place(text, start, stop):
        draft.left.append(TextSpan(start, stop))
        return
    if (
        location is not None
        and location.repository is None
        and not bare
        and _is_printed(text, location, start, stop)
    ):
        draft.location = NoteLocation(
            text[start:stop], TextSpan(start, stop), publication=part(text, start, stop, "printed-clause")
        )
        draft.relations.append(
            NoteRelation("printed-in", part(text, start, stop, "printed-clause"), draft.location)
        )
        return
    if location is not None and location.identifiers and draft.classification is None:
        # "AID (US) S VIET Confidential.": the stop before the classification is missing.
        last = location.identifiers[-1]
        tail = _LEVEL_AT_END.search(text, last.span.start, last.span.end)
        if tail is not None and draft.take_classification(tail.end(), stop) is not None:
            location = read_location(text, start, tail.start(), colons=bare)
    if location is not None and draft.classification is None and _ends_in_level(text, start, stop):
        # "INR – NIE Files; Secret.", "January 30, 1964 Secret.", "INR–NIE Files, Secret."
        tail = _LEVEL_AFTER_MARK.search(text, max(start, stop - _LONGEST_LEVEL), stop)
        if (
            tail is not None
            and not (text[tail.start()] == "," and _level_follows(text, stop))
            and draft.take_classification(tail.end(), stop) is not None
        ):
            location = read_location(text, start, tail.start(), colons=bare)
    if location is None:
        draft.left.append(TextSpan(start, stop))
    draft.location = location


def _is_sure(location: NoteLocation | None) -> bool:
    """Tell whether a location opens with a known holder or holds a file number, so that it is no prose."""
    if location is None:
        return False
    holder = location.repository
    return bool(location.identifiers) or (holder is not None and holder.rule == "known-repository")


def _ends_in_level(text: str, start: int, stop: int) -> bool:
    # Asked of every note: three plain searches cost less than a loop or a pattern.
    return (
        text.find("Secret", start, stop) >= 0
        or text.find("Confidential", start, stop) >= 0
        or text.find("Unclassified", start, stop) >= 0
    )


def _level_follows(text: str, stop: int) -> bool:
    """Tell whether the next sentence is a classification, so that a "Confidential" before it is a folder."""
    start = _after_blanks(text, stop + 1, len(text))
    end = text.find(".", start)
    return read_classification(text, start, end if end > 0 else len(text)) is not None


_WITHHELD = re.compile(r"\[[^\]]{0,60}not declassified")


def _is_printed(text: str, location: NoteLocation, start: int, stop: int) -> bool:
    """Tell whether a location without holder is a printed source of unknown title."""
    if location.identifiers or any(
        c.rule == "level-word" and c.level != "volume" for c in location.containers
    ):
        return False
    return kind_of_clause(text, start, stop) is not None


def _rest(draft: Draft, found: list[tuple[int, int]]) -> None:
    """Read the sentences after the location."""
    for start, end in found:
        stop = without_stop(draft.text, start, end)
        if stop <= start:
            continue
        if draft.classification is None and not draft.drafting:
            run_on = _RUN_ON.search(draft.text, start, stop) if stop - start > _LONG_CLASSIFICATION else None
            after = draft.take_classification(start, run_on.start() if run_on else stop)
            if after is not None and run_on is not None:
                # "Top Secret; Eyes Only Drafted by Gleason": the stop between is missing.
                _procedure_or_remark(draft, run_on.end(), stop, end)
                continue
            if after is not None:
                while after < stop and draft.text[after] in " .;":
                    after += 1
                if after < stop:
                    draft.left.append(TextSpan(after, end))
                continue
        _procedure_or_remark(draft, start, stop, end)


# No more signs than "Secret; Immediate; Nodis" has need a look for what runs on after them.
_LONG_CLASSIFICATION = 24
_RUN_ON = re.compile(r"(?<=[a-z]) (?=(?:Drafted|Prepared|Repeated|Initialed|Cleared) (?:by|to|in|on) )")


def _procedure_or_remark(draft: Draft, start: int, stop: int, end: int) -> None:
    procedure = read_procedure(draft.text, start, stop)
    if procedure is None:
        draft.left.append(TextSpan(start, end))
        return
    draft.drafting.extend(procedure.drafting)
    draft.transmission.extend(procedure.transmission)
    known = {marking.text.casefold() for marking in draft.markings}
    draft.markings.extend(m for m in procedure.markings if m.text.casefold() not in known)
    draft.connectives.extend(procedure.connectives)
    for span in procedure.left:
        draft.left.append(TextSpan(span.start, end if span.end == stop else span.end))


def _inline(draft: Draft, found: list[tuple[int, int]]) -> bool:
    """Read a note of the years before 1955, which is nothing but a location; tell whether it was one."""
    text = draft.text
    start, end = found[0][0], found[-1][1]
    if end - start > 300:
        return False
    stop = without_stop(text, start, end)
    if not opens_inline(text, start, stop) or tells_no_place(text, start, stop):
        return False
    location = read_location(text, start, stop, colons=True, holder=False)
    if location is None or location.repository is not None:
        return False
    draft.location = location
    return True


def _abstract(draft: Draft, found: list[tuple[int, int]]) -> bool:
    """Read an abstract of a microfiche supplement: title, classification, extent, location last."""
    text = draft.text
    place = _first_extent(text, found, 0)
    if place < 0:
        return False
    a, b = found[place]
    stop = extent_end(text, a, b) or b
    after = _after_extent(text, found, place)
    if not after:
        return False
    draft.extent = part(text, a, stop, "extent")
    _before_extent(draft, found[:place])
    where = _place_of_location(text, after)
    draft.left.extend(TextSpan(*span) for span in after[:where])
    e, f = after[where]
    _location_sentence(draft, e, without_stop(text, e, f))
    _rest(draft, after[where + 1 :])
    return True


def _before_extent(draft: Draft, found: list[tuple[int, int]]) -> None:
    """Read what stands before an abstract's extent: title, classification, remarks on attachments."""
    for number in range(len(found) - 1, -1, -1):
        start, end = found[number]
        if draft.take_classification(start, without_stop(draft.text, start, end)) is not None:
            draft.left.extend(TextSpan(*span) for span in found[number + 1 :])
            if number > 0:
                draft.title = part(draft.text, found[0][0], found[number - 1][1], "abstract-title")
            return
    if found:
        draft.left.append(TextSpan(*found[-1]))


def _place_of_location(text: str, found: list[tuple[int, int]]) -> int:
    """Return which of the sentences after an abstract's extent is its location: the first with a holder."""
    return next((n for n, (start, end) in enumerate(found[:4]) if _has_place(text, start, end)), 0)


def _after_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _prints_alone(text: str, start: int, stop: int, location: NoteLocation | None) -> bool:
    """Tell whether a sentence without label is a printed source: "Treaty Series No. 592"."""
    return (
        0 < stop - start < 200
        and (location is None or (location.repository is None and not location.identifiers))
        and kind_of_clause(text, start, stop) is not None
        and not has_verb(text, start, stop)
    )


def _obtained(draft: Draft, start: int, stop: int) -> bool:
    """Read "Copy obtained from the Roosevelt Library", the place of the original; tell whether it was one."""
    text = draft.text
    found = _OBTAINED.search(text, start, min(stop, start + 300))
    if found is None or repositories.holders().longest_at(text, start, stop) is not None:
        return False
    location = read_location(text, found.end(), stop, holder=True)
    if location is None or location.repository is None:
        return False
    draft.location = location
    draft.connectives.append(part(text, start, found.end(), "obtained-from"))
    return True


_PAPER_OF_UN = re.compile(r"(?:U\.?N\.?|U\.?K\.?|United Nations) [Dd]oc(?:ument|\.)? [A-Z]+ ?/[\w/. -]{1,40}")


def _unlabelled(draft: Draft, found: list[tuple[int, int]]) -> None:
    """Read a note without label that is neither a bare number nor an abstract."""
    text = draft.text
    start, end = found[0]
    stop = without_stop(text, start, end)
    if _obtained(draft, start, stop):
        _rest(draft, found[1:])
        return
    reprinted = _REPRINTED.match(text, start, stop)
    printed = read_publication(text, reprinted.end() if reprinted else start, stop)
    location = None if printed else read_location(text, start, stop, holder=False)
    if (
        printed is not None
        or _PAPER_OF_UN.fullmatch(text, start, stop)
        or _prints_alone(text, start, stop, location)
        or (location is not None and location.repository is not None and location.containers)
    ):
        _location_sentence(draft, start, stop)
        _rest(draft, found[1:])
        return
    _rest(draft, found)
