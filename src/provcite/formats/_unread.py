"""What other people's records hold that a graph has no place for: said once a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping

from provcite.errors import Finding, Severity, shorten

_SHOWN = 12


def left_out(records: Iterable[Mapping[str, object]], known: Container[str]) -> list[Finding]:
    """Return one finding that names the fields of *records* that were not read, or none.

    Args:
        records: Fields by name, of records without a slot.
        known: The names that are read.
    """
    counts = Counter(name for record in records for name in record if name not in known)
    if not counts:
        return []
    names = sorted(counts)
    told = ", ".join(f"{shorten(name, 40)} ({counts[name]})" for name in names[:_SHOWN])
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return [
        Finding(
            Severity.NOTE,
            "fields-left-out",
            "<text>",
            f"Fields that a graph of sources has no place for were left out: {told}{more}.",
            "Keep the file beside the graph.",
        )
    ]
