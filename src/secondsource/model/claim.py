"""What the pile as a whole says: things and people with one identity, claims with their origins, conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.model.assertion import Anonymous, ControlKind, Extent, Place, SourceKind, When
from secondsource.model.course import Course
from secondsource.model.knowledge import Knowledge
from secondsource.model.parse import NameType
from secondsource.model.place import PlaceKind
from secondsource.model.publisher import Publisher
from secondsource.model.reason import Reason
from secondsource.model.span import Span

ClaimKind = Literal["figure", "event", "control", "statement", "time", "identity"]
Status = Literal[
    "single-origin",
    "corroborated",
    "conflicting",
    "denied",
    "denied-then-admitted",
    "superseded",
    "corrected",
    "unresolved",
]
MemberStance = Literal["asserts", "denies", "admits", "reports"]
ConflictKind = Literal["numeric", "name", "date", "place", "polarity", "attribution", "identity"]
Severity = Literal["hard", "soft", "scope"]
ControlStatus = Literal["claimed", "denied", "admitted", "undisputed"]


@dataclass(frozen=True, slots=True)
class Variant:
    """One spelling and where it stands."""

    form: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """Something with a name, over all reports. The variants stay visible; the commonest full form is its name.
    A place that the gazetteer knows has a country (ISO 3166-1 alpha-2), coordinates (WGS 84), a kind and a radius."""

    id: str
    name: str
    type: NameType
    variants: tuple[Variant, ...]
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    gazetteer_id: str | None = None
    kind: PlaceKind | None = None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who speaks, over all reports. `speakers` are the ids of the per-report Speakers taken to be the same,
    `anonymous` what each of their reports tells of a source without a name, in order of position: where their numbers
    differ, every one stays."""

    id: str
    label: str
    kind: SourceKind
    entity: str | None = None
    speakers: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    anonymous: tuple[Anonymous, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """An event over all reports. `actors` and `targets` are ids of entities or sources, or the words themselves."""

    id: str
    label: str
    type: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    place: Place | None
    date: When
    mentions: tuple[Span, ...]
    background: bool
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Control:
    """A place changing hands over all reports: who claimed, denied, admitted it (ids of sources)."""

    id: str
    place: str
    loser: str | None
    taker: str | None
    date: When
    status: ControlStatus
    claimed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    admitted_by: tuple[str, ...]
    evidence: tuple[Span, ...]
    kind: ControlKind | None = None
    extent: Extent | None = None
    where: Place | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One wording of a claim in one report. `source` is the id of the Source it is laid to, None for the report's
    own voice; `origins` the ids of the origins that its words and its speaker go back to."""

    report: str
    span: Span
    stance: MemberStance
    statement: str | None = None
    figure: str | None = None
    source: str | None = None
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """How many independent origins stand behind a claim: at least `low`, at most `high`; `ids` names them."""

    low: int
    high: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable thing over all reports. `low` and `high` bound the value for claims about figures.

    `publishers` are those that are known (1 where none is), of `families` owners (0: not told); of `unplaced` reports
    the publisher is not known: with these it reads "at least"."""

    id: str
    proposition: str
    kind: ClaimKind
    members: tuple[Member, ...]
    reports: int
    publishers: int
    origins: Origins
    status: Status
    why: tuple[Reason, ...] = ()
    low: float | None = None
    high: float | None = None
    story: str | None = None
    superseded_by: str | None = None
    families: int = 0
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two accounts that cannot both hold ("hard"), hardly both ("soft"), or only seem to clash ("scope")."""

    id: str
    kind: ConflictKind
    severity: Severity
    a: Span
    b: Span
    explanation: str
    more: tuple[Span, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """Identity over all reports: entities, sources, and which Source each per-report Speaker is."""

    entities: tuple[Entity, ...] = ()
    sources: tuple[Source, ...] = ()

    def source_of(self) -> dict[str, str]:
        """Speaker id -> Source id."""
        return {speaker: source.id for source in self.sources for speaker in source.speakers}


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that was reconciled over the reports of one pile."""

    cast: Cast = Cast()
    events: tuple[Event, ...] = ()
    control: tuple[Control, ...] = ()
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    publishers: tuple[Publisher, ...] = ()
    knowledge: tuple[Knowledge, ...] = ()
    courses: tuple[Course, ...] = ()
