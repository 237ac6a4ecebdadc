"""Judgements: what a user names becomes anchors, and a line of the log; what a judgement would change, beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from secondsource import stages
from secondsource.dossier import targets
from secondsource.dossier.changes import compare
from secondsource.errors import BadInput
from secondsource.model.dossier import Dossier
from secondsource.model.judgement import Judgement, TargetKind, Verdict, contradicts, in_force
from secondsource.runner import asking, changes
from secondsource.runner.changes import Change
from secondsource.runner.ground import ground, late
from secondsource.runner.memory import Kept
from secondsource.runner.opened import Opened, now, silent
from secondsource.runner.ready import Ready

VERDICTS = ("positive", "negative", "unsure")
#: One judgement that is thought of: kind, names, verdict, value.
Asked = tuple[str, Sequence[str] | str, str, str]
#: Reports up to which a preview works out the whole pile.
SMALL = 60


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement as it stands in the log, and the one before that it contradicts, if there is one."""

    entry: Judgement
    contradicts: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What some judgements would change: claims, and beside them (what, before, after) dates, edges, names, places."""

    changes: tuple[Change, ...]
    beside: tuple[tuple[str, str, str], ...] = ()


def judge(
    at: Opened,
    kind: str,
    names: Sequence[str] | str,
    verdict: str,
    value: str,
    user: str,
    reason: str,
) -> Judged:
    """Append a judgement to the log. Raises BadInput when a name is not known, or nothing that can be judged so."""
    _check(verdict, user)
    dossier, ids = _ground(at, names)
    target = targets.target(dossier, ids, cast(TargetKind, kind), _listed(names), value)
    entry = Judgement(target, cast(Verdict, verdict), user.strip(), reason.strip(), now())
    with at.store.write() as writer:
        against = contradicts(entry, writer.judgements())
        return Judged(writer.judge(entry), against)


def undo(at: Opened, n: int, user: str, reason: str) -> Judged:
    """Take an entry of the log back; it stays where it is. Raises BadInput when there is none, or it is taken back."""
    _check("unsure", user)
    with at.store.write() as writer:
        log = writer.judgements()
        found = next((entry for entry in log if entry.n == n), None)
        if found is None:
            raise BadInput(f"the log has no entry {n}" + (f"; it goes to {log[-1].n}" if log else "; it is empty"))
        if _taken_back(log, n):
            raise BadInput(f"entry {n} is taken back already")
        entry = replace(found, user=user.strip(), reason=reason.strip(), time=now(), undoes=n)
        return Judged(writer.judge(entry))


def _taken_back(log: Sequence[Judgement], n: int) -> bool:
    undone = set[int]()
    for entry in reversed(log):
        if entry.undoes is not None and entry.n not in undone:
            undone.add(entry.undoes)
    return n in undone


def preview(at: Opened, asked: Sequence[Asked]) -> Preview:
    """What some judgements would change. The stories they speak of are worked out with them and without (all of a
    small case); what was read before is not read again."""
    names = [name for _, given, _, _ in asked for name in _listed(given)]
    with at.store.view() as view:
        found = ground(view)
        sigla = changes.sigla(view)
    dossier, ids = _ground(at, names)
    thought = [
        Judgement(
            targets.target(dossier, ids, cast(TargetKind, kind), _listed(given), value),
            cast(Verdict, verdict),
            "preview",
            "",
            now(),
            n=len(found.log) + n,
        )
        for n, (kind, given, verdict, value) in enumerate(asked, 1)
    ]
    if len(sigla) > SMALL:
        files = {name for report in dossier.reports for name in (report.file, *report.aliases)}
        held = [one for one in found.held if one.name in files]
    else:
        held = list(found.held)
    with Kept(at.store) as memory, Ready(at.settings.workers) as engine:
        before, after = (
            stages.pile(late(at, held), (), at.settings, engine, silent, log, memory, sigla)
            for log in (in_force(found.log), (*found.log, *thought))
        )
    beside = compare(before.dossier, after.dossier, before.ids, after.ids).beside
    changed = changes.between(changes.lean(before.dossier), before.ids, changes.lean(after.dossier), after.ids)
    return Preview(changed, beside)


def _ground(at: Opened, names: Sequence[str] | str) -> tuple[Dossier, Mapping[str, str]]:
    """The part of the edition that names lead to, and the ids of its reports by their sigla."""
    with at.store.view() as view:
        ids = {siglum: id_ for id_, siglum in changes.sigla(view).items()}
        if view.edition() is None:
            raise BadInput(f"{at.folder}: {asking.NOT_YET}")
    return asking.about(at, _listed(names)), ids


def _listed(names: Sequence[str] | str) -> list[str]:
    return [names] if isinstance(names, str) else list(names)


def _check(verdict: str, user: str) -> None:
    if verdict not in VERDICTS:
        raise BadInput(f"{verdict!r} is no verdict: say {', '.join(VERDICTS)}")
    if not user.strip():
        raise BadInput("a judgement needs the name of whoever makes it")
