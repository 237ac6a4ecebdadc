"""When an event was: by the time that hangs nearest to it in its sentence, else by what its report says around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from secondsource.assertions.happenings.circumstance import COARSE, Scenery, belongs
from secondsource.assertions.happenings.predicates import Predicate
from secondsource.assertions.happenings.tree import Tree
from secondsource.model.assertion import EventMention, When
from secondsource.model.report import Report
from secondsource.resources.happenings import is_speech
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


@dataclass(frozen=True, slots=True)
class Dated:
    """A mention with the number of its sentence; `loose` where its words tell of such events in general ("attacks on
    travellers")."""

    number: int
    mention: EventMention
    loose: bool = False

    @property
    def firm(self) -> bool:
        """Whether its words date something that happened."""
        when = self.mention.when
        happened = self.mention.mood in ("asserted", "attributed")
        return bool(when and when.precision not in COARSE and happened and not is_speech(self.mention.label))


def inherit(report: Report, found: Sequence[Dated]) -> list[EventMention]:
    """The mentions, those without a date with the one that the report gives them: that of the same kind of event told
    shortly before, of the first event of its type, of the first event at all, or the days before publication. What
    is said is of the days of publication; what is planned, imagined or told in general has none."""
    mains = {key: when for d in reversed(found) if d.firm and not d.mention.background for key, when in _keys(d)}
    last: dict[str, tuple[int, When]] = {}
    dated = []
    for item in found:
        mention = item.mention
        if item.firm and mention.when:
            last[mention.label] = last[mention.type or mention.label] = (item.number, mention.when)
        if mention.when or item.loose or mention.mood in ("planned", "hypothetical"):
            dated.append(mention)
            continue
        near = [last[key] for key in (mention.label, mention.type) if key in last]
        given = max((n for n in near if item.number - n[0] <= _HOLDS), default=None, key=lambda n: n[0])
        when = given[1] if given else mains.get(mention.type) or mains.get("")
        if is_speech(mention.label) or when is None:
            dated.append(replace(mention, when=news_days(report)))
        else:
            dated.append(replace(mention, when=replace(when, precision=INHERITED)))
    return dated


def _keys(item: Dated) -> list[tuple[str, When]]:
    """The date of a mention as that of its type and as that of any."""
    when = item.mention.when
    return [(item.mention.type, when), ("", when)] if when else []


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
