"""Reports told apart and put in their order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count

from secondsource.model.ids import siglum, unseen_siglum
from secondsource.model.lineage import Lineage
from secondsource.model.report import Report


def distinct(reports: Sequence[Report]) -> list[Report]:
    """One report for each text; further names under which it was found become its aliases."""
    by_id: dict[str, list[Report]] = {}
    for report in sorted(reports, key=lambda r: (r.id, r.file)):
        by_id.setdefault(report.id, []).append(report)
    return [
        replace(first, aliases=tuple(r.file for r in others)) if others else first for first, *others in by_id.values()
    ]


def in_order(reports: Sequence[Report]) -> list[Report]:
    """By publication, then by content: never by file name or the order of reading."""
    return sorted(reports, key=lambda r: (r.published.earliest or "9999", r.published.latest or "9999", r.id))


def name_all(reports: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """The siglum of each report (by id): the one that is known of it, else the next that is free."""
    taken = set(known.values())
    free = (name for at in count() if (name := siglum(at)) not in taken)
    return {report: known.get(report) or next(free) for report in reports}


def label_all(lineage: Lineage, known: Sequence[tuple[str, frozenset[str]]]) -> Lineage:
    """The lineage with the letters that its unseen ancestors have already: `known` are these, each with the reports
    that stand on it. An ancestor is known again by the reports that it shares with one; others get the next letters."""
    taken: set[str] = set()
    free = (name for at in count() if (name := unseen_siglum(at)) not in {label for label, _ in known})
    letters: dict[str, str] = {}
    for one in lineage.hypothetical:
        shared = [(len(held.intersection(one.children)), label) for label, held in known if label not in taken]
        most, label = max(shared, key=lambda pair: pair[0], default=(0, ""))
        letters[one.label] = label if most else next(free)
        taken.add(letters[one.label])
    return replace(
        lineage,
        hypothetical=tuple(replace(one, label=letters[one.label]) for one in lineage.hypothetical),
        origins=tuple(
            replace(one, label=_LETTER.sub(lambda m: f"({letters.get(m[1], m[1])})", one.label))
            for one in lineage.origins
        ),
    )


#: How the label of an origin names the unseen ancestor that it is.
_LETTER = re.compile(r"\(([α-ω]+)\)$")
