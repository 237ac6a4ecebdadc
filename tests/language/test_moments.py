from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from secondsource.language.rules import Rules
from secondsource.model.parse import Moment
from secondsource.model.report import Published, Report
from secondsource.text.days import days_of

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "moments.yml").read_text(encoding="utf-8"))
TODAY = Published("2025-03-12", "2025-03-12", "2025-03-12", "day")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_moments(case: dict) -> None:
    published = Published(None, *case["published"], "range") if "published" in case else TODAY
    text = case["text"]
    found = Rules().parse(Report("r", "r.txt", "0", text, published=published)).moments
    assert [f"{m.span.of(text)} = {m.value}" for m in found] == case["expected"]


def test_bounds_and_anchor() -> None:
    found = (
        Rules().parse(Report("r", "r.txt", "0", "It rained last week and on 3 March 2025.", published=TODAY)).moments
    )
    assert [(m.earliest, m.latest, m.anchor, m.precision) for m in found] == [
        ("2025-03-03", "2025-03-09", "2025-03-12", "week"),
        ("2025-03-03", "2025-03-03", None, "day"),
    ]


def parsed(text: str) -> list[Moment]:
    return list(Rules().parse(Report("r", "r.txt", "0", text, published=TODAY)).moments)


def test_open_sides() -> None:
    since, until = parsed("It has been shut since March 2020. It will stay shut until Friday.")
    assert (since.earliest, since.latest) == ("2020-03-01", None)
    assert (until.earliest, until.latest) == (None, "2025-03-14")


@pytest.mark.parametrize(
    ("words", "mod"),
    [
        ("late 2016", "END"),
        ("early next week", "START"),
        ("mid-May", "MID"),
        ("the beginning of October", "START"),
        ("nearly a decade", "LESS_THAN"),
        ("about two weeks", "APPROX"),
        ("more than three months", "MORE_THAN"),
        ("at least 30 days", "EQUAL_OR_MORE"),
        ("late on Tuesday", "END"),
        ("2016", ""),
    ],
)
def test_mod(words: str, mod: str) -> None:
    text = f"It was in {words} that it ended."
    assert [(m.span.of(text), m.mod) for m in parsed(text)] == [(words, mod)]


def test_an_interval_of_publication_gives_bounds() -> None:
    published = Published(None, "2025-02-20", "2025-03-12", "range")
    (told,) = Rules().parse(Report("r", "r.txt", "0", "It rained yesterday.", published=published)).moments
    assert (told.value, told.earliest, told.latest) == ("2025-02-19/2025-03-11", "2025-02-19", "2025-03-11")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar(day: str) -> None:
    text = (
        "On Sunday, last Monday, next week, two weeks ago, in ten years, the following Tuesday, at Christmas, 30 Feb."
    )
    report = Report("r", "r.txt", "0", text, published=Published(day, day, day, "day"))
    assert all(moment.value for moment in Rules().parse(report).moments)


@pytest.mark.parametrize(
    "text", ["² days ago", "٣ May ٢٠١٠", "99:99 on 99/99/9999", "12.99 a.m. 0/0 years", "’9 ’s s’"]
)
def test_odd_figures_are_read(text: str) -> None:
    assert isinstance(parsed(text), list)


def test_a_date_that_may_be_one_of_two_reaches_from_the_first_to_the_second() -> None:
    report = Report(
        "r",
        "r.txt",
        "",
        "The list of 01.10.2014 names 18 people.",
        published=Published("2014-12-01", "2014-12-01", "2014-12-01", "day"),
    )
    (moment,) = Rules().parse(report).moments
    assert (moment.earliest, moment.latest, moment.precision) == ("2014-01-10", "2014-10-01", "range")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on January 1, 0001", ["0001-01-01"]),
        ("on 3 May 0012", ["0012-05-03"]),
        ("on January 1, 0000", []),
        ("in January 0000", []),
        ("in the year 0000", []),
        ("in the year 500", ["0500"]),
        ("in the summer of 0000", []),
        ("on 30 February 2021", ["2021-02"]),
        ("on February 30, 2021", ["2021-02"]),
        ("on March 3, 300 people came", ["2025-03-03"]),
        ("on 3 May, 0830 GMT", ["2025-05-03T08:30Z"]),
        ("By the end of the year 500 people had left", ["2025"]),
        ("9000 years ago", ["PAST_REF"]),
        ("20000 years from now", ["FUTURE_REF"]),
        ("2,025 years ago", ["PAST_REF"]),
        ("500,000 weeks ago", ["PAST_REF"]),
        ("30,000 months ago", ["PAST_REF"]),
        ("500 decades ago", ["PAST_REF"]),
        ("1,900 years ago", ["0125"]),
    ],
)
def test_years_outside_of_the_calendar_and_odd_ones(words: str, expected: list[str]) -> None:
    assert [m.value for m in parsed(f"It began {words}.")] == expected


@pytest.mark.parametrize("way", ["ago", "from now", "later", "before", "after the raid", "."])
@pytest.mark.parametrize("unit", ["days", "weeks", "years", "hours", "decades"])
@pytest.mark.parametrize("digits", ["9" * 400, "9" * 15 + ".5", "9" * 5000, "9" * 400 + " million"])
def test_numbers_of_very_many_digits_are_read_without_complaint(digits: str, unit: str, way: str) -> None:
    assert isinstance(parsed(f"It began {digits} {unit} {way}"), list)


@pytest.mark.parametrize("day", ["0001-01-01", "0001-03-02", "9999-12-31"])
def test_at_the_ends_of_the_calendar_values_stay_in_it(day: str) -> None:
    words = "last week, last month, last year, last decade, next week, next month, next year, last May, last summer"
    report = Report("r", "r.txt", "0", f"It rained {words}, a year ago.", published=Published(day, day, day, "day"))
    values = [m.value for m in Rules().parse(report).moments]
    assert all(v.endswith("_REF") or v[:1] == "X" or days_of(v) for v in values), values


def test_a_month_of_publication_leaves_open_what_its_days_leave_open() -> None:
    year = Published("2025", "2025-01-01", "2025-12-31", "year")
    text = "It rained last month, on 5 December and on Tuesday. It was dry last year."
    found = Rules().parse(Report("r", "r.txt", "0", text, published=year)).moments
    assert [m.value for m in found] == ["2024-12/2025-11", "XXXX-12-05", "XXXX-WXX-2", "2024"]
