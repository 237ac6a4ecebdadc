"""Kill a case with SIGKILL in the middle of adding and running, at many points, and take it up again.

    python bench/kill                 50 points: a new case, and one to which reports come later; every tenth dies twice
    python bench/kill --points 10     so many points
    python bench/kill --wall 20       also that many kills at moments by the clock, while a pool is at work
    python bench/kill --results       also writes docs/results-store.md

After each kill readers must find the edition before or the new one, whole, and the check of the database nothing; taken
up again, the case must have the dossier of an undisturbed one, byte for byte. Exit status 1 when one has not.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.common import results  # noqa: E402
from bench.common.table import Table  # noqa: E402
from bench.kill.killing import Outcome, by_clock, killed, spread, undisturbed  # noqa: E402
from bench.kill.scenarios import EXAMPLE, settings  # noqa: E402

from secondsource import runner  # noqa: E402
from secondsource.model import codec  # noqa: E402

#: Of the points, so many are of a new case; the others of one to which reports come later.
NEW = 0.6
ENGINE = "english"
TITLES = {
    "first": "a new case: add, run",
    "later": "reports come later: add, run",
    "pages": "a new case with web pages",
}


def main() -> int:
    """Run it; the exit status."""
    asked = argparse.ArgumentParser(
        prog="bench/kill", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("--points", type=int, default=50)
    asked.add_argument("--wall", type=int, default=0)
    asked.add_argument("--results", action="store_true")
    options = asked.parse_args()
    table = Table(
        "kill",
        "Killed and taken up again",
        ("kills", "died", "of so many points", "wrong"),
        note="SIGKILL before or after a statement to the database, a commit, a flush to the disk, a renaming. Wrong: "
        "readers saw something between two editions, the database was damaged, or the dossier was another one than "
        "that of an undisturbed case.",
    )
    new = round(options.points * NEW)
    with tempfile.TemporaryDirectory() as scratch:
        wrong = _points("first", new, Path(scratch) / "first", table)
        wrong += _points("later", options.points - new, Path(scratch) / "later", table)
        if options.wall:
            wrong += _clock("pages", options.wall, Path(scratch) / "pages", table)
    print(table.text())
    if options.results:
        told = f"--points {options.points}" if options.points != 50 else ""
        command = results.command("bench/kill", (), told, f"--wall {options.wall}" if options.wall else "")
        results.write("bench/kill", command, [table], results.STORE)
    return int(wrong > 0)


def _points(scenario: str, count: int, folder: Path, table: Table) -> int:
    whole = undisturbed(scenario, folder, ENGINE)
    if scenario == "first" and whole.after != "".join(codec.lines(runner.run([EXAMPLE], settings(ENGINE)))):
        raise SystemExit("the dossier of a case is not the dossier of the same files read in one go")
    found = list[Outcome]()
    for n, point in enumerate(spread(whole.points, count)):
        began = time.monotonic()
        again = max(1, whole.points // 3) if n % 10 == 9 else 0
        found.append(killed(whole, point, folder / f"{point}", again))
        print(
            f"{scenario} {point:4}/{whole.points}{' twice' if again else ''}  {found[-1].wrong or 'as it must be'}"
            f"  {time.monotonic() - began:.1f} s",
            flush=True,
        )
    return _add(TITLES[scenario], f"{whole.points} points", found, whole.points, table)


def _clock(scenario: str, count: int, folder: Path, table: Table) -> int:
    whole = undisturbed(scenario, folder, ENGINE)
    found = list(by_clock(whole, count, folder))
    return _add(TITLES[scenario], "by the clock", found, 0, table)


def _add(subject: str, by: str, found: list[Outcome], points: int, table: Table) -> int:
    wrong = sum(bool(one.wrong) for one in found)
    cells = {"kills": len(found), "died": sum(one.died for one in found), "wrong": wrong}
    table.add(subject, by, cells | ({"of so many points": points} if points else {}))
    return wrong


if __name__ == "__main__":
    sys.exit(main())
