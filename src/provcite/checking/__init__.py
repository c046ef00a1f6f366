"""Proving a graph: do its references resolve, do its dates agree, do its quotations stand where they should?

A broken law is a finding, never a crash: a graph may hold anything that notes claim.
"""

from provcite.checking._check import check
from provcite.checking._rules import Remark, Rule, rules

__all__ = ["Remark", "Rule", "check", "rules"]
