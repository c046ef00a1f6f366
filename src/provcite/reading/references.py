"""References on their way to what they mean: kept until the volume has been read, then looked up in it.

What is found becomes the base of a relation; what a volume that was read does not print is reported, and
what another volume prints is left as a stub.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from provcite.authorities import frus_volumes
from provcite.errors import Finding, Severity, shorten
from provcite.model import Certainty, Locator, LocatorKind
from provcite.reading.contents import LONGEST_RANGE, Contents
from provcite.reading.targets import RefTarget

# What ranges of one volume may come to, together: no volume refers to itself that often.
_RANGES = 20_000
_WHOLE = "Read the whole volume, or mend the reference."


@attrs.frozen
class Pointer:
    """What a note points at within a volume, before it is known what the volume prints.

    Attributes:
        volume: Id of the volume.
        words: The reference as written, for remarks.
        home: Id of the document in whose notes it stands.
        ref: What the mark-up points at, which wins; or None.
        number: Number of a document by the words, as printed; or an empty text.
        until: Last number of a range, by the words, or an empty text.
        until_ref: What the mark-up points at there, or None.
        is_next: Whether it means the document printed after *home*.
        page: Page, or an empty text.
        notes: Labels of notes in that document, by the words.
        locators: Where else in it.
        part: Kind and number of what is meant below the document, or None.
        part_locators: Where in the document that is, for the case that it is not printed by itself.
        is_loose: Whether no words of the note say what it is, only the mark-up.
    """

    volume: str
    words: str
    home: str
    ref: RefTarget | None = None
    number: str = ""
    until: str = ""
    until_ref: RefTarget | None = None
    is_next: bool = False
    page: str = ""
    notes: tuple[str, ...] = ()
    locators: tuple[Locator, ...] = ()
    part: tuple[str, str] | None = None
    part_locators: tuple[Locator, ...] = ()
    is_loose: bool = False


@attrs.frozen
class Base:
    """One thing that a pointer leads to.

    Attributes:
        node_id: Id of its node.
        locators: Where in it.
        number: Printed number of a document that was not read, for its stub; None for what is no stub.
        is_claimed: Whether a stub may be said to be published in its volume.
        certainty: How sure it is at most.
    """

    node_id: str
    locators: tuple[Locator, ...] = ()
    number: str | None = None
    is_claimed: bool = True
    certainty: Certainty = Certainty.CERTAIN


class Resolver:
    """Looks up pointers in what one volume prints."""

    def __init__(
        self, contents: Contents, pages: Mapping[str, tuple[str, ...]], findings: list[Finding]
    ) -> None:
        """Begin.

        Args:
            contents: What the volume prints.
            pages: Which documents stand on the pages asked for.
            findings: Takes remarks on pointers that lead nowhere, or elsewhere than their words say.
        """
        self._contents = contents
        self._pages = pages
        self._findings = findings
        self._left = _RANGES

    def resolve(self, pointer: Pointer, note_id: str) -> tuple[Base, ...]:
        """Return what *pointer* leads to, in order; nothing where that cannot be named.

        Args:
            pointer: The pointer.
            note_id: Id of the note it stands in, for remarks.
        """
        if pointer.page:
            found = self._page(pointer, note_id)
        elif pointer.is_next:
            following = self._contents.after(pointer.home)
            found = [Base(following)] if following else []
            if not found:
                self._report(note_id, pointer.words, "names a document below, and none follows")
        elif pointer.until or pointer.until_ref:
            found = list(self._range(pointer, note_id))
        else:
            base = self._document(pointer, note_id)
            found = [base] if base is not None else []
        return tuple(attrs.evolve(base, locators=(*base.locators, *pointer.locators)) for base in found)

    def _page(self, pointer: Pointer, note_id: str) -> list[Base]:
        documents = self._contents.on_break(pointer.ref.anchor) if pointer.ref is not None else None
        documents = documents or self._pages.get(pointer.page)
        if not documents:
            # What stands before the documents counts its pages in roman figures, and is not read.
            is_sure = self._contents.is_whole and pointer.page.isdecimal()
            stands = "too many documents stand" if documents is None else "no document that was read stands"
            what = f"leads to page {shorten(pointer.page)}, on which {stands}"
            self._report(note_id, pointer.words, what, is_sure=is_sure)
            return []
        certainty = Certainty.CERTAIN if len(documents) == 1 else Certainty.POSSIBLE
        return [Base(node_id, certainty=certainty) for node_id in documents]

    def _range(self, pointer: Pointer, note_id: str) -> Iterator[Base]:
        """Yield both ends of a range of documents, and what the volume prints between."""
        start = self._document(pointer, note_id)
        last = attrs.evolve(pointer, number=pointer.until, ref=pointer.until_ref)
        if start is not None and pointer.until_ref is not None and pointer.until:
            # Editors have linked both ends to the first: then the words of the second are right.
            node_id = self._node(pointer.until_ref.document or pointer.until_ref.anchor)
            if not self._contents.prints(node_id) or node_id == start.node_id:
                last = attrs.evolve(last, ref=None)
        end = self._document(last, note_id)
        if start is not None:
            yield start
        if start is None or end is None or start.node_id == end.node_id:
            return
        between = self._contents.between(start.node_id, end.node_id)
        if between is None:
            between = tuple(self._numbered_between(pointer.number, pointer.until))
        if len(between) <= self._left:
            self._left -= len(between)
            yield from map(Base, between)
        yield end

    def _numbered_between(self, first: str, last: str) -> Iterator[str]:
        """Yield the documents read whose numbers lie between two, of which not both are read."""
        if first.isdecimal() and last.isdecimal() and int(last) - int(first) < LONGEST_RANGE:
            for number in range(int(first) + 1, int(last)):
                yield from self._contents.numbered(str(number))

    def _document(self, pointer: Pointer, note_id: str) -> Base | None:
        ref = pointer.ref
        if ref is not None and ref.anchor:
            found = self._by_anchor(pointer, ref, note_id)
            if found is not None or not pointer.number:
                return found
        if not pointer.number:
            return self._own_notes(pointer, note_id)
        return self._by_number(pointer, note_id)

    def _by_anchor(self, pointer: Pointer, ref: RefTarget, note_id: str) -> Base | None:
        """Return what has the id that the mark-up gives."""
        node_id = self._node(ref.anchor)
        if self._contents.prints(node_id):
            self._compare(pointer, node_id, note_id)
            return self._with_notes(pointer, node_id, note_id)
        note = self._contents.note(ref.anchor)
        if note is not None:
            return self._note(pointer, *note, note_id)
        if ref.note is not None:
            return self._unknown_note(pointer, ref, note_id)
        if ref.document is None:
            what = "leads to what is no document" if ref.is_named else "leads to nothing that can be named"
            self._report(note_id, ref.target, what, is_sure=not ref.is_named)
            return None
        # An attachment's cover, if it was read, shows that the attachment is not there.
        cover = self._node(ref.document.rpartition("at")[0]) if ref.is_part else ""
        return self._missing(pointer, node_id, ref, note_id, is_sure=self._contents.prints(cover))

    def _note(self, pointer: Pointer, node_id: str, label: str, note_id: str) -> Base | None:
        """Return the place of a note whose id the mark-up gives; nothing for one of the same document."""
        if self._contents.home(node_id) == self._contents.home(pointer.home):
            return None
        told = pointer.notes
        if label and told and label not in told:
            self._differ(note_id, pointer.words, f"note {shorten(label)}")
        self._compare(pointer, self._contents.home(node_id), note_id)
        labels = told if label in told or not label else (label,)
        return Base(node_id, _labels(labels))

    def _unknown_note(self, pointer: Pointer, ref: RefTarget, note_id: str) -> Base | None:
        """Return the document of a note whose id nothing has; nothing where it is the same document."""
        node_id = self._node(ref.document) if ref.document else pointer.home
        label = ref.note or ""
        labels = _labels(pointer.notes or (label,))
        if ref.document and not self._contents.prints(node_id):
            return self._missing(pointer, node_id, ref, note_id, labels=labels)
        if not self._has_note(node_id, label, by_id=bool(ref.document)):
            what = f"leads to a note that {shorten(node_id)} does not have"
            self._report(note_id, ref.target, what, is_sure=True)
            labels = _labels(pointer.notes)
        if self._contents.home(node_id) == self._contents.home(pointer.home):
            return None
        self._compare(pointer, self._contents.home(node_id), note_id)
        return Base(node_id, labels)

    def _has_note(self, node_id: str, label: str, *, by_id: bool) -> bool:
        """Tell whether a document has a note; an id that names both must be one, where notes have ids."""
        is_printed = self._contents.has_note(node_id, label)
        return is_printed and not (by_id and self._contents.notes_have_ids(node_id))

    def _by_number(self, pointer: Pointer, note_id: str) -> Base | None:
        """Return the document whose printed number the words give."""
        documents = self._contents.numbered(pointer.number)
        guess = self._node(f"d{pointer.number}")
        if len(documents) == 1 or guess in documents:
            return self._with_notes(pointer, guess if guess in documents else documents[0], note_id)
        if documents:
            what = f"names a number that {len(documents)} documents have; the first is taken"
            self._report(note_id, pointer.words, what, rule="ambiguous-reference", severity=Severity.NOTE)
            return attrs.evolve(
                self._with_notes(pointer, documents[0], note_id), certainty=Certainty.POSSIBLE
            )
        if not self._contents.prints(guess):
            return self._missing(pointer, guess, None, note_id)
        if self._contents.number_of(guess):
            what = f"names Document {shorten(pointer.number)}, which the volume does not have"
            self._report(note_id, pointer.words, what, is_sure=True)
            return None
        return self._with_notes(pointer, guess, note_id)

    def _own_notes(self, pointer: Pointer, note_id: str) -> Base | None:
        """Return the document with the notes that the words name above or below in the same count."""
        for label in _ends(pointer.notes):
            if self._contents.has_note(pointer.home, label):
                continue
            above = self._contents.running_note(pointer.home, label)
            if above is not None:
                return Base(above, _labels(pointer.notes))
            # Notes that count on through a chapter may have begun before an excerpt does.
            is_sure = self._contents.is_whole or not self._contents.counts_from_beyond(pointer.home, label)
            what = f"names note {shorten(label)}, which is not there"
            self._report(note_id, pointer.words, what, is_sure=is_sure)
        return None

    def _with_notes(self, pointer: Pointer, node_id: str, note_id: str) -> Base:
        for label in _ends(pointer.notes):
            if not self._contents.has_note(node_id, label):
                what = f"names note {shorten(label)}, which {shorten(node_id)} does not have"
                self._report(note_id, pointer.words, what, is_sure=True)
        return Base(node_id, _labels(pointer.notes))

    def _missing(
        self,
        pointer: Pointer,
        node_id: str,
        ref: RefTarget | None,
        note_id: str,
        *,
        is_sure: bool = False,
        labels: tuple[Locator, ...] | None = None,
    ) -> Base:
        """Return a stub for a document that was not read."""
        words = ref.target if ref is not None else pointer.words
        is_sure = is_sure or self._contents.is_whole
        self._report(note_id, words, f"leads to {shorten(node_id)}, which was not read", is_sure=is_sure)
        number = pointer.number or (ref.number if ref is not None else "")
        labels = _labels(pointer.notes) if labels is None else labels
        return Base(node_id, labels, number, is_claimed=not is_sure)

    def _compare(self, pointer: Pointer, node_id: str, note_id: str) -> None:
        """Remark where the document that the mark-up means has another number than the words give."""
        printed = self._contents.number_of(node_id)
        if pointer.number and printed and node_id not in self._contents.numbered(pointer.number):
            self._differ(note_id, pointer.words, f"Document {shorten(printed)}")

    def _node(self, anchor: str) -> str:
        return f"{self._contents.volume}/{anchor}"

    def _differ(self, note_id: str, words: str, meant: str) -> None:
        self._findings.append(differing(note_id, words, meant))

    def _report(
        self,
        note_id: str,
        words: str,
        what: str,
        *,
        is_sure: bool | None = None,
        rule: str = "",
        severity: Severity | None = None,
    ) -> None:
        """Remark on a reference; *is_sure* says that it is broken, not that it leads out of what was read."""
        is_sure = self._contents.is_whole if is_sure is None else is_sure
        if not is_sure and self._contents.is_page:
            # A page by itself sends its readers to others, that is all.
            return
        self._findings.append(
            Finding(
                severity or (Severity.WARNING if is_sure else Severity.NOTE),
                rule or ("broken-reference" if is_sure else "unread-reference"),
                note_id,
                f"The reference {shorten(words)!r} {what}.",
                _WHOLE,
            )
        )


def differing(note_id: str, words: str, meant: str) -> Finding:
    """Return the remark that the mark-up of a reference means something else than its words say."""
    return Finding(
        Severity.WARNING,
        "reference-mismatch",
        note_id,
        f"The mark-up of {shorten(words)!r} leads to {meant}; it is followed, not the words.",
        "Mend the words or the target.",
    )


def outside(pointer: Pointer) -> tuple[Base, ...]:
    """Return what *pointer* leads to in a volume that is not being read: stubs, or pages of the volume."""
    volume, ref = pointer.volume, pointer.ref
    if pointer.page:
        return (Base(volume, pointer.locators),)
    numbers = [(pointer.number, ref)]
    if pointer.until or pointer.until_ref:
        numbers.append((pointer.until, pointer.until_ref))
    found = []
    for number, each in numbers:
        document = each.document if each is not None and each.document else ""
        if document or number:
            by_id = (each.note,) if each is not None and each.note else ()
            number = number or (each.number if each is not None else "")
            labels = _labels(pointer.notes or by_id)
            found.append(Base(f"{volume}/{document or f'd{number}'}", (*labels, *pointer.locators), number))
    return tuple(dict.fromkeys(found)) or (Base(volume, pointer.locators),)


def look_up(
    pointers: Mapping[str, tuple[Pointer, str]], volumes: Mapping[str, Contents]
) -> tuple[Mapping[str, tuple[Base, ...]], tuple[Finding, ...]]:
    """Return what *pointers* lead to, by the ids that stand for them, and what is to be said of them.

    Args:
        pointers: Pointers, each with the id of the note it stands in.
        volumes: What the volumes print that have been read.
    """
    pages: dict[str, list[str]] = {volume: [] for volume in volumes}
    for pointer, _ in pointers.values():
        if pointer.page and pointer.volume in pages:
            pages[pointer.volume].append(pointer.page)
    findings: list[Finding] = []
    resolvers = {
        volume: Resolver(contents, contents.on_pages(pages[volume]), findings)
        for volume, contents in volumes.items()
    }
    found = {}
    for stand_in, (pointer, note_id) in pointers.items():
        resolver = resolvers.get(pointer.volume)
        found[stand_in] = resolver.resolve(pointer, note_id) if resolver else outside(pointer)
        if resolver is None and frus_volumes.by_id(pointer.volume) is None:
            findings.append(_unlisted(pointer, note_id))
    return found, tuple(dict.fromkeys(findings))


def _unlisted(pointer: Pointer, note_id: str) -> Finding:
    volume = shorten(pointer.volume)
    return Finding(
        Severity.NOTE,
        "unknown-volume",
        note_id,
        f"Nothing is known of the volume {volume!r} to which {shorten(pointer.words)!r} leads.",
        "Mend the reference, unless the volume is a new one.",
    )


def _ends(labels: Sequence[str]) -> Iterator[str]:
    """Yield the labels of notes, of a range both ends."""
    for label in labels:
        yield from label.split("–")


def _labels(labels: Sequence[str]) -> tuple[Locator, ...]:
    return tuple(Locator(LocatorKind.NOTE, label) for label in labels)
