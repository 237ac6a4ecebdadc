"""Claims over reports: what the stage makes of the development sets and of corpora with several reports of one event.

    python bench/claims                    every part that has figures
    python bench/claims gva                one part: see PARTS
    python bench/claims gva --list         also what came out wrong
    python bench/claims gold [SET ...]     the stage on perfect input beside the whole line (`gold --help`)
    python bench/claims --floors           a sample of each part; exit status 1 when a floor is not kept
    python bench/claims --results          each part writes itself into docs/results-claims.md
    python bench/claims --json OUT         also every figure, by name

A part is a module beside this one, in whose head stands what it measures, with a function
`tables(data, quick, listed)`: its tables from the corpora in `data` (`quick`: a sample, for floors; `listed`: print
the mistakes), none where they are not there. Subjects of its rows begin with the name of the part.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.claims import gold  # noqa: E402
from bench.common import results, table  # noqa: E402
from bench.common.asked import Bench  # noqa: E402
from bench.common.table import Table  # noqa: E402

BENCH = Bench("claims", results.CLAIMS)
OURS = "secondsource"
#: Part -> module.
PARTS: dict[str, str] = {
    "counting": "bench.claims.counting",
    "gva": "bench.claims.gva",
    "fa-kes": "bench.claims.fakes",
}


def main() -> int:
    """Measure what is asked for."""
    if sys.argv[1:2] == ["gold"]:
        return gold.main(sys.argv[2:])
    asked = _arguments()
    measured, absent = list[Table](), list[str]()
    for part in asked.parts or PARTS:
        tables = importlib.import_module(PARTS[part]).tables(asked.data, asked.floors, asked.list)
        if not tables:
            print(f"bench/claims: {part}: data not found in {asked.data}, skipped")
            absent.append(part)
        elif not asked.floors:
            BENCH.give(asked, tables, part, part=f"bench/claims {part}")
        measured += tables
    if not asked.floors:
        if asked.json:
            table.write(measured, asked.json)  # of all parts: each has written its own there before
        return 0
    return BENCH.check(asked, measured, [OURS], [*absent, *(set(PARTS) - set(asked.parts or PARTS))])


def _arguments() -> argparse.Namespace:
    parser = BENCH.parser(__doc__, "json", "list")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; default: all")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}; there are gold, {', '.join(PARTS)}")
    return asked


if __name__ == "__main__":
    sys.exit(main())
