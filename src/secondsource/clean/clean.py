"""From bytes to a Report."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.clean.hints import Hints
from secondsource.clean.mark import mark
from secondsource.clean.record import read_record
from secondsource.errors import ItemError
from secondsource.model.capture import Capture
from secondsource.model.ids import digest
from secondsource.model.report import Report


@dataclass(frozen=True, slots=True)
class Options:
    """`html_seconds`, `html_depth`: see Settings."""

    html_seconds: float = 10.0
    html_depth: int = 200


def clean(capture: Capture, options: Options) -> Report:
    """The report that a capture holds. Raises ItemError when it holds none."""
    if capture.kind == "record":
        text, hints = read_record(capture.name, capture.data)
    else:
        text, hints = capture.data.decode("utf-8", "replace"), Hints()
    if not text.strip():
        raise ItemError(capture.name, "empty: there are no words in it")
    bare = Report(
        id=digest("report", text),
        file=capture.name,
        sha256=capture.sha256,
        text=text,
        url=hints.url,
        extra=hints.extra,
        kind=capture.kind,
    )
    return mark(bare, hints)
