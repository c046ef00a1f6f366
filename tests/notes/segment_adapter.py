"""The reader in the grain of the volumes' own lists of sources, which differs from the labels' in two places.

The labelling guide takes "Library of Congress, Manuscript Division" as one repository and "OSD Files: FRC
330-81-0202" as a collection and an accession; the lists print the division as a step of its own, and a
prefix together with its number. Both are given here: every boundary that the reader has set, and the pairs
that a colon joins.
"""

from __future__ import annotations

import itertools

from provcite.notes import parse_source_note


def source_note(text: str) -> dict[str, object]:
    """Return repository and containers of the note *text* as a list of sources prints them."""
    location = parse_source_note(text).location
    if location is None:
        return {}
    names = [c.text for c in location.containers]
    for first, second in itertools.pairwise(location.containers):
        if text[first.span.end : second.span.start] == ": ":
            names.append(text[first.span.start : second.span.end])
    out: dict[str, object] = {}
    if location.repository is not None:
        holder, *divisions = location.repository.text.split(", ")
        out["repository"] = holder
        names += divisions
    out["containers"] = [{"text": name} for name in names]
    return out
