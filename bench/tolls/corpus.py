"""Reports with the number of people that were killed and injured in what they tell of, as people counted them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.common.records import records

#: Column of `fa-kes` -> the class of victims that it counts.
CLASSES = {
    "nb_civilians": "civilian",
    "nb_noncivilians": "combatant",
    "nb_children": "child",
    "nb_women": "woman",
}


@dataclass(frozen=True)
class Case:
    """A report. `killed` and `injured` are None where nobody counted them; `classes` the killed of each class that
    somebody counted."""

    id: str
    text: str
    published: str
    incident: str = ""
    killed: int | None = None
    injured: int | None = None
    classes: Mapping[str, int] | None = None


def shootings(data: Path) -> Iterator[Case]:
    """Local US reports with the counts of their incident; those whose incident is not in the list are left out."""
    incidents = json.loads((data / "gva" / "incidents.json").read_text(encoding="utf-8"))
    for row in records(data / "gva" / "reports.jsonl"):
        if incident := incidents.get(row["incident"]):
            counts = incident["num_killed"], incident["num_injured"]
            yield Case(row["id"], _text(row), row["date"], row["incident"], *counts)


def war(data: Path) -> Iterator[Case]:
    """Reports of the war in Syria with the killed of four classes."""
    for row in records(data / "fa-kes" / "reports.jsonl"):
        counts = {victims: _count(row[column]) for column, victims in CLASSES.items()}
        known = {victims: count for victims, count in counts.items() if count is not None}
        yield Case(row["id"], _text(row), row["date"], classes=known)


def _text(row: Mapping[str, str]) -> str:
    return f"{row['title']}\n\n{row['text']}"


def _count(written: str) -> int | None:
    try:
        return int(float(written))
    except ValueError:
        return None
