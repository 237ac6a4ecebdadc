"""The arithmetic of single reports against the gold of the development sets.

Compared are sums, differences, parts of a whole and shares whose figures all stand in one report, by their numbers: a
sum and a difference of the same three numbers say the same. Gold names a relation in one of the reports that print it;
in the others the same numbers are right too. What compares reports is no matter of one report and left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from secondsource.assertions.counting.arithmetic import relations
from secondsource.model.assertion import Figure
from secondsource.model.parse import Parse

KINDS = ("sum", "difference", "subset", "share")
Equation = tuple[object, ...]


def gold(folder: Path) -> list[tuple[str, Equation]]:
    """The relations of a set that stand in one report: the report, and what is equal."""
    document: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    figures = {figure["id"]: figure for figure in document["figures"]}
    found = []
    for row in document.get("arithmetic") or ():
        if row["relation"] not in KINDS:
            continue
        added = row["relation"] in ("sum", "difference")
        terms, total = (row["terms"], row["total"]) if added else ([row["part"]], row["whole"])
        if len({figures[id_]["report"] for id_ in (*terms, total)}) == 1:
            values = [figures[id_]["value"] for id_ in terms]
            found.append((figures[total]["report"], _equation(row["relation"], values, figures[total]["value"])))
    return found


def told(parse: Parse, figures: Sequence[Figure]) -> set[Equation]:
    """The relations found in a report."""
    by_id: Mapping[str, Figure] = {figure.id: figure for figure in figures}
    return {
        _equation(r.kind, [by_id[id_].value for id_ in r.terms], by_id[r.total].value)
        for r in relations(parse, figures)
        if r.kind in KINDS
    }


def _equation(kind: str, terms: Sequence[float | None], total: float | None) -> Equation:
    if kind in ("sum", "difference"):
        return ("equal", *sorted(float(n or 0) for n in (*terms, total)))
    return (kind, *(float(n or 0) for n in terms), float(total or 0))


def score(want: Sequence[tuple[str, Equation]], got: Mapping[str, set[Equation]]) -> tuple[int, int, int, int]:
    """Gold relations found, gold relations, answers that gold has somewhere, answers."""
    known = {equation for _, equation in want}
    hit = sum(equation in got.get(report, set()) for report, equation in want)
    answers = [equation for found in got.values() for equation in found]
    return hit, len(want), sum(equation in known for equation in answers), len(answers)
