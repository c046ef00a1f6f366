"""Writing documents as TEI, so that reading them again gives the same values.

What the values do not hold (paragraph styles, facsimiles, the mark-up of names in the text) is not made up;
it stays in the volume it was read from. What TEI has no place for is not written; `provcite.tei.loss` tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

import attrs

from provcite.tei._elements import MARK_UP_DATE
from provcite.tei._heads import take_number_off
from provcite.tei.labels import read_label
from provcite.tei.values import DateText, DocumentText, NoteText, PageBreak, Ref, VolumeText

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
_SURROGATES = range(0xD800, 0xE000)
_IMPOSSIBLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *_SURROGATES, 65534, 65535), "�")


def write_volume(volume: VolumeText, documents: Iterable[DocumentText]) -> Iterator[str]:
    """Yield the TEI of a volume piece by piece, a document at a time.

    Args:
        volume: What its header says.
        documents: Its documents, in order.

    Characters that XML cannot hold become U+FFFD. `provcite.tei.loss` tells what else does not come back.

    Source: TEI P5; the encoding of the Foreign Relations volumes.
    """
    yield _HEAD.format(id=_id(volume.id), titles=_titles(volume), publication=_publication(volume))
    page = PageBreak()
    persons: dict[str, str] = {}
    for document in documents:
        yield _list_persons(document, persons)
        lines, page = _whole(document, page, persons)
        yield lines
    yield _TAIL


def _list_persons(document: DocumentText, persons: dict[str, str]) -> str:
    """Return a list of the persons that *document* names for the first time, and add their keys."""
    names = (name.full for part in (document, *document.attachments) for name in part.names)
    new = [full for full in dict.fromkeys(names) if full and full not in persons]
    for full in new:
        persons[full] = f"p_{len(persons) + 1}"
    items = (f'<item><persName xml:id="{persons[full]}">{_text(full)}</persName></item>' for full in new)
    return f'<div type="section"><list type="persons">{"".join(items)}</list></div>\n' if new else ""


def _whole(document: DocumentText, page: PageBreak, persons: Mapping[str, str]) -> tuple[str, PageBreak]:
    """Return a document with what is printed below it, begun on *page*, and the page it ends on."""
    pages = _Pages(page)
    pieces: list[str] = []
    around: list[tuple[DocumentText, int]] = []
    # What is printed below follows what it is printed below, so that a stack tells where each ends.
    for part in (document, *document.attachments):
        while len(around) > 1 and part.within != around[-1][0].id:
            pieces.append(pages.end(*around.pop()))
        pieces += (pages.turn(_first_break(part)), _part(part, persons))
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
    """A note, where its marker stands, and what it is written as with the notes within it."""

    note: NoteText
    offset: int
    text: str


# Start and end of an element in a text, and its two tags.
_Span = tuple[int, int, str, str]


def _part(document: DocumentText, persons: Mapping[str, str]) -> str:
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
    lines.append(_heading(document, by_bearer.get("head", ()), persons))
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
    refs: dict[int, list[_Span]] = {}
    for body in document.refs:
        refs.setdefault(body.paragraph, []).append(_ref(body.ref))
    for index, paragraph in enumerate(document.paragraphs):
        # A text that reads like a label over an attachment, and is none, must not become one.
        tag = "ab" if paragraph.startswith("[") and read_label(paragraph) else "p"
        words = _marked(paragraph, by_bearer.get(index, ()), refs.get(index, ()))
        lines.append(f"<{tag}>{words}</{tag}>")
    lines += [f"<closer><signed>{name}</signed></closer>" for name in marked(document.signed, "signature")]
    return "\n".join([*filter(None, lines), ""])


def _begin(document: DocumentText) -> str:
    if not document.kind:
        return f'<div type="document"{_id(document.id)}{_number(document.number)}{_dated(document)}>'
    label = read_label(document.label)
    told = label.kind if label else "attachment"
    kind = f' type="{_attribute(document.kind)}"' if document.kind != told else ""
    return f"<frus:attachment{_id(document.id)}{_number(document.number)}{kind}{_dated(document)}>"


def _dated(document: DocumentText) -> str:
    """Return the attributes for a date that only attributes gave."""
    date = document.date
    if date is None or date.inferred_from != MARK_UP_DATE:
        return ""
    ends = (("min", date.when), ("max", date.until or date.when))
    return "".join(f' frus:doc-dateTime-{end}="{_attribute(day)}"' for end, day in ends)


def _number(number: str) -> str:
    return f' n="{_attribute(number)}"' if number else ""


def _heading(document: DocumentText, notes: Sequence[_Borne], persons: Mapping[str, str]) -> str:
    prefix = _printed_number(document)
    words = prefix + document.head
    if not words and not notes:
        return ""
    spans: list[_Span] = []
    for name in document.names:
        start, end = _place_of(name.text, words, spans, len(prefix))
        tag = "persName" if name.is_person else "gloss"
        role = f' type="{_attribute(name.role)}"' if name.role else ""
        key = f' corresp="#{persons[name.full]}"' if name.full else ""
        spans.append((start, end, f"<{tag}{role}{key}>", f"</{tag}>"))
    borne = [attrs.evolve(note, offset=note.offset + len(prefix)) for note in notes]
    return f"<head>{_marked(words, borne, spans)}</head>"


def _printed_number(document: DocumentText) -> str:
    """Return the number as the head prints it, where reading takes it off again."""
    # Only a document of the edition's own count has its number in its head.
    if document.kind or not document.number or not document.head:
        return ""
    prefix = f"{document.number}. "
    again = take_number_off(prefix + document.head, document.number)
    return prefix if (again.number, again.words) == (document.number, document.head) else ""


def _place_of(text: str, words: str, spans: Sequence[_Span], start: int) -> tuple[int, int]:
    """Return where *text* stands in *words*: after the last of *spans*, around it, or nowhere and empty."""
    last = spans[-1][1] if spans else start
    inner = min((begin for begin, end, *_ in spans if end == last and begin < end), default=last)
    at = words.find(text, max(start, last - len(text)))
    while at >= 0 and inner < at < last:
        at = words.find(text, at + 1)
    return (at, at + len(text)) if at >= 0 else (last, last)


def _dateline(document: DocumentText, notes: Sequence[_Borne]) -> str:
    inside = [f"<placeName>{_text(document.place)}</placeName>"] if document.place else []
    if document.date is not None and document.date.inferred_from != MARK_UP_DATE:
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


def _marked(words: str, notes: Sequence[_Borne], spans: Sequence[_Span] = ()) -> str:
    """Return *words* with elements around *spans*, inner ones first, and with *notes* at their offsets."""
    # At one offset elements end first, inner ones before outer; then notes and empty elements stand; then
    # elements begin, outer ones before inner.
    full = [(count, *span) for count, span in enumerate(spans) if span[1] > span[0]]
    insertions = [(end, 0, count, closing) for count, _, end, _, closing in full]
    insertions += [(min(borne.offset, len(words)), 1, 0, borne.text) for borne in notes]
    insertions += [(start, 1, 0, opening + closing) for start, end, opening, closing in spans if end <= start]
    insertions += [(start, 2, -count, opening) for count, start, _, opening, _ in full]
    pieces, position = [], 0
    for at, _, _, piece in sorted(insertions, key=lambda each: each[:3]):
        pieces += [_text(words[position:at]), piece]
        position = at
    return "".join([*pieces, _text(words[position:])])


def _written(notes: Sequence[NoteText]) -> list[_Borne]:
    """Return the notes that are no other's, written with those within them, which come after them."""
    inner: list[list[_Borne]] = [[] for _ in notes]
    found: list[_Borne] = []
    for index in range(len(notes) - 1, -1, -1):
        note = notes[index]
        borne = _Borne(note, note.offset, _note(note, inner[index][::-1]))
        has_outer = note.outer is not None and 0 <= note.outer < index
        (inner[note.outer] if has_outer and note.outer is not None else found).append(borne)
    return found[::-1]


def _note(note: NoteText, inner: Sequence[_Borne]) -> str:
    attributes = _id(note.id) + _number(note.number)
    if note.is_source:
        attributes += ' type="source"'
    return f"<note{attributes}>{_marked(note.text, inner, [*map(_ref, note.refs)])}</note>"


def _ref(ref: Ref) -> _Span:
    return ref.span.start, ref.span.end, f'<ref target="{_attribute(ref.target)}">', "</ref>"
