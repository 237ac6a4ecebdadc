"""What happened: mentions of events with type, actors, place and time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from secondsource.assertions.happenings.circumstance import Scenery, is_background, scenery, spans_of
from secondsource.assertions.happenings.dating import Dated, inherit
from secondsource.assertions.happenings.readings import Told, by_words, told
from secondsource.assertions.happenings.territory import main_town
from secondsource.assertions.happenings.tree import tree_of
from secondsource.assertions.happenings.triggers import Hit
from secondsource.assertions.within import Within
from secondsource.model.assertion import EventMention, Figure, Mood, Place, Speaker, Statement
from secondsource.model.ids import digest
from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.happenings import calamities, is_speech, kinds

DEATHS = "deaths and injuries"
#: Sentences in which a report says what it is about.
LEAD = 4
#: Kinds of plover.yml that a statement makes by its stance alone, whatever its words.
ACTS = {"deny": "denial", "admit": "admission"}


@dataclass(frozen=True, slots=True)
class _Around:
    """What a report tells beside its sentences: statements by their contents and cues, speakers, its main town."""

    contents: Within
    cues: Within
    labels: Mapping[str, str]
    town: str | None


def find_events(
    report: Report, parse: Parse, statements: Sequence[Statement], speakers: Sequence[Speaker] = ()
) -> tuple[EventMention, ...]:
    """The event mentions of a report, in order of position: one for each kind of happening in a sentence."""
    around = _Around(
        Within(statements, lambda s: s.content),
        Within(statements, lambda s: s.cue),
        {speaker.id: speaker.label for speaker in speakers},
        main_town(report, parse),
    )
    found: list[Dated] = []
    for number, sentence in enumerate(parse.sentences):
        if sentence.kind == "furniture":
            continue
        scene = scenery(report, parse, sentence)
        taken = spans_of([n for n in scene.names if n.type in ("person", "org", "outlet")])
        seen = told(scene, tree_of(report.text, sentence), taken)
        acts = _acts(scene, around.cues.sharing(sentence.span), seen)
        found += [Dated(number, _mention(report, e, around), _undated(sentence, number, e)) for e in (*seen, *acts)]
    return tuple(sorted(peaceful(inherit(report, found)), key=lambda m: (m.trigger, m.label)))


def peaceful(found: Sequence[EventMention]) -> list[EventMention]:
    """The mentions, deaths in a report of an accident or a disaster being no assault: nobody did them, and no other
    violence is told of."""
    violent = any(m.type == "ASSAULT" and m.label != DEATHS for m in found)
    calamity = any(m.label in calamities() and m.mood in ("asserted", "attributed") for m in found)
    if violent or not calamity:
        return list(found)
    return [replace(m, type="") if m.label == DEATHS and not m.actors else m for m in found]


def link_figures(events: Sequence[EventMention], figures: Sequence[Figure], parse: Parse) -> tuple[EventMention, ...]:
    """The events with the numbers of people harmed or saved that stand in their sentence; a thing said has none."""
    starts = [sentence.span.start for sentence in parse.sentences]
    harmed: dict[int, list[str]] = {}
    for figure in figures:
        if figure.status:
            harmed.setdefault(bisect_right(starts, figure.span.start), []).append(figure.id)
    linked = []
    for event in events:
        here = harmed.get(bisect_right(starts, event.trigger.start), [])
        linked.append(event if is_speech(event.label) else replace(event, figures=tuple(here)))
    return tuple(linked)


def _acts(scene: Scenery, statements: Sequence[Statement], seen: Sequence[Told]) -> list[Told]:
    """Denials and admissions by statements whose cue is no trigger itself ("called the reports rumours")."""
    found: dict[str, Told] = {}
    for statement in statements:
        kind = kinds().get(ACTS.get(statement.stance, ""))
        cue = statement.cue[0] if statement.cue else None
        if kind is None or cue is None or any(event.kind == kind for event in seen):
            continue
        at = [i for i, piece in enumerate(scene.row) if cue.start <= piece.start < cue.end]
        if at and not any(cue.start <= event.start < cue.end for event in seen):
            found.setdefault(kind.label, by_words(scene, Hit(at[0], at[-1] + 1, kind, False, True)))
    return list(found.values())


def _undated(sentence: Sentence, number: int, event: Told) -> bool:
    """Whether an event is not to be given the day of the news: no one event, or one only named outside of the lead. The
    words of a heading leave out what would tell."""
    return sentence.kind == "body" and (event.loose or (event.passing and number > LEAD))


def _mention(report: Report, event: Told, around: _Around) -> EventMention:
    trigger = Span(report.id, event.start, event.end)
    statement = around.contents.innermost(trigger)
    actors, place = event.actors, event.place
    if event.kind.speech:
        said_by = _speaker(around.cues.sharing(trigger), around.labels)
        actors = said_by or tuple(actor for actor in actors if actor[:1].isupper())
    elif place is None and around.town:
        place = Place(around.town, precision="report")
    return EventMention(
        id=digest("mention", report.id, trigger.start, trigger.end, event.kind.label),
        report=report.id,
        trigger=trigger,
        type=event.kind.type,
        label=event.kind.label,
        actors=actors,
        targets=event.targets,
        place=place,
        when=event.when,
        background=is_background(report, event.when),
        mood=_mood(event, statement),
        statement=statement.id if statement else None,
    )


def _speaker(cued: Sequence[Statement], labels: Mapping[str, str]) -> tuple[str, ...]:
    """The speaker of the first of the statements whose cue a trigger is."""
    return next(((labels[s.speaker],) for s in cued if s.speaker in labels), ())


def _mood(event: Told, statement: Statement | None) -> Mood:
    """How the mention stands to the facts, by its sentence and the statement that it is in."""
    if event.mood == "denied" or (statement and statement.stance == "deny" and not event.kind.speech):
        return "denied"
    return event.mood or ("attributed" if statement else "asserted")
