"""Lineage and stories as JSON, every report by the name that its user gave it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from secondsource.export.ledger import ledger
from secondsource.model.kinship import Kinship, Shelved
from secondsource.model.lineage import Edge, Handed, Possible
from secondsource.model.parse import Sentence
from secondsource.model.reason import Reason
from secondsource.model.span import Span

Json = dict[str, Any]
TWINS = 50  # names of one text up to which each two are told as an edge; a burst of thousands would make millions
_ID = re.compile(r"report-[0-9a-f]{10}")  # see `model.ids`


def lineage(found: Kinship) -> Json:
    """Edges, unseen ancestors, origins, the pairs whose kinship stays open, and the sentences that bind nobody.

    An edge's `parent` is a report or the sign of an unseen ancestor (then `unseen` is true). The same text under
    several names is a verbatim copy of itself: nobody can tell which came first. An edge between two reports has its
    `ledger`.
    """
    names = _Names(found)
    return {
        "edges": [*names.twins(), *(names.edge(edge) for edge in found.lineage.edges)],
        "hypothetical": [
            {
                "id": unseen.label,
                "children": [names.of(child) for child in unseen.children],
                "agency": unseen.agency,
                "known_by": unseen.known_by,
                "no_earlier_than": unseen.earliest,
                "no_later_than": unseen.latest,
                "held": [{"report": names.of(span.report), **_place(span)} for span in unseen.held],
                "reasons": [names.reason(reason) for reason in unseen.reasons],
            }
            for unseen in found.lineage.hypothetical
        ],
        "origins": _origins(found, names),
        "possible": [names.possible(pair) for pair in found.lineage.possible],
        "stock": [
            {
                "report": names.of(item.span.report),
                **_place(item.span),
                "reasons": list(map(names.reason, item.reasons)),
            }
            for item in found.lineage.stock
        ],
        "skipped": skipped(found),
    }


def _origins(found: Kinship, names: _Names) -> list[Json]:
    """The strands of text, each with its passages: whole sentences, those that follow one another as one."""
    held: defaultdict[str, list[Span]] = defaultdict(list)
    before = None
    for strand in sorted(found.lineage.strands, key=lambda s: s.span):
        spans = held[strand.origin]
        if before and (before.origin, before.span.report) == (strand.origin, strand.span.report):
            spans[-1] = Span(strand.span.report, spans[-1].start, strand.span.end)
        else:
            spans.append(strand.span)
        before = strand
    return [
        {
            "id": origin.id,
            "label": names.told(origin.label),
            "reports": names.all(origin.reports),
            "passages": [{"report": names.of(span.report), **_place(span)} for span in held[origin.id]],
        }
        for origin in found.lineage.origins
    ]


def stories(found: Kinship | Shelved) -> list[Json]:
    """The stories, the largest first, each with its reports in the order in which it holds them. `redirects` are the
    ids of stories of earlier runs that have become part of it."""
    made = [
        {
            "id": story.id,
            "title": story.title,
            "reports": [name for report in story.reports for name in found.called[report]],
            "redirects": list(story.redirects),
        }
        for story in found.stories
    ]
    return sorted(made, key=lambda story: (-len(story["reports"]), story["id"]))


def label(found: Kinship, report: str) -> str:
    """What the user calls a report, as words."""
    name = found.called[report][0]
    return name if isinstance(name, str) else dumps(name)


def skipped(found: Kinship) -> list[Json]:
    """What could not be used, and why."""
    return [{"id": item.id, "reason": item.reason} for item in found.unread]


def dumps(value: Any) -> str:
    """JSON in one line that any encoding can hold."""
    return json.dumps(value, ensure_ascii=True)


class _Names:
    """What the user calls reports, and things that speak of them."""

    def __init__(self, found: Kinship) -> None:
        self._called = found.called
        self._unseen = {unseen.id: unseen.label for unseen in found.lineage.hypothetical}
        self._sentences: defaultdict[str, list[Sentence]] = defaultdict(list)
        for sentence in found.sentences:
            self._sentences[sentence.span.report].append(sentence)

    def of(self, report: str) -> Any:
        return self._called[report][0]

    def all(self, reports: tuple[str, ...]) -> list[Any]:
        return [name for report in reports for name in self._called[report]]

    def told(self, words: str) -> str:
        """Words in which ids of reports stand, with the users' names in their place."""
        return _ID.sub(lambda id_: str(self._called.get(id_[0], (id_[0],))[0]), words)

    def twins(self) -> Iterator[Json]:
        """An edge for each two names of one text; of very many names the first with each of the others."""
        for names in self._called.values():
            pairs = combinations(names, 2) if len(names) <= TWINS else ((names[0], other) for other in names[1:])
            for parent, child in pairs:
                yield {
                    "child": child,
                    "parent": parent,
                    "unseen": False,
                    "kind": "verbatim",
                    "relation": "derived",
                    "derivation": "WD",
                    "probability": 1,
                    "direction": "undetermined",
                    "indirect": False,
                    "share": 1,
                    "score": 1,
                    "reasons": [
                        {"name": "same text", "score": 1, "detail": "Letter for letter the same.", "spans": []}
                    ],
                    "passages": [],
                    "ledger": {"kept": [], "altered": [], "dropped": [], "added": []},
                }

    def edge(self, edge: Edge) -> Json:
        unseen = edge.parent in self._unseen
        return {
            "child": self.of(edge.child),
            "parent": self._unseen[edge.parent] if unseen else self.of(edge.parent),
            "unseen": unseen,
            "kind": edge.kind,
            "relation": edge.relation,
            "derivation": "WD" if edge.derivation == "wholly" else "PD",
            "probability": edge.probability,
            "direction": edge.direction,
            "indirect": edge.indirect,
            "share": edge.share,
            "score": edge.score,
            "reasons": [self.reason(reason) for reason in edge.reasons],
            "passages": [self.passage(handed) for handed in edge.passages],
            "ledger": None if unseen else self.ledger(edge),
        }

    def ledger(self, edge: Edge) -> Json:
        """What became of the parent's sentences: `kept` and `altered` by their number among the passages (from 0),
        `dropped` as places in the parent, `added` in the child."""
        found = ledger(edge.passages, self._sentences[edge.child], self._sentences[edge.parent])
        return {
            "kept": [i for i, handed in enumerate(edge.passages) if not handed.altered],
            "altered": [i for i, handed in enumerate(edge.passages) if handed.altered],
            "dropped": [_place(span) for span in found.dropped],
            "added": [_place(span) for span in found.added],
        }

    def possible(self, pair: Possible) -> Json:
        both = {"left": self.of(pair.left), "right": self.of(pair.right)}
        return {**both, "score": pair.score, "relation": pair.relation}

    def reason(self, reason: Reason) -> Json:
        spans = [{"report": self.of(span.report), **_place(span)} for span in reason.spans]
        return {"name": reason.name, "score": reason.score, "detail": self.told(reason.detail), "spans": spans}

    def passage(self, handed: Handed) -> Json:
        return {
            "child": _place(handed.child),
            "parent": {"report": self.of(handed.parent.report), **_place(handed.parent)},
            "label": handed.label,
            "altered": [
                {
                    "kind": altered.kind,
                    "child": _place(altered.left) if altered.left else None,
                    "parent": _place(altered.right) if altered.right else None,
                }
                for altered in handed.altered
            ],
        }


def _place(span: Span) -> Json:
    return {"start": span.start, "end": span.end}
