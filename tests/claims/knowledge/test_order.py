"""What each report adds, repeats and loses, in an order that claims no more than is known."""

from __future__ import annotations

from secondsource.claims.knowledge.order import order
from secondsource.model.assertion import Assertions, Figure
from secondsource.model.claim import Claim, Member, Origins
from secondsource.model.knowledge import Step
from secondsource.model.lineage import Edge, Handed, Lineage
from secondsource.model.report import Published, Report
from secondsource.model.reuse import Alteration
from secondsource.model.span import Span
from secondsource.model.story import Story

DAYS = {"a": ("2031-05-01", "2031-05-01"), "b": ("2031-05-02", "2031-05-02"), "c": ("2031-05-02", "2031-05-03")}


def report(id_: str, first: str | None, last: str | None) -> Report:
    return Report(id_, f"{id_}.txt", "0" * 64, "x" * 400, published=Published(None, first, last, "day"))


def claim(id_: str, *told: tuple[str, int], figure: bool = False) -> Claim:
    members = tuple(
        Member(r, Span(r, start, start + 10), "asserts", figure=f"{r}{id_}" if figure else None) for r, start in told
    )
    return Claim(id_, id_, "event", members, len(told), 1, Origins(1, 1, ()), "single-origin")


def edge(child: str, parent: str, *passages: Handed) -> Edge:
    return Edge(f"{child}-{parent}", child, parent, "near", "known", False, 0.8, 0.9, (), passages)


def steps(
    claims: list[Claim],
    *edges: Edge,
    days: dict[str, tuple[str | None, str | None]] | None = None,
    figures: tuple[Figure, ...] = (),
) -> dict[str, Step]:
    reports = [report(id_, *when) for id_, when in (days or DAYS).items()]
    story = Story("s", "", tuple(r.id for r in reports))
    (found,) = order([story], reports, [Assertions("a", (), (), figures)], claims, Lineage(edges))
    assert [step.report for step in found.steps] == [r.id for r in reports]
    return {step.report: step for step in found.steps}


def test_the_first_teller_adds_and_the_others_repeat() -> None:
    found = steps([claim("broke", ("a", 0), ("b", 0)), claim("boats", ("b", 20))])
    assert (found["a"].adds, found["b"].adds, found["b"].repeats) == (("broke",), ("boats",), ("broke",))


def test_of_reports_whose_days_overlap_each_may_be_the_first() -> None:
    found = steps([claim("boats", ("b", 0), ("c", 0))])
    assert found["b"].may_add == found["c"].may_add == ("boats",)
    assert found["b"].adds == found["c"].adds == found["c"].repeats == ()


def test_who_stands_on_another_teller_is_not_the_first() -> None:
    found = steps([claim("boats", ("b", 0), ("c", 0))], edge("c", "b"))
    assert (found["b"].adds, found["c"].repeats) == (("boats",), ("boats",))


def test_an_unknown_day_may_be_any_day() -> None:
    found = steps([claim("boats", ("a", 0), ("b", 0))], days={"a": ("2031-05-01", "2031-05-01"), "b": (None, None)})
    assert found["a"].may_add == found["b"].may_add == ("boats",)
    assert (found["b"].earliest, found["b"].latest, found["b"].after, found["b"].before) == (None, None, 0, 0)


def test_how_many_are_surely_older_and_younger() -> None:
    found = steps([])
    assert [(s.after, s.before) for s in found.values()] == [(0, 2), (1, 0), (1, 0)]


def test_what_the_parent_tells_and_the_child_does_not_falls_out() -> None:
    claims = [claim("broke", ("a", 0), ("b", 0)), claim("boats", ("a", 20)), claim("pumps", ("a", 40))]
    taken = Handed(Span("b", 100, 112), Span("a", 38, 52), "near")
    found = steps(claims, edge("b", "a", taken))
    assert [(lost.claim, lost.told_by, lost.span.start) for lost in found["b"].left_out] == [("boats", "a", 20)]
    assert found["c"].left_out == ()  # it stands on nobody: silence is no loss


def test_qualifiers_that_the_child_drops() -> None:
    doubt, said = Span("a", 5, 10), Span("a", 30, 34)
    gained = Alteration("modality", Span("b", 50, 55), None)
    passage = Handed(
        Span("b", 0, 20),
        Span("a", 0, 25),
        "near",
        (Alteration("attribution", None, said), Alteration("modality", None, doubt), gained),
    )
    shed = steps([], edge("b", "a", passage))["b"].shed
    assert [(s.kind, s.before, s.after) for s in shed] == [("modality", doubt, None), ("attribution", said, None)]


def test_a_number_that_loses_its_at_least() -> None:
    loose = Figure("atoll", "a", Span("a", 0, 8), 6, 6, None, "person", "at-least")
    exact = Figure("btoll", "b", Span("b", 0, 3), 6, None, None, "person", "exact")
    toll = claim("toll", ("a", 0), ("b", 0), figure=True)
    (shed,) = steps([toll], edge("b", "a"), figures=(loose, exact))["b"].shed
    assert (shed.kind, shed.before, shed.after) == ("exactness", loose.span, exact.span)
    assert steps([toll], edge("b", "a"), figures=(exact, loose))["a"].shed == ()
