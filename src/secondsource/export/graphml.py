"""The stemma as GraphML, for Gephi, yEd, Cytoscape and networkx. http://graphml.graphdrawing.org, namespace xmlns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as xml

from secondsource.export import kinship
from secondsource.model.ids import digest
from secondsource.model.kinship import Kinship
from secondsource.model.lineage import Edge
from secondsource.text.surrogates import legal

SPACE = "http://graphml.graphdrawing.org/xmlns"
#: `published` is the day (or month, or year) where it is known; `earliest` and `latest` bound it, of an unseen ancestor
#: only `latest`. `origins`: the ids of the strands of text it stands on, " " between them; `origin` is their largest.
NODE = {
    "label": "string",
    "title": "string",
    "outlet": "string",
    "published": "string",
    "earliest": "string",
    "latest": "string",
    "unseen": "boolean",
    "known_by": "string",
    "story": "string",
    "origin": "string",
    "origin_label": "string",
    "origins": "string",
}
#: `weight` is the share once more, under the name that graph tools look for.
EDGE = {
    "relation": "string",
    "derivation": "string",
    "probability": "double",
    "kind": "string",
    "direction": "string",
    "indirect": "boolean",
    "share": "double",
    "score": "double",
    "weight": "double",
    "passages": "int",
    "altered": "int",
    "reasons": "string",
}
Values = dict[str, object]


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
        _filled(made, "edge", _edge(edge))
    xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"


def _nodes(found: Kinship) -> Iterator[tuple[str, Values]]:
    stories = {id_: story.id for story in found.stories for id_ in story.reports}
    origins = _origins(found)
    labels = {origin.id: origin.label for origin in found.lineage.origins}
    for report in found.reports:
        when, mine = report.published, origins.get(report.id, [])
        yield (
            report.id,
            {
                "label": kinship.label(found, report.id),
                "title": report.quote(report.title) if report.title else "",
                "outlet": report.outlet.name if report.outlet else "",
                "published": when.value or "",
                "earliest": when.earliest or "",
                "latest": when.latest or "",
                "unseen": False,
                "known_by": "",
                "story": stories.get(report.id, ""),
                **_strands(mine, labels),
            },
        )
    for unseen in found.lineage.hypothetical:
        own = digest("origin", unseen.id)
        yield (
            unseen.id,
            {
                "label": unseen.label,
                "title": "",
                "outlet": unseen.agency or "",
                "published": "",
                "earliest": "",
                "latest": unseen.latest or "",
                "unseen": True,
                "known_by": unseen.known_by,
                "story": next((stories[c] for c in unseen.children if c in stories), ""),
                **_strands([own] if own in labels else [], labels),
            },
        )


def _strands(mine: list[str], labels: Mapping[str, str]) -> Values:
    first = mine[0] if mine else ""
    return {"origin": first, "origin_label": labels.get(first, ""), "origins": " ".join(mine)}


def _origins(found: Kinship) -> dict[str, list[str]]:
    """Report -> the origins it stands on, that of most of its text first."""
    lengths: dict[str, dict[str, int]] = {}
    for origin in found.lineage.origins:
        for report in origin.reports:
            lengths.setdefault(report, {})[origin.id] = 0
    for strand in found.lineage.strands:
        held = lengths.setdefault(strand.span.report, {})
        held[strand.origin] = held.get(strand.origin, 0) + len(strand.span)
    return {report: sorted(held, key=lambda id_: (-held[id_], id_)) for report, held in lengths.items()}


def _edge(edge: Edge) -> Values:
    return {
        "relation": edge.relation,
        "derivation": edge.derivation,
        "probability": edge.probability,
        "kind": edge.kind,
        "direction": edge.direction,
        "indirect": edge.indirect,
        "share": edge.share,
        "score": edge.score,
        "weight": edge.share,
        "passages": len(edge.passages),
        "altered": sum(1 for passage in edge.passages if passage.altered),
        "reasons": "; ".join(f"{reason.name} {reason.score:+g}" for reason in edge.reasons),
    }


def _filled(element: xml.Element, kind: str, values: Values) -> None:
    for key, value in values.items():
        data = xml.SubElement(element, "data", {"key": f"{kind}-{key}"})
        data.text = str(value).lower() if isinstance(value, bool) else legal(str(value))
