"""A quick update: a few new captures are read, and only the stories that they belong to are worked out again.

What comes out is shown at once and marked provisional: habits of the whole pile and reports further away are looked at
by the next full run.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from secondsource import stages
from secondsource.dossier import slicing
from secondsource.model import packed
from secondsource.model.report import Report
from secondsource.runner import changes, indexing, waiting
from secondsource.runner.changes import Change
from secondsource.runner.ground import EDITION, Ground, late
from secondsource.runner.memory import Kept
from secondsource.runner.opened import Opened, Progress
from secondsource.runner.ready import Ready
from secondsource.runner.rows import SIGLA, TOGETHER, all_rows, rows
from secondsource.store.base import Edition, Held, Part, Row, View

#: More new captures than this are better looked at together, by a full run.
FEW = 50
#: Reports that are looked up for each new one, and the stories of theirs that it may belong to.
NEAR, STORIES = 12, 3
#: Kinds of items that may belong to several stories; what the edition says of such a one stands.
_SHARED = frozenset({"sources", "entities", "publishers", "origins", "hypothetical", "edges", "possible", "conflicts"})


def fresh(at: Opened, found: Ground) -> list[Held] | None:
    """The captures that no edition shows yet; None where a full run is needed: there is no edition, too much is new,
    somebody judged, or a version takes the place of one that is shown."""
    if found.edition is None:
        return None
    with at.store.view() as view:
        known = view.notes(EDITION)
        if known.get("settings") != at.settings.digest() or known.get("judged") != str(len(found.log)):
            return None
        last = int(known.get("shown") or known.get("last") or 0)
        new = [held for held in found.held if held.n > last]
        newest: dict[str, Held] = {held.name: held for held in view.held()}
        versions = any(len(view.versions(held.name)) > 1 for held in new[: FEW + 1])
    reverted = any(newest[held.name].n != held.n for held in found.held)
    return None if len(new) > FEW or versions or reverted else new


def update(at: Opened, found: Ground, new: Sequence[Held], progress: Progress) -> tuple[Edition, tuple[Change, ...]]:
    """Work out the stories of some new captures, and put them in the place of what the edition has of them."""
    assert found.edition
    with Kept(at.store) as memory, Ready(at.settings.workers) as engine:
        cleaned, _ = stages.clean_all(late(at, new), at.settings, engine, progress, memory)
        with at.store.view() as view:
            sigla = changes.sigla(view)
            old = _stories(view, cleaned, sigla)
            beside = _captures(view, found.held, old)
            unseen = _unseen(view, sigla)
            before = [claim for story in old for claim in changes.told(view, story)[0]]
        chosen = [*beside, *(held for held in new if held not in beside)]
        pile = stages.pile(late(at, chosen), (), at.settings, engine, progress, found.log, memory, sigla, unseen)
    indexing.index(at, pile, progress)
    changed = changes.between(
        before, {siglum: id_ for id_, siglum in sigla.items()}, changes.lean(pile.dossier), pile.ids
    )
    _revise(at, pile, sigla, old, changed, str(max((held.n for held in new), default=0)))
    with at.store.view() as view:
        return view.edition() or found.edition, changed


def _stories(view: View, cleaned: Iterable[Report], sigla: Mapping[str, str]) -> dict[str, list[str]]:
    """The stories that new reports may belong to, each with the ids of its reports: those of the reports that share
    the rarest words, of a report itself where it is there already."""
    ids = {siglum: id_ for id_, siglum in sigla.items()}
    chosen: dict[str, list[str]] = {}
    for report in cleaned:
        near = [id_ for id_ in (report.id, *view.near(indexing.words_of(report.text), NEAR)) if id_ in sigla]
        for story in list(dict.fromkeys(row.story for id_ in near if (row := view.row(id_)) and row.story))[:STORIES]:
            if story not in chosen and (row := view.row(story)):
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
    at: Opened,
    pile: stages.Pile,
    sigla: Mapping[str, str],
    old: Mapping[str, Sequence[str]],
    changed: tuple[Change, ...],
    shown: str,
) -> None:
    cut = slicing.cut(pile.dossier)
    made = [*rows(pile.dossier, pile.ids, cut.homes), *waiting.rows(pile.dossier, pile.ids)]
    everyone = {**sigla, **{id_: siglum for siglum, id_ in pile.ids.items()}}
    named = Row(SIGLA, SIGLA, json.dumps(everyone).encode())
    with at.store.write() as writer:
        for story in pile.dossier.stories:
            if sorted(old.get(story.id, ())) == sorted(pile.ids[siglum] for siglum in story.reports):
                continue  # nothing came to it
            own = [row for row in made if row.story == story.id and not _shared(writer, row)]
            writer.revise(story.id, [named, *own], Part(story.id, packed.pack(cut.parts[story.id])))
        changes.note(writer, changed)
        writer.note(EDITION, "shown", shown)
        edition = writer.edition()
        kinds = [kind for kind in (edition.counts if edition else ()) if kind not in TOGETHER]
        writer.recount({kind: sum(writer.tally(kind).values()) for kind in kinds})


def _shared(view: View, row: Row) -> bool:
    """Whether the edition has this item as one of several stories."""
    if row.kind not in _SHARED:
        return False
    there = view.row(row.id)
    return there is not None and there.id == row.id and there.kind == row.kind and there.story is None
