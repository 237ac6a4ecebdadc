"""What happened: mentions of events with type, actors, place and time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from secondsource.assertions.happenings.circumstance import (
    Scenery,
    agent_of,
    is_background,
    object_of,
    place_of,
    scenery,
    spans_of,
    subject_of,
    when_of,
)
from secondsource.assertions.happenings.territory import main_town
from secondsource.assertions.happenings.triggers import Hit, hits
from secondsource.assertions.within import Within
from secondsource.model.assertion import EventMention, Figure, Mood, Place, Speaker, Statement
from secondsource.model.ids import digest
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.happenings import is_speech, kinds
from secondsource.text.listed import listed

_NEGATIVE = listed("not no never without nobody none denied denies deny n't cannot hardly neither nor")
_UNREAL = listed("if could might may should unless whether feared would can must fear fears possible potential")
#: How far before the trigger a word may change its mood (pieces).
_MOOD_REACH = 5


#: Kinds of plover.yml that a statement makes by its stance alone, whatever its words.
ACTS = {"deny": "denial", "admit": "admission"}


def find_events(
    report: Report, parse: Parse, statements: Sequence[Statement], speakers: Sequence[Speaker] = ()
) -> tuple[EventMention, ...]:
    """The event mentions of a report, in order of position: one for each kind of happening in a sentence."""
    labels = {speaker.id: speaker.label for speaker in speakers}
    town = main_town(report, parse)
    contents, cues = Within(statements, lambda s: s.content), Within(statements, lambda s: s.cue)
    found: list[EventMention] = []
    for sentence in parse.sentences:
        if sentence.kind == "furniture":
            continue
        scene = scenery(report, parse, sentence)
        taken = spans_of([n for n in scene.names if n.type in ("person", "org", "outlet")])
        seen = hits(report.text, scene.row, taken)
        acts = _acts(scene, cues.sharing(sentence.span), seen)
        found.extend(_mention(report, scene, hit, contents, cues, labels, town) for hit in (*seen, *acts))
    return tuple(sorted(found, key=lambda m: (m.trigger, m.label)))


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


def _acts(scene: Scenery, statements: Sequence[Statement], seen: Sequence[Hit]) -> list[Hit]:
    """Denials and admissions by statements whose cue is no trigger itself ("called the reports rumours")."""
    found: dict[str, Hit] = {}
    for statement in statements:
        kind = kinds().get(ACTS.get(statement.stance, ""))
        cue = statement.cue[0] if statement.cue else None
        if kind is None or cue is None or any(hit.kind == kind for hit in seen):
            continue
        at = [i for i, piece in enumerate(scene.row) if cue.start <= piece.start < cue.end]
        if at and not any(hit.first in at for hit in seen):  # "has dismissed" an officer, not a report
            found.setdefault(kind.label, Hit(at[0], at[-1] + 1, kind, False, True))
    return list(found.values())


def _mention(
    report: Report,
    scene: Scenery,
    hit: Hit,
    contents: Within,
    cues: Within,
    labels: Mapping[str, str],
    town: str | None,
) -> EventMention:
    trigger = Span(report.id, scene.row[hit.first].start, scene.row[hit.after - 1].end)
    when = when_of(scene, hit.first, hit.after)
    actors, targets = _parties(scene, hit)
    statement = contents.innermost(trigger)
    place = place_of(scene, hit.first, hit.after)
    if hit.kind.speech:
        actors = _speaker(cues.sharing(trigger), labels) or tuple(a for a in actors if a[:1].isupper())
    elif place is None and town:
        place = Place(town, precision="report")
    return EventMention(
        id=digest("mention", report.id, trigger.start, trigger.end, hit.kind.label),
        report=report.id,
        trigger=trigger,
        type=hit.kind.type,
        label=hit.kind.label,
        actors=actors,
        targets=targets,
        place=place,
        when=when,
        background=is_background(report, when),
        mood=_mood(scene, hit, statement),
        statement=statement.id if statement else None,
    )


def _speaker(cued: Sequence[Statement], labels: Mapping[str, str]) -> tuple[str, ...]:
    """The speaker of the first of the statements whose cue a trigger is."""
    return next(((labels[s.speaker],) for s in cued if s.speaker in labels), ())


def _parties(scene: Scenery, hit: Hit) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who does it and who suffers it: subject and object, the other way round in the passive."""
    by = agent_of(scene, hit.after, frozenset({"by"}))
    if not hit.verb:
        on = agent_of(scene, hit.after, frozenset({"on", "against", "of", "at"}))
        return _some(by or subject_of(scene, hit.first)), _some(on)
    subject, thing = subject_of(scene, hit.first), object_of(scene, hit.after)
    return (_some(by), _some(subject)) if hit.passive else (_some(subject), _some(thing))


def _some(party: str | None) -> tuple[str, ...]:
    return (party,) if party else ()


def _mood(scene: Scenery, hit: Hit, statement: Statement | None) -> Mood:
    """How the mention stands to the facts, by the words just before it and the statement it is in."""
    before = {piece.word for piece in scene.row[max(0, hit.first - _MOOD_REACH) : hit.first]}
    denied = bool(before & _NEGATIVE)
    if statement and statement.stance == "deny" and not hit.kind.speech:
        denied = True
    if denied:
        return "denied"
    if before & _UNREAL:
        return "hypothetical"
    if before & {"will", "shall", "scheduled", "planned"}:
        return "planned"
    return "attributed" if statement else "asserted"
