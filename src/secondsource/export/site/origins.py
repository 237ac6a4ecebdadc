"""One look for each origin everywhere: a number, one of eight colours, and a line pattern.

The number alone tells origins apart; colour and pattern only help the eye, and never stand without it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from secondsource.model.lineage import Origin

COLOURS = 8  # the classes o1 ... o8 of the style sheet (after Okabe and Ito, safe for the colour-blind)
PATTERNS = 4  # p1 solid, p2 dashed, p3 dotted, p4 double


@dataclass(frozen=True, slots=True)
class Shade:
    """How an origin looks: `number` counts from 1, `css` names its colour and its pattern."""

    id: str
    number: int
    css: str
    label: str
    reports: tuple[str, ...]


def shades(origins: Iterable[Origin]) -> dict[str, Shade]:
    """Origin id -> its look. Origins that carry more reports come first, so the great ones differ most."""
    order = sorted(enumerate(origins), key=lambda item: (-len(item[1].reports), item[0]))
    return {
        origin.id: Shade(origin.id, i + 1, _css(i), origin.label, origin.reports) for i, (_, origin) in enumerate(order)
    }


def _css(position: int) -> str:
    return f"o{position % COLOURS + 1} p{position // COLOURS % PATTERNS + 1}"
