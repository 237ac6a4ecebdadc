"""Two accounts of one day, read by the whole line: the kinds of thing that can differ, and what only looks like it."""

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
4 March 2031

Canal closed after tanker runs aground

A tanker has run aground in the canal near the town of Orva and nothing can pass, boatmen said on Tuesday.
{second}
Farmers in the valley fear for their spring trade, and the market at Tell was half empty on Tuesday evening.
"""
#: What the wire says, what the radio says, and the kind of conflict that it makes ("" for none).
CASES = [
    (
        "Police said 12 people were killed.",
        "The hospital's director, Ana Brod, said 19 people had died.",
        "numeric",
    ),
    (
        "The governor said eight people were injured.",
        "Rescue workers put the number of injured at 23.",
        "numeric",
    ),
    (
        "The army said it had killed 40 fighters near the canal.",
        "The militia said that four of its men had been killed.",
        "numeric",
    ),
    (
        "The shipowner said 300 litres of oil had leaked into the canal.",
        "The environment agency said some 4,000 litres of oil had leaked into the canal.",
        "numeric",
    ),
    (
        "Mayor Ada Moss said 120 houses had been destroyed in Tell.",
        "Only 45 houses were destroyed in Tell, according to the farmers' union.",
        "numeric",
    ),
    (
        "The ship was travelling at 9 knots, the harbour office said.",
        "The ship was travelling at 16 knots, said a pilot, Ole Birk.",
        "numeric",
    ),
    (
        "The electoral commission put turnout at 62 percent.",
        "Turnout was 38 percent, opposition observers said.",
        "numeric",
    ),
    (
        "The captain is 41 years old, the shipowner said.",
        "The captain is 57 years old, according to police.",
        "numeric",
    ),
    (
        "Guards fired 14 shots, the harbour office said.",
        "At least 60 shots were fired by guards, said Ole Birk, a boatman.",
        "numeric",
    ),
    (
        "Firefighters arrived within 10 minutes, the harbour office said.",
        "It took firefighters 45 minutes to arrive, boatmen said.",
        "numeric",
    ),
    (
        "Repairs will cost 3 million crowns, the harbour office said.",
        "Repairs will cost 11 million crowns, according to the shipowner.",
        "numeric",
    ),
    (
        "An explosion shook the ship at 6:40 a.m., the harbour office said.",
        "The explosion was at 7:25 a.m., according to boatmen.",
        "date",
    ),
    (
        "A lock gate burst on Monday evening, the harbour office said.",
        "The lock gate burst on Tuesday morning, said Ole Birk, a boatman.",
        "date",
    ),
    (
        "The distress call came in at 2:10 a.m., the harbour office said.",
        "The distress call came at 1:35 a.m., according to the coastguard.",
        "date",
    ),
    (
        "The canal had been cleared by noon on Tuesday, the harbour office said.",
        "Tugs were still working on the canal at four on Tuesday afternoon, said Ole Birk, a boatman.",
        "date",
    ),
    (
        "The captain was arrested on Tuesday, police said.",
        "The captain was arrested on Monday, his lawyer said.",
        "date",
    ),
    (
        "The energy ministry denied that aircraft had taken part in the search.",
        "Two aircraft took part in the search, boatmen said.",
        "polarity",
    ),
    (
        "No one was hurt, the harbour office said.",
        "Three sailors were hurt, the hospital at Orva said.",
        "polarity",
    ),
    (
        "The shipowner said the alarm on the bridge had worked.",
        "The alarm on the bridge did not work, said Ole Birk, a sailor.",
        "polarity",
    ),
    (
        "Boatmen had been warned of the fog, the harbour office said.",
        "Nobody had warned boatmen of the fog, said Ole Birk.",
        "polarity",
    ),
    (
        "The road to Tell is open, the army said.",
        "The road to Tell is blocked, lorry drivers said.",
        "polarity",
    ),
    (
        "The captain was not on the bridge, the shipowner said.",
        "The captain was on the bridge, according to a sailor.",
        "polarity",
    ),
    (
        "The captain was released on Tuesday, his lawyer said.",
        "The captain is still in custody, the prosecutor said.",
        "polarity",
    ),
    (
        "The transport minister has resigned, state radio reported.",
        "The transport minister has not resigned, his office said.",
        "polarity",
    ),
    (
        "Strikers threw stones at the guards, police said.",
        "Strikers threw no stones, their union said.",
        "polarity",
    ),
    (
        "The rebels said they had taken the airfield at Tell.",
        "The army said that the airfield at Tell was never lost.",
        "polarity",
    ),
    (
        "The water in Orva is safe to drink, the health ministry said.",
        "The water in Orva is contaminated, the university of Tell said.",
        "polarity",
    ),
    (
        "The company had inspected the ship in January, a spokesman said.",
        "The company never inspected the ship, the seamen's union said.",
        "polarity",
    ),
    (
        "The shipowner paid a ransom, according to police.",
        "The shipowner denied paying a ransom.",
        "polarity",
    ),
    (
        "The captain had been drinking, police said.",
        "The captain had not been drinking, his lawyer said.",
        "polarity",
    ),
    (
        "Police used tear gas against the strikers, the union said.",
        "A police spokesman said that no tear gas had been used.",
        "polarity",
    ),
    (
        "The ship ran aground near the village of Tell, the harbour office said.",
        "The ship ran aground off the village of Moor, boatmen said.",
        "place",
    ),
    (
        "The captain was arrested at the airport, police said.",
        "The captain was arrested at his home, his wife said.",
        "place",
    ),
    (
        "The fire began in the engine room, the harbour office said.",
        "The fire began in the kitchen, according to the shipowner.",
        "place",
    ),
    (
        "The army said rebels had shelled the lock.",
        "The rebels said the army had shelled the lock.",
        "identity",
    ),
    (
        "The Northern Front claimed responsibility for the attack on the lock.",
        "The People's Brigade claimed responsibility for the attack on the lock.",
        "identity",
    ),
    (
        "The fire was caused by a gas leak, the harbour office said.",
        "The fire was caused by arson, police said.",
        "identity",
    ),
    (
        "At least four people were injured, police said on Tuesday.",
        "The number of injured rose to nine, police said on Wednesday.",
        "",
    ),
    (
        "The ship is 190 metres long, the harbour office said.",
        "The ship, 623 feet long, blocks the canal, boatmen said.",
        "",
    ),
    (
        "Twelve sailors were injured, the harbour office said.",
        "Five of the injured sailors were taken to Tell, the hospital said.",
        "",
    ),
    (
        "Two tugs arrived at noon on Tuesday, the harbour office said.",
        "Four tugs were at work on Wednesday, boatmen said.",
        "",
    ),
    (
        "The harbour office did not comment.",
        "The ship did not sink, boatmen said.",
        "",
    ),
    (
        "Police arrested two men in Tell on Tuesday.",
        "Police arrested a woman at the airport on Wednesday.",
        "",
    ),
    (
        "The army closed the road at six, it said.",
        "The army reopened the road on Wednesday, drivers said.",
        "",
    ),
    (
        "Some 200 farmers work in the valley, the farmers' union said.",
        "About 3,000 people live in the valley, the mayor said.",
        "",
    ),
    (
        "The captain did not answer questions, police said.",
        "The captain answered to the court for an earlier accident in 2021, his lawyer said.",
        "",
    ),
]


def dossier(folder: Path, first: str, second: str) -> Dossier:
    (folder / "wire.txt").write_text(WIRE.format(first=first), encoding="utf-8")
    (folder / "paper.txt").write_text(PAPER.format(second=second), encoding="utf-8")
    return runner.run([folder], Settings(workers=1))


@pytest.mark.parametrize(("first", "second", "kind"), CASES, ids=[case[0][:30] for case in CASES])
def test_what_differs(tmp_path: Path, first: str, second: str, kind: str) -> None:
    found = [c for c in dossier(tmp_path, first, second).conflicts if c.severity != "scope"]
    assert (kind in {c.kind for c in found}) if kind else not found, [(c.kind, c.explanation) for c in found]
