"""Any graph can be checked and drawn: properties over everything the model can hold."""

import xml.etree.ElementTree as ET

from hypothesis import given, settings

from provcite.checking import check, rules
from provcite.drawing import dot, mermaid, outline, svg, tree
from provcite.errors import Severity
from provcite.model import Graph
from provcite.testing import graphs


@given(graphs())
@settings(max_examples=300, deadline=None)
def test_every_graph_can_be_checked(graph):
    """No graph makes a rule fail; findings name rules of the table and bear their severity and remedy."""
    findings = check(graph)
    assert findings == check(graph)
    for finding in findings:
        rule = rules()[finding.rule]
        assert (finding.severity, finding.remedy) == (rule.severity, rule.remedy)
        assert finding.where
        assert finding.reason.endswith(".")
    gravity = [list(Severity).index(finding.severity) for finding in findings]
    assert gravity == sorted(gravity)


@given(graphs())
@settings(max_examples=300, deadline=None)
def test_order_does_not_matter(graph):
    """A graph whose nodes, relations and notes stand the other way round has the same findings."""
    turned = Graph(graph.nodes[::-1], graph.relations[::-1], graph.notes[::-1])
    assert turned == graph
    assert check(turned) == check(graph)


@given(graphs())
@settings(max_examples=300, deadline=None)
def test_a_cycle_is_told_exactly_when_derivation_has_one(graph):
    """An independent judge: a derivation in which every node can be taken away has no cycle."""
    steps = set()
    for relation in graph.relations:
        if relation.kind.facts.category.value == "derivation":
            number = [
                next((loc.value for loc in side if loc.kind.value == "document"), "")
                for side in (relation.derived_locators, relation.base_locators)
            ]
            ends = (relation.derived, number[0]), (relation.base, number[1])
            steps.add(ends if relation.kind.facts.toward_origin else ends[::-1])
    while True:
        sources = {here for here, _ in steps}
        kept = {(here, there) for here, there in steps if there in sources}
        if kept == steps:
            break
        steps = kept
    assert any(finding.rule == "derivation-cycle" for finding in check(graph)) is bool(steps)


@given(graphs())
@settings(max_examples=300, deadline=None)
def test_every_graph_and_chain_can_be_drawn(graph):
    """Every node stands in the picture, every writer and notebook form is total."""
    picture = graph.picture()
    assert {node.id for node in graph.nodes} <= {shape.id for shape in picture.shapes}
    assert {line.shape.id for line in outline(picture)} == {shape.id for shape in picture.shapes}
    for each in (picture, *(chain.picture() for chain in graph.chains()[:3])):
        ET.fromstring(svg(each))
        assert all(isinstance(write(each), str) for write in (tree, mermaid, dot))
    assert len(graph._repr_mimebundle_()) == 4
