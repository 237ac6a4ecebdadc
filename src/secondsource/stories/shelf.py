"""Stories that grow: one more report finds its story without parting the pile anew.

A story keeps its id, its seed's, whatever joins it. When a report shows that two stories are one, the younger becomes a
redirect of the older. What is rare, and which lines are templates, is reckoned anew when the shelf has grown by half:
then the whole pile is parted again. A report that was put where it does not belong may leave its story then; the id
stays with the larger part. (Were no report ever to leave, mistakes of the first days would stay and breed: that costs
five points of B-cubed F on ECB+ and three on `gva`.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, count
from typing import TYPE_CHECKING

from secondsource.model.ids import digest
from secondsource.model.story import Story
from secondsource.stories.notes import Notes
from secondsource.stories.templates import find_templates
from secondsource.stories.traits import all_traits, read_traits

if TYPE_CHECKING:
    from secondsource.stories.pairs import Pile

#: The shelf is reckoned anew when it has grown by this share: then each report is looked at three times on average.
GROWN = 0.5


@dataclass
class Held:
    """All that a shelf knows, to be kept as it is.

    `notes` in the order of the pile; the first `reckoned` of them were there when rarity and `templates` were reckoned
    last. `stories` by id, oldest first. `gain` is the summed log-odds, over those of a pair not worth a look, of the
    pairs that two stories have; `best` how like each report is to the one most like it.
    """

    notes: list[Notes] = field(default_factory=list)
    reckoned: int = 0
    templates: frozenset[int] = frozenset()
    stories: dict[str, Story] = field(default_factory=dict)
    gain: dict[str, dict[str, float]] = field(default_factory=dict)
    best: list[float] = field(default_factory=list)


class Shelf:
    """The stories of a case, oldest first, ready for more reports."""

    def __init__(self, held: Held | None = None) -> None:
        self._held = held or Held()
        self._home = {report: story.id for story in self.stories for report in story.reports}
        self._place = {notes.report: i for i, notes in enumerate(self._held.notes)}

    @cached_property
    def _pile(self) -> Pile:
        """The reports as bags; made when the first new one comes, for that takes a millisecond a report."""
        import numpy as np

        from secondsource.stories.pairs import Pile

        held = self._held
        pile = Pile(all_traits(held.notes[: held.reckoned], held.templates))
        for notes in held.notes[held.reckoned :]:
            pile.add(read_traits(notes, held.templates))
        pile.best = np.array(held.best)
        return pile

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, in the order in which they began."""
        return tuple(self._held.stories.values())

    @property
    def held(self) -> Held:
        """What is to be kept, so that a shelf can be made of it again."""
        if "_pile" in self.__dict__:
            self._held.best = self._pile.best.tolist()
        return self._held

    def __len__(self) -> int:
        return len(self._held.notes)

    def __contains__(self, report: str) -> bool:
        return report in self._place

    def home(self, report: str) -> str:
        """The id of the story that a report on the shelf belongs to."""
        return self._home[report]

    def take(self, notes: Sequence[Notes]) -> None:
        """Find the story of each of these reports; those on the shelf already are passed over.

        As many as make it grow by GROWN are looked at all at once, which is better and quicker.
        """
        fresh = {one.report: one for one in notes if one.report not in self._place}
        if len(self) + len(fresh) < self._enough():
            for one in fresh.values():
                self.assign(one)
        elif fresh:
            for one in fresh.values():
                self._put(one)
            self._reckon()

    def assign(self, notes: Notes, copied: Mapping[str, float] | None = None) -> str:
        """The id of the story that this report tells, be it a new one. A report that is known changes nothing.

        `copied` holds the ids of reports that lineage ties it to, with the share of text that is covered.
        """
        if notes.report not in self._place:
            near = self._odds(notes, copied or {})
            self._put(notes)
            self._settle(notes, near)
            if len(self) >= self._enough():
                self._reckon()
        return self._home[notes.report]

    def _enough(self) -> float:
        """The reports from which on the shelf is reckoned anew."""
        return self._held.reckoned * (1 + GROWN)

    def _put(self, notes: Notes) -> None:
        self._place[notes.report] = len(self)
        self._held.notes.append(notes)

    def _reckon(self) -> None:
        """Part the whole pile anew, by what is rare in it now."""
        from secondsource.stories.pairs import Pile
        from secondsource.stories.part import part, score

        notes = self._held.notes
        self._held.templates = find_templates(notes)
        scored = score(Pile(all_traits(notes, self._held.templates)), {})
        self._pile, self._held.reckoned = scored.pile, len(notes)
        groups = [[notes[i] for i in members] for members in part(scored)]
        self._held.stories = {story.id: story for story in under_old_ids(self.stories, groups)}
        self._home = {report: story.id for story in self.stories for report in story.reports}
        self._held.gain = {story: {} for story in self._held.stories}
        for i, j, value in zip(scored.left.tolist(), scored.right.tolist(), scored.odds.tolist(), strict=True):
            self._tie(self._home[notes[i].report], self._home[notes[j].report], value)

    def _odds(self, notes: Notes, copied: Mapping[str, float]) -> dict[int, float]:
        """The log-odds of a new report with each of its partners; it is in the pile from now on."""
        import numpy as np

        from secondsource.stories.part import worth
        from secondsource.stories.recipe import odds

        new = self._pile.add(read_traits(notes, self._held.templates))
        tied = {self._place[id_]: share for id_, share in copied.items() if id_ in self._place}
        partners = np.union1d(self._pile.partners(new), np.array(sorted(tied), dtype=np.int64))
        # The new one counts as the left side: one row to lay beside all the others.
        values = odds(self._pile.pairs(np.full(len(partners), new), partners)).tolist()
        near = zip(partners.tolist(), values, strict=True)
        return {other: value + worth(tied.get(other, 0.0)) for other, value in near}

    def _settle(self, notes: Notes, near: Mapping[int, float]) -> None:
        """Put a new report into the story that it is nearest to, if near enough, and unite what it proves to be one."""
        from secondsource.stories.joined import over

        gain: dict[str, float] = {}
        for other, value in near.items():
            home = self._home[self._held.notes[other].report]
            gain[home] = gain.get(home, 0.0) + over(value)
        means = {story: self._mean(total, len(self._held.stories[story].reports)) for story, total in gain.items()}
        best = max(means, key=lambda story: (round(means[story], 9), story), default="")
        if best and means[best] >= self._together():
            story = self._held.stories[best]
            self._held.stories[best] = replace(story, reports=(*story.reports, notes.report))
        else:
            story = _begun([notes])
            self._held.stories[story.id], self._held.gain[story.id] = story, {}
            best = story.id
        self._home[notes.report] = best
        for home, total in gain.items():
            if home != best and total:
                self._give(best, home, total)
        self._merge_all(best)

    def _tie(self, one: str, other: str, value: float) -> None:
        """Reckon one pair of reports to two stories."""
        from secondsource.stories.joined import over

        if one != other and over(value):
            self._give(one, other, over(value))

    def _give(self, one: str, other: str, gain: float) -> None:
        for a, b in ((one, other), (other, one)):
            self._held.gain[a][b] = self._held.gain[a].get(b, 0.0) + gain

    def _merge_all(self, story: str) -> None:
        """Unite a story with every other that has proved to be the same."""
        while True:
            size = len(self._held.stories[story].reports)
            means = {
                other: self._mean(gain, size * len(self._held.stories[other].reports))
                for other, gain in self._held.gain[story].items()
            }
            near = max(means, key=lambda other: (round(means[other], 9), other), default="")
            if not near or means[near] < self._together():
                return
            story = self._merge(story, near)

    def _mean(self, gain: float, pairs: int) -> float:
        from secondsource.stories.joined import UNLIKE

        return gain / pairs + UNLIKE

    def _together(self) -> float:
        from secondsource.stories.joined import threshold

        return threshold(len(self))

    def _merge(self, one: str, other: str) -> str:
        """Make two stories one under the id of the older."""
        stories, gains = self._held.stories, self._held.gain
        kept, gone = (one, other) if _older(stories, one, other) else (other, one)
        right = stories.pop(gone)
        stories[kept] = _united([stories[kept], right], (*stories[kept].reports, *right.reports))
        self._home |= dict.fromkeys(right.reports, kept)
        for third, gain in gains.pop(gone).items():
            del gains[third][gone]
            if third != kept:
                self._give(kept, third, gain)
        return kept


def _older(stories: Mapping[str, Story], one: str, other: str) -> bool:
    """Whether the first of two stories began before the second."""
    return next(id_ for id_ in stories if id_ in (one, other)) == one


def _begun(notes: Sequence[Notes], taken: Collection[str] = ()) -> Story:
    """A new story, known by its first report and called by the first headline. `taken` are ids that are borne."""
    title = next((one.title for one in notes if one.title), "")
    ids = (digest("story", one.report, *turn) for turn in chain([()], zip(count(1))) for one in notes)
    return Story(next(id_ for id_ in ids if id_ not in taken), title, tuple(one.report for one in notes))


def _united(olds: Sequence[Story], reports: Iterable[str]) -> Story:
    """Stories as one, oldest first, with these reports."""
    led = tuple(id_ for old in olds for id_ in (old.id, *old.redirects) if id_ != olds[0].id)
    return replace(olds[0], reports=tuple(reports), redirects=led)


def under_old_ids(before: Sequence[Story], groups: Sequence[Sequence[Notes]]) -> list[Story]:
    """These groups as stories, those that were there before first.

    An old id goes to the group that holds most of its reports (the earlier one of two). A group that is heir to several
    bears the oldest, and the others lead to it, and so do all that led to them.
    """
    home = {one.report: place for place, group in enumerate(groups) for one in group}
    heirs: dict[int, list[Story]] = {}
    for old in before:
        votes = Counter(home[report] for report in old.reports)
        heirs.setdefault(min(votes, key=lambda place: (-votes[place], place)), []).append(old)
    kept = [_united(olds, (one.report for one in groups[place])) for place, olds in heirs.items()]
    taken = {id_ for old in before for id_ in (old.id, *old.redirects)}
    return [*kept, *(_begun(group, taken) for place, group in enumerate(groups) if place not in heirs)]
