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

from bench.common import floors, results  # noqa: E402
from bench.common.engines import ENGINES, load_all  # noqa: E402
from bench.common.table import Table, values, write  # noqa: E402
from bench.language import measures, neighbours, speed, vectors  # noqa: E402

from secondsource.language import Analyzer  # noqa: E402

FLOORS = Path(__file__).parent / "floors.json"
#: Every fifth document is enough to see that something broke.
QUICK = 5


def main() -> int:
    """Measure what is asked for."""
    asked = _arguments()
    if not asked.data.is_dir():
        print(f"bench/language: skipped, no data at {asked.data}")
        return 0
    engines = load_all(asked.engine or (list(floors.read(FLOORS)) if asked.floors else ENGINES))
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
        return floors.check("bench/language", FLOORS, {name: values(tables, name) for name in engines}, corpora.absent)
    print("\n".join(measures.skipped(engines)))
    _give(asked, [table for table in tables if table.rows])
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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--engine", action="append", help="rules or english (default: both); may be repeated")
    parser.add_argument("--speed", action="store_true", help="measure speed and nothing else")
    parser.add_argument("--neighbours", action="store_true", help="also what others reach")
    parser.add_argument("--python", type=Path, default=neighbours.PYTHON, help="an interpreter that has spaCy")
    parser.add_argument("--results", action="store_true", help="write docs/results-language.md")
    parser.add_argument("--floors", action="store_true", help="only check the floors in floors.json")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write every figure by name")
    return parser.parse_args()


def _give(asked: argparse.Namespace, tables: list[Table]) -> None:
    for table in tables:
        print(table.text())
    if asked.json:
        write(tables, asked.json)
    if asked.results:
        options = [option for option in ("speed", "neighbours") if getattr(asked, option)]
        command = results.command("bench/language", asked.engine, *(f"--{option}" for option in options))
        results.write("bench/language, speed" if asked.speed else "bench/language", command, tables)


if __name__ == "__main__":
    sys.exit(main())
