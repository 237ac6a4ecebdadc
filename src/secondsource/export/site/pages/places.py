"""The map: where things are said to have happened, each place with how far off it may lie."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.export.site.book import Book, Ref, anchor
from secondsource.export.site.outline import Outline, outline
from secondsource.export.site.page import Page
from secondsource.export.site.projection import View, apart, bar, view
from secondsource.model.claim import Control, Event
from secondsource.model.place import Candidate, PlaceMention, Site
from secondsource.model.span import Span

WIDTH = 1080
#: Too large to stand as a point: they are listed.
AREAS = frozenset({"country", "continent"})
#: A region this wide says no more of where a thing happened than a country does.
WIDEST_KM = 400.0
LEAST_HALO = 9.0  # units: that of a place known to some metres
VAST = 0.15  # of the map's width: a halo beyond it is a line, or it would hide the map
MAX_PINS = 200  # drawn, the most told of first; the list has all
MAX_SPANS = 8
NEAR = 13.0  # units within which two pins hide one another's labels
#: The close map is drawn where it is at least this much narrower than the wide one.
CLOSER = 2.5
NEIGHBOURS = 120.0  # km from where something happened: what is named there helps the eye


@dataclass(frozen=True, slots=True)
class Told:
    """One place of the gazetteer with everything that the reports tell of it."""

    number: int
    site: Site
    anchor: str
    names: tuple[str, ...]
    reports: tuple[str, ...]
    spans: tuple[Span, ...]
    more: int
    events: tuple[Ref, ...]
    control: tuple[Control, ...]
    others: tuple[Candidate, ...]
    match: str
    why: tuple[str, ...]

    @property
    def drawn(self) -> bool:
        """Whether it is small enough to stand as a point."""
        return self.site.kind not in AREAS and self.site.radius_km <= WIDEST_KM


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on the map; lengths in SVG user units. `label` is "" where another pin is in the way."""

    told: Told
    x: float
    y: float
    halo: float
    css: str
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """One map: its window, the outlines, the pins, and lines between places that accounts dispute."""

    name: str
    view: View
    outline: Outline
    pins: tuple[Pin, ...]
    joined: tuple[tuple[float, float, float, float, Ref], ...]
    bar: tuple[int, float]
    left_out: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name without coordinates: its spellings, mentions, and why it has none."""

    name: str
    reports: tuple[str, ...]
    spans: tuple[Span, ...]
    more: int
    why: str
    others: tuple[Candidate, ...]


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    told = _told(book)
    context = {
        "maps": _maps(book, [item for item in told if item.drawn]),
        "pins": [item for item in told if item.drawn],
        "areas": [item for item in told if not item.drawn],
        "unknown": _unknown(book),
        "width": WIDTH,
    }
    yield Page("map.html", "map", "Map", "map", context)


def _told(book: Book) -> list[Told]:
    """The places of the gazetteer that are told of, those where most happened first."""
    mentions: dict[str, list[PlaceMention]] = defaultdict(list)
    for mention in book.dossier.places:
        if mention.site:
            mentions[mention.site.id].append(mention)
    events: dict[str, list[Event]] = defaultdict(list)
    for event in book.dossier.events:
        if event.place and event.place.gazetteer_id and not event.background:
            events[event.place.gazetteer_id].append(event)
    control: dict[str, list[Control]] = defaultdict(list)
    for change in book.dossier.control:
        if change.where and change.where.gazetteer_id:
            control[change.where.gazetteer_id].append(change)

    def weight(id_: str) -> tuple[int, int, int, str]:
        return -len(control[id_]) - len(events[id_]), -len({m.report for m in mentions[id_]}), -len(mentions[id_]), id_

    order = sorted(mentions, key=weight)
    return [_one(book, i, mentions[id_], events[id_], control[id_]) for i, id_ in enumerate(order, 1)]


def _one(
    book: Book, number: int, mentions: Sequence[PlaceMention], events: Sequence[Event], control: Sequence[Control]
) -> Told:
    best = max(mentions, key=lambda m: m.sure)
    assert best.site
    names = Counter(" ".join(book.quote(mention.span).split()) for mention in mentions)
    others = {o.site.id: o for mention in mentions for o in mention.others if o.site.id != best.site.id}
    spans = _spans(book, mentions)
    return Told(
        number,
        best.site,
        anchor(best.site.id),
        tuple(name for name, _ in names.most_common()),
        _sigla(book, mentions),
        spans[:MAX_SPANS],
        max(0, len(spans) - MAX_SPANS),
        tuple(book.refs(event.id for event in events)),
        tuple(control),
        tuple(sorted(others.values(), key=lambda o: (-o.score, o.site.id))),
        best.match or "",
        tuple(reason.detail for reason in best.reasons),
    )


def _sigla(book: Book, mentions: Sequence[PlaceMention]) -> tuple[str, ...]:
    told = {mention.report for mention in mentions}
    return tuple(id_ for id_ in book.reports if id_ in told)


def _spans(book: Book, mentions: Sequence[PlaceMention]) -> tuple[Span, ...]:
    order = {id_: i for i, id_ in enumerate(book.reports)}
    return tuple(sorted((m.span for m in mentions), key=lambda s: (order.get(s.report, 0), s.start)))


def _unknown(book: Book) -> list[Unknown]:
    """The names that no place stands for, those in most reports first."""
    mentions: dict[str, list[PlaceMention]] = defaultdict(list)
    for mention in book.dossier.places:
        if not mention.site:
            mentions[mention.name].append(mention)
    found = []
    for name, told in mentions.items():
        spans = _spans(book, told)
        why = "; ".join(dict.fromkeys(reason.detail for mention in told for reason in mention.reasons))
        more = max(0, len(spans) - MAX_SPANS)
        found.append(Unknown(name, _sigla(book, told), spans[:MAX_SPANS], more, why, told[0].others))
    return sorted(found, key=lambda item: (-len(item.reports), -len(item.spans), item.name))


# ---- drawing ------------------------------------------------------------------------------------------------------


def _maps(book: Book, told: Sequence[Told]) -> list[Drawing]:
    """The map of all places, after a closer one of those where the news happened, if that shows more."""
    if not told:
        return []
    wide = view([(item.site.lat, item.site.lon) for item in told], WIDTH)
    close = view([(item.site.lat, item.site.lon) for item in _scene(told)], WIDTH)
    if close.scale < CLOSER * wide.scale:
        return [_drawing(book, "All places", wide, told)]
    return [_drawing(book, "Where it happened", close, told), _drawing(book, "All places", wide, told)]


def _scene(told: Sequence[Told]) -> list[Told]:
    """The places where something happened or changed hands, in the country where most did, and what else is named in
    their neighbourhood."""
    lively = [item for item in told if item.events or item.control] or list(told)
    counts: Counter[str] = Counter()
    for item in lively:
        counts[item.site.country] += len(item.events) + len(item.control) or 1
    home = min(counts, key=lambda country: (-counts[country], country))
    heart = [item for item in lively if item.site.country == home]
    return [item for item in told if item in heart or min(apart(item.site, near.site) for near in heart) <= NEIGHBOURS]


def _drawing(book: Book, name: str, shown: View, told: Sequence[Told]) -> Drawing:
    inside = [item for item in told if shown.holds(item.site.lat, item.site.lon)]
    pins: list[Pin] = []
    for item in inside[:MAX_PINS]:
        x, y = shown.place(item.site.lat, item.site.lon)
        halo = max(LEAST_HALO, shown.length(item.site.radius_km))
        css = "turned" if item.control else "lively" if item.events else "named"
        css += " vast" if halo > VAST * shown.width else ""
        free = all(abs(y - pin.y) > NEAR or not _overlap(x, item, pin) for pin in pins)
        pins.append(Pin(item, x, y, round(halo, 1), css, item.names[0] if free else ""))
    joined = tuple(_joined(book, shown, inside))
    return Drawing(name, shown, outline(shown), tuple(pins), joined, bar(shown), len(inside) - len(pins))


def _overlap(x: float, item: Told, pin: Pin) -> bool:
    """Whether the label of a place would run into a pin or its label; a letter is some six units wide."""
    mine, other = x + 12 + 6.2 * len(item.names[0]), pin.x + 12 + 6.2 * len(pin.label)
    return x - NEAR < other and pin.x - NEAR < mine


def _joined(book: Book, shown: View, told: Sequence[Told]) -> Iterator[tuple[float, float, float, float, Ref]]:
    """A line for each conflict about a place, between the two that the accounts name."""
    at = {mention.span: mention.site.id for mention in book.dossier.places if mention.site}
    placed = {item.site.id: shown.place(item.site.lat, item.site.lon) for item in told}
    for conflict in book.conflicts:
        ends = [next((id_ for span, id_ in at.items() if span.shared(side)), "") for side in (conflict.a, conflict.b)]
        ref = book.ref(conflict.id)
        if conflict.kind == "place" and ref and ends[0] != ends[1] and all(end in placed for end in ends):
            yield (*placed[ends[0]], *placed[ends[1]], ref)
