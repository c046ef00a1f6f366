"""Agents: the persons, offices and bodies that wrote, received, edited or hold something."""

from __future__ import annotations

import enum
from collections.abc import Iterable

import attrs

from provcite.errors import ModelError
from provcite.model.words import tidy


class AgentKind(enum.Enum):
    """What sort of agent it is."""

    PERSON = "person"
    OFFICE = "office"
    BODY = "body"


@attrs.frozen
class Agent:
    """A person by parts of the name, or any agent by one literal name; a person may hold an office.

    Attributes:
        family: Family name ("Kennedy").
        given: Given names ("John F.").
        particle: Particle that belongs to the family name ("van", "de la").
        dropping_particle: Particle left out where the family name stands alone ("von").
        suffix: "Jr.", "III".
        literal: A name that is not taken apart ("National Defense University"); excludes the parts.
        office: Office held or acted in ("Secretary of State"); alone, it names an office.
        kind: Person, office or body.

    Raises:
        ModelError: No part is given, or a literal stands beside parts.

    Source: CSL 1.0.2 §Name Variables, for the parts of a personal name.
    """

    family: str = attrs.field(default="", converter=tidy)
    given: str = attrs.field(default="", converter=tidy)
    particle: str = attrs.field(default="", converter=tidy)
    dropping_particle: str = attrs.field(default="", converter=tidy)
    suffix: str = attrs.field(default="", converter=tidy)
    literal: str = attrs.field(default="", converter=tidy)
    office: str = attrs.field(default="", converter=tidy)
    kind: AgentKind = AgentKind.PERSON

    def __attrs_post_init__(self) -> None:
        parts = (self.family, self.given, self.particle, self.dropping_particle, self.suffix)
        if self.literal and any(parts):
            raise ModelError(
                f"The agent {self.literal!r} has both a literal name and name parts.",
                where="literal",
                mend="Give either the literal or the parts.",
            )
        if not (self.literal or self.family or self.given or self.office):
            raise ModelError(
                "An agent has no name and no office.",
                where="family",
                mend="Give a family name, a given name, a literal or an office.",
            )

    @classmethod
    def body(cls, name: str) -> Agent:
        """Return the body called *name*, kept whole."""
        return cls(literal=name, kind=AgentKind.BODY)

    @property
    def name(self) -> str:
        """The name in reading order ("Dean Rusk"), or an empty text where only the office is known."""
        if self.literal:
            return self.literal
        words = (self.given, self.dropping_particle, self.particle, self.family)
        whole = " ".join(word for word in words if word)
        return f"{whole}, {self.suffix}" if self.suffix and whole else whole

    def __str__(self) -> str:
        """Return the name, or else the office."""
        return self.name or self.office


def agents(values: Iterable[Agent]) -> tuple[Agent, ...]:
    """Return *values* as a tuple: the converter of fields that list agents."""
    return tuple(values)
