"""Floors: measured figures that a change may not fall below."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

#: Engine -> figure (by the name that a table gives it) -> floor, in percent.
Floors = Mapping[str, Mapping[str, float]]


def read(path: Path) -> Floors:
    """Engine -> figure -> floor."""
    floors: Floors = json.loads(path.read_text(encoding="utf-8"))
    return floors


#: Engine -> figure -> what was reached.
Measured = Mapping[str, Mapping[str, float]]


def missed(floors: Floors, measured: Measured, absent: Sequence[str] = ()) -> list[str]:
    """What is below its floor, or has a floor and was not measured, one line each.

    An engine that is not there misses nothing, and neither does a figure of a corpus that is `absent`.
    """
    lines = []
    for engine, wanted in floors.items():
        for name, floor in wanted.items():
            value = measured.get(engine, {}).get(name)
            excused = engine not in measured or any(name.split(".")[1].startswith(corpus) for corpus in absent)
            if not excused and (value is None or value < floor):
                lines.append(f"below the floor with {engine}: {name} = {value} < {floor}")
    return lines


def check(bench: str, path: Path, measured: Measured, absent: Sequence[str] = ()) -> int:
    """Print what is missed and one line an engine. The exit status: 1 when anything is missed."""
    floors = read(path)
    broken = missed(floors, measured, absent)
    for line in broken:
        print(f"{bench}: {line}", file=sys.stderr)
    for engine in floors:
        if engine in measured:
            print(f"{bench}: {engine}, {len(floors[engine])} floors checked")
    return 1 if broken else 0
