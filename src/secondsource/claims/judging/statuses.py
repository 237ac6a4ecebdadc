"""A status that a person gave to a claim, or refused it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from secondsource.model.claim import Claim, Status
from secondsource.model.judged import Judged, reason_of, spans_of
from secondsource.model.judgement import Judgement
from secondsource.model.span import Span

#: How a claim stands whose status was refused: what else it could be is for a person to say.
REFUSED: Status = "unresolved"
#: Statuses beside which the claim that replaced it is named.
_REPLACED = frozenset({"superseded", "corrected"})


def with_statuses(claims: Sequence[Claim], judged: Judged) -> tuple[Claim, ...]:
    """The claims, with the status that was judged before the one that was reckoned; of two judgements of one claim the
    later counts."""
    entries = judged.of("status")
    if not entries:
        return tuple(claims)
    at: dict[Span, list[Claim]] = defaultdict(list)
    for claim in claims:
        for span in dict.fromkeys(member.span for member in claim.members):
            at[span].append(claim)
    said: dict[str, Judgement] = {}
    for entry in entries:
        if claim_id := _meant(entry, at):
            said[claim_id] = entry
    return tuple(_set(claim, said[claim.id]) if claim.id in said else claim for claim in claims)


def _meant(entry: Judgement, at: Mapping[Span, Sequence[Claim]]) -> str | None:
    """The claim that has all the words that were judged; of several the one with fewest beside these."""
    spans = spans_of(entry)
    able = [c for c in at.get(spans[0], ()) if all(c in at.get(span, ()) for span in spans)] if spans else []
    return min(able, key=lambda c: (len(c.members), c.id)).id if able else None


def _set(claim: Claim, entry: Judgement) -> Claim:
    value = entry.target.value
    status: Status = next((s for s in get_args(Status) if s == value), claim.status)
    what = f"status set to {value}, reckoned as {claim.status}"
    if entry.verdict == "negative":
        refused = value in ("", claim.status)
        status = REFUSED if refused else claim.status
        what = f"status {value or claim.status} refused" + ("" if refused else f", reckoned as {claim.status}")
    elif status != value:
        return claim
    return replace(
        claim,
        status=status,
        why=(reason_of(entry, what), *claim.why),
        superseded_by=claim.superseded_by if status in _REPLACED else None,
    )
