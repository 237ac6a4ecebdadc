from __future__ import annotations

from dataclasses import replace

from secondsource.model.report import Outlet, Published, Report
from secondsource.model.span import Span
from secondsource.stories.forms import unite_forms

TITLE = "Quarry wall gives way above Hollin"
BODY = (
    "A wall of the old quarry above Hollin gave way on Monday night and buried 3 parked lorries. "
    "Nobody was hurt, the district office said, because the evening shift had been sent home at 6 in the rain."
)


def report(id_: str, body: str = BODY, outlet: str = "Hollin Post", kind: str = "text") -> Report:
    text = f"{TITLE}\n\n{body}\n"
    return Report(id_, f"{id_}.x", "0" * 64, text, Span(id_, 0, len(TITLE)), outlet=Outlet(outlet, "x"), kind=kind)  # type: ignore[arg-type]


def test_a_page_beside_its_plain_text_is_one_report() -> None:
    page = replace(
        report("r-1", BODY + " Read on.", kind="html"), published=Published("2026-03-02"), url="https://x.example/"
    )
    (one,) = unite_forms([page, report("r-2")])
    assert one.id == "r-2"
    assert one.aliases == ("r-1.x",)
    assert one.published.value == "2026-03-02"
    assert one.published.basis == ("stated in its other form, r-1.x",)
    assert one.url == "https://x.example/"


def test_a_reprint_by_another_outlet_stays_a_report_of_its_own() -> None:
    assert len(unite_forms([report("r-1"), report("r-2", outlet="Vale Gazette")])) == 2


def test_a_corrected_number_keeps_both_versions() -> None:
    assert len(unite_forms([report("r-1"), report("r-2", BODY.replace("3 parked", "5 parked"))])) == 2


def test_another_text_under_one_headline_stays() -> None:
    other = "Buses will not run on the Hollin road until Friday, when 3 engineers will look at the slope again at 6."
    assert len(unite_forms([report("r-1"), report("r-2", other)])) == 2


def test_reports_without_outlet_or_headline_are_left_alone() -> None:
    bare = [replace(report(id_), outlet=None) for id_ in ("r-1", "r-2")]
    assert len(unite_forms(bare)) == 2
    assert unite_forms([]) == ()
