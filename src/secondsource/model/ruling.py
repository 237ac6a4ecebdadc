"""A judgement as a dossier tells it: by sigla, with what it changed there."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.model.judgement import TargetKind, Verdict
from secondsource.model.span import Span


@dataclass(frozen=True, slots=True)
class Ruling:
    """Entry `n` of the log, as it bears on a dossier.

    `reports` are those that it speaks of, in its order (for an edge: child, parent), `spans` the words, none where it
    speaks of whole reports. `touches` are ids of what carries it or is meant by it (claims, edges, sources, entities,
    places, reports). `resting` says in words why it changes nothing here ("" where it holds): a report or the words are
    gone, or there is nothing that it could be applied to.
    """

    n: int
    kind: TargetKind
    verdict: Verdict
    value: str
    reports: tuple[str, ...]
    spans: tuple[Span, ...]
    user: str
    reason: str
    time: str
    touches: tuple[str, ...] = ()
    resting: str = ""


#: The verdicts as people read them.
VERDICTS = {"positive": "yes", "negative": "no", "unsure": "unsure"}


def told_ruling(ruling: Ruling) -> str:
    """ "edge C A (derived): no, by Ana on 2026-05-14: her reason"."""
    value = f" ({ruling.value})" if ruling.value else ""
    who = f", by {ruling.user}" if ruling.user else ""
    why = f": {' '.join(ruling.reason.split())}" if ruling.reason else ""
    rests = f"; rests: {ruling.resting}" if ruling.resting else ""
    what = " ".join((ruling.kind, *ruling.reports))
    return f"{what}{value}: {VERDICTS[ruling.verdict]}{who} on {ruling.time[:10]}{why}{rests}"
