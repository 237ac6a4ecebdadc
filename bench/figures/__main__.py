"""Tolls of single reports against what people counted: killed and wounded both right, and each alone.

    python bench/figures                      US shootings and the war in Syria, a sample of each
    python bench/figures --sample 1000 --list shootings

Needs ../shared/data (or --data); a set that is not there is skipped. Half of the shootings name their one victim
instead of counting, so a report without a number is taken to speak of one person where it tells of a death or a wound.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from secondsource import language
from secondsource.assertions.counting.figures import find_figures
toll=None
from secondsource.model.report import Report

ROOT = Path(__file__).parents[2]
NUMBER = r"(\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
SMALL = {word: n for n, word in enumerate(NUMBER.strip("()").split("|"))}


class Case(NamedTuple):
    """A report with the numbers of people killed and wounded; None where nobody counted the wounded."""

    id: str
    text: str
    killed: int
    wounded: int | None


def shootings(data: Path) -> Iterator[Case]:
    """Local US reports with the counts of their incident."""
    incidents = json.loads((data / "gva" / "incidents.json").read_text(encoding="utf-8"))
    for line in (data / "gva" / "reports.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        incident = incidents.get(row["incident"])
        if incident:
            yield Case(row["id"], f"{row['title']}\n\n{row['text']}", incident["num_killed"], incident["num_injured"])


def syria(data: Path) -> Iterator[Case]:
    """Reports of the war in Syria; civilians and others killed."""
    for line in (data / "fa-kes" / "reports.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        counts = [row["nb_civilians"], row["nb_noncivilians"]]
        if all(str(count).isdigit() for count in counts):
            yield Case(row["id"], f"{row['title']}\n\n{row['text']}", sum(map(int, counts)), None)


SETS: dict[str, Callable[[Path], Iterator[Case]]] = {"shootings": shootings, "syria": syria}


def read(text: str) -> tuple[int, int]:
    """Our toll of a text."""
    report = Report("r", "r.txt", "", text)
    parse = language.load("rules").parse(report)
    found = toll(parse, find_figures(report, parse, ()))
    killed = int(found.killed or _told(text, "kill|dead|die[ds]|fatal|homicide|murder"))
    return killed, int(found.wounded or (_told(text, "wound|injur|hospitali[sz]|shot") if not killed else 0))


def _told(text: str, words: str) -> int:
    return int(bool(re.search(rf"\b({words})", text, re.I)))


def baseline(text: str) -> tuple[int, int]:
    """The first number right before a word of death or injury."""
    found = []
    for words in ("killed|dead|died|fatally", "wounded|injured|hurt"):
        match = re.search(rf"\b{NUMBER}(?: \w+)? (?:was |were |are )?(?:{words})\b", text, re.I)
        first = match.group(1).casefold() if match else ""
        stem = "kill|dead|died|fatal|homicide" if words.startswith("killed") else "wound|injur|hospital"
        found.append(SMALL.get(first) or int(first or 0) or _told(text, stem))
    return found[0], found[1]


def main() -> int:
    """Print the shares of reports read right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--sample", type=int, default=250)
    parser.add_argument("--list", choices=sorted(SETS))
    asked = parser.parse_args()
    for name, cases in SETS.items():
        try:
            pile = sorted(cases(asked.data))
        except FileNotFoundError:
            print(f"{name}: data not found, skipped")
            continue
        sample = pile[:: max(1, len(pile) // asked.sample)]
        for method in (baseline, read):
            killed = wounded = both = 0
            for case in sample:
                k, w = method(case.text)
                right = (k == case.killed, case.wounded is None or w == case.wounded)
                killed, wounded, both = killed + right[0], wounded + right[1], both + all(right)
                if asked.list == name and method is read and not all(right):
                    print(f"{case.id}: killed {k}, gold {case.killed}; wounded {w}, gold {case.wounded}")
            n = len(sample)
            shares = f"killed {killed / n:.3f}  wounded {wounded / n:.3f}  both {both / n:.3f}"
            print(f"{name:10} {method.__name__:9} {shares}  ({n})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
