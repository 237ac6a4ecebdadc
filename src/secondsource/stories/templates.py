"""Runs of words that sites put into their pages again and again, whatever the news of the day: "get e-mail
notifications on" somebody, tip lines, the names of other stories in a frame, formulas of a blotter. They bind no two
reports into a story. What fills a template's slots stands between the runs and is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.stories.bags import Array
from secondsource.stories.dating import own_date
from secondsource.stories.traits import runs_of
from secondsource.text.days import days_of, occasions

#: Times that a run must have come back, and the days between two of them: a story and its follow-ups stand closer.
OCCASIONS = 3
APART = 7


def find_templates(reports: Sequence[Report], parses: Sequence[Parse]) -> frozenset[int]:
    """The runs (see `traits`) that stand in reports of many weeks. Undated reports tell nothing."""
    runs: list[Array] = []
    days: list[Array] = []
    for report, parse in zip(reports, parses, strict=True):
        if known := days_of(own_date(report.published).earliest or ""):
            own = sorted(runs_of(report, parse))
            runs.append(np.array(own, dtype=np.uint64))
            days.append(np.full(len(own), known[0].toordinal()))
    return frozenset(_recurring(np.concatenate(runs), np.concatenate(days))) if runs else frozenset()


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
