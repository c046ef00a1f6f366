"""The reader of notes in the shape of the corpus's gold labels, built on the public interface only.

`source_note(text)` and `footnote(text)` are what the corpus's scoring programs call.
"""

from __future__ import annotations

from provcite.notes import NoteLocation, SourceNote, parse_source_note


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
        out["drafting"] = [{"role": d.role, "names": [n.text for n in d.names]} for d in note.drafting]
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
