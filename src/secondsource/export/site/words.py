"""How the pages word things: counts, values, days, statuses. Pure functions on plain values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from secondsource.model.assertion import When
from secondsource.model.report import Published
from secondsource.model.span import FILLER

#: A sign beside each word, so that colour never stands alone.
STATUS_SIGN = {
    "single-origin": "○",
    "corroborated": "●",
    "conflicting": "≠",
    "denied": "×",
    "denied-then-admitted": "↺",
    "superseded": "→",
    "corrected": "±",
    "unresolved": "?",
}
STATUS_MEANS = {
    "single-origin": "every wording goes back to one origin, however many reports carry it",
    "corroborated": "two or more origins with no dependency detected",
    "conflicting": "accounts that cannot all hold",
    "denied": "somebody denies it and nobody is seen to admit it",
    "denied-then-admitted": "denied at first and admitted later",
    "superseded": "a later account left it behind",
    "corrected": "a later report corrects it",
    "unresolved": "the evidence does not settle it",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SPACE = re.compile(r"\s+")
_GAP, _KEPT = re.compile(rf"{FILLER}+"), re.compile(rf"[^{FILLER}]+")


def squeeze(text: str) -> str:
    """One line: every run of white space becomes one space, and what is left out "[…]"."""
    return _SPACE.sub(" ", open_text(text)).strip()


def open_text(text: str) -> str:
    """The text with "[…]" for each run of what a quote-only dossier leaves out."""
    return _GAP.sub(" […] ", text) if FILLER in text else text


def shown(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of `text` between two places that are not left out."""
    return [(m.start(), m.end()) for m in _KEPT.finditer(text, start, end)]


def short(text: str, limit: int = 120) -> str:
    """One line of at most `limit` characters, cut at a word."""
    line = squeeze(text)
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head) + "…"


def fitted(text: str, room: float) -> str:
    """One line that fits into `room` units of a drawing (letters of 11 units, capitals wider)."""
    line, used = squeeze(text), 0.0
    for i, letter in enumerate(line):
        used += 7.6 if letter.isupper() or ord(letter) > 0x2E80 else 6.0
        if used > room:
            return line[: max(1, i - 1)].rstrip() + "…"
    return line


def count(number: int, one: str, many: str = "") -> str:
    """ "1 report", "3 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def bounds(low: int, high: int) -> str:
    """ "1–2", or "1" when both ends are the same."""
    return str(low) if low == high else f"{low}–{high}"


def triple(reports: int, publishers: str, low: int, high: int) -> str:
    """ "7 reports · 4 publishers · 1–2 independent origins"; `publishers` in words (see `publishers_of`)."""
    origins = f"{bounds(low, high)} independent origin{'' if high == 1 else 's'}"
    return f"{count(reports, 'report')} · {publishers} · {origins}"


def number(value: float | None) -> str:
    """ "25", "1,200", "3.5"; "" for None."""
    if value is None:
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4g}"


def values(low: float | None, high: float | None) -> str:
    """ "19", "6–25", "" where no number is known."""
    ends = [number(end) for end in (low, high) if end is not None]
    return "–".join(dict.fromkeys(ends))


def share(value: float) -> str:
    """ "62 %"."""
    return f"{round(100 * value)} %"


def shares(found: Iterable[float]) -> str:
    """ "9–97 %": the range of some shares; "" of none."""
    ends = sorted(round(100 * value) for value in found)
    return f"{bounds(ends[0], ends[-1])} %" if ends else ""


def scores(found: Iterable[float]) -> str:
    """ "0.52–0.98": the range of some scores; "" of none."""
    ends = sorted(found)
    return "–".join(dict.fromkeys(f"{end:.2f}" for end in (ends[0], ends[-1]))) if ends else ""


def ordinal(day: str | None) -> int | None:
    """An ISO day (or month, or year) as a count of days; None when it is none."""
    if not day:
        return None
    parts = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", day)
    if not parts:
        return None
    try:
        return date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1)).toordinal()
    except ValueError:
        return None


def day(value: str | int | None) -> str:
    """ "3 May 2021" for an ISO day or a count of days; what cannot be read is given back as it is."""
    found = value if isinstance(value, int) else ordinal(value)
    if found is None or not 1 <= found <= date.max.toordinal():
        return str(value or "")
    if isinstance(value, str) and len(value) < 10:
        return value
    when = date.fromordinal(found)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def days(earliest: str | None, latest: str | None) -> str:
    """ "3 May 2021", "1–3 May 2021", "30 Apr – 2 May 2021"; "not known"."""
    first, last = ordinal(earliest), ordinal(latest)
    if first is None and last is None:
        return "not known"
    if first is None or last is None:
        return f"until {day(latest)}" if first is None else f"from {day(earliest)}"
    if first == last:
        return day(first)
    a, b = date.fromordinal(first), date.fromordinal(last)
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day}–{day(last)}"
    head = f"{a.day} {_MONTHS[a.month - 1]}" + (f" {a.year}" if a.year != b.year else "")
    return f"{head} – {day(last)}"


def when_said(earliest: str | None, latest: str | None) -> str:
    """The same in few letters for a line of an apparatus: "Sat 1 May", "1–3 May"; the year stands above."""
    first, last = ordinal(earliest), ordinal(latest)
    if first is None or first != last:
        return re.sub(r" \d{4}", "", days(earliest, latest)) if first or last else ""
    told = date.fromordinal(first)
    return f"{_WEEKDAYS[told.weekday()]} {told.day} {_MONTHS[told.month - 1]}"


def published(found: Published) -> str:
    """When a report was published, as one label."""
    return days(found.earliest or found.value, found.latest or found.value)


def when(found: When | None) -> str:
    """When an event was, as one label."""
    return days(found.earliest, found.latest) if found else "not known"


def plain(name: str) -> str:
    """A feature's or kind's name as words: "shared_wording" -> "shared wording"."""
    return name.replace("_", " ").replace("-", " ")


def sigla(names: Sequence[str]) -> str:
    """ "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
