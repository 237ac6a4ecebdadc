"""How a route gets its case, and says who may use it.

    @router.get("/stories")
    def stories(request: Request, desk: Reader) -> Response:
        return page(request, desk, "stories.html", stories=desk.case.stories())

`Reader`, `Reviewer`, `Owner` (and `Anyone`, for the login page) each stand for a `Desk`; a route without one of them is
not served: `app.create` refuses it. For whatever changes something (POST and so on) the same dependency asks for an
Origin of our own and the CSRF token: in the header `X-CSRF-Token` or in the form field `csrf`.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote, urlsplit

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from secondsource.web.access import ROLES, Door, Known
from secondsource.web.answers import Refused

if TYPE_CHECKING:
    from secondsource.case import Case
    from secondsource.web.office import Office

SAFE = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Desk:
    """A case, and who looks at it. `base` stands before every address of the case ("" or "/c/NAME"); `csrf` goes into
    the field `csrf` of every form; `shared` says whether one can log out."""

    case: Case
    name: str
    user: str
    role: str
    csrf: str
    base: str
    shared: bool
    door: Door
    known: Known

    def may(self, role: str) -> bool:
        """Whether the user may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Need:
    """The dependency: the desk of a request, where its user has at least this role."""

    def __init__(self, role: str) -> None:
        self.role = role

    async def __call__(self, request: Request) -> Desk:
        """Raises Refused, which becomes the login page or an error."""
        office: Office = request.app.state.office
        door = office.door(request.path_params.get("case_name"))
        if door is None:
            raise _who_are_you(request, office.hidden)
        if door.shared:  # asks the case who is let in
            address = request.client.host if request.client else ""
            known = await run_in_threadpool(door.who, request.headers, request.cookies, address)
        else:
            known = door.who(request.headers, request.cookies)
        if isinstance(known, int):
            do = f"wait {-(-known // 60)} minutes, and see that the token is right"
            raise Refused(429, "too many wrong tokens came from this address", do, {"Retry-After": str(known)})
        if known is None:
            if "authorization" in request.headers:
                raise Refused(401, "this token is not good for this case", "ask who runs the server for a new one")
            known = door.stranger()
            request.state.cookie = _cookie(request, door, office, known)
        base = office.base(door.name)
        csrf = door.sessions.csrf(known.session)
        desk = Desk(door.case, door.name, known.user, known.role, csrf, base, door.shared, door, known)
        request.state.desk = desk
        if not desk.may(self.role):
            raise _who_are_you(request, True) if known.role == "anyone" else _not_allowed(self.role)
        if request.method not in SAFE:
            await _check(request, desk)
        return desk


def cookie(request: Request, door: Door, known_session: str, age: int) -> str:
    """The header that sets a session's cookie: for this case's addresses only, unseen by scripts, never sent along by
    other sites."""
    office: Office = request.app.state.office
    path = office.base(door.name) or "/"
    secure = "; Secure" if office.https or request.url.scheme == "https" else ""
    return f"{door.cookie}={known_session}; Path={path}; Max-Age={age}; HttpOnly; SameSite=Strict{secure}"


def _cookie(request: Request, door: Door, office: Office, known: Known) -> str:
    return cookie(request, door, door.sessions.cookie(known.session), door.seconds)


def _who_are_you(request: Request, ask: bool) -> Refused:
    if not ask:
        return Refused(404, "no case is served under this address", "see the list of cases at  /")
    if "/api/" in request.url.path or request.method not in SAFE:
        return Refused(401, "this case is shared: say who you are", headers={"WWW-Authenticate": "Bearer"})
    name = request.path_params.get("case_name")
    base = f"/c/{quote(name, safe='')}" if name else ""
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return Refused(303, "log in first", headers={"Location": f"{base}/login?next={quote(wanted[:1000], safe='')}"})


def _not_allowed(role: str) -> Refused:
    return Refused(403, f"only {'an owner' if role == 'owner' else f'a {role}'} of the case may do this")


async def _check(request: Request, desk: Desk) -> None:
    """That a change is wanted by the user, not by a page elsewhere in the same browser. Raises Refused."""
    check_origin(request)
    _check_kind(request)
    if desk.known.bearer:
        return
    given = request.headers.get("x-csrf-token", "")
    if not given and _is_form(request):
        form = await request.form(max_files=500, max_fields=500)
        if any("\0" in value for value in form.values() if isinstance(value, str)):
            raise Refused(400, "a field of the form has a NUL in it")
        field = form.get("csrf")
        given = field if isinstance(field, str) else ""
    if not hmac.compare_digest(given.encode(errors="replace"), desk.csrf.encode()):
        what = "this form has grown too old, or was sent from elsewhere"
        raise Refused(403, what, "go back, load the page again, and send it once more (programs: send X-CSRF-Token)")


def _check_kind(request: Request) -> None:
    """The API takes JSON that says so: a form of another site could send JSON only under another name."""
    empty = request.headers.get("content-length", "0") == "0" and "transfer-encoding" not in request.headers
    if "/api/" not in request.url.path or empty:
        return
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and not (kind == "multipart/form-data" and request.url.path.endswith("/captures")):
        raise Refused(415, "the API takes JSON")


def check_origin(request: Request) -> None:
    """Raises Refused where a browser says that the request was caused by another site."""
    site = request.headers.get("sec-fetch-site", "")
    if site not in ("", "same-origin", "none"):
        raise Refused(403, "this was sent from another site", "open the case itself and do it there")
    origin = request.headers.get("origin")
    if origin is None or (origin == "null" and site == "same-origin"):
        return
    told = urlsplit(origin)
    if told.netloc.lower() != request.headers.get("host", "").lower() or told.scheme not in ("http", "https"):
        raise Refused(403, "this was sent from another site", "open the case itself and do it there")


def _is_form(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind in ("application/x-www-form-urlencoded", "multipart/form-data")


class Open:
    """The dependency of the few addresses that show nothing of any case (style sheets, the list at the front)."""

    role = "anyone"

    def __call__(self) -> None:
        """Nothing is asked."""


Public = Annotated[None, Depends(Open())]
Anyone = Annotated[Desk, Depends(Need("anyone"))]
Reader = Annotated[Desk, Depends(Need("reader"))]
Reviewer = Annotated[Desk, Depends(Need("reviewer"))]
Owner = Annotated[Desk, Depends(Need("owner"))]
