"""How far pieces of reports that are parsed already say the same, by their words alone: fast, without vectors."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from secondsource.claims.wording.common import common
from secondsource.claims.wording.recipe import PLAIN
from secondsource.claims.wording.side import Side, side
from secondsource.model.parse import Attribution, Moment, Name, Parse
from secondsource.model.report import Report
from secondsource.model.span import Span

_NO_VECTORS = np.zeros((0, 0))


class Wordings:
    """Pieces of reports, each made ready once, when it is first asked for."""

    def __init__(self, reports: Sequence[Report], parses: Sequence[Parse]) -> None:
        """`parses` in the order of `reports`."""
        self._given = {report.id: (report.text, parse) for report, parse in zip(reports, parses, strict=True)}
        self._cut: dict[str, tuple[list[int], list[Parse]]] = {}
        self._sides: dict[Span, Side] = {}

    def likeness(self, left: Span, right: Span) -> float:
        """The chance that two pieces say the same; which comes first is all one. Each is a sentence or lies in one: of
        what is longer the first sentence counts. Raises KeyError when a report is not known."""
        return PLAIN.chance(common(self.side(left), self.side(right)))

    def side(self, span: Span) -> Side:
        """A piece made ready."""
        known = self._sides.get(span)
        if known is None:
            text, parse = self._given[span.report]
            if span.report not in self._cut:
                starts = [sentence.span.start for sentence in parse.sentences]
                self._cut[span.report] = starts, list(_cut(parse, starts))
            starts, pieces = self._cut[span.report]
            piece = pieces[_at(starts, span.start)] if pieces else parse
            known = self._sides[span] = side(text, piece, (), _NO_VECTORS, span)
        return known


def _cut(parse: Parse, starts: Sequence[int]) -> Iterator[Parse]:
    """A parse of each sentence alone."""
    names, moments = defaultdict[int, list[Name]](list), defaultdict[int, list[Moment]](list)
    said = defaultdict[int, list[Attribution]](list)
    for name in parse.names:
        names[_at(starts, name.span.start)].append(name)
    for moment in parse.moments:
        moments[_at(starts, moment.span.start)].append(moment)
    for one in parse.attributions:
        for at in {_at(starts, span.start) for span in (*one.source, *one.cue)}:
            said[at].append(one)
    for at, sentence in enumerate(parse.sentences):
        told = tuple(names[at]), tuple(moments[at])
        yield Parse(parse.report, parse.engine, (sentence,), *told, attributions=tuple(said[at]))


def _at(starts: Sequence[int], place: int) -> int:
    """The number of the last sentence that does not begin behind a place."""
    return max(0, bisect_right(starts, place) - 1)
