"""The JSON API, `/api/v1`: what the screens show, for programs. Described by `/api/v1/openapi.json`.

Lists come in pages, `{"items": [...], "next": "..."}`: ask again with `after` set to `next` until it is null. Errors
are `{"error": {"what": ..., "where": ..., "do": ...}}`. What is made from the edition has an ETag. A program sends
`Authorization: Bearer TOKEN`; without sharing it needs nothing to read, and to change something the token that
`/api/v1/session` gives as `csrf`, in the header `X-CSRF-Token`, with the cookie that came along.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from starlette.responses import Response

from secondsource.model import codec
from secondsource.version import VERSION
from secondsource.web import api_captures, api_items, api_judging, api_people, api_runs, uploads
from secondsource.web.answers import page
from secondsource.web.api_common import json_answer
from secondsource.web.desk import Reader

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Whoami:
    """The session: whose it is, what they may do, and the token for changes."""

    case: str
    user: str
    role: str
    shared: bool
    csrf: str


@router.get("/api/v1/session", tags=["case"], responses={200: {"model": Whoami}}, response_model=None)
def session(request: Request, desk: Reader) -> Response:
    """Who asks, and what they may do."""
    return json_answer(request, Whoami(desk.name, desk.user, desk.role, desk.shared, desk.csrf))


@router.get("/api/v1/case", tags=["case"], response_model=None)
def status(request: Request, desk: Reader) -> Response:
    """What the case holds, and whether its edition is up to date."""
    return json_answer(request, desk.case.status())


@router.get("/api/v1/openapi.json", include_in_schema=False)
def described(request: Request, desk: Reader) -> Response:
    """The description of the API (OpenAPI 3.1)."""
    return json_answer(request, document(request.app, desk.base))


@router.get("/api/v1", include_in_schema=False)
def docs(request: Request, desk: Reader) -> Response:
    """The same for people."""
    told = document(request.app, desk.base)
    listed = [
        (method.upper(), path, about.get("summary", ""), about.get("description", ""), about.get("parameters", []))
        for path, methods in told["paths"].items()
        for method, about in methods.items()
    ]
    return page(request, desk, "api.html", routes=listed, told=(__doc__ or "").split("\n\n", 1)[1])


def document(app: FastAPI, base: str) -> dict[str, Any]:
    """The description, with the nouns of the dossier's own schema."""
    made: dict[str, Any] | None = getattr(app.state, "openapi", None)
    if made is None:
        made = get_openapi(title="Second Source", version=VERSION, description=__doc__ or "", routes=app.routes)
        nouns = codec.schema()["$defs"]
        kept = made.setdefault("components", {}).setdefault("schemas", {})
        made["components"]["schemas"] = {**_moved(nouns), **kept, "Problem": PROBLEM}
        made["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{"bearer": []}, {}]
        for methods in made["paths"].values():
            for about in methods.values():
                _fault(about["responses"])
        app.state.openapi = made
    paths = {path.replace("/c/{case_name}", base, 1): about for path, about in made["paths"].items()}
    return {**made, "paths": paths}


PROBLEM = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["what", "where", "do"],
            "properties": {key: {"type": "string"} for key in ("what", "where", "do")},
        }
    },
}


def _fault(responses: dict[str, Any]) -> None:
    responses.pop("422", None)
    shape = {"schema": {"$ref": "#/components/schemas/Problem"}}
    responses["default"] = {"description": "What went wrong", "content": {"application/json": shape}}


def _moved(node: Any) -> Any:
    """The schema of the dossier with its references as OpenAPI has them."""
    if isinstance(node, dict):
        return {key: _moved(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_moved(value) for value in node]
    return node.replace("#/$defs/", "#/components/schemas/") if isinstance(node, str) else node


ROUTERS = (
    router,
    api_items.router,
    api_captures.router,
    api_judging.router,
    api_runs.router,
    api_people.router,
    uploads.router,
)
