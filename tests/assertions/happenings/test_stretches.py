from __future__ import annotations

import pytest

from secondsource.assertions.counting.figures import find_figures
from secondsource.assertions.happenings.events import find_events
from secondsource.language.rules import Rules
from secondsource.model.assertion import When
from secondsource.model.report import Published, Report

MONDAY = Published("2016-12-05", "2016-12-05", "2016-12-05", "day")


def window(text: str, published: Published = MONDAY) -> tuple[str | None, str | None] | None:
    """The window of the 30 people of a sentence."""
    report = Report("r", "r.txt", "0", text, published=published)
    (figure,) = [f for f in find_figures(report, Rules().parse(report), ()) if f.value == 30]
    return (figure.window.start, figure.window.end) if figure.window else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Over the past three days, 30 people were killed in Quellin.", ("2016-12-02", "2016-12-05")),
        ("30 people were killed in the last 48 hours.", ("2016-12-03", "2016-12-05")),
        ("During the past week 30 people were killed.", ("2016-11-28", "2016-12-05")),
        ("Over the previous two months, 30 people were killed.", ("2016-10-05", "2016-12-05")),
        ("30 people were killed in the past year and a half.", None),
        ("30 people were killed in the past few days.", None),
        ("30 people were killed since Thursday.", ("2016-12-01", "2016-12-05")),
        ("The plague has killed 30 people since the start of the year.", ("2016-01-01", "2016-12-05")),
        ("30 people were killed between Monday and Wednesday.", ("2016-11-28", "2016-11-30")),
        ("30 people were killed from Friday to Sunday.", ("2016-12-02", "2016-12-04")),
        ("30 people were killed between 1 October and 3 November.", ("2016-10-01", "2016-11-03")),
        ("30 people were killed in the deadliest raid in the past three days.", None),
        ("30 people were killed on Friday.", ("2016-12-02", "2016-12-02")),
    ],
)
def test_windows_of_figures(text: str, expected: tuple[str, str] | None) -> None:
    assert window(text) == expected


def test_without_a_day_of_publication_nothing_is_reckoned() -> None:
    assert window("30 people were killed in the last 48 hours.", Published()) is None


def test_a_month_of_publication_widens_the_window() -> None:
    month = Published("2016-12", "2016-12-01", "2016-12-31", "month")
    assert window("30 people were killed in the past three days.", month) == ("2016-11-28", "2016-12-31")


@pytest.mark.parametrize("words", ["past 999999 days", "past 9999 years", "last 99999 months", "past 999999 hours"])
def test_stretches_of_any_length_are_read(words: str) -> None:
    window(f"30 people were killed in the {words}.")


def test_an_event_lasts_as_long_as_its_stretch() -> None:
    report = Report("r", "r.txt", "0", "Raiders attacked the mill since Thursday.", published=MONDAY)
    (event,) = find_events(report, Rules().parse(report), ())
    assert event.when == When("2016-12-01", "2016-12-05", "range")
