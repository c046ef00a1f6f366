"""Lists of names: agents to BibTeX's name syntax and back.

Written is "von Last, Jr, First" with braces round every part that BibTeX would take apart, and bodies whole
in braces. Read are BibTeX's three forms and biblatex's extended one (`family=…, given=…, prefix=…`).

Source: O. Patashnik, "BibTeXing" (1988) §4; the biblatex manual 3.x §3.4 for the extended form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from provcite.errors import ModelError
from provcite.formats.bibtex import tex
from provcite.model import Agent

# A word that BibTeX takes for what it is, without braces.
_PLAIN_FAMILY = re.compile(r"[^\W\d_][\w’-]*")
_PLAIN_WORD = re.compile(r"[\w’.-]+")


def encode(agents: Sequence[Agent]) -> str:
    """Return *agents* as a list of names joined by "and"."""
    return " and ".join(map(_encode, agents))


def _encode(agent: Agent) -> str:
    if not agent.family:
        return _braced(str(agent))
    particles = " ".join(word for word in (agent.dropping_particle, agent.particle) if word)
    family = agent.family
    if particles and not all(_is_von(word) for word in particles.split()):
        # BibTeX knows a particle by its small letter: another one can only be part of the family name.
        family, particles = f"{particles} {family}", ""
    parts = [f"{particles} {_family(family)}".strip()]
    if agent.suffix:
        parts.append(_words(agent.suffix))
    if agent.given or agent.suffix or not _stands_alone(family):
        parts.append(_words(agent.given) if agent.given else "{}")
    if sum(part.count(",") for part in parts) + len(parts) > 3:
        # biber counts commas within braces too, unless the name begins and ends with one.
        family = f"{particles} {family}".strip()
        parts = [_braced(family), *([_braced(agent.suffix)] if agent.suffix else []), _braced(agent.given)]
    return ", ".join(parts)


def _is_von(word: str) -> bool:
    return word[0].islower() and word.isalpha() and word != "and"


def _is_plain_family(family: str) -> bool:
    is_word = _PLAIN_FAMILY.fullmatch(family) is not None and family[0].isupper()
    return is_word and family.casefold() not in ("and", "others")


def _stands_alone(family: str) -> bool:
    # "{A B}" alone would be a body: "{A B}, {}" is a person without a given name.
    return _is_plain_family(family)


def _family(family: str) -> str:
    return family if _is_plain_family(family) else _braced(family)


def _words(text: str) -> str:
    words = text.split()
    plain = all(_PLAIN_WORD.fullmatch(word) and "_" not in word for word in words)
    return text if plain and "and" not in map(str.casefold, words) else _braced(text)


def _braced(text: str) -> str:
    return f"{{{tex.encode(text)}}}"


_AND = re.compile(r"[{}]|(?<=\s)and(?=\s)|\A\s*and(?=\s)|(?<=\s)and\s*\Z", re.IGNORECASE)
_COMMA = re.compile(r"[{},]")
_GAP = re.compile(r"[{}]|[\s~]+")
_EXTENDED = re.compile(r"\s*(?:family|given|prefix|suffix|useprefix|id|[a-z]+-i)\s*=", re.IGNORECASE)
_PAIR = re.compile(r"\s*([\w-]+)\s*=\s*(.*)", re.DOTALL)


def _split(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield the pieces of *text* between what *pattern* finds outside of braces."""
    depth, start = 0, 0
    for found in pattern.finditer(text):
        sign = found.group()
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


def decode(names: str, remarks: list[str]) -> tuple[Agent, ...]:
    """Return the agents that a list of *names* gives.

    Args:
        names: The value of a name field, as TeX.
        remarks: Takes one sentence for each sort of thing that is wrong with the list.
    """
    found: list[Agent] = []
    for name in _split(names, _AND) if names.strip() else ():
        name = name.strip()
        if not name:
            _remark(remarks, "A name in the list is empty.")
        elif name.casefold() != "others":
            try:
                found.append(_decode(name, remarks))
            except ModelError:
                _remark(remarks, "A name in the list has no letter.")
    return tuple(found)


def _remark(remarks: list[str], what: str) -> None:
    if what not in remarks and len(remarks) < 9:
        remarks.append(what)


def _decode(name: str, remarks: list[str]) -> Agent:
    if name[0] == "{" and _is_one_group(name):
        return Agent.body(tex.decode(name[1:-1]))
    parts = [part.strip() for part in _split(name, _COMMA)]
    if _EXTENDED.match(name):
        return _extended(parts)
    if len(parts) > 3:
        _remark(remarks, "A name in the list has too many commas; it was taken whole.")
        return Agent(literal=tex.decode(name))
    if len(parts) == 1:
        given, von, family = _first_von_last(_tokens(name))
        return _agent(family, given, von, "")
    von, family = _von_last(_tokens(parts[0]))
    return _agent(family, parts[-1], von, parts[1] if len(parts) == 3 else "")


def _is_one_group(name: str) -> bool:
    depth = 0
    for i, character in enumerate(name):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return i == len(name) - 1
    return False


def _agent(family: str, given: str, von: str, suffix: str) -> Agent:
    return Agent(
        family=tex.decode(family),
        given=tex.decode(given),
        particle=tex.decode(von),
        suffix=tex.decode(suffix),
    )


def _extended(parts: Sequence[str]) -> Agent:
    found = [pair for part in parts if (pair := _PAIR.fullmatch(part))]
    values = {pair[1].lower(): tex.decode(pair[2].strip().strip('"')) for pair in found}
    prefix = values.get("prefix", "")
    # biblatex: a prefix that is used is part of the family name; one that is not is dropped.
    is_used = values.get("useprefix", "true").lower() != "false"
    return Agent(
        family=values.get("family", ""),
        given=values.get("given", ""),
        particle=prefix if is_used else "",
        dropping_particle="" if is_used else prefix,
        suffix=values.get("suffix", ""),
    )


def _tokens(text: str) -> list[str]:
    return [token for token in _split(text, _GAP) if token]


def _starts_small(token: str) -> bool:
    """Tell whether BibTeX would take *token* for a particle: its first letter outside braces is small."""
    if token.startswith("{\\"):
        token = tex.decode(token)
    depth = 0
    for character in token:
        depth += (character == "{") - (character == "}")
        if depth == 0 and character.isalpha():
            return character.islower()
    return False


def _von_last(tokens: Sequence[str]) -> tuple[str, str]:
    small = [i for i, token in enumerate(tokens[:-1]) if _starts_small(token)]
    cut = small[-1] + 1 if small else 0
    return " ".join(tokens[:cut]), " ".join(tokens[cut:])


def _first_von_last(tokens: Sequence[str]) -> tuple[str, str, str]:
    small = [i for i, token in enumerate(tokens[:-1]) if _starts_small(token)]
    if not small:
        return " ".join(tokens[:-1]), "", " ".join(tokens[-1:])
    first, last = small[0], small[-1] + 1
    return " ".join(tokens[:first]), " ".join(tokens[first:last]), " ".join(tokens[last:])
