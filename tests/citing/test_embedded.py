"""COinS and schema.org data."""

import json
import urllib.parse

import provcite.citing as citing
from citing.seed_chain import MEMCON, MEMO, VOLUME, book, seed_graph


def test_coins_of_a_book() -> None:
    """A reference manager finds the book that was consulted."""
    span = citing.coins(book("b", "Butler", "Acts & <i>Things</i>", consulted=True))
    title = span.removeprefix('<span class="Z3988" title="').removesuffix('"></span>').replace("&amp;", "&")
    fields = urllib.parse.parse_qs(title)
    assert fields["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:book"]
    assert fields["rft.btitle"] == ["Acts & <i>Things</i>"]
    assert fields["rft.au"] == ["A. Butler"]
    assert fields["rft.date"] == ["1999"]


def test_coins_name_what_was_consulted_once() -> None:
    """Several origins of one volume give one span."""
    assert citing.coins(seed_graph()).count("Z3988") == 1


def test_schema_org_is_flat() -> None:
    """Each source once, its relations as links, its place in the words of archives."""
    graph = {thing["@id"]: thing for thing in json.loads(citing.schema_org(seed_graph()))["@graph"]}
    volume, memo = graph[f"#{VOLUME}"], graph[f"#{MEMO}"]
    quoted = graph["#" + urllib.parse.quote(MEMCON)]
    assert {"@id": quoted["@id"]} in volume["isBasedOn"]
    assert memo["isPartOf"] == [{"@id": volume["@id"]}]
    assert quoted["holdingArchive"]["name"] == "Department of State"
    assert quoted["itemLocation"] == "Department of State, Central Files, 611.94/5-362"


def test_no_way_out_of_the_script() -> None:
    """A title cannot end the element that holds the data."""
    assert "</script>" not in citing.schema_org(book("b", "X", "</script><b>", consulted=True))
