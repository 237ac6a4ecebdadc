"""Measure lineage on pairs of real reports labelled by hand, stories on incidents, and time on made-up piles.

python bench/lineage                  related or not, by threshold, on ../shared/data/derivation
python bench/lineage --mistakes       also the pairs that were judged wrongly
python bench/lineage --stories        reports of one incident together, on ../shared/data/gva
python bench/lineage --scale 50 1000  seconds for piles of that many made-up reports
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from secondsource import clean, language, stories
from secondsource.errors import ItemError
from secondsource.lineage import compare, pair, sign, trace, weigh
from secondsource.model.capture import Capture
from secondsource.model.lineage import Lineage
from secondsource.model.parse import Parse
from secondsource.model.report import Published, Report

SHARED = Path(__file__).parents[3] / "shared"
SETS = ("fa-kes", "gva")


@dataclass(frozen=True)
class Judged:
    """One labelled pair: what people said, what the machine says."""

    name: str
    related: bool
    score: float
    evidence: str


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


def judged(data: Path, name: str) -> Iterator[Judged]:
    """The labelled pairs of one set; pairs that the labeller only guessed (confidence 1) are left out."""
    rows = [json.loads(line) for line in (data / "derivation" / f"{name}.jsonl").open(encoding="utf-8")]
    rows = [row for row in rows if row["labels"][0]["confidence"] > 1]
    wanted = {row[side] for row in rows for side in "ab"}
    signed = {}
    for line in (data / name / "reports.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        if record["id"] in wanted:
            for report, parse in read([record["text"]]):
                day = Published(record["date"], record["date"], record["date"], "day")
                signed[record["id"]] = sign(replace(report, published=day), parse)
    pile = weigh(list(signed.values()))
    for row in rows:
        if row["a"] in signed and row["b"] in signed:
            label = row["labels"][0]
            reuse = compare(signed[row["a"]], signed[row["b"]], pile)
            yield Judged(row["pair"], label["derivation"] != "ND", reuse.score, label["evidence"])


def related_or_not(data: Path, mistakes: bool) -> None:
    """Print precision, recall and F1 of "related" by threshold, for each set and together."""
    found = {name: list(judged(data, name)) for name in SETS}
    found["both"] = [row for rows in found.values() for row in rows]
    print(f"{'set':8} {'at':>5} {'P':>6} {'R':>6} {'F1':>6}   tp  fp  fn")
    for name, rows in found.items():
        for at in (0.25, 0.4, 0.5, 0.6):
            tp = sum(r.related and r.score >= at for r in rows)
            fp = sum(not r.related and r.score >= at for r in rows)
            fn = sum(r.related and r.score < at for r in rows)
            p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
            print(f"{name:8} {at:5.2f} {p:6.3f} {r:6.3f} {2 * p * r / max(1e-9, p + r):6.3f} {tp:4} {fp:3} {fn:3}")
    if mistakes:
        for row in sorted(found["both"], key=lambda r: -abs(r.related - r.score))[:40]:
            print(f"{row.score:5.2f} {'related' if row.related else 'not':8} {row.name}: {row.evidence}")


def same_incident(data: Path, size: int) -> None:
    """Print B-cubed precision and recall of stories against incidents, on the first reports of incidents with two."""
    records = [json.loads(line) for line in (data / "gva" / "reports.jsonl").open(encoding="utf-8")]
    held: dict[str, list[dict[str, str]]] = {}
    for record in records:
        held.setdefault(record["incident"], []).append(record)
    chosen = [r for incident in sorted(held) if len(held[incident]) > 1 for r in held[incident]][:size]
    reports, parses, truth = [], [], {}
    for record in chosen:
        for report, parse in read([record["text"]]):
            day = record["date"]
            reports.append(replace(report, published=Published(day, day, day, "day")))
            parses.append(parse)
            truth[report.id] = record["incident"]
    found = {r: story.id for story in stories.group(reports, parses, Lineage()) for r in story.reports}
    precision, recall = [], []
    for one in truth:
        ours = {r for r in truth if found[r] == found[one]}
        theirs = {r for r in truth if truth[r] == truth[one]}
        precision.append(len(ours & theirs) / len(ours))
        recall.append(len(ours & theirs) / len(theirs))
    print(f"{len(truth)} reports, {len(set(truth.values()))} incidents, {len(set(found.values()))} stories")
    print(f"B-cubed P {sum(precision) / len(precision):.3f} R {sum(recall) / len(recall):.3f}")


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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--mistakes", action="store_true")
    parser.add_argument("--stories", action="store_true")
    parser.add_argument("--size", type=int, default=200, help="reports for --stories")
    parser.add_argument("--scale", type=int, nargs="+", metavar="N")
    asked = parser.parse_args()
    if asked.scale:
        scale(asked.scale)
        return 0
    if not (asked.data / "derivation").is_dir():
        print(f"data not found in {asked.data}, skipped")
        return 0
    if asked.stories:
        same_incident(asked.data, asked.size)
    else:
        related_or_not(asked.data, asked.mistakes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
