"""One neutral line for a claim, in the words of the reports."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from secondsource.claims.counts import number
from secondsource.claims.items import Item
from secondsource.model.report import Report

WIDTH = 180  # characters; what fits on two lines of a dossier
_BLANKS = re.compile(r"\s+")


def proposition(group: Sequence[Item], reports: Mapping[str, Report]) -> str:
    """The words of the member that says it most fully and plainly, without speaker and cue.

    Counts are put as "killed: 17 (soldier)", places as "control of X".
    """
    best = min(group, key=lambda item: (item.borrowed, item.stance == "denies", item.title, -len(item.words), item.key))
    if best.kind == "figure" and best.figure is not None:
        return _count(best)
    words = _BLANKS.sub(" ", reports[best.report].quote(best.span)).strip(" ,.;:")
    words = words.strip('"“”').strip(" ,.;:") if words[:1] in '"“' else words
    words = words[:1].upper() + words[1:]
    return words if len(words) <= WIDTH else words[: WIDTH - 1].rsplit(" ", 1)[0] + "…"


def _count(item: Item) -> str:
    figure = item.figure
    assert figure is not None
    value = number(figure)
    low, high = figure.low, figure.high
    said = f"{low:,g}-{high:,g}" if low is not None and high is not None and low != high else ""
    said = said or (f"{value:,g}" if value is not None else "some")
    lead = {"at-least": "at least ", "about": "about ", "up-to": "up to "}.get(figure.qualifier, "")
    counted = f" ({figure.victim_class})" if figure.victim_class else ""
    return f"{(figure.status or figure.unit).capitalize()}{counted}: {lead}{said}"
