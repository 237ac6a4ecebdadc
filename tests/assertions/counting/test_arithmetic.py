from __future__ import annotations

from secondsource import analyze
from secondsource.assertions.counting.arithmetic import relations


def told(text: str) -> list[tuple[str, list[str], str]]:
    reading = analyze(text, published="2031-03-04")
    figures = {figure.id: reading.report.quote(figure.span) for figure in reading.assertions.figures}
    found = relations(reading.parse, reading.assertions.figures)
    return [(r.kind, [figures[term] for term in r.terms], figures[r.total]) for r in found]


def test_parts_that_sum_to_a_total() -> None:
    text = "It counted 64 people killed: 31 soldiers, 18 insurgents and 15 civilians."
    assert told(text) == [("sum", ["31 soldiers", "18 insurgents", "15 civilians"], "64 people")]


def test_what_became_of_those_on_board() -> None:
    text = "There were 214 people on board. As of today, 38 are dead, 131 have been rescued and 45 are missing."
    assert told(text) == [("sum", ["38", "131", "45"], "214 people")]


def test_an_increment_and_the_new_total() -> None:
    text = "Thirty-one people were killed on Monday. Three more died on Tuesday, raising the death toll to 34."
    assert ("increase", ["Thirty-one people", "Three"], "34") in [
        (kind, [term.removesuffix(" more") for term in terms], total) for kind, terms, total in told(text)
    ]


def test_a_part_of_a_whole() -> None:
    text = "The fire killed nine people, four of them children."
    assert told(text) == [("subset", ["four of them children"], "nine people")]


def test_a_share() -> None:
    text = "About 14,000 people, roughly a quarter of the town's 58,000 inhabitants, have fled."
    assert told(text) == [("share", ["About 14,000 people"], "58,000 inhabitants")]


def test_numbers_that_have_nothing_to_do_with_one_another() -> None:
    assert told("Three men were shot. A bus with 12 people passed. Nine dogs barked.") == []


def test_many_numbers() -> None:
    assert isinstance(told("Killed: " + ", ".join(f"{n} men" for n in range(2, 400))), list)
