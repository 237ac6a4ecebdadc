"""Tell rewrites from independent reports, and what local reports share from boilerplate.

    python bench/rewrites                    rewrites of 100 war reports by four programs; shared text of local reports
    python bench/rewrites --hand FILE        also rewrites that people wrote: lines of {"id": of the report, "text"}
    python bench/rewrites --fit              also the weights that each half of the reports gives
    python bench/rewrites --floors           a small sample; exit status 1 when a floor is not kept
    python bench/rewrites --results          also writes docs/results-lineage.md

Negatives are the rewrites against reports of the same war written at least four days before or after (half of them of
the same place), and pairs that people labelled as independent, mostly of one day and topic, with their rewrites.
Everything is read from ../shared/data (or --data); without it nothing is measured.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.common import results  # noqa: E402
from bench.common.asked import Bench  # noqa: E402
from bench.common.table import Table  # noqa: E402
from bench.rewrites import shares  # noqa: E402
from bench.rewrites.corpus import PROGRAMS, Corpus, corpus  # noqa: E402
from bench.rewrites.methods import OURS, fitted, methods  # noqa: E402

from secondsource.language.english import English  # noqa: E402
from secondsource.lineage import trace  # noqa: E402

BENCH = Bench("rewrites", results.LINEAGE)
SAMPLE, LABELLED, LOCAL = 14, 12, 800  # war reports, labelled pairs and local reports for --floors
ALARMS = 0.01  # share of the negatives above the threshold
LIKELY = 0.25  # score from which a pair counts as found
NEGATIVES = ("other event", "labelled")


def main() -> int:
    """Measure what is asked for."""
    asked = _arguments()
    if not (asked.data / "fa-kes").is_dir():
        print(f"bench/rewrites: data not found in {asked.data}, skipped")
        return 0
    tables = []
    if pile := shares.local(asked.data, LOCAL if asked.floors else None):
        tables.append(shares.shares(pile))
    size = SAMPLE if asked.floors else asked.reports
    made = corpus(asked.data, size, English(), asked.hand, LABELLED if asked.floors else None)
    tables += [_told(made), _found(made)]
    if asked.floors:
        return BENCH.check(asked, tables, [OURS])
    BENCH.give(asked, tables, *(["--hand FILE"] if asked.hand else []), part="rewrites")
    if asked.fit:
        _show_fit(made)
    return 0


def _arguments() -> argparse.Namespace:
    parser = BENCH.parser(__doc__)
    parser.add_argument("--reports", type=int, default=100)
    parser.add_argument("--hand", type=Path, metavar="FILE")
    parser.add_argument("--fit", action="store_true")
    return parser.parse_args()


def _told(made: Corpus) -> Table:
    """Recall by each method at its own threshold."""
    kinds = np.array([kind for kind, _, _ in made.pairs])
    counts = {kind: int((kinds == kind).sum()) for kind in dict.fromkeys(kinds.tolist())}
    note = "Recall at 1 % false alarms of all negatives, and of the labelled pairs alone. Pairs: "
    note += ", ".join(f"{count} {kind}" for kind, count in counts.items()) + "."
    table = Table("told", "Rewrites told from independent reports", ("recall", "recall, labelled"), note=note)
    truth = ~np.isin(kinds, NEGATIVES)
    for name, method in methods(made).items():
        scores = np.array([method(made.told[left], made.told[right]) for _, left, right in made.pairs])
        for subject in ("all", *(kind for kind in counts if kind not in NEGATIVES)):
            asked = truth if subject == "all" else kinds == subject
            cells = {
                "recall": _recall(scores[asked], scores[~truth]),
                "recall, labelled": _recall(scores[asked], scores[kinds == "labelled"]),
            }
            table.add(subject, name, cells)
    return table


def _recall(scores: np.ndarray, negatives: np.ndarray) -> float:
    """Percent of the scores above all but ALARMS of the negatives."""
    at = np.sort(negatives)[::-1][int(ALARMS * len(negatives))]
    return 100 * float((scores > at).mean())


def _found(made: Corpus) -> Table:
    """The whole way in a pile: from reports to edges."""
    told = list(made.told.values())
    began = time.process_time()
    traced = trace([one.report for one in told], [one.parse for one in told])
    seconds = time.process_time() - began
    found = {frozenset((e.child, e.parent)) for e in traced.edges if e.score >= LIKELY}
    note = f"{len(told)} reports and rewrites in one pile; found: an edge with a score of {LIKELY} and more."
    table = Table("found", "Rewrites found in a pile", ("found", "seconds"), note=note)
    for kind in (*PROGRAMS, "hand", *NEGATIVES):
        pairs = [frozenset(made.told[key].report.id for key in (a, b)) for k, a, b in made.pairs if k == kind]
        if pairs:
            table.add(kind, OURS, {"found": 100 * sum(p in found for p in pairs) / len(pairs), "seconds": seconds})
    return table


def _show_fit(made: Corpus) -> None:
    truth = np.array([kind not in NEGATIVES for kind, _, _ in made.pairs])
    halves, whole, scores = fitted(made)
    print("(base, share of names, share of words)")
    print("  each half", halves.round(2).tolist(), "all", whole.round(2).tolist())
    print(f"  recall, each half by the other's weights: {_recall(scores[truth], scores[~truth]):.1f}")


if __name__ == "__main__":
    sys.exit(main())
