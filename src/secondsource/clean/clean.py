"""From bytes to a Report."""

from __future__ import annotations

from dataclasses import dataclass

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
    text = capture.data.decode("utf-8")
    return Report(digest("report", text), capture.name, capture.sha256, text)
