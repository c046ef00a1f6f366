"""Archival citations of other traditions than the edition's own, read by tables and one small grammar."""

from provcite.notes.parts import Order
from provcite.notes.traditions.parse import parse_citation
from provcite.notes.traditions.values import ArchivalCitation, HolderPart

__all__ = ["ArchivalCitation", "HolderPart", "Order", "parse_citation"]
