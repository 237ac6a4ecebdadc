"""Questions of claims: two accounts that clash, or only seem to, may be of one thing or of two."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.dossier.queue.desk import Asked, Desk
from secondsource.model.reason import Reason

#: How likely two claims in conflict are one and the same, by severity: of what only seems to clash least is known.
_CHANCE = {"scope": 0.35, "soft": 0.3, "hard": 0.2}


def about_claims(desk: Desk) -> Iterator[Asked]:
    """Claims in a conflict: to put them into one, or to say that they are two, decides what stands against what."""
    asked = set[frozenset[str]]()
    for conflict in desk.dossier.conflicts:
        pair = [id_ for id_ in conflict.claims if id_ in desk.claims]
        if len(pair) != 2 or frozenset(pair) in asked:
            continue
        one, other = (desk.claims[id_] for id_ in pair)
        counts = [bool(claim.kind == "figure") for claim in (one, other)]
        if one.story != other.story or counts[0] != counts[1]:
            continue
        asked.add(frozenset(pair))
        yield Asked(
            "claim",
            (one.id, other.id),
            f"Do {desk.shown(one)} and {desk.shown(other)} claim one and the same?",
            f"two claims, {conflict.severity} conflict ({conflict.kind})",
            _CHANCE[conflict.severity],
            frozenset(pair),
            (conflict.a, conflict.b),
            (Reason("conflict", 0.0, conflict.explanation, (conflict.a, conflict.b)),),
            ids=(one.id, other.id),
            reports=(conflict.a.report, conflict.b.report),
        )
