"""When an event was: by the time that hangs nearest to it in its sentence, else by what its report says around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from secondsource.assertions.happenings.circumstance import COARSE, Scenery, belongs
from secondsource.assertions.happenings.predicates import Predicate
from secondsource.assertions.happenings.tree import Tree
from secondsource.model.assertion import EventMention, When
from secondsource.model.parse import Moment
from secondsource.model.report import Report
from secondsource.resources.happenings import is_speech
from secondsource.resources.predicates import moods
from secondsource.text.days import days_of

#: Prepositions that lead to something at another time.
_APART = frozenset({"after", "before", "since", "following", "despite", "for", "about", "over", "because of"})
#: Steps through a tree beyond which a time belongs to something else.
FAR = 4
#: Precision of a date that the sentence does not state: that of the event told before, or the days of the news.
INHERITED, NEWS = "inherited", "news"
#: Days: a stretch of time longer than this dates only what it stands beside.
_LONG_DAYS = 7
#: Sentences further on to which a stated time still holds.
_HOLDS = 4


def when_in(tree: Tree, scene: Scenery, hit: Predicate) -> When | None:
    """The moment of the sentence that is nearest to the predicate in the tree; none of a verb of saying above it."""
    begin, end = tree.tokens[hit.first].start, tree.tokens[hit.last].end
    ranked = []
    for n, moment in enumerate(scene.moments):
        if moment.type == "duration" and moment.precision in COARSE:
            continue  # "over the past ten years": no single event lasts so long
        time = tree.covering(moment.span.start, moment.span.end)
        cost = _distance(tree, hit.node, time) if time >= 0 else None
        if cost is not None and cost <= FAR and belongs(scene, moment, begin, end):
            ranked.append((cost, abs(moment.span.start - begin), n))
    if not ranked:
        return frame_of(tree, scene, hit.node)
    return scene.when(scene.moments[min(ranked)[2]])


def frame_of(tree: Tree, scene: Scenery, node: int) -> When | None:
    """The year or month that dates all that is told under it, the one that is nearest to a word of the tree."""
    coarse = [m for m in (*scene.moments, *scene.stretches) if m.precision in COARSE and m.type == "date"]
    framing = [m for m in coarse if _opens(tree, scene, m, node) or (m.latest and _frames(tree, m, node))]
    begin = tree.tokens[node].start
    nearest = min(framing, key=lambda m: abs(m.span.start - begin), default=None)
    days = days_of(nearest.value) if nearest else None
    return When(days[0].isoformat(), days[1].isoformat(), nearest.precision) if nearest and days else None


def _frames(tree: Tree, moment: Moment, event: int) -> bool:
    """Whether a time stands above the event: "In 2016, he took the town, ending a siege"."""
    time = tree.covering(moment.span.start, moment.span.end)
    above = set(tree.up(event))
    return time >= 0 and (time in above or tree.head(time) in above)


def _opens(tree: Tree, scene: Scenery, moment: Moment, event: int) -> bool:
    """Whether what follows tells of a time: "(since) 2016, when they took the town and the rebels agreed to go"."""
    after = [piece.word for piece in scene.row if piece.start >= moment.span.end][:2]
    return tree.tokens[event].start > moment.span.end and "when" in (after if after[:1] == [","] else after[:1])


def _distance(tree: Tree, event: int, time: int) -> int | None:
    """How far a time is from an event; None where it is that of the words ("said on Monday that ...")."""
    way = tree.distance(event, time)
    if way is None:
        return None
    cost, common = way
    if common != event and (_says(tree, common, event) or _acts_on(tree, common, event)):
        return None
    return cost


def _says(tree: Tree, speech: int, event: int) -> bool:
    """Whether a word above the event is a verb of saying, and the event in what is said."""
    below = _below(tree, speech, event)
    relations = ("ccomp", "parataxis", "advcl", "obj", "obl")
    return tree.lemma(speech) in moods()["speech"] and below >= 0 and tree.rel(below) in relations


def _acts_on(tree: Tree, verb: int, event: int) -> bool:
    """Whether a verb above a noun only does something about the event ("condemned the attack on Monday"), or comes
    after or before it ("flew home on Monday after the attack")."""
    below = _below(tree, verb, event)
    if below < 0 or tree.tokens[event].upos == "VERB" or tree.tokens[verb].upos != "VERB":
        return False
    if tree.rel(below) == "obj":
        return tree.lemma(verb) not in moods()["light"]
    return tree.rel(below) == "obl" and tree.case(below) in _APART


def _below(tree: Tree, above: int, event: int) -> int:
    """The last word on the way from an event up to another word; -1 where that is not above it."""
    below = -1
    for k in tree.up(event):
        if k == above:
            return below
        below = k
    return -1


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
        if when and when.precision == "range" and _is_long(when):
            return False
        happened = self.mention.mood in ("asserted", "attributed")
        return bool(when and when.precision not in COARSE and happened and not is_speech(self.mention.label))


def _is_long(when: When) -> bool:
    """Whether a stretch of time is too long to say when other events were."""
    first, last = days_of(when.earliest or ""), days_of(when.latest or "")
    return not (first and last) or (last[1] - first[0]).days > _LONG_DAYS


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
        when = given[1] if given else mains.get(mention.type)
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
