"""A dossier as the rows of an edition, and back.

The kinds of rows are the keys of `dossier.json` ("claims", "edges", ...). What is never looked at by itself (sentences
and what else stands in them in great numbers) is one row for all of a report.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, repeat
from typing import Any

from secondsource.model.claim import Claim, Conflict
from secondsource.model.dossier import Dossier
from secondsource.model.items import Item, items, kinds
from secondsource.model.lineage import Edge
from secondsource.model.report import Report
from secondsource.model.story import Story
from secondsource.store.base import Row, View

#: The row that leads from the ids of reports to their sigla in the edition.
SIGLA = "sigla"
#: Kinds of which one row holds all of a report.
TOGETHER = frozenset({"sentences", "times", "strands", "stock", "places", "tolls", "relations", "languages"})
#: The claims that need a reader first.
_FIRST = ("conflicting", "denied-then-admitted", "denied", "corrected", "unresolved", "corroborated", "single-origin")
_SEVERITY = ("hard", "soft", "scope")
#: Headlines by which a story is found, beside its own.
_TITLES = 20
_ROWS_AT_ONCE = 1000
#: What stands between the items of one row: within an item there is no line break.
_BETWEEN = b",\n"


def rows(dossier: Dossier, ids: Mapping[str, str], homes: Mapping[str, Sequence[tuple[str, ...]]]) -> Iterator[Row]:
    """The rows of a dossier in its order. `ids` leads from sigla to the ids of reports, `homes` from kinds to the
    stories of each item (see `dossier.slicing`)."""
    told = _Telling(dossier)
    yield Row(SIGLA, SIGLA, json.dumps({id_: siglum for siglum, id_ in ids.items()}).encode())
    for kind, held in groupby(items(dossier), key=lambda item: item.kind):
        at = chain(map(_alone, homes.get(kind, ())), repeat(None))
        if kind in TOGETHER:
            yield from _together(kind, zip(held, at))  # noqa: B905  of what has no home there is one None each
            continue
        unnamed: Counter[str | None] = Counter()
        for (_, noun, body), story in zip(held, at):  # noqa: B905
            if isinstance(noun, Report):
                id_ = ids.get(noun.id, noun.id)
            elif not (id_ := getattr(noun, "id", "")):
                unnamed[story] += 1
                id_ = f"{kind}.{story or 'case'}.{unnamed[story]}"
            yield Row(kind, id_, body, story, *told.of(kind, noun))


def _alone(stories: tuple[str, ...]) -> str | None:
    return stories[0] if len(stories) == 1 else None


def _together(kind: str, held: Iterable[tuple[Item, str | None]]) -> Iterator[Row]:
    seen: dict[str, int] = {}
    for (report, story), some in groupby(held, key=lambda pair: (_report(pair[0].noun), pair[1])):
        nth = seen[report] = seen.get(report, 0) + 1
        body = _BETWEEN.join(item.body for item, _ in some)
        yield Row(kind, f"{report}.{kind}{nth if nth > 1 else ''}", b"[\n%s\n]" % body, story)


def _report(noun: Any) -> str:
    """The report of what stands in one."""
    if isinstance(noun, tuple):
        return str(noun[0])
    span = getattr(noun, "span", None)
    return str(getattr(noun, "report", "") or (span.report if span else ""))


def document(view: View) -> Iterator[tuple[str, bytes]]:
    """Every item of the edition as (kind, JSON), in the order of the document (see `model.items`)."""
    for kind in kinds():
        for row in all_rows(view, kind):
            if kind in TOGETHER:
                yield from ((kind, body) for body in row.body[2:-2].split(_BETWEEN))
            else:
                yield kind, row.body


def all_rows(view: View, kind: str, **filters: Any) -> Iterator[Row]:
    """The rows of a kind, however many they are."""
    after: str | None = None
    while True:
        found = view.rows(kind, after=after, limit=_ROWS_AT_ONCE, **filters)
        yield from found.items
        if found.next is None:
            return
        after = found.next


class _Telling:
    """Status, words and rank of items."""

    def __init__(self, dossier: Dossier) -> None:
        self._reports = {report.id: report for report in dossier.reports}

    def of(self, kind: str, item: Any) -> tuple[str, str, float]:
        """The status, the words by which it is found, and the rank."""
        if isinstance(item, Claim):
            place = _FIRST.index(item.status) if item.status in _FIRST else len(_FIRST)
            return item.status, item.proposition, place * 1e6 - item.reports
        if isinstance(item, Conflict):
            return item.severity, item.explanation, float(_SEVERITY.index(item.severity))
        if isinstance(item, Story):
            titles = (title_of(self._reports[report]) for report in item.reports[:_TITLES])
            words = " · ".join(dict.fromkeys(filter(None, (item.title, *titles))))
            return "", words, -float(len(item.reports))
        if isinstance(item, Report):
            return item.outlet.name if item.outlet else "", title_of(item), 0.0
        if isinstance(item, Edge):
            return item.relation, "", -item.share
        words = next((w for key in ("name", "label", "text") if isinstance(w := getattr(item, key, None), str)), "")
        status = next((w for key in ("status", "type", "kind") if isinstance(w := getattr(item, key, None), str)), "")
        return status, words, 0.0


def title_of(report: Report) -> str:
    """The headline of a report, or its first line."""
    if report.title:
        return report.quote(report.title).strip()
    return report.headline or next((line.strip() for line in report.text.splitlines() if line.strip()), "")[:200]
