"""A story: the reports that tell of one unfolding event."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.model.reason import Reason


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one unfolding event.

    `id` is its seed's and stays while the story grows; `title` the words of one of its headlines. `redirects` are the
    ids of stories that have become part of it: whoever follows one of them is led here.
    """

    id: str
    title: str
    reports: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    redirects: tuple[str, ...] = ()
