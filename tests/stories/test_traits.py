from __future__ import annotations

from tests.stories.piles import fire, read

from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.stories import traits
from secondsource.stories.notes import all_notes, note
from secondsource.stories.templates import find_templates
from secondsource.stories.traits import Traits

PROMPT = "The Courier tower beside the harbour sheltered writers and sailors long before"
TALES = (
    "A barn burnt down in Lunde.",
    "Two boats collided off Hamre.",
    "A bakery won a prize in Selvik.",
    "Snow closed the pass at Toro.",
)


def read_traits(report: Report, parse: Parse, templates: frozenset[int] = frozenset()) -> Traits:
    return traits.read_traits(note(report, parse), templates)


def site(days: tuple[str, ...]) -> list[dict[str, str]]:
    return [
        {"text": f"{tale}\n\n{PROMPT} {name} came to town.\n", "published": day}
        for name, tale, day in zip(("Ann Roe", "Bo Lund", "Cy Marr", "Di Vane"), TALES, days, strict=True)
    ]


def test_what_a_site_repeats_for_weeks_is_a_template_whoever_fills_it() -> None:
    reports, parses = read(*site(("2024-01-01", "2024-01-10", "2024-02-01", "2024-03-01")))
    templates = find_templates(all_notes(reports, parses))
    words = read_traits(reports[0], parses[0], templates).bags["words"]
    assert "courier" in read_traits(reports[0], parses[0]).bags["words"]
    assert "courier" not in words
    assert "barn" in words


def test_what_is_repeated_within_days_is_news() -> None:
    reports, parses = read(*site(("2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04")))
    assert not find_templates(all_notes(reports, parses))


def test_undated_reports_make_no_templates() -> None:
    records = [{"text": record["text"]} for record in site(("2024-01-01",) * 4)]
    assert not find_templates(all_notes(*read(*records)))


def test_a_title_beside_the_text_and_the_address_count() -> None:
    url = "https://vale.example/news/ferry-sinks-off-hamre-4711"
    reports, parses = read({"text": "You are the owner of this article.", "title": "Ferry sinks", "url": url})
    headline = read_traits(reports[0], parses[0]).bags["headline"]
    assert {"ferry", "hamr"} <= set(headline) or {"ferry", "hamre"} <= set(headline)


def test_ages_numbers_and_days_have_bags_of_their_own() -> None:
    text = "A 12-year-old boy was hurt on May 3. Police found 17 shells.\n"
    reports, parses = read({"text": text, "published": "2024-05-04"})
    found = read_traits(reports[0], parses[0])
    assert found.bags["ages"]
    assert "#17" in found.bags["numbers"]
    assert (5, 3) in found.dates
    assert found.first == found.last > 0


def test_a_report_without_words_has_empty_bags() -> None:
    reports, parses = read({"text": ""})
    assert not any(read_traits(reports[0], parses[0]).bags.values())


def test_a_date_taken_from_company_does_not_count() -> None:
    from dataclasses import replace

    from secondsource.model.report import Published

    reports, parses = read(*fire(1))
    borrowed = Published(
        "2024-03-05", "2024-03-05", "2024-03-05", "day", ("week taken from r1, which shares its story",)
    )
    assert read_traits(replace(reports[0], published=borrowed), parses[0]).first == 0
