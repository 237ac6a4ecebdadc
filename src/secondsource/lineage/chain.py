"""The same facts in the same order: what a thorough rewrite keeps when it keeps no wording.

Two reporters at one event share its names and main numbers as well; what they do not share is the choice of many small
facts, sentence for sentence, all through both texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from secondsource.lineage.compare import is_name
from secondsource.lineage.signature import Line, Signature
from secondsource.lineage.weights import Weights

LINKS = 400  # likeliest pairs of lines that are looked at: the search compares each with each
FACTS = 50.0  # nats of facts that leave nothing to ask: some fourteen rare names and numbers
# Strength up to which two reports of one event come by themselves. Set by hand, as FACTS is, after looking at labelled
# pairs and at the set `strike`: not fitted, and strike's scores are no proof of it.
DOUBT = 0.5


class Link(NamedTuple):
    """Two lines by position, with the chance (0 to 1) that one reuses the other."""

    left: int
    right: int
    chance: float


@dataclass(frozen=True, slots=True)
class Told:
    """What two reports tell in the same order.

    `links`: pairs of lines; `order`: their share of the chances of all counterparts, 1 where no line is out of order;
    `facts`: weight of the names and numbers that the pairs share, in nats; `cover_left`, `cover_right`: share of each
    body that the lines make up.
    """

    links: tuple[Link, ...] = ()
    order: float = 0.0
    facts: float = 0.0
    cover_left: float = 0.0
    cover_right: float = 0.0

    def both(self) -> float:
        """The shares of both bodies in one (harmonic mean): a brief within a long report covers little."""
        return 2 * self.cover_left * self.cover_right / max(1e-9, self.cover_left + self.cover_right)

    def strength(self) -> float:
        """From 0 to 1: many facts, through both texts, none out of order."""
        return min(1.0, self.facts / FACTS) * self.both() * self.order**2

    def beyond_doubt(self) -> float:
        """How far (0 to 1) the strength exceeds what comes by itself."""
        return max(0.0, self.strength() - DOUBT) / (1 - DOUBT)


def told(left: Signature, right: Signature, links: Iterable[Link], weights: Weights) -> Told:
    """What two reports tell in the same order, of the pairs of lines that may tell the same."""
    able = sorted(links, key=lambda link: (-link.chance, link))[:LINKS]
    found = heaviest(able)
    if not found:
        return Told()
    ends = (dict[int, float](), dict[int, float]())
    for link in reversed(able):  # the likeliest last, so that it stays
        ends[0][link.left] = ends[1][link.right] = link.chance
    counterparts = min(sum(side.values()) for side in ends)
    facts = {k for link in found for k in _facts(left.lines[link.left], right.lines[link.right])}
    return Told(
        tuple(found),
        min(1.0, sum(link.chance for link in found) / max(1e-9, counterparts)),
        sum(map(weights.of, sorted(facts))),
        _cover(left.lines, [link.left for link in found]),
        _cover(right.lines, [link.right for link in found]),
    )


def heaviest(links: Sequence[Link]) -> list[Link]:
    """The links of greatest summed chance that rise on both sides; ties go to the earlier ones."""
    ordered = sorted(links)
    best: list[tuple[float, int]] = []  # the weight of the heaviest chain that ends here, and the link before
    for link in ordered:
        below = [(w, -j) for j, (w, _) in enumerate(best) if _rises(ordered[j], link)]
        weight, before = max(below, default=(0.0, 1))
        best.append((weight + link.chance, -before))
    found: list[Link] = []
    at = max(range(len(best)), key=lambda i: (best[i][0], -i), default=-1)
    while at >= 0:
        found.append(ordered[at])
        at = best[at][1]
    return found[::-1]


def _rises(before: Link, after: Link) -> bool:
    return before.left < after.left and before.right < after.right


def _facts(left: Line, right: Line) -> list[str]:
    """The names and numbers that two lines share."""
    return [k for k, i in left.places.items() if k in right.places and (k[0] == "#" or is_name(left, i))]


def _cover(lines: Sequence[Line], covered: Sequence[int]) -> float:
    body = sum(len(line.span) for line in lines if not line.title)
    return sum(len(lines[i].span) for i in covered) / max(1, body)
