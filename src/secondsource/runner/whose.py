"""Which story of a dossier an item belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from secondsource.model.dossier import Dossier


class Whose:
    """Knows the stories of a dossier's items."""

    def __init__(self, dossier: Dossier) -> None:
        self._stories = {report: story.id for story in dossier.stories for report in story.reports}
        self._children = {one.id: one.children for one in dossier.lineage.hypothetical}
        self._speaking: defaultdict[str, set[str]] = defaultdict(set)
        for statement in dossier.statements:
            for speaker in (statement.speaker, *statement.chain):
                self._speaking[speaker].add(statement.report)

    def of_report(self, report: str) -> str | None:
        """The story of a report."""
        return self._stories.get(report)

    def report(self, item: Any) -> str:
        """The report of what stands in one; "" for what stands in none."""
        if isinstance(item, tuple):
            return str(item[0])
        span = getattr(item, "span", None)
        return str(getattr(item, "report", "") or (span.report if span else ""))

    def story(self, kind: str, item: Any) -> str | None:
        """The story of an item; None when it belongs to several, or to none."""
        if kind == "stories":
            return str(item.id)
        if story := getattr(item, "story", None):
            return str(story)
        find = _REPORTS.get(kind)
        named = find(item) if find else [self.report(item)]
        if kind == "sources":
            named = self._speaking.get(item.id, ())
        stories = {self._stories.get(report) for report in self._seen(named)}
        return stories.pop() if len(stories) == 1 else None

    def _seen(self, reports: Iterable[str], depth: int = 0) -> Iterable[str]:
        for report in reports:
            if report in self._children and depth < 8:
                yield from self._seen(self._children[report], depth + 1)
            else:
                yield report


#: Kind -> the reports that an item has to do with.
_REPORTS: dict[str, Callable[[Any], Iterable[str]]] = {
    "reports": lambda report: [report.id],
    "edges": lambda edge: [edge.child, edge.parent],
    "hypothetical": lambda unseen: unseen.children,
    "origins": lambda origin: origin.reports,
    "publishers": lambda publisher: publisher.reports,
    "possible": lambda possible: [possible.left, possible.right],
    "conflicts": lambda conflict: [conflict.a.report, conflict.b.report],
    "events": lambda event: [span.report for span in event.mentions],
    "control": lambda control: [span.report for span in control.evidence],
    "entities": lambda entity: [span.report for variant in entity.variants for span in variant.mentions],
}
