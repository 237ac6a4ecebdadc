"""Measure lineage on pairs of real reports labelled by hand, and time on made-up piles.

    python bench/lineage                    both language engines and a plain rule on ../shared/data/derivation
    python bench/lineage --engine english   one engine
    python bench/lineage --mistakes         also the pairs that were judged wrongly
    python bench/lineage --fit              the weights of the recipes made again from the labels, by both engines
    python bench/lineage --floors           the rules engine against floors.json; exit status 1 when one is not kept
    python bench/lineage --results          also writes docs/results-lineage.md
    python bench/lineage --scale 50 1000    seconds for piles of that many made-up reports

The labels are public to whoever tunes, so besides the product as it is (its weights are fitted on them) figures by
cross-validation are given.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.common import results  # noqa: E402
from bench.common.asked import Bench  # noqa: E402
from bench.common.engines import ENGINES, load_all  # noqa: E402
from bench.common.table import Table  # noqa: E402
from bench.lineage import fit, measures  # noqa: E402
from bench.lineage.pairs import Judged, judged  # noqa: E402

from secondsource import clean, language, stories  # noqa: E402
from secondsource.errors import ItemError  # noqa: E402
from secondsource.lineage import pair, sign, trace  # noqa: E402
from secondsource.model.capture import Capture  # noqa: E402
from secondsource.model.parse import Parse  # noqa: E402
from secondsource.model.report import Report  # noqa: E402

BENCH = Bench("lineage", results.LINEAGE)
PLAIN = "shared 5-grams"


def read(texts: Iterable[str]) -> Iterator[tuple[Report, Parse]]:
    """Reports and parses of plain texts; what cleaning refuses is left out."""
    analyzer = language.load("rules")
    for text in texts:
        data = text.encode()
        capture = Capture("report.txt", hashlib.sha256(data).hexdigest(), "text", data)
        try:
            report = clean.clean(capture, clean.Options())
        except ItemError:
            continue
        yield report, analyzer.parse(report)


def labelled(data: Path, engines: Sequence[str], *, floors_only: bool = False) -> tuple[list[Table], list[Judged]]:
    """The tables of the labelled pairs, and the pairs as every engine judged them."""
    extent, ways = measures.derivation(), measures.ways()
    tables, pairs, every = [extent, ways], list[Judged](), list[Judged]()
    for name, engine in load_all(engines).items():
        pairs = list(judged(data, engine))
        every += pairs
        measures.add_derivation(extent, name, pairs, lambda p: p.told)
        measures.add_ways(ways, name, "dates given", pairs)
        measures.add_ways(ways, name, "dates hidden", list(judged(data, engine, dated=False)))
        tables.append(fit.cross_validated(name, pairs))
        if not floors_only:
            tables += [measures.calibration(name, pairs), fit.ablation(name, pairs)]
    if pairs and not floors_only:
        measures.add_derivation(extent, PLAIN, pairs, measures.containment(pairs))
    return _merged(tables), every


def _merged(tables: Sequence[Table]) -> list[Table]:
    """Tables of one key as one."""
    found: dict[str, Table] = {}
    for table in tables:
        if table.key in found:
            found[table.key].rows += table.rows
        else:
            found[table.key] = table
    return list(found.values())


def show_mistakes(pairs: Sequence[Judged]) -> None:
    """Print the pairs that are told otherwise than labelled, with the reasons for it."""
    for p in pairs:
        way = p.label["direction"]
        turned = way in ("a->b", "b->a") and p.direction != way
        apart = way == "sibling" and p.told != "ND" and not p.siblings
        if p.told != p.gold or turned or apart:
            said = f"{p.told} {p.edge.relation if p.edge else '-'} {p.direction or 'open'} {p.score:.2f}"
            print(f"{p.name}: {p.gold} {way}, told {said} | {p.label['evidence']}")


def made_up(size: int) -> list[str]:
    """Reports in families of five: a story of 15 sentences from a vocabulary of its own and copies that keep a part."""
    chance = random.Random(7)
    common = ["".join(chance.choices("bcdfglmnprstv", k=2)) + f"o{i:x}" for i in range(3000)]
    texts: list[str] = []
    while len(texts) < size:
        special = ["".join(chance.choices("aeioukmnrst", k=8)) for _ in range(60)]
        story = []
        for _ in range(15):
            words = chance.choices(common, k=16) + chance.choices(special, k=6)
            chance.shuffle(words)
            story.append(" ".join(words).capitalize() + ".")
        for _ in range(5):
            kept = [sentence for sentence in story if chance.random() < 0.7]
            own = [" ".join(chance.choices(common, k=20)).capitalize() + "." for _ in range(4)]
            texts.append("\n".join([*kept, *own]) + "\n")
    return texts[:size]


def scale(sizes: Iterable[int]) -> None:
    """Print the seconds that lineage and stories take for piles of made-up reports."""
    for size in sizes:
        reports, parses = zip(*read(made_up(size)), strict=True)
        began = time.perf_counter()
        pairs = len(pair([sign(r, p) for r, p in zip(reports, parses, strict=True)]))
        paired = time.perf_counter()
        found = trace(reports, parses)
        traced = time.perf_counter()
        told = stories.group(reports, parses, found)
        grouped = time.perf_counter()
        print(
            f"{size} reports: {pairs} candidate pairs in {paired - began:.2f} s; lineage {traced - paired:.2f} s, "
            f"{len(found.edges)} edges; stories {grouped - traced:.2f} s, {len(told)} stories"
        )


def main() -> int:
    """Measure what is asked for."""
    asked = _arguments()
    if asked.scale:
        scale(asked.scale)
        return 0
    if not (asked.data / "derivation").is_dir():
        print(f"bench/lineage: data not found in {asked.data}, skipped")
        return 0
    if asked.floors:
        tables, _ = labelled(asked.data, ["rules"], floors_only=True)
        return BENCH.check(asked, tables, ["rules"])
    tables, pairs = labelled(asked.data, asked.engines or ENGINES)
    BENCH.give(asked, tables, part="lineage")
    if asked.fit:
        print(fit.weights(fit.questions(pairs)))
    if asked.mistakes:
        show_mistakes(pairs)
    return 0


def _arguments() -> argparse.Namespace:
    parser = BENCH.parser(__doc__, "engine")
    parser.add_argument("--mistakes", action="store_true")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--scale", type=int, nargs="+", metavar="N")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
