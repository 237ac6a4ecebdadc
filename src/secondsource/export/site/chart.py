"""The value of a claim over time: one dot a reading, reports in the order of their publication."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.export.site import words
from secondsource.export.site.book import Book
from secondsource.model.claim import Claim

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 420, 96, 44, 16, 14, 24


@dataclass(frozen=True, slots=True)
class Dot:
    """A reading: where it stands, its report and value, its look."""

    x: float
    y: float
    y_low: float
    y_high: float
    sign: str
    value: str
    css: str
    href: str
    number: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A small chart; lengths in SVG user units."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    levels: tuple[tuple[float, str], ...]


def over_time(book: Book, claim: Claim) -> Chart | None:
    """The chart of a figure claim with two different values or more; None for the others."""
    found: dict[tuple[str, float, float], tuple[str, str, str]] = {}
    for member in claim.members:
        figure = book.figures.get(member.figure or "")
        if not figure:
            continue
        ends = [v for v in (figure.low, figure.value, figure.high) if v is not None]
        if ends:
            shade = book.origin_at(member.span)
            look = (shade.css, str(shade.number)) if shade else ("", "")
            found.setdefault((member.report, min(ends), max(ends)), (book.link(member.span), *look))
    if len({key[1:] for key in found}) < 2:
        return None
    order = {id_: i for i, id_ in enumerate(book.reports)}
    keys = sorted(found, key=lambda k: (order.get(k[0], 0), k[1:]))
    columns = {id_: i for i, id_ in enumerate(dict.fromkeys(key[0] for key in keys))}
    low, high = min(k[1] for k in keys), max(k[2] for k in keys)
    step = (WIDTH - LEFT - RIGHT) / max(1, len(columns))

    def y_of(value: float) -> float:
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - low) / ((high - low) or 1)), 1)

    dots = tuple(
        Dot(
            round(LEFT + step * (columns[id_] + 0.5), 1),
            y_of((a + b) / 2),
            y_of(a),
            y_of(b),
            id_,
            words.values(a, b),
            found[id_, a, b][1],
            found[id_, a, b][0],
            found[id_, a, b][2],
        )
        for id_, a, b in keys
    )
    return Chart(WIDTH, HEIGHT, dots, ((y_of(low), words.number(low)), (y_of(high), words.number(high))))
