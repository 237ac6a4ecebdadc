"""A critical apparatus in TEI P5: a witness a report, an entry a line of the base with the readings of the others.

Module "textcrit" of the Text Encoding Initiative's guidelines, parallel segmentation: `listWit`, `app`, `lem`, `rdg`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from xml.etree import ElementTree as xml

from secondsource.export import kinship
from secondsource.export.witnesses import lines, told
from secondsource.model.kinship import Kinship
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
    witnesses = xml.SubElement(xml.SubElement(described, "sourceDesc"), "listWit")
    signs = {id_: f"w{i}" for i, id_ in enumerate((base, *others), 1)}
    for id_, sign in signs.items():
        xml.SubElement(witnesses, "witness", {"xml:id": sign}).text = legal(kinship.label(found, id_))
    body = xml.SubElement(xml.SubElement(root, "text"), "body")
    for line in lines(found, base, others):
        entry = xml.SubElement(xml.SubElement(body, "p"), "app")
        readings: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for report, words, label in told(found, line):
            readings[report].append((words, label))
        for report, sign in signs.items():
            held = readings.get(report)
            made = {"wit": f"#{sign}"}
            if held and held[0][1]:
                made["type"] = held[0][1]
            element = xml.SubElement(entry, "lem" if report == base and held else "rdg", made)
            element.text = legal(" ".join(words for words, _ in held or ()))
    xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"
