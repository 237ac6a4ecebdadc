"""Find planted copies in a pile of reports: how many are found, and how many reports a second of processor time take.

    python bench/candidates                           50,000 reports, edits of 2, 5, 10 and 20 % of the words
    python bench/candidates --neighbours              also datasketch and rensa, if --python names where they are
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

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.candidates.methods import OURS, PYTHON, index_of, neighbours, ours  # noqa: E402
from bench.candidates.pile import SENTENCES, Pile, planted, sentences  # noqa: E402
from bench.common import results  # noqa: E402
from bench.common.asked import Bench  # noqa: E402
from bench.common.table import Table  # noqa: E402

from secondsource.lineage.index import Index  # noqa: E402
from secondsource.lineage.join import Pairs  # noqa: E402
from secondsource.lineage.sketch import sketch  # noqa: E402

BENCH = Bench("candidates", results.LINEAGE)
SAMPLE = 4000
CROWD = 50  # reports in which each sentence of a crowded pile stands


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
    table = _copies(
        pool, SAMPLE if asked.floors else asked.reports, asked.edits, asked.python if asked.neighbours else None
    )
    if asked.floors:
        return BENCH.check(asked, [table], [OURS])
    _show(asked, table, *(["--neighbours"] if asked.neighbours else []))
    return 0


def _arguments() -> argparse.Namespace:
    parser = BENCH.parser(__doc__, neighbours="also datasketch and rensa")
    parser.add_argument("--reports", type=int, default=50_000)
    parser.add_argument("--edits", type=float, nargs="+", default=[0.02, 0.05, 0.1, 0.2], metavar="SHARE")
    parser.add_argument("--python", type=Path, default=PYTHON, help="an interpreter that has datasketch and rensa")
    parser.add_argument("--grow", type=int, nargs="+", metavar="N")
    return parser.parse_args()


def _copies(pool: list[str], size: int, edits: list[float], others: Path | None) -> Table:
    note = (
        f"{size:,} reports, one in five a copy; recall in percent; reports a second of processor time, words included. "
        f"Crowded: of few sentences, so that each stands in {CROWD} reports."
    )
    table = Table("planted", "Planted copies", ("recall", "reports/s", "pairs"), note=note)
    crowded = (f"{max(edits):.0%} edited, crowded", pool[: SENTENCES * size // CROWD], max(edits))
    for subject, sentences_, share in [*((f"{share:.0%} edited", pool, share) for share in edits), crowded]:
        pile = planted(sentences_, size, share)
        ways = {OURS: ours(pile.texts)} | (neighbours(pile.texts, others) if others else {})
        for name, found in ways.items():
            recall = 100 * sum(pair in found.pairs for pair in pile.planted) / len(pile.planted)
            cells = {"recall": recall, "reports/s": round(size / found.seconds), "pairs": len(found.pairs)}
            table.add(subject, name, cells)
    return table


def _growth(pool: list[str], sizes: list[int]) -> Table:
    """Each size anew: seconds of processor time to sketch and to join, and what one more report takes."""
    note = (
        "10 % of the words of a copy edited; every 50,000 reports have words of their own. Seconds are of processor"
        " time on one core; memory is the most the process held, the texts included. One more: to sketch one report,"
        " find its like and put it into the index."
    )
    columns = ("recall", "pairs", "sketch s", "join s", "reports/s", "us a report", "one more ms", "MB")
    table = Table("growth", "Larger piles", columns, note=note)
    for size in sizes:
        pile = planted(pool, size, 0.1)
        began = time.process_time()
        index = index_of(pile.texts)
        sketched = time.process_time()
        found = index.pairs()
        seconds = time.process_time() - began
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        cells = {
            "recall": _recall(found, pile, size),
            "pairs": len(found),
            "sketch s": sketched - began,
            "join s": seconds - (sketched - began),
            "reports/s": round(size / seconds),
            "us a report": 1e6 * seconds / size,
            "one more ms": _one_more(index, pile.texts[size // 2], size // 2),
            "MB": round(held),
        }
        table.add(f"{size:,}", OURS, cells)
    return table


def _recall(found: Pairs, pile: Pile, size: int) -> float:
    """The share of the planted pairs that are found; pairs are sorted."""
    codes = found.left * size + found.right
    asked = np.array([left * size + right for left, right in pile.planted])
    places = np.minimum(np.searchsorted(codes, asked), len(codes) - 1)
    return 100 * float((codes[places] == asked).mean())


def _one_more(index: Index, text: str, at: int) -> float:
    """Milliseconds of processor time for one report more, which is a copy of the one at that position."""
    began = time.process_time()
    runs, owners = sketch([text])
    near = index.like(runs)
    index.add(runs, owners, 1)
    answered = time.process_time()
    assert at in near.left
    return 1000 * (answered - began)


def _show(asked: argparse.Namespace, table: Table, *options: str) -> None:
    BENCH.give(asked, [table], *options, part=f"candidates {table.key}")


if __name__ == "__main__":
    sys.exit(main())
