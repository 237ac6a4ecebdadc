"""What reports say that they correct, and denials that another claim takes back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from secondsource.claims.alignment.figure_facts import number
from secondsource.claims.alignment.items import Item
from secondsource.claims.identity.parties import Parties
from secondsource.model.claim import Conflict
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.text.numbers import numbers

#: "Correction: ...", "An earlier version of this story said ...": up to the end of the line.
_NOTE = re.compile(
    r"^[^\n]{0,40}\b(?:corrections?|clarification|editor[’']?s note)\s*[:—–-][^\n]*"
    r"|^[^\n]{0,60}\b(?:an |the )?(?:earlier|previous|original) (?:version|edition)s? of th(?:is|e) "
    r"(?:story|article|report|item|dispatch)[^\n]*"
    r"|^[^\n]{0,60}\bthis (?:story|article|report|item) has been (?:corrected|amended)[^\n]*"
    r"|^[^\n]{0,20}\((?:corrects|correcting)\b[^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
#: The wrong reading in a note, before the right one: "said 14 people had died; the number is 12", "corrects 14 to 12".
_WRONG = re.compile(
    r"\b(?:said|stated|gave|reported|misstated|put|was given as|from|not|instead of|rather than|corrects)\b",
    re.IGNORECASE,
)
#: Characters of a report in which notes are looked for: they stand at its head or its foot.
REACH = 4000


def noted(
    items: Sequence[Item], reports: Mapping[str, Report], notes: Mapping[str, Sequence[tuple[Span, float]]]
) -> Span | None:
    """The note of a report that calls the number of a claim wrong: the report's own, or that of one by its outlet."""
    for item in items:
        value = number(item.figure) if item.figure else None
        if value is None:
            continue
        for span, wrong in notes.get(_outlet(reports[item.report]), ()):
            if wrong == value:
                return span
    return None


def correction_notes(reports: Sequence[Report]) -> dict[str, list[tuple[Span, float]]]:
    """Outlet -> its notes of correction, each with the number that it calls wrong."""
    found: dict[str, list[tuple[Span, float]]] = {}
    for report in reports:
        for start, end in {(0, REACH), (max(0, len(report.text) - REACH), len(report.text))}:
            for match in _NOTE.finditer(report.text, start, min(end, len(report.text))):
                wrong = _wrong_number(match[0])
                span = Span(report.id, *match.span())
                if wrong is not None and (span, wrong) not in found.setdefault(_outlet(report), []):
                    found[_outlet(report)].append((span, wrong))
    return {outlet: sorted(notes) for outlet, notes in found.items()}


def _wrong_number(note: str) -> float | None:
    """The first number after a word for the wrong reading, where the note has another number too."""
    cue = _WRONG.search(note)
    if cue is None:
        return None
    values = [found.value for found in numbers(note, cue.end()) if found.value is not None]
    return values[0] if len(values) > 1 and values[0] != values[1] else None


def _outlet(report: Report) -> str:
    return report.outlet.name.casefold() if report.outlet else report.id


def taken_back_elsewhere(
    groups: Sequence[tuple[str, Sequence[Item]]], conflicts: Sequence[Conflict], parties: Parties
) -> tuple[dict[str, Item], dict[str, Item]]:
    """Claims admitted by the side that denies them in another claim (-> the admission), and those other claims (-> the
    admission that overtakes them), as the conflicts of polarity between the two tell."""
    by_id = dict(groups)
    admitted: dict[str, Item] = {}
    overtaken: dict[str, Item] = {}
    for conflict in conflicts:
        if conflict.kind != "polarity" or conflict.severity != "hard":
            continue
        for denial, claim in _pairs(conflict.claims):
            for admission in by_id.get(claim, ()):
                if admission.stance != "admits":
                    continue
                before = [i for i in by_id.get(denial, ()) if i.day <= admission.day and i.span in _ends(conflict)]
                if any(parties.at_least([_party(i, parties), _party(admission, parties)]) == 1 for i in before):
                    admitted.setdefault(claim, admission)
                    overtaken.setdefault(denial, admission)
    return admitted, overtaken


def _ends(conflict: Conflict) -> tuple[Span, ...]:
    return (conflict.a, conflict.b, *conflict.more)


def _pairs(claims: Sequence[str]) -> list[tuple[str, str]]:
    return [(a, b) for a in claims for b in claims if a != b]


def _party(item: Item, parties: Parties) -> str:
    return parties.of_source(item.speaker) if item.speaker else parties.of_strand(item.strand, item.report)
