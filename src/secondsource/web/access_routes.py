"""Logging in and out."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from secondsource.web.answers import Refused, page
from secondsource.web.desk import Anyone, Desk, Reader, cookie

router = APIRouter(include_in_schema=False)
WRONG = "That name and password do not fit together."


@router.get("/login")
def ask(request: Request, desk: Anyone, next: Annotated[str, Query(max_length=4000)] = "") -> Response:
    """The page that asks who one is."""
    if desk.role != "anyone":
        return RedirectResponse(inside(desk, next), 303)
    return _form(request, desk, next)


@router.post("/login")
def log_in(
    request: Request,
    desk: Anyone,
    password: Annotated[str, Form(max_length=1024)],
    name: Annotated[str, Form(max_length=200)] = "",
    next: Annotated[str, Form(max_length=4000)] = "",
) -> Response:
    """Who fits gets a new session and goes where they wanted to."""
    address = request.client.host if request.client else ""
    session = desk.door.log_in(name, password, address)
    if isinstance(session, int):
        do = f"wait {-(-session // 60)} minutes, then try again"
        raise Refused(429, "too many tries went wrong", do, {"Retry-After": str(session)})
    if session is None:
        return _form(request, desk, next, WRONG, 401)
    desk.door.sessions.end(desk.known.session)
    request.state.cookie = cookie(request, desk.door, desk.door.sessions.cookie(session), desk.door.seconds)
    return RedirectResponse(inside(desk, next), 303)


@router.post("/logout")
def log_out(request: Request, desk: Reader) -> Response:
    """End the session, here and for whoever has copied its cookie."""
    desk.door.sessions.end(desk.known.session)
    request.state.cookie = cookie(request, desk.door, "", 0)
    return RedirectResponse(f"{desk.base}/login" if desk.shared else f"{desk.base}/", 303)


def inside(desk: Desk, wanted: str) -> str:
    """Where to go after logging in: an address of this case, whatever was asked for."""
    home = f"{desk.base}/"
    if any(c in wanted for c in "\\\r\n\t\0") or not wanted.startswith(home) or wanted.startswith("//"):
        return home
    told = urlsplit(wanted)
    return home if told.scheme or told.netloc or "/../" in f"{told.path}/" else wanted


def _form(request: Request, desk: Desk, wanted: str, wrong: str = "", status: int = 200) -> Response:
    share = request.app.state.office.share
    users = bool(share and share.users)
    return page(request, desk, "login.html", status=status, next=inside(desk, wanted), wrong=wrong, users=users)
