"""What holds for judgements of every kind: they are undone without a trace, rest, survive more reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.judgements.bench import Bench

from secondsource.model import codec
from secondsource.model.dossier import Dossier
from secondsource.model.judgement import Anchor, TargetKind, Verdict, contradicts

Plain = Callable[[str], Dossier]

#: kind, what is named in the town's dossier, value
SOME: tuple[tuple[TargetKind, tuple[str, ...], str], ...] = (
    ("edge", ("A-B",), ""),
    ("identity", ("source-5d45fc16ac", "source-7dab9e28a5"), ""),
    ("claim", ("claim-218a5e057e", "claim-1e003d6e36"), ""),
    ("status", ("claim-2e6ef469c6",), "denied"),
    ("furniture", ("A.s2",), ""),
    ("date", ("E",), "2026-03-09"),
    ("place", ("entity-8844757f59",), "42.5,21.5 Kessary"),
)


def bytes_of(dossier: Dossier) -> str:
    return "".join(codec.lines(dossier))


@pytest.mark.parametrize("verdict", ["positive", "negative"])
@pytest.mark.parametrize(("kind", "names", "value"), SOME, ids=[kind for kind, _, _ in SOME])
def test_what_is_undone_leaves_no_trace(
    town: Bench, plain: Plain, kind: TargetKind, names: tuple[str, ...], value: str, verdict: Verdict
) -> None:
    before = plain("pass-town")
    town.named(before, kind, *names, value=value, verdict=verdict)
    after = town.run()
    assert [r.n for r in after.judgements] == [1] and bytes_of(after) != bytes_of(before)
    town.undo(1)
    assert bytes_of(town.run()) == bytes_of(before)


@pytest.mark.parametrize(("kind", "names", "value"), SOME, ids=[kind for kind, _, _ in SOME])
def test_unsure_is_listed_and_changes_nothing(
    town: Bench, plain: Plain, kind: TargetKind, names: tuple[str, ...], value: str
) -> None:
    before = plain("pass-town")
    town.named(before, kind, *names, value=value, verdict="unsure")
    after = town.run()
    (ruling,) = after.judgements
    assert ruling.verdict == "unsure" and not ruling.resting
    assert bytes_of(after).replace(bytes_of(after).partition('"judgements"')[2], "") == bytes_of(before).replace(
        bytes_of(before).partition('"judgements"')[2], ""
    )


def test_a_judgement_survives_further_reports(fire: Bench, plain: Plain) -> None:
    before = plain("warehouse-fire")
    held = list(fire.captures)
    fire.captures = [c for c in held if "07" not in c.name]
    fire.named(before, "edge", "D-A", verdict="negative")
    few = fire.run()
    fire.captures = held
    many = fire.run()
    for dossier in (few, many):
        assert [r.resting for r in dossier.judgements] == [""]
        one, other = dossier.judgements[0].reports
        assert not [e for e in dossier.lineage.edges if {e.child, e.parent} == {one, other}]


def test_a_judgement_rests_while_its_report_is_gone_and_comes_back_with_it(fire: Bench, plain: Plain) -> None:
    fire.named(plain("warehouse-fire"), "edge", "D-A", verdict="negative")
    held = list(fire.captures)
    fire.captures = [c for c in held if "03" not in c.name]
    (ruling,) = fire.run().judgements
    assert "not in the pile" in ruling.resting and ruling.touches == ()
    fire.captures = held
    assert not fire.run().judgements[0].resting


def test_a_judgement_is_not_tied_to_words_that_look_alike(fire: Bench) -> None:
    at = fire.anchor("05-local-paper.txt", "he laughed")
    moved = Anchor(at.report, at.start + 1, at.end + 1, at.quote)
    fire.judge("furniture", [moved])
    dossier = fire.run()
    (ruling,) = dossier.judgements
    assert "words" in ruling.resting
    assert not [f for r in dossier.reports for f in r.furniture if f.kind == "judged"]


def test_order_and_names_of_files_change_nothing(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    for kind, names, value in SOME:
        town.named(before, kind, *names, value=value)
    one = town.run()
    town.captures = town.captures[::-1]
    assert bytes_of(town.run()) == bytes_of(one)


def test_what_contradicts_is_warned_of(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    first = town.named(before, "edge", "A-B", verdict="negative")
    second = town.named(before, "edge", "A-B", value="derived")
    assert contradicts(second, town.log[:1]) == first
    (edge,) = [e for e in town.run().lineage.edges if {e.child, e.parent} == {"A", "B"}]
    assert edge.probability == 1.0


def test_a_dossier_with_judgements_can_be_read_again(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    for kind, names, value in SOME:
        town.named(before, kind, *names, value=value)
    dossier = town.run()
    assert codec.decode(codec.encode(dossier)) == dossier or codec.encode(
        codec.decode(codec.encode(dossier))
    ) == codec.encode(dossier)
    assert [r.n for r in dossier.judgements] == list(range(1, len(SOME) + 1))
    assert all(r.touches and not r.resting for r in dossier.judgements)


def test_a_date_that_says_no_day_rests(town: Bench) -> None:
    at = town.anchor(next(iter(town.ids)))
    town.judge("date", [at])
    (ruling,) = town.run().judgements
    assert ruling.resting
    town.judge("date", [at], value="2026-03-09")
    (ruling,) = town.run().judgements
    assert not ruling.resting and ruling.touches
