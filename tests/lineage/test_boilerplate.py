"""Lines that come back whatever happened are known, with other names and numbers in them, and shown with why."""

from __future__ import annotations

from dataclasses import replace

from tests.lineage.pile import read

from secondsource.lineage import compare, sign, weigh
from secondsource.lineage.boilerplate import SLOT, lines_of, mark, templates
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


def cut(*texts: str) -> list[list]:  # type: ignore[type-arg]
    return [list(lines_of(text)) for text in texts]


def test_lines_have_slots_for_names_and_numbers() -> None:
    (line,) = lines_of(TIPS.format("Upper Ostrey", "555-0101"))
    assert line.words == ("anyone", "with", "information", "is", "asked", "to", "call", "the", SLOT, "desk", "at", SLOT)


def test_a_tip_line_that_one_host_prints_for_months_is_a_template() -> None:
    lines = cut(*TEXTS)
    known = templates(lines, ["courier.example"] * 4, WEEKS)
    (template,) = known.values()
    assert (template.scope, template.occasions) == ("outlet", 4) and "by courier.example" in template.detail()
    for text, own in zip(TEXTS, lines, strict=True):
        (marked,) = mark(own, known)
        assert text[marked.start : marked.end].startswith("Anyone with information")


def test_hosts_of_one_domain_are_a_network_and_others_are_not() -> None:
    for hosts, scope in (
        (["north.kin.example", "south.kin.example", "east.kin.example", "west.kin.example"], "network"),
        (["courier.example", "mirror.example", "post.test", "times.test"], "pile"),
    ):
        (template,) = templates(cut(*TEXTS), hosts, WEEKS).values()
        assert template.scope == scope


def test_one_story_in_many_papers_is_no_boilerplate() -> None:
    assert not templates(cut(*[NEWS[0]] * 6), [f"paper{i}.example" for i in range(6)], [0, 0, 1, 1, 2, 9])


def test_texts_without_a_day_or_a_host_tell_nothing() -> None:
    assert not templates(cut(*TEXTS), ["courier.example"] * 4, [None] * 4)
    assert not templates(cut(*TEXTS), [""] * 4, WEEKS)


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
