"""Totals and their parts; dates that belong to the page."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.dossier.findings.pile import Pile
from secondsource.model.dossier import Finding


def arithmetic(pile: Pile) -> Iterator[Finding]:
    """Totals that are the sum of their parts, and those that are not."""
    for claim in pile.dossier.claims:
        for reason in claim.why:
            if reason.name == "parts_sum":
                yield pile.of_claim(reason.detail, claim, "arithmetic", reason.spans or None)


def distrusted_dates(pile: Pile) -> Iterator[Finding]:
    """Page dates that are not the date of the report."""
    for report in pile.dossier.reports:
        if report.page_dates:  # the same day may stand there in several spellings: the first will do
            span = report.page_dates[0]
            words = f"{report.id}: “{pile.words(span)}” is a date of the page, not of the story"
            yield pile.told(words, (report.id,), "date", (span,), None, pile.story((report.id,)))
