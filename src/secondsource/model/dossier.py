"""The dossier: every noun of a pile in one place, from which each view, export and score is made."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.model.assertion import Figure, Relation, Statement, Toll
from secondsource.model.capture import Skipped
from secondsource.model.claim import Claim, Conflict, Control, Entity, Event, Source
from secondsource.model.course import Course
from secondsource.model.knowledge import Knowledge
from secondsource.model.lineage import Lineage
from secondsource.model.made import Made
from secondsource.model.parse import Moment, Sentence
from secondsource.model.place import PlaceMention
from secondsource.model.publisher import Publisher
from secondsource.model.report import Report
from secondsource.model.story import Story

#: What the folder of a dossier holds beside its pages.
DOCUMENT, MANIFEST, CAPTURES = "dossier.json", "manifest-sha256.txt", "captures"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence for the reader, with the ids (claims, edges, conflicts, reports, ...) that it rests on."""

    text: str
    about: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """The whole account. Reports are in the order of their sigla, which follow publication and content, never file
    names. Statements point to Sources (their speakers already united), Spans to sigla."""

    made: Made
    reports: tuple[Report, ...]
    sentences: tuple[Sentence, ...]
    stories: tuple[Story, ...]
    lineage: Lineage
    sources: tuple[Source, ...]
    entities: tuple[Entity, ...]
    times: tuple[Moment, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    control: tuple[Control, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    tolls: tuple[Toll, ...] = ()
    relations: tuple[Relation, ...] = ()
    publishers: tuple[Publisher, ...] = ()
    knowledge: tuple[Knowledge, ...] = ()
    courses: tuple[Course, ...] = ()
