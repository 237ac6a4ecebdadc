"""Judgements as readers meet them: explained, printed, verified, masked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.judgements.bench import Bench

from secondsource.dossier.explain import explain
from secondsource.dossier.masking import Masking, mask
from secondsource.dossier.quoting import quote_only
from secondsource.dossier.verify import check
from secondsource.export import folder
from secondsource.model import codec
from secondsource.model.dossier import Dossier

Plain = Callable[[str], Dossier]


@pytest.fixture
def judged(town: Bench, plain: Plain) -> Dossier:
    before = plain("pass-town")
    town.named(before, "edge", "A-B", verdict="negative")
    town.named(before, "status", "claim-2e6ef469c6", value="denied")
    town.named(before, "date", "E", value="2026-03-09")
    one, other = (s.id for s in before.sources if "Otmar Ruus" in s.label)
    town.named(before, "identity", one, other)
    return town.run()


def test_it_is_explained_wherever_it_bears(judged: Dossier) -> None:
    told = explain(judged, "claim-2e6ef469c6")
    assert "status set to denied, reckoned as single-origin; judged yes by Ana on 2026-05-14: so [judgement 2]" in told
    assert "What people judged\n  judgement 2, status B (denied): yes, by Ana on 2026-05-14: so" in told
    (dated,) = next(r for r in judged.judgements if r.kind == "date").reports
    assert "judgement 3, date" in explain(judged, dated)
    widened = next(c for c in judged.claims if any(r.detail.endswith("[judgement 1]") for r in c.why))
    assert "shares no text with B by copying" in explain(judged, widened.id)


def test_the_printed_pages_say_it(judged: Dossier, town: Bench, tmp_path: Path) -> None:
    out = tmp_path / "out"
    folder.write(judged, town.captures, out)
    pages = {page.name: page.read_text(encoding="utf-8") for page in out.glob("*.html")}
    assert "What people judged" in pages["methods.html"] and "judgement-2" in pages["methods.html"]
    assert "judged" in pages["claims.html"]
    assert not check(out).faults


def test_pages_without_judgements_say_nothing_of_them(town: Bench, plain: Plain, tmp_path: Path) -> None:
    out = tmp_path / "out"
    folder.write(plain("pass-town"), town.captures, out)
    assert "What people judged" not in (out / "methods.html").read_text(encoding="utf-8")


def test_a_touched_id_that_leads_nowhere_is_a_fault(judged: Dossier, tmp_path: Path) -> None:
    from secondsource.dossier.verify import _references

    document = codec.encode(judged)
    assert not _references(document)[1]
    document["judgements"][0]["touches"] = ["claim-0000000000"]
    assert _references(document)[1]


def test_who_judged_is_a_number_where_names_are_masked(judged: Dossier) -> None:
    for masking in (Masking(), Masking(private=False, mask=("Ilka Sandoval",))):
        shared = mask(judged, masking)
        assert {r.user for r in shared.judgements} == {"reviewer 1"}
        told = "".join(codec.lines(shared))
        assert " by Ana " not in told and '"Ana"' not in told
        assert "judged yes by reviewer 1 on 2026-05-14: so [judgement 2]" in told


def test_a_name_that_is_masked_is_masked_in_a_reason_too(town: Bench, plain: Plain) -> None:
    at = town.anchor("b.txt", "Follow us for live updates")
    town.judge("furniture", [at], "negative", reason="Ilka Sandoval told me so")
    shared = mask(town.run(), Masking(private=False, mask=("Ilka Sandoval",)))
    assert "Sandoval" not in shared.judgements[0].reason
    # The words of the anchor have moved with the names before them.
    (span,) = shared.judgements[0].spans
    assert shared.reports[0].quote(span) == "Follow us for live updates"


def test_a_dossier_of_quotes_shows_no_more_for_being_judged(judged: Dossier, town: Bench) -> None:
    words = "The fighting is the heaviest since a truce was signed in October 2023."
    town.judge("furniture", [town.anchor("a.txt", words)], "negative")
    dossier = quote_only(town.run())
    document = codec.encode(dossier, full_text=False)
    assert not any("text" in report for report in document["reports"])
    assert [r["n"] for r in document["judgements"]] == [1, 2, 3, 4, 5]
    codec.decode(document)
