"""The stemma as a drawing: time from left to right, a row for each report, copies below what they stand on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from secondsource.export.site import bands, lanes, routes, words
from secondsource.export.site.book import Book
from secondsource.export.site.stemmata import Held, Sheet
from secondsource.model.lineage import Edge, Possible, Unseen
from secondsource.model.story import Story

TOP, BOTTOM, LEFT, RIGHT = 40, 22, 214, 46  # margins; names stand in the left one
LINES = 12  # units above a group that has a heading
MAX_LINES = 240  # drawn edges; the table has all
MAX_LOOSE = 60  # drawn pairs that share nothing binding
BINDING_NOTHING = ("quotation only", "background only")


@dataclass(frozen=True, slots=True)
class Node:
    """A report or an unseen ancestor. `shape`: head (stands on nothing here), copy, mixed, unseen.

    `bar`: (left, right, open to the left) where the day is not known for sure.
    """

    id: str
    sign: str
    shape: str
    css: str
    origin: int
    x: float
    y: float
    name: str
    told: str
    bar: tuple[float, float, bool] | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """The stemma; lengths in SVG user units. `headings`: (y, words). `left_out` edges are in the table only."""

    width: float
    height: float
    radius: int
    left: float
    nodes: tuple[Node, ...]
    lines: tuple[routes.Line, ...]
    loose: tuple[routes.Loose, ...]
    bands: tuple[bands.Band, ...]
    headings: tuple[tuple[float, str], ...]
    left_out: int


def draw(book: Book, sheet: Sheet | None = None) -> Drawing:
    """The stemma of a page (None: of the whole pile)."""
    ids = list(book.reports) if sheet is None or sheet.members is None else list(sheet.members)
    held = book.held(sheet.page) if sheet else _all(book)
    unseen = held.unseen
    nodes = {*ids, *(u.id for u in unseen)}
    edges = [e for e in held.edges if e.child in nodes and e.parent in nodes]
    when = bands.days((book.reports[id_] for id_ in ids), unseen, edges)
    depth = bands.depths(when, edges)
    order = {id_: i for i, id_ in enumerate([*(u.id for u in unseen), *ids])}
    keys = {id_: (found.home, depth[id_], order[id_]) for id_, found in when.items()}
    drawn = _drawn(edges, nodes)
    stories = [sheet.story] if sheet and sheet.story else book.dossier.stories
    rows, headings, height, step = _rows(stories, lanes.forest(nodes, drawn, keys), unseen, when)
    slot = _slots(drawn, keys, rows)
    radius = 13 if step > 30 else 11
    extra: dict[tuple[int, int], float] = {}
    for id_, number in slot.items():
        extra[keys[id_][:2]] = max(extra.get(keys[id_][:2], 0), number * routes.TRUNK)
    made, columns = bands.bands(when, depth, LEFT, extra)
    place = {id_: (columns[keys[id_][:2]], rows[id_]) for id_ in rows}
    found = tuple(_node(book, id_, place[id_], when[id_], made) for id_ in rows)
    lines = routes.route(
        sorted(drawn, key=lambda e: (rows[e.child], rows[e.parent])), place, radius, slot, {n.id: n.css for n in found}
    )
    loose = routes.loose(nothing_binding(held), place, radius)
    width = max(band.right for band in made) + RIGHT if made else LEFT + RIGHT
    return Drawing(width, height, radius, LEFT, found, lines, loose, made, headings, held.total - len(drawn))


def _all(book: Book) -> Held:
    lineage = book.dossier.lineage
    return Held(book.edges, len(lineage.edges), 0, list(lineage.hypothetical), list(lineage.possible))


def _drawn(edges: list[Edge], nodes: Collection[str]) -> list[Edge]:
    """All edges of known direction; of the others those that join what is not joined yet, the strongest first.

    Five copies of one text share text pair by pair: ten lines that say nothing which four do not.
    """
    root = {id_: id_ for id_ in nodes}

    def find(id_: str) -> str:
        while root[id_] != id_:
            root[id_] = root[root[id_]]
            id_ = root[id_]
        return id_

    drawn: list[Edge] = []
    for edge in edges:
        child, parent = find(edge.child), find(edge.parent)
        if len(drawn) < MAX_LINES and (edge.direction == "known" or child != parent):
            drawn.append(edge)
        root[child] = parent
    return drawn


def _rows(
    told: Sequence[Story], order: list[str], unseen: list[Unseen], when: Mapping[str, bands.When]
) -> tuple[dict[str, float], tuple[tuple[float, str], ...], float, int]:
    """The y of each node, the headings, the height of it all, and the distance of two rows."""
    homes = {u.id: next((c for c in u.children if c in when), u.id) for u in unseen}
    undated = {id_ for id_, found in when.items() if not found.dated}
    stories = [(words.short(story.title, 90), story.reports) for story in told]
    step = 36 if len(order) <= 30 else 28
    rows: dict[str, float] = {}
    headings: list[tuple[float, str]] = []
    y = float(TOP)
    for group in lanes.groups(order, stories, homes, undated):
        if group.heading:
            y += LINES
            headings.append((y, group.heading))
            y += LINES
        for id_ in group.ids:
            rows[id_] = y + step / 2
            y += step
    return rows, tuple(headings), y + BOTTOM, step


def _slots(drawn: list[Edge], keys: Mapping[str, lanes.Key], rows: Mapping[str, float]) -> dict[str, int]:
    """Which trunk beside its column each parent has."""
    number = {id_: i for i, id_ in enumerate(rows)}
    seats = {id_: (float(keys[id_][0] * 1000 + keys[id_][1]), rows[id_]) for id_ in rows}
    spans: dict[str, tuple[int, int]] = {}
    for start, end in routes.starts(drawn, seats):
        first, last = spans.get(start, (number[start], number[start]))
        spans[start] = min(first, number[end]), max(last, number[end])
    return lanes.slots(spans, keys)


def nothing_binding(held: Held) -> list[Possible]:
    """The pairs that share a quotation or background only, those that share most first."""
    found = [pair for pair in held.possible if pair.relation in BINDING_NOTHING]
    return sorted(found, key=lambda p: (-len(p.passages), p.left, p.right))[:MAX_LOOSE]


def _node(book: Book, id_: str, place: tuple[float, float], when: bands.When, made: tuple[bands.Band, ...]) -> Node:
    shade = book.shade_of(id_)
    css, number = (shade.css, shade.number) if shade else ("", 0)
    name, told = _called(book, id_)
    return Node(id_, book.sign(id_), _shape(book, id_), css, number, *place, name, told, _bar(place[0], when, made))


def _called(book: Book, id_: str) -> tuple[str, str]:
    """A node's name in the margin, and what is told when the pointer rests on it."""
    if id_ in book.unseen:
        ancestor = book.unseen[id_]
        by = f", no later than {words.day(ancestor.latest)}" if ancestor.latest else ""
        who = f" of {ancestor.agency}" if ancestor.agency else ""
        return words.fitted(ancestor.agency or "unseen text", LEFT - 54), f"a text{who} that is not in the pile{by}"
    report = book.reports[id_]
    title, outlet = book.title(report), book.outlet(report)
    told = ", ".join(part for part in (title, outlet, f"published {words.published(report.published)}") if part)
    return words.fitted(outlet or title, LEFT - 54), told


def _shape(book: Book, id_: str) -> str:
    if id_ in book.unseen:
        return "unseen"
    if len([share for _, share in book.origins_of(id_) if share > 0.05]) > 1:
        return "mixed"
    return "copy" if id_ in book.standing else "head"


def _bar(x: float, when: bands.When, made: tuple[bands.Band, ...]) -> tuple[float, float, bool] | None:
    """Where the node may truly stand, if that is more than its day."""
    if not when.dated or (when.first is not None and when.first == when.last):
        return None
    band = {b.day: b for b in made}
    right = band[when.last].right if when.last in band else made[-1].right
    if when.first is None:
        return x - 34, max(right, x), True
    return band[when.first].left, right, False
