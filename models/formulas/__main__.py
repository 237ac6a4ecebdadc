"""Collect the formulas of news prose: runs of words that recur in reports of events that have nothing to do with one
another ("was pronounced dead at the scene").

    python -m models.formulas           writes src/secondsource/resources/formulas.bin; takes a few minutes

Read from ../shared/data: `gva` (an occasion is an incident) and `fa-kes` (a week). Only numbers of runs are kept.
"""

from __future__ import annotations

import argparse
import json
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from secondsource import clean, language
from secondsource.errors import ItemError
from secondsource.lineage import sign
from secondsource.resources.formulas import MASK

ROOT = Path(__file__).parents[2]
OUT = ROOT / "src" / "secondsource" / "resources" / "formulas.bin"
OCCASIONS = (
    4  # on which a run must stand. Between 1 and 4 the labelled pairs are told apart equally well; this is least
)


def occasions(data: Path) -> Iterator[tuple[str, str]]:
    """Each text with the name of its occasion."""
    for line in (data / "gva" / "reports.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        yield f"incident {record['incident']}", record["text"]
    for line in (data / "fa-kes" / "reports.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        year, week, _ = date.fromisoformat(record["date"][:10]).isocalendar()
        yield f"week {year} {week}", record["text"]


def main() -> int:
    """Count, and write what recurs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    asked = parser.parse_args()
    engine = language.load("rules")
    seen: defaultdict[int, set[str]] = defaultdict(set)
    for occasion, text in occasions(asked.data):
        try:
            report = clean.report_of(clean.Given("report", text))
        except ItemError:
            continue
        for run in sign(report, engine.parse(report)).shingles:
            seen[run & MASK].add(occasion)
    found = array("I", sorted(run for run, where in seen.items() if len(where) >= OCCASIONS))
    if sys.byteorder == "big":
        found.byteswap()
    OUT.write_bytes(found.tobytes())
    print(f"{len(found)} runs, {OUT.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
