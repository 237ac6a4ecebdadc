"""Dates as machines write them in the head of a page."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(.*)", re.S)
_TIME = re.compile(r"[T\s,]*(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?", re.I)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(?:\d{2})?(Z|[+-]\d{2}:?\d{2})?)?")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")


def iso_stamp(words: object) -> str | None:
    """The ISO day or date-time that these words state, its zone as stated; None when they state none.

    The day is the day in that zone: "2019-03-09T01:30+05:00" is a ninth of March, whatever day it was in London.
    """
    said = " ".join(str(words).split()) if isinstance(words, str | int | float) else ""
    if _EPOCH.fullmatch(said):
        seconds = int(said) / (1000 if len(said) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    if found := _DAY.match(said):
        year, month, day, rest = found.groups()
        return _stamp(year, month, day, _TIME.match(rest))
    if found := _COMPACT.fullmatch(said):
        year, month, day, hour, minute, zone = found.groups()
        return _stamp(year, month, day, _TIME.match(f"{hour}:{minute}{zone or ''}") if hour else None)
    try:
        return parsedate_to_datetime(said).isoformat(timespec="seconds")  # Sat, 09 Mar 2019 08:30:00 GMT
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _stamp(year: str, month: str, day: str, clock: re.Match[str] | None) -> str | None:
    try:
        stamp = date(int(year), int(month), int(day)).isoformat()
        if not clock:
            return stamp
        hour, minute, second, zone = clock.groups()
        zone = {"Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00"}.get((zone or "").upper(), zone or "")
        if zone and ":" not in zone:
            zone = f"{zone[:3]}:{zone[3:] or '00'}"
        return datetime.fromisoformat(f"{stamp}T{int(hour):02}:{minute}:{second or '00'}{zone}").isoformat()
    except ValueError:
        return None
