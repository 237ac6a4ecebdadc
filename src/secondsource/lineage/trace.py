"""From compared pairs to the stemma of a pile."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.model.ids import digest
from secondsource.model.lineage import Lineage, Origin, Strand
from secondsource.model.parse import Parse
from secondsource.model.report import Report


def trace(reports: Sequence[Report], parses: Sequence[Parse]) -> Lineage:
    """The lineage of a pile; `parses` in the order of `reports`."""
    origins = tuple(Origin(digest("origin", r.id), r.file, (r.id,)) for r in reports)
    strands = tuple(
        Strand(s.span, origin.id)
        for p, origin in zip(parses, origins, strict=True)
        for s in p.sentences
        if s.kind == "body"
    )
    return Lineage((), (), origins, strands)
