from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from secondsource.language.reckoning import precision_of
from secondsource.language.rules import Rules
from secondsource.model.parse import Moment
from secondsource.model.report import Published, Report

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


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2025", "year"),
        ("199X", "decade"),
        ("2025-03", "month"),
        ("2025-W11", "week"),
        ("2025-WI", "season"),
        ("2025-03-12TNI", "part"),
        ("2025-03-12T04:00", "minute"),
        ("XXXX-WXX-2", "day"),
        ("PT72H", "hour"),
        ("PRESENT_REF", "vague"),
        ("PAST_REF", "vague"),
        ("199", "decade"),
        ("18", "century"),
        ("XXXX-XX", "month"),
        ("2025-03-10/2025-03-12", "range"),
    ],
)
def test_precision(value: str, precision: str) -> None:
    assert precision_of(value) == precision


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
