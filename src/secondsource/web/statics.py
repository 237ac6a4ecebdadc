"""Style sheets and scripts: named files of the package, no folder that a path could lead out of."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from fastapi import APIRouter, Request
from starlette.responses import Response

from secondsource.web.answers import Refused
from secondsource.web.desk import Public

router = APIRouter()
KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "png": "image/png", "txt": "text/plain"}
HOMES = ("secondsource.web", "secondsource.export.site")


@router.get("/static/{name}", include_in_schema=False)
def static(request: Request, name: str, _: Public) -> Response:
    """A file of web/static, or else of the site's."""
    return answer(request, name)


def answer(request: Request, name: str) -> Response:
    """A static file as an answer, for routes of their own (pages of the site ask for `site.css` beside them)."""
    body, tag = _all().get(name, (b"", ""))
    if not tag:
        raise Refused(404, "there is no such file")
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=KINDS[name.rpartition(".")[2]])


@cache
def _all() -> dict[str, tuple[bytes, str]]:
    found: dict[str, tuple[bytes, str]] = {}
    for home in reversed(HOMES):
        for file in (files(home) / "static").iterdir():
            if file.name.rpartition(".")[2] in KINDS and file.is_file():
                body = file.read_bytes()
                found[file.name] = (body, f'"{sha256(body).hexdigest()[:20]}"')
    return found
