"""Where the nodes of the stemma stand: time from left to right, one lane for each origin.

A column is a day of publication; a report that stands on another of the same day takes a column to its right, and an
ancestor that nobody has seen takes one to the left of its first child. Columns are not to scale: days without a
report would push the rest off the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass

from secondsource.export.site import words
from secondsource.export.site.book import Book
from secondsource.model.lineage import Edge

_NEVER = 10**7  # a day after all days: reports without a date stand last
TOP, LEFT, BOTTOM = 46, 60, 30


@dataclass(frozen=True, slots=True)
class Node:
    """A report or an unseen ancestor. `shape`: head (stands on nothing here), copy, mixed, unseen."""

    id: str
    sign: str
    shape: str
    css: str
    origin: int
    x: float
    y: float
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as drawn: a path, its width, and an arrowhead when the direction is known."""

    edge: Edge
    path: str
    width: float
    css: str
    arrow: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """The stemma; lengths in SVG user units. `days`: (x of the left end, label). `left_out` edges are in the list."""

    width: float
    height: float
    radius: int
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    days: tuple[tuple[float, str], ...]
    left_out: int


MAX_LINES = 240  # drawn edges; the table has all


def draw(book: Book) -> Drawing:
    """The stemma of the whole pile."""
    days = _days(book)
    columns = _columns(book, days)
    rows = _rows(book, columns)
    count = len(columns)
    order = {key: i for i, key in enumerate(sorted(set(columns.values())))}
    gap_y, radius = (76, 21) if count <= 24 else (54, 17) if count <= 70 else (42, 15)
    gap_x = max(104, min(190, 1080 // max(1, len(order))))
    place = {id_: (LEFT + order[columns[id_]] * gap_x, TOP + rows[id_] * gap_y + radius) for id_ in columns}
    nodes = tuple(_node(book, id_, *place[id_]) for id_ in columns)
    drawn = _drawn(book, place)
    css = {node.id: node.css for node in nodes}
    taken = set(place.values())
    lines = tuple(
        _line(e, place[e.parent], place[e.child], radius, css.get(e.parent, ""), taken) for e in reversed(drawn)
    )
    labels: dict[int, float] = {}
    for (day, _), at in sorted((key, i) for key, i in order.items()):
        labels.setdefault(day, LEFT + at * gap_x)
    named = tuple((x, "date not known" if day == _NEVER else words.day(day)) for day, x in labels.items())
    width = LEFT * 2 + gap_x * max(0, len(order) - 1)
    height = TOP + gap_y * (max(rows.values(), default=0) + 1) + BOTTOM
    return Drawing(width, height, radius, nodes, lines, named, len(book.dossier.lineage.edges) - len(drawn))


def _drawn(book: Book, place: Mapping[str, tuple[float, float]]) -> list[Edge]:
    """All edges of known direction; of the others those that join what is not joined yet, the strongest first.

    Five copies of one text share text pair by pair: ten lines that say nothing which four do not.
    """
    root = {id_: id_ for id_ in place}

    def find(id_: str) -> str:
        while root[id_] != id_:
            id_ = root[id_]
        return id_

    drawn: list[Edge] = []
    for edge in (e for e in book.edges if e.child in place and e.parent in place):
        child, parent = find(edge.child), find(edge.parent)
        if len(drawn) < MAX_LINES and (edge.direction == "known" or child != parent):
            drawn.append(edge)
        root[child] = parent
    return drawn


def _days(book: Book) -> dict[str, int]:
    """Node -> day. A report without a date stands with the first dated report that stands on it, or else with the
    last one that it stands on; its column only says before or after."""
    lineage = book.dossier.lineage
    dates = {r.id: words.ordinal(r.published.earliest or r.published.value) for r in book.dossier.reports}
    found = {id_: day for id_, day in dates.items() if day is not None}
    known = [e for e in lineage.edges if e.direction == "known" and e.child in dates and e.parent in dates]
    for _ in range(len(dates)):
        near: dict[str, int] = {}
        for edge in known:
            if edge.parent not in found and edge.child in found:
                near[edge.parent] = min(near.get(edge.parent, _NEVER), found[edge.child])
        if not near:
            after = [e for e in known if e.child not in found and e.parent in found]
            near = {e.child: max(found[o.parent] for o in after if o.child == e.child) for e in after}
        if not near:
            break
        found |= near
    found = {id_: found.get(id_, _NEVER) for id_ in dates}
    for unseen in lineage.hypothetical:
        found[unseen.id] = min((found[c] for c in unseen.children if c in found), default=_NEVER)
    return found


def _columns(book: Book, days: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Node -> (day, depth among the nodes of that day)."""
    parents: dict[str, list[str]] = defaultdict(list)
    for edge in book.dossier.lineage.edges:
        if edge.direction == "known" and days.get(edge.parent) == days.get(edge.child, -1):
            parents[edge.child].append(edge.parent)
    depth: dict[str, int] = {}

    def reach(id_: str, above: frozenset[str]) -> int:
        if id_ not in depth:
            ups = [p for p in parents[id_] if p not in above]
            depth[id_] = max((reach(p, above | {id_}) + 1 for p in ups), default=0)
        return depth[id_]

    for id_ in days:
        reach(id_, frozenset({id_}))
    for unseen in book.dossier.lineage.hypothetical:
        depth[unseen.id] = min((depth[c] for c in unseen.children if days.get(c) == days[unseen.id]), default=0) - 1
    return {id_: (day, depth[id_]) for id_, day in days.items()}


def _rows(book: Book, columns: Mapping[str, tuple[int, int]]) -> dict[str, int]:
    """Node -> row. Origins in order of their first report; in a lane the nodes of one column under one another."""
    lanes: dict[int, list[str]] = {}
    for report in book.dossier.reports:
        found = book.origins_of(report.id)
        lanes.setdefault(found[0][0].number if found else 0, []).append(report.id)
    for unseen in book.dossier.lineage.hypothetical:
        child = next((c for c in unseen.children if c in columns), None)
        lane = next((ids for ids in lanes.values() if child in ids), None)
        if lane is None:
            lane = lanes.setdefault(-1, [])
        lane.insert(0, unseen.id)
    rows: dict[str, int] = {}
    top = 0
    for ids in lanes.values():
        used: set[tuple[tuple[int, int], int]] = set()
        for id_ in ids:
            row = top
            while (columns[id_], row) in used:
                row += 1
            used.add((columns[id_], row))
            rows[id_] = row
        top = max(rows[id_] for id_ in ids) + 1
    return rows


def _node(book: Book, id_: str, x: float, y: float) -> Node:
    found = book.origins_of(id_) if id_ in book.reports else []
    shade = found[0][0] if found else None
    note = book.outlet(book.reports[id_]) if id_ in book.reports else book.unseen[id_].agency or "not in the pile"
    if id_ in book.reports and not (book.reports[id_].published.earliest or book.reports[id_].published.value):
        note = f"{words.short(note, 12)} (no date)".strip()
    css, number = (shade.css, shade.number) if shade else ("", 0)
    return Node(id_, book.sign(id_), _shape(book, id_), css, number, x, y, words.short(note, 22))


def _shape(book: Book, id_: str) -> str:
    if id_ in book.unseen:
        return "unseen"
    if len([share for _, share in book.origins_of(id_) if share > 0.05]) > 1:
        return "mixed"
    stands = any(e.child == id_ and e.direction == "known" for e in book.dossier.lineage.edges)
    return "copy" if stands else "head"


def _line(
    edge: Edge,
    start: tuple[float, float],
    end: tuple[float, float],
    radius: int,
    css: str,
    taken: Set[tuple[float, float]],
) -> Line:
    """From the right side of the parent to the left side of the child; between two of one column, round the right."""
    known = edge.direction == "known"
    if not known and start[0] > end[0]:
        start, end = end, start
    side = -1 if start[0] == end[0] else 1
    (x1, y1), (x2, y2) = (start[0] + radius + 2, start[1]), (end[0] - side * (radius + (9 if known else 2)), end[1])
    bend = 34.0 if side < 0 else max(28.0, abs(x2 - x1) * 0.45)
    # Where a node of the row stands between the two, the line passes above it.
    blocked = y1 == y2 and any(y == y1 and x1 < x < x2 for x, y in taken)
    lift = min(26.0 + (x2 - x1) * 0.05, 46.0) if blocked else 0.0
    points = ((x1, y1), (x1 + bend, y1 - lift), (x2 - side * bend, y2 - lift), (x2, y2))
    path = "M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}".format(*(n for point in points for n in point))
    tip = x2 + side * 8
    arrow = f"M{x2 - side:.1f} {y2 - 5:.1f}L{tip:.1f} {y2:.1f}L{x2 - side:.1f} {y2 + 5:.1f}Z" if known else ""
    style = f"{css} k-{edge.kind}" + (" indirect" if edge.indirect else "") + ("" if known else " open")
    return Line(edge, path, round(1.2 + 5.0 * edge.share, 1), style, arrow, *_along(points, 0.68))


def _along(points: tuple[tuple[float, float], ...], t: float) -> tuple[float, float]:
    """The point of a cubic Bezier curve at t; near the child, where lines of one parent have parted."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return sum(w * p[0] for w, p in zip(weights, points, strict=True)), sum(
        w * p[1] for w, p in zip(weights, points, strict=True)
    )
