"""Parting a pile into stories: reports of one unfolding event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from secondsource.model.ids import digest
from secondsource.model.lineage import Lineage
from secondsource.model.parse import Parse
from secondsource.model.reason import Reason
from secondsource.model.report import Report
from secondsource.model.story import Story
from secondsource.stories.likeness import Vector, nearness, product, total, vectors

# Average likeness from which two groups tell one story. Set by hand on few piles, among them our own examples, so that
# a transcript in plain speech joins its story (.107); unrelated reports came to .069 at most. A thin margin.
TOGETHER = 0.1
COPY = 0.3  # added for two reports that stand on one another or on one text
ALL_PAIRS = 200  # reports; in larger piles only pairs that share rare words are looked at
CAP = 40  # reports: words in more of them lead to no pair in a large pile


def group(reports: Sequence[Report], parses: Sequence[Parse], lineage: Lineage) -> tuple[Story, ...]:
    """Stories in order of their first report; every report is in exactly one."""
    words = vectors(reports, parses)
    likeness = _likeness(reports, words, lineage)
    groups = _joined(len(reports), likeness)
    return tuple(_story([reports[i] for i in members], [words[i] for i in members]) for members in groups)


Likeness = dict[tuple[int, int], float]


def _likeness(reports: Sequence[Report], words: Sequence[Vector], lineage: Lineage) -> Likeness:
    """The likeness of pairs of reports: words, taken down by the days between them, raised by lineage."""
    place = {report.id: i for i, report in enumerate(reports)}
    copies = {
        (min(place[e.child], place[e.parent]), max(place[e.child], place[e.parent]))
        for e in lineage.edges
        if e.child in place and e.parent in place and not e.indirect
    }
    found: Likeness = {}
    for i, j in sorted({*_worth_a_look(words), *copies}):
        alike = product(words[i], words[j]) * nearness(reports[i].published, reports[j].published)
        found[i, j] = min(1.0, alike + COPY * ((i, j) in copies))
    return found


def _worth_a_look(words: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    if len(words) <= ALL_PAIRS:
        yield from combinations(range(len(words)), 2)
        return
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, vector in enumerate(words):
        for k in vector:
            places[k].append(i)
    for held in places.values():
        if len(held) <= CAP:
            yield from combinations(held, 2)


def _joined(size: int, likeness: Likeness) -> list[list[int]]:
    """Average-link clusters (pairs that were not looked at count as unlike), in order of their first member."""
    members = {i: [i] for i in range(size)}
    summed: dict[int, dict[int, float]] = {i: {} for i in range(size)}
    for (i, j), value in likeness.items():
        summed[i][j] = summed[j][i] = value
    heap = [(-value, i, j) for (i, j), value in likeness.items() if value >= TOGETHER]
    heapify(heap)
    fresh = size
    while heap:
        _, i, j = heappop(heap)
        if i not in members or j not in members:
            continue
        members[fresh] = sorted(members.pop(i) + members.pop(j))
        left, right = summed.pop(i), summed.pop(j)
        summed[fresh] = {}
        for k in sorted((left.keys() | right.keys()) - {i, j}):
            both = left.get(k, 0.0) + right.get(k, 0.0)
            for gone in (i, j):
                summed[k].pop(gone, None)
            summed[k][fresh] = summed[fresh][k] = both
            mean = both / (len(members[k]) * len(members[fresh]))
            if mean >= TOGETHER:
                heappush(heap, (-mean, k, fresh))
        fresh += 1
    return sorted(members.values())


def _story(reports: Sequence[Report], words: Sequence[Vector]) -> Story:
    """The story of some reports: named by its most central title, known by its first report."""
    whole = total(words)
    central = sorted(range(len(reports)), key=lambda i: (-product(words[i], whole), i))
    titled = next((reports[i] for i in central if reports[i].title), None)
    title = titled.quote(titled.title).strip() if titled and titled.title else ""
    ids = tuple(report.id for report in reports)
    return Story(digest("story", ids[0]), title, ids, _reasons(whole, words))


def _reasons(whole: Vector, words: Sequence[Vector]) -> tuple[Reason, ...]:
    """What the reports have in common."""
    if len(words) < 2:
        return ()
    common = Counter(k for vector in words for k in vector)
    shared = sorted((k for k in whole if common[k] * 2 > len(words)), key=lambda k: (-whole[k], k))[:8]
    mean = (product(whole, whole) - len(words)) / (len(words) * (len(words) - 1))
    return (Reason("common words", round(mean, 3), f"Most of them speak of: {', '.join(shared)}."),)
