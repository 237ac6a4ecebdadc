"""The API: the queue of what is to be judged, judgements, what they would change, and the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from secondsource.model.judgement import Judgement, TargetKind, Verdict
from secondsource.web.answers import Refused
from secondsource.web.api_common import Limit, Place, Words, json_answer, listing
from secondsource.web.desk import Reader, Reviewer

router = APIRouter()
Reason = Annotated[Words, Field(max_length=2000)]


class Proposed(BaseModel):
    """Something to be judged: `at` is the id of a proposal of the queue, which means the same in every edition; or
    ids of the edition (edge-…, claim-…), sigla, or places such as A.s4, which a run may shift."""

    model_config = ConfigDict(extra="forbid")
    kind: TargetKind
    at: Annotated[list[Annotated[Words, Field(min_length=1, max_length=400)]], Field(min_length=1, max_length=20)]
    verdict: Verdict
    value: Annotated[Words, Field(max_length=500)] = ""


class Decision(Proposed):
    """A judgement, with its reason."""

    reason: Reason = ""


class Decisions(BaseModel):
    """One judgement, or several that are made at once."""

    model_config = ConfigDict(extra="forbid")
    judgements: Annotated[list[Decision], Field(min_length=1, max_length=200)]


class Previewed(BaseModel):
    """Judgements whose effect is to be seen before they are made."""

    model_config = ConfigDict(extra="forbid")
    judgements: Annotated[list[Proposed], Field(min_length=1, max_length=200)]


class Undoing(BaseModel):
    """Why a judgement is taken back."""

    model_config = ConfigDict(extra="forbid")
    reason: Reason = ""


@dataclass(frozen=True, slots=True)
class Log:
    """A page of the log, in order."""

    items: tuple[Judgement, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """A judgement as it stands in the log, and the one that it contradicts, if it does."""

    entry: Judgement
    contradicts: Judgement | None


@dataclass(frozen=True, slots=True)
class AllMade:
    """What was judged at once."""

    items: tuple[Made, ...]
    next: None = None


Number = Annotated[int, Path(ge=1, le=2**53)]
Order = Literal["oldest", "newest"]


@router.get("/api/v1/judgements", tags=["judgements"], responses={200: {"model": Log}}, response_model=None)
def log(
    request: Request,
    desk: Reader,
    order: Order = "oldest",
    after: Annotated[int | None, Query(ge=0, le=2**53)] = None,
    limit: Limit = 100,
) -> Response:
    """The log: every judgement, also those that were taken back."""
    entries = tuple(desk.case.log())
    if order == "newest":
        entries = tuple(e for e in reversed(entries) if after is None or e.n < after)
    else:
        entries = tuple(e for e in entries if after is None or e.n > after)
    following = str(entries[limit - 1].n) if len(entries) > limit else None
    return json_answer(request, Log(entries[:limit], following))


@router.post(
    "/api/v1/judgements", tags=["judgements"], status_code=201, responses={201: {"model": AllMade}}, response_model=None
)
def judge(request: Request, desk: Reviewer, told: Decisions) -> Response:
    """Judge: all of it, or nothing where one cannot be done. The next run applies it."""
    asked = [(one.kind, one.at, one.verdict, one.value, one.reason) for one in told.judgements]
    made = desk.case.judge_all(asked, user=desk.user)
    return json_answer(request, AllMade(tuple(Made(one.entry, one.contradicts) for one in made)), status=201)


@router.post("/api/v1/judgements/{n}/undo", tags=["judgements"], status_code=201, response_model=None)
def undo(request: Request, desk: Reviewer, n: Number, told: Undoing | None = None) -> Response:
    """Take a judgement back. It stays in the log, and so does this."""
    if all(entry.n != n for entry in desk.case.log()):
        raise Refused(404, f"the log has no entry {n}", "see  api/v1/judgements")
    entry = desk.case.undo(n, user=desk.user, reason=told.reason if told else "")
    return json_answer(request, entry, status=201)


@router.post("/api/v1/preview", tags=["judgements"], response_model=None)
def preview(request: Request, desk: Reader, told: Previewed) -> Response:
    """What judgements would change, claim by claim, before they are made."""
    asked = [(one.kind, one.at, one.verdict, one.value) for one in told.judgements]
    return json_answer(request, desk.case.preview(asked))


@router.get("/api/v1/queue", tags=["judgements"], response_model=None)
def queue(
    request: Request,
    desk: Reader,
    story: Annotated[Words | None, Query(max_length=200)] = None,
    after: Place = 0,
    limit: Limit = 50,
) -> Response:
    """What is to be judged, what changes most first. What is judged between two pages moves the others up: after
    judging, begin again."""
    found = desk.case.queue(limit=after + limit + 1, story=story)
    return json_answer(request, listing(found[after:], after, limit))
