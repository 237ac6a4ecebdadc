"""Something that the machine holds and a person may judge: what it asks, why, and what hangs on the answer."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.model.judgement import Target, TargetKind
from secondsource.model.reason import Reason
from secondsource.model.span import Span


@dataclass(frozen=True, slots=True)
class Proposal:
    """One entry of the review queue. To answer yes or no is to judge its `target` with `value`.

    `id` follows from what is asked of which words, so that it means the same in every edition that has it. `at` are the
    names of the edition that stand for the target: they mean something else in another edition, the target does not.
    `claims` are those whose count, status or extent may change, `machine` says what is held now, `probability` (0 to 1)
    how likely "yes" is held to be; `worth` orders the queue: claims touched times uncertainty. `spans` are the words to
    look at first.
    """

    id: str
    kind: TargetKind
    target: Target
    at: tuple[str, ...]
    value: str
    question: str
    why: tuple[Reason, ...]
    spans: tuple[Span, ...]
    claims: tuple[str, ...]
    machine: str
    probability: float
    worth: float
    story: str | None

    @property
    def unseen(self) -> bool:
        """Whether it is about standing on a text that nobody has seen: then nothing but "siblings" can be said."""
        return self.kind == "edge" and len(self.at) == 1

    @property
    def effect(self) -> int:
        """How many claims it may touch."""
        return len(self.claims)
