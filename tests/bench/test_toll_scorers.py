from bench.tolls import sums
from bench.tolls.baseline import classes, toll
from bench.tolls.corpus import Case
from bench.tolls.scores import by_incident, by_report, class_f1

CASES = [
    Case("a", "", "", "one", 1, 0, {"child": 2}),
    Case("b", "", "", "one", 1, 0, {"child": 0}),
    Case("c", "", "", "two", 0, 3, {"child": 4}),
    Case("d", "", "", "two", 0, 3, {"child": 0}),
]
ANSWERS = {"a": (1, 0, {"child": 2}), "b": (1, 1, {"child": 1}), "c": (0, 3, {"child": 3}), "d": (0, 3, {})}


def test_shares_of_reports_and_incidents() -> None:
    assert by_report(CASES, ANSWERS) == {"killed": 100, "injured": 75, "both": 75}
    assert by_incident(CASES, ANSWERS) == {"killed": 100, "injured": 100, "both": 100}


def test_a_class_is_right_above_zero_and_equal() -> None:
    found = class_f1(CASES, ANSWERS, "child")
    assert (round(found["P"]), found["R"], found["F1"], found["gold"]) == (33, 50, 40, 2)


def test_the_baseline_takes_the_first_number() -> None:
    assert toll("Two killed, 3 hurt in Henley") == (2, 3)
    assert toll("A man was shot dead") == (1, 0)
    assert classes("Six civilians and 11 fighters died.")["combatant"] == 11


def test_the_same_numbers_elsewhere_are_right() -> None:
    want: list[tuple[str, sums.Equation]] = [("01", ("equal", 1.0, 2.0, 3.0))]
    got: dict[str, set[sums.Equation]] = {
        "01": {("equal", 1.0, 2.0, 3.0)},
        "02": {("equal", 1.0, 2.0, 3.0), ("subset", 1.0, 9.0)},
    }
    assert sums.score(want, got) == (1, 1, 2, 3)
