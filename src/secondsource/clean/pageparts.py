"""Small things at the head of a page: dates, paths of sections, slugs."""

from __future__ import annotations

import re
from functools import cache

from secondsource.clean.lines import Line
from secondsource.resources.marks import either, marks
from secondsource.resources.outlets import outlets
from secondsource.text.dates import find_dates

_AGO = re.compile(r"(?:\w+ )?(?:\w+ )?(?:\d+|an?) (?:minutes?|hours?|days?|weeks?|mins?|hrs?) ago$", re.I)
_PARTED = re.compile(r"\s*(?:>|»|›|→|\||·|•|::|—|(?<=\s)/(?=\s))\s*")
#: "QUAKE-LIMA/", "QUAKE-LIMA (2nd lead)": words in capitals joined by hyphens or strokes.
_CODED = re.compile(r"[A-Z][A-Z0-9’'&]+(?:[-/–][A-Z0-9’'&]+)+/?(?:\s*[,(].*)?$")


def is_page_date(line: Line) -> bool:
    """Whether the line gives a date (or "3 hours ago") with little beside it, and is no sentence."""
    if len(line.words) > 16 or line.prose:
        return False
    text = line.text
    if _AGO.match(text) or (_stamped().match(text) and len(line.words) <= 3):
        return True
    dates = find_dates(text)
    if not dates:
        return False
    rest = text
    for mention in reversed(dates):
        rest = rest[: mention.start] + rest[mention.end :]
    left = [
        w
        for w in re.findall(r"[\w.'’]+", rest)
        if w.casefold().replace("’", "'").strip(".'") not in marks("date_words")
    ]
    if dates[0].value.startswith("XXXX-W"):  # a weekday alone makes no page date, unless words of one stand by
        return (bool(_editioned().search(text)) and len(left) <= 6) or not left
    if dates[0].grain != "day":
        return not left
    return len(left) <= 3 or bool(_stamped().match(text) or (_editioned().search(text) and len(left) <= 6))


def is_breadcrumb(line: Line) -> bool:
    """Whether the line is a path or bar of short names: "News > World"."""
    parts = [part for part in _PARTED.split(line.text) if part]
    short = all(len(part.split()) <= 3 for part in parts)
    return (
        not line.closed and short and (len(parts) >= 3 or (len(parts) == 2 and bool(re.search(r"[>»›→]", line.text))))
    )


def is_section(line: Line) -> bool:
    """Whether every word of a short line names a section: "World news", "Crime & courts"."""
    words = [w for w in re.findall(r"\w+", line.text.casefold()) if w not in ("and", "the", "of")]
    return 0 < len(words) <= 4 and not line.closed and all(w in outlets().sections for w in words)


def is_slug(text: str) -> bool:
    """Whether the line is how a wire names and numbers an item: "QUAKE-LIMA (2nd lead)"."""
    return len(text) <= 160 and bool(_CODED.match(text) or _numbered().search(text))


@cache
def _stamped() -> re.Pattern[str]:
    return re.compile(rf"\W*{either('stamps')}\b(?: on| at)?", re.I)


@cache
def _editioned() -> re.Pattern[str]:
    return re.compile(rf"\b{either('editions')}\b", re.I)


@cache
def _numbered() -> re.Pattern[str]:
    """ "(2nd lead)", "(adds toll)" at the end of a line, or such a label in capitals alone."""
    labels = either("slug_labels")
    upper = "|".join(sorted(label.upper() for label in marks("slug_labels")))
    return re.compile(rf"\((?:\d+(?:st|nd|rd|th) )?{labels}\b[^()]*\)$|^\W*(?:\d(?:ST|ND|RD|TH) )?(?:{upper})\W*$")
