"""The order of knowledge: in which report what was told first, and what was lost on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.model.span import Span

#: What a qualifier is about: how sure it is, who says so, how exact a number is.
ShedKind = Literal["modality", "attribution", "exactness"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that a report's parent makes (`span`: its words there) and that falls out in the report."""

    claim: str
    told_by: str
    span: Span


@dataclass(frozen=True, slots=True)
class Shed:
    """A qualifier of the parent's wording that the report drops: `before` in the parent ("unconfirmed"), `after` what
    stands in its place, None for nothing."""

    kind: ShedKind
    before: Span
    after: Span | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One report in the order of publication. `earliest` and `latest` bound its day (None: open on that side), so that
    `after` reports of the story are surely older and `before` surely younger; the order among the rest is not known.

    Ids of claims: `adds` are told nowhere before, `may_add` are told first by it or by others of which it is not known
    whether they are older, `repeats` were told before. `left_out` and `shed` compare it with the reports that it stands
    on.
    """

    report: str
    earliest: str | None
    latest: str | None
    after: int
    before: int
    adds: tuple[str, ...] = ()
    may_add: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    shed: tuple[Shed, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The reports of a story in the order of their publication, with what each brings."""

    story: str
    steps: tuple[Step, ...]
