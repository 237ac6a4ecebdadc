"""Stories that grow: one more report finds its story without parting the pile anew.

A story keeps its id, its seed's, whatever joins it. When a report shows that two stories are one, the younger becomes a
redirect of the older. What is rare, and which lines are templates, stays as the pile was when the shelf was made: make
a new one now and then, and `keep_ids` leads old ids to the new stories.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from secondsource.model.ids import digest
from secondsource.model.lineage import Lineage
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.model.story import Story
from secondsource.stories.group import by_id, score_pile, told
from secondsource.stories.templates import find_templates
from secondsource.stories.traits import Traits, read_traits


class Shelf:
    """The stories of a case, oldest first, ready for more reports."""

    def __init__(self, reports: Sequence[Report], parses: Sequence[Parse], lineage: Lineage) -> None:
        from secondsource.stories.joined import UNLIKE

        order = by_id(reports)
        held, read = [reports[i] for i in order], [parses[i] for i in order]
        scored = score_pile(held, read, lineage)
        self._stories = {story.id: story for story in told(reports, held, scored)}
        self._templates = find_templates(held, read)
        self._unlike = UNLIKE
        self._pile = scored.pile
        home = {report: story.id for story in self._stories.values() for report in story.reports}
        self._place = {report.id: i for i, report in enumerate(held)}
        self._home = [home[report.id] for report in held]
        self._gain: dict[str, dict[str, float]] = {story: {} for story in self._stories}
        for i, j, value in zip(scored.left.tolist(), scored.right.tolist(), scored.odds.tolist(), strict=True):
            self._tie(self._home[i], self._home[j], value)

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, in the order in which they began."""
        return tuple(self._stories.values())

    def assign(self, report: Report, parse: Parse, copied: Mapping[str, float] | None = None) -> str:
        """The id of the story that this report tells, be it a new one. A report that is known changes nothing.

        `copied` holds the ids of reports that lineage ties it to, with the share of text that is covered.
        """
        if report.id in self._place:
            return self._home[self._place[report.id]]
        near = self._odds(read_traits(report, parse, self._templates), copied or {})
        gain: dict[str, float] = {}
        for other, value in near.items():
            gain[self._home[other]] = gain.get(self._home[other], 0.0) + _over(value)
        means = {story: total / len(self._stories[story].reports) + self._unlike for story, total in gain.items()}
        best = max(means, key=lambda story: (round(means[story], 9), story), default="")
        if best and means[best] >= self._enough():
            story = self._stories[best]
            self._stories[best] = replace(story, reports=(*story.reports, report.id))
        else:
            best = self._begin(report)
        self._place[report.id] = len(self._home)
        self._home.append(best)
        for other, value in near.items():
            self._tie(best, self._home[other], value)
        return self._merged(best)

    def _odds(self, traits: Traits, copied: Mapping[str, float]) -> dict[int, float]:
        """The log-odds of a new report with each of its partners; it is in the pile from now on."""
        import numpy as np

        from secondsource.stories.part import worth
        from secondsource.stories.recipe import odds

        new = self._pile.add(traits)
        tied = {self._place[id_]: share for id_, share in copied.items() if id_ in self._place}
        partners = np.union1d(self._pile.partners(new), np.array(sorted(tied), dtype=np.int64))
        # The new one counts as the left side: one row to lay beside all the others.
        values = odds(self._pile.pairs(np.full(len(partners), new), partners)).tolist()
        near = zip(partners.tolist(), values, strict=True)
        return {other: value + worth(tied.get(other, 0.0)) for other, value in near}

    def _begin(self, report: Report) -> str:
        title = report.quote(report.title).strip() if report.title else ""
        story = Story(digest("story", report.id), title, (report.id,))
        self._stories[story.id] = story
        self._gain[story.id] = {}
        return story.id

    def _tie(self, one: str, other: str, value: float) -> None:
        """Reckon one pair of reports to two stories."""
        if one != other:
            self._give(one, other, _over(value))

    def _give(self, one: str, other: str, gain: float) -> None:
        for a, b in ((one, other), (other, one)):
            self._gain[a][b] = self._gain[a].get(b, 0.0) + gain

    def _merged(self, story: str) -> str:
        """The id of the story after every story that has proved to be the same has become one with it."""
        while True:
            means = {other: self._mean(story, other) for other in self._gain[story]}
            near = max(means, key=lambda other: (round(means[other], 9), other), default="")
            if not near or means[near] < self._enough():
                return story
            story = self._merge(story, near)

    def _enough(self) -> float:
        from secondsource.stories.joined import threshold

        return threshold(len(self._home))

    def _mean(self, one: str, other: str) -> float:
        pairs = len(self._stories[one].reports) * len(self._stories[other].reports)
        return self._gain[one][other] / pairs + self._unlike

    def _merge(self, one: str, other: str) -> str:
        """Make two stories one under the id of the older."""
        order = list(self._stories)
        kept, gone = sorted((one, other), key=order.index)
        left, right = self._stories[kept], self._stories.pop(gone)
        redirects = (*left.redirects, gone, *right.redirects)
        self._stories[kept] = replace(left, reports=left.reports + right.reports, redirects=redirects)
        self._home = [kept if home == gone else home for home in self._home]
        for third, gain in self._gain.pop(gone).items():
            del self._gain[third][gone]
            if third != kept:
                self._give(kept, third, gain)
        return kept


def keep_ids(before: Sequence[Story], after: Sequence[Story]) -> tuple[Story, ...]:
    """The stories of `after` under the ids that they had before, as far as they had any.

    An old id goes to the story that holds most of its reports (the earlier one of two). A story that is heir to several
    bears the oldest, and the others lead to it, and so do all that led to them.
    """
    home = {report: place for place, story in enumerate(after) for report in story.reports}
    heirs: dict[int, list[Story]] = {}
    for old in before:
        votes = Counter(home[report] for report in old.reports if report in home)
        if votes:
            heirs.setdefault(min(votes, key=lambda place: (-votes[place], place)), []).append(old)
    return tuple(_renamed(story, heirs.get(place, [])) for place, story in enumerate(after))


def _renamed(story: Story, olds: Sequence[Story]) -> Story:
    if not olds:
        return story
    led = [id_ for old in olds for id_ in (old.id, *old.redirects)]
    return replace(story, id=olds[0].id, redirects=tuple(id_ for id_ in led if id_ != olds[0].id))


def _over(value: float) -> float:
    from secondsource.stories.joined import over

    return over(value)
