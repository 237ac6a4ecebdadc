"""What a language engine offers, and how one is found by name."""

from __future__ import annotations

from typing import Protocol

from secondsource.errors import BadInput
from secondsource.model.parse import Parse
from secondsource.model.report import Report


class Analyzer(Protocol):
    """Reads a report once for everybody."""

    name: str

    def parse(self, report: Report) -> Parse:
        """Sentences, names, moments and quotes of a report, each in order of position."""
        ...


def load(name: str) -> Analyzer:
    """The engine of that name. Raises BadInput when there is none."""
    if name == "rules":
        from secondsource.language.rules import Rules

        return Rules()
    raise BadInput(f"no language engine is called {name!r} (there is: rules)")
