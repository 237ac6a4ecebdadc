"""The lines of the stemma: out of the parent, along a trunk beside its column, and into the row of the child."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.export.site import relations, words
from secondsource.model.lineage import Edge, Possible

OUT = 7  # units between a node and its first trunk
TRUNK = 5  # units from one trunk to the next
BEND = 4  # radius of a corner
ENTRY = 8  # units between two lines that end at one node
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as drawn: the thin way to the child's row, the run that tells its kind and width, an arrowhead."""

    edge: Edge
    trunk: str
    run: str
    width: float
    css: str
    arrow: str
    label: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Loose:
    """Two reports that share what binds neither (a quotation, background)."""

    pair: Possible
    path: str
    css: str


def route(
    edges: Sequence[Edge], place: Mapping[str, Point], radius: int, slot: Mapping[str, int], css: Mapping[str, str]
) -> tuple[Line, ...]:
    """The lines of the edges. `slot` numbers the trunk of each parent, `css` is the look of each node's origin."""
    entering: dict[str, list[tuple[float, int]]] = defaultdict(list)
    turned = [_turned(edge, place) for edge in edges]
    for i, (start, end) in enumerate(turned):
        if _forward(place[start], place[end], radius, slot.get(start, 0)):
            entering[end].append((place[start][1], i))
    shift: dict[int, float] = {}
    for found in entering.values():
        middle = (len(found) - 1) / 2
        step = min(ENTRY, 2 * (radius - 3) / max(1, len(found) - 1))
        shift |= {i: (k - middle) * step for k, (_, i) in enumerate(sorted(found))}
    crowded = {i for found in entering.values() if len(found) > 2 for _, i in found}
    return tuple(
        _line(
            edge,
            place[start],
            place[end],
            radius,
            slot.get(start, 0),
            shift.get(i),
            css.get(edge.parent, ""),
            i in crowded,
        )
        for i, (edge, (start, end)) in enumerate(zip(edges, turned, strict=True))
    )


def _turned(edge: Edge, place: Mapping[str, Point]) -> tuple[str, str]:
    """From where to where an edge is drawn: where its direction is open, from left to right."""
    if edge.direction != "known" and place[edge.parent] > place[edge.child]:
        return edge.child, edge.parent
    return edge.parent, edge.child


def starts(edges: Sequence[Edge], place: Mapping[str, Point]) -> list[tuple[str, str]]:
    """(from, to) of each edge as it is drawn."""
    return [_turned(edge, place) for edge in edges]


def _forward(start: Point, end: Point, radius: int, slot: int) -> bool:
    """Whether the child stands far enough to the right for a trunk and a run."""
    return end[0] - radius - 14 > start[0] + radius + OUT + TRUNK * slot


def _line(
    edge: Edge, start: Point, end: Point, radius: int, slot: int, shift: float | None, css: str, crowded: bool
) -> Line:
    known = edge.direction == "known"
    look = relations.look(edge.relation)
    style = f"{css} {look.css}" + ("" if known else " open") + (" unsure" if relations.unsure(edge) else "")
    width = round(1.4 + 4.2 * edge.share, 1)
    label = "" if crowded else f"{look.sign} {words.share(edge.share)}{'?' if relations.unsure(edge) else ''}".strip()
    if shift is None:
        trunk, run, arrow, at = _round(start, end, radius, known)
    else:
        trunk, run, arrow, at = _elbow(start, end, radius, slot, shift, known)
    return Line(edge, trunk, run, width, style.strip(), arrow, label, *at)


def _elbow(
    start: Point, end: Point, radius: int, slot: int, shift: float, known: bool
) -> tuple[str, str, str, tuple[float, float]]:
    x, y = start[0] + radius + OUT + TRUNK * slot, end[1] + shift
    down = 1 if y > start[1] else -1
    bend = min(BEND, abs(y - start[1]) / 2)
    trunk = (
        f"M{start[0] + radius:.1f} {start[1]:.1f}H{x - bend:.1f}Q{x:.1f} {start[1]:.1f} {x:.1f} "
        f"{start[1] + down * bend:.1f}V{y - down * bend:.1f}Q{x:.1f} {y:.1f} {x + bend:.1f} {y:.1f}"
    )
    tip = end[0] - radius - 1
    run = f"M{x + bend:.1f} {y:.1f}H{tip - (7 if known else 0):.1f}"
    arrow = f"M{tip - 8:.1f} {y - 4.5:.1f}L{tip:.1f} {y:.1f}L{tip - 8:.1f} {y + 4.5:.1f}Z" if known else ""
    return trunk, run, arrow, (round(tip - 12, 1), round(y - 5 if shift <= 0 else y + 12, 1))


def _round(start: Point, end: Point, radius: int, known: bool) -> tuple[str, str, str, tuple[float, float]]:
    """Between two of one column, or back in time: round the right side."""
    x1, x2 = start[0] + radius + 1, end[0] + radius + (9 if known else 1)
    out = max(x1, x2) + 20 + min(24.0, abs(end[1] - start[1]) * 0.1)
    run = f"M{x1:.1f} {start[1]:.1f}C{out:.1f} {start[1]:.1f} {out:.1f} {end[1]:.1f} {x2:.1f} {end[1]:.1f}"
    arrow = ""
    if known:
        arrow = f"M{x2 - 1:.1f} {end[1] - 4.5:.1f}L{x2 - 8:.1f} {end[1]:.1f}L{x2 - 1:.1f} {end[1] + 4.5:.1f}Z"
    middle = 0.125 * x1 + 0.75 * out + 0.125 * x2
    return "", run, arrow, (round(middle + 30, 1), round((start[1] + end[1]) / 2 + 3, 1))


def loose(pairs: Sequence[Possible], place: Mapping[str, Point], radius: int) -> tuple[Loose, ...]:
    """The lines of pairs that share nothing binding, drawn round the right side."""
    made = []
    for pair in pairs:
        _, path, _, _ = _round(place[pair.left], place[pair.right], radius, False)
        made.append(Loose(pair, path, relations.look(pair.relation).css))
    return tuple(made)
