"""How good is the claims stage by itself, and how good at the end of the whole line?

    python bench/claims                                   every development set
    python bench/claims ../shared/devset/ferry            one set: a folder with gold.json and reports/
    python bench/claims --list claims                     also the mistakes on perfect input, one by one

Prints the scores of the sections `claims` and `conflicts` twice: with the answers of the gold file handed to the
stage in place of everything upstream (its ceiling), and with what the whole line finds.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import gold as perfect

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
    up = perfect.read(folder)
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


def main() -> int:
    """Print both columns for every set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", type=Path, help="folders with gold.json and reports/")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--list", metavar="SECTION", choices=SECTIONS, help="print the mistakes of a section")
    parser.add_argument("--gold-only", action="store_true", help="leave the whole line out")
    asked = parser.parse_args()
    sys.path.insert(0, str(asked.shared / "eval"))
    score = importlib.import_module("score")
    for folder in asked.sets or sorted(p.parent for p in (asked.shared / "devset").glob("*/gold.json")):
        results = [evaluate(score, folder, with_gold(folder))]
        if not asked.gold_only:
            results.append(evaluate(score, folder, whole_line(folder)))
        if asked.list:
            print("\n".join(results[0].sections[asked.list].mistakes))
        print(f"{'':28}  perfect input   whole line")
        for name in SECTIONS:
            for row in zip(*(r.sections[name].metrics for r in results), strict=True):
                cells = "".join("            -" if m.value is None else f"{m.value:13.3f}" for m in row)
                first = row[0]
                spread = f"   p={first.precision:.2f} r={first.recall:.2f}" if first.precision is not None else ""
                print(f"{name}.{first.name:20}{cells}{spread}")
            scores = "".join(f"{r.sections[name].score() or 0:13.3f}" for r in results)
            print(f"{name} = {'':18}{scores}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
