"""When an event was: by the time that hangs nearest to it in its sentence, else by what its report says around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from secondsource.assertions.happenings.circumstance import COARSE, Scenery, belongs
from secondsource.assertions.happenings.predicates import Predicate
from secondsource.assertions.happenings.tree import Tree
from secondsource.model.assertion import EventMention, When
from secondsource.model.report import Report
from secondsource.resources.predicates import moods

#: Steps through a tree beyond which a time belongs to something else.
FAR = 9
#: Precision of a date that the sentence does not state: that of the event told before, or the days of the news.
INHERITED, NEWS = "inherited", "news"
#: Sentences further on to which a stated time still holds.
_HOLDS = 4


def when_in(tree: Tree, scene: Scenery, hit: Predicate) -> When | None:
    """The moment of the sentence that is nearest to the predicate in the tree; none of a verb of saying above it."""
    begin, end = tree.tokens[hit.first].start, tree.tokens[hit.last].end
    ranked = []
    for n, moment in enumerate(scene.moments):
        time = tree.covering(moment.span.start, moment.span.end)
        cost = _distance(tree, hit.node, time) if time >= 0 else None
        if cost is not None and cost <= FAR and belongs(scene, moment, begin, end):
            ranked.append((cost, abs(moment.span.start - begin), n))
    if not ranked:
        return None
    moment = scene.moments[min(ranked)[2]]
    return When(moment.earliest, moment.latest, moment.precision)


def _distance(tree: Tree, event: int, time: int) -> int | None:
    """How far a time is from an event; None where it is that of the words ("said on Monday that ...")."""
    way = tree.distance(event, time)
    if way is None:
        return None
    cost, common = way
    of_words = common != event and tree.lemma(common) in moods()["speech"] and _says(tree, common, event)
    return None if of_words else cost


def _says(tree: Tree, speech: int, event: int) -> bool:
    """Whether the event is in what is said: in a clause below the verb of saying."""
    below = event
    for k in tree.up(event):
        if k == speech:
            return tree.rel(below) in ("ccomp", "parataxis", "advcl", "obj", "obl")
        below = k
    return False


def inherit(report: Report, found: Sequence[tuple[int, EventMention]]) -> list[EventMention]:
    """The mentions (each with the number of its sentence), those without a date with the one that the report gives
    them: that of the same kind of event told shortly before, of the event that the report opens with, or the days
    before publication. Nothing is given to what is planned, imagined or background."""
    main = _main(found)
    last: dict[str, tuple[int, When]] = {}
    dated = []
    for number, mention in found:
        if mention.when:
            if mention.when.precision not in COARSE and mention.mood in ("asserted", "attributed"):
                last[mention.label] = last[mention.type or mention.label] = (number, mention.when)
            dated.append(mention)
            continue
        if mention.mood in ("planned", "hypothetical"):
            dated.append(mention)
            continue
        near = [last[key] for key in (mention.label, mention.type) if key in last]
        near = [item for item in near if number - item[0] <= _HOLDS]
        when = replace(max(near, key=lambda item: item[0])[1], precision=INHERITED) if near else None
        dated.append(replace(mention, when=when or (main and replace(main, precision=INHERITED)) or news_days(report)))
    return dated


def _main(found: Sequence[tuple[int, EventMention]]) -> When | None:
    """The first day that the report gives what it tells of, if that is early on."""
    return next(
        (
            m.when
            for number, m in found
            if m.when and not m.background and m.mood in ("asserted", "attributed") and m.when.precision not in COARSE
        ),
        None,
    )


def news_days(report: Report) -> When | None:
    """The day of publication and the one before."""
    known = report.published
    if not (known.earliest and known.latest):
        return None
    try:
        first = date.fromisoformat(known.earliest) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return When(first.isoformat(), known.latest, NEWS)
