"""The time axis of the site, and the layout of its stemma, as arithmetic."""

from __future__ import annotations

from itertools import pairwise

import pytest

from secondsource.export.site.axis import MAX_PARTS, axis


def test_no_days_no_axis() -> None:
    assert axis([], 0, 500) is None


@pytest.mark.parametrize(
    "days",
    [[(10, 10)], [(10, 12), (11, 20)], [(0, 1), (5000, 5001)], [(n * 100, n * 100 + n) for n in range(40)]],
)
def test_days_keep_their_order_and_stay_inside(days: list[tuple[int, int]]) -> None:
    line = axis(days, 100, 900)
    assert line and len(line.parts) <= MAX_PARTS
    places = [line.x(day) for day in range(-5, days[-1][1] + 40)]
    assert places == sorted(places)
    assert places[0] == 100 and places[-1] == 900
    assert all(b - a >= 60 for (a, _), (b, _) in pairwise(line.ticks))


def test_a_quiet_stretch_is_cut_out() -> None:
    line = axis([(0, 2), (400, 402)], 0, 600)
    assert line and len(line.breaks) == 1
    assert line.x(3) < line.breaks[0] < line.x(400)
    assert line.x(1) - line.x(0) > 50, "a day is wide although a year lies between"
    assert line.x(200) == line.breaks[0]
