"""Search: sentences, headlines and claims that have some words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from secondsource.web.answers import page
from secondsource.web.desk import Desk, Reader
from secondsource.web.views import cards, shelf

router = APIRouter(include_in_schema=False)
#: (kind of hit, what it is called in the list of kinds, in the singular)
KINDS = (
    ("sentence", "sentences", "sentence"),
    ("claims", "claims", "claim"),
    ("reports", "headlines", "headline"),
    ("conflicts", "conflicts", "conflict"),
    ("sources", "sources", "source"),
    ("entities", "names", "name"),
)
ALL = tuple(name for name, _, _ in KINDS)
PAGE = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with its address and what it is called."""

    kind: str
    name: str
    href: str
    story: str
    story_id: str
    story_href: str
    text: str
    marks: tuple[tuple[int, int], ...]


@router.get("/search")
def search(
    request: Request,
    desk: Reader,
    q: Annotated[str, Query(max_length=500)] = "",
    kind: Annotated[str, Query(max_length=20)] = "",
    story: Annotated[str, Query(max_length=200)] = "",
    after: Annotated[str, Query(max_length=400)] = "",
) -> Response:
    """A page of hits, best first. Whatever is typed is words."""
    asked = "".join(c for c in q if c != "\0" and not "\ud800" <= c <= "\udfff").strip()
    kinds = (kind,) if kind in ALL else ALL
    edition = shelf.edition_of(desk.case)
    found: Any = None
    if asked and edition:
        found = desk.case.search(asked, kinds=kinds, story=story or None, after=after or None, limit=PAGE)
    hits = [_hit(desk, hit, edition) for hit in found.items] if found else []
    fields = [(n, v) for n, v in (("q", asked), ("kind", kind), ("story", story)) if v]
    return page(
        request,
        desk,
        "search.html",
        room="search",
        heading="Search",
        asked=asked,
        kind=kind,
        story=story,
        story_title=_title(desk, story, edition) if story else "",
        kinds=KINDS,
        hits=hits,
        begun=bool(after),
        following="?" + urlencode([*fields, ("after", found.next)]) if found and found.next else "",
        without_story="?" + urlencode([f for f in fields if f[0] != "story"]),
    )


def _hit(desk: Desk, hit: Any, edition: Any) -> Found:
    place = f"{desk.base}/stories/{quote(hit.story, safe='')}" if hit.story else f"{desk.base}/stories"
    singular = {name: one for name, _, one in KINDS}.get(hit.kind, hit.kind.removesuffix("s"))
    if not hit.story:
        href, name = f"{desk.base}/stories", singular
    elif hit.kind == "sentence":
        siglum = _siglum(desk, hit.id, edition)
        href, name = f"{place}/reader-{quote(siglum, safe='')}.html#s{hit.n}", f"{siglum}.s{hit.n}"
    elif hit.kind == "reports":
        siglum = _siglum(desk, hit.id, edition)
        href, name = f"{place}/reader-{quote(siglum, safe='')}.html", f"headline of {siglum}"
    else:
        href, name = f"{place}/evidence/{quote(hit.id, safe='')}", singular
    title = _title(desk, hit.story, edition) if hit.story else ""
    return Found(hit.kind, name, href, title, hit.story or "", f"{place}/index.html", hit.text, hit.marks)


def _siglum(desk: Desk, id_: str, edition: Any) -> str:
    return shelf.sigla(desk.case, edition).get(id_, id_)


def _title(desk: Desk, story: str, edition: Any) -> str:
    return cards.card(desk.case, story, edition).title if edition else ""
