"""Measure changes of control: which of a pile of news snippets tell of one, and of which kind.

    python bench/control                    every engine that is there, beside the keyword rule
    python bench/control --engine english --list    also what was got wrong
    python bench/control --results          also writes its part of docs/results-facts.md
    python bench/control --floors           exit status 1 when a floor is not kept
    python bench/control --json OUT         also every figure, by name

The snippets bear one of thirty classes, three of which are changes of control; the others count as "none". A snippet
is given the kind of the first control mention that has one, as `secondsource read` prints them. F1 of a kind is its own
against all else; macro F1 is the mean of the three. Rows are parted by their number: the first rules were written with
the even ones' mistakes in sight, later ones with the odd ones' too, so both flatter; expect less of new snippets. The
corpus lies beside the checkout, in ../shared/data (or under --data); where it is not, nothing is measured.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.common import results  # noqa: E402
from bench.common.asked import Bench  # noqa: E402
from bench.common.engines import report_of  # noqa: E402
from bench.common.table import Table  # noqa: E402
from bench.control.keywords import kind_by_keywords  # noqa: E402
from bench.control.snippets import KINDS, Snippet, snippets  # noqa: E402

from secondsource import assertions  # noqa: E402
from secondsource.language import Analyzer  # noqa: E402

BENCH = Bench("control", results.FACTS)
BASELINE = "keywords"
#: Something that gives a text the kind of change it tells of, None for none.
Judge = Callable[[str], str | None]


def main() -> int:
    """Measure what is asked for."""
    asked = BENCH.parser(__doc__, "engine", "list", "json").parse_args()
    file = asked.data / "case-task2" / "snippets.tsv"
    if not file.is_file():
        print(f"bench/control: skipped, data not found at {file}")
        return 0
    engines = BENCH.engines(asked)
    judges: dict[str, Judge] = {} if asked.floors else {BASELINE: kind_by_keywords}
    judges |= {name: _judge(analyzer) for name, analyzer in engines.items()}
    rows = snippets(file)
    table = measured(judges, rows, _tell if asked.list else None)
    if asked.floors:
        return BENCH.check(asked, [table], engines)
    BENCH.give(asked, [table])
    return 0


def _judge(analyzer: Analyzer) -> Judge:
    """The product: the first kind among the control mentions."""

    def judge(text: str) -> str | None:
        report = report_of(text)
        found = assertions.find(report, analyzer.parse(report))
        return next((mention.kind for mention in found.control if mention.kind), None)

    return judge


def measured(
    judges: Mapping[str, Judge], rows: Sequence[Snippet], tell: Callable[[str, Snippet, str | None], None] | None = None
) -> Table:
    """F1 of each kind and their mean, for all rows and for each half."""
    note = f"{len(rows)} snippets, {sum(row.kind is not None for row in rows)} of them changes of control. "
    note += "Mistakes were looked at in the even rows first, later in the odd ones too: new snippets fare worse."
    table = Table("control", "Changes of control (case-task2)", ("macro F1", *KINDS), note=note)
    for name, judge in judges.items():
        given = [judge(row.text) for row in rows]
        for subject, part in (("all", slice(None)), ("even rows", slice(0, None, 2)), ("odd rows", slice(1, None, 2))):
            table.add(subject, name, scores([row.kind for row in rows[part]], given[part]))
        for row, kind in zip(rows, given, strict=True) if tell else ():
            if tell and kind != row.kind:
                tell(name, row, kind)
    return table


def scores(gold: Sequence[str | None], given: Sequence[str | None]) -> dict[str, float]:
    """F1 of each kind in percent, and their mean; 0 for a kind that is never right."""
    cells = {}
    for kind in KINDS:
        right = sum(a == b == kind for a, b in zip(gold, given, strict=True))
        named = sum(a == kind for a in gold) + sum(b == kind for b in given)
        cells[kind] = 200 * right / named if named else 0.0
    return {"macro F1": sum(cells.values()) / len(KINDS), **cells}


def _tell(name: str, row: Snippet, kind: str | None) -> None:
    print(f"{name}: {row.label} taken for {kind}: {row.text[:200]}")


if __name__ == "__main__":
    sys.exit(main())
