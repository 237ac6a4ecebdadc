"""An admission that names the denial it takes back joins the denied claim; so do copies and plain words against it."""

from __future__ import annotations

from secondsource.model.dossier import Dossier


def test_the_denied_claim_is_admitted_by_the_sentence_that_recalls_the_denial(fire: Dossier) -> None:
    claims = {c.proposition: c for c in fire.claims if c.status == "denied-then-admitted"}
    assert set(claims) == {"The hall held 60 tonnes of ammonium nitrate", "Dangerous goods had been kept in the hall"}
    denial = claims["Dangerous goods had been kept in the hall"]
    assert {m.stance for m in denial.members} == {"denies", "admits"}
    assert denial.reports == 5
    assert denial.origins.high == 1


def test_the_admission_and_all_denials_of_it_are_one_claim(fire: Dossier) -> None:
    (claim,) = [claim for claim in fire.claims if "60 tonnes" in claim.proposition]
    assert {m.stance for m in claim.members} == {"denies", "admits"}
    assert claim.reports == 6


def test_reports_that_are_called_false_are_denied(fire: Dossier) -> None:
    release = next(report.id for report in fire.reports if report.file == "06-company-release.txt")
    text = next(report.text for report in fire.reports if report.id == release)
    denied = {m.span.of(text) for c in fire.claims for m in c.members if m.report == release and m.stance == "denies"}
    assert "dangerous goods were stored there" in denied
