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

#: Words of the shorter wording from which two are judged as sentences; below they are phrases (answers, headings):
#: these hold few words to compare, so that what they mean counts for more.
SENTENCE = 7
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

    def judge(self, found: Common) -> tuple[float, tuple[Reason, ...]]:
        """The probability that two wordings say the same, and the grounds with what each adds, the weightiest first.
        Measures of one ground go with one another, so that their weights say little one by one."""
        added = dict.fromkeys((feature.ground for feature in self.features.values()), 0.0)
        for feature in self.features.values():
            added[feature.ground] += feature.weight * (feature.of(found) - feature.usual)
        odds = self.base + sum(added.values())
        told = [Reason(name, round(score, 3), SAY[name](found)) for name, score in added.items() if abs(score) >= HEARD]
        chance = 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
        return chance, tuple(sorted(told, key=lambda reason: -abs(reason.score)))


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


def _say_verbs(found: Common) -> str:
    heads = "Both have the main verbs of both" if found.heads else "The main verb of one is not in the other"
    return f"{heads}; {found.ties:.0%} of what hangs on what is in both."


#: Ground -> the sentence that tells it.
SAY: dict[str, Callable[[Common], str]] = {
    "wording": lambda c: (
        f"{c.letters:.0%} of the letters go together in both, {c.order:.0%} of the words stand in one order."
    ),
    "meaning": lambda c: f"Their sentence vectors are alike to {c.meaning:.2f}, word for word to {c.words_meet:.2f}.",
    "told by one alone": _say_own,
    "numbers": _say_numbers,
    "names": lambda c: f"{c.names:.0%} of the names are in both; names tell of the matter, not of what is said of it.",
    "verbs": _say_verbs,
    "denial": lambda c: f"One denies what the other says: {c.denied}.",
}

#: Logistic regression on sentences of different reports of one event, labelled for this project, and on answers to four
#: questions (NAnCo); `python bench/wording --fit` makes both again. Of measures that go with one another one may weigh
#: against ("run": of two wordings that share as much, those with a longer copied run have more of their own beside it).
SENTENCES = Recipe(
    0.62,
    {
        "letters": Feature(lambda c: c.letters, "wording", 0.51, 5.17),
        "order": Feature(lambda c: c.order, "wording", 0.42, 2.88),
        "run": Feature(lambda c: c.run, "wording", 0.28, -1.92),
        "cover": Feature(lambda c: c.cover, "wording", 0.49, -3.07),
        "meaning": Feature(lambda c: c.meaning, "meaning", 0.72, 4.28),
        "least met": Feature(lambda c: c.least_met, "meaning", 0.61, -1.35),
        "own, more": Feature(lambda c: c.own_more, "told by one alone", 0.50, -2.53),
        "own, less": Feature(lambda c: c.own_less, "told by one alone", 0.34, -2.16),
        "stretch": Feature(lambda c: more(c.stretch.size), "told by one alone", 1.47, 0.04),
        "numbers": Feature(lambda c: more(len(c.numbers)), "numbers", 0.45, -0.69),
        "names": Feature(lambda c: c.names, "names", 0.46, -0.64),
        "heads": Feature(lambda c: float(c.heads), "verbs", 0.33, 0.58),
        "ties": Feature(lambda c: c.ties, "verbs", 0.31, 0.49),
        "clash": Feature(lambda c: float(bool(c.clash)), "numbers", 0.03, -2.43),
        "denial": Feature(lambda c: float(bool(c.denied)), "denial", 0.0, DENIAL),
    },
)
PHRASES = Recipe(
    -0.66,
    {
        "meaning": Feature(lambda c: c.meaning, "meaning", 0.39, 2.75),
        "words meet": Feature(lambda c: c.words_meet, "meaning", 0.37, 2.20),
        "order": Feature(lambda c: c.order, "wording", 0.14, 1.45),
        "other numbers": Feature(lambda c: float(c.other_numbers), "numbers", 0.18, -1.68),
        "other count": Feature(lambda c: float(bool(c.clash)), "numbers", 0.0, CLASH),
        "denial": Feature(lambda c: float(bool(c.denied)), "denial", 0.0, DENIAL),
    },
)


def judge(called: Any, left: Side, right: Side) -> Likeness:
    """Whether two wordings, which the user calls that, make the same claim; which of them comes first is all one."""
    found = common(left, right)
    chance, reasons = (SENTENCES if found.size >= SENTENCE else PHRASES).judge(found)
    return Likeness(called, chance >= SAME, round(chance, 4), reasons)
