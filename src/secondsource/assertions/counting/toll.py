"""How many were killed and wounded in what a report mainly tells of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.model.assertion import Figure
from secondsource.model.parse import Parse


@dataclass(frozen=True, slots=True)
class Toll:
    """People killed and wounded; None where the report gives no number of them."""

    killed: float | None
    wounded: float | None


def toll(parse: Parse, figures: Sequence[Figure]) -> Toll:
    """The toll of a report: for each fate the sum in a sentence that most sentences give, the first one on a tie."""
    return Toll(_total(parse, figures, "killed"), _total(parse, figures, "wounded"))


def _total(parse: Parse, figures: Sequence[Figure], status: str) -> float | None:
    starts = [sentence.span.start for sentence in parse.sentences]
    sums: dict[int, float] = {}
    for figure in figures:
        amount = figure.value if figure.value is not None else figure.low
        if figure.status == status and figure.part_of is None and amount is not None:
            place = bisect_right(starts, figure.span.start)
            sums[place] = sums.get(place, 0) + amount
    totals = list(sums.values())
    return max(totals, key=lambda total: (totals.count(total), -totals.index(total))) if totals else None
