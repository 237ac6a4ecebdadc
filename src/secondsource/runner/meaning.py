"""What is meant by the names that a judgement is given of: one state of the case answers for all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from secondsource.dossier import targets
from secondsource.errors import BadInput, Outdated
from secondsource.model import packed
from secondsource.model.dossier import Dossier
from secondsource.model.judgement import Anchor, Target, TargetKind, Verdict
from secondsource.model.proposal import Proposal
from secondsource.runner import asking, changes, waiting
from secondsource.runner.ground import stamp
from secondsource.runner.opened import Opened
from secondsource.store.base import View

#: What is judged: names of the edition, or the id of a proposal; or what was meant once, which stays what it is.
At = Sequence[str] | str | Target
PROPOSAL = "proposal-"
CHANGED = "the edition has changed meanwhile; look again"


class Meaning:
    """Leads names to targets. Raises Outdated when they are of another edition than this, BadInput when there is none
    yet."""

    def __init__(self, at: Opened, view: View, given: Iterable[At], edition: str = "") -> None:
        self._at, self._view = at, view
        self._sigla = changes.sigla(view)
        self._ids = {siglum: id_ for id_, siglum in self._sigla.items()}
        found = view.edition()
        if found is None:
            raise BadInput(f"{at.folder}: {asking.NOT_YET}")
        if edition and edition != stamp(found):
            raise Outdated(CHANGED)
        self._names = [name for one in given if not isinstance(one, Target) for name in _listed(one)]

    @cached_property
    def _dossier(self) -> Dossier:
        """The part of the edition that all names lead to."""
        names = [name for name in self._names if not name.startswith(PROPOSAL)]
        return asking.about_in(self._at, self._view, names)

    def target(self, kind: TargetKind, at: At, verdict: Verdict, value: str) -> Target:
        """What is judged. Raises BadInput when it cannot be, or `value` is none that it can have."""
        if isinstance(at, Target):
            return _again(kind, at, verdict, value, at.value == "siblings" and len(at.at) > 2)
        names = _listed(at)
        if len(names) == 1 and names[0].startswith(PROPOSAL):
            held = self._proposal(names[0])
            return _again(kind, held.target, verdict, value or held.value, held.unseen)
        targets.check(kind, verdict, value)
        return targets.target(self._dossier, self._ids, kind, names, value)

    def _proposal(self, id_: str) -> Proposal:
        row = self._view.row(id_)
        if row is None or row.kind != waiting.KIND or row.id != id_:
            raise Outdated(f"{id_} is not in the queue any more: {CHANGED}")
        return packed.unpack(Proposal, row.body)

    def wordings(self, target: Target) -> tuple[Anchor, ...]:
        """The other wordings of the claim whose status is judged."""
        if target.kind != "status":
            return ()
        dossier = self._about([target])
        mine = {(a.report, a.start, a.end) for a in target.at}
        found = list[Anchor]()
        for claim in dossier.claims:
            told = [Anchor(self._ids[m.report], m.span.start, m.span.end) for m in claim.members]
            if mine <= {(a.report, a.start, a.end) for a in told}:
                found += told
        return tuple(found)

    def files(self, judged: Iterable[Target]) -> set[str]:
        """The files of the stories that some targets are in."""
        return {name for report in self._about(judged).reports for name in (report.file, *report.aliases)}

    def _about(self, judged: Iterable[Target]) -> Dossier:
        known = (self._sigla[a.report] for target in judged for a in target.at if a.report in self._sigla)
        return asking.about_in(self._at, self._view, dict.fromkeys(known))


def _again(kind: TargetKind, meant: Target, verdict: Verdict, value: str, unseen: bool) -> Target:
    """A target that was worked out before, with a value of the user's."""
    if meant.kind != kind:
        raise BadInput(f"this is a question of {meant.kind}, not of {kind}")
    value = value or meant.value
    targets.check(kind, verdict, value)
    if unseen and value == "derived":
        raise BadInput(targets.UNSEEN)
    return Target(kind, meant.at, value)


def _listed(names: Sequence[str] | str) -> list[str]:
    return [names] if isinstance(names, str) else list(names)
