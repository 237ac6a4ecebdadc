from __future__ import annotations

from itertools import permutations

import pytest
from tests.lineage.pile import OWN, REPRINT, REWRITE, WIRE, read

from secondsource.lineage import trace
from secondsource.model.lineage import Lineage


def lineage(*texts: str) -> tuple[Lineage, list[str]]:
    reports, parses = read(*texts)
    return trace(reports, parses), [report.id for report in reports]


@pytest.mark.parametrize("copy", [REPRINT, REWRITE], ids=["reprint", "rewrite"])
def test_a_copy_is_joined_to_what_it_copies(copy: str) -> None:
    found, ids = lineage(WIRE, copy)
    assert {frozenset((e.child, e.parent)) & set(ids) for e in found.edges} & {frozenset(ids)}


def test_own_reporting_stands_alone() -> None:
    found, ids = lineage(WIRE, REPRINT, OWN)
    assert not [e for e in found.edges if ids[2] in (e.child, e.parent)]
    assert [o.reports for o in found.origins if ids[2] in o.reports] == [(ids[2],)]


def test_every_body_sentence_has_one_strand() -> None:
    reports, parses = read(WIRE, REPRINT, REWRITE, OWN)
    found = trace(reports, parses)
    body = [s.span for p in parses for s in p.sentences if s.kind == "body"]
    assert sorted(strand.span for strand in found.strands) == sorted(body)


def test_a_copy_adds_no_origin() -> None:
    few, _ = lineage(WIRE, OWN)
    many, _ = lineage(WIRE, OWN, REPRINT)
    assert len(many.origins) <= len(few.origins) + 1  # its own headline may be its own


def test_the_order_of_the_reports_changes_no_edge() -> None:
    seen = set()
    for texts in permutations((WIRE, REWRITE, OWN)):
        found, _ = lineage(*texts)
        seen.add(frozenset(frozenset((e.child, e.parent)) for e in found.edges))
    assert len(seen) == 1


@pytest.mark.parametrize("texts", [(), ("",), ("One",), ("", "a"), ("!!! ???", "…")], ids=repr)
def test_odd_piles_are_no_error(texts: tuple[str, ...]) -> None:
    lineage(*texts)
