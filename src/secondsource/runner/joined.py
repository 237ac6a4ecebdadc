"""Some stories of an edition as one dossier: for what lies between two of them, without all the others."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from secondsource.model import packed
from secondsource.model.dossier import Dossier
from secondsource.model.items import item
from secondsource.runner.rows import all_rows
from secondsource.store.base import View


def joined(view: View, stories: Sequence[str]) -> Dossier:
    """The stories as one dossier: what each has, the edges between them, reports in the order of their sigla."""
    found = [packed.unpack(Dossier, part.body) for story in stories if (part := view.part(story))]
    whole: Dossier = _beside(found)
    reports = tuple(sorted(whole.reports, key=lambda report: (len(report.id), report.id)))
    lineage = _beside([one.lineage for one in found])
    return replace(whole, reports=reports, lineage=replace(lineage, edges=(*lineage.edges, *_between(view, found))))


def _beside(parts: Sequence[Any]) -> Any:
    """Nouns of one type as one: their lists one after another; what has an id is there once."""
    first = parts[0]
    lists: dict[str, Any] = {}
    for at in fields(first):
        if isinstance(getattr(first, at.name), tuple):
            held: dict[Any, Any] = {}
            for n, one in enumerate(one for part in parts for one in getattr(part, at.name)):
                key = getattr(one, "id", n)
                held[key] = _both(held[key], one) if key in held else one
            lists[at.name] = tuple(held.values())
    return replace(first, **lists)


def _both(one: Any, other: Any) -> Any:
    """Something that two stories have a part of each: the reports of both."""
    reports = getattr(one, "reports", None)
    if not isinstance(reports, tuple):
        return one
    return replace(one, reports=tuple(dict.fromkeys((*reports, *other.reports))))


def _between(view: View, parts: Sequence[Dossier]) -> list[Any]:
    """The edges that lie in no story because they join two of these."""
    home: Mapping[str, int] = {report.id: n for n, part in enumerate(parts) for report in part.reports}
    edges = []
    for row in all_rows(view, "edges"):
        if row.story is None:
            told = json.loads(row.body)
            if told["child"] in home and told["parent"] in home:
                edges.append(item("edges", row.body))
    return edges
