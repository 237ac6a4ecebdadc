"""What each report of a story adds, repeats and leaves out, in the order of publication as far as it is known.

Each claim is looked at once with its members, each report once with its few closest parents: the cost is that of the
members and of the claims of the parents.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from secondsource.claims.knowledge.lost import left_out, shed
from secondsource.model.assertion import Assertions
from secondsource.model.claim import Claim, Member
from secondsource.model.knowledge import Knowledge, Step
from secondsource.model.lineage import Edge, Lineage
from secondsource.model.report import Report
from secondsource.model.story import Story

#: Parents with which a report is compared, those that it has most of first; more only say the same again.
PARENTS = 3
FIRST, LAST = "0000", "9999"

Told = Mapping[str, Mapping[str, Sequence[Member]]]  # report -> claim -> its members there


def order(
    stories: Sequence[Story],
    reports: Sequence[Report],
    assertions: Sequence[Assertions],
    claims: Sequence[Claim],
    lineage: Lineage,
) -> tuple[Knowledge, ...]:
    """The order of knowledge of each story; `reports` in the order of publication."""
    days = {report.id: _bounds(report) for report in reports}
    parents = _parents(lineage, days)
    told = _told(claims)
    sure, open_ = _firsts(told, days, parents)
    figures = {figure.id: figure for said in assertions for figure in said.figures}
    place = {report.id: i for i, report in enumerate(reports)}
    found = []
    for story in stories:
        members = sorted((r for r in story.reports if r in place), key=place.__getitem__)
        starts, ends = sorted(days[r][0] for r in members), sorted(days[r][1] for r in members)
        steps = []
        for report in members:
            mine, (first, last) = told.get(report, {}), days[report]
            edges = parents.get(report, ())
            steps.append(
                Step(
                    report,
                    None if first == FIRST else first,
                    None if last == LAST else last,
                    bisect_left(ends, first),
                    len(starts) - bisect_right(starts, last),
                    tuple(c for c in mine if c in sure[report]),
                    tuple(c for c in mine if c in open_[report]),
                    tuple(c for c in mine if c not in sure[report] and c not in open_[report]),
                    left_out(report, told, edges),
                    shed(report, told, edges, figures),
                )
            )
        found.append(Knowledge(story.id, tuple(steps)))
    return tuple(found)


def _bounds(report: Report) -> tuple[str, str]:
    published = report.published
    return published.earliest or published.value or FIRST, published.latest or published.value or LAST


def _told(claims: Sequence[Claim]) -> Told:
    """What each report tells, in the order of the claims."""
    told: dict[str, dict[str, list[Member]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        for member in claim.members:
            told[member.report][claim.id].append(member)
    return told


def _parents(lineage: Lineage, days: Mapping[str, object]) -> dict[str, tuple[Edge, ...]]:
    """Report -> the edges to the reports of the pile that it stands on directly, the closest first."""
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in lineage.edges:
        if edge.direction == "known" and not edge.indirect and edge.parent in days and edge.child in days:
            found[edge.child].append(edge)
    return {child: tuple(sorted(edges, key=lambda e: (-e.share, e.parent))[:PARENTS]) for child, edges in found.items()}


def _firsts(
    told: Told, days: Mapping[str, tuple[str, str]], parents: Mapping[str, Sequence[Edge]]
) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Report -> the claims that it is surely the first to tell, and those of which this is open.

    Of a claim's reports each may be the first that is not surely younger than another of them: by its days, or because
    it stands on one of them.
    """
    tellers: dict[str, list[str]] = defaultdict(list)
    for report, claims in told.items():
        for claim in claims:
            tellers[claim].append(report)
    sure: dict[str, set[str]] = defaultdict(set)
    open_: dict[str, set[str]] = defaultdict(set)
    for claim, reports in tellers.items():
        by = min(days[report][1] for report in reports)
        among = set(reports)
        candidates = [r for r in reports if days[r][0] <= by and not _above(parents.get(r, ()), among)]
        where = sure if len(candidates) == 1 else open_
        for report in candidates or reports:
            where[report].add(claim)
    return sure, open_


def _above(edges: Iterable[Edge], among: set[str]) -> bool:
    return any(edge.parent in among for edge in edges)
