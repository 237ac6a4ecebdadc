"""Whether two wordings make the same claim, as a line of JSON."""

from __future__ import annotations

from secondsource.export.readings import written
from secondsource.model.reading import Unread
from secondsource.model.wording import Likeness


def line(found: Likeness | Unread) -> str:
    """{"id", "same", "score", "why": sentences}, or {"id", "skipped"}; without a line break at its end."""
    if isinstance(found, Unread):
        return written({"id": found.id, "skipped": found.reason})
    why = [f"{_sign(reason.score)} {reason.detail}" for reason in found.reasons]
    return written({"id": found.id, "same": found.same, "score": found.score, "why": why})


def _sign(score: float) -> str:
    return f"{'For' if score > 0 else 'Against'} ({score:+.1f}):"
