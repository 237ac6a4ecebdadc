"""One report read by itself, and what stands in its place when it could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from secondsource.model.assertion import Assertions
from secondsource.model.parse import Parse
from secondsource.model.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with its parse and what it says. `id` is what the user calls it: a file name, a line number, or
    whatever JSON value stands under "id" in a record."""

    id: Any
    report: Report
    parse: Parse
    assertions: Assertions


@dataclass(frozen=True, slots=True)
class Unread:
    """An item that could not be read: what the user calls it, and why in one sentence."""

    id: Any
    reason: str
