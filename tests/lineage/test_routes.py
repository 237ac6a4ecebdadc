"""Rewrites that share no run of words are found by names and numbers; speeches and bursts bind nobody."""

from __future__ import annotations

import pytest
import yaml
from tests.lineage.pile import CASES, read
from tests.lineage.test_candidates import unlike

from secondsource.lineage import pair, sign, trace
from secondsource.lineage.candidates import ALL_PAIRS
from secondsource.lineage.routes import Rarity, Traces, by_names, rarity, retellings, rewrite, traces

EVENTS = yaml.safe_load((CASES / "rewrites.yml").read_text(encoding="utf-8"))
FILL = [unlike(number) for number in range(ALL_PAIRS + 10)]


def told(*texts: str) -> list[Traces]:
    reports, parses = read(*texts)
    return [traces(sign(report, parse)) for report, parse in zip(reports, parses, strict=True)]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["title"])
def test_a_rewrite_is_found_in_a_pile(event: dict[str, str]) -> None:
    pile = told(*FILL, event["report"], event["rewrite"])
    (found,) = retellings(pile)
    assert found[:2] == (len(FILL), len(FILL) + 1)
    assert {reason.name for reason in found[2].reasons} >= {"share of names"}


def test_rewrites_become_candidates_of_large_piles() -> None:
    reports, parses = read(*FILL, *(event[kind] for event in EVENTS for kind in ("report", "rewrite")))
    found = pair([sign(report, parse) for report, parse in zip(reports, parses, strict=True)])
    assert {(len(FILL) + 2 * at, len(FILL) + 2 * at + 1) for at in range(len(EVENTS))} <= set(found)


def test_a_rewrite_is_an_edge_with_its_ground() -> None:
    texts = [*FILL, *(event[kind] for event in EVENTS for kind in ("report", "rewrite"))]
    reports, parses = read(*texts)
    edges = {frozenset((e.child, e.parent)): e for e in trace(reports, parses).edges}
    for at in range(len(FILL), len(texts), 2):
        edge = edges[frozenset(r.id for r in reports[at : at + 2])]
        assert edge.score >= 0.5 and "told again" in {reason.name for reason in edge.reasons}


def test_reports_of_other_events_are_no_rewrites() -> None:
    pile = told(*(event["report"] for event in EVENTS), *FILL)
    assert not retellings(pile)


def made(names: str) -> Traces:
    return Traces("r", frozenset(names.split()), frozenset())


def test_a_name_that_everybody_has_leads_to_nobody() -> None:
    pile = [made("everywhere") for _ in range(200)] + [made("everywhere rare"), made("everywhere rare")]
    assert by_names(pile, rarity(pile), 5) == [(200, 201)]
    assert by_names([], Rarity({}, 1.0), 5) == []


SPEECH = (
    '"We shall rebuild every mill on this river, and we shall do it before the first snow falls," '
    'minister Ada Brenner said. "Nobody in this valley will be left without bread, whatever it costs us all."'
)
APART = (
    f"Farmers in rubber boots filled the market hall of Tamm on Monday night.\n{SPEECH}\nHeckling came from a bench at "
    "the back, where three bakers sat.\nThe meeting broke up when rain came through the roof.\n",
    f"Plans for cheap loans to millers were set out by the government yesterday.\n{SPEECH}\nEconomists doubt that the "
    "treasury has enough in hand for more than a handful of sites.\nShares in grain traders fell slightly.\n",
)


def test_quotations_of_one_speech_make_no_edge() -> None:
    reports, parses = read(*APART)
    assert not trace(reports, parses).edges
    assert rewrite(*told(*APART), rarity(told(*FILL, *APART))).chance < 0.25


def test_a_burst_of_copies_adds_no_origin() -> None:
    event = EVENTS[0]
    pile = [event["report"], *(other["own"] for other in EVENTS), *(FILL[at] for at in range(3))]
    copies = [f"{event['report'].rstrip()}\nPrinted in edition {number} of the day.\n" for number in range(50)]
    before, after = (len(trace(*read(*texts)).origins) for texts in (pile, [*pile, *copies]))
    assert before == after
