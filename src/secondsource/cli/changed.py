"""What changed between two editions, or would change by a batch of judgements, in lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

    from secondsource.runner.changes import Change, Standing

SIGNS = {"new": ("+", "green"), "gone": ("-", "dim"), "changed": ("~", "yellow")}


def lines(changes: Iterable[Change], most: int, *, first: bool = False) -> Iterator[Text]:
    """How many claims came, went and changed, then the first `most`, those that changed before the others. Of a `first`
    edition nothing is told: there all is new."""
    from secondsource.cli.paper import text
    from secondsource.text.phrases import count_of

    found = [] if first else sorted(changes, key=_order)
    if not found:
        return
    often = Counter(change.kind for change in found)
    told = (f"{often[kind]} {kind}" for kind in ("changed", "new", "gone") if often[kind])
    yield text(f"{count_of(len(found), 'claim')}: {', '.join(told)}")
    for change in found[:most]:
        sign, style = SIGNS[change.kind]
        yield text(change.proposition, style, limit=100, before=f"  {sign} ")
        yield text(_moved(change), "dim", before="      ")
    if len(found) > most:
        yield text(f"… and {len(found) - most} more", before="  ")


def _order(change: Change) -> tuple[bool, int]:
    """Where more origins are taken for certain than before first, then what changed, is gone, is new."""
    return not change.raised, ("changed", "gone", "new").index(change.kind)


def _moved(change: Change) -> str:
    """ "3 reports · 2 publishers · 1 independent origin, single-origin → ..."."""
    sides = [_standing(side) for side in (change.before, change.after) if side]
    return " → ".join(dict.fromkeys(sides)) + (" (a higher floor: look twice)" if change.raised else "")


def _standing(side: Standing) -> str:
    from secondsource.cli.paper import counts

    told = {"reports": side.reports, "publishers": side.publishers, "origins": {"low": side.low, "high": side.high}}
    return f"{counts(told)}, {side.status}"
