"""Every rule that a reader may name has its entry in the table of rules."""

import re
from pathlib import Path

import provcite.notes
from provcite.authorities._tables import rows
from provcite.notes import RULES

_NAMED = re.compile(r'rule(?:="|\s=\s")([a-z-]+)"|"([a-z]+(?:-[a-z]+)*)",\s(?:0\.\d+|_sure\()')


def test_rules_in_code_are_known():
    """Each name given as a rule in the readers, with `rule=` or before a confidence, is a key of `RULES`."""
    named = set()
    for path in Path(provcite.notes.__file__).parent.rglob("*.py"):
        named |= {match[1] or match[2] for match in _NAMED.finditer(path.read_text(encoding="utf-8"))}
    assert len(named) > 50
    levels = {row["level"] for row in rows("level-words")} | {"subseries"}
    assert named - levels <= set(RULES)


def test_rules_of_codes_are_known():
    """Each rule in the traditions' table of codes is a key of `RULES`."""
    assert {row["rule"] for row in rows("traditions-codes")} <= set(RULES)
