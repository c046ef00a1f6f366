"""The model: archival value objects, the relations between them, graphs and chains.

Every value is frozen, flat and valid from birth. Nothing here reads a file, knows a format or prints a
citation; the rows above do.
"""

from provcite.model.agents import Agent, AgentKind
from provcite.model.chain import Chain, Node, Surroundings
from provcite.model.dates import Date, Order, Origin
from provcite.model.documents import Document, Status
from provcite.model.editions import Edition
from provcite.model.graph import Graph
from provcite.model.locations import Container, Level, Location, path_key
from provcite.model.mentions import Certainty, Mention, Note, NoteKind
from provcite.model.passages import Locator, LocatorKind, Passage
from provcite.model.relations import Category, Extent, KindFacts, Relation, RelationKind, kinds

__all__ = [
    "Agent",
    "AgentKind",
    "Category",
    "Certainty",
    "Chain",
    "Container",
    "Date",
    "Document",
    "Edition",
    "Extent",
    "Graph",
    "KindFacts",
    "Level",
    "Location",
    "Locator",
    "LocatorKind",
    "Mention",
    "Node",
    "Note",
    "NoteKind",
    "Order",
    "Origin",
    "Passage",
    "Relation",
    "RelationKind",
    "Status",
    "Surroundings",
    "kinds",
    "path_key",
]
