"""Invented reports of a few events, read by the rules."""

from __future__ import annotations

import json
from collections.abc import Sequence

from secondsource import clean, language
from secondsource.model.lineage import Lineage
from secondsource.model.parse import Parse
from secondsource.model.report import Report

FIRE = (
    "Three dead in mill fire at Orvik\n\nThree workers died on Monday when fire swept the Brandal paper mill in Orvik, "
    "fire chief Tora Lindmo said. Anders Veum, 41, was among the dead.\n",
    "Paper mill burns in Orvik\n\nFlames tore through the Brandal mill on Monday and killed three people, Lindmo told "
    "reporters. The owner, Brandal Papir, closed both halls. Veum, 41, had worked there since 1999.\n",
    "Orvik mourns mill workers\n\nOrvik lit candles for Anders Veum and two others killed in the fire at the Brandal "
    "paper mill. Fire chief Tora Lindmo said the blaze began in a drying hall.\n",
    "Brandal mill fire: inspectors look at drying hall\n\nInspectors searched the burnt drying hall of the Brandal "
    "paper mill in Orvik where three workers died on Monday. Lindmo said a belt had overheated.\n",
)
FLOOD = (
    "River Sella floods Marno\n\nThe river Sella burst its banks in Marno and drove 600 people from their homes, mayor "
    "Piera Conti said. The Ponte Alto bridge was closed.\n",
    "600 flee as Sella rises in Marno\n\nSome 600 people in Marno slept in a school after the Sella flooded the lower "
    "town. Piera Conti, the mayor, closed the Ponte Alto bridge.\n",
    "Marno bridge closed after flood\n\nThe Ponte Alto bridge over the river Sella in Marno stays closed, mayor Piera "
    "Conti said, and 600 people wait to go home.\n",
    "Water falls in Marno\n\nThe Sella went down in the lower town of Marno and the first of 600 people went home. "
    "Conti hopes to open the Ponte Alto bridge soon.\n",
)


def fire(count: int, day: str = "2024-03-05") -> list[dict[str, str]]:
    """Reports of a fire."""
    return [{"text": text, "published": day} for text in FIRE[:count]]


def flood(count: int, day: str = "2024-03-06") -> list[dict[str, str]]:
    """Reports of a flood."""
    return [{"text": text, "published": day} for text in FLOOD[:count]]


def read(*records: dict[str, str]) -> tuple[list[Report], list[Parse]]:
    """Reports and parses of records as a line of JSONL holds them."""
    analyzer = language.load("rules")
    reports = []
    for number, record in enumerate(records):
        given = clean.take(number, json.dumps(record).encode())
        assert isinstance(given, clean.Given)
        reports.append(clean.report_of(given))
    return reports, [analyzer.parse(report) for report in reports]


def groups(reports: Sequence[Report], parses: Sequence[Parse]) -> list[set[int]]:
    """The stories of a pile, each as the places of its reports."""
    from secondsource.stories import group

    place = {report.id: i for i, report in enumerate(reports)}
    return [{place[r] for r in story.reports} for story in group(reports, parses, Lineage())]
