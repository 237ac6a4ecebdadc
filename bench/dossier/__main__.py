"""Run the whole line on the development sets and score it.

    python bench/dossier                          every set: the scorer's tables
    python bench/dossier garrison --list claims   one set, with a section's mistakes one by one
    python bench/dossier --results                also writes docs/results.md
    python bench/dossier --floors                 one line a set; exit status 1 when a floor is not kept
    python bench/dossier --heldout                section scores of the sets nobody tunes on (bench/heldout)
    python bench/dossier --grow 200 1000          what dossiers of so many reports cost; needs a quiet machine

The scorer and the development sets lie beside the checkout in ../shared, or where --shared says; without them there is
nothing to measure, and the command says so and ends well. Two further sets are our own, in bench/sets. Each set's
whole folder is read, web pages beside their plain-text form too; --plain reads the plain-text forms only.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.common.devsets import Scored, folders, score, scorer  # noqa: E402
from bench.dossier import growing  # noqa: E402

FLOORS = Path(__file__).parent / "floors.json"
RESULTS = ROOT / "docs" / "results.md"
HELD_OUT = ROOT / "bench" / "heldout"


def main() -> int:
    """Score, print, and say whether every floor is kept."""
    asked = _arguments()
    if asked.grow:
        return _grow(asked.shared / "data", asked.grow, asked.sentences)
    judge = scorer(asked.shared)
    if judge is None:
        print(f"bench/dossier: skipped, no development sets at {asked.shared}")
        return 0
    if asked.heldout:
        print("\n".join(_in_one_line(one) for one in _held_out(judge)))
        return 0
    scored = [score(judge, folder, asked.plain) for folder in folders(asked.shared, asked.sets)]
    for one in scored:
        if asked.list:
            print("\n".join(one.result.sections[asked.list].mistakes))
        if not asked.floors:
            print(judge.table(one.result))
    if asked.results:
        RESULTS.write_text(_page(scored, _held_out(judge)), encoding="utf-8")
    return _check_floors(scored) if asked.floors else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="development sets (default: all)")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--plain", action="store_true", help="read the plain-text forms only")
    parser.add_argument("--list", metavar="SECTION", help="print the mistakes of a section")
    parser.add_argument("--results", action="store_true", help="write docs/results.md")
    parser.add_argument("--floors", action="store_true", help="only check the floors in floors.json")
    parser.add_argument("--heldout", action="store_true", help="score the held-out sets, without their mistakes")
    parser.add_argument("--grow", type=int, nargs="+", metavar="N", help="time dossiers of so many reports")
    parser.add_argument("--sentences", type=int, default=0, metavar="N", help="with --grow: cut reports to so many")
    return parser.parse_args()


def _grow(data: Path, sizes: list[int], sentences: int) -> int:
    if not (data / "gva").is_dir():
        print(f"bench/dossier: skipped, no local reports at {data / 'gva'}")
        return 0
    print("\n".join(growing.cost(data, sizes, sentences).markdown()))
    return 0


def _held_out(judge: Any) -> list[Scored]:
    return [score(judge, gold.parent) for gold in sorted(HELD_OUT.glob("*/gold.json"))]


def _check_floors(scored: list[Scored]) -> int:
    """Each floor beside what was reached. A floor is lowered only by a decision page."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    broken = 0
    for one in scored:
        values = one.result.values()
        for metric, floor in floors.get(one.name, {}).items():
            if (values[metric] or 0.0) < floor:
                broken += 1
                print(f"below the floor on {one.name}: {metric} = {values[metric]} < {floor}", file=sys.stderr)
        print(f"{one.name}: overall {values['overall']:.3f}, {len(floors.get(one.name, {}))} floors checked")
    return 1 if broken else 0


def _in_one_line(one: Scored) -> str:
    sections = [f"{name} {_number(section.score()) or '-'}" for name, section in one.result.sections.items()]
    return f"{one.name}: overall {one.result.overall():.3f} ({', '.join(sections)})"


def _page(scored: list[Scored], held_out: list[Scored]) -> str:
    """docs/results.md: the same table for each set."""
    lines = [
        "# Results on the development sets",
        "",
        "Written by `./dev bench`; do not edit. Invented corpora with gold, read as whole folders and scored with the",
        "project's scorer. All were looked at while building, so these are development figures: expect less on reports",
        "of another kind. `value` is an F1 where P and R are given, else a share of right answers.",
        "",
        "## Held out: two sets nobody tuned on",
        "",
        *(f"- {_in_one_line(one)}" for one in held_out),
    ]
    for one in scored:
        lines += ["", f"## {one.name}: overall {one.result.overall():.3f}", ""]
        lines += ["| section | metric | value | P | R |", "| --- | --- | ---: | ---: | ---: |"]
        for name, section in one.result.sections.items():
            lines += [_row(name, metric) for metric in section.metrics if "for information" not in metric.note]
            lines.append(f"| **{name}** | **score** | **{_number(section.score())}** | | |")
    return "\n".join(lines) + "\n"


def _row(section: str, metric: Any) -> str:
    numbers = " | ".join(_number(x) for x in (metric.value, metric.precision, metric.recall))
    return f"| {section} | {metric.name} | {numbers} |"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main())
