from __future__ import annotations

from collections.abc import Callable

from tests.judgements.bench import Bench

from secondsource.dossier.beside import beside
from secondsource.model.dossier import Dossier

Plain = Callable[[str], Dossier]


def test_the_same_has_nothing_beside(town: Bench, plain: Plain) -> None:
    assert beside(plain("pass-town"), town.run()) == ()


def test_edges_are_told(fire: Bench, plain: Plain) -> None:
    before = plain("warehouse-fire")
    for edge in before.lineage.edges:
        fire.named(before, "edge", edge.id, verdict="negative")
    found = beside(before, fire.run(), fire.report_ids(before), fire.report_ids(before))
    assert [what for what, _, _ in found].count("edge") >= len(before.lineage.edges)


def test_reports_may_have_other_names(fire: Bench, plain: Plain) -> None:
    """A judged date puts the reports into another order: what is the same is not told."""
    before = plain("warehouse-fire")
    fire.judge("date", [fire.anchor("05-local-paper.txt")], value="2026-05-11")
    after = fire.run()
    assert [r.id for r in before.reports if "05" in r.file] != [r.id for r in after.reports if "05" in r.file]
    assert [what for what, _, _ in beside(before, after) if what == "date"] == ["date"]


def test_names_and_places_are_told(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    town.named(before, "place", "place-ec37d9f497", value="42.5,21.5 Kessary")
    found = beside(before, town.run())
    assert {what for what, _, _ in found} == {"place"}
    assert any("Kayseri" in old and "42.5, 21.5" in new for _, old, new in found)
