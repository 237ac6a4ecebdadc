"""Which accounts of invented events of many kinds clash, and which only look as if they did."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondsource import runner
from secondsource.settings import Settings

FIRE = (
    "Fire at mill in Averin",
    "A fire broke out at the paper mill of Averin on Tuesday.",
    "Smoke still hangs over the paper mill of Averin after the fire.",
)
FLOOD = (
    "Flood in Averin valley",
    "The river Sarn burst its banks at Averin on Tuesday.",
    "Averin is under water: the Sarn left its bed on Tuesday night.",
)
VOTE = (
    "Averin votes for mayor",
    "The town of Averin voted for a mayor on Tuesday.",
    "Averin, whose people went to the polls on Tuesday, waits for its mayor.",
)
TRIAL = (
    "Trial of Averin banker",
    "The trial of the banker Ivo Marn opened in Averin on Tuesday.",
    "Ivo Marn, once the richest man of Averin, sat before his judges.",
)
FEVER = (
    "Fever spreads in Averin",
    "A fever spread among pupils in Averin on Tuesday.",
    "Pupils in Averin are ill, and nobody knows of what fever.",
)
STRIKE = (
    "Tram drivers in Averin strike",
    "Tram drivers in Averin went on strike on Tuesday.",
    "No tram runs in Averin, where the drivers have walked out.",
)
RACE = (
    "Crash at Averin rally",
    "A rally car left the track at Averin on Tuesday.",
    "The rally of Averin ended when a car flew off the track.",
)
SHOTS = (
    "Shots at market in Averin",
    "Shots were fired at the market of Averin on Tuesday.",
    "The market of Averin is closed after the shots of Tuesday.",
)

#: Name, what happened, what the wire adds, what the paper adds, the kinds and severities that must come of it.
CASES = [
    # counts of people
    (
        "two bodies count the dead of one fire",
        FIRE,
        "Seventeen workers were killed in the fire, the fire service said.",
        "Eleven workers were killed in the fire, the hospital of Averin said.",
        [("numeric", "hard")],
    ),
    (
        "all who were hit, and those who live on",
        SHOTS,
        "Seven people were shot, police said.",
        "Five people were wounded and two were killed, the hospital of Averin said.",
        [],
    ),
    (
        "one of them is told of",
        SHOTS,
        "Three people were killed, police said.",
        "A 34-year-old man was killed on his way home, his sister Dora Kell said.",
        [],
    ),
    (
        "men and women of a whole",
        SHOTS,
        "Six people were killed, police said.",
        "Four men and two women were killed, the mayor said.",
        [],
    ),
    (
        "this flood, and all floods of the year",
        FLOOD,
        "Nine people drowned on Tuesday, the civil guard said.",
        "Forty people have drowned in the valley so far this year, the Sarn Institute said.",
        [],
    ),
    (
        "some at the scene",
        RACE,
        "Four spectators were killed, the organisers said.",
        "Two spectators died at the scene, a doctor said.",
        [],
    ),
    (
        "the sick become more from one day to the next",
        FEVER,
        "Sixty pupils fell ill on Tuesday, the school board said.",
        "Ninety-five pupils fell ill on Tuesday, the parents' league said.",
        [],
    ),
    # denials
    (
        "a plain denial",
        TRIAL,
        "Marn had moved the bank's money to a fund abroad, prosecutors said.",
        "Marn denied that he had moved the bank's money to a fund abroad.",
        [("polarity", "hard")],
    ),
    (
        "a denial of something else",
        TRIAL,
        "Marn had bought three houses in the capital, prosecutors said.",
        "Marn denied that he had ever threatened the bank's auditors.",
        [],
    ),
    (
        "asked to go, and stays",
        VOTE,
        "The Green Union called on the mayor, Tilda Orr, to resign.",
        "Mayor Tilda Orr ruled out that she would resign.",
        [],
    ),
    (
        "refused, not denied",
        TRIAL,
        "Marn was taken to the prison of Averin, the court said.",
        "The judge denied him bail and sent him to the prison of Averin.",
        [],
    ),
    (
        "not only",
        STRIKE,
        "The strike is about pay, the union said.",
        "The strike is not only about pay, the drivers' council said.",
        [],
    ),
    # absence
    (
        "nobody was hurt, others were",
        STRIKE,
        "No driver was hurt when police cleared the depot, police said.",
        "Three drivers were hurt when police cleared the depot, the union said.",
        [("polarity", "hard")],
    ),
    (
        "no officer was hurt, an officer spoke",
        STRIKE,
        "No officers were injured, police said.",
        "An officer told drivers that the injured would be looked after.",
        [],
    ),
    (
        "no other injuries",
        RACE,
        "No other injuries were reported, the organisers said.",
        "The driver suffered injuries to both legs, a doctor said.",
        [],
    ),
    (
        "no warning, and a warning",
        FLOOD,
        "No flood warning was given to the village, the farmer Olo Brandt said.",
        "The flood warning was given to the village at noon, the weather office said.",
        [("polarity", "hard")],
    ),
    (
        "not one of a class",
        SHOTS,
        "Not one guard was killed, the market company said.",
        "Two guards were killed at the gate, the guards' union said.",
        [("polarity", "hard")],
    ),
    # admissions
    (
        "admitted, a day after the contrary",
        FLOOD,
        "The dam is sound, the power company Sarn Energy said.",
        "Sarn Energy admitted that water had cut a hole in the wall, a day after it insisted that the dam was sound.",
        [("polarity", "hard")],
    ),
    (
        "admitted, and says another thing besides",
        FLOOD,
        "The power company Sarn Energy said that the lake was low.",
        "Sarn Energy admitted that water had cut a hole in the wall. It said that it would pay for repairs.",
        [],
    ),
    # lengths of time
    (
        "how long a thing was out of order",
        FIRE,
        "The sprinkler system had been out of order for three hours, the fire service said.",
        "The sprinkler system had failed for 11 hours, said the welder Jan Petro.",
        [("numeric", "hard")],
    ),
    (
        "two deeds of two lengths",
        FIRE,
        "The rescue team worked for 12 hours, the fire service said.",
        "The rescue team rested for two hours at the school, the teacher Ada Lund said.",
        [],
    ),
    # states
    (
        "free, and in custody",
        SHOTS,
        "Rudi Vance is in custody, police said.",
        "Rudi Vance was released on Wednesday, his lawyer said.",
        [("polarity", "hard")],
    ),
    (
        "a film is released",
        SHOTS,
        "The police released a film of the gunman, police said.",
        "The police have not released the gunman's name, said the mayor.",
        [],
    ),
    # one deed, two times or places
    (
        "one deed at two times",
        VOTE,
        "The election office closed the polling station at 20.00, the office said.",
        "The election office closed the polling station at 18.30, said the voter Ines Dahl.",
        [("date", "hard")],
    ),
    (
        "two deeds of one kind",
        SHOTS,
        "Gunmen killed two civilians at the market on Tuesday, police said.",
        "Gunmen killed two civilians on Monday in Tell, the hospital said.",
        [],
    ),
]


def dossier(folder: Path, event: tuple[str, str, str], first: str, second: str):  # type: ignore[no-untyped-def]
    title, lead, other = event
    wire = f"{title}\n\nAVERIN, Marland, March 4 (Norrby Wire) - {lead[:-1]}, the town hall said.\n{first}\n"
    wire += "The town hall opened a hall for families near the station.\n"
    paper = f"Tell Radio\n5 March 2031\n\n{title}, families wait\n\n{other}\n{second}\n"
    paper += "Many stood in the rain on Wednesday and looked for news.\n"
    (folder / "wire.txt").write_text(wire, encoding="utf-8")
    (folder / "paper.txt").write_text(paper, encoding="utf-8")
    return runner.run([folder], Settings(workers=1))


@pytest.mark.parametrize(("name", "event", "first", "second", "expected"), CASES, ids=[case[0] for case in CASES])
def test_accounts_clash_or_not(
    tmp_path: Path,
    name: str,
    event: tuple[str, str, str],
    first: str,
    second: str,
    expected: list[tuple[str, str]],
) -> None:
    found = [(c.kind, c.severity) for c in dossier(tmp_path, event, first, second).conflicts if c.severity == "hard"]
    assert found == expected, name
