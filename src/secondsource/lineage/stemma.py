"""Choosing parents: the fewest that explain what a report has in common with others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from secondsource.lineage.kin import Kin

GAIN = 0.55  # closeness that a further parent must add: one paraphrased sentence, or two partial ones
SAME = 0.85  # share of a candidate's explanation that an earlier report must give to stand in its place

Parents = dict[str, tuple[str, ...]]


def choose(
    order: Sequence[str], kin: Sequence[Kin], said: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> Parents:
    """The parents of each report among the reports of the pile, closest first; nobody is its own ancestor. `said`: the
    parents that a person named, which come first whatever explains what."""
    of: dict[str, list[Kin]] = {report: [] for report in order}
    for pair in kin:
        of[pair.left].append(pair)
        of[pair.right].append(pair)
    firsts = {(pair.first(), pair.other(first)) for pair in kin if (first := pair.first())}
    place = {report: i for i, report in enumerate(order)}
    parents: Parents = {child: tuple(named) for child, named in said.items()}
    for child in order:
        named = parents.get(child, ())
        covered = {at: c for k in of[child] if k.other(child) in named for at, c in k.explained(child).items()}
        able = {k.other(child): k.explained(child) for k in of[child] if k.first() == k.other(child) and not k.twins}
        able = {p: lines for p, lines in able.items() if lines and p not in named}
        found = [p for p in _cover(able, firsts, place, covered) if child not in ancestors(p, parents)]
        parents[child] = (*named, *found)
    return parents


def _cover(
    able: Mapping[str, Mapping[int, float]],
    firsts: set[tuple[str | None, str]],
    place: Mapping[str, int],
    explained: Mapping[int, float],
) -> Iterable[str]:
    """Greedy: the candidate that adds most to what is `explained`, replaced by an earlier one that explains nearly as
    much."""
    left, covered = dict(able), dict(explained)
    while left:
        gains = {p: sum(max(0.0, c - covered.get(at, 0.0)) for at, c in lines.items()) for p, lines in left.items()}
        best = min(left, key=lambda p: (-gains[p], place[p]))
        if gains[best] < GAIN:
            return
        earlier = [p for p in left if (p, best) in firsts and gains[p] >= SAME * gains[best]]
        if earlier:
            best = min(earlier, key=lambda p: (-gains[p], place[p]))
        for at, closeness in left.pop(best).items():
            covered[at] = max(closeness, covered.get(at, 0.0))
        yield best


def with_leanings(order: Sequence[str], kin: Sequence[Kin], parents: Parents) -> Parents:
    """The parents, and for related pairs that nothing explains the likelier parent in the place of the one unknown."""
    full = dict(parents)
    place = {report: i for i, report in enumerate(order)}
    for pair in sorted(kin, key=lambda k: (-k.score, place[k.left], place[k.right])):
        above = {one: {one, *ancestors(one, full)} for one in (pair.left, pair.right)}
        if not above[pair.left] & above[pair.right]:
            child = pair.other(pair.leaning())
            full[child] = (*full[child], pair.leaning())
    return full


def ancestors(report: str, parents: Mapping[str, Sequence[str]]) -> set[str]:
    """Everybody that a report goes back to, at any remove."""
    found: set[str] = set()
    todo = [report]
    while todo:
        new = set(parents.get(todo.pop(), ())) - found
        found |= new
        todo += sorted(new)
    return found
