"""The lineage of a case or of a story as one object, and as a graph for other programs."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from secondsource.errors import MissingExtra
from secondsource.export import witnesses
from secondsource.model.kinship import Kinship
from secondsource.runner import asking
from secondsource.runner.opened import Opened
from secondsource.runner.shown import Shown, shown


@dataclass(frozen=True, slots=True)
class Stemma:
    """Reports, the edges between them, the ancestors that nobody has seen, and the origins of their text."""

    reports: tuple[Shown, ...]
    edges: tuple[Shown, ...]
    hypothetical: tuple[Shown, ...]
    origins: tuple[Shown, ...]

    def to_networkx(self) -> Any:
        """A networkx.MultiDiGraph with an edge from each child to what it stands on; sigla and ids of unseen ancestors
        are its nodes. Raises MissingExtra when networkx is not installed."""
        try:
            networkx = import_module("networkx")
        except ImportError:
            raise MissingExtra("a networkx graph", "", "pip install networkx") from None
        graph = networkx.MultiDiGraph()
        for report in self.reports:
            outlet = report.outlet.name if report.outlet else ""
            graph.add_node(report.id, unseen=False, file=report.file, outlet=outlet, published=report.published.value)
        for one in self.hypothetical:
            graph.add_node(one.id, unseen=True, label=one.label, agency=one.agency)
        for edge in self.edges:
            told = {key: edge.data()[key] for key in ("kind", "direction", "share", "score", "relation", "indirect")}
            graph.add_edge(edge.child, edge.parent, key=edge.id, **told)
        return graph


@dataclass(frozen=True, slots=True)
class Collation:
    """Reports side by side: `rows` has for each line the words of each report, in the order of `sigla` ("" where it has
    nothing there)."""

    sigla: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def stemma(at: Opened, story: str | None) -> Stemma:
    """The lineage of a story, or of the whole case."""
    reports, edges, unseen, origins = (
        tuple(asking.all_shown(at, kind, story)) for kind in ("reports", "edges", "hypothetical", "origins")
    )
    return Stemma(reports, edges, unseen, origins)


def collate(at: Opened, names: tuple[str, ...]) -> Collation:
    """Reports side by side, the first the base. Raises BadInput when one is not there."""
    sigla = tuple(shown_id(at, name) for name in names)
    dossier = asking.about(at, sigla)
    found = Kinship(dossier.reports, {}, dossier.lineage, dossier.stories, dossier.sentences)
    texts = {report.id: report.text for report in dossier.reports}
    rows = tuple(
        tuple(" … ".join(r.span.of(texts[s]) for r in line.readings.get(s, ())) for s in sigla)
        for line in witnesses.lines(found, sigla[0], sigla[1:])
    )
    return Collation(sigla, rows)


def shown_id(at: Opened, name: str) -> str:
    """The siglum of a report, by its siglum or its id."""
    return str(shown(asking.report_row(at, name), lambda id_: None).id)
