"""The field `provcite`: the slot as one word that pybtex, biber and JabRef leave alone.

Standard base64 of JSON: its letters, digits, `+`, `/` and `=` are special to none of them, where the other
alphabets' `_`, percent signs and JSON's own braces are. Not compressed, so that equal graphs give equal bytes
on every machine.
"""

from __future__ import annotations

import base64
import binascii

from provcite.errors import Finding, FormatError
from provcite.formats import _json
from provcite.formats._records import Data, Tree
from provcite.formats._slots import damaged

FIELD = "provcite"


def encode(slot: Tree) -> str:
    """Return *slot* as one word."""
    return base64.b64encode(_json.compact(slot).encode()).decode("ascii")


def decode(value: str, key: str, findings: list[Finding]) -> Data | None:
    """Return the slot in the field *value*, or None and a finding where it is damaged.

    Args:
        value: The field; tools may have broken it into lines.
        key: Key of the entry, for the finding.
        findings: Takes the finding.
    """
    try:
        text = base64.b64decode("".join(value.split()), validate=True).decode()
        return _json.loads(text, source=FIELD)
    except (binascii.Error, ValueError, FormatError) as error:
        findings.append(damaged(key, f"it is no base64 of JSON ({error})."))
        return None
