"""Measure what one report says happened: PLOVER's types sentence by sentence, MUC-4's slots report by report.

    python bench/events                   both sets, every engine that is there beside the baselines
    python bench/events --sample 10       every tenth sentence and report
    python bench/events --engine english --dev    MUC-4's dev reports too (the tests tst1 and tst2 alone otherwise)
    python bench/events --results         also writes its part of docs/results-facts.md
    python bench/events --floors          a quick sample; exit status 1 when a floor is not kept
    python bench/events --json OUT        also every figure, by name

Both are read off the JSON that `secondsource read` prints, as bench/events/plover.py and muc.py say. The corpora lie
beside the checkout, in ../shared/data (or under --data); what is not there is skipped.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.common import floors, results  # noqa: E402
from bench.common.counts import Counts  # noqa: E402
from bench.common.engines import ENGINES, load_all, report_of  # noqa: E402
from bench.common.table import Table, values, write  # noqa: E402
from bench.events import muc, plover  # noqa: E402

from secondsource import assertions  # noqa: E402
from secondsource.export import readings  # noqa: E402
from secondsource.language import Analyzer  # noqa: E402
from secondsource.model.reading import Reading  # noqa: E402

FLOORS = Path(__file__).parent / "floors.json"
#: Every so many sentences and reports are enough to see that something broke.
QUICK = 4
Json = Mapping[str, Any]
BASELINE = "baseline"


def main() -> int:
    """Measure what is asked for."""
    asked = _arguments()
    engines = load_all(asked.engine or (list(floors.read(FLOORS)) if asked.floors else ENGINES))
    step = QUICK if asked.floors else asked.sample
    tables, absent = [], []
    if (asked.data / plover.FILE).is_file():
        tables.append(sentences(engines, list(plover.records(asked.data)), step))
    else:
        absent.append("plover")
    if (asked.data / "muc4").is_dir():
        parts = ("dev",) if asked.floors else ("tst1", "tst2", *(("dev",) if asked.dev else ()))
        tables += reports(engines, asked.data / "muc4", parts, 5 * step if asked.floors else step)
    else:
        absent.append("MUC-4")
    for name in absent:
        print(f"bench/events: {name}: data not found, skipped")
    if asked.floors:
        measured = {name: values(tables, name) for name in engines}
        if asked.json:
            write(tables, asked.json)
        return floors.check("bench/events", FLOORS, measured) if not absent else 0
    _give(asked, tables)
    return 0


def sentences(engines: Mapping[str, Analyzer], records: Sequence[plover.Record], step: int) -> Table:
    """Types and parties of the PLOVER sentences; the even ones were not looked at while the rules were written."""
    columns = ("first", "P", "R", "F1", "actors", "targets")
    note = (
        "first: the type of the first event is right; P, R, F1 over all types of a sentence; parties: gold ones found."
    )
    table = Table("plover", "PLOVER sentences", columns, note=note)
    for half, subject in enumerate(("even (not looked at)", "odd (looked at)")):
        part = records[half::2][::step]
        table.add(subject, BASELINE, _types([plover.baseline(r.text) for r in part], part))
        for name, engine in engines.items():
            read = [_read(engine, record.text) for record in part]
            cells = _types([plover.types_in(reading) for reading in read], part)
            for column, role in (("actors", "sources"), ("targets", "targets")):
                got = [plover.parties_in(reading, column) for reading in read]
                wanted = [(party, words) for r, words in zip(part, got, strict=True) for party in getattr(r, role)]
                cells[column] = 100 * sum(plover.found(p, w) for p, w in wanted) / max(1, len(wanted))
            table.add(subject, name, cells)
    return table


def _types(given: Sequence[list[str]], records: Sequence[plover.Record]) -> dict[str, float]:
    counts = Counts()
    for types, record in zip(given, records, strict=True):
        counts.compare(record.types, types)
    first = sum(bool(t) and t[0] in r.types for t, r in zip(given, records, strict=True))
    shares = {"P": counts.precision, "R": counts.recall, "F1": counts.f1}
    return {"first": 100 * first / max(1, len(records)), **shares}


def reports(engines: Mapping[str, Analyzer], folder: Path, parts: Sequence[str], step: int) -> list[Table]:
    """MUC-4's slots: over all reports, those without an incident included, and over those with templates alone."""
    columns = tuple(f"{slot} {what}" for slot in muc.SLOTS for what in ("P", "R", "F1"))
    note = "A report's distinct fills of each slot against those of its templates; optional ones neither ask nor count."
    both = Table("muc", "MUC-4, all reports", columns, note=note)
    told = Table("muc-told", "MUC-4, reports with an incident", columns, note="The same where there is a template.")
    cases = {part: list(muc.cases(folder, part))[::step] for part in parts}
    subjects = {**cases, "tst1+tst2": cases["tst1"] + cases["tst2"]} if "tst2" in cases else cases
    answers: dict[str, Callable[[str], dict[str, set[Any]]]] = {BASELINE: muc.baseline}
    answers |= {name: _answer(engine) for name, engine in engines.items()}
    for name, answer in answers.items():
        given = {case.id: answer(case.text) for part in cases.values() for case in part}
        for subject, chosen in subjects.items():
            both.add(subject, name, _slots(chosen, given))
            told.add(subject, name, _slots([case for case in chosen if any(case.wanted.values())], given))
    return [both, told]


def _answer(engine: Analyzer) -> Callable[[str], dict[str, set[Any]]]:
    return lambda text: muc.answer(_read(engine, text), text)


def _slots(cases: Sequence[muc.Case], given: Mapping[str, dict[str, set[Any]]]) -> dict[str, float]:
    cells = {}
    for slot in muc.SLOTS:
        counts = Counts()
        for case in cases:
            counts.add(*muc.count(slot, case, given[case.id][slot]))
        rates = (("P", counts.precision), ("R", counts.recall), ("F1", counts.f1))
        cells |= {f"{slot} {what}": value for what, value in rates}
    return cells


def _read(engine: Analyzer, text: str) -> Json:
    """What the program prints of a text, as JSON data."""
    report = report_of(text)
    parse = engine.parse(report)
    return readings.as_object(Reading(report.file, report, parse, assertions.find(report, parse)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--engine", action="append", help="rules or english (default: both); may be repeated")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="only every Nth sentence and report")
    parser.add_argument("--dev", action="store_true", help="MUC-4's dev reports too")
    parser.add_argument("--results", action="store_true", help="write docs/results-facts.md")
    parser.add_argument("--floors", action="store_true", help="only check the floors in floors.json")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write every figure by name")
    return parser.parse_args()


def _give(asked: argparse.Namespace, tables: list[Table]) -> None:
    for table in tables:
        print(table.text())
    if asked.json:
        write(tables, asked.json)
    if asked.results:
        sample = f"--sample {asked.sample}" if asked.sample > 1 else ""
        command = results.command("bench/events", asked.engine, sample, "--dev" if asked.dev else "")
        results.write("bench/events", command, tables, results.FACTS)


if __name__ == "__main__":
    sys.exit(main())
