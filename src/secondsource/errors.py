"""Every error that Second Source raises on purpose.

    SecondSourceError
    ├── ItemError      one report, page or line could not be used: it is recorded with its reason and the run goes on
    ├── RunError       the run as a whole cannot go on
    │   └── NothingRead    not one report could be read; carries what was skipped and why
    ├── MissingExtra   a feature needs an optional package that is not installed
    └── BadInput       what the user gave cannot be understood (an option, a dossier, an id)
        └── Outdated       what the user looked at when giving it is not what the case shows now

A message says what happened, where, and what to do.
"""

from __future__ import annotations

from collections.abc import Sequence


class SecondSourceError(Exception):
    """The base of every error raised on purpose."""


class ItemError(SecondSourceError):
    """One item could not be used. The run records it and goes on.

    `item` is the name the user knows it by (a file, a URL, a line of a JSONL file); `reason` one plain sentence.
    """

    def __init__(self, item: str, reason: str) -> None:
        super().__init__(f"{item}: {reason}")
        self.item = item
        self.reason = reason


class RunError(SecondSourceError):
    """The run as a whole cannot go on."""


class NothingRead(RunError):
    """Not one report could be read. `skipped` holds the items found as (name, reason) pairs."""

    def __init__(self, skipped: Sequence[tuple[str, str]]) -> None:
        found = f"none of the {len(skipped)} items found is a report" if skipped else "no files were found there"
        super().__init__(f"nothing could be read: {found}")
        self.skipped = tuple(skipped)


class MissingExtra(SecondSourceError):
    """An optional package is needed and absent. `command` installs it where the extra alone does not."""

    def __init__(self, feature: str, extra: str, command: str = "") -> None:
        command = command or f"pip install 'secondsource[{extra}]'"
        super().__init__(f"{feature} needs an optional package: install it with  {command}")


class BadInput(SecondSourceError):
    """What the user gave cannot be understood."""


class Outdated(BadInput):
    """What the user looked at when giving it is not what the case shows now: it may name something else by now."""
