"""What a dossier of a large pile costs: real reports, story by story, and reprints made of their sentences."""

from __future__ import annotations

import json
import random
import resource
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from bench.common.records import records
from bench.common.table import Table

from secondsource import runner
from secondsource.model.dossier import Dossier

PER_STORY = 1000 / 60  # reports
KEPT = 0.85  # share of its sentences that a reprint keeps
TAKEN = 0.1  # share that it takes from another report of the story
COLUMNS = ("stories", "claims", "conflicts", "wall s", "CPU s", "ms a report", "GB")


def cost(data: Path, sizes: Sequence[int], sentences: int = 0) -> Table:
    """Seconds and memory for dossiers of so many reports, written out; the whole command but for its start. With
    `sentences` each report ends after so many."""
    length = f"cut to {sentences} sentences" if sentences else "whole"
    table = Table("growth", "Larger piles", COLUMNS)
    table.note = (
        f"Local reports (gva), {length}, some {PER_STORY:.0f} a story, most of them reprints of the others' words."
    )
    for size in sizes:
        with TemporaryDirectory() as scratch:
            lines = Path(scratch) / "pile.jsonl"
            with lines.open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(line) + "\n" for line in pile(data, size, sentences))
            table.add(f"{size:,}", "secondsource", _cost(lines, Path(scratch) / "out", size))
    return table


def _cost(lines: Path, out: Path, size: int) -> dict[str, float]:
    began, spent = time.perf_counter(), _spent()
    dossier: Dossier = runner.write([lines], out, progress=_Stages())
    wall, cpu = time.perf_counter() - began, _spent() - spent
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    counts = (len(dossier.stories), len(dossier.claims), len(dossier.conflicts))
    return dict(zip(COLUMNS, (*counts, wall, cpu, 1000 * cpu / size, most), strict=True))


class _Stages:
    """Says how long each stage took."""

    def __init__(self) -> None:
        self.stage, self.began = "start", time.perf_counter()

    def __call__(self, stage: str, done: int, of: int) -> None:
        if stage != self.stage:
            now = time.perf_counter()
            print(f"  {self.stage}: {now - self.began:.1f} s", flush=True)
            self.stage, self.began = stage, now


def _spent() -> float:
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def pile(data: Path, size: int, sentences: int = 0) -> Iterator[dict[str, Any]]:
    """Lines for `dossier`: incidents with several reports, each filled up with reprints of its reports."""
    chance = random.Random(7)
    incidents: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records(data / "gva" / "reports.jsonl"):
        text = ". ".join(record["text"].split(". ")[: sentences or None])
        incidents[record["incident"]].append({**record, "text": text})
    stories = sorted(incidents.values(), key=lambda story: (-len(story), story[0]["id"]))[: round(size / PER_STORY)]
    for i in range(size):
        story = stories[i % len(stories)]
        nth = i // len(stories)
        yield _line(story[nth]) if nth < len(story) else _reprint(story, i, chance)


def _line(record: dict[str, Any]) -> dict[str, Any]:
    outlet = urlsplit(record["url"]).hostname or record["url"]
    return {"id": record["id"], "text": record["text"], "published": record["date"], "outlet": outlet}


def _reprint(story: list[dict[str, Any]], number: int, chance: random.Random) -> dict[str, Any]:
    first, other = chance.choice(story), chance.choice(story)
    kept = [s for s in first["text"].split(". ") if chance.random() < KEPT]
    taken = [s for s in other["text"].split(". ") if chance.random() < TAKEN]
    place = chance.randint(0, len(kept))
    text = ". ".join([*kept[:place], *taken, *kept[place:]])
    return {"id": f"copy-{number}", "text": text, "published": first["date"], "outlet": f"paper-{number % 400}.example"}
