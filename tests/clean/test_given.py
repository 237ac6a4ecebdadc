"""Text handed over as it is: its id is echoed, its characters are all there, what is no text says why."""

from __future__ import annotations

import json

import pytest

from secondsource.clean.given import Given, report_of, take
from secondsource.model.reading import Unread


@pytest.mark.parametrize("called", ["r1", 7, 1.5, True, None, "", ["a", 1], "\ud800"])
def test_the_id_is_echoed_whatever_it_is(called: object) -> None:
    taken = take(3, json.dumps({"id": called, "text": "Rain fell."}).encode())
    assert taken.id == called
    assert type(taken.id) is type(called)
    assert isinstance(taken, Given)
    assert report_of(taken).text == "Rain fell."


def test_without_an_id_the_number_of_the_line_is_one() -> None:
    assert take(12, b'{"text": "Rain fell."}').id == 12


@pytest.mark.parametrize(
    "text",
    ["", " \n", "12", "\ufeffRain.\r\n\r\n  It fell.\u2028", "a\x00b", "\x01" * 50, "Share this\nRain", "😀" * 9],
)
def test_the_text_stays_as_it_is(text: str) -> None:
    taken = take(1, json.dumps({"text": text}).encode())
    assert isinstance(taken, Given)
    report = report_of(taken)
    assert report.text == text
    assert all(0 <= f.span.start <= f.span.end <= len(text) for f in report.furniture)


def test_halves_of_surrogate_pairs_keep_their_place() -> None:
    taken = take(1, rb'{"text": "a\ud83db"}')
    assert isinstance(taken, Given)
    assert taken.text == "a\ufffdb"


def test_what_stands_beside_the_text_is_known() -> None:
    taken = take(
        1, b'{"text": "Rain.", "outlet": "Vale Post", "published": "2026-03-01", "url": "https://v.example/1"}'
    )
    assert isinstance(taken, Given)
    report = report_of(taken)
    assert report.outlet and report.outlet.name == "Vale Post"
    assert report.published.value == "2026-03-01"
    assert report.url == "https://v.example/1"


def test_names_of_places_that_are_marked_become_spans_of_the_text() -> None:
    line = (
        b'{"text": "Rain in Arn and Vale.", "toponyms": [{"start": 16, "end": 20}, {"start": 8, "end": 11, "id": 1}]}'
    )
    taken = take(1, line)
    assert isinstance(taken, Given)
    report = report_of(taken)
    assert report.toponyms is not None
    assert [report.quote(span) for span in report.toponyms] == ["Arn", "Vale"]
    none_marked, unasked = take(1, b'{"text": "a", "toponyms": []}'), take(1, b'{"text": "a", "toponyms": null}')
    assert isinstance(none_marked, Given) and isinstance(unasked, Given)
    assert (report_of(none_marked).toponyms, report_of(unasked).toponyms) == ((), None)


@pytest.mark.parametrize(
    ("line", "called", "reason"),
    [
        (b'{"text": "Arn", "toponyms": [{"start": 0, "end": 4}]}', 4, "within its 3 characters"),
        (b'{"text": "Arn", "toponyms": [{"start": 2, "end": 2}]}', 4, "within its 3 characters"),
        (b'{"text": "Arn", "toponyms": [{"start": true, "end": 3}]}', 4, '"toponyms" must be a list'),
        (b'{"text": "Arn", "toponyms": "Arn"}', 4, '"toponyms" must be a list'),
        (b'{"id": 5, "text": "cut o', 4, "not a line of JSON"),
        (b'{"id": 5}', 5, 'no "text"'),
        (b'{"id": "x", "text": ["a"]}', "x", 'no "text"'),
        (b'["text"]', 4, "no object"),
        (b'{"id": NaN, "text": "a"}', 4, "number that JSON cannot"),
        (b'{"id": [1e999], "text": "a"}', 4, "number that JSON cannot"),
        (b"[" * 100_000, 4, "nested too deeply"),
        (b"\x01\x02\x03\x04", 4, "no readable text"),
    ],
)
def test_what_is_no_text_says_why(line: bytes, called: object, reason: str) -> None:
    taken = take(4, line)
    assert isinstance(taken, Unread)
    assert taken.id == called
    assert reason in taken.reason


def published(words: str, text: str = "Rain fell.") -> tuple[str | None, str | None, str | None, str]:
    taken = take(1, json.dumps({"text": text, "published": words}).encode())
    assert isinstance(taken, Given)
    found = report_of(taken).published
    return found.value, found.earliest, found.latest, found.precision


def test_a_month_or_a_year_of_publication_bounds_the_day() -> None:
    assert published("2026-03") == ("2026-03", "2026-03-01", "2026-03-31", "month")
    assert published("March 2026") == ("2026-03", "2026-03-01", "2026-03-31", "month")
    assert published("2024") == ("2024", "2024-01-01", "2024-12-31", "year")
    for words in ("2026-13", "0000", "soon"):
        assert published(words) == (None, None, None, "none")


def test_a_day_in_the_text_counts_within_the_month_of_publication() -> None:
    text = "Flood in Arn\n\nARN, {} 2026 (Vale Wire) - A river burst its banks and left many homes under water.\n"
    assert published("2026-03", text.format("March 4"))[0] == "2026-03-04"
    assert published("2026-03", text.format("June 4"))[0] == "2026-03"


def test_texts_without_words_are_no_copies_of_one_another() -> None:
    one, other = (report_of(Given(name, " \n")) for name in ("a", "b"))
    assert one.id != other.id
    assert report_of(Given("a", "A ferry sank.")).id == report_of(Given("b", "A ferry sank.")).id


def test_a_title_that_is_not_in_the_text_is_kept_beside_it() -> None:
    beside = take(0, b'{"text": "Subscribe to read on.", "title": "Ferry sinks off Hamre"}')
    within = take(0, b'{"text": "Ferry sinks\\n\\nIt sank.", "title": "Ferry sinks"}')
    assert isinstance(beside, Given) and isinstance(within, Given)
    assert report_of(beside).headline == "Ferry sinks off Hamre"
    assert report_of(within).headline is None
