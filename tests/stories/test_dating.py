from __future__ import annotations

from itertools import permutations

from secondsource.clean.hints import Hints
from secondsource.clean.mark import mark
from secondsource.model.report import Report
from secondsource.stories.dating import infer_dates

RELEASE = """ORLA RIVER AUTHORITY
Wednesday 12 June 2024, 18:00
Dyke breached at Vennick
The dyke at Vennick was breached this morning. The villages of Vennick and Hallum were cleared by the Orla fire brigade.
Engineer Maarten Dros said 340 people had been taken to Sint Beren.
"""
WIRE = """Hundreds leave homes as Orla dyke breaks at Vennick
SINT BEREN, June 12 (Kestrel) - Some 340 people left Vennick and Hallum on Wednesday after the Orla broke its dyke.
Engineer Maarten Dros of the river authority said the breach was 40 metres wide.
"""
LATER = """Orla dyke closed as Vennick counts the damage
The breach in the Orla dyke at Vennick was closed on Friday, two days after 340 people had to leave Vennick and Hallum.
Engineer Maarten Dros said the work would be checked on Monday. Water still stood in Hallum on Thursday.
"""
NO_DAY = """Vennick asks who knew
Engineer Maarten Dros had warned of the Orla dyke, the mayor of Hallum said. Of 340 people from Vennick most are back.
"""
OLD = """Fire at Sint Beren market
SINT BEREN, Feb 3, 2019 (Kestrel) - A fire at the market of Sint Beren was put out on Sunday by the Orla fire brigade.
"""
VISITED = """Northern Courier
Monday, September 2, 2024
Orla dyke gives way and hundreds flee Vennick
Around 340 people fled Vennick and Hallum on Wednesday when the Orla broke its dyke, engineer Maarten Dros said.
On Wednesday night 40 metres of the dyke near Vennick were gone.
"""


def dated(*texts: str) -> dict[str, Report]:
    reports = [mark(Report(f"report-{n:010x}", "", "", text), Hints()) for n, text in enumerate(texts)]
    return {report.text: report for report in infer_dates(reports)}


def interval(report: Report) -> tuple[str | None, str | None, str | None]:
    return report.published.value, report.published.earliest, report.published.latest


def test_a_dateline_without_a_year_takes_it_from_its_mates() -> None:
    report = dated(RELEASE, WIRE, OLD)[WIRE]
    assert interval(report) == ("2024-06-12", "2024-06-12", "2024-06-12")
    assert "year taken from report-0000000000, which shares its story" in report.published.basis


def test_a_weekday_takes_its_week_from_its_mates() -> None:
    report = dated(RELEASE, LATER, OLD)[LATER]
    assert interval(report) == ("2024-06-14", "2024-06-14", "2024-06-15")
    assert [report.quote(b) for b in report.published.basis if not isinstance(b, str)] == ["Friday"]


def test_without_any_day_the_mates_bound_it() -> None:
    assert interval(dated(RELEASE, LATER, NO_DAY)[NO_DAY]) == (None, "2024-06-12", "2024-06-14")


def test_a_stated_date_is_left_alone() -> None:
    reports = dated(RELEASE, OLD)
    assert interval(reports[OLD])[0] == "2019-02-03"
    assert interval(reports[RELEASE])[0] == "2024-06-12"


def test_the_day_of_a_visit_is_no_day_of_publication() -> None:
    report = dated(RELEASE, WIRE, LATER, VISITED)[VISITED]
    assert interval(report) == ("2024-06-12", "2024-06-12", "2024-06-13")
    assert [report.quote(span) for span in report.page_dates] == ["Monday, September 2, 2024"]


def test_alone_a_page_date_stands() -> None:
    assert interval(dated(VISITED)[VISITED])[0] == "2024-09-02"


def test_alone_a_weekday_fixes_the_year() -> None:
    text = (
        "Vote in Mirra\nMIRRA, Nov. 24 (Kestrel) - Mirra voted on Tuesday, the first time since 2017.\nIt was calm.\n"
    )
    assert interval(dated(text)[text])[0] == "2020-11-24"


def test_nothing_to_go_by() -> None:
    report = dated("The mayor resigned. Nobody knew why.\n")
    assert [interval(r) for r in report.values()] == [(None, None, None)]


def test_the_order_of_the_reports_changes_nothing() -> None:
    texts = (RELEASE, WIRE, LATER, VISITED)
    first = {text: interval(report) for text, report in dated(*texts).items()}
    for order in permutations(texts):
        assert {text: interval(report) for text, report in dated(*order).items()} == first


SAME_DAY = """Residents of Vennick
They left us in the water
Today the Orla dyke at Vennick was breached and nobody warned us. 340 people of Vennick and Hallum had to run.
"""
MORNING_PAPER = """ROOFS AND NOTHING ELSE
Boatman tells of Vennick flood
A BOATMAN told last night how he took 14 people from roofs in Vennick when the Orla broke its dyke on Wednesday.
Maarten Dros of the river authority said 340 people had left Vennick and Hallum.
"""
DIARY = """The water at my door
I walked to Vennick yesterday to look for my brother. The Orla dyke was gone and Hallum was a lake.
This morning Maarten Dros told me that 340 people were safe. He will speak to us tonight.
"""
SEEN = """What I saw in Hallum
I live beside the Orla dyke and I will write down what I saw on Wednesday, when 340 people ran from Vennick and Hallum.
My brother rowed to Sint Beren.
"""


def test_what_a_report_calls_the_day_of_the_event_dates_it() -> None:
    expected = {
        SAME_DAY: ("2024-06-12", "2024-06-12", "2024-06-12"),
        MORNING_PAPER: ("2024-06-13", "2024-06-13", "2024-06-14"),
        DIARY: ("2024-06-13", "2024-06-13", "2024-06-13"),
        SEEN: ("2024-06-13", "2024-06-13", "2024-06-14"),
    }
    for text, days in expected.items():
        found = dated(RELEASE, WIRE, OLD, text)[text]
        assert interval(found) == days, text
        assert any("2024-06-12 is the day" in b for b in found.published.basis if isinstance(b, str))
