"""Pairs of local reports of different hosts that share text, by ours and by a plain join of runs of five words."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from bench.common.records import records
from bench.common.table import Table

from secondsource import clean, language
from secondsource.lineage import trace
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.text.urls import host_of

RUN, CAP = 5, 4  # of the plain join: words of a run, reports with it
LEAST = 0.05  # share of a report from which a pair counts
LIKELY = 0.5  # probability from which kinship is more likely than not
OURS, SURE, PLAIN = "secondsource", "secondsource, probability .5", "5-gram join, cap 4"
_WORD = re.compile(r"\w+")


class Pile(NamedTuple):
    """Reports as they were captured, with their parses and, by id, their hosts and incidents."""

    reports: list[Report]
    parses: list[Parse]
    hosts: dict[str, str]
    incidents: dict[str, str]


def local(data: Path, size: int | None = None) -> Pile | None:
    """The local reports, the first `size` of them or all; None where they are not."""
    path = data / "gva" / "reports.jsonl"
    if not path.is_file():
        return None
    engine = language.load("rules")
    pile = Pile([], [], {}, {})
    for row in list(records(path))[:size]:
        hints = {"text": row["text"], "published": row["date"], "url": row["url"]}
        report = clean.report_of(clean.given(row["id"], hints))
        if report.id not in pile.hosts:
            pile.reports.append(report)
            pile.parses.append(engine.parse(report))
            pile.hosts[report.id], pile.incidents[report.id] = host_of(row["url"]), row["incident"]
    return pile


def shares(pile: Pile) -> Table:
    """How many pairs share LEAST of one of their bodies, and how many of these are of one incident."""
    note = f"{len(pile.reports):,} reports with the boilerplate of their pages; pairs of two hosts with 5 % in common."
    table = Table(
        "shares", "Shared text of local reports", ("pairs", "of one incident", "precision", "seconds"), note=note
    )
    began = time.process_time()
    edges = [e for e in trace(pile.reports, pile.parses).edges if e.parent in pile.hosts and e.share >= LEAST]
    seconds = time.process_time() - began
    for name, least in ((OURS, 0.0), (SURE, LIKELY)):
        pairs = {frozenset((e.child, e.parent)) for e in edges if e.score >= least}
        table.add("gva", name, _cells(pile, pairs, seconds))
    began = time.process_time()
    plain = join(pile)
    table.add("gva", PLAIN, _cells(pile, plain, time.process_time() - began))
    return table


def _cells(pile: Pile, pairs: Collection[frozenset[str]], seconds: float) -> dict[str, float]:
    apart = [pair for pair in pairs if len({pile.hosts[report] for report in pair}) == 2]
    true = sum(len({pile.incidents[report] for report in pair}) == 1 for pair in apart)
    precision = 100 * true / max(1, len(apart))
    return {"pairs": len(apart), "of one incident": true, "precision": precision, "seconds": seconds}


def join(pile: Pile) -> list[frozenset[str]]:
    """The plain join: runs in more than CAP reports are dropped, and nothing else is."""
    words = {report.id: _WORD.findall(report.text.lower()) for report in pile.reports}
    runs = {one: [" ".join(own[i : i + RUN]) for i in range(len(own) - RUN + 1)] for one, own in words.items()}
    held: defaultdict[str, list[str]] = defaultdict(list)
    for report, own in runs.items():
        for run in set(own):
            held[run].append(report)
    both: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    for run, owners in held.items():
        if len(owners) <= CAP:
            for i, left in enumerate(owners):
                for right in owners[i + 1 :]:
                    both[frozenset((left, right))].add(run)
    return [pair for pair, common in both.items() if _share(pair, common, words, runs) >= LEAST]


def _share(pair: frozenset[str], common: set[str], words: dict[str, list[str]], runs: dict[str, list[str]]) -> float:
    short = min(sorted(pair), key=lambda report: len(words[report]))
    covered = {i + k for i, run in enumerate(runs[short]) if run in common for k in range(RUN)}
    return len(covered) / len(words[short])
