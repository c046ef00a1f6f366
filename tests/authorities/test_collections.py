"""Words of collections: what is asked of every piece of a location."""

from __future__ import annotations

from provcite.authorities import collections
from provcite.authorities._tables import rows


def test_starts_of_names_with_commas():
    """No name with a comma is passed over for its first letter, capital or small."""
    starts = collections.starts_with_commas()
    names = [row["name"] for row in rows("names-with-commas")]
    assert all(name[0] in starts and name[0].lower() in starts for name in names)
    assert all(collections.names_with_commas().get(name) == name for name in names)
    assert "Z" not in starts
