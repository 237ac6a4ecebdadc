"""Settings turned into the options of each stage, and what all stages are told."""

from __future__ import annotations

from collections.abc import Callable

from secondsource import claims, clean, ingest, lineage, stories
from secondsource.model.method import Measure, Method
from secondsource.settings import Settings

#: Told what is being done, how many items are done and how many there are (0, 0 for a stage that does not count).
Progress = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""


def ingest_options(settings: Settings) -> ingest.Options:
    """What the reading stage needs to know."""
    return ingest.Options(max_bytes=settings.max_bytes)


def clean_options(settings: Settings) -> clean.Options:
    """What the cleaning stage needs to know."""
    return clean.Options(html_seconds=settings.html_seconds, html_depth=settings.html_depth)


def methods(settings: Settings) -> tuple[Method, ...]:
    """The tables and thresholds that the stages go by, and the settings that can change a result."""
    rows = tuple(Measure(name, value, meaning) for name, value, meaning in settings.told())
    chosen = Method(
        "settings", "Settings in force", "Everything that a user may set and that can change a result.", rows
    )
    return (chosen, *stories.methods(), *lineage.methods(), *claims.methods())
