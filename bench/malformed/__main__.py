"""Malformed inputs through the command: nothing crashes, every item is read or recorded, the good reports are read.

python bench/malformed            the whole set (about 300 inputs, some of 25 MB)
python bench/malformed --light    without the large ones
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from inputs import write

SEED = 20260303


def main() -> int:
    """Run, print a table by group, and say what broke a promise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=("whole", "light", "small"), default="whole")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        broken = check(Path(place), asked.seed, asked.size)
    for line in broken:
        print(f"BROKEN  {line}")
    return 1 if broken else 0


def check(place: Path, seed: int, size: str) -> list[str]:
    """Every promise that did not hold, one line each."""
    pile, out = place / "pile", place / "out"
    pile.mkdir()
    expected = write(pile, seed, size)
    began = time.perf_counter()
    done = _run("dossier", str(pile), "-o", str(out))
    seconds = time.perf_counter() - began
    broken = _wrong_end("dossier", done, 0)
    if not (out / "dossier.json").exists():
        return [*broken, "no dossier was written", done.stderr[-2000:]]
    document = json.loads((out / "dossier.json").read_text(encoding="utf-8"))
    read = {name for report in document["reports"] for name in (report["file"], *report["aliases"])}
    skipped = {item["name"]: item["reason"] for item in document["skipped"]}
    broken += _misplaced(expected, read, skipped)
    broken += _wrong_end("verify", _run("verify", str(out)), 0)
    (place / "bad").mkdir()
    (place / "bad" / "empty.txt").touch()
    broken += _wrong_end("dossier of nothing", _run("dossier", str(place / "bad"), "-o", str(place / "none")), 1)
    _table(expected, read, skipped, seconds)
    return broken


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "secondsource", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=600, errors="replace")


def _wrong_end(what: str, done: subprocess.CompletedProcess[str], status: int) -> list[str]:
    broken = [] if done.returncode == status else [f"{what}: exit status {done.returncode}: {done.stderr[-600:]}"]
    return broken + ([f"{what}: a traceback: {done.stderr[-1500:]}"] if "Traceback" in done.stderr else [])


def _misplaced(expected: dict[str, str], read: set[str], skipped: dict[str, str]) -> list[str]:
    broken = [f"{name!r} was {'read' if name in read else 'recorded'} and nobody knows it" for name in
              sorted((read | skipped.keys()) - expected.keys())]  # fmt: skip
    for name, outcome in sorted(expected.items()):
        found = "read" if name in read else "skipped" if name in skipped else "lost"
        if found == "lost" or outcome not in (found, "either"):
            broken.append(f"{name!r}: expected {outcome}, was {found} {skipped.get(name, '')}")
        elif found == "skipped" and ("an error of this program" in skipped[name] or len(skipped[name]) < 15):
            broken.append(f"{name!r}: {skipped[name]}")
    return broken


def _table(expected: dict[str, str], read: set[str], skipped: dict[str, str], seconds: float) -> None:
    groups = {name: name.split("-")[0].split(".")[0].split("/")[0] for name in expected}
    print(f"{'group':<12}{'inputs':>8}{'read':>8}{'skipped':>9}")
    for group, count in Counter(groups.values()).items():
        names = {name for name in expected if groups[name] == group}
        print(f"{group:<12}{count:>8}{len(names & read):>8}{len(names & skipped.keys()):>9}")
    print(f"{'all':<12}{len(expected):>8}{len(read):>8}{len(skipped):>9}   in {seconds:.1f} s")


if __name__ == "__main__":
    sys.exit(main())
