"""What happened in the case: the log of judgements, what the last run changed, runs, versions of a file."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from secondsource.errors import SecondSourceError
from secondsource.model.judgement import broken, undone_in
from secondsource.web import runs
from secondsource.web.answers import Refused, page
from secondsource.web.desk import Desk, Reader
from secondsource.web.views import cards, shelf
from secondsource.web.views.judging import said
from secondsource.web.views.notes import note_of

router = APIRouter(include_in_schema=False)
PAGE = 100


@router.get("/log")
def log(request: Request, desk: Reader, before: Annotated[int, Query(ge=1)] = 2**31) -> Response:
    """The judgements, newest first, and whether their chain holds."""
    entries = desk.case.log()
    shown = list(islice((e for e in reversed(entries) if e.n < before), PAGE))
    return page(
        request,
        desk,
        "log.html",
        room="log",
        heading="Log",
        entries=shown,
        said=said,
        count=len(entries),
        broken=broken(entries),
        undone=undone_in(entries),
        older=shown[-1].n if shown and shown[-1].n > 1 else None,
        told=note_of(request, desk),
    )


@router.get("/changes")
def changes(request: Request, desk: Reader) -> Response:
    """What the last run changed, by story."""
    edition = shelf.edition_of(desk.case)
    by_story: dict[str, list[Any]] = {}
    for change in desk.case.changes() if edition and edition.n > 1 else ():
        by_story.setdefault(change.story or "", []).append(change)
    titles = {id_: cards.card(desk.case, id_, edition).title if id_ and edition else "" for id_ in by_story}
    return page(
        request,
        desk,
        "changes.html",
        room="log",
        heading="What changed",
        groups=by_story,
        titles=titles,
        edition=edition,
    )


@router.get("/runs")
def shown(request: Request, desk: Reader) -> Response:
    """The runs, and how far the one at work is."""
    told = desk.case.status()
    state = request.app.state.office.runs[desk.name].state()
    last = runs.last_runs(desk.case, 20)
    working = state.working or bool(last and last[0].ended is None)
    return page(
        request,
        desk,
        "runs.html",
        room="runs",
        heading="Runs",
        runs=last,
        working=working,
        failed=state.failed,
        state=told,
    )


@router.get("/captures")
def files(
    request: Request,
    desk: Reader,
    name: Annotated[str, Query(max_length=2000)] = "",
    q: Annotated[str, Query(max_length=300)] = "",
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    a: Annotated[str, Query(max_length=2000)] = "",
    b: Annotated[str, Query(max_length=2000)] = "",
) -> Response:
    """The files of the case; of one name its versions, and what changed between two of them."""
    if name:
        return _versions(request, desk, name.replace("\0", ""), a, b)
    with desk.case.store.view() as view:
        source = view.held(current=True, after=after, limit=None if q else PAGE + 1)
        found = list(islice((h for h in source if q.casefold() in h.name.casefold()), PAGE + 1))
        skipped = list(islice(view.skipped(), PAGE)) if not after else []
    more = found[PAGE - 1].n if len(found) > PAGE else None
    return page(
        request,
        desk,
        "files.html",
        room="captures",
        heading="Files",
        files=found[:PAGE],
        skipped=skipped,
        q=q,
        more=more,
        begun=after > 0,
    )


def _versions(request: Request, desk: Desk, name: str, a: str, b: str) -> Response:
    held = desk.case.versions(name)
    if not held:
        raise Refused(404, f"no file of this case is called {name[:200]!r}", "see the list of files")
    digests = [version.sha256 for version in held]
    left, right = (a, b) if a in digests and b in digests else ("", "")
    if not left and len(digests) > 1:
        left, right = digests[-2:]
    diff, wrong = None, ""
    if left:
        try:
            diff = desk.case.diff(left, right)
        except SecondSourceError as error:
            wrong = str(error)
    touched = []
    if diff:
        with desk.case.store.view() as view:
            rows = [view.row(id_) for id_ in diff.claim_ids]
        for told, row in zip(diff.claims, rows, strict=True):
            place = f"{desk.base}/stories/{quote(row.story, safe='')}" if row and row.story else ""
            touched.append((told, f"{place}/evidence/{quote(row.id, safe='')}" if row and place else ""))
    return page(
        request,
        desk,
        "versions.html",
        room="captures",
        heading="Versions",
        name=name,
        held=held,
        left=left,
        right=right,
        diff=diff,
        touched=touched,
        wrong=wrong,
    )
