"""Measure the store of a case: sentences in, questions and pages meanwhile, one report more in a large case.

    python bench/store                       1,000,000 made-up sentences, 8 people who ask
    python bench/store --sentences 100000    fewer
    python bench/store --stories 60          stories of four made-up reports each that a run fills the case with
    python bench/store --copies 83           then copies of them until the case is large (83: 20,160 reports)
    python bench/store --engine rules        with another language engine
    python bench/store --case PATH           in a copy of this case, which a run of this bench has filled
    python bench/store --results             also writes docs/results-store.md

Everything is made up; nothing is read from ../shared. Times are by the clock of a machine that may do other things
meanwhile: its load stands in the notes.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.common import results  # noqa: E402
from bench.common.table import Table  # noqa: E402
from bench.store import ingest, large, pages, pile  # noqa: E402

import secondsource  # noqa: E402
from secondsource.case import Case  # noqa: E402
from secondsource.settings import Settings  # noqa: E402

PEOPLE = 8
#: Of the sentences, so many (at most) come in while questions and pages are asked.
MEANWHILE = 100_000


def main() -> int:
    """Run it."""
    options = _arguments()
    settings = Settings(language=options.engine)
    tables = list[Table]()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "bench.case"
        if options.case:
            shutil.copytree(options.case, folder)
        with secondsource.open(folder, settings=settings) as case:
            if not options.case:
                _fill(case, options.stories)
            if options.copies:
                large.enlarge(case, options.copies, _tell)
            tables.append(_one_more(case, options.more))
            stories = [story.id for story in case.stories(limit=200)]
        tables += _store(folder, options.sentences, stories, options.questions)
    for table in tables:
        print(table.text())
    if options.results:
        told = [
            f"--{name} {value}"
            for name in ("sentences", "stories", "copies", "engine")
            if (value := getattr(options, name)) != DEFAULTS[name]
        ]
        results.write("bench/store", results.command("bench/store", (), *told), tables, results.STORE)
    return 0


DEFAULTS = {"sentences": 1_000_000, "stories": 60, "copies": 0, "engine": "english"}


def _arguments() -> argparse.Namespace:
    asked = argparse.ArgumentParser(
        prog="bench/store", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("--sentences", type=int, default=DEFAULTS["sentences"])
    asked.add_argument("--stories", type=int, default=DEFAULTS["stories"])
    asked.add_argument("--copies", type=int, default=DEFAULTS["copies"])
    asked.add_argument("--engine", default=DEFAULTS["engine"])
    asked.add_argument("--more", type=int, default=4, help="reports that come in one by one")
    asked.add_argument("--questions", type=int, default=50, help="questions of each kind, of each who asks")
    asked.add_argument("--case", type=Path)
    asked.add_argument("--results", action="store_true")
    return asked.parse_args()


def _fill(case: Case, stories: int) -> None:
    case.add_bytes("pile.jsonl", pile.lines(stories))
    _tell("added")
    case.run()
    _tell("run")


def _one_more(case: Case, count: int) -> Table:
    """A report of one of the stories comes in; what is shown of the story is brought up to date."""
    edition = case.edition
    assert edition
    table = Table(
        "one more",
        "One report more",
        ("reports", "added, s", "story up to date, s", "processor, s"),
        note=f"In a case of so many reports, in one process that has read a report before. {_load()}",
    )
    reports = edition.counts["reports"]
    for story in range(count):
        record = json.dumps(pile.report(story, pile.EACH - 1)).encode() + b"\n"
        began, used = time.monotonic(), time.process_time()
        case.add_bytes(f"late-{story}.jsonl", record)
        added = time.monotonic()
        case.run(now=True)
        cells = {"reports": reports, "added, s": added - began, "story up to date, s": time.monotonic() - added}
        table.add(
            "the first" if not story else f"then {story}",
            case.settings.language,
            cells | {"processor, s": time.process_time() - used},
        )
        _tell(f"one more: {cells}")
    return table


def _store(folder: Path, sentences: int, stories: Sequence[str], questions: int) -> list[Table]:
    poured = Table(
        "ingest",
        "Sentences in",
        ("sentences", "a second", "a second of processor"),
        note=f"Written in transactions of {ingest.TOGETHER} reports, found by their words at once. {_load()}",
    )
    took = Table(
        "search",
        f"Questions of {PEOPLE} processes while sentences come in",
        ("answers", "p50, ms", "p95, ms", "p99, ms"),
        note="Thirty hits each, asked with a rest of a tenth of a second between.",
    )
    shown = Table(
        "pages",
        f"Pages for {PEOPLE} people while sentences come in",
        ("answers", "p50, ms", "p95, ms", "p99, ms"),
        note="From a server on loopback, one process; a tenth of a second of looking between two pages.",
    )
    meanwhile = min(MEANWHILE, sentences // 4)
    store = ingest.opened(folder)
    _poured(poured, "alone", sentences - 2 * meanwhile, ingest.pour(store, sentences - 2 * meanwhile, 1))
    asking = ingest.clients(folder, PEOPLE, questions * 5, 0.1)
    _poured(poured, "while questions are asked", meanwhile, ingest.pour(store, meanwhile, 2))
    _spread(took, f"{sentences:,} sentences", ingest.answers(asking))
    with pages.served(folder) as address, ingest.pouring(folder, meanwhile):
        words = pile.report(1, 0)["text"].split()
        pages.asked(address, stories[:3], words, 1, 1)  # the first page wakes the templates
        _spread(shown, f"{len(stories)} stories", pages.asked(address, stories, words, PEOPLE, max(1, questions // 3)))
    for fault in store.check():
        raise SystemExit(fault)
    store.close()
    return [poured, took, shown]


def _poured(table: Table, how: str, sentences: int, took: tuple[float, float]) -> None:
    clock, used = took
    table.add(
        "SQLite",
        how,
        {"sentences": sentences, "a second": sentences / clock, "a second of processor": sentences / used},
    )
    _tell(f"{how}: {sentences / clock:.0f} sentences a second")


def _spread(table: Table, by: str, took: Mapping[str, list[float]]) -> None:
    for kind, seconds in took.items():
        ordered = sorted(seconds)
        at = {
            f"p{part}, ms": 1000 * ordered[min(len(ordered) - 1, len(ordered) * part // 100)] for part in (50, 95, 99)
        }
        table.add(kind, by, {"answers": len(ordered), **at})
    _tell(f"{table.title}: {sum(map(len, took.values()))} answers")


def _load() -> str:
    return f"Load of the machine when it began: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors."


def _tell(words: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
