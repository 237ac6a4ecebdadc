"""The language engines that can be measured here, and texts read as the command `secondsource read` reads them."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource import clean, language
from secondsource.errors import SecondSourceError
from secondsource.model.report import Report

#: Measured side by side, where they are there.
ENGINES = ("rules", "english")


def load_all(names: Sequence[str]) -> dict[str, language.Analyzer]:
    """The engines by name. One that is not there is left out, and the reason printed."""
    found = {}
    for name in names:
        try:
            found[name] = language.load(name)
        except (SecondSourceError, ImportError, OSError) as error:
            print(f"engine {name}: skipped ({error})\n")
    return found


def report_of(text: str) -> Report:
    """A text as a report with its title, furniture and dateline marked, and every character kept."""
    return clean.report_of(clean.Given("report", text))
