"""What speaks for and against two items being one claim: small pure features, weighed by one table.

The one-line docstring of each feature is what a reader of the dossier sees.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from secondsource.claims.alignment.handed import COPY, Trail
from secondsource.claims.alignment.items import Item
from secondsource.model.reason import Reason


@dataclass(frozen=True, slots=True)
class Around:
    """What the features need to know beside the two items: how telling each word is, the trail of passages, what words
    tell to have become of people, and for which party a source speaks."""

    weight: Mapping[str, float]
    trail: Trail
    fates: Mapping[str, str]
    party: Callable[[str], str] = str

    def worth(self, words: frozenset[str]) -> float:
        """The summed weight of some words."""
        return sum(self.weight.get(word, 1.0) for word in words)


Compare = Callable[[Item, Item, Around], float]


def handed_on(left: Item, right: Item, around: Around) -> float:
    """One of the two sentences was made from the other, or both from a third."""
    link = around.trail.between(left.sentence, right.sentence)
    if link is None:
        return 0.0
    fit = max(_containment(left, right, around), 0.3 if len(left.words) < 3 or len(right.words) < 3 else 0.0)
    return link.trust * min(1.0, 0.4 + fit)


def same_words(left: Item, right: Item, around: Around) -> float:
    """Both say it in the same or kindred words."""
    common = around.worth(left.words & right.words)
    both = around.worth(left.words) + around.worth(right.words)
    return 2 * common / both if both else 0.0


def inside(left: Item, right: Item, around: Around) -> float:
    """The telling words of the shorter stand in the longer."""
    return _containment(left, right, around) if min(len(left.words), len(right.words)) >= 3 else 0.0


def same_names(left: Item, right: Item, around: Around) -> float:
    """Both name the same people, bodies or places."""
    return _share(left.names, right.names)


def same_numbers(left: Item, right: Item, around: Around) -> float:
    """Both give the same quantity."""
    return 1.0 if left.numbers & right.numbers else 0.0


def other_numbers(left: Item, right: Item, around: Around) -> float:
    """They give different quantities of one unit."""
    units = {u for u, _ in left.numbers} & {u for u, _ in right.numbers}
    return 1.0 if units and not left.numbers & right.numbers else 0.0


def same_event(left: Item, right: Item, around: Around) -> float:
    """Both tell of one event."""
    return 1.0 if left.events & right.events else 0.0


def other_fate(left: Item, right: Item, around: Around) -> float:
    """Something else became of the people: missing in one, dead in the other."""
    mine, theirs = fates_of(left, around.fates), fates_of(right, around.fates)
    return 1.0 if mine and theirs and not mine & theirs else 0.0


def fates_of(item: Item, fates: Mapping[str, str]) -> frozenset[str]:
    """What became of people, as an item's words tell it."""
    return frozenset(fates[word] for word in item.words & fates.keys())


def same_person(left: Item, right: Item, around: Around) -> float:
    """Both tell what became of one person."""
    return 1.0 if left.people & right.people and fates_of(left, around.fates) & fates_of(right, around.fates) else 0.0


def other_person(left: Item, right: Item, around: Around) -> float:
    """One report tells it of one person and of another."""
    both = bool(left.people and right.people) and not left.people & right.people
    return 1.0 if both and left.report == right.report and not left.title and not right.title else 0.0


def same_speaker(left: Item, right: Item, around: Around) -> float:
    """Both are laid to the same source."""
    return 1.0 if left.speaker and left.speaker == right.speaker else 0.0


def same_party(left: Item, right: Item, around: Around) -> float:
    """Both are laid to one body, or to those who speak for it."""
    return 1.0 if _one_party(left, right, around) else 0.0


def same_clock(left: Item, right: Item, around: Around) -> float:
    """Both give the same time of day."""
    return 1.0 if left.clock & right.clock else 0.0


def other_matter(left: Item, right: Item, around: Around) -> float:
    """One says that something is not so of which the other does not speak."""
    if left.negated == right.negated or left.people & right.people or _copied(left, right, around):
        return 0.0
    no, yes = (left, right) if left.negated else (right, left)
    gist = no.denied & no.core
    return 1.0 if gist and not gist & yes.words else 0.0


def other_event(left: Item, right: Item, around: Around) -> float:
    """They tell of two happenings of one kind, on other days, at other places or with other tolls."""
    mine, theirs = dict(left.happened), dict(right.happened)
    common = mine.keys() & theirs.keys()
    return 1.0 if common and not left.happened & right.happened and not _copied(left, right, around) else 0.0


def other_speaker(left: Item, right: Item, around: Around) -> float:
    """They are laid to different sources."""
    return 1.0 if left.speaker and right.speaker and left.speaker != right.speaker else 0.0


def other_days(left: Item, right: Item, around: Around) -> float:
    """They name different days."""
    return 1.0 if left.days and right.days and not left.days & right.days else 0.0


def admitted(left: Item, right: Item, around: Around) -> float:
    """One side denied it and then admitted it."""
    denial, admission = (left, right) if right.stance == "admits" else (right, left)
    if (denial.stance, admission.stance) != ("denies", "admits") or denial.day > admission.day:
        return 0.0
    return 1.0 if _one_party(left, right, around) else 0.0


def goes_on(left: Item, right: Item, around: Around) -> float:
    """The same voice goes on in the next sentence, with a word that takes it up."""
    then = max(left, right, key=lambda item: item.span)
    same = left.speaker is not None and left.speaker == right.speaker
    return 1.0 if _steps(left, right) == 1 and same and then.takes_up else 0.0


def one_breath(left: Item, right: Item) -> float:
    """The same voice says both in quotation marks, one sentence after the other in one paragraph."""
    same = left.speaker is not None and left.speaker == right.speaker and left.quoted and right.quoted
    return 1.0 if same and _steps(left, right) == 1 and left.block == right.block else 0.0


def taken_up(left: Item, right: Item) -> float:
    """The next sentence of the paragraph takes up with a pronoun what the same voice told."""
    then = max(left, right, key=lambda item: item.span)
    near = _steps(left, right) == 1 and left.block == right.block
    return 1.0 if near and then.takes_up and left.speaker == right.speaker else 0.0


def example(left: Item, right: Item) -> float:
    """What several are said to tell, one of them says in the next sentence."""
    first, then = sorted((left, right), key=lambda item: item.span)
    told = first.many and not first.quoted and not first.spare and then.quoted and not then.many
    return 1.0 if told and _steps(left, right) == 1 else 0.0


def leans(left: Item, right: Item, wordings: int) -> bool:
    """Whether the second, which no other wording is like, goes on with the first, one of so many wordings alike.

    What many tell is about more than what one voice adds to it.
    """
    if left.span > right.span:
        return False
    return (wordings <= 2 and one_breath(left, right) + taken_up(left, right) > 0) or (
        wordings == 1 and example(left, right) > 0
    )


def _steps(left: Item, right: Item) -> int:
    """How many sentences of one text the two are apart; 0 for two texts and for headings."""
    return abs(left.row - right.row) if left.report == right.report and not left.title and not right.title else 0


def _one_party(left: Item, right: Item, around: Around) -> bool:
    if not left.speaker or not right.speaker:
        return False
    return around.party(left.speaker) == around.party(right.speaker)


def _copied(left: Item, right: Item, around: Around) -> bool:
    link = around.trail.between(left.sentence, right.sentence)
    return link is not None and link.trust >= COPY


def _containment(left: Item, right: Item, around: Around) -> float:
    least = min(around.worth(left.words), around.worth(right.words))
    return around.worth(left.words & right.words) / least if least else 0.0


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right) if left | right else 0.0


#: Feature -> weight. Chosen on bench/claims gold with perfect input; the sum is a rough probability, cut at SAME.
RECIPE: tuple[tuple[Compare, float], ...] = (
    (handed_on, 0.8),
    (same_words, 0.7),
    (inside, 0.25),
    (same_names, 0.1),
    (same_numbers, 0.3),
    (other_numbers, -0.15),
    (same_event, 0.15),
    (other_fate, -0.5),
    (same_person, 0.3),
    (other_person, -0.4),
    (other_matter, -0.6),
    (other_event, -0.5),
    (same_speaker, 0.06),
    (same_party, 0.1),
    (same_clock, 0.15),
    (other_speaker, -0.03),
    (other_days, -0.12),
    (admitted, 0.35),
    (goes_on, 0.45),
)
SAME = 0.42


def score(left: Item, right: Item, around: Around) -> float:
    """How far two items are one claim: about 0 (not at all) to 1."""
    if (left.slight or right.slight) and not around.trail.between(left.sentence, right.sentence):
        return 0.0
    return sum(weight * compare(left, right, around) for compare, weight in RECIPE)


def reasons(left: Item, right: Item, around: Around) -> tuple[Reason, ...]:
    """The same judgement, ground by ground."""
    amounts = ((compare, weight * compare(left, right, around)) for compare, weight in RECIPE)
    return tuple(
        Reason(compare.__name__, round(amount, 3), (compare.__doc__ or "").strip(), (left.span, right.span))
        for compare, amount in amounts
        if amount
    )
