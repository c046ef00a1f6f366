"""Shielded text: characters that TeX, HTML or a style may take for mark-up, as private-use characters.

An engine sees letters where a field holds `\\`, `{` or `<`, and can neither obey nor mangle them; what comes
out of it is turned back and escaped by our own writers.
"""

from __future__ import annotations

import re
import unicodedata

from provcite.text import Text, write

# Plane 16 is private use: nothing in a real text stands there.
_BASE = 0x10F000
_SPECIAL = "".join(chr(c) for c in range(0x20, 0x7F) if not chr(c).isalnum() and chr(c) not in " .,;:!?()/-")
_OUT = str.maketrans({c: chr(_BASE + ord(c)) for c in _SPECIAL})
_BACK = str.maketrans({chr(_BASE + ord(c)): c for c in _SPECIAL + "-"})
_FOREIGN = re.compile(f"[{chr(_BASE)}-{chr(_BASE + 0x7F)}]")
_FOREIGN_RUN = re.compile(f"[{chr(_BASE)}-{chr(_BASE + 0x7F)}]+")
_DASHES = re.compile(r"--+")


def shield(text: str) -> str:
    """Return *text* with every special character of ASCII shielded; page ranges keep their hyphen."""
    safe = _FOREIGN.sub("\ufffd", text)
    safe = "".join(c for c in safe if unicodedata.category(c) != "Cc") if not safe.isprintable() else safe
    dashed = _DASHES.sub(lambda run: chr(_BASE + ord("-")) * len(run.group()), safe)
    return dashed.translate(_OUT)


def unshield_latex(tex: str) -> str:
    """Return *tex* with what was shielded escaped for LaTeX."""
    return _FOREIGN_RUN.sub(lambda run: write((Text(unshield(run.group())),), "latex"), tex)


def unshield(text: str) -> str:
    """Return *text* as it was before `shield`."""
    return text.translate(_BACK)
