"""What stories are told apart by, as a table that a reader can look up."""

from __future__ import annotations

from secondsource.model.method import Measure, Method
from secondsource.stories.recipe import CONSTANT, RECIPE


def methods() -> tuple[Method, ...]:
    """The table of this stage."""
    rows = tuple(
        Measure(
            f.measure.__name__.replace("_", " "),
            f"{f.weight:+.2f}",
            (f.measure.__doc__ or "").strip().split("\n")[0],
        )
        for f in RECIPE
    )
    note = f"Log-odds that two reports tell one story, added to {CONSTANT:g}. Fitted on reports that people grouped."
    return (Method("stories", "When two reports tell one story", note, rows),)
