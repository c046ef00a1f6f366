"""Citing a chain: nesting, positions, bibliographies, by recipes that are data."""

from provcite.citing.interface import cite, cite_rich, explain

__all__ = ["cite", "cite_rich", "explain"]
