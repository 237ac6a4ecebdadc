"""The API: runs, and what the last one changed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, ConfigDict
from starlette.responses import RedirectResponse, Response, StreamingResponse

from secondsource.store.base import Run
from secondsource.web import runs
from secondsource.web.answers import Refused
from secondsource.web.api_common import MAX_ITEMS, Limit, Place, json_answer, listing
from secondsource.web.desk import Reader, Reviewer
from secondsource.web.office import Office

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Runs:
    """The last runs, newest first, and how the one started from the web stands."""

    items: tuple[Run, ...]
    working: bool
    failed: str
    next: None = None


class Start(BaseModel):
    """How to run: `now` brings up to date only the stories that new reports belong to."""

    model_config = ConfigDict(extra="forbid")
    now: bool = False


@router.get("/runs/live", include_in_schema=False)
@router.get("/api/v1/runs/live", tags=["runs"], response_model=None)
async def live(request: Request, desk: Reader) -> Response:
    """How far a run is, as server-sent events named `run`."""
    office: Office = request.app.state.office
    if office.listeners >= runs.LISTENERS:
        raise Refused(429, "too many pages listen already", "ask for  api/v1/runs  now and then", {"Retry-After": "5"})
    office.listeners += 1  # before anything is waited for: the next one must see it
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return _Stream(office, runs.told(office, desk), headers=headers, media_type="text/event-stream")


class _Stream(StreamingResponse):
    """A stream that counts as a listener until it has ended, also where it never began."""

    def __init__(self, office: Office, events: AsyncIterator[bytes], **how: Any) -> None:
        super().__init__(events, **how)
        self._office = office

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._office.listeners -= 1


@router.get("/api/v1/runs", tags=["runs"], responses={200: {"model": Runs}}, response_model=None)
def listed(request: Request, desk: Reader) -> Response:
    """The last runs, newest first."""
    state = request.app.state.office.runs[desk.name].state()
    return json_answer(request, Runs(runs.last_runs(desk.case), state.working, state.failed))


@router.post("/api/v1/runs", tags=["runs"], status_code=202, responses={202: {"model": Runs}}, response_model=None)
def start(request: Request, desk: Reviewer, how: Start | None = None) -> Response:
    """Start a run; see `runs/live` or `runs` for how far it is."""
    supervisor = request.app.state.office.runs[desk.name]
    supervisor.start(now=bool(how and how.now))
    state = supervisor.state()
    return json_answer(request, Runs(runs.last_runs(desk.case), state.working, state.failed), status=202)


@router.post("/runs", include_in_schema=False)
def start_form(request: Request, desk: Reviewer, now: Annotated[bool, Form()] = False) -> Response:
    """The button of the page `runs`."""
    request.app.state.office.runs[desk.name].start(now=now)
    return RedirectResponse(f"{desk.base}/runs", 303)


@router.get("/api/v1/changes", tags=["runs"], response_model=None)
def changes(request: Request, desk: Reader, after: Place = 0, limit: Limit = MAX_ITEMS) -> Response:
    """What the last run changed."""
    return json_answer(request, listing(tuple(desk.case.changes())[after:], after, limit))
