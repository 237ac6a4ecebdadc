"""The retelling program: facts taken out of a report (figures, events, statements, places, times) and put into
sentences of its own, as an automatic news writer does. Nothing of the report's syntax is left."""

from __future__ import annotations

import random

from bench.rewrites.reword import other_words
from bench.rewrites.tree import sentence

from secondsource import assertions
from secondsource.model.assertion import Assertions, EventMention, Figure, Statement
from secondsource.model.parse import Parse
from secondsource.model.report import Report

FIGURES = ("the count of {unit} given is {value}", "{value} is what is put down for {unit}", "{unit}: {value}")
EVENTS = (
    "what is described is {label} at {place} with {actors} against {targets}",
    "{place} saw {label}, and {actors} and {targets} come up in it",
    "between {actors} and {targets} there was {label} ({place})",
)
STATEMENTS = ("{who} is quoted to the effect that {what}", "as {who} has it: {what}", "{what} is {who}'s account")
MOST = 12  # sentences


def retell(report: Report, parse: Parse, seed: int) -> str:
    """A report made of the facts alone."""
    chance = random.Random(seed)
    said = assertions.find(report, parse)
    made = [*_events(report, said, chance), *_figures(report, said, chance), *_statements(report, said, chance)]
    made = made[:MOST]
    chance.shuffle(made)
    names = list(dict.fromkeys(n.head for n in parse.names))[:10]
    opening = f"a report on {' and '.join(names[:3])}" if names else "a report"
    closing = f"also mentioned are {', '.join(names[3:])}" if len(names) > 3 else ""
    return " ".join(filter(None, map(sentence, [opening, *made, closing]))) + "\n"


def _figures(report: Report, said: Assertions, chance: random.Random) -> list[str]:
    told: dict[str, str] = {}
    for figure in said.figures:
        told.setdefault(f"{figure.unit} {figure.value}", _figure(figure, report, chance))
    return list(told.values())[:5]


def _figure(figure: Figure, report: Report, chance: random.Random) -> str:
    value = figure.value if figure.value is not None else figure.low or figure.high or 0
    status = f" {figure.status}" if figure.status else ""
    text = chance.choice(FIGURES).format(unit=f"{figure.unit}{status}", value=f"{value:g}")
    return f"{text} for {figure.place}" if figure.place else text


def _events(report: Report, said: Assertions, chance: random.Random) -> list[str]:
    made = []
    for event in said.events:
        if not event.background and (event.actors or event.targets):
            made.append(_event(event, chance))
    return list(dict.fromkeys(made))[:5]


def _event(event: EventMention, chance: random.Random) -> str:
    actors, targets = " and ".join(event.actors) or "an unnamed side", " and ".join(event.targets) or "others"
    place = event.place.name if event.place else "a place not named"
    text = chance.choice(EVENTS).format(label=event.label, place=place, actors=actors, targets=targets)
    return other_words(text, chance)


def _statements(report: Report, said: Assertions, chance: random.Random) -> list[str]:
    return [made for s in said.statements[:6] if (made := _statement(report, s, chance))]


def _statement(report: Report, statement: Statement, chance: random.Random) -> str:
    who = " ".join(report.quote(span) for span in statement.source)
    what = " ".join(report.quote(span) for span in statement.content).strip(" .")
    if not who or not what or len(what.split()) > 40:
        return ""
    return other_words(chance.choice(STATEMENTS).format(who=who, what=what), chance)
