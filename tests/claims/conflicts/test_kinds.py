"""Which accounts clash, kind by kind, on small invented piles read by the whole line."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondsource import runner
from secondsource.model.dossier import Dossier
from secondsource.settings import Settings

WIRE = """Tanker blocks canal at Orva

ORVA, Marland, March 4 (Norrby Wire) - A tanker ran aground in the canal at Orva on Tuesday, the harbour office said.
{first}
The tanker had been on its way from Tell to the sea with a load of grain, according to the harbour office.
"""
PAPER = """Tell Radio
5 March 2031

Canal closed after tanker runs aground

A tanker has run aground in the canal near the town of Orva and nothing can pass, boatmen said on Wednesday.
{second}
Farmers in the valley fear for their spring trade, and the market at Tell was half empty on Wednesday morning.
"""


def dossier(folder: Path, first: str, second: str) -> Dossier:
    (folder / "wire.txt").write_text(WIRE.format(first=first), encoding="utf-8")
    (folder / "paper.txt").write_text(PAPER.format(second=second), encoding="utf-8")
    return runner.run([folder], Settings(workers=1))


CASES = [
    (
        "a state and its opposite",
        "The power station is working, energy minister Ada Moss said.",
        "The power station has been down since Tuesday, said Ole Birk, an engineer.",
        [("polarity", "hard")],
    ),
    (
        "the same state twice",
        "The power station is out of service, energy minister Ada Moss said.",
        "The power station has been down since Tuesday, said Ole Birk, an engineer.",
        [],
    ),
    (
        "open here, closed elsewhere",
        "The bridge is open, energy minister Ada Moss said.",
        "The airport has been closed since Tuesday, said Ole Birk, an engineer.",
        [],
    ),
    (
        "not so, says another",
        "The harbour pilots were on strike, the shipowner Marr Lines said.",
        "The harbour pilots were not on strike, said the pilots' union.",
        [("polarity", "hard")],
    ),
    (
        "an older, higher toll by somebody else",
        "Nineteen sailors were killed on Tuesday, the harbour office said.",
        "Fourteen sailors were killed on Tuesday, said the hospital of Tell.",
        [("numeric", "hard")],
    ),
    (
        "a refusal to comment is no denial",
        "Marr Lines, the owner, declined to comment on reports that the tanker was overloaded.",
        "The tanker was overloaded, the pilots' union said.",
        [],
    ),
    (
        "reports called lies",
        "The tanker was overloaded with grain, the pilots' union said.",
        "Energy minister Ada Moss called reports that the tanker was overloaded with grain lies.",
        [("polarity", "hard")],
    ),
]


@pytest.mark.parametrize(("why", "first", "second", "kinds"), CASES, ids=[case[0] for case in CASES])
def test_clash(tmp_path: Path, why: str, first: str, second: str, kinds: list[tuple[str, str]]) -> None:
    found = dossier(tmp_path, first, second).conflicts
    assert [(c.kind, c.severity) for c in found] == kinds, [c.explanation for c in found]
