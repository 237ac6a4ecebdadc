"""The sentences an editor reads first, on the two shipped examples."""

from __future__ import annotations

import re
from dataclasses import replace

from secondsource.dossier.findings import MAX_OF_KIND, findings, span_of, triple
from secondsource.model.capture import Skipped
from secondsource.model.claim import Claim, Origins
from secondsource.model.dossier import FINDING_KINDS, Dossier
from secondsource.model.numbered import Numbered
from secondsource.model.reason import Reason


def texts(dossier: Dossier, kind: str) -> str:
    return "\n".join(finding.text for finding in dossier.findings if finding.kind == kind)


def siglum(dossier: Dossier, file: str) -> str:
    return next(report.id for report in dossier.reports if report.file == file)


def test_a_pile_is_not_as_many_sources(fire: Dossier) -> None:
    first = next(finding for finding in fire.findings if finding.kind == "lineage")
    assert first.text.startswith("These 7 reports are not 7 sources: ")
    assert set(first.about) <= {origin.id for origin in fire.lineage.origins}


def test_the_reprint_stands_on_the_wire(fire: Dossier) -> None:
    wire, reprint = siglum(fire, "01-wire-first.txt"), siglum(fire, "03-reprint.txt")
    assert f"{reprint} stands on {wire} (" in texts(fire, "lineage")


def test_a_denial_that_was_admitted_is_told(pass_town: Dossier) -> None:
    assert "Denied, then admitted: " in texts(pass_town, "admitted")


def test_what_joins_the_members_of_a_claim_is_no_finding(fire: Dossier) -> None:
    grounds = (
        Reason("joined-by same_party, same_place", 0.7, "1 of 9 members: One party is named in both."),
        Reason("party-claim", 0.0, "the harbour guild on its rivals"),
        Reason("stale-denial", 0.0, "the denial is still printed"),
    )
    marked = replace(fire, claims=(replace(fire.claims[0], why=grounds), *fire.claims[1:]))
    told = " ".join(finding.text for finding in findings(marked))
    assert "of 9 members" not in told
    assert "The harbour guild on its rivals: " in told and "The denial is still printed: " in told


def test_a_page_date_is_no_date_of_the_story(fire: Dossier) -> None:
    page = siglum(fire, "04-rewrite.txt")
    assert f"{page}: “Monday, June 22, 2026” is a date of the page, not of the story." in texts(fire, "date")
    assert "June 22" not in texts(fire, "conflict")


def test_every_finding_rests_on_something_of_the_dossier(fire: Dossier, pass_town: Dossier) -> None:
    for dossier in (fire, pass_town):
        lineage = dossier.lineage
        things = [dossier.reports, dossier.stories, dossier.claims, dossier.conflicts, dossier.sources]
        things += [lineage.edges, lineage.hypothetical, lineage.origins]
        known = {thing.id for group in things for thing in group}
        for finding in dossier.findings:
            assert finding.about and set(finding.about) <= known, finding.text
            assert finding.kind in FINDING_KINDS


def test_kinds_come_in_the_order_of_reading_conflicts_first(fire: Dossier, pass_town: Dossier) -> None:
    for dossier in (fire, pass_town):
        kinds = [FINDING_KINDS.index(finding.kind) for finding in dossier.findings]
        assert kinds == sorted(kinds)
        assert dossier.findings[0].kind == "conflict"


def test_a_finding_cites_the_sentences_it_rests_on_with_the_range_of_origins(fire: Dossier) -> None:
    numbered = Numbered(fire.sentences)
    echo = next(finding for finding in fire.findings if finding.kind == "echo")
    places = [numbered.name(span) for span in echo.cites]
    assert echo.citation.startswith(f"[{places[0]} {places[1]}")
    assert echo.citation.endswith(" | 1 origin]")
    for finding in fire.findings:
        if finding.kind in ("conflict", "admitted", "changed", "behind", "status", "echo"):
            assert finding.cites and finding.citation, finding.text


def test_what_was_not_found_is_told(fire: Dossier) -> None:
    told = texts(fire, "missing")
    assert "No second origin was found for " in told
    assert "Publication is known only as an interval for E." in told
    assert "No outlet was found for A and C: a claim told there has “at least” so many publishers." in told


def test_files_and_languages_that_were_not_read_are_told(fire: Dossier) -> None:
    left = replace(fire, skipped=(Skipped("scan.pdf", "ingest", "a PDF"),), languages=(("B", "fr"),))
    told = "\n".join(finding.text for finding in findings(left) if finding.kind == "missing")
    assert "1 file could not be used: scan.pdf (a PDF)." in told
    assert "Not in English, so only the sentences were read and no claim: B (fr)." in told


def test_who_stands_alone_behind_claims_is_told(fire: Dossier) -> None:
    assert "rest on the fire service alone for " in texts(fire, "behind")


def test_no_finding_calls_anything_true_or_independent_as_a_fact(fire: Dossier, pass_town: Dossier) -> None:
    for dossier in (fire, pass_town):
        words = " ".join(re.sub("“[^”]*”", "", finding.text) for finding in dossier.findings).casefold()
        assert not re.search(r"\b(true|false|independent|proven?|confirmed)\b", words)


def test_of_many_findings_of_a_kind_the_rest_are_counted(fire: Dossier) -> None:
    claim = next(c for c in fire.claims if c.status == "corroborated")
    many = replace(fire, claims=tuple(replace(claim, id=f"claim-{i}") for i in range(30)), conflicts=())
    found = [finding for finding in findings(many) if finding.kind == "status"]
    assert len(found) == MAX_OF_KIND + 1
    assert found[-1].text == f"And {30 - MAX_OF_KIND} further claims with several origins."


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
