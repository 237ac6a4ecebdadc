"""What a case goes through while it is killed. Each step can be done again from its beginning, as a user would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import secondsource
from secondsource.case import Case
from secondsource.settings import Settings

EXAMPLE = Path(__file__).parents[2] / "examples" / "warehouse-fire"
#: Has a web page, which is never read in the process that runs: a pool is at work.
PAGES = EXAMPLE.with_name("pass-town")
LATER = """Warehouse fire: two more missing

KELBORN, 4 March - Two more workers are missing after the fire at the warehouse by the river, the fire brigade said on
Wednesday. Nobody was inside when the roof came down, a spokesman said.
"""


#: Does something with the case in a folder, with a language engine.
Work = Callable[[Path, str], None]


@dataclass(frozen=True)
class Scenario:
    """`before` is done undisturbed, `work` is killed and then done again."""

    before: Work
    work: Work


def settings(engine: str) -> Settings:
    """One process: the order of its steps is the same each time."""
    return Settings(workers=1, language=engine)


def opened(folder: Path, engine: str) -> Case:
    """The case in a folder, begun when there is none."""
    return secondsource.open(folder, settings=settings(engine))


def nothing(folder: Path, engine: str) -> None:
    """A case that is not there yet."""


def first(folder: Path, engine: str) -> None:
    """A new case is filled and run."""
    with opened(folder, engine) as case:
        case.add(EXAMPLE)
        case.run()


def later(folder: Path, engine: str) -> None:
    """A report comes in, another one changes, and the case is run again."""
    with opened(folder, engine) as case:
        case.add_bytes("later.txt", LATER.encode())
        changed = next(path for path in sorted(EXAMPLE.iterdir()) if path.suffix == ".txt")
        case.add_bytes("late.txt", changed.read_bytes() + b"\nThe brigade thanked the neighbours.\n")
        case.run()


def pages(folder: Path, engine: str) -> None:
    """A new case with web pages."""
    with opened(folder, engine) as case:
        case.add(PAGES)
        case.run()


SCENARIOS = {
    "first": Scenario(nothing, first),
    "later": Scenario(first, later),
    "pages": Scenario(nothing, pages),
}
