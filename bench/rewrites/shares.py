"""Pairs of local reports of different hosts that share text, by ours and by a plain join of runs of five words."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
from bench.common.records import records
from bench.common.table import Table
from bench.rewrites.methods import regression

from secondsource.lineage.shared import LEAST, RECIPE, measured, shared
from secondsource.text.urls import host_of

RUN, CAP = 5, 4  # of the plain join: words of a run, reports with it
OURS, PLAIN = "secondsource", "5-gram join, cap 4"
_WORD = re.compile(r"\w+")


class Pile(NamedTuple):
    """Texts with their hosts, days and incidents."""

    texts: list[str]
    hosts: list[str]
    days: list[int | None]
    incidents: list[str]


def local(data: Path) -> Pile | None:
    """The local reports as they were captured; None where they are not."""
    path = data / "gva" / "reports.jsonl"
    if not path.is_file():
        return None
    rows = list(records(path))
    days: list[int | None] = [date.fromisoformat(row["date"]).toordinal() for row in rows]
    return Pile([r["text"] for r in rows], [host_of(r["url"]) for r in rows], days, [r["incident"] for r in rows])


def shares(pile: Pile) -> Table:
    """How many pairs share LEAST of the shorter body, and how many of these are of one incident."""
    note = f"{len(pile.texts):,} reports with the boilerplate of their pages; pairs of two hosts with 5 % in common."
    table = Table(
        "shares", "Shared text of local reports", ("pairs", "of one incident", "precision", "seconds"), note=note
    )
    began = time.process_time()
    ours = [(pair.left, pair.right) for pair in shared(pile.texts, pile.hosts, pile.days)]
    table.add("gva", OURS, _cells(pile, ours, time.process_time() - began))
    began = time.process_time()
    plain = join(pile)
    table.add("gva", PLAIN, _cells(pile, plain, time.process_time() - began))
    return table


def _cells(pile: Pile, pairs: Sequence[tuple[int, int]], seconds: float) -> dict[str, float]:
    true = sum(pile.incidents[left] == pile.incidents[right] for left, right in pairs)
    precision = 100 * true / max(1, len(pairs))
    return {"pairs": len(pairs), "of one incident": true, "precision": precision, "seconds": seconds}


def join(pile: Pile) -> list[tuple[int, int]]:
    """The plain join: runs in more than CAP reports are dropped, and nothing else is."""
    words = [_WORD.findall(text.lower()) for text in pile.texts]
    runs = [[" ".join(one[i : i + RUN]) for i in range(len(one) - RUN + 1)] for one in words]
    held: defaultdict[str, list[int]] = defaultdict(list)
    for at, own in enumerate(runs):
        for run in set(own):
            held[run].append(at)
    both: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for run, owners in held.items():
        if len(owners) <= CAP:
            for i, left in enumerate(owners):
                for right in owners[i + 1 :]:
                    if pile.hosts[left] != pile.hosts[right]:
                        both[left, right].add(run)
    return [pair for pair, common in both.items() if _share(*pair, common, words, runs) >= LEAST]


def _share(left: int, right: int, common: set[str], words: list[list[str]], runs: list[list[str]]) -> float:
    short = min((left, right), key=lambda at: len(words[at]))
    covered = {i + k for i, run in enumerate(runs[short]) if run in common for k in range(RUN)}
    return len(covered) / len(words[short])


def fitted(pile: Pile) -> str:
    """The weights of the recipe in `lineage.shared` as each half of the incidents gives them, and how far the half that
    they were not fitted on bears them out."""
    pairs = list(measured(pile.texts, pile.hosts, pile.days, least=LEAST))
    seen = np.array([[1.0, *(feature.of(common) for feature in RECIPE.values())] for _, _, common in pairs])
    truth = np.array([pile.incidents[left] == pile.incidents[right] for left, right, _ in pairs])
    half = np.array([int(pile.incidents[left]) % 2 for left, _, _ in pairs])
    weights = [regression(seen[half != one], truth[half != one], np.ones((half != one).sum())) for one in (0, 1)]
    scores = np.where(half == 0, seen @ weights[0], seen @ weights[1])
    order = np.argsort(-scores, kind="stable")
    true = np.cumsum(truth[order])
    precision = true / np.arange(1, len(order) + 1)
    most = int(true[np.flatnonzero(precision >= 0.9).max(initial=0)])
    whole = regression(seen, truth, np.ones(len(truth)))
    named = ", ".join(RECIPE)
    return (
        f"shared text (base, {named})\n  each half {np.round(weights, 2).tolist()} all {whole.round(2).tolist()}\n"
        f"  each half by the other's weights: {most} true pairs at a precision of 90 %"
    )
