"""The development sets: a dossier of each, scored with the project's scorer."""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from secondsource import runner
from secondsource.model import codec
from secondsource.settings import Settings

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
OWN = ROOT / "bench" / "sets"


@dataclass(frozen=True)
class Scored:
    """The scorer's result for one set, the dossier as JSON data, and the seconds that it took."""

    name: str
    result: Any
    document: dict[str, Any]
    seconds: float


def scorer(shared: Path) -> Any:
    """The scorer as a module, None where it is not there."""
    if not (shared / "eval" / "score.py").is_file():
        return None
    sys.path.insert(0, str(shared / "eval"))
    return importlib.import_module("score")


def folders(shared: Path, names: Sequence[str] = ()) -> list[Path]:
    """The sets with gold, or those that are named."""
    found = [gold.parent for place in (shared / "devset", OWN) for gold in sorted(place.glob("*/gold.json"))]
    return [folder for folder in found if not names or folder.name in names]


def score(scorer: Any, folder: Path, plain: bool = False, settings: Settings | None = None) -> Scored:
    """Make the dossier of a set and score it. `plain`: from the plain-text forms only."""
    places = sorted((folder / "reports").glob("*.txt")) if plain else [folder / "reports"]
    began = time.perf_counter()
    dossier = runner.run(places, settings)
    seconds = time.perf_counter() - began
    for item in dossier.skipped:
        print(f"skipped {item.name}: {item.reason}", file=sys.stderr)
    document = json.loads(codec.dumps(codec.encode(dossier)))
    gold = scorer.load(folder / "gold.json", "gold")
    result = scorer.compare(gold, scorer.Node(document, "dossier"), folder / "reports")
    return Scored(folder.name, result, document, seconds)


def by_engine(shared: Path, engines: Sequence[str]) -> Iterator[tuple[str, Scored]]:
    """Every set by every engine; none, and a word why, where the scorer is not there."""
    judge = scorer(shared)
    if judge is None:
        print(f"scored sets: skipped, no scorer at {shared}")
        return
    for folder in folders(shared):
        for engine in engines:
            yield engine, score(judge, folder, settings=replace(Settings(), language=engine))


def cells(scored: Scored, section: str, columns: Sequence[str]) -> dict[str, float]:
    """The figures of one section of the scorer by the names of `columns`, and its score, in percent."""
    found = scored.result.sections[section]
    made = {m.name: 100 * m.value for m in found.metrics if m.value is not None and m.name in columns}
    return {**made, "score": 100 * (found.score() or 0.0)}
