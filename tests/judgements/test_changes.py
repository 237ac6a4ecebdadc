from __future__ import annotations

from collections.abc import Callable

from tests.judgements.bench import Bench

from secondsource.dossier.changes import compare, told
from secondsource.model.dossier import Dossier

Plain = Callable[[str], Dossier]


def test_the_same_has_no_changes(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    found = compare(before, town.run())
    assert found.claims == () and found.beside == () and found.same == len(before.claims)


def test_a_higher_floor_is_told_first(town: Bench, fire: Bench, plain: Plain) -> None:
    for bench, name in ((town, "pass-town"), (fire, "warehouse-fire")):
        before = plain(name)
        for edge in before.lineage.edges:
            bench.named(before, "edge", edge.id, verdict="negative")
        found = compare(before, bench.run(), bench.report_ids(before), bench.report_ids(before))
        raised = [change.raised for change in found.claims]
        assert raised == sorted(raised, reverse=True)
        assert [what for what, _, _ in found.beside].count("edge") >= len(before.lineage.edges)


def test_another_status_is_a_change(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    town.named(before, "status", "claim-218a5e057e", value="denied")
    (change,) = compare(before, town.run()).claims
    assert change.before and change.after and change.fate == "changed"
    assert (change.before.status, change.after.status) == ("superseded", "denied")
    assert told([change]) == {"changed": 1}


def test_claims_put_together_and_parted_are_led_to_one_another(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    town.named(before, "claim", "claim-218a5e057e", "claim-1e003d6e36")
    after = town.run()
    found = compare(before, after)
    (gone,) = [c for c in found.claims if c.fate == "gone"]
    assert gone.before and gone.before.id == "claim-1e003d6e36"
    (made,) = [c for c in found.claims if c.after and c.after.id in gone.parts]
    assert gone.before.id in made.parts
    back = compare(after, before)
    (new,) = [c for c in back.claims if c.fate == "new"]
    assert new.after and new.after.id == "claim-1e003d6e36" and new.parts


def test_reports_may_have_other_names(fire: Bench, plain: Plain) -> None:
    """A judged date puts the reports into another order: what is the same is not told."""
    before = plain("warehouse-fire")
    fire.judge("date", [fire.anchor("05-local-paper.txt")], value="2026-05-11")
    after = fire.run()
    assert [r.id for r in before.reports if "05" in r.file] != [r.id for r in after.reports if "05" in r.file]
    found = compare(before, after)
    assert found.same > len(before.claims) // 2
    assert [what for what, _, _ in found.beside if what == "date"]


def test_names_and_places_are_told_beside(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    town.named(before, "place", "place-ec37d9f497", value="42.5,21.5 Kessary")
    beside = compare(before, town.run()).beside
    assert {what for what, _, _ in beside} == {"place"}
    assert any("Kayseri" in old and "42.5, 21.5" in new for _, old, new in beside)
