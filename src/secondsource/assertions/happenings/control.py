"""Who took, holds or lost a place, by whose word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from secondsource.assertions.happenings.circumstance import Scenery, is_background, scenery, when_of
from secondsource.assertions.happenings.dating import frame_of
from secondsource.assertions.happenings.grips import Grip, grips
from secondsource.assertions.happenings.territory import main_town, speaks_of_war
from secondsource.assertions.happenings.tree import tree_of
from secondsource.assertions.holding.changes import MAX_WORDS, Change, Memory, changes_in
from secondsource.assertions.holding.kinds import kind_by_sides
from secondsource.assertions.holding.settling import settled
from secondsource.assertions.within import Within
from secondsource.model.assertion import ControlKind, ControlMention, Stance, Statement
from secondsource.model.ids import digest
from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.holding import strongholds, words_for
from secondsource.resources.sides import Sort, side_of
from secondsource.text.listed import listed

_NEGATIVE = listed("not no never nobody none neither nor without any cannot")
_DENYING = listed(
    "denied denies deny denying refuted refutes rejected rejects dismissed rumours rumors lies false untrue"
)
_ADMITTING = listed(
    "admitted admits admit admitting acknowledged acknowledges acknowledgment conceded concedes concede conceding"
)


def find_control(report: Report, parse: Parse, statements: Sequence[Statement]) -> tuple[ControlMention, ...]:
    """The control mentions of a report, in order of position.

    Syntax tells who takes what, where the engine gives it, even in a single sentence; else windows of words do, in
    reports that name armed sides.
    """
    war = speaks_of_war(report)
    town = main_town(report, parse)
    said = Within(statements, lambda statement: statement.content)
    memory = Memory()
    found: dict[str, ControlMention] = {}
    told: dict[str, Change] = {}
    for sentence in parse.sentences:
        if sentence.kind == "furniture":
            continue
        scene = scenery(report, parse, sentence)
        if 0 < len(sentence.syntax) <= MAX_WORDS:
            for mention, change in _by_syntax(report, sentence, scene, memory, town, said, war):
                found.setdefault(mention.id, mention)
                told.setdefault(mention.id, change)
        else:
            for mention in _by_windows(report, scene, town, said) if war else ():
                found.setdefault(mention.id, mention)
    kinds = dict(zip(told, settled(list(told.values())), strict=True))
    return tuple(replace(mention, kind=kinds.get(key, mention.kind)) for key, mention in found.items())


def _by_syntax(
    report: Report, sentence: Sentence, scene: Scenery, memory: Memory, town: str | None, said: Within, war: bool
) -> Iterator[tuple[ControlMention, Change]]:
    tree = tree_of(report.text, sentence)
    for change in changes_in(report.text, sentence, scene.names, memory, war=war):
        evidence = Span(report.id, *change.evidence)
        statement = _statement(evidence, said)
        first, after = (bisect_left(scene.row, offset, key=lambda piece: piece.start) for offset in change.trigger)
        when = when_of(scene, first, max(after, first + 1)) if first < len(scene.row) else None
        if when is None and tree:
            when = frame_of(tree, scene, tree.covering(*change.trigger))
        place = _place(change.place.words, bool(change.place.name) or change.place.proper, town, alone=True)
        if place is None:
            continue
        mention = ControlMention(
            id=digest("control", report.id, evidence.start, evidence.end),
            report=report.id,
            evidence=evidence,
            place=place,
            loser=change.loser,
            taker=change.taker,
            stance=_stance_of(change, statement),
            by=statement.speaker if statement else None,
            when=when,
            background=is_background(report, when) or change.mood.setting,
            reached=change.near,
            kind=change.kind,
            extent=change.extent,
        )
        yield mention, change


def _stance_of(change: Change, statement: Statement | None) -> Stance:
    if change.mood.told == "denied" or (statement and statement.stance == "deny"):
        return "deny"
    if change.mood.told == "admitted":
        return "admit"
    return statement.stance if statement and statement.stance != "decline" else "assert"


def _by_windows(report: Report, scene: Scenery, town: str | None, said: Within) -> Iterator[ControlMention]:
    for grip in grips(scene):
        mention = _mention(report, scene, grip, town, said)
        if mention:
            yield mention


def _mention(report: Report, scene: Scenery, grip: Grip, town: str | None, said: Within) -> ControlMention | None:
    first, after = min(grip.first, grip.territory.first), max(grip.after, grip.territory.after)
    evidence = Span(report.id, scene.row[first].start, scene.row[after - 1].end)
    statement = _statement(evidence, said)
    when = when_of(scene, grip.first, grip.after)
    words = {piece.word for piece in scene.row[max(0, grip.first - 6) : grip.after]}
    if grip.change == "held" and (words & words_for("unchanged") or (grip.loser is None and grip.taker is None)):
        return None
    place = _place(grip.territory.words, bool(grip.territory.name), town)
    if place is None:
        return None
    stance = _stance(scene, grip, statement)
    return ControlMention(
        id=digest("control", report.id, evidence.start, evidence.end),
        report=report.id,
        evidence=evidence,
        place=place,
        loser=grip.loser,
        taker=grip.taker,
        stance=stance,
        by=statement.speaker if statement else None,
        when=when,
        background=is_background(report, when) or _earlier(scene, grip),
        reached=grip.change == "near",
        kind=_kind(grip) if stance != "deny" else None,
    )


def _kind(grip: Grip) -> ControlKind | None:
    """By the sides alone: windows of words do not tell how a place passed."""
    return kind_by_sides(_sort(grip.taker), _sort(grip.loser)) if grip.change in ("taken", "lost") else None


def _sort(party: str | None) -> Sort | None:
    return side_of(party.casefold().replace("-", " ").split()).sort if party else None


def _earlier(scene: Scenery, grip: Grip) -> bool:
    """ "years after being driven out of the city": what went before the news."""
    before = [scene.word(i) for i in range(grip.first - 4, grip.first)]
    return "after" in before and bool({"being", "having"} & {*before, scene.word(grip.first)})


def _place(words: str, named: bool, town: str | None, *, alone: bool = False) -> str | None:
    """The place in words; a part, or "the town", with the name of the town that the report is about. With none such,
    the words by themselves only where they stand `alone`."""
    if named:
        return words
    if town is None:
        return words if alone else None
    return town if words.casefold() in strongholds() & {"town", "city", "village"} else f"{words}, {town}"


def _stance(scene: Scenery, grip: Grip, statement: Statement | None) -> Stance:
    """Denied when the words or the statement say so; else as the statement stands to it."""
    low = max(0, min(grip.first, grip.territory.first) - 4)
    near = {piece.word for piece in scene.row[low : grip.after]}
    before = {piece.word for piece in scene.row[: grip.after]}
    if near & _NEGATIVE or before & _DENYING or (statement and statement.stance == "deny"):
        return "deny"
    if before & _ADMITTING:
        return "admit"
    return statement.stance if statement and statement.stance != "decline" else "assert"


def _statement(span: Span, said: Within) -> Statement | None:
    """The innermost statement whose content holds most of the span."""
    holding = [s for s in said.sharing(span) if any(part.shared(span) * 2 > len(span) for part in s.content)]
    return min(holding, key=lambda s: (sum(len(part) for part in s.content), s.id)) if holding else None
