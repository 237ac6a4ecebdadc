"""Find planted copies in a pile of reports: how many are found, and how many reports a second of processor time take.

    python bench/candidates                           50,000 reports, edits of 2, 5, 10 and 20 % of the words
    python bench/candidates --neighbours              also datasketch and rensa, where they are installed
    python bench/candidates --grow 100000 300000      larger piles: seconds, memory, and one report added to each
    python bench/candidates --floors                  recall on a small pile; exit status 1 when a floor is not kept
    python bench/candidates --results                 also writes docs/results-lineage.md

Reports are recombined from sentences of the corpora in ../shared/data (or --data); without them nothing is measured.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.candidates.methods import OURS, index_of, methods  # noqa: E402
from bench.candidates.pile import planted, sentences  # noqa: E402
from bench.common import results  # noqa: E402
from bench.common.asked import Bench  # noqa: E402
from bench.common.table import Table  # noqa: E402

from secondsource.lineage.sketch import sketch  # noqa: E402

BENCH = Bench("candidates", results.LINEAGE)
SAMPLE = 4000


def main() -> int:
    """Measure what is asked for."""
    asked = _arguments()
    pool = sentences(asked.data)
    if not pool:
        print(f"bench/candidates: skipped, no corpora at {asked.data}")
        return 0
    if asked.grow:
        _show(asked, _growth(pool, asked.grow), " ".join(["--grow", *map(str, asked.grow)]))
        return 0
    table = _copies(pool, SAMPLE if asked.floors else asked.reports, asked.edits, asked.neighbours)
    if asked.floors:
        return BENCH.check(asked, [table], [OURS])
    _show(asked, table, *(["--neighbours"] if asked.neighbours else []))
    return 0


def _arguments() -> argparse.Namespace:
    parser = BENCH.parser(__doc__, neighbours="also datasketch and rensa")
    parser.add_argument("--reports", type=int, default=50_000)
    parser.add_argument("--edits", type=float, nargs="+", default=[0.02, 0.05, 0.1, 0.2], metavar="SHARE")
    parser.add_argument("--grow", type=int, nargs="+", metavar="N")
    return parser.parse_args()


def _copies(pool: list[str], size: int, edits: list[float], neighbours: bool) -> Table:
    note = (
        f"{size:,} reports, one in five a copy; recall in percent; reports a second of processor time, words included."
    )
    table = Table("planted", "Planted copies", ("recall", "reports/s", "pairs"), note=note)
    for share in edits:
        pile = planted(pool, size, share)
        for name, method in methods(neighbours).items():
            found = method(pile.texts)
            recall = 100 * sum(pair in found.pairs for pair in pile.planted) / len(pile.planted)
            cells = {"recall": recall, "reports/s": round(size / found.seconds), "pairs": len(found.pairs)}
            table.add(f"{share:.0%} edited", name, cells)
    return table


def _growth(pool: list[str], sizes: list[int]) -> Table:
    """Each size anew: seconds of processor time to sketch and to join, and what one more report takes."""
    note = "10 % of the words of a copy edited. Memory is the most the process held, its texts included."
    columns = ("recall", "sketch s", "join s", "reports/s", "one more ms", "MB")
    table = Table("growth", "Larger piles", columns, note=note)
    for size in sizes:
        pile = planted(pool, size, 0.1)
        began = time.process_time()
        index = index_of(pile.texts)
        sketched = time.process_time()
        found = index.pairs()
        joined = time.process_time()
        codes = set((found.left * size + found.right).tolist())
        recall = 100 * sum(a * size + b in codes for a, b in pile.planted) / len(pile.planted)
        asked = time.perf_counter()
        near = index.like(sketch([pile.texts[size // 2]])[0])
        answered = time.perf_counter()
        assert size // 2 in near.left
        cells = {
            "recall": recall,
            "sketch s": sketched - began,
            "join s": joined - sketched,
            "reports/s": round(size / (joined - began)),
            "one more ms": 1000 * (answered - asked),
            "MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000),
        }
        table.add(f"{size:,}", OURS, cells)
    return table


def _show(asked: argparse.Namespace, table: Table, *options: str) -> None:
    BENCH.give(asked, [table], *options, part=f"candidates {table.key}")


if __name__ == "__main__":
    sys.exit(main())
