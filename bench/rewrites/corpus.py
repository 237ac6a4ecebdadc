"""Reports of a war with rewrites of some of them made on the spot, and pairs that stand on each other or do not.

Nothing of it is kept: the reports are read from ../shared/data, the rewrites live in memory.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from bench.common.engines import report_of
from bench.common.records import records
from bench.rewrites.condense import condense, digest
from bench.rewrites.retell import retell
from bench.rewrites.reword import reword

from secondsource.lineage import Signature, sign
from secondsource.model.parse import Parse
from secondsource.model.report import Published, Report

PROGRAMS: Mapping[str, Callable[..., str]] = {
    "reword": reword,
    "condense": condense,
    "digest": digest,
    "retell": retell,
}
WORDS = 90  # a report of fewer has too little in it to be told again
FEWEST = 20  # words of a rewrite; of some reports a summary leaves hardly a line
APART = 4  # days between reports of two events, at the least
OTHERS = (
    12  # reports of other events that each rewrite is held against; half of them of the same place, where there are
)


@dataclass(frozen=True)
class Told:
    """A report or a rewrite, ready to be compared."""

    id: str
    text: str
    signature: Signature
    report: Report
    parse: Parse


@dataclass
class Corpus:
    """`pairs`: (kind, a, b) by key in `told`; kinds are the programs' names, "hand", "other event" and "labelled"
    (pairs that people found not to stand on each other)."""

    told: dict[str, Told] = field(default_factory=dict)
    pairs: list[tuple[str, str, str]] = field(default_factory=list)


def corpus(data: Path, size: int, engine: Any, hand: Path | None = None, labelled: int | None = None) -> Corpus:
    """Rewrites of `size` reports spread over `fa-kes`, and by hand from a JSONL file of {"id", "text"}; of the labelled
    pairs the first ones, or all."""
    known = {r["id"]: r for r in records(data / "fa-kes" / "reports.jsonl")}
    wanted = [r for r in known.values() if len(r["text"].split()) >= WORDS]
    chosen = wanted[:: max(1, len(wanted) // size)][:size]
    made = Corpus()
    reader = _Reader(engine, made)
    for number, record in enumerate(chosen):
        reader.rewritten(record, number)
    for written in records(hand) if hand else ():
        record = known[written["id"]]
        reader.read(record["id"], record["text"], record["date"])
        reader.read(f"hand {record['id']}", written["text"], record["date"])
        made.pairs.append(("hand", record["id"], f"hand {record['id']}"))
    chance = random.Random(3)
    for _, original, rewrite in list(made.pairs):
        others = _other_events(known[original], chosen, chance)
        made.pairs += [("other event", other["id"], rewrite) for other in others]
    for left, right in _not_derived(data)[:labelled]:
        for one in (left, right):
            reader.read(one, known[one]["text"], known[one]["date"])
        made.pairs.append(("labelled", left, right))
        made.pairs += [("labelled", *pair) for pair in _with_rewrites(left, right, made)]
    return made


def _with_rewrites(left: str, right: str, made: Corpus) -> list[tuple[str, str]]:
    """The rewrites of each report against the other one."""
    names = (*PROGRAMS, "hand")
    pairs = [(other, f"{name} {one}") for one, other in ((left, right), (right, left)) for name in names]
    return [pair for pair in pairs if pair[1] in made.told]


class _Reader:
    def __init__(self, engine: Any, made: Corpus) -> None:
        self._engine, self._made = engine, made

    def rewritten(self, record: dict[str, str], number: int) -> None:
        """Take a report and what the programs make of it."""
        report, parse = self.read(record["id"], record["text"], record["date"])
        for name, program in PROGRAMS.items():
            text = program(report, parse, number)
            if len(text.split()) > FEWEST:
                self.read(f"{name} {record['id']}", text, record["date"])
                self._made.pairs.append((name, record["id"], f"{name} {record['id']}"))

    def read(self, key: str, text: str, day: str) -> tuple[Report, Parse]:
        """The report and its parse; read once."""
        if key not in self._made.told:
            report = replace(report_of(text), published=Published(day, day, day, "day"))
            parse = self._engine.parse(report)
            self._made.told[key] = Told(key, text, sign(report, parse), report, parse)
        told = self._made.told[key]
        return told.report, told.parse


def _not_derived(data: Path) -> list[tuple[str, str]]:
    rows = records(data / "derivation" / "fa-kes.jsonl")
    return [(row["a"], row["b"]) for row in rows if all(label["derivation"] == "ND" for label in row["labels"])]


def _other_events(record: dict[str, str], chosen: list[dict[str, str]], chance: random.Random) -> list[dict[str, str]]:
    """Some reports that were written days before or after, half of them of the same place."""
    far = [r for r in chosen if _apart(r["date"], record["date"]) >= APART]
    same = [r for r in far if r["location"] == record["location"]]
    near = chance.sample(same, min(OTHERS // 2, len(same)))
    return near + chance.sample(far, min(OTHERS - len(near), len(far)))


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
