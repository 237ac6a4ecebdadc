"""Quantities: how many of what, what became of them, by whose word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from secondsource.assertions.counting.carried import Told, carry
from secondsource.assertions.counting.fates import fates
from secondsource.assertions.counting.officers import decide
from secondsource.assertions.counting.quantities import Quantity, count
from secondsource.assertions.counting.running import running
from secondsource.assertions.counting.scene import Fate, counts_people
from secondsource.assertions.happenings.circumstance import MAX_SENTENCE, Scenery, place_of, scenery, when_of
from secondsource.assertions.within import Within
from secondsource.model.assertion import Figure, Qualifier, Statement, Window
from secondsource.model.ids import digest
from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span

#: Fates that make a figure of one person ("a guard was killed", "one was hurt").
CASUALTIES = frozenset({"killed", "wounded", "missing", "detained"})

#: Who they are of whom nothing else is told: those driven from their homes are civilians.
CLASS_OF_FATE = {"displaced": "civilian"}
#: How many earlier numbers of people a sentence can lean on.
MOST_TOLD = 12
#: Characters of the longest words for a date.
LONGEST_DATE = 200


def find_figures(report: Report, parse: Parse, statements: Sequence[Statement]) -> tuple[Figure, ...]:
    """The figures of a report, in order of position; furniture, dates, labels and names are left out.

    A bare number that nothing in its sentence explains is taken to count people where the report counts people at all.
    """
    dates = sorted((m.span.start, m.span.end) for m in parse.moments if m.type in ("date", "time"))
    figures: list[Figure] = []
    told: list[Told] = []
    contents, sources = Within(statements, lambda s: s.content), Within(statements, lambda s: s.source)
    for number, sentence in enumerate(parse.sentences):
        if sentence.kind != "furniture":
            here = _of_sentence(report, parse, sentence, dates, (contents, sources), told, number)
            figures.extend(here)
            told = [*told[-MOST_TOLD:], *(Told(number, f) for f in here if f.status and f.unit == "person")]
    peopled = any(figure.unit == "person" for figure in figures)
    return decide((replace(f, unit="person") if peopled and not f.unit else f for f in figures), report.text)


def _of_sentence(
    report: Report,
    parse: Parse,
    sentence: Sentence,
    dates: Sequence[tuple[int, int]],
    said: tuple[Within, Within],
    told: Sequence[Told],
    number: int,
) -> list[Figure]:
    start, end = sentence.span.start, min(sentence.span.end, sentence.span.start + MAX_SENTENCE)
    first = bisect_left(dates, (start - LONGEST_DATE, 0))
    near = [date for date in dates[first : bisect_left(dates, (end, 0))] if start < date[1]]
    counted = count(report.text, start, end, near)
    scene = scenery(report, parse, sentence)
    made: list[Figure] = []
    ids: list[str | None] = []
    parts: list[tuple[int, int]] = []
    for k, (quantity, alone) in enumerate(zip(counted.quantities, fates(counted), strict=True)):
        here = [Told(number, f) for f in made if f.status and f.unit == "person"]
        fate, earlier = carry(counted, k, alone, [*told, *here], number)
        if _is_one(quantity) and (fate.fate not in CASUALTIES or fate.rule in ("part", "earlier")):
            ids.append(None)
            continue
        figure = _figure(report, quantity, fate, *said)
        if fate.part_of is not None:
            parts.append((len(made), fate.part_of))
        place, window = _scope(scene, quantity) if figure.status else (None, None)
        adds = running(counted.row, quantity.first, quantity.after, quantity.number.after) if figure.status else None
        made.append(replace(figure, part_of=earlier, place=place, window=window, running=adds))
        ids.append(figure.id)
    for n, whole in parts:
        made[n] = replace(made[n], part_of=ids[whole] or made[n].part_of)
    return made


def _scope(scene: Scenery, quantity: Quantity) -> tuple[str | None, Window | None]:
    """Place and time that the sentence gives for a number of people."""
    place = place_of(scene, quantity.first, quantity.after)
    when = when_of(scene, quantity.first, quantity.after)
    return place.name if place else None, Window(when.earliest, when.latest) if when else None


def _is_one(quantity: Quantity) -> bool:
    """ "A guard", or "one" without a noun: a figure only where harm is told of."""
    alone = quantity.noun is None or quantity.whole >= 0
    return quantity.number.form == "article" or (quantity.number.value == 1 and alone)


def _figure(report: Report, quantity: Quantity, fate: Fate, contents: Within, sources: Within) -> Figure:
    span = Span(report.id, quantity.start, quantity.end)
    number = quantity.number
    people = counts_people(quantity)
    source = people and bool(sources.holding(span))
    qualifier: Qualifier = number.bound
    return Figure(
        id=digest("figure", report.id, span.start, span.end),
        report=report.id,
        span=span,
        value=number.value,
        low=number.low,
        high=number.high,
        unit="source" if source else "person" if people and fate.fate else quantity.unit,
        qualifier=qualifier,
        victim_class=(fate.victims or CLASS_OF_FATE.get(fate.fate or "")) if people and not source else None,
        status=fate.fate if people and not source else None,
        statement=statement.id if (statement := contents.innermost(span)) else None,
    )
