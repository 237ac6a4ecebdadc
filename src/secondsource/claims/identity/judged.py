"""Who is who as a person judged it: things made one, things kept apart, whatever their names look like."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, count

from secondsource.model.assertion import Assertions, Speaker
from secondsource.model.claim import Cast
from secondsource.model.judged import Judged, span_of
from secondsource.model.judgement import Anchor, Judgement
from secondsource.model.report import Report
from secondsource.model.span import Span

#: Share of the words of both that two stretches must have in common to be one mention.
MEANT = 0.3
#: Whether a thing (by number) is nearer to the second than to the first of two others.
Nearer = Callable[[int, int, int], bool]


class Mentions:
    """Finds whose mention an anchor is: of those that it meets, the one with most words in common."""

    def __init__(self, mentions: Iterable[tuple[Span, int]]) -> None:
        self._held: dict[str, list[tuple[Span, int]]] = defaultdict(list)
        for span, unit in sorted(mentions):
            self._held[span.report].append((span, unit))
        self._reach = {report: max(len(span) for span, _ in held) for report, held in self._held.items()}

    def at(self, anchor: Anchor) -> int | None:
        """The number of the thing; None where nothing is mentioned there."""
        words, held = span_of(anchor), self._held.get(anchor.report, [])
        best, found = MEANT, None
        last = bisect_right(held, words.end, key=lambda pair: pair[0].start)
        first = bisect_right(held, words.start - self._reach.get(anchor.report, 0) - 1, key=lambda pair: pair[0].start)
        for span, unit in held[first:last]:
            common = span.shared(words)
            alike = common / max(1, len(span) + len(words) - common)
            if alike > best:
                best, found = alike, unit
        return found


def regrouped(
    groups: Sequence[Sequence[int]], judged: Judged, mentions: Mentions, nearer: Nearer
) -> list[tuple[list[int], list[Judgement]]]:
    """Groups of things (by number), joined and parted as it was judged, each with the judgements that shaped it. A
    thing of a parted group goes where a judgement ties it, else to the nearer of the two."""
    entries = [
        (entry, [unit for anchor in entry.target.at if (unit := mentions.at(anchor)) is not None])
        for entry in judged.of("identity")
    ]
    found = {i: sorted(group) for i, group in enumerate(groups)}
    home, fresh = {unit: i for i, group in found.items() for unit in group}, count(len(groups))
    joining = [(entry, units) for entry, units in entries if entry.verdict == "positive" and len(units) > 1]
    for _, units in joining:
        first, *others = sorted({home[unit] for unit in units})
        for other in others:
            moved = found.pop(other)
            home |= dict.fromkeys(moved, first)
            found[first] = sorted([*found[first], *moved])
    for entry, units in entries:
        if entry.verdict == "negative":
            for one, other in combinations(units, 2):
                if one != other and home[one] == home[other]:
                    stays, goes = _parted(found[home[one]], one, other, joining, nearer)
                    found[home[one]], new = stays, next(fresh)
                    found[new] = goes
                    home |= dict.fromkeys(goes, new)
    shaped: dict[int, list[Judgement]] = defaultdict(list)
    for entry, units in entries:
        for number in dict.fromkeys(home[unit] for unit in units if len(units) > 1):
            shaped[number].append(entry)
    return [(group, shaped.get(number, [])) for number, group in found.items()]


def _parted(
    group: list[int], one: int, other: int, joining: Sequence[tuple[Judgement, list[int]]], nearer: Nearer
) -> tuple[list[int], list[int]]:
    """A group in two, the first with the first thing."""
    side = {one: 0, other: 1}
    spread = True
    while spread:
        spread = False
        for _, units in reversed(joining):
            known = [side[unit] for unit in units if unit in side]
            if known and any(unit not in side for unit in units):
                side |= {unit: known[0] for unit in units if unit not in side}
                spread = True
                break
    parts: tuple[list[int], list[int]] = ([], [])
    for unit in group:
        parts[side[unit] if unit in side else int(nearer(unit, one, other))].append(unit)
    return parts


def of_speakers(speakers: Sequence[Speaker], reports: Sequence[Report]) -> Mentions:
    """The mentions of speakers, by their place in the sequence: the words that describe them, and the name in these."""
    texts = {report.id: report.text for report in reports}
    found = []
    for i, speaker in enumerate(speakers):
        for span in speaker.mentions:
            found.append((span, i))
            at = span.of(texts.get(span.report, "")).find(speaker.name) if speaker.name else -1
            if at >= 0:
                found.append((Span(span.report, span.start + at, span.start + at + len(speaker.name)), i))
    return Mentions(dict.fromkeys(found))


def sources_of(
    judged: Judged, reports: Sequence[Report], assertions: Sequence[Assertions], cast: Cast
) -> Mapping[int, frozenset[str]]:
    """The number of each judgement of identities -> the sources that it speaks of."""
    entries = judged.of("identity")
    if not entries:
        return {}
    home = cast.source_of()
    speakers = [speaker for said in assertions for speaker in said.speakers if speaker.id in home]
    mentions = of_speakers(speakers, reports)
    found = {}
    for entry in entries:
        units = [unit for anchor in entry.target.at if (unit := mentions.at(anchor)) is not None]
        found[entry.n] = frozenset(home[speakers[unit].id] for unit in units if len(units) > 1)
    return found
