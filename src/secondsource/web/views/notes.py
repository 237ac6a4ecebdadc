"""What a page says of what was just done: it travels in the address, as numbers of entries of the log."""

from __future__ import annotations

import re
from typing import Any

from fastapi import Request

from secondsource.web.desk import Desk

#: Characters of a list of numbers that are looked at.
MOST = 500
_NUMBER = re.compile("[0-9]{1,9}")


def note_of(request: Request, desk: Desk) -> dict[str, Any] | None:
    """The note for a page after a judgement (`?judged=N`, of a batch its last one, with `&many=COUNT`; `&against=M,...`
    where it contradicts), or None."""
    asked = request.query_params
    if not _NUMBER.fullmatch(asked.get("judged", "")):
        return None
    log = desk.case.log()
    n, count = int(asked["judged"]), _numbers(asked.get("many", ""))
    entry = log[n - 1] if 0 < n <= len(log) else None
    if entry is None:
        return None
    many = count[0] if count and 1 < count[0] <= n and not entry.undoes else 0
    text = f"Judgements {n - many + 1} to {n} are noted." if many else f"Judgement {n} is noted."
    text = f"Taken back: judgement {entry.undoes}." if entry.undoes else text
    others = [log[m - 1] for m in _numbers(asked.get("against", "")) if 0 < m <= len(log)]
    return {
        "n": 0 if entry.undoes else n,
        "text": f"{text} It counts from the next run." if not many else f"{text} They count from the next run.",
        "against": "; ".join(f"{e.user} judged before (entry {e.n}, {e.verdict})" for e in others),
        "many": many,
        "back": request.url.path,
    }


def _numbers(told: str) -> list[int]:
    """Numbers with commas between; what else is there is left out."""
    return [int(one) for one in told[:MOST].split(",") if _NUMBER.fullmatch(one)]
