from __future__ import annotations

from collections.abc import Callable

from tests.judgements.bench import Bench

from secondsource.dossier.queue import queue
from secondsource.dossier.targets import target
from secondsource.model.dossier import Dossier
from secondsource.model.judgement import Verdict
from secondsource.model.proposal import Proposal

Plain = Callable[[str], Dossier]
VERDICTS: tuple[Verdict, ...] = ("positive", "negative", "unsure")


def asked(bench: Bench, dossier: Dossier, **options: int | str) -> tuple[Proposal, ...]:
    return queue(dossier, bench.report_ids(dossier), **options)  # type: ignore[arg-type]


def test_what_most_hangs_on_comes_first(town: Bench, plain: Plain) -> None:
    found = asked(town, plain("pass-town"))
    assert [p.worth for p in found] == sorted((p.worth for p in found), reverse=True)
    assert {p.kind for p in found} == {"edge", "identity", "claim", "date", "place"}
    assert len({p.id for p in found}) == len(found)
    known = {c.id for c in plain("pass-town").claims}
    for one in found:
        assert set(one.claims) <= known and 0 <= one.probability <= 1 and one.question.endswith(("?", ".)"))
        assert one.machine and one.story == plain("pass-town").stories[0].id


def test_each_can_be_judged_as_it_is_handed_out(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    for one in asked(town, before):
        assert target(before, town.report_ids(before), one.kind, one.at, one.value) == one.target
        assert all(span.of(next(r.text for r in before.reports if r.id == span.report)) for span in one.spans)


def test_what_was_judged_in_any_way_leaves_the_queue(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    first = {p.kind: p for p in reversed(asked(town, before))}
    for verdict in VERDICTS:
        town.log = []
        for one in first.values():
            town.judge(one.kind, one.target.at, verdict, one.value)
        after = town.run()
        left = {p.id for p in asked(town, after)}
        assert not left & {p.id for p in first.values()}, verdict
        assert left


def test_what_is_undone_comes_back(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    one = asked(town, before)[0]
    town.judge(one.kind, one.target.at, "unsure")
    assert one.id not in {p.id for p in asked(town, town.run())}
    town.undo(1)
    assert one in asked(town, town.run())


def test_a_pair_that_a_count_hangs_on_is_asked_for(fire: Bench, plain: Plain) -> None:
    before = plain("warehouse-fire")
    pairs = [p for p in asked(fire, before) if p.kind == "edge" and "no edge" in p.machine]
    assert pairs
    for one in pairs:
        wide = [c for c in before.claims if c.id in one.claims and c.origins.low < c.origins.high]
        assert not one.why or len(wide) == len(one.claims)


def test_only_so_many_and_of_one_story(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    assert len(asked(town, before, limit=3)) == 3 and asked(town, before, limit=0) == ()
    assert asked(town, before, story=before.stories[0].id) == asked(town, before)
    assert asked(town, before, story="story-0000000000") == ()


def test_a_text_that_nobody_has_seen_is_asked_for_once_if_two_stand_on_it(fire: Bench) -> None:
    lead = "A ferry ran aground off the cape of Sund on Monday night and forty people were taken off by fishing boats."
    texts = {
        f"{name}.txt": f"{name.title()} Post\n\n{lead} The captain had asked for a pilot twice.\n\n{own}\n"
        for name, own in (("lorn", "Divers went down in the morning."), ("orl", "Schools on the island were closed."))
    }
    bench = Bench(texts)
    dossier = bench.run()
    edges = [p for p in asked(bench, dossier) if p.kind == "edge"]
    assert len(edges) <= 1 + len([e for e in dossier.lineage.edges if e.probability < 0.95])


def test_a_pile_without_claims_asks_for_little() -> None:
    bench = Bench({"one.txt": "Nothing.\n\nNobody said a word about it on that day.\n"})
    assert len(asked(bench, bench.run())) <= 1
