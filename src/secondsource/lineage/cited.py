"""Papers and stations that a report cites: their reports are ancestors too, though nobody has them here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.outlets import outlets

_NAME = r"((?:[A-Z][\w'’-]*)(?: (?:of |the )?[A-Z][\w'’-]*){0,4})"


@cache
def _introduced() -> re.Pattern[str]:
    """ "state broadcaster KTV", "the newspaper La Plume": a word for what it is, then its name."""
    kinds = sorted(outlets().kinds, key=lambda kind: (-len(kind), kind))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, kinds))})\s+{_NAME}")


def cited(report: Report) -> Iterator[tuple[str, Span]]:
    """The papers and stations that the story itself cites by kind and name, each with the words that do so."""
    for match in _introduced().finditer(report.text):
        if not report.is_furniture(match.start(), match.end()):
            yield match.group(1), Span(report.id, match.start(), match.end())
