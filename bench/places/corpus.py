"""Local reports with the places in them: the LGL corpus (Lieberman et al. 2010) as XML."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from secondsource import clean
from secondsource.clean.hints import Hints
from secondsource.model.report import Report
from secondsource.model.span import Span


@dataclass(frozen=True)
class Toponym:
    """A gold name with its point; None where the corpus gives it none (a street, a building, an unknown place)."""

    start: int
    end: int
    lat: float | None
    lon: float | None


@dataclass(frozen=True)
class Article:
    """One article with its address and the gold toponyms in order."""

    name: str
    text: str
    url: str
    toponyms: tuple[Toponym, ...]

    def report(self, *, marked: bool, address: bool) -> Report:
        """The article as a report, with the gold names marked in it or not, with its address or not."""
        report = clean.report_of(clean.Given(self.name, self.text, Hints(url=self.url if address else None)))
        if not marked:
            return report
        return replace(report, toponyms=tuple(Span(report.id, gold.start, gold.end) for gold in self.toponyms))


def lgl(path: Path) -> Iterator[Article]:
    """The articles in the order of the file."""
    for node in ET.parse(path).getroot():
        told = tuple(_toponym(item) for item in node.find("toponyms") or ())
        yield Article(node.get("docid", ""), node.findtext("text", ""), node.findtext("url", ""), told)


def _toponym(node: ET.Element) -> Toponym:
    point = node.find("gaztag") if node.find("gaztag") is not None else node
    lat, lon = (point.findtext(name) if point is not None else None for name in ("lat", "lon"))
    start, end = int(node.findtext("start", "0")), int(node.findtext("end", "0"))
    return Toponym(start, end, float(lat) if lat else None, float(lon) if lon else None)
