"""A story: the reports that tell of one unfolding event."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.model.reason import Reason


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one unfolding event. `id` is its seed's; `title` the words of one of its headlines."""

    id: str
    title: str
    reports: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
