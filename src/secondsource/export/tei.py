"""A critical apparatus in TEI P5: a witness a report, an entry a line of the base with the readings of the others.

Modules "textcrit" and "namesdates" of the Text Encoding Initiative's guidelines: `listWit`, `app`, `lem`, `rdg` in
parallel segmentation; `listRelation` for the stemma, with unseen ancestors as lost witnesses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as xml

from secondsource.export import kinship
from secondsource.export.witnesses import lines, told
from secondsource.model.kinship import Kinship
from secondsource.model.lineage import Edge
from secondsource.model.report import Published
from secondsource.text.surrogates import legal

SPACE = "http://www.tei-c.org/ns/1.0"


def dumps(found: Kinship, base: str, others: Sequence[str]) -> str:
    """The apparatus of some reports (ids) over a base."""
    root = xml.Element("TEI", {"xmlns": SPACE})
    header = xml.SubElement(root, "teiHeader")
    described = xml.SubElement(header, "fileDesc")
    title = xml.SubElement(xml.SubElement(described, "titleStmt"), "title")
    title.text = f"Collation of {len(others) + 1} reports"
    xml.SubElement(xml.SubElement(described, "publicationStmt"), "p").text = "Made by Second Source."
    signs = {id_: f"w{i}" for i, id_ in enumerate((base, *others), 1)}
    source = xml.SubElement(described, "sourceDesc")
    _witnesses(source, found, signs)
    _relations(source, found, signs)
    encoding = xml.SubElement(header, "encodingDesc")
    xml.SubElement(encoding, "variantEncoding", {"method": "parallel-segmentation", "location": "internal"})
    body = xml.SubElement(xml.SubElement(root, "text"), "body")
    for line in lines(found, base, others):
        entry = xml.SubElement(xml.SubElement(body, "p"), "app")
        readings: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for report, words, label in told(found, line):
            readings[report].append((words, label))
        for report, sign in signs.items():
            if report in found.called:
                _reading(entry, sign, report == base, readings.get(report, []))
    xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"


def _reading(entry: xml.Element, sign: str, is_base: bool, held: Sequence[tuple[str, str]]) -> None:
    made = {"wit": f"#{sign}"}
    if held and held[0][1]:
        made["type"] = held[0][1]
    element = xml.SubElement(entry, "lem" if is_base and held else "rdg", made)
    element.text = legal(" ".join(words for words, _ in held or ()))


def _witnesses(source: xml.Element, found: Kinship, signs: dict[str, str]) -> None:
    """`listWit`: the reports with date and origins, then the unseen ancestors behind them, whose signs it adds."""
    listed = xml.SubElement(source, "listWit")
    reports = {report.id: report for report in found.reports}
    for id_, sign in list(signs.items()):
        element = xml.SubElement(listed, "witness", {"xml:id": sign})
        element.text = legal(kinship.label(found, id_))
        _dated(element, reports[id_].published)
        for origin in found.lineage.origins:
            if id_ in origin.reports:
                _note(element, "origin", origin.label)
    for i, unseen in enumerate(found.lineage.hypothetical, 1):
        if any(child in signs for child in unseen.children):
            signs[unseen.id] = f"lost{i}"
            element = xml.SubElement(listed, "witness", {"xml:id": f"lost{i}"})
            element.text = legal(f"{unseen.label}, not in the pile")
            _note(element, "lost", f"known by its {unseen.known_by}")
            if unseen.latest:
                _dated(element, Published(None, None, unseen.latest))
            if unseen.agency:
                _note(element, "agency", unseen.agency)
            for reason in unseen.reasons:
                _note(element, "reason", reason.detail)


def _dated(element: xml.Element, when: Published) -> None:
    told = {"notBefore": when.earliest, "notAfter": when.latest}
    if when.value and when.earliest == when.latest:
        told = {"when": when.value}
    given = {key: value for key, value in told.items() if value}
    if given:
        xml.SubElement(element, "date", given)


def _note(element: xml.Element, kind: str, words: str) -> None:
    xml.SubElement(element, "note", {"type": kind}).text = legal(words)


def _relations(source: xml.Element, found: Kinship, signs: Mapping[str, str]) -> None:
    """`listRelation`: from the child (active) to what it stands on (passive), or mutual where nobody can tell; `cert`
    is the probability."""
    edges = [e for e in found.lineage.edges if e.child in signs and e.parent in signs]
    if not edges:
        return
    listed = xml.SubElement(source, "listRelation", {"type": "stemma"})
    for edge in edges:
        element = xml.SubElement(listed, "relation", _joined(edge, signs))
        if edge.reasons:
            told = " ".join(f"{reason.detail} ({reason.score:+g})" for reason in edge.reasons)
            xml.SubElement(element, "desc").text = legal(told)


def _joined(edge: Edge, signs: Mapping[str, str]) -> dict[str, str]:
    child, parent = f"#{signs[edge.child]}", f"#{signs[edge.parent]}"
    made = {"name": edge.relation.replace(" ", "-"), "type": edge.kind}
    if edge.direction == "known":
        made |= {"active": child, "passive": parent}
    else:
        made["mutual"] = f"{parent} {child}"
    return made | ({"cert": f"{edge.probability:.4g}"} if edge.probability else {})
