"""The dossier: every noun of a pile in one place, from which each view, export and score is made."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.model.assertion import Figure, Relation, Statement, Toll
from secondsource.model.capture import Skipped
from secondsource.model.claim import Claim, Conflict, Control, Entity, Event, Origins, Source
from secondsource.model.course import Course
from secondsource.model.knowledge import Knowledge
from secondsource.model.lineage import Lineage
from secondsource.model.made import Made
from secondsource.model.mask import Mask
from secondsource.model.method import Method
from secondsource.model.parse import Moment, Sentence
from secondsource.model.place import PlaceMention
from secondsource.model.publisher import Publisher
from secondsource.model.report import Report
from secondsource.model.ruling import Ruling
from secondsource.model.span import Span
from secondsource.model.story import Story

#: What the folder of a dossier holds beside its pages.
DOCUMENT, MANIFEST, CAPTURES = "dossier.json", "manifest-sha256.txt", "captures"

#: The kinds of findings in the order in which an editor reads them.
FINDING_KINDS = (
    "conflict",
    "admitted",
    "changed",
    "lineage",
    "behind",
    "status",
    "echo",
    "arithmetic",
    "missing",
    "date",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence for the reader, with the ids (claims, edges, conflicts, reports, ...) that it rests on.

    `kind` is one of FINDING_KINDS, whose order is that of reading. `cites` are the words that show it, `origins` how
    many independent origins stand behind what it tells, and `citation` both as they are printed
    ("[A.s4 B.s2 | 1 origin]"). `story` is the id of its story (None: the whole pile, or a pile of one story).
    """

    text: str
    about: tuple[str, ...]
    kind: str
    cites: tuple[Span, ...] = ()
    origins: Origins | None = None
    citation: str = ""
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """The whole account. Reports are in the order of their sigla, which follow publication and content, never file
    names. Statements point to Sources (their speakers already united), Spans to sigla. `languages` are the reports that
    are not in English, of which only the sentences were read: (siglum, ISO 639-1 code). `methods` are the tables and
    settings that were in force, `masks` the names that were taken out for sharing, `judgements` what people decided.
    """

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
    languages: tuple[tuple[str, str], ...] = ()
    methods: tuple[Method, ...] = ()
    masks: tuple[Mask, ...] = ()
    judgements: tuple[Ruling, ...] = ()
