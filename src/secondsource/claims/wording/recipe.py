"""Do two wordings make the same claim? A recipe of named features: one for sentences, one for shorter phrases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp
from typing import Any, NamedTuple

from secondsource.claims.wording.common import Common, common, more
from secondsource.claims.wording.side import Side
from secondsource.model.reason import Reason
from secondsource.model.wording import Likeness

HEARD = 0.1  # log-odds; a ground that adds less is not worth telling
SAME = 0.5
#: Log-odds set by hand: what is denied is another claim however alike the words are, and so is a short answer with
#: another number of the same thing; the pairs that taught the rest hold too few of either.
DENIAL, CLASH = -5.0, -3.0
HAND = ("denial", "other count")


class Feature(NamedTuple):
    """One measure, the ground that it is told under, what it usually is (its mean over the pairs that taught the
    weights), and its weight in log-odds."""

    of: Callable[[Common], float]
    ground: str
    usual: float
    weight: float


@dataclass(frozen=True, slots=True)
class Recipe:
    """`base`: log-odds of two wordings of which every measure is as usual."""

    base: float
    features: Mapping[str, Feature]

    def chance(self, found: Common) -> float:
        """The probability that two wordings say the same."""
        odds = self.base + sum(f.weight * (f.of(found) - f.usual) for f in self.features.values())
        return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))

    def reasons(self, found: Common) -> tuple[Reason, ...]:
        """The grounds with what each adds in log-odds, the weightiest first. Measures of one ground go with one
        another, so that their weights say little one by one."""
        added = dict.fromkeys((feature.ground for feature in self.features.values()), 0.0)
        for feature in self.features.values():
            added[feature.ground] += feature.weight * (feature.of(found) - feature.usual)
        told = [Reason(name, round(score, 3), SAY[name](found)) for name, score in added.items() if abs(score) >= HEARD]
        return tuple(sorted(told, key=lambda reason: -abs(reason.score)))


def _say_own(found: Common) -> str:
    piece = f'; the longest piece is "{found.stretch.words}"' if found.stretch.words else ""
    return f"{found.own_more:.0%} of what one tells, {found.own_less:.0%} of the other's, has no counterpart{piece}."


def _say_numbers(found: Common) -> str:
    if found.clash:
        return f"Their numbers of one thing differ: {found.clash}."
    if not found.numbers:
        return "No number stands in one of them alone."
    each = "Each has numbers that the other lacks" if found.other_numbers else "Numbers stand in one of them alone"
    return f"{each}: {', '.join(found.numbers)}."


def _say_said(found: Common) -> str:
    alone = f"{found.said_more:.0%} of one and {found.said_less:.0%} of the other"
    return f"Of the main verb and what it says, {alone} has no counterpart."


#: Ground -> the sentence that tells it.
SAY: dict[str, Callable[[Common], str]] = {
    "wording": lambda c: (
        f"{c.letters:.0%} of the letters go together in both, {c.order:.0%} of the words stand in one order."
    ),
    "meaning": lambda c: f"Their sentence vectors are alike to {c.meaning:.2f}, word for word to {c.words_meet:.2f}.",
    "told by one alone": _say_own,
    "numbers": _say_numbers,
    "names": lambda c: f"{c.names:.0%} of the names are in both; names tell of the matter, not of what is said of it.",
    "what is said": _say_said,
    "death": lambda c: (
        "One tells of a death, the other does not." if c.death else "A death is told by both or neither."
    ),
    "length": lambda c: f"The shorter has {c.ratio:.0%} of the words of the longer.",
    "denial": lambda c: f"One denies what the other says: {c.denied}.",
}

#: Logistic regression on sentences of different reports of one event, labelled for this project, and on answers to four
#: questions (NAnCo); `python bench/wording --fit` makes all again. Of measures that go with one another one may weigh
#: against ("run": of two wordings that share as much, those with a longer copied run have more of their own beside it).
SENTENCES = Recipe(
    0.63,
    {
        "letters": Feature(lambda c: c.letters, "wording", 0.53, 3.99),
        "order": Feature(lambda c: c.order, "wording", 0.43, 3.66),
        "run": Feature(lambda c: c.run, "wording", 0.28, -2.13),
        "meaning": Feature(lambda c: c.meaning, "meaning", 0.75, 5.25),
        "least met": Feature(lambda c: c.least_met, "meaning", 0.63, -3.42),
        "own, more": Feature(lambda c: c.own_more, "told by one alone", 0.48, -1.66),
        "said, more": Feature(lambda c: c.said_more, "what is said", 0.53, -1.24),
        "said, less": Feature(lambda c: c.said_less, "what is said", 0.27, -0.94),
        "numbers": Feature(lambda c: more(len(c.numbers)), "numbers", 0.38, -0.54),
        "names": Feature(lambda c: c.names, "names", 0.48, -0.48),
        "death": Feature(lambda c: float(c.death), "death", 0.08, -1.17),
        "length": Feature(lambda c: c.ratio, "length", 0.80, -1.03),
        "clash": Feature(lambda c: float(bool(c.clash)), "numbers", 0.01, -1.84),
        "denial": Feature(lambda c: float(bool(c.denied)), "denial", 0.0, DENIAL),
    },
)
PHRASES = Recipe(
    -0.80,
    {
        "meaning": Feature(lambda c: c.meaning, "meaning", 0.39, 3.54),
        "words meet": Feature(lambda c: c.words_meet, "meaning", 0.36, 2.87),
        "order": Feature(lambda c: c.order, "wording", 0.14, 1.69),
        "other numbers": Feature(lambda c: float(c.other_numbers), "numbers", 0.15, -2.81),
        "other count": Feature(lambda c: float(bool(c.clash)), "numbers", 0.0, CLASH),
        "denial": Feature(lambda c: float(bool(c.denied)), "denial", 0.0, DENIAL),
    },
)
#: The same for sentences whose vectors are not known (see `plain`), taught on the same pairs.
PLAIN = Recipe(
    0.61,
    {
        "letters": Feature(lambda c: c.letters, "wording", 0.53, 4.73),
        "order": Feature(lambda c: c.order, "wording", 0.43, 3.84),
        "run": Feature(lambda c: c.run, "wording", 0.28, -2.53),
        "own, more": Feature(lambda c: c.own_more, "told by one alone", 0.54, -1.06),
        "said, more": Feature(lambda c: c.said_more, "what is said", 0.61, -1.22),
        "said, less": Feature(lambda c: c.said_less, "what is said", 0.34, -0.40),
        "numbers": Feature(lambda c: more(len(c.numbers)), "numbers", 0.38, -0.45),
        "names": Feature(lambda c: c.names, "names", 0.48, -0.19),
        "death": Feature(lambda c: float(c.death), "death", 0.08, -1.27),
        "length": Feature(lambda c: c.ratio, "length", 0.80, -1.15),
        "clash": Feature(lambda c: float(bool(c.clash)), "numbers", 0.01, -1.91),
        "denial": Feature(lambda c: float(bool(c.denied)), "denial", 0.0, DENIAL),
    },
)


def of(found: Common) -> Recipe:
    """The recipe for two wordings: that for sentences when both have a subject and what is said of it. Answers and
    headings without hold few words to compare, so that what they mean counts for more."""
    return SENTENCES if found.whole else PHRASES


def judge(called: Any, left: Side, right: Side) -> Likeness:
    """Whether two wordings, which the user calls that, make the same claim; which of them comes first is all one."""
    found = common(left, right)
    recipe = of(found)
    chance = recipe.chance(found)
    return Likeness(called, chance >= SAME, round(chance, 4), recipe.reasons(found))
