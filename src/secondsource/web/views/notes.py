"""What a page says of what was just done: it travels in the address, as numbers of entries of the log."""

from __future__ import annotations

import re
from typing import Any

from fastapi import Request

from secondsource.web.desk import Desk

_NUMBER = re.compile("[0-9]{1,9}")


def note_of(request: Request, desk: Desk) -> dict[str, Any] | None:
    """The note for a page after a judgement (`?judged=N`, `&against=M`), or None."""
    asked = request.query_params
    if not _NUMBER.fullmatch(asked.get("judged", "")):
        return None
    log = desk.case.log()
    n, against = int(asked["judged"]), asked.get("against", "")
    entry = log[n - 1] if 0 < n <= len(log) else None
    if entry is None:
        return None
    back = request.url.path
    text = f"Taken back: judgement {entry.undoes}." if entry.undoes else f"Judgement {n} is noted."
    told = {"n": 0 if entry.undoes else n, "text": f"{text} It counts from the next run.", "against": "", "back": back}
    if _NUMBER.fullmatch(against) and 0 < int(against) <= len(log):
        other = log[int(against) - 1]
        told["against"] = f"{other.user} judged before (entry {other.n}, {other.verdict})"
    return told
