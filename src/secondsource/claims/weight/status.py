"""How a claim stands: by one origin or more, denied, admitted after a denial, replaced, disputed."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.claims.alignment.items import Item
from secondsource.claims.weight.origins import Counted
from secondsource.claims.weight.tallies import Tally
from secondsource.model.claim import Status
from secondsource.model.reason import Reason


def judge(group: Sequence[Item], counted: Counted, disputed: bool, newer: Tally | None) -> tuple[Status, Reason]:
    """The status of a claim and its ground.

    `disputed` says that a conflict stands against it, `newer` is the count that replaces this one.
    """
    denying = [item for item in group if item.stance == "denies"]
    admitting = [item for item in group if item.stance == "admits"]
    saying = [item for item in group if item.stance in ("asserts", "reports")]
    if newer is not None:
        return "superseded", Reason(
            "newer-count", 1.0, "a later count replaces it", (group[0].span, newer.items[0].span)
        )
    if admitting and denying:
        spans = (denying[0].span, admitting[0].span)
        return "denied-then-admitted", Reason(
            "denied-then-admitted", 1.0, "denied, and admitted by the same side", spans
        )
    if denying and (saying or admitting):
        spans = (saying or admitting)[0].span, denying[0].span
        return "denied", Reason("denied", 1.0, "one side says so, another says it is not so", spans)
    if disputed:
        return "conflicting", Reason("disputed", 1.0, "another account cannot be squared with it", (group[0].span,))
    if counted.origins.low >= 2:
        detail = f"at least {counted.origins.low} origins, no dependency between them detected"
        return "corroborated", Reason("several-origins", 1.0, detail, tuple(item.span for item in group[:2]))
    detail = "one origin" if counted.origins.high == 1 else "one origin for certain; whether there is a second is open"
    return "single-origin", Reason("one-origin-only", 1.0, detail, (group[0].span,))
