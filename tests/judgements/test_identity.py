from __future__ import annotations

from collections.abc import Callable

from tests.judgements.bench import Bench

from secondsource.model.dossier import Dossier

Plain = Callable[[str], Dossier]


def sources(dossier: Dossier, words: str) -> list[tuple[str, int]]:
    return sorted((s.id, len(s.speakers)) for s in dossier.sources if words in s.label)


def test_two_sources_made_one_speak_as_one(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    one, other = (id_ for id_, _ in sources(before, "Otmar Ruus"))
    town.named(before, "identity", one, other)
    after = town.run()
    ((united, speakers),) = sources(after, "Otmar Ruus")
    assert speakers == 3
    source = next(s for s in after.sources if s.id == united)
    assert [r.detail for r in source.reasons if r.name == "judged"] == [
        "one and the same; judged yes by Ana on 2026-05-14: so [judgement 1]"
    ]
    claims = [c for c in after.claims if any(m.source == united for m in c.members)]
    assert claims and all(any(r.name == "judged" for r in c.why) for c in claims)
    assert {c.id for c in claims} | {united} <= set(after.judgements[0].touches)
    assert {s.speaker for s in after.statements} <= {s.id for s in after.sources}


def test_one_source_kept_apart_is_two(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    ((_, count),) = sources(before, "Ilka Sandoval")
    assert count == 4
    town.judge("identity", [town.anchor("a.txt", "Ilka Sandoval"), town.anchor("d.txt", "Ilka Sandoval")], "negative")
    after = town.run()
    parted = sources(after, "Ilka Sandoval")
    assert len(parted) == 2 and sum(n for _, n in parted) == 4
    # The names are kept apart as well, each with an id of its own.
    entities = [e for e in after.entities if e.name == "Ilka Sandoval"]
    assert len({e.id for e in entities}) == 2
    homes = [{m.report for v in e.variants for m in v.mentions} for e in entities]
    assert not homes[0] & homes[1] and {"B", "F"} <= homes[0] | homes[1]
    assert len(after.judgements[0].touches) >= 4


def test_a_spelling_can_be_another_name(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    (entity,) = [e for e in before.entities if e.name == "Otmar Ruus"]
    assert {v.form for v in entity.variants} >= {"Otmar Ruus", "Otmar Russ"}
    town.judge("identity", [town.anchor("a.txt", "Otmar Ruus"), town.anchor("c.html", "Otmar Russ")], "negative")
    after = town.run()
    forms = sorted(sorted({v.form for v in e.variants}) for e in after.entities if "Otmar" in e.name)
    assert ["Otmar Russ"] in forms and len(forms) == 2


def test_two_names_can_be_one(fire: Bench, plain: Plain) -> None:
    before = plain("warehouse-fire")
    one, other = (next(e for e in before.entities if e.name == name) for name in ("Marek Toll", "Dana Kowalt"))
    fire.named(before, "identity", one.id, other.id)
    after = fire.run()
    assert [e for e in after.entities if {"Marek Toll", "Dana Kowalt"} <= {v.form for v in e.variants}]


def test_what_is_tied_goes_along_when_a_source_is_parted(town: Bench) -> None:
    """A = B was judged, then A is no C: B goes with A."""
    at = {name: town.anchor(f"{name}.txt", "Ilka Sandoval") for name in ("a", "b", "d")}
    town.judge("identity", [at["b"], at["d"]])
    town.judge("identity", [at["a"], at["d"]], "negative")
    after = town.run()
    known = {id_: siglum for siglum, id_ in town.report_ids(after).items()}
    a, b, d = (known[at[name].report] for name in ("a", "b", "d"))
    entities = [{m.report for v in e.variants for m in v.mentions} for e in after.entities if e.name == "Ilka Sandoval"]
    assert any({b, d} <= home and a not in home for home in entities)
