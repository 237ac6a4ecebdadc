"""The course of one count: how many were killed (wounded, missing, ...), by whose word, as time goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.model.assertion import Qualifier, SourceKind, When
from secondsource.model.span import Span

#: stated: a number in the report; reckoned: what the people that a report tells of one by one come to.
Basis = Literal["stated", "reckoned"]
#: Whether a number still holds: left behind by a later one of somebody who may say so, taken back, denied; overtaken
#: by a later one of whomever, where the count can only grow (the dead) or shrink (the missing); altered in copying, so
#: that the report it was made from has another.
Standing = Literal["stands", "superseded", "corrected", "denied", "overtaken", "altered"]
#: Why a number is no point of the course, though it counts what became of the same class of people in the story.
Scope = Literal[
    "part", "increment", "other time", "other place", "one incident", "own side", "witness", "definition", "beside"
]
#: parts: numbers of one report add up to one of another; increment: "N more" is the difference of two totals told
#: elsewhere; within: a number lies within the range, or above the "at least", of another report.
SumKind = Literal["parts", "increment", "within"]

SCOPE_MEANS: dict[Scope, str] = {
    "part": "a part of another number",
    "increment": "added to an earlier number",
    "other time": "of another time",
    "other place": "of another place",
    "one incident": "of one incident, beside a toll of all",
    "own side": "the speaker's own side only",
    "witness": "what one witness saw, no count of the whole",
    "definition": "all who were hit, the dead among them",
    "beside": "told beside what the reports mainly tell of, in which nobody came to this",
}

#: Policies by name, in the order in which they are shown, each with what it makes of a course in a sentence.
POLICY_MEANS: dict[str, str] = {
    "ucdp": "Best is the number that most independent origins give (then most reports, then the best placed source); "
    "low and high are the lowest and the highest by a source that is named or has an office.",
    "latest": "The last number of each origin: low and high over origins, best the last of all.",
    "acled": "The lowest number of the best information there is: a later number of a source at least as well placed "
    "replaces an earlier one. Words without a number count: tens 10, dozens 12, hundreds 100, several 3.",
    "range": "From the least to the greatest number that still stands. It picks no best.",
}
#: The policy that is meant where none is named.
DEFAULT_POLICY = "ucdp"


@dataclass(frozen=True, slots=True)
class Point:
    """One number that one report gives.

    `spans`: its words, the number itself first. `value`, `low`, `high` and `qualifier` as in Figure: None and a range
    where it is vague. `asof`: the days of which it is told, the day of its report where no other is said. `source` is
    the id of the Source it is laid to, of the kind `kind`, None for the report's own voice; `origins` the ids of what
    it goes back to. `apart`: why it stands beside the course. `main`: the report itself mainly tells of this number.
    """

    id: str
    report: str
    spans: tuple[Span, ...]
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    asof: When
    basis: Basis = "stated"
    standing: Standing = "stands"
    source: str | None = None
    kind: SourceKind | None = None
    origins: tuple[str, ...] = ()
    claim: str | None = None
    figure: str | None = None
    apart: Scope | None = None
    main: bool = False

    @property
    def number(self) -> float | None:
        """The number as stated, None where no number is ("dozens", "20 to 30")."""
        return self.value

    @property
    def floor(self) -> float:
        """The least that it says."""
        return next((end for end in (self.low, self.value) if end is not None), 0.0)

    @property
    def ceiling(self) -> float:
        """The greatest number that it names; it may leave more open (see `open`)."""
        return next((end for end in (self.high, self.value, self.low) if end is not None), 0.0)

    @property
    def open(self) -> bool:
        """Whether it allows more than any number that it names: "at least 12", "dozens"."""
        return self.qualifier in ("at-least", "vague")

    @property
    def told(self) -> str:
        """In figures: "38", "≥ 40", "≈ 60", "24–99"."""
        sign = {"at-least": "≥ ", "about": "≈ ", "up-to": "≤ "}.get(self.qualifier, "")
        if self.value is not None:
            return f"{sign}{self.value:,.10g}"
        ends = dict.fromkeys(f"{end:,.10g}" for end in (self.low, self.high) if end is not None)
        return sign + "–".join(ends)


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a policy makes of a course. `best` is None where it picks none, or no number is stated; `open`: more than
    `high` is left open by a report; `points` are the ids of those that decide; `why` says how in a sentence."""

    policy: str
    low: float | None
    best: float | None
    high: float | None
    open: bool
    points: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class CrossSum:
    """Arithmetic over reports. `terms` and `total` are the words of the numbers; `holds` is False where they cannot
    all be right."""

    kind: SumKind
    told: str
    terms: tuple[Span, ...]
    total: Span
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Course:
    """A count over all reports of a story: what became (`status`) of which `unit`, of which class of `people` ("" for
    people at large), and `of`, where it is a scope of its own, which place or time.

    `points` in the order of their days; `apart` those that must not be compared with them. `current` are the ids of
    the points that hold now. `estimates`, one a policy, are over `points` alone.
    """

    id: str
    story: str
    status: str
    unit: str
    people: str
    of: str
    points: tuple[Point, ...]
    apart: tuple[Point, ...] = ()
    current: tuple[str, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    sums: tuple[CrossSum, ...] = ()

    @property
    def label(self) -> str:
        """What is counted: "killed", "wounded (soldier)", "killed (1987)"."""
        unit = "" if self.unit == "person" else self.unit
        words = ", ".join(word for word in (self.people, unit, self.of) if word)
        return f"{self.status} ({words})" if words else self.status

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """The numbers in order, each with the day on which it first stands there; copies of a number once."""
        found: dict[str, str] = {}
        for point in self.points:
            found.setdefault(point.told, (point.asof.latest or point.asof.earliest or "")[:10])
        return tuple((number, day) for number, day in found.items())

    def estimate(self, policy: str) -> Estimate | None:
        """What a policy makes of it, by its name."""
        return next((one for one in self.estimates if one.policy == policy), None)

    def summary(self, policy: str = DEFAULT_POLICY) -> str:
        """One line: "killed: 3, 17, 38 (2026-02-07); 38 by ucdp"."""
        if not self.values:
            return self.label
        day = self.values[-1][1]
        course = ", ".join(number for number, _ in self.values) + (f" ({day})" if day else "")
        found = self.estimate(policy)
        return f"{self.label}: {course}" + (f"; {told(found)} by {policy}" if found else "")


def told(found: Estimate) -> str:
    """An estimate in figures: "38", "38 (17–41)", "24–99", "≥ 12"."""
    ends = dict.fromkeys(f"{end:,.10g}" for end in (found.low, found.high) if end is not None)
    span = "–".join(ends) + (" or more" if found.open else "")
    if found.best is None:
        return span
    best = f"{found.best:,.10g}"
    return best if span == best else f"{best} ({span})"
