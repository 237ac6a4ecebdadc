"""A quick update: a few new captures are read, and only the stories that they belong to are worked out again.

What comes out is shown at once and marked provisional: habits of the whole pile and reports further away are looked at
by the next full run.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondsource import stages
from secondsource.dossier import slicing
from secondsource.model import packed
from secondsource.model.report import Report
from secondsource.runner import cards, changes, indexing, waiting
from secondsource.runner.changes import Change
from secondsource.runner.ground import EDITION, Ground, late
from secondsource.runner.memory import Kept
from secondsource.runner.opened import Opened, Progress
from secondsource.runner.ready import FEW as FEW_BYTES
from secondsource.runner.ready import Ready
from secondsource.runner.rows import SIGLA, TOGETHER, all_rows, rows
from secondsource.store.base import Edition, Held, Part, Row, View

#: More new captures than this are better looked at together, by a full run.
FEW = 50
#: Reports that are looked up for each new one, and the stories of theirs that it may belong to: those with at least
#: this share of the reports that the first of them has.
NEAR, STORIES, SHARE = 12, 3, 0.34
#: What is read in this process: starting others takes longer than that.
READ_HERE = 5 * FEW_BYTES
#: Kinds of items that may belong to several stories; what the edition says of such a one stands.
_SHARED = frozenset({"sources", "entities", "publishers", "origins", "hypothetical", "edges", "possible", "conflicts"})


@dataclass(frozen=True, slots=True)
class Fresh:
    """What no edition shows yet: captures, and the reports (ids) that judgements were made of since. `last` and
    `judged` say how far both are shown then."""

    captures: tuple[Held, ...]
    reports: frozenset[str]
    last: int
    judged: int

    def __bool__(self) -> bool:
        return bool(self.captures or self.reports)


def fresh(at: Opened, found: Ground) -> Fresh | None:
    """What no edition shows yet; None where a full run is needed: there is no edition, or too much is new, or a version
    takes the place of one that is shown, or other settings are in force."""
    if found.edition is None:
        return None
    with at.store.view() as view:
        known = view.notes(EDITION)
        if known.get("settings") != at.settings.digest():
            return None
        last = int(known.get("shown") or known.get("last") or 0)
        new = [held for held in found.held if held.n > last]
        newest = {held.name: held.n for held in view.held()}
        reverted = any(newest[held.name] != held.n for held in found.held)
        if len(new) > FEW or reverted or any(len(view.versions(held.name)) > 1 for held in new):
            return None
    made = found.log[int(known.get("weighed") or known.get("judged") or 0) :]
    reports = frozenset(anchor.report for entry in made for anchor in entry.target.at)
    return Fresh(tuple(new), reports, max([last, *(held.n for held in new)]), len(found.log))


def update(at: Opened, found: Ground, new: Fresh, progress: Progress) -> tuple[Edition, tuple[Change, ...]]:
    """Work out the stories that are concerned, and put them in the place of what the edition has of them."""
    assert found.edition
    with Kept(at.store) as memory, Ready(at.settings.workers, READ_HERE) as engine:
        cleaned, _ = stages.clean_all(late(at, new.captures), at.settings, engine, progress, memory)
        with at.store.view() as view:
            sigla = changes.sigla(view)
            old = _stories(view, cleaned, new.reports, sigla)
            beside = _captures(view, found.held, old)
            unseen = _unseen(view, sigla)
            before = [claim for story in old for claim in changes.told(view, story)[0]]
        chosen = [*beside, *(held for held in new.captures if held not in beside)]
        pile = stages.pile(late(at, chosen), (), at.settings, engine, progress, found.log, memory, sigla, unseen)
    indexing.index(at, pile, progress)
    ids = {siglum: id_ for id_, siglum in sigla.items()}
    changed = changes.between(before, ids, changes.lean(pile.dossier), pile.ids)
    _revise(at, pile, sigla, old, new)
    with at.store.write() as writer:
        changes.note(writer, changed)
        edition = writer.edition()
    return edition or found.edition, changed


def _stories(
    view: View, cleaned: Iterable[Report], judged: Iterable[str], sigla: Mapping[str, str]
) -> dict[str, list[str]]:
    """The stories that new reports may belong to, each with the ids of its reports: those of the reports that share
    the rarest words, of a report itself where it is there already; and those of reports that were judged."""
    ids = {siglum: id_ for id_, siglum in sigla.items()}
    chosen: dict[str, list[str]] = {}
    for id_ in sorted(judged):
        if (at := view.row(id_)) and at.story and (row := view.row(at.story)):
            chosen[at.story] = [ids[siglum] for siglum in json.loads(row.body)["reports"]]
    for report in cleaned:
        near = [id_ for id_ in (report.id, *view.near(indexing.words_of(report.text), NEAR)) if id_ in sigla]
        votes = Counter(row.story for id_ in near if (row := view.row(id_)) and row.story)
        most = max(votes.values(), default=0)
        for story, number in votes.most_common(STORIES):
            if story not in chosen and number >= SHARE * most and (row := view.row(story)):
                chosen[story] = [ids[siglum] for siglum in json.loads(row.body)["reports"]]
    return chosen


def _captures(view: View, held: Sequence[Held], stories: Mapping[str, Sequence[str]]) -> list[Held]:
    """The captures of the reports of some stories."""
    names: set[str] = set()
    for id_ in (id_ for reports in stories.values() for id_ in reports):
        if row := view.row(id_):
            told = json.loads(row.body)
            names |= {told["file"], *told["aliases"]}
    return [one for one in held if one.name in names]


def _unseen(view: View, sigla: Mapping[str, str]) -> list[tuple[str, frozenset[str]]]:
    """The letters of unseen ancestors, each with the ids of the reports that stand on it."""
    ids = {siglum: id_ for id_, siglum in sigla.items()}
    told = (json.loads(row.body) for row in all_rows(view, "hypothetical"))
    return [(one["label"], frozenset(ids.get(child, child) for child in one["children"])) for one in told]


def _revise(
    at: Opened, pile: stages.Pile, sigla: Mapping[str, str], old: Mapping[str, Sequence[str]], new: Fresh
) -> None:
    cut = slicing.cut(pile.dossier)
    made = [*rows(pile.dossier, pile.ids, cut.homes), *waiting.rows(pile.dossier, pile.ids), *cards.rows(cut.parts)]
    everyone = {**sigla, **{id_: siglum for siglum, id_ in pile.ids.items()}}
    named = Row(SIGLA, SIGLA, json.dumps(everyone).encode())
    with at.store.write() as writer:
        for story in pile.dossier.stories:
            reports = {pile.ids[siglum] for siglum in story.reports}
            if reports == set(old.get(story.id, ())) and reports.isdisjoint(new.reports):
                continue  # nothing came to it
            own = [row for row in made if row.story == story.id and not _shared(writer, row)]
            writer.revise(story.id, [named, *own], Part(story.id, packed.pack(cut.parts[story.id])))
        writer.note(EDITION, "shown", str(new.last))
        writer.note(EDITION, "weighed", str(new.judged))
        edition = writer.edition()
        kinds = [kind for kind in (edition.counts if edition else ()) if kind not in TOGETHER]
        writer.recount({kind: sum(writer.tally(kind).values()) for kind in kinds})


def _shared(view: View, row: Row) -> bool:
    """Whether the edition has this item as one of several stories."""
    if row.kind not in _SHARED:
        return False
    there = view.row(row.id)
    return there is not None and there.id == row.id and there.kind == row.kind and there.story is None
