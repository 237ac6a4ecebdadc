"""The forms of lineage: collation, apparatus, graph, picture. All well formed, none loses a sentence."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from xml.etree import ElementTree as xml

import pytest

from secondsource import runner
from secondsource.export import collation, graphml, stemma, tei
from secondsource.export.witnesses import lines, told
from secondsource.model.kinship import Kinship
from secondsource.model.lineage import Edge, Unseen
from secondsource.settings import Settings

BASE = (
    "The old stone bridge at Orl was closed on Tuesday after the river rose by two metres in a single night, the "
    "county council said.\nEngineers found a crack in the second pier and sent divers to look at the third one.\n"
    "Two villages above the weir are cut off until the ferry at Sund can be brought up the river again.\n"
)
COPY = BASE.replace("two metres", "three metres").replace("Engineers found", "<b>Mayor</b> Lund wept.\nEngineers found")
SHORT = BASE.splitlines()[1] + "\nThe divers \x0b came from Hale.\n"
TEI, GRAPH, SVG = (
    "{http://www.tei-c.org/ns/1.0}",
    "{http://graphml.graphdrawing.org/xmlns}",
    "{http://www.w3.org/2000/svg}",
)


@pytest.fixture(scope="module")
def pile() -> tuple[Kinship, list[str]]:
    records = [
        {"id": "base", "text": BASE, "published": "2031-03-04"},
        {"id": "copy & co", "text": COPY, "published": "2031-03-06"},
        {"id": "short", "text": SHORT, "published": "2031-03-07"},
    ]
    file = io.BytesIO("\n".join(map(json.dumps, records)).encode())
    found = runner.trace_lines(file, Settings(language="rules", workers=1))
    by_name = {names[0]: id_ for id_, names in found.called.items()}
    return found, [by_name[str(record["id"])] for record in records]


def test_every_sentence_stands_in_one_line(pile: tuple[Kinship, list[str]]) -> None:
    found, ids = pile
    rows = lines(found, ids[0], ids[1:])
    for id_ in ids:
        shown = [reading.span for row in rows for reading in row.readings.get(id_, ())]
        sentences = [s.span for s in found.sentences if s.span.report == id_ and s.kind != "furniture"]
        assert all(any(span.shared(sentence) for span in shown) for sentence in sentences)
    assert [next(told(found, row))[1] for row in rows if ids[0] in row.readings] == BASE.splitlines()


def test_a_reading_stands_beside_what_it_reads_and_says_what_differs(pile: tuple[Kinship, list[str]]) -> None:
    found, ids = pile
    first, *_ = (row for row in lines(found, ids[0], ids[1:]) if ids[0] in row.readings)
    (reading,) = first.readings[ids[1]]
    (number,) = (item for item in reading.altered if item.kind == "number")
    assert number.left and number.right
    assert (number.left.report, number.left.of(BASE), number.right.of(COPY)) == (ids[0], "two", "three")
    alone = [next(told(found, row)) for row in lines(found, ids[0], ids[1:]) if ids[0] not in row.readings]
    assert (alone[0][0], alone[-1][:2]) == (ids[1], (ids[2], "came from Hale."))


def test_the_apparatus_has_a_witness_a_report(pile: tuple[Kinship, list[str]]) -> None:
    found, ids = pile
    root = xml.fromstring(tei.dumps(found, ids[0], ids[1:]).encode())
    assert [w.text for w in root.iter(f"{TEI}witness")][:3] == ["base", "copy & co", "short"]
    entries = list(root.iter(f"{TEI}app"))
    assert all(len(entry) == 3 for entry in entries)
    lemmas = [entry.find(f"{TEI}lem") for entry in entries]
    assert [lemma.text for lemma in lemmas if lemma is not None] == BASE.splitlines()


def test_the_apparatus_tells_of_dates_origins_and_lost_witnesses(pile: tuple[Kinship, list[str]]) -> None:
    found, ids = pile
    root = xml.fromstring(tei.dumps(found, ids[0], ids[1:]).encode())
    signs = {w.get("{http://www.w3.org/XML/1998/namespace}id"): w for w in root.iter(f"{TEI}witness")}
    date = signs["w1"].find(f"{TEI}date")
    assert date is not None and date.get("when") == "2031-03-04"
    noted = [note.text for note in signs["w1"].iter(f"{TEI}note") if note.get("type") == "origin"]
    assert noted == [o.label for o in found.lineage.origins if ids[0] in o.reports]
    assert len(signs) == 3 + len(found.lineage.hypothetical)
    relations = list(root.iter(f"{TEI}relation"))
    assert len(relations) == len(found.lineage.edges) > 0
    for relation, edge in zip(relations, found.lineage.edges, strict=True):
        assert relation.get("name") == edge.relation.replace(" ", "-")
        assert float(relation.get("cert", 0)) == pytest.approx(edge.probability, rel=1e-3)
        ends = (relation.get("mutual") or f"{relation.get('active')} {relation.get('passive')}").split()
        assert len(ends) == 2 and {end[1:] for end in ends} <= set(signs)


def test_the_graph_tells_of_probability_origins_and_what_is_unseen(pile: tuple[Kinship, list[str]]) -> None:
    found, ids = pile
    unseen = Unseen("unseen-1", "ω", (ids[2],), "Ost Wire", latest="2031-03-07")
    edge = Edge("edge-x", ids[2], "unseen-1", "near", "known", False, 0.5, 0.9, probability=0.75)
    lineage = replace(found.lineage, hypothetical=(unseen,), edges=(*found.lineage.edges[:1], edge))
    root = xml.fromstring(graphml.dumps(replace(found, lineage=lineage)).encode())
    keys = {key.get("id"): key.get("attr.name") for key in root.iter(f"{GRAPH}key")}
    assert len(keys) == len(list(root.iter(f"{GRAPH}key")))

    def told(element: xml.Element) -> dict[str | None, str | None]:
        return {keys[data.get("key")]: data.text for data in element.iter(f"{GRAPH}data")}

    nodes = {node.get("id"): told(node) for node in root.iter(f"{GRAPH}node")}
    assert nodes["unseen-1"]["unseen"] == "true" and nodes["unseen-1"]["latest"] == "2031-03-07"
    assert nodes[ids[0]]["earliest"] == "2031-03-04" and nodes[ids[0]]["origin"]
    last = told(list(root.iter(f"{GRAPH}edge"))[-1])
    assert (last["probability"], last["relation"], last["share"]) == ("0.75", "derived", "0.5")


def test_the_picture_has_unseen_ancestors_dashed_and_bands_of_days(pile: tuple[Kinship, list[str]]) -> None:
    found, ids = pile
    lineage = replace(found.lineage, hypothetical=(Unseen("unseen-1", "ω", (ids[2],), "Ost Wire"),), edges=())
    picture = stemma.dumps(replace(found, lineage=lineage))
    root = xml.fromstring(picture.encode())
    classes = [element.get("class", "") for element in root.iter()]
    assert sum(name.startswith("node unseen") for name in classes) == 1
    assert sum(name.startswith("bd") for name in classes) == 3
    style = root.find(f"{SVG}style")
    assert style is not None and style.text
    assert all(rule in style.text for rule in (".unseen.node circle", ".bd {", ".r-update .stroke", ".bar rect"))


def test_the_graph_has_every_report_and_edge(pile: tuple[Kinship, list[str]]) -> None:
    found, _ = pile
    root = xml.fromstring(graphml.dumps(found).encode())
    assert len(list(root.iter(f"{GRAPH}node"))) == 3 + len(found.lineage.hypothetical)
    nodes = {node.get("id") for node in root.iter(f"{GRAPH}node")}
    edges = [(edge.get("source"), edge.get("target")) for edge in root.iter(f"{GRAPH}edge")]
    assert edges and all(end in nodes for edge in edges for end in edge)


def test_the_picture_stands_alone(pile: tuple[Kinship, list[str]]) -> None:
    root = xml.fromstring(stemma.dumps(pile[0]).encode())
    assert root.tag == f"{SVG}svg"
    assert {text.text for text in root.iter(f"{SVG}text") if text.get("class") == "sg"} >= {"A", "B", "C"}
    assert not [element for element in root.iter() if "href" in element.attrib]


def test_the_page_marks_what_differs_and_escapes_what_is_read(pile: tuple[Kinship, list[str]]) -> None:
    found, ids = pile
    page = collation.dumps(found, ids[0], ids[1:])
    assert "<mark>three</mark>" in page
    assert "<b>Mayor</b>" not in page and "&lt;b&gt;" in page
    assert "number: two / three" in page
