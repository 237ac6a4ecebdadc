"""How good is the claims stage by itself, and how good at the end of the whole line?

    python bench/claims gold                              every development set
    python bench/claims gold ../shared/devset/ferry       one set: a folder with gold.json and reports/
    python bench/claims gold --list claims                also the mistakes on perfect input, one by one

Prints the scores of the sections `claims` and `conflicts` twice: with the answers of the gold file handed to the
stage in place of everything upstream (its ceiling), and with what the whole line finds.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.claims import upstream

from secondsource import runner
from secondsource.claims.reconcile import weigh
from secondsource.dossier.build import build
from secondsource.model import codec
from secondsource.model.dossier import Dossier
from secondsource.model.made import Made

ROOT = Path(__file__).parents[2]
SECTIONS = ("claims", "conflicts")


def with_gold(folder: Path) -> Dossier:
    """The dossier of a set when everything before the claims stage is right."""
    up = upstream.read(folder)
    started = time.perf_counter()
    findings = weigh(up.stories, up.reports, up.parses, up.assertions, up.lineage, up.cast, up.events)
    print(f"{folder.name}: {time.perf_counter() - started:.2f} s in the claims stage")
    made = Made("secondsource", "bench", "", "gold")
    return build(made, up.reports, up.parses, up.lineage, up.stories, up.assertions, findings, [])


def whole_line(folder: Path) -> Dossier:
    """The dossier of a set as a user would get it."""
    return runner.run(sorted((folder / "reports").glob("*.txt")))


def evaluate(score: ModuleType, folder: Path, dossier: Dossier) -> Any:
    """The scorer's result for one dossier."""
    gold = score.load(folder / "gold.json", "gold")
    document = json.loads(codec.dumps(codec.encode(dossier)))
    return score.compare(gold, score.Node(document, "dossier"), folder / "reports")


def main(words: Sequence[str]) -> int:
    """Print both columns for every set. `words`: what stands behind the name of the part."""
    asked = _arguments(words)
    sys.path.insert(0, str(asked.shared / "eval"))
    score = importlib.import_module("score")
    for folder in asked.sets or sorted(p.parent for p in (asked.shared / "devset").glob("*/gold.json")):
        results = [evaluate(score, folder, with_gold(folder))]
        if not asked.gold_only:
            results.append(evaluate(score, folder, whole_line(folder)))
        if asked.list:
            print("\n".join(results[0].sections[asked.list].mistakes))
        _show(results)
    return 0


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("bench/claims gold", description=__doc__, formatter_class=formatter)
    parser.add_argument("sets", nargs="*", type=Path, help="folders with gold.json and reports/")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--list", metavar="SECTION", choices=SECTIONS, help="print the mistakes of a section")
    parser.add_argument("--gold-only", action="store_true", help="leave the whole line out")
    return parser.parse_args(words)


def _show(results: Sequence[Any]) -> None:
    print(f"{'':28}  perfect input   whole line")
    for name in SECTIONS:
        for row in zip(*(r.sections[name].metrics for r in results), strict=True):
            cells = "".join("            -" if m.value is None else f"{m.value:13.3f}" for m in row)
            first = row[0]
            spread = f"   p={first.precision:.2f} r={first.recall:.2f}" if first.precision is not None else ""
            print(f"{name}.{first.name:20}{cells}{spread}")
        scores = "".join(f"{r.sections[name].score() or 0:13.3f}" for r in results)
        print(f"{name} = {'':18}{scores}")
