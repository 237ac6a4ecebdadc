"""Tolls of single reports: how many were killed and injured, of which class, and how the numbers hang together.

    python bench/tolls                         both engines and the regular expression, on everything
    python bench/tolls --sample 10             every tenth report
    python bench/tolls --engine english --list shootings    also what was read wrong
    python bench/tolls --results               also writes its part of docs/results-facts.md
    python bench/tolls --floors                a quick sample; exit status 1 when a floor is not kept
    python bench/tolls --json OUT              also every figure, by name

Shootings: local US reports, right where killed and injured are those of the incident (many reports were written before
the last victim died, or are cut off by a pay wall); an incident is right where most of its reports are. War: reports
from Syria, with the killed of each class as a crowd counted them. The sets lie beside the checkout, in ../shared/data
(or under --data); what is not there is skipped.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.common import results  # noqa: E402
from bench.common.asked import Bench  # noqa: E402
from bench.common.engines import report_of  # noqa: E402
from bench.common.table import Table  # noqa: E402
from bench.tolls import baseline, corpus, scores, sums  # noqa: E402
from bench.tolls.corpus import Case  # noqa: E402
from bench.tolls.scores import Answer  # noqa: E402

from secondsource import clean  # noqa: E402
from secondsource.assertions.counting.figures import find_figures  # noqa: E402
from secondsource.assertions.counting.toll import find_toll  # noqa: E402
from secondsource.language import Analyzer  # noqa: E402

BENCH = Bench("tolls", results.FACTS)
SETS = {"shootings": corpus.shootings, "war": corpus.war}
#: Every so many reports of a set are enough to see that something broke.
QUICK = {"shootings": 29, "war": 6}
#: Who is measured beside the engines.
REGEX = "regex"


def main() -> int:
    """Measure what is asked for."""
    asked = _arguments()
    engines = BENCH.engines(asked)
    reports = Table("toll", "Killed and injured in local reports of shootings", ("killed", "injured", "both"))
    reports.note = "Percent of reports and of incidents (by most of their reports) with the right number."
    classes = Table("class", "Killed by class in reports of a war", ("P", "R", "F1", "gold"))
    classes.note = "Numbers above zero that equal the crowd's, of those given (P) and of those wanted (R)."
    absent = []
    for name, read in SETS.items():
        step = QUICK[name] if asked.floors else asked.sample
        try:
            cases = sorted(read(asked.data), key=lambda case: case.id)[::step]
        except FileNotFoundError:
            print(f"bench/tolls: {name}: data not found, skipped")
            absent.append(name)
            continue
        _measure(name, cases, engines, not asked.floors, (reports, classes), asked.list)
    tables = [table for table in (reports, classes, _arithmetic(engines, asked.data.parent)) if table.rows]
    if asked.floors:
        absent += [] if any(table.key == "arithmetic" for table in tables) else ["dev sets"]
        return BENCH.check(asked, tables, engines if tables else (), absent)
    BENCH.give(asked, tables)
    return 0


def _arguments() -> argparse.Namespace:
    parser = BENCH.parser(__doc__, "engine", "sample", "json")
    parser.add_argument("--list", choices=sorted(SETS), help="print what was read wrong in a set")
    return parser.parse_args()


def _measure(
    name: str,
    cases: Sequence[Case],
    engines: Mapping[str, Analyzer],
    beside: bool,
    tables: tuple[Table, Table],
    listed: str | None,
) -> None:
    """Have everybody read the cases and put their scores into the table of the set."""
    everybody = {by: {case.id: _read(case, engine) for case in cases} for by, engine in engines.items()}
    if beside:
        everybody[REGEX] = {c.id: (*baseline.toll(c.text), baseline.classes(c.text)) for c in cases}
    reports, classes = tables
    for by, answers in everybody.items():
        if name == "shootings":
            reports.add("shootings by report", by, scores.by_report(cases, answers))
            reports.add("shootings by incident", by, scores.by_incident(cases, answers))
        else:
            for victims in corpus.CLASSES.values():
                classes.add(f"war {victims}", by, scores.class_f1(cases, answers, victims))
        if listed == name and by != REGEX:
            _list(cases, answers, by)


def _read(case: Case, engine: Analyzer) -> Answer:
    """What the program says of a report."""
    report = clean.report_of(clean.given(case.id, {"text": case.text, "published": case.published}))
    parse = engine.parse(report)
    toll = find_toll(report, parse, find_figures(report, parse, ()))
    return (toll.killed, toll.injured, dict(toll.by_class)) if toll else (0, 0, {})


def _list(cases: Sequence[Case], answers: Mapping[str, Answer], by: str) -> None:
    for case in cases:
        killed, injured, classes = answers[case.id]
        if case.classes is None and (killed, injured) != (case.killed, case.injured):
            print(f"{by} {case.id}: {killed} killed, {injured} injured; gold {case.killed}, {case.injured}")
        for victims, count in (case.classes or {}).items():
            if classes.get(victims, 0) != count:
                print(f"{by} {case.id}: {victims} {classes.get(victims, 0)}; gold {count}")


def _arithmetic(engines: Mapping[str, Analyzer], shared: Path) -> Table:
    """Relations among the figures of one report, on the development sets that have them."""
    table = Table("arithmetic", "Arithmetic within a report", ("R", "P", "gold", "found"))
    table.note = "Sums, differences, parts and shares of the development sets; gold does not name every one that holds."
    folders = [path.parent for path in sorted((shared / "devset").glob("*/gold.json"))]
    for by, engine in engines.items():
        hit = gold = right = found = 0
        for folder in folders:
            got = {}
            for path in sorted((folder / "reports").glob("*.txt")):
                report = report_of(path.read_text(encoding="utf-8"))
                parse = engine.parse(report)
                got[path.name[:2]] = sums.told(parse, find_figures(report, parse, ()))
            counts = sums.score(sums.gold(folder), got)
            hit, gold, right, found = (a + b for a, b in zip((hit, gold, right, found), counts, strict=True))
        if gold and found:
            table.add("dev sets", by, {"R": 100 * hit / gold, "P": 100 * right / found, "gold": gold, "found": found})
    return table


if __name__ == "__main__":
    sys.exit(main())
