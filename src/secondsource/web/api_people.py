"""The API: who is let into a shared case, and tokens for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from secondsource.runner.people import LONGEST, NAME, PASSWORD
from secondsource.web.access_sessions import TOKEN_DAYS
from secondsource.web.answers import Refused
from secondsource.web.api_common import Words, json_answer
from secondsource.web.desk import Desk, Owner, Reader

router = APIRouter()
Name = Annotated[Words, Path(min_length=1, max_length=NAME)]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may open the case."""

    name: str
    role: str
    created: str


@dataclass(frozen=True, slots=True)
class People:
    """Who may open the case."""

    items: tuple[Person, ...]
    next: None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A token for programs. It is shown once."""

    token: str
    days: int


class Admitted(BaseModel):
    """Somebody to be let in, or whose role or password changes."""

    model_config = ConfigDict(extra="forbid")
    name: Annotated[Words, Field(min_length=1, max_length=NAME, pattern=r"^[^\x00-\x1f\x7f]+$")]
    role: Literal["reader", "reviewer", "owner"]
    password: Annotated[Words, Field(min_length=PASSWORD, max_length=LONGEST)]


@router.get("/api/v1/people", tags=["people"], responses={200: {"model": People}}, response_model=None)
def people(request: Request, desk: Owner) -> Response:
    """Who may open the case (owners only)."""
    return json_answer(request, _people(desk))


@router.post(
    "/api/v1/people", tags=["people"], status_code=201, responses={201: {"model": People}}, response_model=None
)
def admit(request: Request, desk: Owner, told: Admitted) -> Response:
    """Let somebody in, or change their role and password (which ends their sessions)."""
    desk.case.admit(told.name, told.role, told.password)
    return json_answer(request, _people(desk), status=201)


@router.delete("/api/v1/people/{name}", tags=["people"], responses={200: {"model": People}}, response_model=None)
def dismiss(request: Request, desk: Owner, name: Name) -> Response:
    """Let somebody in no longer; their sessions and tokens end at once."""
    if all(user.name != name for user in desk.case.users()):
        raise Refused(404, f"nobody here is called {name!r}")
    desk.case.dismiss(name)
    return json_answer(request, _people(desk))


@router.post("/api/v1/tokens", tags=["people"], status_code=201, responses={201: {"model": Token}}, response_model=None)
def token(request: Request, desk: Reader) -> Response:
    """A token for a program of yours: it may do what you may, until it is too old or your password changes."""
    if desk.known.bearer:
        raise Refused(403, "a token cannot make another one", "log in with your password")
    return json_answer(request, Token(desk.door.api_token(desk.known), TOKEN_DAYS), status=201)


def _people(desk: Desk) -> People:
    return People(tuple(Person(user.name, user.role, user.created) for user in desk.case.users()))
