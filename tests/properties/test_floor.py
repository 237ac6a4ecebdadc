"""What lineage leaves open widens the range of origins and never raises its floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondsource import runner

BRIDGE = """Sallow Bridge closed after crack is found

Engineers closed the Sallow Bridge on Monday after a crack was found in its northern pier.
The bridge, built in 1971, carries about 9,000 vehicles a day between Sallow and the port.
Buses will run by way of Henley until Friday.
A fish market on the east bank was empty by noon.
"""
DETOUR = """Drivers face detour

A long queue stood before the toll booths at Henley on Monday.
Every day some 9,000 cars and lorries use the Sallow crossing, which dates from 1971.
Truck driver Omar Bell had been waiting for three hours and was out of water.
Schools on the west side opened an hour later.
"""


@pytest.mark.parametrize("texts", [(BRIDGE, DETOUR), (DETOUR, BRIDGE)])
def test_one_reworded_sentence_may_be_one_origin(texts: tuple[str, str], tmp_path: Path) -> None:
    for name, text in zip("ab", texts, strict=True):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    dossier = runner.run([tmp_path])
    both = [c for c in dossier.claims if len({m.span.report for m in c.members}) == 2]
    assert both, "the two sentences were not found to make one claim"
    assert {(c.origins.low, c.origins.high) for c in both} == {(1, 2)}
    assert "corroborated" not in {c.status for c in both}
