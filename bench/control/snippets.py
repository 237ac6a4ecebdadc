"""Snippets of news with the class that an event coder gave them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

#: The three kinds of change, and what the corpus calls them.
_LABELS = {
    "GOV_REGAINS_TERIT": "government_regains",
    "NON_STATE_ACTOR_OVERTAKES_TER": "non_state_takes",
    "NON_VIOL_TERRIT_TRANSFER": "peaceful_transfer",
}
KINDS = tuple(_LABELS.values())


@dataclass(frozen=True, slots=True)
class Snippet:
    """A text, its class in the corpus, and the kind of change of control that this is (None for all other classes)."""

    text: str
    label: str
    kind: str | None


def snippets(file: Path) -> list[Snippet]:
    """The rows of the file in order."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [Snippet(row["EventSnippet"], row["SubType"], _LABELS.get(row["SubType"])) for row in rows]
