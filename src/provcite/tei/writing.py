"""Writing documents as TEI, so that reading them again gives the same values.

What the values do not hold (paragraph styles, facsimiles, the mark-up of names in the text) is not made up;
it stays in the volume it was read from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

import attrs

from provcite.tei.labels import read_label
from provcite.tei.values import DateText, DocumentText, NoteText, PageBreak, VolumeText

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0"{id}>
<teiHeader><fileDesc><titleStmt>
{titles}
</titleStmt><publicationStmt>
{publication}
</publicationStmt><sourceDesc><p>Written by provcite from documents it had read.</p></sourceDesc>
</fileDesc></teiHeader>
<text><body>
"""
_TAIL = "</body></text>\n</TEI>\n"
# Characters that XML 1.0 cannot hold, not even escaped.
_IMPOSSIBLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")


def write_volume(volume: VolumeText, documents: Iterable[DocumentText]) -> Iterator[str]:
    """Yield the TEI of a volume piece by piece, a document at a time.

    Args:
        volume: What its header says.
        documents: Its documents, in order.

    Source: TEI P5; the encoding of the Foreign Relations volumes.
    """
    yield _HEAD.format(id=_id(volume.id), titles=_titles(volume), publication=_publication(volume))
    page = PageBreak()
    for document in documents:
        lines, page = _whole(document, page)
        yield lines
    yield _TAIL


def _whole(document: DocumentText, page: PageBreak) -> tuple[str, PageBreak]:
    """Return a document with what is printed below it, begun on *page*, and the page it ends on."""
    pages = _Pages(page)
    pieces: list[str] = []
    around: list[tuple[DocumentText, int]] = []
    # What is printed below follows what it is printed below, so that a stack tells where each ends.
    for part in (document, *document.attachments):
        while len(around) > 1 and part.within != around[-1][0].id:
            pieces.append(pages.end(*around.pop()))
        pieces += (pages.turn(_first_break(part)), _part(part))
        around.append((part, len(pages.turned)))
    while around:
        pieces.append(pages.end(*around.pop()))
    return "".join(pieces), pages.current


def _first_break(part: DocumentText) -> PageBreak:
    number = part.pages[0] if part.pages else ""
    return part.breaks[0] if part.breaks and part.breaks[0].number == number else PageBreak(number)


class _Pages:
    """Writes the page breaks of a document; those within its text are known, but not where, and end it."""

    def __init__(self, current: PageBreak) -> None:
        self.current = current
        self.turned: list[PageBreak] = []

    def turn(self, wanted: PageBreak) -> str:
        """Return the break that begins the page *wanted*, or an empty text on that page."""
        if wanted == self.current:
            return ""
        self.current = wanted
        self.turned.append(wanted)
        return f"<pb{_number(wanted.number)}{_id(wanted.id)}/>\n"

    def end(self, part: DocumentText, since: int) -> str:
        """Return the end of *part*, within which all have been turned since the first *since*."""
        inside = part.breaks[1:] if _first_break(part).id else part.breaks
        pieces = [self.turn(each) for each in inside if each not in self.turned[since:]]
        if part.pages and part.pages[1] != self.current.number:
            pieces.append(self.turn(PageBreak(part.pages[1])))
        return "".join([*pieces, "</frus:attachment>\n" if part.kind else "</div>\n"])


def _text(words: str) -> str:
    return escape(words.translate(_IMPOSSIBLE))


def _attribute(words: str) -> str:
    return quoteattr(words.translate(_IMPOSSIBLE))[1:-1].replace('"', "&quot;")


def _id(value: str) -> str:
    return f' xml:id="{_attribute(value)}"' if value else ""


def _titles(volume: VolumeText) -> str:
    titles = (
        ("complete", volume.title),
        ("series", volume.series),
        ("sub-series", volume.subseries),
        ("volume-number", volume.volume),
        ("volume", volume.volume_title),
    )
    lines = [f'<title type="{kind}">{_text(title)}</title>' for kind, title in titles if title]
    for role, names in (("primary", volume.editors), ("general", volume.general_editors)):
        lines += [f'<editor role="{role}">{_text(name)}</editor>' for name in names]
    return "\n".join(lines)


def _publication(volume: VolumeText) -> str:
    parts = (
        ("publisher", volume.publisher),
        ("pubPlace", volume.place),
        ("date", volume.date),
    )
    lines = [f"<{name}>{_text(value)}</{name}>" for name, value in parts if value]
    if volume.isbn:
        lines.append(f'<idno type="isbn-13">{_text(volume.isbn)}</idno>')
    return "\n".join(lines)


@attrs.frozen
class _Borne:
    """A note that is no other's, with what it is written as."""

    note: NoteText
    text: str


def _part(document: DocumentText) -> str:
    """Return the beginning and text of a document or attachment, without its end."""
    by_bearer: dict[str | int, list[_Borne]] = {}
    for borne in _written(document.notes):
        where = borne.note.bearer if borne.note.paragraph is None else borne.note.paragraph
        by_bearer.setdefault(where, []).append(borne)

    def marked(items: Sequence[str], bearer: str) -> Iterator[str]:
        """Yield *items* with the notes of *bearer*: which item bears them is not known, so the first does."""
        notes = by_bearer.get(bearer, ())
        # A note may stand where no words do.
        for number, item in enumerate(items or ("",) * bool(notes)):
            yield _marked(item, notes if number == 0 else ())

    lines = [_begin(document), *(borne.text for borne in by_bearer.get("", ()))]
    for words in marked(tuple(filter(None, (document.label,))), "label"):
        lines.append(f'<opener><seg type="label" rendition="#center">{words}</seg></opener>')
    lines.append(_heading(document, by_bearer.get("head", ())))
    segments = "".join(f"<seg>{words}</seg>" for words in marked(document.opener, "opener"))
    opener = segments + _dateline(document, by_bearer.get("dateline", ()))
    lines.append(f"<opener>{opener}</opener>" if opener else "")
    listed = (
        ("to", "addressees", document.addressees),
        ("from", "senders", document.senders),
        ("subject", "subject", tuple(filter(None, (document.subject,)))),
    )
    for kind, bearer, items in listed:
        lines += [f'<list type="{kind}"><item>{item}</item></list>' for item in marked(items, bearer)]
    for index, paragraph in enumerate(document.paragraphs):
        # A text that reads like a label over an attachment, and is none, must not become one.
        tag = "ab" if paragraph.startswith("[") and read_label(paragraph) else "p"
        lines.append(f"<{tag}>{_marked(paragraph, by_bearer.get(index, ()))}</{tag}>")
    lines += [f"<closer><signed>{name}</signed></closer>" for name in marked(document.signed, "signature")]
    return "\n".join([*filter(None, lines), ""])


def _begin(document: DocumentText) -> str:
    if not document.kind:
        return f'<div type="document"{_id(document.id)}{_number(document.number)}>'
    label = read_label(document.label)
    told = label.kind if label else "attachment"
    kind = f' type="{_attribute(document.kind)}"' if document.kind != told else ""
    return f"<frus:attachment{_id(document.id)}{_number(document.number)}{kind}>"


def _number(number: str) -> str:
    return f' n="{_attribute(number)}"' if number else ""


def _heading(document: DocumentText, notes: Sequence[_Borne]) -> str:
    # Only a document of the edition's own count has its number in its head.
    is_numbered = document.number and document.head and not document.kind
    words = f"{document.number}. {document.head}" if is_numbered else document.head
    if not words and not notes:
        return ""
    spans = []
    position = 0
    for name in document.names:
        at = words.find(name.text, position) if name.text else -1
        if at >= 0:
            tag = "persName" if name.is_person else "gloss"
            role = f' type="{_attribute(name.role)}"' if name.role else ""
            spans.append((at, at + len(name.text), f"<{tag}{role}>", f"</{tag}>"))
            position = at + len(name.text)
    return f"<head>{_marked(words, notes, spans)}</head>"


def _dateline(document: DocumentText, notes: Sequence[_Borne]) -> str:
    inside = [f"<placeName>{_text(document.place)}</placeName>"] if document.place else []
    if document.date is not None:
        inside.append(_date(document.date))
    borne = "".join(note.text for note in notes)
    return f"<dateline>{', '.join(inside)}{borne}</dateline>" if inside or borne else ""


def _date(date: DateText) -> str:
    attributes = [f'{"from" if date.until else "when"}="{_attribute(date.when)}"'] if date.when else []
    if date.until:
        attributes.append(f'to="{_attribute(date.until)}"')
    if date.inferred_from:
        attributes.append(f'ana="#date_undated-{_attribute(date.inferred_from)}"')
    return f"<date {' '.join(attributes)}>{_text(date.text)}</date>"


def _marked(words: str, notes: Sequence[_Borne], spans: Sequence[tuple[int, int, str, str]] = ()) -> str:
    """Return *words* with elements around *spans* and with *notes* at their offsets."""
    # At one offset elements end first, then notes and empty elements stand, then elements begin.
    insertions = [(end, 0, closing) for start, end, _, closing in spans if end > start]
    insertions += [(min(borne.note.offset, len(words)), 1, borne.text) for borne in notes]
    insertions += [(start, 1, opening + closing) for start, end, opening, closing in spans if end <= start]
    insertions += [(start, 2, opening) for start, end, opening, _ in spans if end > start]
    pieces, position = [], 0
    for at, _, piece in sorted(insertions, key=lambda each: each[:2]):
        pieces += [_text(words[position:at]), piece]
        position = at
    return "".join([*pieces, _text(words[position:])])


def _written(notes: Sequence[NoteText]) -> list[_Borne]:
    """Return the notes that are no other's, written with those within them.

    A note within another comes before it, as its end does; one within a note that is not there is no other's.
    """
    outer: list[int | None] = [None] * len(notes)
    last: dict[str, int] = {}
    for index in range(len(notes) - 1, -1, -1):
        within = notes[index].within
        outer[index] = None if within is None else last.get(within)
        last[notes[index].number] = index
    inner: list[list[_Borne]] = [[] for _ in notes]
    found: list[_Borne] = []
    for index, note in enumerate(notes):
        borne = _Borne(note, _note(note, inner[index]))
        around = outer[index]
        (found if around is None else inner[around]).append(borne)
    return found


def _note(note: NoteText, inner: Sequence[_Borne]) -> str:
    attributes = _id(note.id) + (f' n="{_attribute(note.number)}"' if note.number else "")
    if note.is_source:
        attributes += ' type="source"'
    refs = [
        (ref.span.start, ref.span.end, f'<ref target="{_attribute(ref.target)}">', "</ref>")
        for ref in note.refs
    ]
    return f"<note{attributes}>{_marked(note.text, inner, refs)}</note>"
