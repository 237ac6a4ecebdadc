"""Sentence vectors: do near ones say the same? On Microsoft's paraphrase corpus, by a threshold from its train part."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
from bench.common.table import Table
from numpy.typing import NDArray

from secondsource.language import Analyzer

Pair = tuple[bool, str, str]
#: As measured in an earlier trial with the published backbone itself (all-MiniLM-L6-v2, int8).
PUBLISHED = {"the backbone, quoted": {"accuracy": 71.9, "F1": 80.5}}


@runtime_checkable
class Vectors(Protocol):
    """An engine that gives sentences vectors."""

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(texts, width), of unit length."""
        ...


def table(engines: Mapping[str, Analyzer], data: Path) -> Table:
    """Accuracy and F1 of "the same" by cosine."""
    made = Table(
        "vectors",
        "Sentence vectors: the same or not, MSRP",
        ("accuracy", "F1", "threshold"),
        note="A pair says the same from a cosine on, which is chosen on the train part; scored on the validation part.",
    )
    parts = [data / "msrp" / f"msr-para-{part}.tsv" for part in ("train", "val")]
    if all(part.is_file() for part in parts):
        for name, engine in engines.items():
            if isinstance(engine, Vectors):
                made.add("MSRP", name, _scored(engine, *(list(_pairs(part)) for part in parts)))
        for name, cells in PUBLISHED.items():
            made.add("MSRP", name, cells)
    return made


def _pairs(path: Path) -> list[Pair]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [(row[0] == "1", row[3], row[4]) for row in rows if len(row) >= 5]


def _scored(engine: Vectors, train: Sequence[Pair], check: Sequence[Pair]) -> dict[str, float]:
    learnt, wanted = _cosines(engine, train), np.array([same for same, _, _ in train])
    candidates = np.unique(learnt.round(3))
    threshold = max(candidates, key=lambda t: float(((learnt >= t) == wanted).mean()))
    answers, gold = _cosines(engine, check) >= threshold, np.array([same for same, _, _ in check])
    both = float((answers & gold).sum())
    return {
        "accuracy": 100 * float((answers == gold).mean()),
        "F1": 200 * both / max(1.0, float(answers.sum() + gold.sum())),
        "threshold": float(threshold),
    }


def _cosines(engine: Vectors, pairs: Sequence[Pair]) -> NDArray[np.float32]:
    left, right = (engine.vectors([pair[side] for pair in pairs]) for side in (1, 2))
    cosines: NDArray[np.float32] = (left * right).sum(1)
    return cosines
