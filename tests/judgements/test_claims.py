from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest
from tests.judgements.bench import Bench

from secondsource.model.claim import Claim, Status
from secondsource.model.dossier import Dossier

Plain = Callable[[str], Dossier]


def claim(dossier: Dossier, id_: str) -> Claim:
    return next(c for c in dossier.claims if c.id == id_)


def holding(dossier: Dossier, *places: tuple[str, int, int]) -> list[Claim]:
    return [c for c in dossier.claims if set(places) <= {(m.span.report, m.span.start, m.span.end) for m in c.members}]


def judged(found: Claim) -> list[str]:
    return [r.detail for r in found.why if r.name == "judged"]


FIFTEEN, NINETEEN = "claim-218a5e057e", "claim-1e003d6e36"


def test_two_counts_put_into_one_claim_are_one(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    town.named(before, "claim", FIFTEEN, NINETEEN)
    after = town.run()
    (made,) = holding(after, ("A", 569, 590), ("F", 474, 476))
    assert len(made.members) == 4 and (made.low, made.high) == (15, 19)
    assert judged(made) == ["these wordings make one claim; judged yes by Ana on 2026-05-14: so [judgement 1]"]
    assert len(after.claims) == len(before.claims) - 1 and after.judgements[0].touches == (made.id,)


def test_copies_stay_together_when_a_claim_is_parted(town: Bench, plain: Plain) -> None:
    """A and C have their sentence from B: of the three, only the one named goes, with what is most like it."""
    before = plain("pass-town")
    assert holding(before, ("A", 497, 567), ("C", 610, 674), ("B", 648, 718))
    town.named(before, "claim", "A:497-567", "C:610-674", verdict="negative")
    after = town.run()
    assert not holding(after, ("A", 497, 567), ("C", 610, 674))
    assert len(after.claims) == len(before.claims) + 1
    homes = holding(after, ("B", 648, 718))
    assert len(homes) == 1 and judged(homes[0])
    assert all(judged(c) for place in (("A", 497, 567), ("C", 610, 674)) for c in holding(after, place))


def test_what_was_put_together_goes_along_when_a_claim_is_parted(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    town.named(before, "claim", "B:648-718", "C:610-674")
    town.named(before, "claim", "A:497-567", "C:610-674", verdict="negative")
    after = town.run()
    assert holding(after, ("B", 648, 718), ("C", 610, 674)) and not holding(after, ("A", 497, 567), ("C", 610, 674))
    assert not after.judgements[0].resting


def test_counts_are_not_joined_with_words(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    town.named(before, "claim", FIFTEEN, "claim-38db51319e")
    after = town.run()
    assert [c.id for c in after.claims] == [c.id for c in before.claims]
    assert "nothing here that it can be applied to" in after.judgements[0].resting


@pytest.mark.parametrize("status", get_args(Status))
def test_a_status_is_what_a_person_says(town: Bench, plain: Plain, status: str) -> None:
    before = plain("pass-town")
    town.named(before, "status", FIFTEEN, value=status)
    found = claim(town.run(), FIFTEEN)
    assert found.status == status
    assert found.why[0].name == "judged"
    assert found.why[0].detail.startswith(f"status set to {status}, reckoned as superseded; judged yes by Ana")
    assert bool(found.superseded_by) == (status in ("superseded", "corrected"))
    assert found.origins == claim(before, FIFTEEN).origins


def test_a_refused_status_leaves_the_claim_open(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    town.named(before, "status", FIFTEEN, value="superseded", verdict="negative")
    found = claim(town.run(), FIFTEEN)
    assert found.status == "unresolved" and "refused" in found.why[0].detail


def test_a_refused_status_that_a_claim_does_not_have_only_leaves_a_word(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    town.named(before, "status", FIFTEEN, value="denied", verdict="negative")
    found = claim(town.run(), FIFTEEN)
    assert found.status == "superseded" and found.why[0].name == "judged"


def test_the_later_of_two_judgements_counts(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    town.named(before, "status", FIFTEEN, value="denied")
    town.named(before, "status", FIFTEEN, value="corrected")
    after = town.run()
    assert claim(after, FIFTEEN).status == "corrected" and [r.n for r in after.judgements] == [2]


def test_never_true_or_false(town: Bench, plain: Plain) -> None:
    before = plain("pass-town")
    for value in ("true", "false", "verified"):
        town.log = []
        at = town.anchor("b.txt", "At least 15 civilians")
        town.judge("status", [at], value=value)
        assert {c.status for c in town.run().claims} <= set(get_args(Status))
    assert before.claims
