"""Where words of some reports stand in other words: in another report, or in a sentence of the program's own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from secondsource.model.report import Report

RUN = 20  # characters of whole words that make a run
GAP = "[…]"
_WORD = re.compile(r"\S+")
_EDGE = re.compile(r"^\W+|\W+$")

#: A stretch of a report: its siglum, start and end.
Place = tuple[str, int, int]


class Echoes:
    """The runs of words of some reports."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._places: dict[str, list[Place]] = defaultdict(list)
        for report in reports:
            for run, start, end in _runs(report.text):
                self._places[run].append((report.id, start, end))

    def of(self, words: str) -> Iterator[tuple[int, int, list[Place]]]:
        """(start, end, where it stands in the reports) of each run of these words that is in a report."""
        for run, start, end in _runs(words):
            if run in self._places:
                yield start, end, self._places[run]


def gapped(words: str, cuts: Sequence[tuple[int, int]]) -> str:
    """The words with GAP for each stretch, of which the first words stay that make no run."""
    made, at = [], 0
    for start, end in _united(cuts):
        kept = 0
        for word in _WORD.finditer(words, start, end):
            if word.end() - start >= RUN:
                break
            kept = word.end()
        kept = kept or start
        made += [words[at:kept], " " if kept > start else "", GAP]
        at = end
    return "".join([*made, words[at:]])


def _united(cuts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for start, end in sorted(cuts):
        if made and start <= made[-1][1] + 1:
            made[-1] = made[-1][0], max(made[-1][1], end)
        else:
            made.append((start, end))
    return made


def _runs(text: str) -> Iterator[tuple[str, int, int]]:
    """The shortest run of whole words from each word on, in lower case without marks at the edges of words."""
    found = list(_WORD.finditer(text))
    plain = [_EDGE.sub("", word[0]).casefold() for word in found]
    for first, word in enumerate(found):
        length = -1
        for last in range(first, len(found)):
            length += len(plain[last]) + 1
            if length >= RUN:
                yield " ".join(plain[first : last + 1]), word.start(), found[last].end()
                break
