"""Kill a case at a point, look at what is there, and take it up again."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.kill.scenarios import SCENARIOS, opened

from secondsource.case import Case
from secondsource.model import codec
from secondsource.model.items import written
from secondsource.runner.rows import document
from secondsource.store.place import is_case

CHILD = Path(__file__).with_name("child.py")


@dataclass(frozen=True)
class Undisturbed:
    """A scenario that nothing happened to: how many points it has, and its dossier before and after."""

    scenario: str
    engine: str
    start: Path
    points: int
    before: str
    after: str


@dataclass(frozen=True)
class Outcome:
    """What a kill at one point came to. `wrong`: what was not as it must be ("" for nothing)."""

    point: int
    died: bool
    wrong: str


def undisturbed(scenario: str, folder: Path, engine: str) -> Undisturbed:
    """The scenario done in a new folder in one go."""
    start, whole = folder / "start", folder / "whole"
    SCENARIOS[scenario].before(start, engine)
    before = told(start, engine) if start.exists() else ""
    if start.exists():
        shutil.copytree(start, whole)
    arguments = [sys.executable, str(CHILD), str(whole), scenario, engine, "0"]
    counted = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if counted.returncode:
        raise RuntimeError(counted.stderr)
    return Undisturbed(scenario, engine, start, int(counted.stdout), before, told(whole, engine))


def killed(whole: Undisturbed, point: int, folder: Path, again: int = 0) -> Outcome:
    """The scenario killed at a point (and, taken up, at point `again`), then done again to its end."""
    died = _child(folder, whole, point, fresh=True) == -9
    if again:
        _child(folder, whole, again)
    return _outcome(whole, folder, point, died)


def _outcome(whole: Undisturbed, folder: Path, point: int, died: bool) -> Outcome:
    wrong = _between(whole, folder) if is_case(folder) else ""
    SCENARIOS[whole.scenario].work(folder, whole.engine)
    wrong = wrong or ("" if told(folder, whole.engine) == whole.after else "the dossier is another one")
    with opened(folder, whole.engine) as case:
        wrong = wrong or "; ".join(case.store.check())
    return Outcome(point, died, wrong)


def spread(points: int, count: int) -> list[int]:
    """So many points from the first nearly to the last: how often a run is noted hangs on the clock, so that there may
    be a few less next time."""
    return sorted({1 + round(i * 0.95 * (points - 1) / max(1, count - 1)) for i in range(count)})


def by_clock(whole: Undisturbed, count: int, folder: Path) -> Iterator[Outcome]:
    """Kills at moments spread over the time that the work takes, with a pool: whatever is going on then."""
    began = time.monotonic()
    _child(folder / "timed", whole, 0, fresh=True)
    takes = time.monotonic() - began
    for n in range(count):
        at = folder / f"clock-{n}"
        answer = _child(at, whole, 0, fresh=True, after=takes * (n + 0.5) / count)
        yield _outcome(whole, at, n, answer == -9)


def told(folder: Path, engine: str) -> str:
    """The text of a case's dossier, as its edition has it."""
    with opened(folder, engine) as case:
        return "".join(codec.lines(case.dossier()))


def _between(whole: Undisturbed, folder: Path) -> str:
    """What readers find after the kill: the edition before or the new one, whole; never something between."""
    with opened(folder, whole.engine) as case:
        if broken := case.store.check():
            return "; ".join(broken)
        if case.edition is None:
            return "the edition before is gone" if whole.before else ""
        text = _seen(case)
    return "" if text in (whole.before, whole.after) else "readers see something between two editions"


def _seen(case: Case) -> str:
    """The text of the edition that readers have, from its rows."""
    with case.store.view() as view:
        return "".join(written(document(view)))


def _child(folder: Path, whole: Undisturbed, point: int, *, fresh: bool = False, after: float = 300) -> int:
    """Have the scenario done (in a `fresh` copy of the beginning) by a process that dies at a point, or after so many
    seconds; its exit status."""
    if fresh and whole.start.exists():
        shutil.copytree(whole.start, folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    arguments = [sys.executable, str(CHILD), str(folder), whole.scenario, whole.engine, str(point)]
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        try:
            return child.wait(after)
        except subprocess.TimeoutExpired:
            child.kill()
            return child.wait()
