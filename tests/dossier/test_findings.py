"""The sentences an editor reads first, on the two shipped examples."""

from __future__ import annotations

from dataclasses import replace

from secondsource.dossier.findings import findings, span_of, triple
from secondsource.model.claim import Claim, Origins
from secondsource.model.dossier import Dossier


def texts(dossier: Dossier, kind: str) -> str:
    return "\n".join(finding.text for finding in dossier.findings if finding.kind == kind)


def siglum(dossier: Dossier, file: str) -> str:
    return next(report.id for report in dossier.reports if report.file == file)


def test_a_pile_is_not_as_many_sources(fire: Dossier) -> None:
    first = fire.findings[0]
    assert first.text.startswith("These 7 reports are not 7 sources: ")
    assert set(first.about) <= {origin.id for origin in fire.lineage.origins}


def test_the_reprint_stands_on_the_wire(fire: Dossier) -> None:
    wire, reprint = siglum(fire, "01-wire-first.txt"), siglum(fire, "03-reprint.txt")
    assert f"{reprint} stands on {wire} (" in texts(fire, "lineage")


def test_a_denial_that_was_admitted_is_told(pass_town: Dossier) -> None:
    assert "Denied, then admitted: " in texts(pass_town, "status")


def test_a_page_date_is_no_date_of_the_story(fire: Dossier) -> None:
    page = siglum(fire, "04-rewrite.txt")
    assert f"{page}: “Monday, June 22, 2026” is a date of the page, not of the story." in texts(fire, "date")
    assert "June 22" not in texts(fire, "conflict")


def test_every_finding_rests_on_something_of_the_dossier(fire: Dossier, pass_town: Dossier) -> None:
    for dossier in (fire, pass_town):
        lineage = dossier.lineage
        things = [dossier.reports, dossier.stories, dossier.claims, dossier.conflicts]
        things += [lineage.edges, lineage.hypothetical, lineage.origins]
        known = {thing.id for group in things for thing in group}
        for finding in dossier.findings:
            assert finding.about and set(finding.about) <= known, finding.text


def test_findings_follow_from_the_dossier_alone(fire: Dossier) -> None:
    assert findings(replace(fire, findings=())) == fire.findings


def test_a_count_is_a_triple_with_a_range() -> None:
    claim = Claim("c", "p", "event", (), 7, 4, Origins(1, 2, ()), "unresolved")
    assert triple(claim) == "7 reports · 4 publishers · 1-2 independent origins"
    assert triple(replace(claim, reports=1, publishers=1, origins=Origins(1, 1, ()))) == (
        "1 report · 1 publisher · 1 independent origin"
    )
    assert triple(replace(claim, families=4)) == triple(claim)
    assert triple(replace(claim, families=2)).startswith("7 reports · 4 publishers in 2 families · 1-2")
    assert triple(replace(claim, families=4, unplaced=1)).startswith("7 reports · at least 4 publishers · 1-2")
    assert span_of(2, 2) == "2"
