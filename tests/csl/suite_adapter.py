"""Runs a fixture of the official CSL suite through the public interface: `adapter(fixture) -> str`."""

from __future__ import annotations

from typing import Any

from provcite import csl

# What the reference processor prints for a citation without any text.
_EMPTY = "[CSL STYLE ERROR: reference with no printed form.]"


def adapter(fixture: Any, **options: Any) -> str:
    """Return the text that the fixture's RESULT should hold; *options* go to the processor."""
    style = csl.load_style(fixture.csl)
    items = [{"id": f"item {index}", **item} for index, item in enumerate(fixture.input)]
    processor = csl.Processor(style, items, **options)
    if fixture.citations:
        return _edits(processor, fixture)
    processor.register()
    clusters = fixture.citation_items or [[{"id": item_id} for item_id in processor.cited]]
    texts = [processor.render_alone(cluster) or _EMPTY for cluster in clusters]
    return "\n".join(texts) if fixture.mode == "citation" else str(processor.bibliography())


def _edits(processor: csl.Processor, fixture: Any) -> str:
    """Replay the fixture's edits, each of which states the whole document."""
    known: dict[str, dict[str, Any]] = {}
    edited, update = "", csl.Update({})
    for citation, before, after in fixture.citations:
        edited = citation["citationID"]
        known[edited] = citation
        note = citation.get("properties", {}).get("noteIndex", 0)
        places = [*before, [edited, note], *after]
        update = processor.set_document(
            {**known[cluster_id], "properties": {"noteIndex": number}} for cluster_id, number in places
        )
    if fixture.mode == "bibliography":
        return str(processor.bibliography())
    lines = []
    for index, (cluster_id, text) in enumerate(processor.texts.items()):
        mark = ">>" if cluster_id == edited or cluster_id in update.texts else ".."
        lines.append(f"{mark}[{index}] {text or _EMPTY}")
    return "\n".join(lines)
