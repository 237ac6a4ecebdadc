"""From items to groups of items that make one claim: block, compare, cluster."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from math import log

from secondsource.claims.alignment.cluster import cluster, components
from secondsource.claims.alignment.features import SAME, Around, leans, other_fate, score
from secondsource.claims.alignment.figure_facts import same_class
from secondsource.claims.alignment.handed import COPY, Trail
from secondsource.claims.alignment.items import Item, telling
from secondsource.claims.alignment.never import elsewhere, other_count
from secondsource.claims.alignment.same_count import same_count
from secondsource.claims.alignment.turned import turned
from secondsource.model.span import Span

#: What may become of people, each with its words; two of these are two claims, however alike the rest.
_FATES = ("killed dead died drowned", "wounded", "missing", "rescued alive", "detained", "freed", "displaced", "buried")
Compare = Callable[[Item, Item], float]

#: A word, name or event met in more items than this brings no candidates: what half the pile says is no clue. It keeps
#: the comparisons linear in the number of items.
CROWD = 60
COPIES = 12  # of one wording are compared with another wording; more say nothing new


@cache
def fates() -> Mapping[str, str]:
    """Key of a word -> the fate that it tells of."""
    return {word: group.split()[0] for group in _FATES for word in telling(group)}


def align(items: Sequence[Item], trail: Trail, party: Callable[[str], str] = str) -> list[list[Item]]:
    """The items in groups, one a claim; `party` leads a source to whom it speaks for.

    Items of different stories, or of different kinds, are never joined.
    """
    blocks: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        blocks[item.story, "statement" if item.kind == "event" else item.kind].append(item)
    groups: list[list[Item]] = []
    for (_, kind), block in sorted(blocks.items()):
        groups += _by_place(block) if kind == "control" else _by_likeness(block, trail, kind == "figure", party)
    return groups


def _by_place(block: Sequence[Item]) -> list[list[Item]]:
    """Who holds a place is one claim a place, denials and admissions included; that the other side took it is another.

    Words that do not tell who took it go with those of the side that most texts name.
    """
    places: dict[str, list[Item]] = defaultdict(list)
    for item in block:
        places[item.place.casefold()].append(item)
    return [part for name in sorted(places) for part in _by_taker(places[name])]


def _by_taker(told: Sequence[Item]) -> list[list[Item]]:
    sides = Counter(side for side, _ in {(i.taker, i.strand) for i in told if i.taker and i.stance != "denies"})
    most = min(sides, key=lambda side: (-sides[side], side), default="")
    other = [item for item in told if item.taker not in ("", most) and item.stance in ("asserts", "reports")]
    return [part for part in ([item for item in told if item not in other], other) if part]


def _by_likeness(block: Sequence[Item], trail: Trail, figures: bool, party: Callable[[str], str]) -> list[list[Item]]:
    """Wordings compared and clustered; copies of one wording count as one, so that a copy changes nothing."""
    wordings = _wordings(block, trail)
    around = Around(weights(wordings), trail, fates(), party)
    compare: Compare = (lambda a, b: same_count(a, b, trail)) if figures else (lambda a, b: score(a, b, around))
    keys = _number_keys if figures else _word_keys
    scores = {}
    for a, b in _candidates(wordings, trail, keys):
        value = max(compare(left, right) for left in wordings[a][:COPIES] for right in wordings[b][:COPIES])
        if value > 0:
            scores[a, b] = value
    places = [frozenset(item.sentence for item in wording) if figures else frozenset[Span]() for wording in wordings]

    def barred(a: int, b: int) -> bool:
        """Another fate or place, or two counts of one sentence: nobody counts the same people twice in one breath."""
        left, right = wordings[a][0], wordings[b][0]
        return bool(places[a] & places[b] or other_fate(left, right, around) or elsewhere(left, right))

    groups = cluster(len(wordings), scores, SAME, barred)
    led = [[g] for g in range(len(groups))] if figures else _with_satellites(groups, wordings, around)
    # Who only goes on with another says another thing: a "not" there denies nothing.
    told = [turned([item for i in group for item in wordings[i]]) for group in groups]
    found = []
    for together in led:
        some = [item for g in together for item in told[g]]
        alone = sum(not wordings[i][0].slight for g in together for i in groups[g]) == 1
        # What counts already speak for is no claim of its own; who holds a place is told by two wordings or none.
        if not all(item.title or item.slight or (item.spare and (alone or not item.holds)) for item in some):
            found.append(_with_own_text(some))
    return found


def _with_satellites(
    groups: Sequence[Sequence[int]], wordings: Sequence[Sequence[Item]], around: Around
) -> list[list[int]]:
    """The groups by number, one that no other wording is like put to that of the sentence before it, if it leans on
    that."""
    home = {i: g for g, group in enumerate(groups) for i in group}
    at: dict[Span, list[int]] = defaultdict(list)
    for i, wording in enumerate(wordings):
        for item in wording:
            at[item.sentence].append(i)
    pairs = []
    for g, group in enumerate(groups):
        alone = [item for item in wordings[group[0]] if item.before] if len(group) == 1 else []
        led = [
            (other.span, i)
            for item in alone
            for i in at.get(item.before or item.sentence, ())
            for other in wordings[i]
            if home[i] != g and leans(other, item, len(groups[home[i]])) and not other_fate(other, item, around)
        ]
        if led:  # to one group only: what it leans on must not be joined through it
            pairs.append((g, home[max(led)[1]]))
    return components(len(groups), pairs)


def _with_own_text(group: list[Item]) -> list[Item]:
    """The group without headings over texts that do not make the claim: they sum up something else in other words."""
    told = {item.report for item in group if not item.title}
    return [item for item in group if item.report in told] or group


def _wordings(block: Sequence[Item], trail: Trail) -> list[list[Item]]:
    """The items that are copies of one another, together."""
    at: dict[Span, list[int]] = defaultdict(list)
    for i, item in enumerate(block):
        at[item.sentence].append(i)
    joined = [
        (i, other)
        for i, item in enumerate(block)
        for link in trail.of(item.sentence)
        if link.trust >= COPY
        for other in at.get(link.other, ())
        if _same_wording(item, block[other])
        and (trail.one_text(item.report, block[other].report) or not other_count(item, block[other]))
    ]
    return [[block[i] for i in group] for group in components(len(block), joined)]


def _same_wording(left: Item, right: Item) -> bool:
    if left.figure and right.figure:
        a, b = left.figure, right.figure
        same = (a.status, a.unit, a.value, a.low, a.high) == (b.status, b.unit, b.value, b.low, b.high)
        return same and (a.victim_class == b.victim_class or same_class(a, b))
    return left.numbers == right.numbers and 5 * len(left.words & right.words) >= 4 * len(left.words | right.words)


def weights(wordings: Sequence[Sequence[Item]]) -> dict[str, float]:
    """How telling each word is: 1 for a word of one wording, less the more have it (inverse document frequency)."""
    count: dict[str, int] = defaultdict(int)
    for wording in wordings:
        for word in frozenset().union(*(item.words for item in wording)):
            count[word] += 1
    most = log(1 + len(wordings))
    return {word: log(1 + len(wordings) / n) / most for word, n in count.items()}


def _word_keys(item: Item) -> Iterable[object]:
    sides = {("side", item.speaker)} if item.stance in ("denies", "admits") else set()
    row = {("row", item.sentence)} | ({("row", item.before)} if item.before and not item.title else set())
    return item.words | item.events | item.numbers | sides | row


def _number_keys(item: Item) -> Iterable[object]:
    figure = item.figure
    assert figure is not None
    return [(figure.unit, v) for v in {figure.value, figure.low, figure.high} if v is not None]


def _candidates(
    wordings: Sequence[Sequence[Item]], trail: Trail, keys: Callable[[Item], Iterable[object]]
) -> Iterable[tuple[int, int]]:
    """Pairs of wordings with a key in common, or joined by a passage, in order."""
    index: dict[object, set[int]] = defaultdict(set)
    at: dict[Span, list[int]] = defaultdict(list)
    for i, wording in enumerate(wordings):
        for item in wording:
            at[item.sentence].append(i)
            for key in keys(item):
                index[key].add(i)
    pairs = {(a, b) for found in index.values() if len(found) <= CROWD for a in found for b in found if a < b}
    for sentence, mine in at.items():
        for link in trail.of(sentence):
            pairs |= {(min(a, b), max(a, b)) for a in mine for b in at.get(link.other, ()) if a != b}
    return sorted(pairs)
