"""One person for all that is told of them: mentions of single victims are laid together unless something forbids it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from secondsource.assertions.counting.befalls import Harm, Harmed
from secondsource.assertions.counting.victims import Victims
from secondsource.resources.tolls import toll_words

#: How many sentences later "another man" may still be the man told of.
STILL_FURTHER = 3
#: Persons of a report that are kept; more are told one by one in no report.
MOST_PERSONS = 80


@dataclass(frozen=True, slots=True)
class Told:
    """A mention of people harmed: in which sentence, by what word, who."""

    sentence: int
    harm: Harm
    who: Victims


@dataclass(slots=True)
class Person:
    """One person harmed, as gathered from the mentions of them."""

    told: list[Told] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    ages: set[int] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    fates: set[Harmed] = field(default_factory=set)
    gender: str = ""

    @property
    def fate(self) -> Harmed:
        """The worst that is told of them."""
        return next((fate for fate in _WORST if fate in self.fates), "victim")

    @property
    def last(self) -> int:
        """The sentence in which they were last told of."""
        return self.told[-1].sentence


_WORST: tuple[Harmed, ...] = ("killed", "injured", "shot", "victim")


def gather(told: Iterable[Told]) -> list[Person]:
    """The single persons among those told of, in the order in which they come up."""
    people: list[Person] = []
    here: dict[int, Person] = {}
    sentence = -1
    for item in told:
        if item.sentence != sentence:
            sentence, here = item.sentence, {}
        if not item.who.single:
            continue
        person = here.get(item.harm.people) or _known(people, item, list(here.values()))
        if person is None:
            if len(people) == MOST_PERSONS or (people and item.who.manner == "pronoun"):
                continue
            person = Person()
            people.append(person)
        here[item.harm.people] = person
        _join(person, item)
    return people


def _known(people: Sequence[Person], item: Told, here: Sequence[Person]) -> Person | None:
    """Whom of those told of before a mention means: the one of that name, else the likeliest that it fits."""
    who = item.who
    if who.name:
        named = next((p for p in people if _is_called(p, who)), None)
        if named:
            return named
    apart = item.harm.shared or item.harm.by_self
    open_to = [p for p in people if not (apart and any(p is q for q in here)) and _fits(p, item)]
    return max(open_to, key=lambda p: _likeness(p, item), default=None)


def _is_called(person: Person, who: Victims) -> bool:
    """Whether they have that name; one word alone is the first or last name of whoever was told of with it."""
    one = who.said if who.said and " " not in who.said else ""
    return any(same_name(who.name, name) or one in (name.split()[0], name.split()[-1]) for name in person.names)


def same_name(a: str, b: str) -> bool:
    """Whether one name holds all words of the other, initials aside."""
    one, two = ({word for word in name.split() if len(word.strip(".")) > 1} for name in (a, b))
    few, more = sorted((one, two), key=len)
    return bool(few) and all(any(_spelt_alike(word, other) for other in more) for word in few)


def _spelt_alike(a: str, b: str) -> bool:
    """The same word, or a long one with one letter more, less or else."""
    if a == b:
        return True
    if min(len(a), len(b)) < 6 or abs(len(a) - len(b)) > 1 or a[:2] != b[:2]:
        return False
    first = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[first + 1 :] in (b[first + 1 :], b[first:]) or a[first:] == b[first + 1 :]


def _likeness(person: Person, item: Told) -> float:
    """How many signs say that they are the same; the one last told of wins a tie."""
    who = item.who
    signs = 3.0 * (who.age is not None and who.age in person.ages) + (who.noun in person.nouns)
    signs += bool(who.gender) and who.gender == person.gender
    signs += 0.5 * (item.harm.fate in person.fates)
    near = item.sentence - person.last <= 1
    return (
        signs + (3.0 if who.manner == "pronoun" else 1.0 if who.manner == "known" else 0) * near + 0.001 * person.last
    )


def _fits(person: Person, item: Told) -> bool:
    """Whether nothing says that they are two."""
    who = item.who
    if who.name and person.names:
        return False
    if who.gender and person.gender and who.gender != person.gender:
        return False
    if who.age is not None and person.ages and who.age not in person.ages:
        return False
    if who.further and item.sentence - person.last <= STILL_FURTHER:
        return False
    parts = {part for noun in (*person.nouns, who.noun) if (part := toll_words().parts.get(noun))}
    if len(parts) > 1 or ("suspect" in parts and "victim" in (*person.nouns, who.noun)):
        return False
    ages = [(age, age) for age in (person.ages | ({who.age} if who.age is not None else set()))]
    ages += [toll_words().young.get(noun, (0, 200)) for noun in (*person.nouns, who.noun)]
    return max(low for low, _ in ages) <= min(high for _, high in ages)


def _join(person: Person, item: Told) -> None:
    who = item.who
    if who.name:
        person.names.add(who.name)
    if who.age is not None:
        person.ages.add(who.age)
    person.gender = person.gender or who.gender
    person.nouns.add(who.noun)
    person.fates.add(item.harm.fate)
    person.told.append(item)
