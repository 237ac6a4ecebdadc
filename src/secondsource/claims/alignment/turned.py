"""One says that it is so, another that it is not: the negated wordings of a claim deny it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondsource.claims.alignment.items import Item


def turned(group: Sequence[Item]) -> list[Item]:
    """The group, with its negated wordings as denials where somebody else says the thing without
    "not", or they themselves admit it."""
    plain = [item for item in group if item.stance in ("asserts", "reports", "admits") and not item.negated]
    admitted = any(item.stance == "admits" for item in plain)
    voices = {item.speaker for item in plain}
    return [
        replace(item, stance="denies") if _says_no(item) and (admitted or voices - {item.speaker}) else item
        for item in group
    ]


def _says_no(item: Item) -> bool:
    return item.stance in ("asserts", "reports") and item.negated and not item.title
