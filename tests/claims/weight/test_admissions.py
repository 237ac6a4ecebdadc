"""An admission that names the denial it takes back joins the denied claim; so do copies and plain words against it."""

from __future__ import annotations

from secondsource.model.dossier import Dossier


def test_the_denied_claim_is_admitted_by_the_sentence_that_recalls_the_denial(fire: Dossier) -> None:
    (claim,) = [claim for claim in fire.claims if claim.status == "denied-then-admitted"]
    assert claim.proposition == "Dangerous goods had been kept in the hall"
    assert {m.stance for m in claim.members} == {"denies", "admits"}
    assert claim.reports == 5
    assert claim.origins.high == 1


def test_the_admission_stays_a_claim_of_its_own(fire: Dossier) -> None:
    assert [claim for claim in fire.claims if "60 tonnes" in claim.proposition and claim.status != "denied"]


def test_reports_that_are_called_false_are_denied(fire: Dossier) -> None:
    release = next(report.id for report in fire.reports if report.file == "06-company-release.txt")
    (member,) = [m for c in fire.claims for m in c.members if m.report == release and m.stance == "denies"]
    assert member.span.of(next(r.text for r in fire.reports if r.id == release)) == "dangerous goods were stored there"
