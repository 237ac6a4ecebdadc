from __future__ import annotations

from collections.abc import Callable

from tests.judgements.bench import Bench

from secondsource.model.claim import Claim
from secondsource.model.dossier import Dossier
from secondsource.model.lineage import Edge
from secondsource.model.reason import Reason

Plain = Callable[[str], Dossier]


def joins(dossier: Dossier, one: str, other: str) -> list[Edge]:
    return [e for e in dossier.lineage.edges if {e.child, e.parent} == {one, other}]


def judged(reasons: tuple[Reason, ...]) -> list[str]:
    return [r.detail for r in reasons if r.name == "judged"]


def carrying(dossier: Dossier, *reports: str) -> list[Claim]:
    return [c for c in dossier.claims if set(reports) <= {m.report for m in c.members}]


def test_two_reports_that_share_nothing_have_no_edge_and_count_for_themselves(fire: Bench, plain: Plain) -> None:
    before = plain("warehouse-fire")
    assert joins(before, "D", "A")
    fire.named(before, "edge", "D-A", verdict="negative")
    after = fire.run()
    assert not joins(after, "D", "A")
    ranges = {c.id: c.origins for c in before.claims}
    wider = [c for c in carrying(after, "A", "D") if c.id in ranges and c.origins.high > ranges[c.id].high]
    assert wider
    # Whatever stands higher than before says that a judgement did it, and what the count was without.
    for claim in after.claims:
        if claim.id in ranges and (claim.origins.low, claim.origins.high) != (
            ranges[claim.id].low,
            ranges[claim.id].high,
        ):
            (said,) = judged(claim.why)
            old = ranges[claim.id]
            assert f"without what was judged of edges: {old.low}-{old.high} origins" in said


def test_no_floor_rises_without_a_word(fire: Bench, town: Bench, plain: Plain) -> None:
    for bench, name in ((fire, "warehouse-fire"), (town, "pass-town")):
        before = plain(name)
        floors = {c.id: c.origins.low for c in before.claims}
        for edge in before.lineage.edges:
            bench.named(before, "edge", edge.id, verdict="negative")
        for claim in bench.run().claims:
            assert claim.origins.low <= floors.get(claim.id, 99) or judged(claim.why)


def test_a_report_stands_on_another_however_little_was_seen(fire: Bench, plain: Plain) -> None:
    before = plain("warehouse-fire")
    assert not joins(before, "F", "B")
    fire.judge("edge", [fire.anchor("05-local-paper.txt"), fire.anchor("06-company-release.txt")], value="derived")
    (edge,) = joins(fire.run(), "F", "B")
    assert (edge.child, edge.parent, edge.direction, edge.indirect) == ("F", "B", "known", False)
    assert (edge.score, edge.probability, edge.relation) == (1.0, 1.0, "derived")
    assert judged(edge.reasons) == ["F stands on B; judged yes by Ana on 2026-05-14: so [judgement 1]"]


def test_the_way_round_can_be_turned(fire: Bench, plain: Plain) -> None:
    fire.named(plain("warehouse-fire"), "edge", "A", "D", value="derived")
    (edge,) = joins(fire.run(), "A", "D")
    assert (edge.child, edge.parent, edge.direction, edge.probability) == ("A", "D", "known", 1.0)


def test_siblings_have_an_ancestor_that_nobody_has_seen(fire: Bench, plain: Plain) -> None:
    assert not plain("warehouse-fire").lineage.hypothetical
    fire.named(plain("warehouse-fire"), "edge", "F", "G", value="siblings")
    after = fire.run()
    (unseen,) = after.lineage.hypothetical
    assert unseen.children == ("F", "G") and judged(unseen.reasons)
    assert [(e.child, e.probability) for e in after.lineage.edges if e.parent == unseen.id] == [("F", 1.0), ("G", 1.0)]
    # To judge one edge to it away judges the two children.
    edge = next(e for e in after.lineage.edges if e.parent == unseen.id)
    fire.log = []
    fire.named(after, "edge", edge.id, verdict="negative")
    assert [a.report for a in fire.log[0].target.at] == [fire.report_ids(after)[r] for r in ("F", "G")]
    assert not fire.run().lineage.hypothetical


def test_what_a_person_turned_into_a_circle_is_told(fire: Bench, plain: Plain) -> None:
    before = plain("warehouse-fire")
    for child, parent in (("F", "B"), ("G", "F"), ("B", "G")):
        fire.named(before, "edge", child, parent, value="derived")
    after = fire.run()
    assert [bool(r.resting) for r in after.judgements] == [False, False, True]
    assert not [e for e in joins(after, "B", "G") if judged(e.reasons)]
    known = {(e.child, e.parent) for e in after.lineage.edges if e.direction == "known"}
    assert {("F", "B"), ("G", "F")} <= known and ("B", "G") not in known


def test_reports_said_to_be_kin_are_one_origin_where_no_passage_shows_it() -> None:
    one = "PORT ORL, May 3 2026 - A crane fell into the harbour of Orl on Sunday.\n\nNobody was hurt.\n"
    other = "LORN, May 3 2026 - On Sunday a crane fell into the harbour of Orl. It had stood there for forty years.\n"
    bench = Bench({"one.txt": one, "other.txt": other})
    fell = [c for c in bench.run().claims if len({m.report for m in c.members}) == 2]
    bench.judge("edge", [bench.anchor("other.txt"), bench.anchor("one.txt")], value="derived")
    after = {c.id: c for c in bench.run().claims}
    assert fell
    for claim in fell:
        origins = after[claim.id].origins
        assert (origins.low, origins.high) == (1, 1) and judged(after[claim.id].why)


def test_two_without_common_text_do_not_stand_on_one_unseen_text() -> None:
    lead = "A ferry ran aground off the cape of Sund on Monday night and forty people were taken off by fishing boats."
    more = "The captain had asked for a pilot twice, and the harbour office had sent none before midnight."
    last = "The sea was calm and the light on the cape was burning, people in the village said."
    texts = {
        f"{name}.txt": f"{place}, May {day} 2026 (Meridian) - {lead} {more} {last}\n\n{own}\n"
        for name, place, day, own in (
            ("a", "SUND", 4, "Divers went down in the morning."),
            ("b", "LORN", 4, "The company gave no word on it."),
            ("c", "ORL", 5, "Schools on the island were closed."),
        )
    }
    bench = Bench(texts)
    before = bench.run()
    pairs = [(e.child, e.parent) for e in before.lineage.edges]
    bench.judge("edge", [bench.anchor("a.txt"), bench.anchor("b.txt")], "negative")
    after = bench.run()
    ids = {
        siglum: name
        for name, id_ in bench.ids.items()
        for siglum, known in bench.report_ids(after).items()
        if known == id_
    }
    apart = {siglum for siglum, name in ids.items() if name in ("a.txt", "b.txt")}
    assert pairs
    assert not [e for e in after.lineage.edges if {e.child, e.parent} == apart]
    assert not [u for u in after.lineage.hypothetical if apart <= set(u.children)]
