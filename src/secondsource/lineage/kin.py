"""Two related reports with everything that was found out about the pair."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondsource.lineage.altered import turned
from secondsource.model.judged import JUDGED
from secondsource.model.lineage import Relation
from secondsource.model.reason import Reason
from secondsource.model.reuse import Label, Passage, Reuse

#: How much of a sentence a passage explains.
CLOSENESS: dict[Label, float] = {"verbatim": 1.0, "near": 0.85, "paraphrase": 0.6, "partial": 0.3}
# Probability from which two reports count as related. Lower than the labelled pairs alone would have it (best at .5):
# a missed copy adds an origin, a false sibling only widens a range. See docs/decisions/0009.
RELATED = 0.2
DIRECT = 0.5  # probability from which a pair counts as parent and child; nothing is gained by a higher or lower one
FIRM = 0.6  # chance of reuse from which a passage may bear a conclusion about parents


@dataclass(frozen=True, slots=True)
class Kin:
    """A pair of reports (ids) with its passages. `score` is the probability that they share text by copying, `order`
    above 0 speaks for the left one standing first, `decided` is 1, -1 or 0 (open). `starts` are the characters where
    the sentences of each report begin. `twins` are two captures of one report: neither stands on the other. `direct` is
    the probability that one was made from the other if they are related, and not both from a third; `paper` says that
    both rest on an office's own paper.
    """

    left: str
    right: str
    reuse: Reuse
    score: float
    order: float
    decided: int
    grounds: tuple[Reason, ...]
    starts: Mapping[str, Sequence[int]]
    twins: bool = False
    direct: float = 1.0
    paper: bool = False

    @property
    def judged(self) -> bool:
        """Whether a person said how the two stand to each other."""
        return any(r.name == JUDGED for r in self.grounds)

    @property
    def siblings(self) -> bool:
        """Whether both rather stand on a third text than one on the other."""
        return self.direct < DIRECT

    def relation(self, indirect: bool) -> Relation:
        """How the two stand to each other if they share text. `indirect`: by way of a third."""
        if self.siblings or indirect:
            return "same release" if self.paper else "siblings"
        return "own update" if self.update else "derived"

    def probability(self, relation: Relation) -> float:
        """That they share text, and in this way."""
        by = self.direct if relation in ("derived", "own update") else 1 - self.direct
        return round(self.score * by, 4)

    @property
    def update(self) -> bool:
        """Whether both are of one house."""
        return any(r.name == "one house" for r in self.grounds)

    def other(self, report: str) -> str:
        """The id of the one that is not `report`."""
        return self.right if report == self.left else self.left

    def first(self) -> str | None:
        """The id of the one that stood first, None where that is open."""
        return (None, self.left, self.right)[self.decided]

    def leaning(self) -> str:
        """The id of the likelier parent where that is open: the grounds decide, then the longer text in common."""
        if self.order:
            return self.left if self.order > 0 else self.right
        return self.left if self.reuse.share_left <= self.reuse.share_right else self.right

    def passages(self, child: str) -> Iterator[Passage]:
        """The passages with the child's side first."""
        return iter(self.reuse.passages) if child == self.left else map(turned, self.reuse.passages)

    def explained(self, child: str) -> dict[int, float]:
        """For the start of each sentence of the child that the other explains: how well (0 to 1)."""
        best: dict[int, float] = {}
        for passage in self.passages(child):
            if passage.score >= FIRM and not passage.quoted and not passage.stock:
                at = self.sentence(child, passage.left.start)
                best[at] = max(best.get(at, 0.0), CLOSENESS[passage.label])
        return best

    def sentence(self, report: str, at: int) -> int:
        """Where the sentence of that character begins."""
        starts = self.starts[report]
        return starts[max(0, bisect_right(starts, at) - 1)]

    def share(self, child: str) -> float:
        """The share of the child's body that the passages cover."""
        return self.reuse.share_left if child == self.left else self.reuse.share_right


def joined(links: Iterable[tuple[str, str]]) -> list[set[str]]:
    """The groups that links hold together."""
    home: dict[str, set[str]] = {}
    last: dict[int, tuple[int, set[str]]] = {}  # by the group's identity: a group goes where its last link stands
    for at, (one, other) in enumerate(links):
        small, large = sorted((home.get(one) or {one}, home.get(other) or {other}), key=len)
        if small is not large:
            large |= small
            home.update(dict.fromkeys(small, large))
            last.pop(id(small), None)
        home.update({one: large, other: large})
        last[id(large)] = at, large
    return [group for _, group in sorted(last.values(), key=lambda found: found[0])]
