"""Judgements: what a user names becomes anchors, and a line of the log; what a judgement would change, beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, cast

from secondsource import stages
from secondsource.dossier.beside import beside
from secondsource.errors import BadInput
from secondsource.model.judgement import (
    Anchor,
    Judgement,
    Target,
    TargetKind,
    Verdict,
    contradicts,
    in_force,
    undone_in,
)
from secondsource.runner import changes
from secondsource.runner.changes import Change
from secondsource.runner.ground import ground, late
from secondsource.runner.meaning import Meaning
from secondsource.runner.memory import Kept
from secondsource.runner.opened import Opened, now
from secondsource.runner.ready import Ready

VERDICTS = ("positive", "negative", "unsure")
#: Reports up to which a preview works out the whole pile.
SMALL = 60


class Asked(NamedTuple):
    """One judgement that is thought of. `at`: names of the edition, the id of a proposal, or a target, which means the
    same in every edition."""

    kind: str
    at: Sequence[str] | str | Target
    verdict: str
    value: str = ""
    reason: str = ""


#: The same as a plain tuple.
Wanted = Asked | tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement as it stands in the log, and the one before that it contradicts, if there is one."""

    entry: Judgement
    contradicts: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What some judgements would change: claims, those whose floor of origins rises first (`raised` are their ids), and
    beside them (what, before, after) dates, edges, names, places."""

    changes: tuple[Change, ...]
    beside: tuple[tuple[str, str, str], ...] = ()
    raised: tuple[str, ...] = ()


def judge_all(
    at: Opened, asked: Sequence[Wanted], user: str, reason: str = "", edition: str = ""
) -> tuple[Judged, ...]:
    """Append judgements to the log, all of them or none. `reason` is that of all which have none of their own;
    `edition` the stamp of the edition whose names are given ("": whichever readers see now).

    Raises BadInput when a name is not known, or nothing that can be judged so, and Outdated when names are given of
    an edition that is gone.
    """
    wanted = _checked(asked, user)
    with at.store.view() as view:
        meaning = Meaning(at, view, [one.at for one in wanted], edition)
        entries = [
            Judgement(
                meaning.target(cast(TargetKind, one.kind), one.at, cast(Verdict, one.verdict), one.value),
                cast(Verdict, one.verdict),
                user.strip(),
                (one.reason or reason).strip(),
                now(),
            )
            for one in wanted
        ]
        wordings: list[tuple[Anchor, ...]] = [meaning.wordings(entry.target) for entry in entries]
    made = []
    with at.store.write() as writer:
        log = list(writer.judgements())
        for entry, others in zip(entries, wordings, strict=True):
            against = contradicts(entry, log, others)
            log.append(writer.judge(entry))
            made.append(Judged(log[-1], against))
    return tuple(made)


def undo(at: Opened, n: int, user: str, reason: str) -> Judged:
    """Take an entry of the log back; it stays where it is. Raises BadInput when there is none, or it is taken back."""
    _check("unsure", user)
    with at.store.write() as writer:
        log = writer.judgements()
        found = next((entry for entry in log if entry.n == n), None)
        if found is None:
            raise BadInput(f"the log has no entry {n}" + (f"; it goes to {log[-1].n}" if log else "; it is empty"))
        if n in undone_in(log):
            raise BadInput(f"entry {n} is taken back already")
        entry = replace(found, user=user.strip(), reason=reason.strip(), time=now(), undoes=n)
        return Judged(writer.judge(entry))


def preview(at: Opened, asked: Sequence[Wanted], edition: str = "") -> Preview:
    """What some judgements would change. The stories they speak of are worked out with them and without (all of a
    small case); what was read before is not read again. Raises what `judge_all` raises."""
    wanted = _checked(asked, "preview")
    with at.store.view() as view:
        found = ground(view)
        sigla = changes.sigla(view)
        meaning = Meaning(at, view, [one.at for one in wanted], edition)
        thought = [
            Judgement(
                meaning.target(cast(TargetKind, one.kind), one.at, cast(Verdict, one.verdict), one.value),
                cast(Verdict, one.verdict),
                "preview",
                "",
                now(),
                n=len(found.log) + n,
            )
            for n, one in enumerate(wanted, 1)
        ]
        held = list(found.held)
        if len(sigla) > SMALL:
            files = meaning.files(entry.target for entry in thought)
            held = [one for one in found.held if one.name in files]
    with Kept(at.store) as memory, Ready(at.settings.workers) as engine:
        before, after = (
            stages.pile(late(at, held), (), at.settings, engine, stages.silent, log, memory, sigla)
            for log in (in_force(found.log), (*found.log, *thought))
        )
    changed = changes.between(changes.lean(before.dossier), before.ids, changes.lean(after.dossier), after.ids)
    ordered = tuple(sorted(changed, key=lambda change: not change.raised))
    raised = tuple(change.claim for change in ordered if change.raised)
    return Preview(ordered, beside(before.dossier, after.dossier, before.ids, after.ids), raised)


def _checked(asked: Sequence[Wanted], user: str) -> list[Asked]:
    wanted = [Asked(*one) for one in asked]
    for one in wanted:
        _check(one.verdict, user)
    return wanted


def _check(verdict: str, user: str) -> None:
    if verdict not in VERDICTS:
        raise BadInput(f"{verdict!r} is no verdict: say {', '.join(VERDICTS)}")
    if not user.strip():
        raise BadInput("a judgement needs the name of whoever makes it")
