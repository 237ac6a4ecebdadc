"""Runs of words that sites put into their pages again and again, whatever the news of the day: "get e-mail
notifications on" somebody, tip lines, the names of other stories in a frame, formulas of a blotter. They bind no two
reports into a story. What fills a template's slots stands between the runs and is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from secondsource.stories.bags import Array
from secondsource.stories.notes import Notes, runs
from secondsource.text.days import occasions

#: Times that a run must have come back, and the days between two of them: a story and its follow-ups stand closer.
OCCASIONS = 3
APART = 7


def find_templates(notes: Sequence[Notes]) -> frozenset[int]:
    """The runs (see `notes.runs`) that stand in reports of many weeks. Undated reports tell nothing."""
    told: list[Array] = []
    days: list[Array] = []
    for one in notes:
        if one.first:
            own = sorted({run for line in one.lines for run in runs(line)})
            told.append(np.array(own, dtype=np.uint64))
            days.append(np.full(len(own), one.first))
    return frozenset(_recurring(np.concatenate(told), np.concatenate(days))) if told else frozenset()


def _recurring(runs: Array, days: Array) -> Iterable[int]:
    """The runs that were seen on OCCASIONS, from runs and their days side by side."""
    order = np.lexsort((days, runs))
    runs, days = runs[order], days[order]
    starts = np.flatnonzero(np.concatenate([[True], runs[1:] != runs[:-1]])) if len(runs) else np.empty(0, dtype=int)
    ends = np.append(starts[1:], len(runs))
    often = ends - starts >= OCCASIONS
    for start, end in zip(starts[often].tolist(), ends[often].tolist(), strict=True):
        if occasions(days[start:end].tolist(), APART) >= OCCASIONS:
            yield int(runs[start])
