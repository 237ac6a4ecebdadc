"""Whether a number adds to what was told before, or takes it up: "three more died", "raising the toll to 34"."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.model.assertion import Running
from secondsource.text.listed import listed
from secondsource.text.numerals import Piece

#: Words before a number that makes it an increment, and words after it.
_MORE_BEFORE = listed("another further additional extra")
_MORE_AFTER = listed("more additional further")
#: Words that bring a count to a number: "rose to", "raised the toll to", "bringing the number of dead to", "stands at".
_BRINGS = listed(
    "rose risen rises rising climbed climbs climbing grew grown grows increased increases jumped soared went gone",
    "raised raises raising brought brings bringing took takes taking pushed pushes pushing lifted lifts lifting",
    "reached reaches hit passed topped exceeded surpassed stands stood standing up revised updated put puts putting",
)
_TO = listed("to at")
_REACHES = listed("reached reaches hit passed topped exceeded surpassed")
_COUNTS = listed(
    "toll count tally total number figure dead deaths fatalities injured wounded missing victims casualties"
)
#: How far before the number a count may stand (pieces).
REACH = 14


def running(row: Sequence[Piece], first: int, after: int, number_after: int) -> Running | None:
    """For a quantity from piece `first` to `after`, whose number ends at `number_after`; None where no word tells."""
    words = [piece.word for piece in row[max(0, first - REACH) : first]]
    inside = [piece.word for piece in row[number_after : after + 1]]
    if (words[-1:] and words[-1] in _MORE_BEFORE) or _more(inside, after - number_after):
        return "increment"
    if row[first].word in _MORE_BEFORE:
        return "increment"
    if words[-3:] == ["a", "total", "of"] or words[-2:] == ["in", "all"]:
        return "total"
    if not words or not (words[-1] in _TO or words[-1] in _REACHES) or not _COUNTS & set(words):
        return None
    return "total" if _BRINGS & set(words) else None


def _more(inside: Sequence[str], size: int) -> bool:
    """ "Three more", "three more people", "30 dead, 20 more"."""
    return any(word in _MORE_AFTER for word in inside[: max(1, size + 1)][:2])
