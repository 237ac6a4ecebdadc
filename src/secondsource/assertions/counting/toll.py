"""How many were killed and injured in what a report mainly tells of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from secondsource.assertions.counting.classes import by_class, ordered
from secondsource.assertions.counting.gathered import Person, Told, gather
from secondsource.assertions.counting.shares import COMBATANTS, Share, about_fighting, shares
from secondsource.assertions.counting.tallies import Tally, tallies
from secondsource.assertions.counting.told import all_told, beside_the_point, sentences_of
from secondsource.model.assertion import Figure, Toll
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.people import noun_of
from secondsource.resources.tolls import toll_words

#: Characters of a report in which a word of killing means its own event ("man charged with murder").
OPENING = 300
#: Sentences with people harmed that say what a report is about.
FIRST_TOLD = 3
#: Nouns that are counted on in a report: "a third victim has died".
_COUNTED_ON = ("victim", "person")
#: "Double murder-suicide", "triple homicide", and how many each makes.
_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_MULTIPLE = re.compile(
    rf"\b({'|'.join(_TIMES)})[- ](?:fatal |deadly )?(?:murder|homicide|killing|slaying)s?\b([-/ ]suicide)?", re.I
)
#: Spans of evidence that a toll keeps.
MOST_SPANS = 12
ADULT = 18
#: From here on the persons of a report may be fewer than they seem.
MANY = 2


def find_toll(report: Report, parse: Parse, figures: Sequence[Figure]) -> Toll | None:
    """The toll of a report, None where it tells of nobody harmed. `figures` are those of the report."""
    told = all_told(report, parse)
    away = beside_the_point(report, parse, told, figures)
    told = [item for item in told if item.sentence not in away]
    here = [f for n, f in zip(sentences_of(parse, figures), figures, strict=True) if n not in away]
    people = _of_main_event(gather(told), told)
    if _says(report.text, "murder-suicides"):
        for person in people:
            person.fates |= {"killed"} if person.fate == "shot" else set()
    tally = tallies(report, parse, told, people, here)
    killed, injured = _sober(report, told, people, tally, tallies(report, parse, (), (), here))
    killed = max(killed, _with_killer(told), _multiple(report.text[:OPENING]))
    if not any(sentence.syntax for sentence in parse.sentences):
        killed, injured = _without_syntax(report.text, killed, injured)
    dead = shares(report, parse, figures, "killed", away)
    classes, of_figures = _classes(dead, people, killed), by_class(dead)
    total = of_figures.get("civilian", 0) + of_figures.get("combatant", 0)
    if total and (about_fighting(report.text) or "civilian" in report.text):
        killed, classes = total, of_figures
    if not killed and not injured:
        return None
    hurt = by_class(shares(report, parse, figures, "wounded", away))
    hurt = {victims: min(number, injured) for victims, number in hurt.items()}
    evidence = _evidence(told, here, bool(killed), bool(injured))
    return Toll(report.id, killed, injured, ordered(classes), ordered(hurt), evidence)


def tells_of_harm(words: str) -> bool:
    """Whether any word speaks of death or of a wound: cheap, and generous."""
    return any(_says(words, name) for name in ("dead", "dying", "deadly words", "hitting", "injured", "shootings"))


def _of_main_event(people: Sequence[Person], told: Sequence[Told]) -> list[Person]:
    """The persons, without those whose death first comes up behind an opening in which nobody died: they died before,
    or elsewhere ("the vigil was for a man who had been shot")."""
    opening = set(sorted({item.sentence for item in told})[:FIRST_TOLD])
    deadly = any(item.harm.fate == "killed" for item in told if item.sentence in opening)
    if deadly or any(p.fate == "killed" and p.told[0].sentence in opening for p in people):
        return list(people)
    return [p for p in people if not _only_dead(p.told[0]) or p.told[0].sentence in opening]


def _only_dead(first: Told) -> bool:
    return first.harm.fate == "killed" and not first.who.counted and first.who.manner in ("new", "named")


def _killed(report: Report, told: Sequence[Told], people: Sequence[Person], tally: Mapping[str, Tally]) -> int:
    """The number in the opening, unless more are named; else the one most told, or the persons one by one."""
    counted_on = _counted_on(told)
    if at_first := tally["killed"].at_first:
        killed = max(int(at_first), _surely(people, ("killed",)), counted_on)
    else:
        single = sum(person.fate == "killed" for person in people)
        killed = max(int(tally["killed"].most_told), single, counted_on)
    if not killed and _deadly(report.text[:OPENING]):
        killed = 1
        hurt = sorted((p for p in people if p.fate in ("shot", "injured")), key=lambda p: p.fate != "shot")
        if hurt:
            hurt[0].fates.add("killed")
    return max(killed, 2) if _says(report.text, "murder-suicides") else killed


def _with_killer(told: Sequence[Told]) -> int:
    """Those whom somebody killed and that one: "killed two women and a man before turning the gun on himself"."""
    ended = {t.sentence for t in told if t.harm.by_self}
    dead = {(t.sentence, t.harm.people): t.who.number or 0 for t in told if t.harm.fate == "killed" and t.harm.by_other}
    sentences: dict[int, float] = {}
    for sentence, number in ((n, number) for (n, _), number in dead.items() if n in ended):
        sentences[sentence] = sentences.get(sentence, 0) + number
    return 1 + int(max(sentences.values())) if sentences else 0


def _multiple(opening: str) -> int:
    """How many a "triple homicide" killed; with a suicide it is one more."""
    found = _MULTIPLE.search(opening)
    return _TIMES[found[1].casefold()] + bool(found[2]) if found else 0


def _counted_on(told: Sequence[Told]) -> int:
    """How far the dead are counted on in words: "a third victim has died"."""
    return max((t.who.ordinal for t in told if t.harm.fate == "killed" and t.who.noun in _COUNTED_ON), default=0)


def _sober(
    report: Report,
    told: Sequence[Told],
    people: Sequence[Person],
    tally: Mapping[str, Tally],
    of_figures: Mapping[str, Tally],
) -> tuple[int, int]:
    """Killed and injured. Persons told of one by one may be one person told of twice: unless some count in the report
    is as great, what its figures give is believed, and one where they give nothing."""
    killed = _killed(report, told, people, tally)
    if killed > _counted_on(told) and killed >= MANY and killed not in tally["killed"].everywhere:
        killed = min(killed, max(1, of_figures["killed"].number))
    injured = _injured(people, tally, killed)
    counts = {*tally["injured"].everywhere, *tally["shot"].everywhere}
    counts |= {number - killed for fate in ("shot", "victim") for number in tally[fate].everywhere}
    if injured >= MANY and injured not in counts:
        injured = min(injured, max(1, of_figures["injured"].number or of_figures["shot"].number))
    return killed, injured


def _injured(people: Sequence[Person], tally: Mapping[str, Tally], killed: int) -> int:
    """The same for the injured; of "five shot" those are injured who were not killed."""
    single = sum(person.fate in ("injured", "shot") for person in people)
    sure = _surely(people, ("injured", "shot"))
    if at_first := tally["injured"].at_first:
        return int(max(at_first, sure, tally["shot"].at_first - killed))
    shot = tally["shot"].at_first
    if shot and shot >= killed:
        return int(max(shot - killed, sure))
    some = max(tally["shot"].most_told, tally["victim"].most_told)
    return int(max(tally["injured"].most_told, single, some - killed))


def _without_syntax(text: str, killed: int, injured: int) -> tuple[int, int]:
    """Where no tree tells of single victims: one, where the report speaks of a death, or of a wound, at all."""
    if not killed and (_says(text, "dead") or _says(text, "deadly words") or _says(text, "dying")):
        killed = 1
    return killed, injured or int(not killed and (_says(text, "injured") or _says(text, "hitting")))


def _surely(people: Sequence[Person], fates: Sequence[str]) -> int:
    """How many with these fates have a name or an age, so that they are hardly one told twice."""
    return sum(person.fate in fates and bool(person.names or person.ages) for person in people)


def _classes(dead: Sequence[Share], people: Sequence[Person], killed: int) -> dict[str, int]:
    """The classes of the killed where no war is told of: from the persons, or from the figures where no person is."""
    found = by_class(dead)
    for person in people:
        for victims in _classes_of(person) if person.fate == "killed" else ():
            found.setdefault(victims, 0)
    for victims in list(found):
        alone = sum(victims in _classes_of(p) for p in people if p.fate == "killed")
        found[victims] = min(max(found[victims], alone), killed)
    armed = found.get("combatant", 0)
    return {**found, "civilian": killed - armed} if killed else {}


def _classes_of(person: Person) -> set[str]:
    """The classes that nouns and age tell of one person."""
    nouns = [noun for word in person.nouns if (noun := noun_of(word))]
    found = {noun.victims for noun in nouns if noun.victims and noun.victims not in ("civilian", "officer")}
    if person.ages:
        found -= {"child"}
        found |= {"child"} if min(person.ages) < ADULT else set()
    return {"combatant" if victims in COMBATANTS else victims for victims in found}


@lru_cache(maxsize=8)
def _pattern(name: str) -> re.Pattern[str]:
    """Any phrase of a list of tolls.yml as whole words; the longest first."""
    phrases = sorted(toll_words()[name], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, phrases))})(?![\w-])", re.I)


def _says(text: str, name: str) -> bool:
    return bool(_pattern(name).search(text))


def _deadly(text: str) -> bool:
    """Whether words tell of a death though nobody is told to have died."""
    return bool(_pattern("deadly words").search(_pattern("not deadly").sub(" ", text)))


def _evidence(told: Sequence[Told], figures: Sequence[Figure], killed: bool, injured: bool) -> tuple[Span, ...]:
    """The words that the toll rests on, in order of position, each place once."""
    fates = {"killed", "shot", "victim"} if killed else set()
    fates |= {"injured", "shot", "victim"} if injured else set()
    spans = [item.who.span for item in told if item.harm.fate in fates]
    status = {"killed"} if killed else set()
    status |= {"wounded"} if injured else set()
    spans += [figure.span for figure in figures if figure.status in status and figure.unit == "person"]
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end)):
        if not kept or not kept[-1].shared(span):
            kept.append(span)
    return tuple(kept[:MOST_SPANS])
