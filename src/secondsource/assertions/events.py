"""What happened: mentions of events with type, actors, place and time."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.assertions.circumstance import (
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
from secondsource.assertions.triggers import Hit, hits
from secondsource.model.assertion import EventMention, Mood, Statement
from secondsource.model.ids import digest
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.text.listed import listed

_NEGATIVE = listed("not no never without nobody none denied denies deny n't cannot hardly neither nor")
_UNREAL = listed("if could might may should unless whether feared would can must fear fears possible potential")
#: How far before the trigger a word may change its mood (pieces).
_MOOD_REACH = 5


def find_events(report: Report, parse: Parse, statements: Sequence[Statement]) -> tuple[EventMention, ...]:
    """The event mentions of a report, in order of position: one for each kind of happening in a sentence."""
    found: list[EventMention] = []
    for sentence in parse.sentences:
        if sentence.kind == "furniture" or report.is_furniture(sentence.span.start, sentence.span.end):
            continue
        scene = scenery(report, parse, sentence)
        taken = spans_of([n for n in scene.names if n.type in ("person", "org", "outlet")])
        found.extend(_mention(report, scene, hit, statements) for hit in hits(report.text, scene.row, taken))
    return tuple(found)


def _mention(report: Report, scene: Scenery, hit: Hit, statements: Sequence[Statement]) -> EventMention:
    trigger = Span(report.id, scene.row[hit.first].start, scene.row[hit.after - 1].end)
    when = when_of(scene, hit.first, hit.after)
    actors, targets = _parties(scene, hit)
    statement = _statement(trigger, statements)
    return EventMention(
        id=digest("mention", report.id, trigger.start, trigger.end, hit.kind.label),
        report=report.id,
        trigger=trigger,
        type=hit.kind.type,
        label=hit.kind.label,
        actors=actors,
        targets=targets,
        place=place_of(scene, hit.first, hit.after),
        when=when,
        background=is_background(report, when),
        mood=_mood(scene, hit, statement),
        statement=statement.id if statement else None,
    )


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


def _statement(span: Span, statements: Sequence[Statement]) -> Statement | None:
    """The innermost statement whose content holds the span."""
    holding = [s for s in statements if any(part.covers(span) for part in s.content)]
    return min(holding, key=lambda s: (sum(len(part) for part in s.content), s.id)) if holding else None
