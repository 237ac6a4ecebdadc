"""The API: captures, their versions, what changed between them, and their bytes (never as a page)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from secondsource.store.base import Held
from secondsource.web.answers import Refused
from secondsource.web.api_common import Limit, Words, json_answer
from secondsource.web.desk import Reader

router = APIRouter()
NameOrId = Annotated[Words, Query(min_length=1, max_length=2000)]


@dataclass(frozen=True, slots=True)
class Captures:
    """A page of captures, in the order in which they were added."""

    items: tuple[Held, ...]
    next: str | None


@router.get("/api/v1/captures", tags=["captures"], responses={200: {"model": Captures}}, response_model=None)
def listed(
    request: Request,
    desk: Reader,
    name: Annotated[Words | None, Query(max_length=2000, description="only the versions of this name")] = None,
    current: Annotated[bool, Query(description="only the newest of each name")] = False,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Limit = 100,
) -> Response:
    """Captures, oldest first."""
    with desk.case.store.view() as view:
        found = (
            [held for held in view.versions(name) if held.n > after][: limit + 1]
            if name is not None
            else list(view.held(current=current, after=after, limit=limit + 1))
        )
    more = len(found) > limit
    return json_answer(request, Captures(tuple(found[:limit]), str(found[limit - 1].n) if more else None))


@router.get("/api/v1/diff", tags=["captures"], response_model=None)
def diff(request: Request, desk: Reader, a: NameOrId, b: NameOrId | None = None) -> Response:
    """What changed between two captures (or between the last two of a name): sentences, and the claims they touch."""
    return json_answer(request, desk.case.diff(a, b))


@router.get("/captures/{sha256}", include_in_schema=False)
@router.get("/api/v1/captures/{sha256}", tags=["captures"], response_model=None)
def raw(request: Request, desk: Reader, sha256: Annotated[str, Path(max_length=64)]) -> Response:
    """The bytes of a capture as they came: plain text to be saved, whatever they are. Nothing in them is run."""
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        raise Refused(404, "a capture is named by its digest, 64 letters and digits")
    if sha256 not in desk.case.captures:
        raise Refused(404, "the case holds no such capture", "see  api/v1/captures")
    headers = {
        "Content-Disposition": f'attachment; filename="{sha256[:16]}.txt"',
        "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        "Cache-Control": "private, no-store",
    }
    return Response(desk.case.captures.get(sha256), headers=headers, media_type="application/octet-stream")
