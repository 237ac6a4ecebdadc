"""Which readings clash on the two shipped examples, and which only seem to."""

from __future__ import annotations

import pytest

from secondsource.claims.conflicts.names import _half_same
from secondsource.model.dossier import Dossier
from secondsource.model.span import Span


def words(dossier: Dossier, span: Span) -> str:
    return span.of(next(report.text for report in dossier.reports if report.id == span.report))


def clashes(dossier: Dossier, kind: str) -> set[frozenset[str]]:
    return {frozenset({words(dossier, c.a), words(dossier, c.b)}) for c in dossier.conflicts if c.kind == kind}


def test_a_number_swapped_within_the_same_bounds_is_a_conflict(pass_town: Dossier) -> None:
    assert frozenset({"At least 15 civilians", "No fewer than 51 civilians"}) in clashes(pass_town, "numeric")


def test_parts_told_in_a_later_sentence_do_not_clash_with_the_total_but_add_up(fire: Dossier) -> None:
    assert frozenset({"11", "seven"}) not in clashes(fire, "numeric")
    details = [reason.detail for claim in fire.claims for reason in claim.why if reason.name == "parts_sum"]
    assert details == ["11 = 7 + 2 + 2: the parts add up to the total."]


def test_every_spelling_of_a_name_is_told_once(fire: Dossier, pass_town: Dossier) -> None:
    names = clashes(fire, "name")
    assert frozenset({"Peter Halloway", "Peter Hallaway"}) in names
    assert frozenset({"Peter Halloway", "Peter Hallowey"}) in names
    assert frozenset({"Otmar Ruus", "Otmar Russ"}) in clashes(pass_town, "name")


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("Ivo Tuuri", "Ivo Turri", True),  # the double moved to another letter
        ("Sami Hadoun", "Sami Haddoun", False),  # a double dropped: two renderings
        ("Sami Qadir", "Sami Kadeer", False),
        ("Sami Qadir", "Sami Dakir", True),
        ("Ana Ruiz", "Leo Marr", False),  # two people
    ],
)
def test_a_slip_is_told_from_a_rendering(left: str, right: str, differ: bool) -> None:
    assert _half_same(left, right) is differ


def test_tolls_of_one_party_replace_one_another(fire: Dossier) -> None:
    status = {claim.proposition: claim.status for claim in fire.claims}
    assert status["Killed (worker): at least 3"] == "superseded"
    assert status["Killed: 9"] == "superseded"
    assert status["Wounded: 41"] == "single-origin"  # the hospital's own count


def test_the_losses_of_one_side_are_not_replaced_by_a_later_count_of_all(pass_town: Dossier) -> None:
    status = {claim.proposition: claim.status for claim in pass_town.claims}
    assert status["Killed: 22"] == "single-origin"
