from __future__ import annotations

import pytest
from tests.lineage.pile import REPRINT, REWRITE, WIRE, read

from secondsource.lineage import trace

RELEASE = """GOVERNOR'S OFFICE OF HALLAND
Press release 14

The dam above Solle failed at 23:10 on Monday after two weeks of rain and thaw.

Nine persons are known to have lost their lives and 40 dwellings were carried away by the water and the mud.

The owner of the closed mine, Halland Copper, was ordered in 1999 to keep watch over the wall.
"""
QUOTING = """Owner of burst dam had been told to watch it

The owner of a closed mine was ordered in 1999 to keep watch over the wall that failed above Solle, the governor's
office said in a press release.

The dam failed at 23:10 on Monday after two weeks of rain and thaw, and 40 dwellings were carried away by the water.
"""


def edge(*texts: str) -> tuple[int, int, str]:
    """Child, parent (by position) and direction of the only edge between two reports."""
    reports, parses = read(*(text.replace("\noffice", " office") for text in texts))
    place = {report.id: i for i, report in enumerate(reports)}
    (found,) = [e for e in trace(reports, parses).edges if e.parent in place]
    return place[found.child], place[found.parent], found.direction


@pytest.mark.parametrize("copy", [REPRINT, REWRITE], ids=["reprint", "rewrite"])
def test_an_agency_stands_before_those_who_copy_it(copy: str) -> None:
    assert edge(WIRE, copy) == (1, 0, "known")
    assert edge(copy, WIRE) == (0, 1, "known")


def test_an_office_stands_before_those_who_quote_it() -> None:
    assert edge(QUOTING, RELEASE) == (0, 1, "known")


def test_the_reasons_add_up_to_the_direction() -> None:
    reports, parses = read(WIRE, REPRINT)
    (found,) = trace(reports, parses).edges
    assert sum(r.score for r in found.reasons if r.name in ("dispatched", "signed off", "fuller", "datelined")) >= 1
