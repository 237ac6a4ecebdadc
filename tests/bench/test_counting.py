"""The rules beside which our counts of origins stand do what their names say."""

from __future__ import annotations

from bench.claims import counting


def case(accepted: set[int], ours: tuple[float, float], **titles: str) -> counting.Case:
    rows = [{"id": id_, "title": {"quote": words} if words else None} for id_, words in titles.items()]
    same = dict.fromkeys(titles, "one house")
    return counting.Case(
        frozenset(accepted), ours, None, tuple(titles), {**same, "a": "other"}, same, counting._headlines(rows)
    )


FLOOD = case({2}, (1.0, 2.0), a="Sluice breaks at Tarn", b="Sluice breaks near Tarn", c="Boats for Orl", d="")


def test_headlines_alike_are_one_and_a_report_without_one_stands_alone() -> None:
    assert counting._alike(FLOOD, 0.5) == 3
    assert counting._alike(FLOOD, 0.99) == 4


def test_each_rule_counts_its_own_thing() -> None:
    rules = counting._rules(0.5)
    assert {name: rule(FLOOD) for name, rule in rules.items()} == {
        "secondsource": (1.0, 2.0),
        "secondsource, perfect input": None,
        "counting reports": (4.0, 4.0),
        "counting publishers": (2.0, 2.0),
        "counting families": (1.0, 1.0),
        "headlines alike are one": (3.0, 3.0),
        "always one": (1.0, 1.0),
    }


def test_a_range_is_right_when_it_holds_an_accepted_number() -> None:
    cases = [FLOOD, case({1}, (2.0, 3.0), a="x")]
    found = counting._figures(cases, lambda c: c.ours)
    assert found == {"claims": 2, "right": 50, "middle": 50, "too many": 50, "error": 1.0, "spread": 1.0}
