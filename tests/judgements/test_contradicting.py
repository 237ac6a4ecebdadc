"""What cannot stand beside what was judged before, and what taking back an undoing means."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from secondsource.lineage.judged import Said
from secondsource.model.judged import judged
from secondsource.model.judgement import (
    Anchor,
    Judgement,
    Target,
    TargetKind,
    Verdict,
    contradicts,
    in_force,
    sealed,
    undone_in,
)


def entry(kind: TargetKind, at: Sequence[Anchor], verdict: Verdict = "positive", value: str = "") -> Judgement:
    return Judgement(Target(kind, tuple(at), value), verdict, "Ana", "", "2026-05-14T09:00:00Z")


def chained(*entries: Judgement) -> list[Judgement]:
    log: list[Judgement] = []
    for one in entries:
        log.append(sealed(one, log[-1] if log else None))
    return log


def edge(child: str, parent: str, verdict: Verdict = "positive", value: str = "derived") -> Judgement:
    return entry("edge", [Anchor(child), Anchor(parent)], verdict, value)


def undoing(of: Judgement, n: int) -> Judgement:
    return Judgement(of.target, of.verdict, "Ana", "", of.time, undoes=n)


def test_an_undoing_that_is_taken_back_undoes_nothing() -> None:
    one = edge("r-1", "r-2")
    log = chained(one, undoing(one, 1), undoing(one, 2))
    assert undone_in(log) == {2: 3}
    assert [e.n for e in in_force(log)] == [1]
    assert undone_in(log[:2]) == {1: 2} and in_force(log[:2]) == ()


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (edge("c", "a"), 2),
        (edge("c", "a", value=""), 2),
        (edge("c", "a", value="siblings"), None),
        (edge("a", "c", "negative"), None),
        (edge("a", "d"), None),
    ],
)
def test_a_circle_of_edges_is_told(last: Judgement, told: int | None) -> None:
    log = chained(edge("b", "c"), edge("a", "b"))
    found = contradicts(last, log)
    assert (found.n if found else None) == told


def test_furniture_that_overlaps_is_told() -> None:
    log = chained(entry("furniture", [Anchor("r", 10, 40, "w")]))
    assert contradicts(entry("furniture", [Anchor("r", 30, 60, "w")], "negative"), log) == log[0]
    assert contradicts(entry("furniture", [Anchor("r", 30, 60, "w")]), log) is None
    assert contradicts(entry("furniture", [Anchor("r", 40, 60, "w")], "negative"), log) is None
    assert contradicts(entry("furniture", [Anchor("q", 30, 60, "w")], "negative"), log) is None


def test_a_status_given_through_another_wording_is_told() -> None:
    one, other = Anchor("r", 0, 9, "nine dead"), Anchor("q", 4, 9, "9 die")
    log = chained(entry("status", [one], value="denied"))
    new = entry("status", [other], value="corroborated")
    assert contradicts(new, log) is None
    assert contradicts(new, log, beside=[one]) == log[0]
    assert contradicts(entry("status", [other], value="denied"), log, beside=[one]) is None


def test_many_pairs_apart_part_a_text_in_two() -> None:
    """Each report goes to one text, however many pairs there are."""
    pairs = [(f"L{i}", f"R{i}") for i in range(30)]
    log = chained(*(edge(one, other, "negative") for one, other in pairs))
    group = {report for pair in pairs for report in pair} | {"X"}
    said = Said(judged(log, dict.fromkeys(group, "")))
    parts = said.parted([group])
    assert len(parts) == 2 and said.parted([{*pairs[7], *group}]) == parts
    assert sorted(report for part in parts for report in part) == sorted(group)
    assert not any({one, other} <= part for part in parts for one, other in pairs)
