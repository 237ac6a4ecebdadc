"""Facts that changed on the way from one wording to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from secondsource.lineage.altered.amounts import numbers
from secondsource.lineage.altered.doubts import modality, scope
from secondsource.lineage.altered.facing import Pair, facing
from secondsource.lineage.altered.moments import dates
from secondsource.lineage.altered.naming import names, places
from secondsource.lineage.altered.polarity import negation
from secondsource.lineage.altered.sources import attribution, credits_
from secondsource.lineage.altered.wording import clauses, quotations
from secondsource.lineage.signature import Line
from secondsource.model.reuse import Alteration, Label, Passage
from secondsource.text.align import Block

#: Each finds one kind of altered fact; in the order in which the alterations of a passage are told.
FINDERS: tuple[Callable[[Pair], Iterable[Alteration]], ...] = (
    numbers,
    names,
    places,
    dates,
    negation,
    modality,
    scope,
    attribution,
    credits_,
    quotations,
    clauses,
)


def alterations(left: Line, right: Line, label: Label, runs: Sequence[Block]) -> tuple[Alteration, ...]:
    """The altered facts of two aligned lines, by kind and position. A changed wording alone is none, except inside
    quotation marks: there the words themselves are the fact."""
    pair = facing(left, right, label, runs)
    if left.words == right.words:
        return tuple(credits_(pair))
    return tuple(alteration for find in FINDERS for alteration in find(pair))


def turned(passage: Passage) -> Passage:
    """The passage seen from the other side."""
    altered = tuple(Alteration(a.kind, a.right, a.left) for a in passage.altered)
    return Passage(passage.right, passage.left, passage.label, passage.score, altered, passage.quoted, passage.stock)
