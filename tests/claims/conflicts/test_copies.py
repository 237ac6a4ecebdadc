"""What a report made from a wire dispatch does to its sources, numbers and quotations."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondsource import runner
from secondsource.model.dossier import Dossier
from secondsource.settings import Settings

WIRE = """Tanker blocks canal at Orva

ORVA, Marland, March 4, 2031 (Norrby) - A tanker ran aground in the canal at Orva on Tuesday, the harbour office said.
The ship lay across both lanes of the canal under the old iron bridge.
A harbour pilot told Norrby that the steering of the tanker had failed twice in the same week.
"We shall not leave the canal before the last drop is out," said harbour master Ada Moss at the quay.
Boatmen said that some 60 barges were waiting to the north of the town.
Marr Lines, which owns the tanker, said it had sent two tugs and a diver to the canal and would pay for the repairs.
(Reporting by Ole Birk in Orva; Editing by Nils Dahl)
"""
COPY = """Valley Post
5 March 2031

Tanker blocks canal at Orva

ORVA - A tanker ran aground in the canal at Orva on Tuesday, the harbour office said.
The ship lay across both lanes of the canal under the old iron bridge.
{pilot}
{quote}
{barges}
Marr Lines, which owns the tanker, said it had sent two tugs and a diver to the canal and would pay for the repairs.

Norrby
"""
SAME = {
    "pilot": "A harbour pilot told Norrby that the steering of the tanker had failed twice in the same week.",
    "quote": "“We shall not leave the canal before the last drop is out,” said harbour master Ada Moss at the quay.",
    "barges": "Boatmen said that some 60 barges were waiting to the north of the town.",
}
CASES = [
    ({}, []),
    (
        {"pilot": "A harbour pilot said that the steering of the tanker had failed twice in the same week."},
        ["told to Norrby in one report; the other leaves out who heard it"],
    ),
    (
        {"quote": "“We will never leave this canal until the last drop is out,” said harbour master Ada Moss."},
        ["one utterance worded differently, in quotation marks in both"],
    ),
    (
        {"barges": "Boatmen said that some 160 barges were waiting to the north of the town."},
        ["160 in one, 60 in the other, which stands on the same text: altered in copying"],
    ),
]


def dossier(folder: Path, altered: dict[str, str]) -> Dossier:
    (folder / "wire.txt").write_text(WIRE, encoding="utf-8")
    (folder / "copy.txt").write_text(COPY.format(**{**SAME, **altered}), encoding="utf-8")
    return runner.run([folder], Settings(workers=1))


@pytest.mark.parametrize(("altered", "told"), CASES, ids=["nothing", "hearer", "quotation", "number"])
def test_what_a_copy_altered(tmp_path: Path, altered: dict[str, str], told: list[str]) -> None:
    assert [c.explanation for c in dossier(tmp_path, altered).conflicts] == told
