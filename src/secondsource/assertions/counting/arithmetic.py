"""How the numbers of one report hang together: parts that add up, a part of a whole, what is left, a share, an update.

Only relations that words or places in the text suggest are tried, so that numbers which add up by chance are few: the
parts of a sum stand side by side, a difference stands within a few sentences of both its terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondsource.assertions.counting.told import sentences_of
from secondsource.model.assertion import Figure, Relation
from secondsource.model.parse import Parse

#: How many parts a sum has at most, and how far (in figures) its total may stand from it.
MOST_PARTS, NEAR = 4, 12
#: How far the terms of a difference may stand from one another (in figures), and its least number.
NEAR_REST, LEAST_REST = 5, 20
#: Totals below this are easily met by chance: they must stand in the sentence of their parts or beside it.
SMALL = 15
#: How well a share must fit: the words say "roughly a quarter".
SHARE_OFF = 0.15


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure with its number and its sentence."""

    figure: Figure
    value: float
    sentence: int


def relations(parse: Parse, figures: Sequence[Figure]) -> tuple[Relation, ...]:
    """The relations among the figures of a report, sums first, each set of numbers once."""
    places = sentences_of(parse, figures)
    counts = [_Count(f, f.value, n) for n, f in zip(places, figures, strict=True) if f.value is not None]
    people = [c for c in counts if c.figure.unit == "person" and float(c.value).is_integer()]
    sums = list(_sums(people))
    found = [*sums, *_increases(people), *_subsets(figures, sums), *_differences(people, sums), *_shares(counts)]
    by_id = {f.id: f.value for f in figures}
    seen: set[tuple[object, ...]] = set()
    kept = []
    for relation in found:
        numbers = [by_id[t] or 0 for t in (*relation.terms, relation.total)]
        key = (relation.kind, *sorted(numbers))
        if key not in seen:
            seen.add(key)
            kept.append(relation)
    return tuple(kept)


def _sums(people: Sequence[_Count]) -> Iterator[Relation]:
    """Runs of two to four numbers side by side whose sum is another number near them."""
    for first in range(len(people)):
        for size in range(MOST_PARTS, 1, -1):
            run = people[first : first + size]
            if len(run) < size or not _side_by_side(run):
                continue
            around = people[max(0, first - NEAR) : first + size + NEAR]
            found = next((r for parts in _with_dead(people, first, run) if (r := _sum(parts, around))), None)
            if found:
                yield found
                break


def _with_dead(people: Sequence[_Count], first: int, run: Sequence[_Count]) -> Iterator[Sequence[_Count]]:
    """A run, and before "131 were rescued and 45 are missing" the number of dead that was told last."""
    yield run
    fates = {c.figure.status for c in run}
    if len(run) == len(fates) == MOST_PARTS - 2 and fates == {"rescued", "missing"}:
        before = [c for c in people[max(0, first - NEAR_REST) : first] if c.figure.status == "killed"]
        yield from ([dead, *run] for dead in before[-1:])


def _sum(run: Sequence[_Count], around: Sequence[_Count]) -> Relation | None:
    total = sum(c.value for c in run)
    whole = next((c for c in around if c.value == total and c not in run and _is_whole(c, run)), None)
    return Relation(run[0].figure.report, "sum", tuple(c.figure.id for c in run), whole.figure.id) if whole else None


def _side_by_side(run: Sequence[_Count]) -> bool:
    """Each in the sentence of the one before it, or in the next, where they say something else of other people; no
    number is a part of another among them."""
    ids = {c.figure.id for c in run}
    kinds = {(c.figure.status, c.figure.victim_class) for c in run}
    most = 1 if len(kinds) > 1 else 0
    apart = all(b.sentence - a.sentence <= most for a, b in pairwise(run))
    return apart and not any(c.figure.part_of in ids for c in run)


def _is_whole(whole: _Count, run: Sequence[_Count]) -> bool:
    """Whether parts with these fates can make up the whole: all with its own, or of those on board some dead, some
    saved; a small one must stand beside its parts."""
    fates = {c.figure.status for c in run}
    told = whole.figure.status
    same = fates == {told} or (fates == {None} and told == "on-board")
    boarded = told in (None, "on-board") and len(fates) == len(run) and None not in fates
    beside = min(abs(whole.sentence - c.sentence) for c in run) <= 1
    return (same or boarded) and (beside or whole.value >= SMALL)


def _increases(people: Sequence[_Count]) -> Iterator[Relation]:
    """ "Three more died, raising the toll to 34": the increment and an earlier number make the new total."""
    for at, added in enumerate(people):
        if added.figure.running != "increment":
            continue
        near = [c for c in people[max(0, at - NEAR) : at + NEAR] if c.figure.status == added.figure.status]
        for total in near:
            rest = next((c for c in near if c is not added and c.value + added.value == total.value), None)
            if total.figure.running == "total" and rest:
                yield Relation(rest.figure.report, "increase", (rest.figure.id, added.figure.id), total.figure.id)
                break


def _subsets(figures: Sequence[Figure], sums: Sequence[Relation]) -> Iterator[Relation]:
    """What the words of the report tell to be a part, where no sum says so already."""
    added = {(term, relation.total) for relation in sums for term in relation.terms}
    by_id = {f.id: f for f in figures}
    for figure in figures:
        whole = by_id.get(figure.part_of or "")
        if not whole or figure.value is None or whole.value is None or (figure.id, whole.id) in added:
            continue
        if figure.value < whole.value:
            yield Relation(figure.report, "subset", (figure.id,), whole.id)


def _differences(people: Sequence[_Count], sums: Sequence[Relation]) -> Iterator[Relation]:
    """Of three numbers close to one another the greatest is the sum of the others, and no sum says so already."""
    taken = {(*relation.terms, relation.total) for relation in sums}
    for at, first in enumerate(people):
        near = [c for c in people[at + 1 : at + NEAR_REST] if c.sentence - first.sentence <= NEAR_REST]
        values = {c.value: c for c in near}
        for second in near:
            third = values.get(first.value - second.value)
            if third is None or third is second or min(second.value, third.value) < LEAST_REST:
                continue
            ids = {first.figure.id, second.figure.id, third.figure.id}
            if second.sentence <= third.sentence and not any(set(sum_) == ids for sum_ in taken):
                yield Relation(first.figure.report, "difference", (first.figure.id, second.figure.id), third.figure.id)


def _shares(counts: Sequence[_Count]) -> Iterator[Relation]:
    """ "9,000 people, nearly a third of its 28,000 inhabitants"."""
    for before, share, after in zip(counts, counts[1:], counts[2:], strict=False):
        one_sentence = before.sentence == share.sentence == after.sentence
        if share.figure.unit not in ("share", "percent") or not one_sentence or before.figure.unit != after.figure.unit:
            continue
        stated = share.value / 100 if share.figure.unit == "percent" else share.value
        if before.value < after.value and stated:
            fits = abs(before.value / after.value / stated - 1) <= SHARE_OFF
            yield Relation(before.figure.report, "share", (before.figure.id,), after.figure.id, share.figure.id, fits)
