"""Measure the language engines: syntax, sentences, names, speed; on the development halves of public treebanks.

    python bench/language                  every engine that is there, side by side
    python bench/language --engine rules   one engine
    python bench/language --speed          words a second, memory, start, cost by length
    python bench/language --neighbours     beside what can be run of others, and what they published
    python bench/language --results        also writes its part of docs/results-language.md
    python bench/language --floors         a quick sample; exit status 1 when a floor is not kept
    python bench/language --json OUT       also every figure, by name

The corpora lie beside the checkout, in ../shared/data (or under --data); what is not there is skipped. The engines are
asked through the functions that the command calls; nothing of the network's training is looked at.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.common import results  # noqa: E402
from bench.common.asked import Bench  # noqa: E402
from bench.common.neighbours import PYTHON  # noqa: E402
from bench.common.table import Table  # noqa: E402
from bench.language import measures, neighbours, speed, vectors  # noqa: E402

from secondsource.language import Analyzer  # noqa: E402

BENCH = Bench("language", results.LANGUAGE)
#: Every fifth document is enough to see that something broke.
QUICK = 5


def main() -> int:
    """Measure what is asked for."""
    asked = _arguments()
    if not asked.data.is_dir():
        print(f"bench/language: skipped, no data at {asked.data}")
        return 0
    engines = BENCH.engines(asked)
    corpora = measures.Corpora(asked.data, QUICK if asked.floors else 1)
    if asked.speed:
        tables = speed.tables(asked.data, list(engines))
        if asked.neighbours:
            neighbours.add_speed(asked.python, speed.texts(asked.data), tables[0])
    else:
        tables = _quality(asked, engines, corpora)
    for name in corpora.absent:
        print(f"bench/language: {name} skipped, data not found")
    if asked.floors:
        return BENCH.check(asked, tables, engines, corpora.absent)
    print("\n".join(measures.skipped(engines)))
    options = [f"--{option}" for option in ("speed", "neighbours") if getattr(asked, option)]
    BENCH.give(asked, tables, *options, part="bench/language, speed" if asked.speed else None)
    return 0


def _quality(asked: argparse.Namespace, engines: dict[str, Analyzer], corpora: measures.Corpora) -> list[Table]:
    tables = [
        measures.on_given_words(engines, corpora),
        measures.robustness(engines, corpora),
        measures.from_raw_text(engines, corpora),
        measures.named_things(engines, corpora),
    ]
    if asked.neighbours:
        neighbours.add_cuts(asked.python, corpora.trees, tables[2])
    if not asked.floors:
        tables.append(measures.entities(list(engines), asked.data.parent))
        tables.append(vectors.table(engines, asked.data))
    if asked.neighbours or asked.results:
        tables.append(neighbours.quoted())
    return tables


def _arguments() -> argparse.Namespace:
    parser = BENCH.parser(__doc__, "engine", "neighbours", "json")
    parser.add_argument("--speed", action="store_true", help="measure speed and nothing else")
    parser.add_argument("--python", type=Path, default=PYTHON, help="an interpreter that has spaCy")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
