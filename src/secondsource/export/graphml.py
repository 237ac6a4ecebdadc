"""The stemma as GraphML, for Gephi, yEd, Cytoscape and networkx. http://graphml.graphdrawing.org, namespace xmlns."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as xml

from secondsource.export import kinship
from secondsource.model.kinship import Kinship
from secondsource.text.surrogates import legal

SPACE = "http://graphml.graphdrawing.org/xmlns"
NODE = {"label": "string", "outlet": "string", "published": "string", "unseen": "boolean"}
EDGE = {"kind": "string", "direction": "string", "indirect": "boolean", "share": "double", "score": "double"}


def dumps(found: Kinship) -> str:
    """A node a report or unseen ancestor, an edge from parent to child; what is not known which way round says so in
    `direction`."""
    root = xml.Element("graphml", {"xmlns": SPACE})
    for kind, keys in (("node", NODE), ("edge", EDGE)):
        for name, type_ in keys.items():
            told = {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": type_}
            xml.SubElement(root, "key", told)
    graph = xml.SubElement(root, "graph", {"id": "stemma", "edgedefault": "directed"})
    for id_, values in _nodes(found):
        _filled(xml.SubElement(graph, "node", {"id": id_}), "node", values)
    for edge in found.lineage.edges:
        made = xml.SubElement(graph, "edge", {"id": edge.id, "source": edge.parent, "target": edge.child})
        _filled(made, "edge", {key: getattr(edge, key) for key in EDGE})
    xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"


def _nodes(found: Kinship) -> Iterator[tuple[str, dict[str, object]]]:
    for report in found.reports:
        outlet = report.outlet.name if report.outlet else ""
        label = kinship.label(found, report.id)
        yield report.id, {"label": label, "outlet": outlet, "published": report.published.value or "", "unseen": False}
    for unseen in found.lineage.hypothetical:
        yield unseen.id, {"label": unseen.label, "outlet": unseen.agency or "", "published": "", "unseen": True}


def _filled(element: xml.Element, kind: str, values: dict[str, object]) -> None:
    for key, value in values.items():
        data = xml.SubElement(element, "data", {"key": f"{kind}-{key}"})
        data.text = str(value).lower() if isinstance(value, bool) else legal(str(value))
