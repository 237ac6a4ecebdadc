"""Answers: pages, JSON, and errors that say what happened, where, and what to do."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, PlainTextResponse, Response

if TYPE_CHECKING:
    from starlette.requests import Request

    from secondsource.web.desk import Desk

#: What to do where an error does not say it itself.
ADVICE = {
    400: "check the address and what was sent",
    401: "log in, or send a token",
    403: "ask an owner of the case",
    404: "go back to the list and choose from there",
    405: "see api/v1/openapi.json for what this address takes",
    409: "wait for it to end, then try again",
    413: "send less at once",
    415: "send JSON, with the header  Content-Type: application/json",
    422: "check the address and what was sent",
    429: "wait a little, then try again",
    500: "look into the server's log, and run  secondsource doctor",
    503: "try again in a moment",
}
#: What to do where what somebody looked at has been replaced meanwhile.
LOOK_AGAIN = "go back, load the page again, and judge what it shows now"


class Refused(HTTPException):
    """A request that is not done: `status` of HTTP, `what` happened, what to `do`."""

    def __init__(self, status: int, what: str, do: str = "", headers: dict[str, str] | None = None) -> None:
        super().__init__(status, what, headers)
        self.do = do


def page(request: Request, desk: Desk | None, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A template as a page. It is given `desk`, `base` (put before every address of the case) and `request_path`."""
    shop = request.app.state.office.shop
    base = desk.base if desk else ""
    told = {"desk": desk, "base": base, "csrf": desk.csrf if desk else "", "request_path": request.url.path, **context}
    return HTMLResponse(shop.get_template(template).render(told), status)


def problem(request: Request, status: int, what: str, do: str = "", headers: dict[str, str] | None = None) -> Response:
    """An error: JSON under /api/, else a page."""
    do = do or ADVICE.get(status, ADVICE[400])
    error = {"what": what, "where": request.url.path, "do": do}
    if "/api/" in request.url.path or "application/json" in request.headers.get("accept", ""):
        body = json.dumps({"error": error}, ensure_ascii=True)
        return Response(body, status, headers, "application/json")
    desk = getattr(request.state, "desk", None)
    answer = page(request, desk, "error.html", status=status, error=error, heading=_phrase(status))
    answer.headers.update(headers or {})
    return answer


def plain(status: int, what: str) -> Response:
    """An error before anything is known of the request."""
    return PlainTextResponse(f"{_phrase(status)}: {what}\n", status)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Error {status}"
