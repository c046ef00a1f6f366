"""Agents as CSL-JSON names and back."""

from __future__ import annotations

from typing import Any

from provcite.errors import ModelError
from provcite.model import Agent

_PARTS = {
    "family": "family",
    "given": "given",
    "non-dropping-particle": "particle",
    "dropping-particle": "dropping_particle",
    "suffix": "suffix",
}


def from_agent(agent: Agent) -> dict[str, str]:
    """Return *agent* as a CSL name; who has no family name is written as a literal.

    Source: CSL-JSON 1.0.2 schema, `name-variable`.
    """
    if not agent.family:
        return {"literal": str(agent)}
    parts = {key: getattr(agent, field) for key, field in _PARTS.items()}
    return {key: value for key, value in parts.items() if value}


def to_agent(name: dict[str, Any]) -> Agent | None:
    """Return the agent that the CSL *name* describes, or None where it names nobody."""

    def text(key: str) -> str:
        value = name.get(key)
        return value if isinstance(value, str) else ""

    try:
        if not text("family") and text("literal"):
            return Agent.body(text("literal"))
        return Agent(
            family=text("family"),
            given=text("given"),
            particle=text("non-dropping-particle"),
            dropping_particle=text("dropping-particle"),
            suffix=text("suffix"),
        )
    except ModelError:
        return None
