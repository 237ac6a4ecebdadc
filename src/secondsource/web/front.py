"""Where several cases are served: the list of them, on one's own computer."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from secondsource.web.answers import page
from secondsource.web.desk import Public
from secondsource.web.office import Office

router = APIRouter(include_in_schema=False)


@router.get("/")
def front(request: Request, _: Public) -> Response:
    """The cases. Shared ones are not listed: which there are is for those to know who were given an address."""
    office: Office = request.app.state.office
    names = () if office.hidden else tuple(office.doors)
    return page(request, None, "front.html", cases=[(name, f"{office.base(name)}/") for name in names])
