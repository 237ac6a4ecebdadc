"""Methods: what was done, by which tables and thresholds, what the words mean, what it cannot know, how to check it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from secondsource.export.site import words
from secondsource.export.site.book import Book, Ref
from secondsource.export.site.page import Page
from secondsource.model.ruling import VERDICTS, Ruling

SHOWN = 12  # things that a judgement touches, shown one by one
JOINED = "joined-by "  # before the grounds that join members of a claim


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    dossier = book.dossier
    claims = Counter(claim.status for claim in dossier.claims)
    named = [reason.name for claim in dossier.claims for reason in claim.why]
    joining = Counter(one for name in named if name.startswith(JOINED) for one in name.removeprefix(JOINED).split(", "))
    context = {
        "statuses": claims,
        "severities": Counter(conflict.severity for conflict in dossier.conflicts),
        "grounds": sorted(Counter(name for name in named if not name.startswith(JOINED)).items()),
        "joining": sorted(joining.items(), key=lambda item: (-item[1], item[0])),
        "edges": Counter(edge.relation for edge in dossier.lineage.edges),
        "captures": book.full_text,
        "judgements": [_told(book, ruling) for ruling in dossier.judgements],
    }
    yield Page("methods.html", "methods", "Methods", "methods", context)


def _told(book: Book, ruling: Ruling) -> tuple[Ruling, str, str, tuple[Ref, ...], int]:
    """A judgement with its verdict and day in words, and what it touches as far as pages show it."""
    refs = tuple(book.refs(ruling.touches))
    return ruling, VERDICTS[ruling.verdict], words.day(ruling.time[:10]), refs[:SHOWN], max(0, len(refs) - SHOWN)
