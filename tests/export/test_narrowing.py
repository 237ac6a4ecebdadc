"""A part of a dossier: its pages can be made, and it keeps the numbers and names of the whole."""

from __future__ import annotations

import pytest

from secondsource.export.site.book import Book
from secondsource.export.site.narrowing import Choice, behind, narrow
from secondsource.export.site.render import environment, page
from secondsource.model.dossier import Dossier

PAGES = ("index", "claims", "conflicts", "figures", "sources", "stemma", "timeline", "map")


def choices(dossier: Dossier) -> list[Choice]:
    days = [r.published.value for r in dossier.reports if r.published.value]
    single = [Choice(reports=(report.id,)) for report in dossier.reports[:4]]
    pairs = [Choice(reports=(a.id, b.id)) for a, b in zip(dossier.reports[:4], dossier.reports[1:4], strict=False)]
    kinds = {(claim.kind, claim.status): claim for claim in dossier.claims}
    claims = [Choice(claim=claim.id) for claim in kinds.values()]
    return [*single, *pairs, *claims, Choice(first=days[0], last=days[0]), Choice(claim="none"), Choice(first="9999")]


@pytest.mark.parametrize("name", ["fire", "pass_town"])
def test_every_part_can_be_shown(name: str, request: pytest.FixtureRequest) -> None:
    dossier: Dossier = request.getfixturevalue(name)
    whole = Book(dossier)
    for choice in choices(dossier):
        book = Book(narrow(dossier, choice), numbers=whole)
        shop = environment(book)
        for part in PAGES:
            made = page(book, f"{part}.html")
            assert made is not None
            shop.get_template(f"{made.template}.html").render(page=made, **made.context)


def test_a_part_keeps_numbers_and_colours(fire: Dossier) -> None:
    whole = Book(fire)
    last = whole.claims[-1]
    book = Book(narrow(fire, Choice(claim=last.id)), numbers=whole)
    assert [claim.id for claim in book.claims] == [last.id]
    ref, before = book.ref(last.id), whole.ref(last.id)
    assert ref and before and ref.label == before.label
    assert book.shades == whole.shades


def test_only_edges_that_hand_a_claim_down_stay(fire: Dossier) -> None:
    claim = max(fire.claims, key=lambda claim: claim.reports)
    part = narrow(fire, Choice(claim=claim.id))
    assert part.lineage.edges
    by_id = {edge.id: edge for edge in fire.lineage.edges}
    assert all(behind(by_id[edge.id], claim) for edge in part.lineage.edges)
    assert {report.id for report in part.reports} == {member.report for member in claim.members}


def test_one_page_is_the_page_of_the_whole_site(fire: Dossier) -> None:
    """Made by itself a reader page says what it says among all, and has at least the anchors that are asked of it."""
    alone = Book(fire)
    made = page(alone, f"reader-{fire.reports[0].id}.html")
    assert made is not None and made.context["report"] == fire.reports[0]
    claims = [m.span for c in fire.claims for m in c.members if m.report == fire.reports[0].id]
    assert all(
        alone.link(span).partition("#")[2].startswith("s") or span in alone.anchors[span.report] for span in claims
    )
    assert page(alone, "reader-nobody.html") is None and page(alone, "../x.html") is None
