"""Arithmetic over reports: what adds up, and what does not."""

from __future__ import annotations

from secondsource.claims.figures.across import Across
from secondsource.model.assertion import Assertions, Figure, When
from secondsource.model.course import Course, Point, Scope
from secondsource.model.span import Span
from secondsource.model.story import Story

STORY = (Story("story", "", ("A", "B", "C")),)


def figure(report: str, start: int, value: float, status: str = "killed", people: str | None = None) -> Figure:
    span = Span(report, start, start + 5)
    return Figure(f"{report}{start}", report, span, value, value, value, "person", "exact", people, status)


def point(found: Figure, day: str = "2031-05-02", apart: Scope | None = None) -> Point:
    return Point(
        f"point {found.id}",
        found.report,
        (found.span,),
        found.value,
        found.low,
        found.high,
        found.qualifier,
        When(day, day),
        figure=found.id,
        apart=apart,
    )


def course(*points: Point, status: str = "killed") -> Course:
    inside, apart = (tuple(p for p in points if bool(p.apart) == kept) for kept in (False, True))
    return Course("course", "story", status, "person", "", "", inside, apart)


def test_parts_in_one_report_add_up_to_the_total_in_another() -> None:
    parts = [figure("A", 0, 14, people="miner"), figure("A", 20, 7, people="guard"), figure("A", 40, 3, people="child")]
    total = figure("B", 0, 21)
    across = Across([Assertions("A", figures=tuple(parts)), Assertions("B", figures=(total,))], STORY)
    (found,) = across.of(course(point(total)))
    assert (found.kind, found.holds) == ("parts", True)
    assert found.told.startswith("14 + 7 = 21")
    assert (found.terms, found.total) == ((parts[0].span, parts[1].span), total.span)


def test_numbers_of_one_class_or_of_two_fates_are_no_parts_of_the_dead() -> None:
    total = figure("B", 0, 21)
    for other in (figure("A", 20, 7, people="miner"), figure("A", 20, 7, "wounded", "guard")):
        said = Assertions("A", figures=(figure("A", 0, 14, people="miner"), other))
        assert Across([said, Assertions("B", figures=(total,))], STORY).of(course(point(total))) == ()


def test_the_fates_of_all_who_were_there_add_up() -> None:
    fates = tuple(
        figure("A", 20 * i, n, s) for i, (n, s) in enumerate([(9, "killed"), (5, "missing"), (33, "rescued")])
    )
    aboard = figure("B", 0, 47, "on-board")
    across = Across([Assertions("A", figures=fates), Assertions("B", figures=(aboard,))], STORY)
    (found,) = across.of(course(point(aboard), status="on-board"))
    assert found.told.startswith("9 + 5 + 33 = 47")


def test_a_sum_that_the_report_itself_prints_is_no_arithmetic_over_reports() -> None:
    parts = (figure("A", 0, 14, people="miner"), figure("A", 20, 7, people="guard"), figure("A", 60, 21))
    total = figure("B", 0, 21)
    across = Across([Assertions("A", figures=parts), Assertions("B", figures=(total,))], STORY)
    assert across.of(course(point(total))) == ()


def test_more_is_the_difference_of_two_totals_or_a_note_says_that_it_is_not() -> None:
    before, more = point(figure("A", 0, 20), "2031-05-01"), point(figure("B", 0, 3), "2031-05-02", "increment")
    after, other = point(figure("B", 30, 23), "2031-05-02"), point(figure("B", 30, 25), "2031-05-02")
    across = Across([], STORY)
    (found,) = across.of(course(before, more, after))
    assert (found.kind, found.holds) == ("increment", True) and found.told.startswith("20 + 3 = 23")
    (found,) = across.of(course(before, more, other))
    assert not found.holds and found.told.startswith("20 + 3 ≠ 25")


def test_a_number_lies_in_the_range_of_another_report_or_not() -> None:
    wide = Figure("C0", "C", Span("C", 0, 9), None, 20, 30, "person", "about", None, "killed")
    across = Across([], STORY)
    (found,) = across.of(course(point(wide), point(figure("A", 0, 23))))
    assert found.holds and found.told == "23 in A is within ≈ 20–30 in C"
    (found,) = across.of(course(point(wide), point(figure("A", 0, 50))))
    assert not found.holds and "not within" in found.told
