"""Adding reports, the people of a shared case, and what all this is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from secondsource.runner.people import LONGEST, NAME, PASSWORD
from secondsource.version import VERSION
from secondsource.web.access import ROLES
from secondsource.web.answers import Refused, page
from secondsource.web.desk import Owner, Reader, Reviewer

router = APIRouter(include_in_schema=False)
Count = Annotated[int, Query(ge=0, le=10**6)]


@router.get("/add")
def add(request: Request, desk: Reviewer, new: Count | None = None, known: Count = 0, skipped: Count = 0) -> Response:
    """The page from which reports are sent in."""
    state = desk.case.status()
    return page(
        request,
        desk,
        "add.html",
        room="add",
        heading="Add reports",
        new=new,
        known=known,
        skipped=skipped,
        state=state,
    )


@router.get("/people")
def people(request: Request, desk: Owner, done: Annotated[str, Query(max_length=100)] = "") -> Response:
    """Who may open the case."""
    users = sorted(desk.case.users(), key=lambda user: user.name.casefold())
    return page(request, desk, "people.html", room="people", heading="People", users=users, roles=ROLES[1:], done=done)


@router.post("/people")
def admit(
    desk: Owner,
    name: Annotated[str, Form(min_length=1, max_length=NAME, pattern=r"^[^\x00-\x1f\x7f]+$")],
    role: Annotated[str, Form()],
    password: Annotated[str, Form(min_length=PASSWORD, max_length=LONGEST)],
) -> Response:
    """Let somebody in, or change what they may do."""
    if role not in ROLES[1:]:
        raise Refused(422, "no role is called that", f"choose one of {', '.join(ROLES[1:])}")
    desk.case.admit(name.strip(), role, password)
    return RedirectResponse(f"{desk.base}/people?done=let+in", 303)


@router.post("/people/dismiss")
def dismiss(desk: Owner, name: Annotated[str, Form(max_length=NAME)]) -> Response:
    """Let somebody in no longer."""
    if all(user.name != name for user in desk.case.users()):
        raise Refused(404, "nobody here is called that")
    desk.case.dismiss(name)
    return RedirectResponse(f"{desk.base}/people?done=dismissed", 303)


@router.get("/about")
def about(request: Request, desk: Reader) -> Response:
    """What this is, what its words mean, and where programs ask."""
    return page(request, desk, "about.html", room="about", heading="About", version=VERSION, state=desk.case.status())
