from __future__ import annotations

from dataclasses import replace

import pytest

from secondsource.dossier.explain import account, explain
from secondsource.errors import BadInput
from secondsource.model.assertion import Anonymous
from secondsource.model.dossier import Dossier
from secondsource.model.span import Span

SPAN = Span("A", 0, 3)


def test_every_kind_of_thing_can_be_explained(fire: Dossier) -> None:
    things = [*fire.reports, *fire.claims, *fire.conflicts, *fire.sources, *fire.entities, *fire.statements]
    things += [*fire.figures, *fire.events, *fire.control, *fire.stories, *fire.lineage.edges]
    things += [*fire.lineage.origins, *fire.lineage.hypothetical]
    for thing in things:
        assert thing.id in explain(fire, thing.id)


def test_a_report_is_named_by_its_siglum(fire: Dossier) -> None:
    assert fire.reports[1].sha256 in explain(fire, "B")


def test_an_unknown_id_says_where_ids_are_found(fire: Dossier) -> None:
    with pytest.raises(BadInput, match="ids are shown on its pages"):
        explain(fire, "claim-nonsense")


def test_an_unknown_name_is_answered_with_the_nearest(fire: Dossier) -> None:
    claim = fire.claims[0].id
    with pytest.raises(BadInput, match=claim):
        explain(fire, claim[:-1] + ("0" if claim[-1] != "0" else "1"))
    with pytest.raises(BadInput, match=r"the nearest are: .*source-.* \(the fire service\)"):
        explain(fire, "fire service")
    with pytest.raises(BadInput, match=r"A\.s1 to A\.s10"):
        explain(fire, "A.s99")
    with pytest.raises(BadInput, match="no report is called ZZ"):
        explain(fire, "ZZ.s1")


def test_a_sentence_tells_what_stands_in_it_and_where_it_comes_from(fire: Dossier) -> None:
    told = explain(fire, "C.s5")
    assert told.startswith("C.s5  sentence (body, paragraph ")
    assert "altered number: C.s5 467-471 “nine” / A.s4 430-436 “eleven”" in told
    for part in ("Where its words come from", "Statements", "Figures", "Claims", "Conflicts"):
        assert part in told.splitlines()


def test_a_claim_tells_chain_text_origin_grounds_and_what_was_checked(fire: Dossier) -> None:
    claim = next(c for c in fire.claims if c.status == "denied-then-admitted")
    told = explain(fire, claim.id)
    assert "Why denied-then-admitted" in told
    assert "chain: A spokesman for Orrin Logistics, Peter Halloway -> A" in told
    assert "a denial, which adds no origin to what it denies" in told
    assert "Why these are one claim" in told
    assert "D stands on A (derived, verbatim, 100%" in told
    assert "E and B: no dependency detected" in told


def test_a_claim_tells_the_conflicts_on_it(fire: Dossier) -> None:
    conflict = next(c for c in fire.conflicts if c.claims)
    assert conflict.id in explain(fire, conflict.claims[0])


def test_an_account_as_data_holds_the_places_of_its_words(fire: Dossier) -> None:
    claim = fire.claims[0]
    data = account(fire, claim.id).data()
    assert (data["id"], data["kind"]) == (claim.id, f"claim ({claim.kind})")
    quoted = [line for section in data["sections"] for line in section["lines"] if "quote" in line]
    member = claim.members[0].span
    found = [(line["report"], line["start"], line["end"]) for line in quoted]
    assert (member.report, member.start, member.end) in found
    assert data == account(fire, claim.id[:12]).data()


def test_a_statement_tells_its_shades_and_its_hops(fire: Dossier) -> None:
    statement = replace(
        fire.statements[0], manner="doubts", strength="hedged", modality="open", chain=("a", "b"), hops=(SPAN, None)
    )
    told = explain(replace(fire, statements=(statement,)), statement.id)
    assert "told as: doubts, hedged, open" in told
    assert "carried from elsewhere" in told


def test_an_unnamed_source_tells_what_is_told_of_it(fire: Dossier) -> None:
    typed = (Anonymous(2, 2, SPAN, (SPAN,)), Anonymous(3, None, None, (), SPAN))
    source = replace(fire.sources[0], anonymous=typed)
    told = explain(replace(fire, sources=(source,), statements=()), source.id)
    assert "unnamed; 2 A.s1 0-3" in told
    assert "unnamed; 3 or more" in told
    assert "    of A.s1 0-3" in told
    assert "    knows A.s1 0-3" in told
