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

from bench.common import results  # noqa: E402
from bench.common.asked import Bench  # noqa: E402
from bench.common.counts import Counts  # noqa: E402
from bench.common.engines import report_of  # noqa: E402
from bench.common.table import Table  # noqa: E402
from bench.events import muc, plover  # noqa: E402

from secondsource import assertions  # noqa: E402
from secondsource.export import readings  # noqa: E402
from secondsource.language import Analyzer  # noqa: E402
from secondsource.model.reading import Reading  # noqa: E402

BENCH = Bench("events", results.FACTS)
#: Every so many sentences and reports are enough to see that something broke.
QUICK = 4
Json = Mapping[str, Any]
BASELINE = "baseline"


def main() -> int:
    """Measure what is asked for."""
    asked = _arguments()
    engines = BENCH.engines(asked)
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
        return BENCH.check(asked, tables, () if absent else engines)
    BENCH.give(asked, tables, *(["--dev"] if asked.dev else []))
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
    parser = BENCH.parser(__doc__, "engine", "json", sample="only every Nth sentence and report")
    parser.add_argument("--dev", action="store_true", help="MUC-4's dev reports too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
