"""Every member of a claim has its grounds."""

from __future__ import annotations

from tests.claims.pile import Line, Pile, Sheet

from secondsource.model.dossier import Dossier


def test_every_claim_of_several_wordings_says_why_they_were_joined(fire: Dossier) -> None:
    for claim in fire.claims:
        told = [reason for reason in claim.why if reason.name.startswith("joined-by ")]
        assert bool(told) == (len({member.span for member in claim.members}) > 1)
        assert all(reason.detail and len(reason.spans) > 1 for reason in told)


def test_the_grounds_are_named_and_counted() -> None:
    first = Line("a tanker blocked the canal lock", by="Harbour office of Orva")
    again = Line("the canal lock was blocked by a tanker", by="Harbour office of Orva")
    pile = Pile((Sheet("Orva Post", "2031-03-04", (first,)), Sheet("Tell Radio", "2031-03-04", (again,))))
    (claim,) = pile.claims()
    (reason,) = [reason for reason in claim.why if reason.name.startswith("joined-by ")]
    assert "same_words" in reason.name
    assert reason.detail.startswith("1 of 2 members: ")
    assert {span.report for span in reason.spans} == {pile.id_of(sheet) for sheet in pile.sheets}
