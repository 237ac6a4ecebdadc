"""How many were killed and injured in what a report mainly tells of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from secondsource.assertions.counting.harmed import Harm, harms
from secondsource.assertions.counting.trees import Tree, tree
from secondsource.assertions.counting.victims import Victims, victims
from secondsource.model.assertion import Figure, Toll
from secondsource.model.parse import Name, Parse, Sentence
from secondsource.model.report import Report
from secondsource.resources.tolls import toll_words


@dataclass(slots=True)
class Told:
    """A mention of people harmed: where, who, how."""

    sentence: int
    kind: str
    harm: Harm
    who: Victims


@dataclass(slots=True)
class Person:
    """One person harmed, as gathered from all mentions."""

    names: set[str] = field(default_factory=set)
    ages: set[int] = field(default_factory=set)
    gender: str = ""
    nouns: set[str] = field(default_factory=set)
    fates: set[str] = field(default_factory=set)
    sentences: list[int] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    @property
    def fate(self) -> str:
        for fate in ("killed", "injured", "shot"):
            if fate in self.fates:
                return fate
        return "victim"


def find_told(report: Report, parse: Parse) -> list[Told]:
    names = {
        token: name
        for name in parse.names
        if name.type == "person"
        for token in range(name.span.start, name.span.end)
    }
    found: list[Told] = []
    for n, sentence in enumerate(parse.sentences):
        if sentence.kind == "furniture" or not sentence.syntax:
            continue
        here = tree(report.text, sentence.syntax)
        for harm in harms(here):
            who = victims(report.id, report.text, here, harm.people, names)
            if who:
                found.append(Told(n, sentence.kind, harm, who))
    return found


def gather(told: Sequence[Told]) -> list[Person]:
    """The single persons among those told of."""
    people: list[Person] = []
    seen: dict[tuple[int, int], Person] = {}
    for item in told:
        if not item.who.single:
            continue
        key = (item.sentence, item.harm.people)
        person = seen.get(key) or _same(people, item, seen)
        if person is None:
            person = Person()
            people.append(person)
        seen[key] = person
        _join(person, item)
    return people


def _same(people: list[Person], item: Told, seen: dict[tuple[int, int], Person]) -> Person | None:
    who = item.who
    if who.name:
        for person in people:
            if any(same_name(who.name, name) for name in person.names):
                return person
    beside = {id(p) for (s, h), p in seen.items() if s == item.sentence} if who.manner != "pronoun" else set()
    best, best_score = None, 0.0
    for person in people:
        if id(person) in beside or not _fits(person, item):
            continue
        score = 1.0 + 0.01 * person.sentences[-1]
        if who.age is not None and who.age in person.ages:
            score += 3
        if who.noun in person.nouns:
            score += 1
        if who.gender and who.gender == person.gender:
            score += 1
        if item.harm.fate in person.fates:
            score += 0.5
        if score > best_score:
            best, best_score = person, score
    return best


def same_name(a: str, b: str) -> bool:
    """Whether one name holds all words of the other, initials aside."""
    one, two = ({word for word in name.split() if len(word.strip(".")) > 1} for name in (a, b))
    return one <= two or two <= one


def _fits(person: Person, item: Told) -> bool:
    who = item.who
    if who.name and person.names:
        return False
    if who.gender and person.gender and who.gender != person.gender:
        return False
    if who.age is not None and person.ages and who.age not in person.ages:
        return False
    young = toll_words().young.get(who.noun)
    if young and person.ages and not any(young[0] <= a <= young[1] for a in person.ages):
        return False
    if who.age is not None and not person.ages:
        for noun in person.nouns:
            y = toll_words().young.get(noun)
            if y and not y[0] <= who.age <= y[1]:
                return False
    return not (who.further and item.sentence - person.sentences[-1] <= 3)


def _join(person: Person, item: Told) -> None:
    who = item.who
    if who.name:
        person.names.add(who.name)
    if who.age is not None:
        person.ages.add(who.age)
    person.gender = person.gender or who.gender
    person.nouns.add(who.noun)
    person.fates.add(item.harm.fate)
    person.sentences.append(item.sentence)
    person.told.append(item)


def find_toll(report: Report, parse: Parse, figures: Sequence[Figure] = ()) -> Toll | None:
    """The toll of a report, None where it tells of no harm."""
    told = find_told(report, parse)
    people = gather(told)
    k_ind = sum(p.fate == "killed" for p in people)
    i_ind = sum(p.fate in ("injured", "shot") for p in people)
    groups: dict[str, dict[float, float]] = {"killed": {}, "injured": {}, "shot": {}, "victim": {}}
    sums: dict[tuple[int, str], dict[int, float]] = {}
    for item in told:
        if item.who.number is not None and item.who.number > 0:
            sums.setdefault((item.sentence, item.harm.fate), {})[item.harm.people] = item.who.number
    for (n, fate), heads in sums.items():
        total = sum(heads.values())
        if total > 1:
            weight = 3.0 if parse.sentences[n].kind == "title" else max(0.2, 2.0 - 0.1 * n)
            groups[fate][total] = groups[fate].get(total, 0) + weight
    def best(fate: str) -> float:
        return max(groups[fate], key=lambda v: groups[fate][v], default=0)
    killed = max(best("killed"), k_ind)
    injured = max(best("injured"), 0)
    shot = max(best("shot"), best("victim"))
    injured = max(injured, i_ind, shot - killed)
    if not killed and not injured:
        return None
    return Toll(report.id, int(killed), int(injured))
