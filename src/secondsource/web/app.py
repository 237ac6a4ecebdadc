"""The application: routes, what stands before them, and what is made of errors.

How a view is written: a module in `views/` with a `router = APIRouter()`, listed in `views.ROUTERS`.

    from secondsource.web.answers import Refused, page
    from secondsource.web.desk import Desk, Owner, Reader, Reviewer        # see desk.py

    @router.get("/stories", include_in_schema=False)
    def stories(request: Request, desk: Reader) -> Response:               # plain `def`: runs in a thread
        return page(request, desk, "stories.html", stories=desk.case.stories())

    @router.post("/review", include_in_schema=False)
    def judge(request: Request, desk: Reviewer, verdict: Annotated[str, Form()]) -> Response:
        desk.case.judge(..., user=desk.user)
        return RedirectResponse(f"{desk.base}/review", 303)

 * The dependency gives a `Desk(case, name, user, role, csrf, base, shared, ...)`; `desk.may("reviewer")` for templates.
 * A route without Reader, Reviewer, Owner, Anyone (login) or Public (no case at all) makes `create` raise.
 * Addresses: write `{{ base }}/stories` in templates and `f"{desk.base}/stories"` in code: `base` is "" when one case
   is served and "/c/NAME" when several are. Style sheets and scripts: `/static/NAME`, from web/static, then from the
   site's static folder; `statics.answer(request, "site.css")` serves one beside a page.
 * Templates: one Jinja environment (shop.py), which looks in web/templates, then export/site/templates. Each is given
   `desk`, `base`, `csrf`, `request_path`; `error.html` also `error` (what, where, do) and `heading`; `login.html` also
   `next`, `wrong` ("" or words) and `users` (whether names are asked for); `front.html` also `cases` (name, address);
   `api.html` also `told` (words) and `routes` (method, path, summary, description, parameters).
 * Forms carry the CSRF token: `<form method="post" action="{{ base }}/…"><input type="hidden" name="csrf"
   value="{{ csrf }}">`. Scripts send the header `X-CSRF-Token`, read from `<meta name="csrf" content="{{ csrf }}">`.
   Log out: POST `{{ base }}/logout`.
 * Errors: raise Refused(404, "what happened", "what to do"); every SecondSourceError becomes such an answer.
 * Uploads: a multipart form to POST `{{ base }}/add` (fields `files`, `text` + `name`), answered with 303 to
   `{{ base }}/add?new=N&known=N&skipped=N` or an error page. Runs: POST `{{ base }}/runs` (field `now` for the quick
   update) → 303 to `{{ base }}/runs`; `GET {{ base }}/runs/live` sends events named `run` with JSON data
   `{n, stage, done, total, ended, error}`; polling: GET `{{ base }}/api/v1/runs`.
   The pages GET /add and GET /runs are SCREEN's.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.responses import Response

from secondsource.errors import BadInput, ItemError, MissingExtra, NothingRead, Outdated, SecondSourceError
from secondsource.web import access_routes, api, front, statics, views
from secondsource.web.answers import LOOK_AGAIN, Refused, problem
from secondsource.web.desk import Need, Open
from secondsource.web.guard import BODY, LOOPBACK, Guard
from secondsource.web.office import Office
from secondsource.web.shop import environment

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from secondsource.case import Case
    from secondsource.web.access import Share

ROUTERS: tuple[APIRouter, ...] = (access_routes.router, *api.ROUTERS)
UPLOAD = 64 * 1024 * 1024  # bytes of one upload, all its files together
UPLOADS = ("/add", "/api/v1/captures")


class Application:
    """The guarded application; `office` has what it works with."""

    def __init__(self, app: FastAPI, guard: Guard, office: Office) -> None:
        self.app, self.office, self._guard = app, office, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        await self._guard(scope, receive, send)


def create(
    cases: Case | Iterable[Case] | Mapping[str, Case],
    *,
    share: Share | None = None,
    hosts: Iterable[str] = (),
    upload: int = UPLOAD,
) -> Application:
    """The application that serves one case at `/`, or several at `/c/NAME/`.

    `share` says who is let in (None: only this computer, as owner). `hosts` are names it is served under besides
    those of loopback. `upload` caps an upload, in bytes.
    """
    office = Office(cases, share, environment())
    app = FastAPI(
        title="Second Source",
        openapi_url=None,  # served by the API itself, with a role; no page that loads scripts from elsewhere
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_living,
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    app.state.office = office
    prefix = "/c/{case_name}" if office.several else ""
    _add(app, statics.router, "")
    if office.several:
        _add(app, front.router, "")
    for router in (*ROUTERS, *views.ROUTERS):
        _add(app, router, prefix)
    for kind in (HTTPException, RequestValidationError, SecondSourceError):
        app.add_exception_handler(kind, _told)
    _undeclared(app)
    names = (*LOOPBACK, *hosts, *(share.hosts if share else ()))
    guard = Guard(app, names, share is not None, lambda path: upload if path.endswith(UPLOADS) else BODY)
    return Application(app, guard, office)


@asynccontextmanager
async def _living(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.office.close()


def _add(app: FastAPI, router: APIRouter, prefix: str) -> None:
    """Add routes one by one: an included router is a thing of its own in some versions of FastAPI, which hides them."""
    for route in router.routes:
        assert isinstance(route, APIRoute), f"{route}: not a route with a role"
        app.add_api_route(
            prefix + route.path,
            route.endpoint,
            methods=sorted(route.methods or ("GET",)),
            name=route.name,
            include_in_schema=route.include_in_schema,
            response_model=route.response_model,
            responses=route.responses,
            status_code=route.status_code,
            tags=route.tags,
            summary=route.summary,
            description=route.description,
        )


def role_of(route: APIRoute) -> str:
    """The role that a route asks for; "" where it forgot to say."""
    found = [d.call.role for d in route.dependant.dependencies if isinstance(d.call, Need | Open)]
    return found[0] if len(found) == 1 else ""


def routes(app: FastAPI) -> list[APIRoute]:
    """All that is served. Raises AssertionError for anything that is no plain route, which no role could guard."""
    found: list[APIRoute] = []
    for route in app.routes:
        assert isinstance(route, APIRoute), f"{route}: not a route with a role"
        found.append(route)
    return found


def _undeclared(app: FastAPI) -> None:
    for route in routes(app):
        assert role_of(route), f"{route.path}: says not who may use it (see web/desk.py)"


def _told(request: Request, error: Exception) -> Response:
    """Any error on purpose, as an answer."""
    if isinstance(error, Refused):
        if error.status_code == 303:
            return Response(status_code=303, headers=error.headers)
        return problem(request, error.status_code, error.detail, error.do, _headers(error))
    if isinstance(error, HTTPException):
        what = "there is nothing under this address" if error.status_code == 404 else str(error.detail)
        return problem(request, error.status_code, what, headers=_headers(error))
    if isinstance(error, RequestValidationError):
        return problem(request, 422, "; ".join(_wrong(item) for item in error.errors()[:5]))
    do = LOOK_AGAIN if isinstance(error, Outdated) else ""
    return problem(request, _status(error), _without_paths(request, str(error)), do)


def _without_paths(request: Request, what: str) -> str:
    """Where the case lies on the server's disk is no reader's business."""
    desk = getattr(request.state, "desk", None)
    if desk is None:
        return what
    return what.replace(str(desk.case.path.resolve()), desk.name).replace(str(desk.case.path), desk.name)


def _headers(error: HTTPException) -> dict[str, str] | None:
    return dict(error.headers) if error.headers else None


def _wrong(item: dict[str, Any]) -> str:
    place = [str(part)[:60] for part in item.get("loc", ())]
    return f"{' '.join(place)}: {str(item.get('msg', 'wrong'))[:200]}"


def _status(error: Exception) -> int:
    if isinstance(error, Outdated):
        return 409
    if isinstance(error, BadInput):
        return 400
    if isinstance(error, ItemError | NothingRead):
        return 422
    return 501 if isinstance(error, MissingExtra) else 503
