"""Part mixed piles into stories: ECB+ topics 1-35 (two events a topic), local reports of `gva` (incidents).

    python bench/stories                      B-cubed of ours and of two plain ways, with the engine English
    python bench/stories --cross              weights fitted on one half of the events, judged on the other
    python bench/stories --ablation           the same without each feature in turn
    python bench/stories --fit                print the weights that fit all events best
    python bench/stories --small              small piles drawn out of the corpora, by size and threshold
    python bench/stories --shelf              a shelf that is filled bit by bit, beside all at once
    python bench/stories --grow 1000 3000     what a shelf of so many made-up reports costs
    python bench/stories --floors             a sample read by the rules; exit status 1 when a floor is not kept
    python bench/stories --results            also writes its part of docs/results-lineage.md
    python bench/stories --cache FOLDER       keep what was read (cleaning and parsing take minutes)

Each corpus is one pile. Stories are made without lineage here: what copies add is left out. "F half 0" and "F half 1"
are over the reports of the events in each half, the other half being in the pile; mistakes were looked at in one half
only (ECB+: odd topics, 1; `gva`: 0). The corpora lie beside the checkout, in ../shared/data (or under --data).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.common import results  # noqa: E402
from bench.common.asked import Bench  # noqa: E402
from bench.common.table import Table  # noqa: E402
from bench.stories import corpora, fit, growing, measures, rivals, small  # noqa: E402
from bench.stories.corpora import Corpus  # noqa: E402

from secondsource import stories  # noqa: E402
from secondsource.model.lineage import Lineage  # noqa: E402
from secondsource.stories import second  # noqa: E402
from secondsource.stories.joined import joined, labels  # noqa: E402
from secondsource.stories.recipe import RECIPE  # noqa: E402

BENCH = Bench("stories", results.LINEAGE)
OURS = "secondsource"
#: ECB+ topics and `gva` reports of the sample for floors.
QUICK_TOPICS, QUICK_REPORTS = 6, 300


def main() -> int:
    """Measure what is asked for."""
    asked = _arguments()
    if asked.grow:
        _show(asked, [growing.cost(asked.grow)], " ".join(["--grow", *map(str, asked.grow)]))
        return 0
    if not corpora.gva(asked.data) or not corpora.ecb(asked.data):
        print(f"bench/stories: data not found in {asked.data}, skipped")
        return 0
    if asked.floors:
        quick = [_quick(corpus) for corpus in _told(asked.data)]
        tables = [_against_rivals(quick, plain=False), growing.quality(quick[:2]), *small.tables(quick[:2], times=1)]
        return BENCH.check(asked, tables, [OURS])
    read = [corpora.read(name, told, asked.engine, asked.cache) for name, told in _told(asked.data)]
    if asked.fit:
        _print_weights(fit.fit([fit.marked(corpus) for corpus in read], None))
    elif asked.ablation:
        _show(asked, [_ablation(read)], "--ablation")
    elif asked.cross:
        _show(asked, [_crossed(read)], "--cross")
    elif asked.small:
        _show(asked, small.tables(read[:2]), "--small")
    elif asked.shelf:
        _show(asked, [growing.quality(read[:2])], "--shelf")
    else:
        _show(asked, [_against_rivals(read, plain=True)])
    return 0


def _arguments() -> argparse.Namespace:
    parser = BENCH.parser(__doc__)
    parser.add_argument("--engine", default="english")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--grow", type=int, nargs="+", metavar="N")
    for flag in ("cross", "ablation", "fit", "small", "shelf"):
        parser.add_argument(f"--{flag}", action="store_true")
    return parser.parse_args()


def _told(data: Path) -> Iterator[tuple[str, list[corpora.Told]]]:
    yield "ecb", corpora.ecb(data)
    yield "gva", corpora.gva(data)
    yield "gva-bare", corpora.gva(data, bare=True)


def _quick(named: tuple[str, list[corpora.Told]]) -> Corpus:
    """A few topics, or the reports of the first incidents."""
    name, told = named
    if name == "ecb":
        kept = [one for one in told if int(one.event.rstrip("+")) <= QUICK_TOPICS]
    else:
        events = sorted({one.event for one in told})
        kept = [one for one in told if one.event in set(events[: QUICK_REPORTS // 2])][:QUICK_REPORTS]
    return corpora.read(name, kept, "rules")


def _against_rivals(read: list[Corpus], plain: bool) -> Table:
    note = "B-cubed in percent, each corpus one pile. The plain ways have the threshold that suits each corpus best."
    table = Table("stories", "Stories in mixed piles", measures.COLUMNS, note=note)
    for corpus in read:
        table.add(corpus.name, OURS, measures.cells(corpus.events, corpus.halves, _ours(corpus)))
        for name, way in (("TF-IDF, one pass", rivals.single_pass), ("headlines", rivals.headlines)):
            if plain:
                table.add(corpus.name, name, _best(corpus, way))
    return table


def _ours(corpus: Corpus) -> list[str]:
    told = stories.group(corpus.reports, corpus.parses, Lineage())
    home = {report: story.id for story in told for report in story.reports}
    return [home[report.id] for report in corpus.reports]


def _best(corpus: Corpus, way: Callable[[Corpus, float], list[int]]) -> dict[str, float]:
    tried = [measures.cells(corpus.events, corpus.halves, way(corpus, at)) for at in rivals.THRESHOLDS]
    return max(tried, key=lambda cells: cells["F"])


def _crossed(read: list[Corpus]) -> Table:
    table = Table("crossed", "Stories, weights fitted on the other half", ("F half 0", "F half 1"))
    table.note = "Each half of the events by weights fitted on the other half alone; one pile of both."
    marked = [fit.marked(corpus) for corpus in read]
    seen = [fit.seen(one) for one in marked]
    weights = [fit.fit(marked, half) for half in (0, 1)]
    for corpus, one, pile in zip(read, marked, seen, strict=True):
        table.add(corpus.name, OURS, _cross(one, pile, weights))
    return table


def _ablation(read: list[Corpus]) -> Table:
    names = tuple(corpus.name for corpus in read)
    table = Table("ablation", "Stories without each feature", tuple(f"{name} F" for name in names))
    table.note = "Mean of both halves, each by weights fitted on the other half without the feature."
    marked = [fit.marked(corpus) for corpus in read]
    seen = [fit.seen(one) for one in marked]
    halves = [[fit.seen(p) for p in fit.piles([fit.of_half(one, half) for one in marked])] for half in (0, 1)]
    for left_out in (-1, *range(len(RECIPE))):
        columns = [k for k in range(len(RECIPE)) if k != left_out]
        weights = [fit.fitted(piles, columns) for piles in halves]
        crossed = [_cross(one, pile, weights) for one, pile in zip(marked, seen, strict=True)]
        cells = {f"{name} F": sum(c.values()) / 2 for name, c in zip(names, crossed, strict=True)}
        table.add(RECIPE[left_out].measure.__name__ if left_out >= 0 else "all", OURS, cells)
    return table


def _cross(marked: fit.Marked, seen: fit.Seen, weights: list[fit.Weights]) -> dict[str, float]:
    """F of each half of a pile, by the weights of the other half."""
    cells = {}
    for half in (0, 1):
        found = _grouped(seen, weights[1 - half])
        cells[f"F half {half}"] = measures.cells(marked.events, marked.halves, found)[f"F half {half}"]
    return cells


def _grouped(seen: fit.Seen, weights: fit.Weights) -> list[int]:
    odds = seen.features @ weights.first + weights.constant
    looked = second.look(seen.pile.traits, seen.left, seen.right, odds)
    again = odds.copy()
    again[looked.pairs] = weights.again[0] * looked.company + weights.again[1] * odds[looked.pairs] + weights.bias
    return labels(joined(len(seen.pile), seen.left, seen.right, again))


def _print_weights(weights: fit.Weights) -> None:
    for feature, weight in zip(RECIPE, weights.first, strict=True):
        print(f"    Feature(f.{feature.measure.__name__}, {weight:.2f}),")
    print(f"CONSTANT = {weights.constant:.2f}")
    print(
        f"second look: COMPANY = {weights.again[0]:.2f}, FIRST = {weights.again[1]:.2f}, CONSTANT = {weights.bias:.2f}"
    )


def _show(asked: argparse.Namespace, tables: list[Table], *options: str) -> None:
    BENCH.give(asked, tables, *options, part=f"stories {tables[0].key}")


if __name__ == "__main__":
    sys.exit(main())
