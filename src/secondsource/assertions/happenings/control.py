"""Who took, holds or lost a place, by whose word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from secondsource.assertions.happenings.circumstance import (
    Scenery,
    agent_of,
    is_background,
    scenery,
    side_before,
    when_of,
)
from secondsource.assertions.happenings.territory import Territory, main_town, territory_after, territory_before
from secondsource.assertions.happenings.triggers import is_passive
from secondsource.model.assertion import ControlMention, Stance, Statement
from secondsource.model.ids import digest
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.holding import Change, holds, nouns_of_change, strongholds, words_for
from secondsource.text.listed import listed
from secondsource.text.numerals import pieces

_NEGATIVE = listed("not no never nobody none neither nor without any cannot")
_DENYING = listed(
    "denied denies deny denying refuted refutes rejected rejects dismissed rumours rumors lies false untrue"
)
_ADMITTING = listed(
    "admitted admits admit admitting acknowledged acknowledges acknowledgment conceded concedes concede conceding"
)
#: A report that names armed sides less often does not speak of the control of places.
MIN_ARMED_WORDS = 2


@dataclass(frozen=True, slots=True)
class Grip:
    """A verb or noun of holding in a sentence: its pieces, what it says, and the place it says it of."""

    first: int
    after: int
    change: Change
    territory: Territory
    taker: str | None
    loser: str | None


def find_control(report: Report, parse: Parse, statements: Sequence[Statement]) -> tuple[ControlMention, ...]:
    """The control mentions of a report, in order of position; none in a report without armed sides."""
    armed = sum(piece.word in words_for("armed") for piece in pieces(report.text[:50_000]))
    if armed < MIN_ARMED_WORDS:
        return ()
    town = main_town(report, parse)
    found: dict[str, ControlMention] = {}
    for sentence in parse.sentences:
        if sentence.kind == "furniture":
            continue
        scene = scenery(report, parse, sentence)
        for grip in _grips(scene):
            mention = _mention(report, scene, grip, town, statements)
            if mention:
                found.setdefault(mention.id, mention)
    return tuple(found.values())


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(len(phrase) for phrase in holds())


def _grips(scene: Scenery) -> Iterator[Grip]:
    """What the verbs and nouns of a sentence say of places, in order."""
    i = 0
    while i < len(scene.row):
        size = next((n for n in range(_longest(), 0, -1) if _phrase(scene, i, n) in holds()), 0)
        grip = (_by_verb(scene, i, i + size) if size else None) or _by_noun(scene, i) or _by_hands(scene, i)
        if grip:
            yield grip
        i += size or 1


def _phrase(scene: Scenery, i: int, size: int) -> tuple[str, ...]:
    return tuple(piece.word for piece in scene.row[i : i + size]) if i + size <= len(scene.row) else ()


def _by_verb(scene: Scenery, first: int, after: int) -> Grip | None:
    """ "rebels captured the town", "the town was captured by rebels", "the town fell to rebels"."""
    hold = holds()[_phrase(scene, first, after - first)]
    if scene.word(first - 1) == "-":
        return None  # "rebel-held"
    if hold.change == "falls":
        return _grip(first, after, "taken", territory_before(scene, first), _party_after(scene, after))
    if is_passive(scene.row, first, hold.voice) or (hold.voice == "either" and scene.word(after) == "by"):
        by = agent_of(scene, after, frozenset({"by"}))
        return _grip(first, after, hold.change, territory_before(scene, first), by)
    return _grip(first, after, hold.change, territory_after(scene, after), side_before(scene, first))


def _grip(first: int, after: int, change: Change, place: Territory | None, side: str | None) -> Grip | None:
    """The side loses the place or has it, as the change says; None without a place."""
    if place is None:
        return None
    loses = change == "lost"
    return Grip(first, after, change, place, None if loses else side, side if loses else None)


def _party_after(scene: Scenery, i: int) -> str | None:
    return agent_of(scene, i - 1, frozenset({scene.row[i - 1].word}))


def _by_noun(scene: Scenery, i: int) -> Grip | None:
    """ "the capture of the town by rebels"."""
    change = nouns_of_change().get(scene.row[i].word)
    if change is None or _phrase(scene, i + 1, 1) != ("of",):
        return None
    by = agent_of(scene, i + 1, frozenset({"by"})) if change == "taken" else None
    return _grip(i, i + 2, change, territory_after(scene, i + 2), by)


def _by_hands(scene: Scenery, i: int) -> Grip | None:
    """ "most of the valley is in enemy hands", "the port is under army control"."""
    word = scene.row[i].word
    lead = {"hands": "in", "control": "under"}.get(word)
    start = next((j for j in range(i - 1, max(-1, i - 4), -1) if scene.row[j].word == lead), None) if lead else None
    if start is None or start == i - 1:
        return None
    side = scene.text[scene.row[start + 1].start : scene.row[i - 1].end]
    return _grip(start, i + 1, "taken", territory_before(scene, start), side)


def _mention(
    report: Report, scene: Scenery, grip: Grip, town: str | None, statements: Sequence[Statement]
) -> ControlMention | None:
    first, after = min(grip.first, grip.territory.first), max(grip.after, grip.territory.after)
    evidence = Span(report.id, scene.row[first].start, scene.row[after - 1].end)
    statement = _statement(evidence, statements)
    when = when_of(scene, grip.first, grip.after)
    words = {piece.word for piece in scene.row[max(0, grip.first - 6) : grip.after]}
    if grip.change == "held" and (words & words_for("unchanged") or (grip.loser is None and grip.taker is None)):
        return None
    place = _place(grip.territory, town)
    if place is None:
        return None
    return ControlMention(
        id=digest("control", report.id, evidence.start, evidence.end),
        report=report.id,
        evidence=evidence,
        place=place,
        loser=grip.loser,
        taker=grip.taker,
        stance=_stance(scene, grip, statement),
        by=statement.speaker if statement else None,
        when=when,
        background=is_background(report, when) or _earlier(scene, grip),
        reached=grip.change == "near",
    )


def _earlier(scene: Scenery, grip: Grip) -> bool:
    """ "years after being driven out of the city": what went before the news."""
    before = [scene.word(i) for i in range(grip.first - 4, grip.first)]
    return "after" in before and bool({"being", "having"} & {*before, scene.word(grip.first)})


def _place(territory: Territory, town: str | None) -> str | None:
    """The place in words; a part, or "the town", with the name of the town that the report is about."""
    if territory.name:
        return territory.words
    if town is None:
        return None
    return (
        town
        if territory.words.casefold() in strongholds() & {"town", "city", "village"}
        else f"{territory.words}, {town}"
    )


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


def _statement(span: Span, statements: Sequence[Statement]) -> Statement | None:
    """The innermost statement whose content holds most of the span."""
    holding = [s for s in statements if any(part.shared(span) * 2 > len(span) for part in s.content)]
    return min(holding, key=lambda s: (sum(len(part) for part in s.content), s.id)) if holding else None
