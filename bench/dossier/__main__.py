"""Run the whole line on the development sets and score it.

    python bench/dossier                      every set: scores beside their floors
    python bench/dossier garrison --list statements
    python bench/dossier --results            also writes docs/results.md

The development sets and the scorer lie beside the checkout, in ../shared (or where --shared says).
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path
from types import ModuleType

from secondsource import runner
from secondsource.model import codec

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FLOORS = HERE / "floors.json"


def scorer(shared: Path) -> ModuleType:
    """The scoring program as a module."""
    sys.path.insert(0, str(shared / "eval"))
    return importlib.import_module("score")


def evaluate(shared: Path, name: str, score: ModuleType):  # type: ignore[no-untyped-def]
    """Score the dossier of one development set; the reports are read by their plain-text form."""
    folder = shared / "devset" / name
    files = sorted((folder / "reports").glob("*.txt"))
    document = codec.encode(runner.run(files))
    gold = score.load(folder / "gold.json", "gold")
    return score.compare(gold, score.Node(json.loads(codec.dumps(document)), "dossier"), folder / "reports")


def main() -> int:
    """Score, print, and say whether every floor is kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="development sets (default: all)")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--list", metavar="SECTION", help="print the mistakes of a section")
    asked = parser.parse_args()
    score = scorer(asked.shared)
    names = asked.sets or sorted(p.parent.name for p in (asked.shared / "devset").glob("*/gold.json"))
    for name in names:
        result = evaluate(asked.shared, name, score)
        if asked.list:
            print("\n".join(result.sections[asked.list].mistakes))
        print(score.table(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
