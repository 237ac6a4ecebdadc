"""What a network takes for names, laid over what the rules take for names.

The rules know what news calls things and where a title ends; the network has seen more kinds of text. Where both see a
name at a place, the network's edges count if it is sure of them; what only one of them sees stays if that one is sure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.language.candidates import Candidate
from secondsource.language.lines import Line, is_capital
from secondsource.language.naming import votes
from secondsource.model.parse import NameType
from secondsource.resources.countries import countries

#: Probability from which the network's edges and names count against the rules'. Swept on UNER dev and the own sets.
SURE = 0.5
#: Mean probability of "no name" from which a candidate that only the rules see is let go.
NO_NAME = 0.9

#: Sum of the recipe's weights at one place that settles what a name is (see naming.py).
SETTLED = 3.0


@dataclass(frozen=True, slots=True)
class Read:
    """One name as the network sees it: code points, type, and the lowest probability of its words."""

    start: int
    end: int
    type: NameType
    sure: float


@dataclass(frozen=True, slots=True)
class Sighting:
    """Everything that the network says of names in a report: those that it sees, and for every word where it begins
    and the probability that it belongs to none. Both in order of position."""

    names: Sequence[Read]
    words: Sequence[int]
    none: Sequence[float]

    def doubt(self, start: int, end: int) -> float:
        """Mean probability that the words between two offsets belong to no name."""
        first, last = bisect_left(self.words, start), bisect_left(self.words, end)
        return sum(self.none[first:last]) / (last - first) if first < last else 0.0


def joined(lines: Sequence[Line], candidates: Sequence[Candidate], sighting: Sighting) -> list[Candidate]:
    """The candidates of both, in order of position; in furniture the rules alone are heard."""
    by_line: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_line[id(candidate.line)].append(candidate)
    starts = [item.start for item in sighting.names]
    found: list[Candidate] = []
    alone: list[Candidate] = []
    for line in lines:
        if line.kind == "furniture" or not line.tokens:
            found += by_line[id(line)]
            continue
        first, last = bisect_left(starts, line.tokens[0].start), bisect_left(starts, line.tokens[-1].end)
        seen, unseen = _joined(by_line[id(line)], list(_placed(line, sighting.names[first:last])))
        found += seen
        alone += unseen
    known = {c.low for c in found}
    found += [
        replace(c, denied=True)
        for c in alone
        if c.low in known or _known(c) or _settled(c) or sighting.doubt(c.start, c.end) < NO_NAME
    ]
    return sorted(found, key=lambda c: (c.start, c.end))


def _known(candidate: Candidate) -> bool:
    """A country or a people of the list, an agency that the report credits, the words of a masthead."""
    name = " ".join(candidate.low)
    line = candidate.line
    return name in countries().names or name in countries().demonyms or name in line.credited or bool(line.page)


def _settled(candidate: Candidate) -> bool:
    """One place where it stands is enough for the rules to say what it is."""
    return max(votes([candidate]).values(), default=0) >= SETTLED


def _placed(line: Line, read: Sequence[Read]) -> Iterator[Candidate]:
    """The network's names as words of the line."""
    for item in read:
        inside = [i for i, token in enumerate(line.tokens) if token.start < item.end and token.end > item.start]
        if inside:
            yield Candidate(line, inside[0], inside[-1] + 1, item.type, item.sure)


def _joined(rules: Sequence[Candidate], network: Sequence[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """The names of one line that the network sees, and the candidates of the rules that it does not.

    Where a common word is an edge of what the network sees ("the Arn river"), the rules' edges stay.
    """
    kept: list[Candidate] = []
    left = list(rules)
    for seen in network:
        if any(c.first < seen.last and seen.first < c.last for c in kept):
            continue
        rivals = [c for c in left if c.first < seen.last and seen.first < c.last]
        same = next((c for c in rivals if (c.first, c.last) == (seen.first, seen.last)), None)
        if same:
            kept.append(replace(same, read=seen.read, sure=seen.sure))
        elif rivals and not (is_capital(seen.line.words[seen.first]) and is_capital(seen.line.words[seen.last - 1])):
            kept += rivals
        elif not rivals or seen.sure >= SURE:
            kept.append(seen)
        else:
            kept += [replace(c, read=seen.read, sure=seen.sure) for c in rivals]
        left = [c for c in left if not any(c is other for other in rivals)]
    return kept, left
