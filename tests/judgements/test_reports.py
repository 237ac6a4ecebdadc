"""Furniture, dates and places: what is judged of one report."""

from __future__ import annotations

from collections.abc import Callable

from tests.judgements.bench import Bench

from secondsource.model.dossier import Dossier
from secondsource.model.report import Report

Plain = Callable[[str], Dossier]


def report(dossier: Dossier, siglum: str) -> Report:
    return next(r for r in dossier.reports if r.id == siglum)


def named(bench: Bench, dossier: Dossier, file: str) -> Report:
    """The report of a file: a judged date may change the sigla."""
    known = bench.report_ids(dossier)
    return next(r for r in dossier.reports if known[r.id] == bench.ids[file])


def test_a_stretch_that_is_furniture_says_nothing(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    words = "Opposition figures in exile say neighbouring Morava gave the rebels a free hand."
    at = town.anchor("a.txt", words)
    assert any(
        m.report == "B" and m.span.start >= at.start and m.span.end <= at.end for c in before.claims for m in c.members
    )
    town.judge("furniture", [at], value="related")
    after = town.run()
    assert [(f.kind, after.reports[1].quote(f.span)) for f in report(after, "B").furniture if f.kind == "related"] == [
        ("related", words)
    ]
    assert not any(m.report == "B" and at.start <= m.span.start < at.end for c in after.claims for m in c.members)
    assert "B" in after.judgements[0].touches
    # Whatever the report says may be counted otherwise for it, and says so.
    beside = [c for c in after.claims if any(m.report == "B" for m in c.members)]
    assert beside and all(any(r.name == "judged" for r in c.why) for c in beside)


def test_furniture_that_is_text_counts_as_text(town: Bench, plain: Plain) -> None:
    before = report(plain("pass-town"), "A")
    item = next(f for f in before.furniture if f.kind == "caption")
    town.judge("furniture", [town.anchor("b.txt", before.quote(item.span))], "negative")
    after = town.run()
    now = report(after, "A")
    assert not [f for f in now.furniture if f.span.shared(item.span)]
    kinds = [s.kind for s in after.sentences if s.span.report == "A" and s.span.shared(item.span)]
    assert kinds and set(kinds) == {"body"}
    # What stands beside it stays furniture.
    assert list(now.furniture) == [f for f in before.furniture if not f.span.shared(item.span)]


def test_a_part_of_furniture_can_be_text(town: Bench, plain: Plain) -> None:
    before = report(plain("pass-town"), "A")
    item = next(f for f in before.furniture if f.kind == "caption" and " " in before.quote(f.span))
    first, _, _ = before.quote(item.span).partition(" ")
    town.judge("furniture", [town.anchor("b.txt", first + " " + before.quote(item.span).split()[1])], "negative")
    now = report(town.run(), "A")
    (left,) = [f for f in now.furniture if f.span.shared(item.span)]
    assert left.kind == "caption" and left.span.end == item.span.end and not now.quote(left.span).startswith(" ")


def test_a_headline_can_be_furniture(fire: Bench, plain: Plain) -> None:
    before = report(plain("warehouse-fire"), "D")
    assert before.title
    fire.judge("furniture", [fire.anchor("03-reprint.txt", before.quote(before.title))])
    assert named(fire, fire.run(), "03-reprint.txt").title is None


def test_a_judged_day_stands_and_others_profit(fire: Bench, plain: Plain) -> None:
    before = plain("warehouse-fire")
    assert report(before, "E").published.precision == "range"
    fire.judge("date", [fire.anchor("04-rewrite.txt")], value="2026-05-14", reason="the archive says so, and its story")
    after = fire.run()
    published = named(fire, after, "04-rewrite.txt").published
    assert (published.value, published.earliest, published.latest, published.precision) == ("2026-05-14",) * 3 + (
        "day",
    )
    (basis,) = published.basis
    assert basis == (
        "published on 2026-05-14; judged yes by Ana on 2026-05-14: the archive says so, and its story [judgement 1]"
    )
    others = [b for r in after.reports for b in r.published.basis if isinstance(b, str) and r.file != "04-rewrite.txt"]
    assert any("1 more" in b for b in others)


def test_a_judged_interval_is_one(fire: Bench) -> None:
    fire.judge("date", [fire.anchor("04-rewrite.txt")], value="2026-05-14/2026-05-16")
    published = named(fire, fire.run(), "04-rewrite.txt").published
    assert (published.value, published.earliest, published.latest) == (None, "2026-05-14", "2026-05-16")


def test_a_refused_day_is_not_inferred_again(fire: Bench, plain: Plain) -> None:
    assert report(plain("warehouse-fire"), "A").published.value == "2026-05-12"
    fire.judge("date", [fire.anchor("01-wire-first.txt")], "negative", "2026-05-12")
    published = named(fire, fire.run(), "01-wire-first.txt").published
    assert (published.value is None and published.earliest != published.latest) or published.earliest is None
    assert any("not published on 2026-05-12" in str(b) for b in published.basis)


def test_a_stated_day_that_was_refused_is_inferred_anew_or_unknown(fire: Bench, plain: Plain) -> None:
    assert report(plain("warehouse-fire"), "F").published.value == "2026-05-14"
    fire.judge("date", [fire.anchor("05-local-paper.txt")], "negative", "2026-05-14")
    published = named(fire, fire.run(), "05-local-paper.txt").published
    assert published.value != "2026-05-14"


def test_a_place_is_where_a_person_puts_it_in_one_report(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    town.named(before, "place", "place-ec37d9f497", value="42.5,21.5 Kessary in Varnia")
    after = town.run()
    there = [p for p in after.places if p.report == "A" and p.name == "Kessary"]
    assert there and all(p.site and (p.site.lat, p.site.lon, p.sure) == (42.5, 21.5, 1.0) for p in there)
    assert all(any(r.name == "judged" for r in p.reasons) for p in there)
    elsewhere = {p.id: p for p in before.places if p.report != "A"}
    assert all(p == elsewhere[p.id] for p in after.places if p.report != "A")
    (entity,) = [e for e in after.entities if e.name == "Kessary"]
    assert (entity.lat, entity.lon) == (42.5, 21.5)
    assert {p.id for p in there} <= set(after.judgements[0].touches)


def test_a_known_runner_up_is_taken_with_all_that_is_known_of_it(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    mention = next(p for p in before.places if p.id == "place-ec37d9f497")
    other = mention.others[0].site
    town.named(before, "place", mention.id, value=f"{other.lat},{other.lon}")
    now = next(p for p in town.run().places if p.id == mention.id)
    assert now.site == other and other not in [o.site for o in now.others]


def test_a_refused_place_is_on_no_map(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    placed = [p for p in before.places if p.name == "Kessary" and p.site]
    for report_id in sorted({p.report for p in placed}):
        town.named(before, "place", next(p.id for p in placed if p.report == report_id), verdict="negative")
    after = town.run()
    assert not [p for p in after.places if p.name == "Kessary" and p.site]
    (entity,) = [e for e in after.entities if e.name == "Kessary"]
    assert entity.lat is None and entity.gazetteer_id is None
    assert not [e for e in after.events if e.place and e.place.name == "Kessary" and e.place.lat is not None]
