"""Lines that sites put into their pages again and again, whatever the news of the day: "get e-mail notifications on
(a name) daily", tip lines, formulas of a paper's blotter. They bind no two reports into a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.stories.dating import own_date
from secondsource.stories.traits import Line, lines_of
from secondsource.text.days import days_of

#: Times that a line must have come back, and the days between two of them: a story and its copies stand closer.
OCCASIONS = 3
APART = 7
#: Words of a line that is held to come from one hand; shorter ones ("police said") are looked at as words.
LEAST = 3


def find_templates(reports: Sequence[Report], parses: Sequence[Parse]) -> frozenset[Line]:
    """The lines of a pile, numbers left open, that stand in reports of many weeks. Undated reports tell nothing."""
    days: defaultdict[Line, set[int]] = defaultdict(set)
    for report, parse in zip(reports, parses, strict=True):
        known = days_of(own_date(report.published).earliest or "")
        if known:
            for line in set(lines_of(report, parse)):
                if len(line) >= LEAST:
                    days[line].add(known[0].toordinal())
    return frozenset(line for line, seen in days.items() if len(seen) >= OCCASIONS and _occasions(seen) >= OCCASIONS)


def _occasions(days: Iterable[int]) -> int:
    """How many of the days lie APART from the one counted before."""
    count, last = 0, -APART
    for day in sorted(days):
        if day - last >= APART:
            count, last = count + 1, day
    return count
