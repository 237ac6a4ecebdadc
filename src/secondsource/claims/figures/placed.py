"""How well placed a source is to know a number."""

from __future__ import annotations

from collections.abc import Mapping

from secondsource.model.assertion import SourceKind

#: A body that counts or has the charge, then who is named or passes on what it has heard, then the nameless. A
#: report's own voice (None) is as good as a person's.
PLACED: Mapping[SourceKind | None, int] = {
    "organisation": 2,
    "officials": 2,
    "monitor": 2,
    "document": 2,
    "state-media": 2,
    "agency": 1,
    "person": 1,
    None: 1,
    "collective": 0,
    "anonymous": 0,
}
