"""Killed and injured in shootings of which several local reports tell, against the incident's own counts.

The answer is the best number of the course of the dead and of the wounded over the reports of an incident, 0 where
there is none; "half tell": also 0 where fewer than half of the reports tell of any, as a vote would have it. Beside it
plain rules over the tolls of single reports: what most of them give (the first on a tie), the first, the last, the
greatest; and what most give when a regular expression reads them. Incidents with one report are left out. Mistakes were
looked at in half 0 only (a digest of the incident's number decides); the other half was never listed.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.claims import piles
from bench.claims.piles import Pile
from bench.common.records import records
from bench.common.table import Table
from bench.tolls import baseline

OURS = "secondsource"
#: Every so many incidents are enough to see that something broke.
QUICK = 16
LISTED_HALF = 0
Toll = tuple[float, float]


def tables(data: Path, quick: bool, listed: bool) -> list[Table]:
    """The table of the incidents; none where the corpus is not there."""
    folder = data / "gva"
    if not (folder / "reports.jsonl").is_file():
        return []
    counts = json.loads((folder / "incidents.json").read_text(encoding="utf-8"))
    told = _incidents(folder, counts)
    answers: dict[str, dict[str, Toll]] = {}
    gold: dict[str, Toll] = {}
    for incident in sorted(told)[:: QUICK if quick else 1]:
        gold[incident] = counts[incident]["num_killed"], counts[incident]["num_injured"]
        for by, toll in _answers(told[incident]).items():
            answers.setdefault(by, {})[incident] = toll
        if listed and half(incident) == LISTED_HALF and answers[OURS][incident] != gold[incident]:
            print(f"gva {incident}: {answers[OURS][incident]}; gold {gold[incident]}")
    table = Table("incidents", "Killed and injured in incidents with several reports", COLUMNS)
    table.note = f"Percent of {len(gold)} incidents whose number is right. Mistakes were looked at in half 0 only."
    for by, tolls in answers.items():
        table.add("gva", by, _scores(tolls, gold))
    return [table]


COLUMNS = ("killed", "injured", "both", "both half 0", "both half 1")


def half(incident: str) -> int:
    """The half that an incident lies in."""
    return zlib.crc32(incident.encode()) % 2


def _incidents(folder: Path, counts: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in records(folder / "reports.jsonl"):
        if row["incident"] in counts:
            found.setdefault(row["incident"], []).append(row)
    return {incident: rows for incident, rows in found.items() if len(rows) > 1}


def _answers(rows: Sequence[Mapping[str, Any]]) -> dict[str, Toll]:
    """What each way makes of the reports of one incident."""
    pile = piles.read(rows, one_story=True)
    tolls = [(said.toll.killed, said.toll.injured) if said.toll else (0, 0) for said in pile.said]
    plain = [baseline.toll(f"{row['title']}\n\n{row['text']}") for row in rows]
    ours = {f"{OURS}, {policy}": _by(pile, policy) for policy in piles.POLICIES[1:]}
    return {
        OURS: _by(pile, piles.POLICIES[0]),
        f"{OURS}, half tell": _by(pile, piles.POLICIES[0], least=0.5),
        **ours,
        "most reports": most(tolls),
        "first report": tolls[0],
        "last report": tolls[-1],
        "the greatest": (max(killed for killed, _ in tolls), max(injured for _, injured in tolls)),
        "regex, most reports": most(plain),
    }


def _by(pile: Pile, policy: str, least: float = 0) -> Toll:
    return _number(pile, "killed", policy, least), _number(pile, "wounded", policy, least)


def _number(pile: Pile, status: str, policy: str, least: float) -> float:
    """What a policy makes of a fate; 0 where fewer than a share of the reports tell of it."""
    found = piles.course(pile.findings.courses, status)
    estimate = found.estimate(policy) if found else None
    if found is None or estimate is None or len({p.report for p in found.points}) < least * len(pile.reports):
        return 0
    return estimate.best if estimate.best is not None else estimate.low or 0


def most(tolls: Sequence[tuple[int, int]]) -> Toll:
    """The toll that most give, the first on a tie."""
    return Counter(tolls).most_common(1)[0][0]


def _scores(answers: Mapping[str, Toll], gold: Mapping[str, Toll]) -> dict[str, float]:
    halves = {n: {i for i in gold if half(i) == n} for n in (0, 1)}

    def share(hits: Sequence[bool]) -> float:
        return 100 * sum(hits) / len(hits) if hits else 0.0

    return {
        "killed": share([answers[i][0] == gold[i][0] for i in gold]),
        "injured": share([answers[i][1] == gold[i][1] for i in gold]),
        "both": share([answers[i] == gold[i] for i in gold]),
        "both half 0": share([answers[i] == gold[i] for i in gold if i in halves[0]]),
        "both half 1": share([answers[i] == gold[i] for i in gold if i in halves[1]]),
    }
