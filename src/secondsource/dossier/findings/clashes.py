"""What cannot both hold, in sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from secondsource.dossier.findings.pile import Pile, order
from secondsource.model.claim import Conflict
from secondsource.model.dossier import Finding
from secondsource.model.span import Span
from secondsource.text.phrases import count_of

#: How a conflict of each kind begins, and the order of kinds: what changes the news most stands first.
LEADS = {
    "numeric": "The numbers clash",
    "polarity": "One says what the other denies",
    "date": "The days clash",
    "place": "The places clash",
    "identity": "Two are taken for one, or one for two",
    "authorship": "Who did it is told in two ways",
    "attribution": "The same is laid to different sources",
    "name": "A name is spelt in two ways",
}


def hard_conflicts(pile: Pile) -> Iterator[Finding]:
    """Accounts that cannot both hold; those with a date of the page are told with the dates."""
    pages = {span for report in pile.dossier.reports for span in report.page_dates}
    hard = [c for c in pile.dossier.conflicts if c.severity == "hard" and not {c.a, c.b} & pages]
    for conflict in sorted(hard, key=lambda c: _weight(pile, c)):
        a, b = conflict.a, conflict.b
        lead = LEADS.get(conflict.kind, f"Two accounts differ ({conflict.kind})")
        words = f"{lead}: {_sides(pile, a, b)}; {conflict.explanation.rstrip('.')}"
        about = (conflict.id, *(id_ for id_ in conflict.claims if id_ in pile.claims))
        yield pile.told(words, about, "conflict", (a, b, *conflict.more), None, pile.story((a.report, b.report)))


def _sides(pile: Pile, a: Span, b: Span) -> str:
    """Both readings with where they stand and who says them."""
    who = [pile.speaker(span) for span in (a, b)]
    if who[0] and who[0] == who[1]:
        return f"“{pile.around(a)}” ({a.report}) against “{pile.around(b)}” ({b.report}), both laid to {who[0]}"
    sides = [
        f"“{pile.around(span)}” ({span.report}{f', {name}' if name else ''})"
        for span, name in zip((a, b), who, strict=True)
    ]
    return " against ".join(sides)


def _weight(pile: Pile, conflict: Conflict) -> tuple[int, int, tuple[int, str], int]:
    kinds = list(LEADS)
    kind = kinds.index(conflict.kind) if conflict.kind in kinds else len(kinds)
    reports = {span.report for span in (conflict.a, conflict.b, *conflict.more)}
    return kind, -len(reports), order(conflict.a.report), conflict.a.start


def lesser_conflicts(pile: Pile) -> Iterator[Finding]:
    """How many there are that may go together, and that only look like conflicts."""
    held: dict[str | None, list[Conflict]] = defaultdict(list)
    for conflict in pile.dossier.conflicts:
        if conflict.severity != "hard":
            held[pile.story((conflict.a.report, conflict.b.report))].append(conflict)
    for story, conflicts in held.items():
        soft = [c for c in conflicts if c.severity == "soft"]
        scope = [c for c in conflicts if c.severity == "scope"]
        parts = [f"{count_of(len(soft), 'pair')} of accounts can hardly both hold"] if soft else []
        if scope:
            verb = "looks like a conflict" if len(scope) == 1 else "look like conflicts"
            parts.append(f"{count_of(len(scope), 'pair')} only {verb}: time, place or people differ")
        cites = [span for c in (*soft, *scope) for span in (c.a, c.b)]
        yield pile.told("; ".join(parts), [c.id for c in conflicts][:40], "conflict", cites, None, story)
