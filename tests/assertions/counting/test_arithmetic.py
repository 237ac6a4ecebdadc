from __future__ import annotations

from secondsource import analyze
from secondsource.assertions.counting.arithmetic import relations


def told(text: str) -> list[tuple[str, list[str], str]]:
    reading = analyze(text, published="2031-03-04")
    figures = {figure.id: reading.report.quote(figure.span) for figure in reading.assertions.figures}
    found = relations(reading.parse, reading.assertions.figures)
    return [(r.kind, [figures[term] for term in r.terms], figures[r.total]) for r in found]


def test_parts_that_sum_to_a_total() -> None:
    text = "The clinic in Orlit counted 77 dead people: 41 soldiers, 23 rebels and 13 civilians."
    assert told(text) == [("sum", ["41 soldiers", "23 rebels", "13 civilians"], "77 dead people")]


def test_what_became_of_those_on_board() -> None:
    text = "The train carried 187 people. By now 26 are dead, 149 have been rescued and 12 are missing."
    assert told(text) == [("sum", ["26", "149", "12"], "187 people")]


def test_an_increment_and_the_new_total() -> None:
    text = "Thirty-one people were killed on Monday. Three more died on Tuesday, raising the death toll to 34."
    assert ("increase", ["Thirty-one people", "Three"], "34") in [
        (kind, [term.removesuffix(" more") for term in terms], total) for kind, terms, total in told(text)
    ]


def test_a_part_of_a_whole() -> None:
    text = "The fire killed nine people, four of them children."
    assert told(text) == [("subset", ["four of them children"], "nine people")]


def test_a_share() -> None:
    text = "Some 9,000 people, nearly a third of the 28,000 inhabitants of Orlit, have left."
    assert told(text) == [("share", ["Some 9,000 people"], "28,000 inhabitants")]


def test_numbers_that_have_nothing_to_do_with_one_another() -> None:
    assert told("Three men were shot. A bus with 12 people passed. Nine dogs barked.") == []


def test_many_numbers() -> None:
    assert isinstance(told("Killed: " + ", ".join(f"{n} men" for n in range(2, 400))), list)
