"""What is counted apart, what was looked for between the counted, and what was seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.claims.pile import Line, Pile, Sheet

from secondsource.claims.weight.cues import cues
from secondsource.model.claim import Cast, Claim, Entity, Source, Variant
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.publishers import Directory, Listed

BROKE = "The sluice at Tarn broke before dawn and the lower village flooded"
GROUP = Listed("Daily Sluice", "Weir Press", "its annual report", "2031")
OWNED = Directory({"dailysluice": GROUP, "eveningweir": replace(GROUP, name="Evening Weir")}, {})


def told(*sheets: Sheet, kinds: dict[str, str] | None = None, known: Directory | None = None) -> Claim:
    """The claim that most reports make."""
    return max(Pile(sheets, kinds or {}, known).claims(), key=lambda claim: (claim.reports, claim.id))


def sheet(outlet: str, *lines: Line, day: str = "2031-05-02", copies: str = "") -> Sheet:
    return Sheet(outlet, day, lines, copies)


def names(claim: Claim) -> list[str]:
    return [reason.name for reason in claim.why]


def test_what_was_looked_for_is_told_once_a_claim() -> None:
    claim = told(
        sheet("Tarn Radio", Line(BROKE, "Council of Tarn")),
        sheet("Evening Weir", Line(BROKE, "Fishermen of Orl")),
        sheet("Daily Sluice", Line(BROKE, "Water board")),
    )
    assert claim.origins.low == claim.origins.high == 3
    (reason,) = [reason for reason in claim.why if reason.name == "checked"]
    assert reason.detail.endswith("no dependency detected")
    for cue in ("shared passages", "common credit", "common speaker", "same occasion", "same owner", "same byline"):
        assert cue in reason.detail
    assert "independent" not in reason.detail


def test_nothing_is_said_of_a_single_origin() -> None:
    claim = told(sheet("Tarn Radio", Line(BROKE, "Council of Tarn")), sheet("Daily Sluice", Line(BROKE)))
    alone = told(sheet("Tarn Radio", Line(BROKE, "Council of Tarn")))
    assert "checked" in names(claim) and "checked" not in names(alone)


def test_two_papers_of_one_owner_are_one_for_certain_and_two_at_most() -> None:
    sheets = sheet("Daily Sluice", Line(BROKE)), sheet("Evening Weir", Line(BROKE))
    apart, owned = told(*sheets), told(*sheets, known=OWNED)
    assert (apart.origins.low, apart.origins.high, apart.publishers, apart.families) == (2, 2, 2, 2)
    assert (owned.origins.low, owned.origins.high, owned.publishers, owned.families) == (1, 2, 2, 1)
    assert "same owner" in names(owned) and "same owner" not in names(apart)
    assert owned.status == "single-origin"


def test_an_owner_says_nothing_of_whom_the_papers_quote() -> None:
    claim = told(
        sheet("Daily Sluice", Line(BROKE, "Council of Tarn")),
        sheet("Evening Weir", Line(BROKE, "Fishermen of Orl")),
        known=OWNED,
    )
    assert (claim.origins.low, claim.origins.high) == (2, 2) and "same owner" not in names(claim)


def test_who_reprints_lends_the_words_no_owner() -> None:
    claim = told(
        sheet("Tarn Radio", Line(BROKE), day="2031-05-01"),
        sheet("Daily Sluice", Line(BROKE), copies="Tarn Radio"),
        sheet("Evening Weir", Line(BROKE)),
        known=OWNED,
    )
    assert (claim.origins.low, claim.origins.high) == (2, 2) and "same owner" not in names(claim)


def test_two_who_speak_on_one_occasion_are_told() -> None:
    at = "The sluice at Tarn broke before dawn, a news conference was told"
    claim = told(sheet("A", Line(at, "Council of Tarn")), sheet("B", Line(at, "Water board")))
    (reason,) = [reason for reason in claim.why if reason.name == "same occasion"]
    assert "news conference" in reason.detail and len(reason.spans) == 2


@pytest.mark.parametrize("who", ["Water board", "Telegram channel of the Council", "Mayor of Tarn"])
def test_three_reports_that_cite_one_are_one(who: str) -> None:
    claim = told(*(sheet(f"Paper {i}", Line(BROKE, who)) for i in range(3)))
    assert (claim.reports, claim.origins.low, claim.origins.high) == (3, 1, 1)


def test_the_same_unnamed_of_one_wire_are_one_whatever_their_number_became() -> None:
    kinds = {"three military sources": "anonymous", "two military sources": "anonymous"}
    wire = sheet("Wire One", Line(BROKE, "three military sources"), day="2031-05-01")
    reprint = sheet("Daily Sluice", Line(BROKE, "three military sources"), copies="Wire One")
    changed = sheet("Evening Weir", Line(BROKE, "two military sources"), copies="Wire One")
    claim = told(wire, reprint, changed, kinds=kinds)
    assert (claim.reports, claim.origins.low, claim.origins.high) == (3, 1, 1)


def test_an_own_sentence_in_a_mixed_report_is_new() -> None:
    wire = sheet("Wire One", Line(BROKE, "Council of Tarn"), day="2031-05-01")
    own = Line("Our reporter counted eleven boats tied to the church railings at noon")
    mixed = sheet("Daily Sluice", Line(BROKE, "Council of Tarn"), own, copies="Wire One")
    claims = Pile([wire, mixed]).claims()
    shared, new = sorted(claims, key=lambda claim: -claim.reports)
    assert (shared.reports, shared.origins.high, new.reports, new.origins.high) == (2, 1, 1, 1)
    assert not set(shared.origins.ids) & set(new.origins.ids)


def test_spellings_and_bylines_tie() -> None:
    text = "By Ana Ruiz and Reuters staff\nMayor Haldon spoke. "
    reports = [
        Report(id_, f"{id_}.txt", "0" * 64, text, byline=Span(id_, 0, 29 if id_ == "a" else 11)) for id_ in "abc"
    ]
    forms = (
        Variant("Haldon", (Span("a", 36, 42), Span("b", 36, 42))),
        Variant("Halden", tuple(Span(r, 36, 42) for r in "cde")),
        Variant("Mayor Halden", (Span("c", 30, 42),)),
    )
    found = cues(reports, {}, Cast((Entity("e", "Halden", "person", forms),), (Source("s", "S", "person"),)))
    assert found.of["b"] == {("same byline", "Ana Ruiz")}
    assert found.odd_in(Span("a", 30, 50)) == [("shared spelling", "Haldon")]
    assert found.odd_in(Span("c", 0, 50)) == []
