"""Progress on long work: a line on a terminal, nothing in a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from secondsource.stages import Progress


@contextmanager
def shown(quiet: bool) -> Iterator[Progress]:
    """A progress display on stderr for as long as the block lasts."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Display

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda stage, done, total: None
        return
    columns = (TextColumn("{task.description:<24}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Display(*columns, console=console, transient=True) as display:
        task = display.add_task("starting", total=None)

        def tell(stage: str, done: int, total: int) -> None:
            display.update(task, description=stage, completed=done, total=total or None)

        yield tell
