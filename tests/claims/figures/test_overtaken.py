"""Counts that go on: the dead only grow, the missing shrink."""

from __future__ import annotations

from tests.claims.figures.test_policies import point

from secondsource.claims.figures.overtaken import with_overtaken
from secondsource.model.course import Point

ONE, TWO, THREE = (point(n, f"2031-05-0{day}", f"body {day}") for day, n in ((1, 4), (2, 9), (3, 13)))


def standing(points: list[Point], status: str) -> list[str]:
    return [p.standing for p in with_overtaken(points, status)]


def test_a_toll_that_rises_from_day_to_day_leaves_its_steps_behind() -> None:
    assert standing([ONE, TWO, THREE], "killed") == ["overtaken", "overtaken", "stands"]


def test_two_numbers_may_be_rivals() -> None:
    assert standing([ONE, TWO], "killed") == ["stands", "stands"]


def test_a_source_overtakes_itself() -> None:
    again = point(9, "2031-05-02", "body 1")
    assert standing([ONE, again], "killed") == ["overtaken", "stands"]
    assert standing([again, point(4, "2031-05-03", "body 1")], "killed") == ["stands", "stands"]
    crowd = [point(n, f"2031-05-0{day}", "crowd", kind="anonymous") for day, n in ((1, 4), (2, 9))]
    assert standing(crowd, "killed") == ["stands", "stands"]


def test_at_least_is_overtaken_by_any_greater_number_of_a_later_day() -> None:
    least = point(4, "2031-05-01", "radio", kind=None, qualifier="at-least")
    assert standing([least, TWO], "killed") == ["overtaken", "stands"]
    rumour = point(9, "2031-05-02", "rumour", kind="anonymous")
    assert standing([least, rumour], "killed") == ["stands", "stands"]


def test_a_toll_that_falls_back_is_no_course() -> None:
    fallen = point(6, "2031-05-04", "body 4")
    assert set(standing([ONE, TWO, THREE, fallen], "killed")) == {"stands"}


def test_the_missing_shrink_and_other_counts_do_not_move() -> None:
    falling = [point(n, f"2031-05-0{day}", f"body {day}") for day, n in ((1, 40), (2, 20), (3, 8))]
    assert standing(falling, "missing") == ["overtaken", "overtaken", "stands"]
    assert set(standing([ONE, TWO, THREE], "on-board")) == {"stands"}
