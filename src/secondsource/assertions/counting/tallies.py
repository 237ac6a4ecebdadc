"""The numbers that the sentences of a report give for one fate, weighed by where they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from secondsource.assertions.counting.gathered import Person, Told
from secondsource.assertions.counting.told import is_headline, is_told, sentences_of
from secondsource.model.assertion import Figure
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.resources.people import noun_of
from secondsource.text.inflect import singular
from secondsource.text.listed import listed
from secondsource.text.numbers import numbers

#: Sentences of a report after its title that make its opening.
LEAD = 4
#: What a number weighs in the title, in the first sentence, less with each one after, and at least.
IN_TITLE, FIRST, LESS, LEAST = 3.0, 2.0, 0.1, 0.2
_OTHERS = listed("other others")
_SHOT = re.compile(r"\bshot\b")
#: Characters of a noun before a number, and how the two stand together.
_NOUN = 40
_BEFORE = re.compile(r"(?:([\w-]+) )?([^\W\d_]+)(?:,| and| &) $")
_HURT = ("wound", "injur", "hurt", "others")


@dataclass(slots=True)
class Tally:
    """Number -> weight: over all sentences for more than one person, over the opening for whatever was counted."""

    everywhere: dict[float, float] = field(default_factory=dict)
    opening: dict[float, float] = field(default_factory=dict)

    @property
    def most_told(self) -> float:
        """The number with the most weight, 0 where there is none."""
        return max(self.everywhere, key=lambda number: self.everywhere[number], default=0)

    @property
    def at_first(self) -> float:
        """The same of the opening."""
        return max(self.opening, key=lambda number: self.opening[number], default=0)

    @property
    def number(self) -> int:
        """The number of the opening, else the one with the most weight."""
        return int(self.at_first or self.most_told)


@dataclass(slots=True)
class _Sums:
    """(Sentence, fate) -> who is counted there with how many; which of these sums are in numbers, not only in names."""

    held: dict[tuple[int, str], dict[Hashable, float]] = field(default_factory=dict)
    counted: set[tuple[int, str]] = field(default_factory=set)

    def add(self, sentence: int, fate: str, who: Hashable, number: float, counted: bool) -> None:
        self.held.setdefault((sentence, fate), {})[who] = number
        if counted:
            self.counted.add((sentence, fate))


def tallies(
    report: Report, parse: Parse, told: Sequence[Told], people: Sequence[Person], figures: Sequence[Figure]
) -> Mapping[str, Tally]:
    """For "killed", "injured", "shot" and "victim" what the sentences sum up to.

    In titles, whose syntax is cut short, the figures count; elsewhere what the trees tell. Where nothing is `told` by
    trees, the figures count everywhere.
    """
    titles = {n for n, s in enumerate(parse.sentences) if s.kind == "title"}
    if not titles and parse.sentences and is_headline(report, parse, 0):
        titles = {0}
    sums = _Sums()
    taken = _of_figures(report, parse, figures, titles if told else None, sums)
    _of_told(told, people, taken, figures, sums)
    lead = set([n for n in range(len(parse.sentences)) if is_told(parse, n)][: LEAD + len(titles)])
    found = {fate: Tally() for fate in ("killed", "injured", "shot", "victim")}
    for (n, fate), heads in sums.held.items():
        total, counted = sum(heads.values()), (n, fate) in sums.counted
        weight = IN_TITLE if n in titles else max(LEAST, FIRST - LESS * n)
        if total > 1:
            found[fate].everywhere[total] = found[fate].everywhere.get(total, 0) + weight
        if n in lead and counted:
            found[fate].opening[total] = found[fate].opening.get(total, 0) + weight
    return found


def _of_figures(
    report: Report, parse: Parse, figures: Sequence[Figure], within: Collection[int] | None, sums: _Sums
) -> set[int]:
    """Sum up the figures of these sentences (None: of all that are told); the sentences that had any."""
    taken = set()
    for n, figure in zip(sentences_of(parse, figures), figures, strict=True):
        harmed = figure.status in ("killed", "wounded") and figure.unit == "person" and figure.part_of is None
        if not harmed or not figure.value or n < 0 or not is_told(parse, n) or (within is not None and n not in within):
            continue
        taken.add(n)
        words = report.quote(parse.sentences[n].span).casefold()
        shot = bool(_SHOT.search(words)) and not any(word in words for word in _HURT)
        fate = "killed" if figure.status == "killed" else "shot" if shot else "injured"
        article = report.quote(figure.span).casefold().startswith(("a ", "an "))
        sums.add(n, fate, figure.id, figure.value, not article)
        if within is not None and _one_before(report.text, parse.sentences[n].span.start, figure.span.start):
            sums.add(n, fate, ("before", figure.id), 1, True)
    return taken


def _one_before(text: str, start: int, end: int) -> bool:
    """ "Mother, 2 children found dead": the one person whom a headline tells of right before a number."""
    found = _BEFORE.search(text, max(start, end - _NOUN), end)
    if found is None:
        return False
    word, noun = found[2].casefold(), noun_of(found[2].casefold())
    one = noun is not None and noun.kind == "person" and not noun.fate and word == singular(word)
    return one and (found[1] or "").casefold() not in ("a", "an") and not numbers(found[1] or "")


def _of_told(
    told: Sequence[Told], people: Sequence[Person], taken: Collection[int], figures: Sequence[Figure], sums: _Sums
) -> None:
    """Sum up what the trees tell; where figures were taken only single persons killed that no figure counts."""
    known = {id(item): k for k, person in enumerate(people) for item in person.told}
    parts = {figure.span.start for figure in figures if figure.part_of is not None}
    for item in told:
        who, fate = item.who, str(item.harm.fate)
        if not who.number or (who.span.start in parts and not who.single):
            continue
        if item.sentence in taken and (
            not who.single or fate != "killed" or any(figure.span.shared(who.span) for figure in figures)
        ):
            continue
        if fate == "shot" and (who.further or who.noun in _OTHERS):
            fate = "injured"  # "one killed, three others shot"
        key: Hashable = ("person", known[id(item)]) if id(item) in known else item.harm.people
        sums.add(item.sentence, fate, key, who.number, who.counted)
