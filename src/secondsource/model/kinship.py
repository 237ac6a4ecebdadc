"""What is told of a pile without its claims: which report stands on which, and which tell one story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from secondsource.model.lineage import Lineage
from secondsource.model.parse import Sentence
from secondsource.model.reading import Unread
from secondsource.model.report import Report
from secondsource.model.story import Story


@dataclass(frozen=True, slots=True)
class Kinship:
    """Reports in the order of their publication with their lineage and stories.

    `called` holds for each report's id what the user calls it; several names where the same text came several times.
    `unread` are the items that could not be used.
    """

    reports: tuple[Report, ...]
    called: dict[str, tuple[Any, ...]]
    lineage: Lineage
    stories: tuple[Story, ...]
    sentences: tuple[Sentence, ...]
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelved:
    """The stories of a shelf that grows from run to run, after a run and `before` it; `fresh` reports are new on it.

    `called` and `unread` as in Kinship; `called` has the names of all reports on the shelf.
    """

    called: dict[str, tuple[Any, ...]]
    stories: tuple[Story, ...]
    before: tuple[Story, ...]
    fresh: int
    unread: tuple[Unread, ...] = ()
