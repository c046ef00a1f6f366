"""An entry of a bibliography: what the scanner gives, the writer takes, and nodes are turned into."""

from __future__ import annotations

from collections.abc import Mapping

import attrs


@attrs.frozen(eq=False)
class Entry:
    """One entry.

    Attributes:
        entry_type: Entry type in lower case, without the at sign.
        key: Its key as the file has it.
        id: Id of the node it describes.
        fields: Values by field name in lower case, as TeX, white space collapsed.
    """

    entry_type: str
    key: str
    id: str
    fields: Mapping[str, str]

    def get(self, *names: str) -> str:
        """Return the first of the fields *names* that is not blank, or an empty text."""
        return next((self.fields[name] for name in names if self.fields.get(name)), "")


def write(entry: Entry, extra: Mapping[str, str] | None = None) -> str:
    """Return *entry* as text, every value in braces on a line of its own.

    Args:
        entry: An entry whose values have balanced braces.
        extra: Fields to add at the end.
    """
    fields = {**entry.fields, **(extra or {})}
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items()]
    return f"@{entry.entry_type}{{{entry.key},\n{''.join(lines)}}}\n"
