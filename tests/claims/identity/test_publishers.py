from __future__ import annotations

from secondsource.claims.identity.publishers import published
from secondsource.model.publisher import by_report, counted
from secondsource.model.report import Outlet, Report
from secondsource.resources.publishers import directory


def report(id_: str, outlet: str = "", basis: str = "masthead", url: str | None = None) -> Report:
    return Report(id_, f"{id_}.txt", "0" * 64, "", outlet=Outlet(outlet, basis) if outlet else None, url=url)


def test_spellings_of_one_outlet_are_one_publisher() -> None:
    found = published(
        [
            report("a", "The Sallow Tribune"),
            report("b", "Sallow Tribune (evening edition)"),
            report("c", "sallowtribune.example", "url", "https://www.sallowtribune.example/1"),
            report("d", "Sallow Tribune Radio"),
        ],
        directory(),
    )
    assert [p.reports for p in found] == [("a", "b", "c"), ("d",)]
    assert found[0].family is None and "masthead" in found[0].basis and "sallowtribune.example" in found[0].basis


def test_a_listed_outlet_has_its_owner_with_basis_and_source() -> None:
    (found,) = published([report("a", "BBC"), report("b", url="https://www.bbc.com/news/1")], directory())
    assert (found.name, found.family, found.reports) == ("BBC News", "BBC", ("a", "b"))
    assert "BBC" in found.basis and "bbc.com" in found.basis and found.source and found.as_of


def test_what_the_page_calls_itself_goes_before_who_keeps_it() -> None:
    (found,) = published([report("a", "Reuters", "og:site_name", "https://news.yahoo.com/1")], directory())
    assert found.name == "Reuters"


def test_reports_without_a_publisher_make_it_at_least() -> None:
    reports = [
        report("a", url="https://www.cleveland.com/1"),
        report("b", url="https://www.pennlive.com/1"),
        report("c"),
        report("d", "Sallow Tribune"),
    ]
    of = by_report(published(reports, directory()))
    assert counted(["a", "b", "d"], of) == (3, 2, 0)
    assert counted(["a", "c"], of) == (1, 1, 1)
    assert counted(["c"], of) == (1, 1, 1)
