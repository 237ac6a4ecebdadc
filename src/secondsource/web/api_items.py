"""The API: the items of the edition, as in `dossier.json`, and the search over them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from secondsource.runner.rows import SIGLA
from secondsource.store.base import Hit, Row, View
from secondsource.web.answers import Refused
from secondsource.web.api_common import (
    After,
    Asked,
    Limit,
    Words,
    json_bytes,
    mark,
    missing,
    paged,
    sliced,
    unchanged,
    whole,
)
from secondsource.web.desk import Reader

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Kind:
    """A list of the API: its name (a key of `dossier.json`), the noun of its items, and what it holds."""

    name: str
    noun: str
    told: str


KINDS = (
    Kind("stories", "Story", "stories: reports about one matter"),
    Kind("reports", "Report", "reports; their texts only one by one"),
    Kind("claims", "Claim", "claims, with who makes them and how many origins stand behind them"),
    Kind("conflicts", "Conflict", "conflicts between claims or figures"),
    Kind("events", "Event", "events that reports speak of"),
    Kind("edges", "Edge", "edges of the lineage: which report stands on which"),
    Kind("sources", "Source", "sources: who is quoted or cited"),
    Kind("entities", "Entity", "names: people, organisations and places"),
    Kind("figures", "Figure", "figures, with unit and scope"),
    Kind("findings", "Finding", "findings: sentences for the reader, with what they rest on"),
)
ItemId = Annotated[Words, Path(max_length=200)]


def _kinds() -> list[str]:
    return ["sentence", *(kind.name for kind in KINDS)]


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of hits."""

    items: tuple[Hit, ...]
    next: str | None


@router.get("/api/v1/search", tags=["search"], responses={200: {"model": Hits}}, response_model=None)
def search(
    request: Request,
    desk: Reader,
    q: Annotated[Words, Query(min_length=1, max_length=500, description='words; "a phrase" in quotation marks')],
    kind: Annotated[list[Words] | None, Query(max_length=20, description="sentence, claims, reports, ...")] = None,
    story: Annotated[Words | None, Query(max_length=200)] = None,
    after: After = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 30,
) -> Response:
    """Sentences, headlines and claims that have some words; `marks` are where, in characters of `text`."""
    wrong = next((one for one in kind or () if one not in _kinds()), None)
    if wrong is not None:
        raise Refused(422, f"no kind is called {wrong[:40]!r} (there are: {', '.join(_kinds())})")
    found = desk.case.search(q, kinds=tuple(kind or ()), story=story, after=after, limit=limit)
    return json_bytes(request, sliced(found))


def _lister(kind: Kind) -> Callable[..., Response]:
    def listed(
        request: Request,
        desk: Reader,
        story: Annotated[Words | None, Query(max_length=200, description="only of this story")] = None,
        status: Annotated[Words, Query(max_length=60, description="only with this status")] = "",
        words: Annotated[Words, Asked] = "",
        order: Annotated[str, Query(pattern="^(dossier|rank)$")] = "dossier",
        after: After = None,
        limit: Limit = 100,
    ) -> Response:
        etag = mark(desk.case)
        same = unchanged(request, etag)
        if same:
            return same
        found = desk.case.rows(
            kind.name, story=story, status=status, words=words, after=after, limit=limit, by_rank=order == "rank"
        )
        return json_bytes(request, paged([_brief(row) for row in found.items], found.next), etag=etag)

    listed.__doc__ = f"A page of {kind.told}."
    return listed


def _getter(kind: Kind) -> Callable[..., Response]:
    def one(request: Request, desk: Reader, id: ItemId) -> Response:
        etag = mark(desk.case)
        same = unchanged(request, etag)
        if same:
            return same
        with desk.case.store.view() as view:
            row = _row(view, kind, id)
        if row is None:
            raise missing(kind.name, id)
        return json_bytes(request, whole(row.body), etag=etag)

    one.__doc__ = f"One of the {kind.name}, by its id or by as much of it as no other begins with."
    return one


def _row(view: View, kind: Kind, id_: str) -> Row | None:
    """An item by its id; a report also by its siglum, which is its name in everything else."""
    row = view.row(id_)
    if kind.name == "reports" and (row is None or row.kind != kind.name):
        sigla = view.row(SIGLA)
        told: dict[str, str] = json.loads(sigla.body) if sigla else {}
        found = next((report for report, siglum in told.items() if siglum == id_), None)
        row = view.row(found) if found else None
    return row if row and row.kind == kind.name else None


def _brief(row: Row) -> bytes:
    """A row as it stands in a list: a report without its text."""
    if row.kind != "reports":
        return whole(row.body)
    told: dict[str, Any] = json.loads(row.body.decode("utf-8", "surrogatepass"))
    told.pop("text", None)
    told.pop("extra", None)
    return json.dumps(told, ensure_ascii=True).encode()


def _schema(kind: Kind, *, page: bool) -> dict[int | str, dict[str, Any]]:
    item = {"$ref": f"#/components/schemas/{kind.noun}"}
    following = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    whole = {
        "type": "object",
        "properties": {"items": {"type": "array", "items": item}, "next": following},
        "required": ["items", "next"],
    }
    shape = whole if page else item
    return {
        200: {"description": "", "content": {"application/json": {"schema": shape}}},
        304: {"description": "As had"},
    }


def _declare() -> None:
    for kind in KINDS:
        about: dict[str, Any] = {"tags": [kind.name], "response_model": None}
        path = f"/api/v1/{kind.name}"
        router.add_api_route(path, _lister(kind), name=kind.name, responses=_schema(kind, page=True), **about)
        router.add_api_route(
            f"{path}/{{id}}", _getter(kind), name=kind.name, responses=_schema(kind, page=False), **about
        )


_declare()
