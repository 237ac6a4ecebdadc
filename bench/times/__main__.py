"""Measure which times of news reports are found, and with the right value, on TimeBank and AQUAINT (TIMEX3).

    python bench/times                  all reports, each part, and the half whose mistakes nobody looks at
    python bench/times --list           also the mistakes of the half that may be looked at
    python bench/times --engine english sentences by that engine (default: rules)
    python bench/times --neighbours     beside dateparser, where it is installed
    python bench/times --results        also writes its part of docs/results-facts.md
    python bench/times --floors         exit status 1 when a floor is not kept
    python bench/times --json OUT       also every figure, by name

The corpora lie beside the checkout, in ../shared/data/tempeval3/TBAQ-cleaned (or under --data). Nothing is trained on
them. The document creation time is given as the day of publication and is none of the times to be found.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.common import results  # noqa: E402
from bench.common.asked import Bench  # noqa: E402
from bench.common.neighbours import PYTHON  # noqa: E402
from bench.common.table import Table  # noqa: E402
from bench.times import neighbours, scores  # noqa: E402
from bench.times.corpus import PARTS, Document, Timex, documents  # noqa: E402

from secondsource import clean, language  # noqa: E402
from secondsource.language.moments import find_moments  # noqa: E402
from secondsource.model.parse import Moment  # noqa: E402

BENCH = Bench("times", results.FACTS)
OURS = "Second Source"


def main() -> int:
    """Measure what is asked for."""
    asked = _arguments()
    folder = asked.data / "tempeval3" / "TBAQ-cleaned"
    if not folder.is_dir():
        print(f"bench/times: skipped, no TimeBank and AQUAINT at {folder}")
        return 0
    read = list(documents(folder))
    found, pace = _read(read, asked.engine)
    tables = _tables()
    _fill(tables, OURS, read, found, pace)
    if asked.floors:
        return BENCH.check(asked, tables, [OURS])
    if asked.list:
        _tell(read, found)
    if asked.neighbours or asked.results:
        _beside(tables, read, asked.python)
    BENCH.give(asked, tables, "--neighbours")
    return 0


def _arguments() -> argparse.Namespace:
    wanted = "print the mistakes of the half that may be looked at"
    parser = BENCH.parser(__doc__, "json", list=wanted, neighbours="also dateparser")
    parser.add_argument("--engine", default="rules", help="who finds the sentences: rules or english")
    parser.add_argument("--python", type=Path, default=PYTHON, help="an interpreter that has dateparser")
    return parser.parse_args()


def _read(read: Sequence[Document], engine: str) -> tuple[list[list[Timex]], float]:
    """The times found in each report, and how many reports a second of processor time the search takes, sentences
    given."""
    analyzer = language.load(engine)
    told = [clean.report_of(clean.given("", {"text": d.text, "published": d.published[:10]})) for d in read]
    parsed = [(report, analyzer.parse(report)) for report in told]
    began = time.process_time()
    moments = [find_moments(report, parse.sentences) for report, parse in parsed]
    seconds = time.process_time() - began
    return [[_timex(moment) for moment in some] for some in moments], len(read) / max(1e-9, seconds)


def _timex(moment: Moment) -> Timex:
    return Timex(moment.span.start, moment.span.end, moment.type.upper(), moment.value)


def _tables() -> list[Table]:
    return [
        Table(
            "times",
            "Times (F1 as in TempEval-3)",
            ("relaxed", "strict", "type", "value", "P", "R"),
            note="Relaxed: the words overlap. Strict: the same words. Type and value: relaxed F1 times the share with "
            "the right one. P and R: of relaxed.",
        ),
        Table(
            "days",
            "Whole days",
            ("exactly", "that day", "days"),
            note="Of the dates of one whole day: found with exactly that value, and with that day though a part of it "
            'or a clock time is told too ("Friday night", which AQUAINT\'s people took for a plain date).',
        ),
        Table("pace", "Pace", ("reports/s",), note="Reports a second of processor time on one core, sentences given."),
    ]


def _fill(tables: Sequence[Table], by: str, read: Sequence[Document], found: list[list[Timex]], pace: float) -> None:
    counted = [scores.count(d.times, times) for d, times in zip(read, found, strict=True)]
    for subject, wanted in _subjects(read).items():
        counts = sum((c for c, yes in zip(counted, wanted, strict=True) if yes), Counter[str]())
        if counts["gold"]:
            tables[0].add(subject, by, scores.measures(counts))
            tables[1].add(subject, by, scores.days(counts))
    tables[2].add("all reports", by, {"reports/s": pace})


def _subjects(read: Sequence[Document]) -> dict[str, list[bool]]:
    """Each group of reports that is scored by itself, as yes or no for every report."""
    groups = {"all": [True] * len(read), **{part: [d.part == part for d in read] for part in PARTS}}
    return groups | {"half looked at": [d.seen for d in read], "half not looked at": [not d.seen for d in read]}


def _beside(tables: Sequence[Table], read: Sequence[Document], python: Path) -> None:
    """dateparser on the same reports."""
    if not neighbours.is_there(python):
        print(neighbours.HOW + "\n")
        return
    theirs, pace = neighbours.found_by(python, read)
    _fill(tables, "dateparser", read, theirs, pace)


def _tell(read: Sequence[Document], found: list[list[Timex]]) -> None:
    for document, times in zip(read, found, strict=True):
        if document.seen:
            for line in _mistakes(document, times):
                print(line)


def _mistakes(document: Document, found: list[Timex]) -> list[str]:
    pairs = scores.pairs(document.times, found)
    met, used = {id(g) for g, _ in pairs}, {id(f) for _, f in pairs}
    lines = [f"missed {_told(document, t)} {t.type} {t.value}" for t in document.times if id(t) not in met]
    lines += [f"extra  {_told(document, t)} {t.type} {t.value}" for t in found if id(t) not in used]
    lines += [f"value  {_told(document, g)}: is {f.value}, gold {g.value}" for g, f in pairs if g.value != f.value]
    return lines + [f"extent {_told(document, g)}: is {_told(document, f)}" for g, f in pairs if _moved(g, f)]


def _moved(gold: Timex, found: Timex) -> bool:
    return (gold.start, gold.end) != (found.start, found.end)


def _told(document: Document, t: Timex) -> str:
    words = f"{document.text[max(0, t.start - 40) : t.start]}[{document.text[t.start : t.end]}]"
    return f"{document.name} ({document.published[:10]}) " + " ".join(words.split())


if __name__ == "__main__":
    sys.exit(main())
