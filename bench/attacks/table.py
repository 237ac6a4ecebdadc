"""A list of attacks, and what came of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.attacks.stand import Stand

#: (what was sent, in a few words; what was answered; whether it was held off)
Outcome = tuple[str, str, bool]
Trial = Callable[[Stand], Iterator[Outcome]]


@dataclass(frozen=True, slots=True)
class Attack:
    """Something that was tried: on what, what and how in words, and the means to try it again."""

    on: str
    what: str
    how: str
    trial: Trial


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an attack: how many variants, what was answered, and those that got through."""

    attack: Attack
    tried: int
    answers: tuple[tuple[str, int], ...]
    through: tuple[str, ...]


def attack(on: str, what: str, how: str) -> Callable[[Trial], Attack]:
    """Describe a trial."""
    return lambda trial: Attack(on, what, how, trial)


def tried(found: Attack, stand: Stand) -> Result:
    """Try it."""
    outcomes = list(found.trial(stand))
    answers = Counter(answer or "nothing changed" for _, answer, _ in outcomes)
    return Result(
        found, len(outcomes), tuple(answers.most_common()), tuple(sent for sent, _, held in outcomes if not held)
    )


def markdown(results: list[Result]) -> str:
    """The table for docs/security.md."""
    lines = ["| on | what was tried | how | variants | answers | let through |", "|---|---|---|---:|---|---:|"]
    for result in results:
        a = result.attack
        answers = ", ".join(f"{answer} ×{n}" if n > 1 else answer for answer, n in result.answers)
        lines.append(f"| {a.on} | {a.what} | {a.how} | {result.tried} | {answers} | {len(result.through)} |")
    total, through = sum(r.tried for r in results), sum(len(r.through) for r in results)
    lines.append(f"| | **all** | {len(results)} kinds | {total} | | **{through}** |")
    return "\n".join(lines)
