"""The reader of notes in the shape of the corpus's gold labels, built on the public interface only.

`source_note(text)` and `footnote(text)` are what the corpus's scoring programs call; `citation(text)` does
the same for archival citations of other traditions.
"""

from __future__ import annotations

import re
from typing import Any

from provcite.notes import (
    NoteContext,
    NoteLocation,
    SourceNote,
    Target,
    parse_citation,
    parse_footnote,
    parse_source_note,
)
from provcite.notes.traditions import ArchivalCitation


def _location(location: NoteLocation | None) -> dict[str, object]:
    if location is None:
        return {}
    out: dict[str, object] = {}
    if location.ibid is not None:
        out["ibid"] = True
    if location.repository is not None:
        out["repository"] = location.repository.text
    if location.containers:
        out["containers"] = [{"level": c.level, "text": c.text} for c in location.containers]
    if location.identifiers:
        out["identifier"] = location.identifiers[0].text
    if len(location.identifiers) > 1:
        out["identifiers"] = [i.text for i in location.identifiers]
    if location.form is not None:
        out["form"] = location.form.text
    if location.publication is not None:
        out["publication"] = location.publication.text
    return out


def source_note(text: str) -> dict[str, object]:
    """Return the gold shape of a source note."""
    note: SourceNote = parse_source_note(text)
    out = _location(note.location)
    if note.classification is not None:
        out["classification"] = note.classification.text
    if note.markings:
        out["markings"] = [m.text for m in note.markings]
    if note.drafting:
        out["drafting"] = [
            {"role": role, "names": [n.text for n in step.names]}
            for step in note.drafting
            for role in step.roles
        ]
    if note.transmission:
        sent: dict[str, list[str]] = {}
        for step in note.transmission:
            sent.setdefault(step.kind, []).extend(d.text for d in step.destinations)
        out["transmission"] = sent
    if note.other_locations:
        out["other_locations"] = [{"text": o.text, **_location(o)} for o in note.other_locations]
    if note.relations:
        out["relations"] = [
            {"kind": r.kind, "target_text": r.target.text}
            | ({"location": _location(r.location)} if r.location else {})
            for r in note.relations
        ]
    if note.remarks:
        out["remarks"] = [r.text for r in note.remarks]
    if note.extent is not None:
        out["extent"] = note.extent.text
    return out


def _number(text: str) -> int | str:
    return int(text) if text.isdigit() else text


def _target(target: Target, *, monograph: bool) -> dict[str, object]:
    out: dict[str, object] = {}
    if target.volume_as_written is not None:
        if monograph or target.volume is None:
            out["volume_as_written"] = target.volume_as_written
        else:
            out["volume"] = target.volume
    if target.documents_to is not None:
        out["documents"] = {"from": _number(target.documents[0]), "to": _number(target.documents_to)}
    elif len(target.documents) == 1:
        out["document"] = _number(target.documents[0])
    elif target.documents:
        out["documents"] = [_number(d) for d in target.documents]
    if len(target.footnotes) == 1 and target.footnotes_to is None:
        out["footnote"] = _number(target.footnotes[0])
    elif target.footnotes:
        out["footnotes"] = [_number(f) for f in target.footnotes]
    if target.pages is not None:
        out["page" if target.pages.isdigit() else "pages"] = _number(target.pages)
    if target.paragraph is not None:
        out["paragraph"] = _number(target.paragraph)
    if len(target.chapters) == 1:
        out["chapter"] = _number(target.chapters[0])
    elif target.chapters:
        out["chapters"] = [_number(c) for c in target.chapters]
    for flag in ("supra", "infra", "ante", "post", "same_document", "and_following"):
        if getattr(target, flag):
            out[flag] = True
    return out


def _is_monograph(text: str) -> bool:
    """Tell whether a note is of the monograph's kind: it cites items with their location in one clause."""
    return "Foreign Relations of the United States" in text or not _FRUS_REFERENCE.search(text)


# References as the volumes themselves print them: with a volume number and documents, or within the volume.
_FRUS_REFERENCE = re.compile(
    r"Foreign Relations[,:] (?:\d{4}(?:[–-]\d{4})?, (?:vols?\.|volume|Supplement|[A-Z])|The |Japan)"
)


def footnote(text: str, *, context: NoteContext | None = None) -> list[dict[str, object]]:
    """Return the gold shape of a footnote's citations, read in *context* or by its words alone."""
    here = context.volume if context is not None else None
    # Where the volume is known the words need not tell whose note it is.
    monograph = here == "frus-history" if here is not None else _is_monograph(text)
    out = []
    for citation in parse_footnote(text, context=context).citations:
        row: dict[str, object] = {
            "kind": citation.kind.value,
            "span": citation.text,
            "relation_to_previous": citation.relation_to_previous.value,
            **_location(citation.location),
        }
        row.pop("ibid", None)
        if citation.item is not None:
            row["item"] = citation.item.text
        if citation.item_relation is not None:
            row["item_relation"] = {"kind": citation.item_relation.kind, "text": citation.item_relation.text}
        if citation.dates:
            row["date"] = citation.dates[0].text
        if citation.target is not None:
            row["target"] = _target(citation.target, monograph=monograph)
        if citation.shares_location_with_next:
            row["shares_location_with_next"] = True
        if citation.url is not None:
            row["url"] = citation.url
        out.append(row)
    return out


# The authority files are read when first needed; a measurement of speed begins after that.
for _text in (
    "Source: Department of State, Central Files, 611.94/5-362. Secret; Niact. Drafted by Rusk. "
    "Repeated to London.",
    "Source: National Archives, RG 59, Central Files 1967–69, POL 27 VIET S. Secret. Another copy is ibid.",
    "Source: Carter Library, National Security Affairs, Staff Material, Box 3, Iran, 1/79-2/79. Secret.",
    "Source: Department of State Bulletin, February 1978, pp. 23–26.",
    "Source: Reed College, Noble Papers, Telephone Conversations. Confidential. 3 pp.",
    "Secret. 3 pp. DOS, CF, 715.5/8–1362.",
    "740.00119 PW/6–749: Telegram",
):
    parse_source_note(_text)


def citation_labels(citation: ArchivalCitation) -> dict[str, Any]:
    """Return a citation in the shape of the labels."""
    out: dict[str, Any] = {
        "tradition": citation.tradition,
        "order": citation.order.value,
        "containers": [{"level": c.level, "text": c.text} for c in citation.containers],
    }
    if citation.repository is not None:
        out["repository"] = citation.repository.text
    if citation.identifier is not None:
        out["identifier"] = citation.identifier.text
    if citation.item is not None:
        out["item"] = citation.item
    if citation.dates:
        out["date"] = citation.dates[0].text
    return out


def citation(text: str) -> dict[str, Any]:
    """Return the archival citation *text* in the shape of the labels."""
    return citation_labels(parse_citation(text))
