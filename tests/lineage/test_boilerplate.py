"""Lines that come back whatever happened are known, with other names and numbers in them, and shown with why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tests.lineage.pile import read

from secondsource.lineage import compare, sign, weigh
from secondsource.lineage.boilerplate import SLOT, Known
from secondsource.lineage.stock import habits
from secondsource.model.report import Outlet, Published, Report

TIPS = "Anyone with information is asked to call the {} desk at {}."
NEWS = (
    "A barge with slate sank near the Ostrey lock after a squall.",
    "A choir of pensioners won the autumn prize of the music hall.",
    "Thieves emptied the cellar of a wine merchant through a tunnel.",
    "Hail the size of walnuts killed a third of the hives at Hark.",
)
PLACES = ("Ostrey", "Corvel", "Tamm", "Hark")
TEXTS = [
    f"{news}\n{TIPS.format(place, 5550 + at)}\n" for at, (news, place) in enumerate(zip(NEWS, PLACES, strict=True))
]
WEEKS = [0, 30, 60, 90]


def known_of(hosts: Sequence[str], days: Sequence[int | None], *texts: str) -> Known:
    """The templates of some texts, each printed by a host on a day."""
    first = date(2031, 1, 5)
    reports, parses = read(*texts)
    return habits(
        [
            replace(sign(r, p), outlet=host, day="" if day is None else (first + timedelta(day)).isoformat())
            for r, p, host, day in zip(reports, parses, hosts, days, strict=True)
        ]
    )


def test_a_tip_line_that_one_host_prints_for_months_is_a_template_with_slots() -> None:
    ((words, template),) = known_of(["courier.example"] * 4, WEEKS, *TEXTS).items()
    assert words == ("anyone", "with", "information", "is", "asked", "to", "call", "the", SLOT, "desk", "at", SLOT)
    assert (template.scope, template.occasions) == ("outlet", 4) and "by courier.example" in template.detail()


def test_hosts_of_one_domain_are_a_network_and_others_are_not() -> None:
    for hosts, scope in (
        (["north.kin.example", "south.kin.example", "east.kin.example", "west.kin.example"], "network"),
        (["courier.example", "mirror.example", "post.test", "times.test"], "pile"),
    ):
        (template,) = known_of(hosts, WEEKS, *TEXTS).values()
        assert template.scope == scope


def test_one_story_in_many_papers_is_no_boilerplate() -> None:
    assert not known_of([f"paper{i}.example" for i in range(6)], [0, 0, 1, 1, 2, 9], *[NEWS[0]] * 6)


def test_texts_without_a_day_or_a_host_tell_nothing() -> None:
    assert not known_of(["courier.example"] * 4, [None] * 4, *TEXTS)
    assert not known_of([""] * 4, WEEKS, *TEXTS)


def dated(outlet: str, *texts: str) -> list[Report]:
    days = ("2031-01-05", "2031-02-05", "2031-03-05", "2031-04-05")
    reports, _ = read(*texts)
    return [
        replace(report, published=Published(day, day, day, "day"), outlet=Outlet(outlet, "record"))
        for report, day in zip(reports, days, strict=True)
    ]


def test_an_outlets_own_lines_bind_nobody() -> None:
    """The tip line stands in no five words twice, and yet is stock of its outlet."""
    texts = [
        f"{news}\nWhoever saw {place} Lane crash near {place} is asked to ring Mr {name} at once.\n"
        for news, place, name in zip(NEWS, PLACES, ("Orr", "Quell", "Brandt", "Ussing"), strict=True)
    ]
    for outlet, stock in (("The Courier", True), ("", False)):
        reports = dated("The Courier", *texts)
        _, parses = read(*texts)
        signatures = [replace(sign(r, p), outlet=outlet) for r, p in zip(reports, parses, strict=True)]
        pile = weigh(signatures)
        passages = compare(signatures[0], signatures[1], pile).passages
        assert all(p.stock is stock for p in passages)
        assert passages or not stock
        shown = {item.span.report: item for item in pile.shown}
        assert set(shown) == ({r.id for r in reports} if stock else set())
        for report in reports if stock else []:
            item = shown[report.id]
            assert report.quote(item.span).startswith("Whoever saw")
            (reason,) = item.reasons
            assert "on 4 occasions by The Courier" in reason.detail and reason.spans == (item.span,)
