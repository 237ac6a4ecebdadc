"""One says that it is so, another that it is not: the negated wordings of a claim deny it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondsource.claims.alignment.items import Item


def turned(group: Sequence[Item]) -> list[Item]:
    """The group, with its negated wordings as denials where somebody else says the thing without
    "not", or they themselves admit it."""
    plain = [item for item in group if item.stance in ("asserts", "reports", "admits") and not item.negated]
    return [replace(item, stance="denies") if _denies(item, plain) else item for item in group]


def _denies(item: Item, plain: Sequence[Item]) -> bool:
    if item.stance not in ("asserts", "reports") or not item.negated or item.title:
        return False
    return any(other.speaker != item.speaker or other.stance == "admits" for other in plain)
