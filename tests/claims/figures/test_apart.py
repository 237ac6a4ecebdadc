"""Numbers that are no rivals, in invented piles: days, years, towns, parts, additions, incidents, copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest
from tests.claims.figures.test_courses import apart, course, drawn

from secondsource.claims.alignment.handed import Link, Trail
from secondsource.claims.alignment.items import Item
from secondsource.claims.figures.points import altered
from secondsource.model.assertion import Figure
from secondsource.model.dossier import Dossier
from secondsource.model.lineage import Handed
from secondsource.model.report import Published, Report
from secondsource.model.span import Span


def best(dossier: Dossier, label: str) -> float | None:
    found = course(dossier, label).estimate("ucdp")
    return found.best if found else None


def sheet(outlet: str, day: int, text: str) -> str:
    return f"{outlet}\n{day} March 2031\n\n{text}\n"


def test_one_giver_in_one_turn_of_phrase_on_several_days_is_a_course(tmp_path: Path) -> None:
    said = "The landslide at Hollin killed {} people, the rescue service said."
    days = {f"day{day}": sheet(f"Paper {day}", day, said.format(n)) for day, n in ((3, 14), (4, 22), (5, 37), (6, 61))}
    dossier = drawn(days, tmp_path)
    killed = course(dossier, "killed")
    assert [number for number, _ in killed.values] == ["14", "22", "37", "61"]
    assert "altered" not in {point.standing for point in killed.points}
    assert best(dossier, "killed") == 61


SAID = "A silo killed 16 people."


def _report(name: str, day: str) -> Report:
    return Report(name, f"{name}.txt", "0" * 64, "", published=Published(day, day, day, "day"))


def _item(report: str, value: float) -> Item:
    span = Span(report, 0, len(SAID))
    figure = Figure(f"figure {report}", report, span, value, value, value, "person", "exact", None, "killed")
    empty: frozenset[str] = frozenset()
    lists = (empty, empty, frozenset[tuple[str, float]](), empty, empty)
    return Item("story", report, "figure", span, span, "assert", *lists, None, None, "", "", figure=figure)


class _Trail:
    """Two sentences that are one, in a report and its copy."""

    def joined(self, items: Sequence[Item]) -> Iterator[tuple[Item, Item, Link]]:
        passage = Handed(items[1].sentence, items[0].sentence, "near")
        yield items[0], items[1], Link(items[1].sentence, passage, 0.9, True)

    def stands_on(self, child: str, parent: str) -> bool:
        return (child, parent) == ("copy", "first")


@pytest.mark.parametrize(
    ("day", "more", "found"),
    [
        ("2031-03-04", 300, ["figure copy"]),
        ("2031-03-05", 300, []),  # what the toll has come to since
        ("2031-03-04", 0, []),  # one sentence in common is a turn of phrase
    ],
)
def test_a_number_is_altered_in_a_copy_of_the_same_day(day: str, more: int, found: list[str]) -> None:
    items = [_item("first", 16), _item("copy", 60)]
    reports = {"first": _report("first", "2031-03-04"), "copy": _report("copy", day)}
    shared = {("copy", "first"): [items[1].sentence, Span("copy", 100, 100 + more)]}
    assert list(altered(items, cast(Trail, _Trail()), shared, reports)) == found


@pytest.fixture(scope="module")
def frost(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    texts = {
        "all": "The frost has killed 31 people in the country since Sunday, the health agency said on Wednesday. Nine "
        "of them died in Kessa.",
        "town": "Nine people died of the cold in Kessa, the town doctor, Mira Olt, said.",
        "more": "Another 22 people died in Tuesday's frost, the health agency said.",
    }
    written = {name: sheet(name.title(), 5, text) for name, text in texts.items()}
    return drawn(written, tmp_path_factory.mktemp("frost"))


def test_an_addition_is_one_where_it_is_told_alone_too(frost: Dossier) -> None:
    assert apart(course(frost, "killed"))["22"] == "increment"


def test_the_number_of_a_town_is_not_that_of_the_land(frost: Dossier) -> None:
    assert best(frost, "killed") == 31
    assert "9" not in {point.told for point in course(frost, "killed").points}


def test_another_three_beside_the_dead_are_all_the_wounded_there_are(tmp_path: Path) -> None:
    text = "One person was killed and another three were wounded when a crane fell in Hollin, the police said."
    dossier = drawn({"one": sheet("Paper", 3, text)}, tmp_path)
    assert best(dossier, "wounded") == 3


def test_this_year_is_not_that_year(tmp_path: Path) -> None:
    dossier = drawn(
        {
            "then": sheet("Coast Paper", 4, "Avalanches killed 17 people in Hollin in 2022, officials said."),
            "now": sheet("Hill Paper", 4, "Avalanches killed 17 people in Hollin this week, officials said."),
        },
        tmp_path,
    )
    assert {c.label for c in dossier.courses if c.status == "killed"} == {"killed", "killed (2022)"}
    assert all(len({p.report for p in c.points}) == 1 for c in dossier.courses if c.status == "killed")


def test_two_towns_with_one_number_are_two_counts(tmp_path: Path) -> None:
    blast = "Eight people were killed in a blast at a bakery in {} on Sunday, {} said."
    texts = [
        blast.format("Porto", "the police"),
        blast.format("Leipzig", "the mayor"),
        blast.format("Porto", "a nurse"),
    ]
    dossier = drawn({f"{n}": sheet(f"Paper {n}", 4, text) for n, text in enumerate(texts)}, tmp_path)
    for found in (c for c in dossier.courses if c.status == "killed"):
        told = " ".join(r.text for r in dossier.reports if r.id in {p.report for p in found.points})
        assert not ("Porto" in told and "Leipzig" in told)


def test_a_class_is_named_by_the_words_of_the_number_and_incidents_stand_beside_totals(tmp_path: Path) -> None:
    envoy = "Raids over the past four days have killed at least 33 civilians, among them a child, the UN envoy said."
    station = "On Friday five civilians were killed when a shell hit a bus station in Homs, state radio said."
    watch = (
        "The Vale Monitor said 290 people had been killed in the fighting: 171 rebels, 85 soldiers and 34 civilians."
    )
    texts = {
        "a": f"{envoy} {station} It was not clear whether they were among the 33 dead of whom the envoy spoke.",
        "b": f"{envoy} Roads were closed.",
        "c": watch,
        "d": station,
    }
    dossier = drawn({name: sheet(f"Paper {name}", 8, text) for name, text in texts.items()}, tmp_path)
    assert {p.number for p in course(dossier, "killed").points} == {290}
    assert best(dossier, "killed (civilian)") in (33, 34)
    assert apart(course(dossier, "killed (civilian)"))["5"] == "one incident"
