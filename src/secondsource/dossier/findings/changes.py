"""What was denied and admitted, left behind, corrected: what changed, and when it was in print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from secondsource.dossier.findings.pile import Pile
from secondsource.model.claim import Claim
from secondsource.model.dossier import Finding
from secondsource.text.phrases import joined, shortened, told_day

_STANCES = (("asserts", "claimed"), ("reports", "reported"), ("denies", "denied"), ("admits", "admitted"))
#: Grounds that make a finding of their own, whatever the status of their claim is.
NOTED = frozenset({"stale-denial", "outdated", "party-claim"})


def denied_then_admitted(pile: Pile) -> Iterator[Finding]:
    """What was claimed, denied, and admitted in the end."""
    for claim in pile.with_status("denied-then-admitted"):
        marks, cites = [], []
        for stance, verb in _STANCES:
            members = pile.members(claim, stance)
            if members:
                first = min(members, key=lambda m: (pile.day(m.report) or "9999", m.span))
                who = pile.who(first.source)
                marks.append(f"{verb} in {pile.at(first.span)}{f' ({who})' if who else ''}")
                cites.append(first.span)
        words = f"Denied, then admitted: {pile.claim(claim)}, {joined(marks)}"
        yield pile.of_claim(words, claim, "admitted", cites)


def superseded(pile: Pile) -> Iterator[Finding]:
    """States that a later report left behind, told together where one state left several behind."""
    left: dict[str, list[Claim]] = defaultdict(list)
    for claim in pile.with_status("superseded"):
        left[_last(pile, claim)].append(claim)
    for newest, claims in left.items():
        newer = pile.claims.get(newest)
        claims.sort(key=lambda c: (pile.first_day(c), c.low or 0, c.id))
        shown = joined(f"{pile.claim(c)}{_dated(pile, c)}" for c in claims)
        if newer is None:
            yield pile.of_claim(f"Left behind by a later account: {shown}", claims[0], "changed")
            continue
        words = (
            f"{shown} {'was' if len(claims) == 1 else 'were'} left behind by {pile.claim(newer)}{_dated(pile, newer)}"
        )
        cites = [pile.members(c)[0].span for c in (*claims, newer)]
        about = [c.id for c in (newer, *claims)]
        yield pile.told(words, about, "changed", cites, newer.origins, pile.story(s.report for s in cites))


def _last(pile: Pile, claim: Claim) -> str:
    """The id of the claim at the end of the line of those that replace one another."""
    seen: set[str] = set()
    at = claim
    while at.superseded_by and at.superseded_by not in seen:
        seen.add(at.superseded_by)
        newer = pile.claims.get(at.superseded_by)
        if newer is None:
            return at.superseded_by
        at = newer
    return at.id


def _dated(pile: Pile, claim: Claim) -> str:
    day = pile.first_day(claim)
    return f" ({told_day(day)})" if day else ""


def corrected(pile: Pile) -> Iterator[Finding]:
    """What a later report corrects."""
    for claim in pile.with_status("corrected"):
        why = claim.why[0].detail.rstrip(".") if claim.why else "a later report takes it back"
        yield pile.of_claim(f"Corrected: {pile.claim(claim)} ({why})", claim, "changed")


def turned(pile: Pile) -> Iterator[Finding]:
    """What is denied and not admitted, and what the evidence does not settle."""
    for status, lead in (("denied", "Denied, and not seen to be admitted"), ("unresolved", "Not settled")):
        for claim in pile.with_status(status):
            cites = [m.span for stance in ("asserts", "reports", "denies") for m in pile.members(claim, stance)[:2]]
            denying = [who for m in pile.members(claim, "denies") if (who := pile.who(m.source))]
            by = f", by {joined(dict.fromkeys(denying))}" if denying and status == "denied" else ""
            yield pile.of_claim(f"{lead}: {pile.claim(claim)}{by}", claim, "admitted", cites or None)


def noted(pile: Pile) -> Iterator[Finding]:
    """Grounds that a reader must hear of: a denial still printed after the admission, a party's word on its enemy."""
    for claim in pile.dossier.claims:
        for reason in claim.why:
            if reason.name in NOTED:
                detail = shortened(reason.detail, 200).rstrip(".")
                words = f"{detail[:1].upper()}{detail[1:]}: {pile.claim(claim)}"
                yield pile.of_claim(words, claim, "admitted", reason.spans or None)
