"""What all addresses of the API have in common: words without traps, pages of a list, ETags."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from fastapi import Query, Request
from pydantic import AfterValidator
from starlette.responses import Response

from secondsource.web.answers import Refused

if TYPE_CHECKING:
    from secondsource.case import Case
    from secondsource.store.base import Slice

MAX_ITEMS = 500


def _clean(value: str) -> str:
    if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
        raise ValueError("has a NUL or half a character in it")
    return value


#: Text that every database can keep.
Words = Annotated[str, AfterValidator(_clean)]
After = Annotated[str | None, Query(max_length=400, pattern=r"^[\x21-\x7e]+$", description="`next` of the page before")]
Limit = Annotated[int, Query(ge=1, le=MAX_ITEMS, description="items a page")]
#: The cursor of a list that has no keys of its own: how many came before.
Place = Annotated[int, Query(ge=0, le=100_000, description="`next` of the page before")]
Asked = Query(max_length=500, description="words that must stand in it")


def mark(case: Case) -> str:
    """The ETag of all that is made from the edition: it changes with a run, a quick update and a judgement."""
    with case.store.view() as view:
        edition, runs = view.edition(), view.runs(1)
    told = [edition.n, edition.key, sorted(edition.provisional)] if edition else []
    last = [runs[0].n, runs[0].ended] if runs else []
    return f'"{hashlib.sha256(json.dumps([told, last]).encode()).hexdigest()[:20]}"'


def json_answer(request: Request, told: Any, *, status: int = 200, etag: str = "") -> Response:
    """Anything made of dataclasses as JSON. Under an `etag` it may be kept, and has to be asked for again each time."""
    return json_bytes(request, encoded(told), status=status, etag=etag)


def json_bytes(request: Request, body: bytes, *, status: int = 200, etag: str = "") -> Response:
    """JSON that is made already."""
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"} if etag else None
    return Response(body, status, headers, "application/json")


def unchanged(request: Request, etag: str) -> Response | None:
    """The answer to who has it already."""
    asked = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
    return Response(status_code=304, headers={"ETag": etag}) if etag in asked else None


def encoded(told: Any) -> bytes:
    """As JSON; half characters, which a report may have, as escapes."""
    try:
        return msgspec.json.encode(told)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(told), ensure_ascii=True).encode()


def whole(body: bytes) -> bytes:
    """JSON of the store as JSON for everybody: half characters, which a report may have, as escapes."""
    try:
        body.decode()
    except UnicodeDecodeError:
        return json.dumps(json.loads(body.decode("utf-8", "surrogatepass")), ensure_ascii=True).encode()
    return body


def paged(bodies: Iterable[bytes], following: str | None) -> bytes:
    """A page of a list whose items are JSON already."""
    return b'{"items":[' + b",".join(bodies) + b'],"next":' + json.dumps(following).encode() + b"}"


def sliced(found: Slice) -> bytes:
    """A page of a list of other things."""
    return encoded({"items": found.items, "next": found.next})


def listing(rest: Sequence[Any], after: int, limit: int) -> dict[str, Any]:
    """A page of a short list: what is left of it behind `after`, up to `limit`."""
    return {"items": tuple(rest[:limit]), "next": str(after + limit) if len(rest) > limit else None}


def missing(what: str, id_: str) -> Refused:
    """What is said where nothing has an id."""
    return Refused(404, f"no {what} has the id {id_[:80]!r}", "see the list, and take an id from there")
