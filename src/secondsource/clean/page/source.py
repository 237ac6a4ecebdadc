"""Where the words of the working text stand in the page's own bytes, decoded."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Sequence

from secondsource.model.report import SourceMap

#: Markup, then references to characters, then words; the order matters.
_RUN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?</\1\s*>|</?[A-Za-z!?][^>]*>|(&#?\w{1,32};?)|([^<&]+|[<&])", re.S | re.I
)
#: How many lines may be sought in vain before the search is given up: each costs a look at the rest of the page.
_LOST = 50


def source_map(lines: Sequence[tuple[int, str]], page: str) -> tuple[SourceMap, ...]:
    """The runs of some lines of a working text (each with its start there, in the order of the page) that stand letter
    for letter in the page."""
    stream, places = _visible(page)
    runs: list[SourceMap] = []
    cursor = lost = 0
    for start, line in lines:
        wanted = [i for i, char in enumerate(line) if char.isalnum()]
        found = stream.find("".join(line[i] for i in wanted), cursor) if wanted and lost < _LOST else -1
        if found < 0:
            lost += 1
            continue
        runs += _runs(start, line, wanted, places[found : found + len(wanted)], page)
        cursor = found + len(wanted)
    return tuple(runs)


def _visible(page: str) -> tuple[str, array[int]]:
    """The letters and digits outside of markup, and the place of each in the page."""
    letters: list[str] = []
    places = array("l")
    for run in _RUN.finditer(page):
        if run.group(3):
            for match in re.finditer(r"[^\W_]+", run.group(3)):
                letters.append(match.group())
                places.extend(range(run.start() + match.start(), run.start() + match.end()))
        elif run.group(2):
            decoded = "".join(filter(str.isalnum, html.unescape(run.group(2))))
            letters.append(decoded)
            places.extend([run.start()] * len(decoded))
    return "".join(letters), places


def _runs(start: int, line: str, wanted: Sequence[int], places: Sequence[int], page: str) -> list[SourceMap]:
    """Maximal runs of a line that equal the page, grown from its letters in both directions."""
    runs: list[SourceMap] = []
    done = 0  # characters of the line before this one are dealt with
    for i, place in zip(wanted, places, strict=True):
        if i < done or page[place] != line[i]:
            continue
        back = 0
        while i - back > done and place > back and page[place - back - 1] == line[i - back - 1]:
            back += 1
        ahead = 1
        while i + ahead < len(line) and place + ahead < len(page) and page[place + ahead] == line[i + ahead]:
            ahead += 1
        runs.append(SourceMap(start + i - back, back + ahead, place - back))
        done = i + ahead
    return runs
